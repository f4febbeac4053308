#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::authority::{AuthorityObservation, ManualEndpoints};
use crate::credentials::{expiry, shape};
use crate::finding::{Field, Grade};
use crate::report::{Report, Subject, Verdict};
use crate::setup::{Step, sample};
use crate::signin::testing::{ACCESS, Case, NONCE, SECRET, at};
use crate::{credentials, signin};
use serde_json::{Value, json};

fn authority() -> AuthorityObservation {
    AuthorityObservation {
        at: at(),
        provider: None,
        address: None,
        asked: Vec::new(),
        manual: Some(ManualEndpoints {
            issuer: "http://sso.acme.example".into(),
            authorization_endpoint: "https://sso.acme.example/a".parse().unwrap(),
            token_endpoint: "https://sso.acme.example/t".parse().unwrap(),
            jwks_uri: "https://sso.acme.example/k".parse().unwrap(),
        }),
        saved: None,
        keys: None,
    }
}

fn stored<O: serde::Serialize>(
    subject: Subject,
    seen: O,
    findings: Vec<crate::finding::Finding>,
) -> StoredReport {
    let words = Words::speaking("en");
    let report = Report::new(subject, "acme", seen, findings, 42, &words);
    StoredReport::of(&report, &sample::stored(), at()).unwrap()
}

fn ids(view: &ReportView) -> Vec<&str> {
    view.findings
        .iter()
        .map(|f| f.finding.id.as_str())
        .collect()
}

#[test]
fn a_report_is_judged_anew_whatever_was_found_then() {
    let stored = stored(Subject::Authority, authority(), Vec::new());
    assert_eq!(stored.verdict, Verdict::Pass);
    let view = report_view(&stored, true, &Words::speaking("en"));
    assert_eq!(view.took_ms, 42);
    assert!(view.current);
    let found = &view.findings[0];
    assert_eq!(found.finding.id, "authority-http-scheme");
    assert_eq!(
        (found.step, found.finding.field),
        (Some(Step::Authority), Some(Field::Authority))
    );
    assert_eq!(found.apply.unwrap().as_str(), "authority");
    assert_eq!(view.verdict, found.finding.grade.into());
}

#[test]
fn the_words_are_those_of_the_present_language() {
    let stored = stored(Subject::Authority, authority(), Vec::new());
    for code in Words::languages() {
        let words = Words::speaking(code);
        let view = report_view(&stored, true, &words);
        let finding = &crate::authority::judge(&authority())[0];
        assert_eq!(view.findings[0].finding.title, words.finding(finding).title);
    }
}

#[test]
fn what_rests_on_more_than_the_observation_is_taken_from_the_report() {
    let seen = credentials::Observation {
        authority: authority(),
        proof: None,
        redirects: Vec::new(),
    };
    let masked = shape::CLIENT_SECRET_MASKED
        .found()
        .field(Field::ClientSecret);
    let soon = expiry::judge(Some(at() + chrono::Duration::days(3)), at());
    // Found then by a judge that has changed its mind.
    let other = credentials::judge::CREDENTIALS_REFUSED.found();
    let other_id = other.fault.id;
    let mut stored = stored(Subject::Credentials, seen, vec![masked, soon, other]);
    let view = report_view(&stored, false, &Words::speaking("en"));
    assert!(ids(&view).contains(&"client-secret-masked"));
    // The setup itself says when its secret ends, by the date that it has now.
    assert!(!ids(&view).contains(&"secret-expires-soon"));
    assert!(!ids(&view).contains(&other_id));
    assert!(
        view.findings
            .is_sorted_by_key(|f| std::cmp::Reverse(f.finding.grade))
    );
    assert_eq!(view.findings[0].finding.grade, Grade::Fail);
    assert!(!view.current && view.proof.is_some());

    stored.document["findings"][0]["title"] = json!("words of old");
    let view = report_view(&stored, false, &Words::speaking("en"));
    assert!(
        view.findings
            .iter()
            .all(|f| f.finding.title != "words of old")
    );
}

#[test]
fn a_report_of_another_form_is_shown_as_it_was() {
    let masked = shape::CLIENT_SECRET_MASKED
        .found()
        .field(Field::ClientSecret);
    let stored = stored(Subject::SignIn, json!({"of": "old"}), vec![masked]);
    let view = report_view(&stored, true, &Words::speaking("en"));
    assert_eq!(ids(&view), ["client-secret-masked"]);
    assert_eq!(view.findings[0].step, Some(Step::Credentials));
    assert!(view.layers.is_empty() && view.hops.is_empty());
    let mut unreadable = stored;
    unreadable.document = Value::Null;
    let view = report_view(&unreadable, true, &Words::speaking("en"));
    assert!(view.findings.is_empty());
    assert_eq!(view.verdict, Verdict::Fail);
}

#[test]
fn a_sign_in_has_its_picture_claims_and_parameters_and_no_secret() {
    let mut case = Case::good();
    case.callback.parameters.push("session_state".into());
    let mut sign_in = case.seen();
    sign_in.callback.as_mut().unwrap().iss = Some(sign_in.asked.issuer.clone());
    sign_in
        .callback
        .as_mut()
        .unwrap()
        .parameters
        .push("iss".into());
    let seen = signin::Seen {
        authority: authority(),
        sign_in,
    };
    let stored = stored(Subject::SignIn, seen, Vec::new());
    let view = report_view(&stored, true, &Words::speaking("en"));
    assert_eq!((view.hops.len(), view.claims[0].name.as_str()), (5, "sub"));
    let rows = |rows: &[crate::view::Named]| {
        let rows = rows.iter().map(|n| (n.name.clone(), n.value.clone()));
        rows.collect::<Vec<_>>()
    };
    let row = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let asked = rows(&view.asked);
    assert!(asked.contains(&row("scope", "openid profile email")));
    assert!(asked.contains(&row("PKCE", "S256")));
    assert!(asked.contains(&row("client authentication", "client_secret_basic")));
    let returned = rows(&view.returned);
    for expected in [
        row("code", "received, not kept"),
        row("state", "as sent"),
        row("iss", "as published"),
        row("session_state", "ignored"),
        row("access_token", "received, not kept"),
        row("expires_in", "300"),
        row("token_type", "Bearer"),
    ] {
        assert!(returned.contains(&expected), "{expected:?} in {returned:?}");
    }
    let text = serde_json::to_string(&view).unwrap();
    for canary in [SECRET, ACCESS] {
        assert!(!text.contains(canary));
    }
    assert!(text.contains(NONCE), "the nonce is a claim and no secret");
}
