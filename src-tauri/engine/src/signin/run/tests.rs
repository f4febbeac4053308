//! Whole sign-ins over ports in memory.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::super::testing::{
    ACCESS, CLIENT, Case, Fake, ISSUER, Key, RSA, SECRET, Sent, Stepping, Stopped, Visit, answer,
    arrival, at, now, troubles,
};
use super::*;
use crate::authority::Metadata;
use crate::client_auth::Method;
use crate::fetch::Limits;
use crate::ports::{Answer, BindError, BindErrorKind};
use crate::secrets::{ClientSecret, CodeVerifier};
use crate::values::{ClientId, LoopbackRedirect, Scopes};
use serde_json::{Value, json};
use std::sync::Mutex;
use std::time::Duration;

const CODE: &str = "canary-authorization-code";

fn metadata() -> Metadata {
    let url = |path: &str| Some(format!("{ISSUER}/{path}").parse().unwrap());
    Metadata {
        authorization_endpoint: url("authorize"),
        token_endpoint: url("token"),
        userinfo_endpoint: url("userinfo"),
        jwks_uri: url("jwks"),
        ..Metadata::default()
    }
}

/// A run with this provider behind it; the listener and what was sent come back besides.
struct Run {
    observation: Observation,
    findings: Vec<Finding>,
    steps: Vec<String>,
    sent: Vec<Sent>,
    page: Option<String>,
    kept: bool,
}

fn sign_in(
    visit: &Visit,
    metadata: &Metadata,
    keys: Option<&str>,
    answers: impl Fn(&Sent) -> Answer + Send + Sync,
) -> Run {
    let http = Fake::new(answers);
    let (client_id, secret) = (
        ClientId::parse(CLIENT).unwrap(),
        ClientSecret::new(SECRET.into()),
    );
    let (scopes, redirect) = (
        Scopes::with(&[]),
        LoopbackRedirect::parse("http://127.0.0.1:0/cb").unwrap(),
    );
    let ask = Ask {
        metadata,
        metadata_in_clear: false,
        issuer: ISSUER,
        keys,
        provider: None,
        client_id: &client_id,
        secret: Some(&secret),
        method: Method::Post,
        scopes: &scopes,
        redirect: &redirect,
        login_hint: None,
        prompt: None,
        associated_domains: &[],
        open_browser: true,
        wait: Duration::from_secs(300),
        limits: Limits::default(),
    };
    let steps = Mutex::new(Vec::new());
    let progress = |step: Step| {
        steps.lock().unwrap().push(
            format!("{step:?}")
                .split(['(', ' '])
                .next()
                .unwrap()
                .to_owned(),
        )
    };
    let world = World {
        http: &http,
        clock: &Stopped,
        random: &Stepping::default(),
        browser: visit,
        loopback: &visit,
    };
    let done = now(run(&world, &ask, &Words::speaking("en"), &progress));
    let page = visit.shown.lock().unwrap().clone().map(|p| p.html);
    Run {
        kept: done.listener.is_some(),
        observation: done.observation,
        findings: done.findings,
        steps: steps.into_inner().unwrap(),
        sent: http.sent.into_inner().unwrap(),
        page,
    }
}

fn answered(state: &str) -> Vec<Arrival> {
    vec![arrival(&[("code", CODE), ("state", state)])]
}

/// A provider without fault, whose ID Token answers to what `visit` opened.
fn provider(visit: &Visit, kid: &str) -> impl Fn(&Sent) -> Answer {
    move |sent: &Sent| match sent.url.strip_prefix(ISSUER).unwrap() {
        "/token" => {
            let mut claims = Case::good().claims;
            claims["nonce"] = visit.sent("nonce").into();
            let token = RSA.sign(&json!({"alg": "RS256", "kid": kid}), &claims);
            let body = json!({"token_type": "Bearer", "access_token": ACCESS, "id_token": token, "refresh_token": "canary-refresh"});
            answer(200, "application/json", &body.to_string())
        }
        "/userinfo" => {
            assert_eq!(
                sent.authorization.as_deref(),
                Some(format!("Bearer {ACCESS}").as_str())
            );
            answer(200, "application/json", r#"{"sub":"ann"}"#)
        }
        "/jwks" => answer(
            200,
            "application/json",
            &json!({"keys": [RSA.jwk(kid)]}).to_string(),
        ),
        other => panic!("{other}"),
    }
}

/// Nothing secret stands anywhere in an observation.
fn assert_clean(run: &Run) {
    let text = serde_json::to_string(&run.observation).unwrap() + &format!("{:?}", run.findings);
    for canary in ["canary", "eyJ"] {
        assert!(
            !text.replace("canary-nonce", "").contains(canary),
            "{canary} in {text}"
        );
    }
}

#[test]
fn a_sign_in_that_goes_well_says_so_everywhere() {
    let visit = Visit::new(answered);
    let keys = json!({"keys": [RSA.jwk("k1")]}).to_string();
    let run = sign_in(&visit, &metadata(), Some(&keys), provider(&visit, "k1"));
    assert_eq!(troubles(&run.observation), [""; 0]);
    assert_eq!(
        run.steps,
        [
            "Listening",
            "Open",
            "BrowserOpened",
            "CallbackReceived",
            "TokenReceived",
            "UserinfoReceived"
        ]
    );
    assert!(run.kept && run.page.unwrap().contains("The sign-in works"));
    assert_eq!(
        run.observation.asked.redirect.as_deref(),
        Some("http://127.0.0.1:4711/cb")
    );
    assert_eq!(run.observation.own_cost_us(), Some(0));

    let token: Vec<&Sent> = run
        .sent
        .iter()
        .filter(|s| s.url.ends_with("/token"))
        .collect();
    assert_eq!(token.len(), 1);
    assert_eq!(token[0].field("code"), Some(CODE));
    assert_eq!(
        token[0].field("redirect_uri"),
        Some("http://127.0.0.1:4711/cb")
    );
    assert_eq!(token[0].field("client_secret"), Some(SECRET));
    let verifier = CodeVerifier::new(token[0].field("code_verifier").unwrap().to_owned());
    assert_eq!(verifier.challenge(), visit.sent("code_challenge"));
    assert!(
        !run.sent.iter().any(|s| s.url.ends_with("/jwks")),
        "the keys were at hand"
    );
}

#[test]
fn an_observation_holds_no_secret() {
    let visit = Visit::new(answered);
    assert_clean(&sign_in(&visit, &metadata(), None, provider(&visit, "k1")));
}

#[test]
fn a_provider_that_repeats_what_it_was_sent_puts_no_secret_into_the_observation() {
    let visit = Visit::new(answered);
    let run = sign_in(&visit, &metadata(), None, |sent| {
        let form: Vec<String> = sent
            .form
            .iter()
            .map(|(n, v)| format!("{n} is {v}"))
            .collect();
        let body = json!({"error": SECRET, "error_description": form.join(", "), "error_uri": CODE, "scope": form});
        let mut answer = answer(400, "application/json", &body.to_string());
        answer
            .exchange
            .response
            .as_mut()
            .unwrap()
            .headers
            .push(("www-authenticate".into(), SECRET.into()));
        answer
    });
    assert_eq!(troubles(&run.observation), ["token-refused"]);
    assert_clean(&run);
    let verifier = run.sent[0].field("code_verifier").unwrap();
    assert!(
        !serde_json::to_string(&run.observation)
            .unwrap()
            .contains(verifier)
    );
}

#[test]
fn an_unknown_key_is_looked_for_once_more() {
    let old = json!({"keys": [Key::jwk(&RSA, "old")]}).to_string();
    let visit = Visit::new(answered);
    let run = sign_in(&visit, &metadata(), Some(&old), provider(&visit, "new"));
    assert_eq!(troubles(&run.observation), [""; 0]);
    assert_eq!(
        run.sent.iter().filter(|s| s.url.ends_with("/jwks")).count(),
        1
    );
    assert!(run.observation.keys.unwrap().fetched.is_some());
}

#[test]
fn what_is_not_the_answer_is_counted_and_does_not_end_the_wait() {
    let visit = Visit::new(|state| {
        let prefetched = Arrival {
            prefetch: true,
            ..arrival(&[("code", "canary-early"), ("state", state)])
        };
        vec![
            arrival(&[]),
            arrival(&[("error", "access_denied"), ("error_description", "<b>no")]),
            arrival(&[("code", "canary-foreign"), ("state", "another")]),
            prefetched,
            arrival(&[("code", CODE), ("state", state)]),
            arrival(&[("code", "canary-late"), ("state", state)]),
        ]
    });
    let run = sign_in(&visit, &metadata(), None, provider(&visit, "k1"));
    let found = troubles(&run.observation);
    assert_eq!(
        found,
        [
            "callback-consumed-by-preload",
            "loopback-favicon-or-preconnect",
            "signin-stray-error"
        ]
    );
    let loopback = run.observation.loopback.clone().unwrap();
    assert_eq!(
        (
            loopback.without_state,
            loopback.other_state,
            loopback.prefetched
        ),
        (2, 1, 1)
    );
    assert_clean(&run);
}

#[test]
fn a_code_of_another_issuer_is_not_redeemed() {
    let visit = Visit::new(|state| {
        vec![arrival(&[
            ("code", CODE),
            ("state", state),
            ("iss", "https://evil.example"),
        ])]
    });
    let run = sign_in(&visit, &metadata(), None, |_| {
        panic!("nothing may be asked")
    });
    assert_eq!(troubles(&run.observation), ["authorize-iss-mixup"]);
    assert!(run.kept && run.page.unwrap().contains("does not work yet"));
}

#[test]
fn an_error_is_the_end_of_it_and_is_shown_escaped() {
    let visit = Visit::new(|state| {
        vec![arrival(&[
            ("error", "access_denied"),
            ("error_description", "<b>no"),
            ("state", state),
        ])]
    });
    let run = sign_in(&visit, &metadata(), None, |_| {
        panic!("nothing may be asked")
    });
    assert_eq!(troubles(&run.observation), ["authorize-access-denied"]);
    assert!(!run.page.unwrap().contains("<b>"));
}

#[test]
fn a_wait_without_an_answer_closes_the_port() {
    let visit = Visit::new(|_| Vec::new());
    let run = sign_in(&visit, &metadata(), None, |_| {
        panic!("nothing may be asked")
    });
    assert_eq!(troubles(&run.observation), ["signin-no-answer"]);
    assert!(!run.kept && run.page.is_none());
}

#[test]
fn without_port_or_endpoint_nothing_is_begun() {
    let mut visit = Visit::new(answered);
    visit.bind_error = Some(BindError {
        port: 8765,
        kind: BindErrorKind::Taken,
        text: "address in use".into(),
    });
    let run = sign_in(&visit, &metadata(), None, |_| {
        panic!("nothing may be asked")
    });
    assert_eq!(troubles(&run.observation), ["loopback-port-taken"]);

    let run = sign_in(&Visit::new(answered), &Metadata::default(), None, |_| {
        panic!("nothing may be asked")
    });
    assert_eq!(
        troubles(&run.observation),
        ["signin-endpoint-missing", "signin-endpoint-missing"]
    );
    assert!(run.steps.is_empty());
}

#[test]
fn the_token_is_judged_by_the_time_of_its_arrival() {
    let visit = Visit::new(answered);
    let run = sign_in(&visit, &metadata(), None, provider(&visit, "k1"));
    assert_eq!(run.observation.id_token.unwrap().at, at());
}

#[test]
fn the_whole_can_be_sent_between_threads() {
    fn is_send<T: Send>(_: &T) {}
    let visit = Visit::new(answered);
    let http = Fake::new(|_: &Sent| answer(200, "application/json", &Value::Null.to_string()));
    let (client_id, scopes) = (ClientId::parse(CLIENT).unwrap(), Scopes::with(&[]));
    let (redirect, metadata, words) = (
        LoopbackRedirect::parse("http://127.0.0.1:0/cb").unwrap(),
        metadata(),
        Words::speaking("en"),
    );
    let ask = Ask {
        metadata: &metadata,
        metadata_in_clear: false,
        issuer: ISSUER,
        keys: None,
        provider: None,
        client_id: &client_id,
        secret: None,
        method: Method::None,
        scopes: &scopes,
        redirect: &redirect,
        login_hint: None,
        prompt: None,
        associated_domains: &[],
        open_browser: true,
        wait: Duration::from_secs(1),
        limits: Limits::default(),
    };
    let random = Stepping::default();
    let world = World {
        http: &http,
        clock: &Stopped,
        random: &random,
        browser: &visit,
        loopback: &&visit,
    };
    let progress = |_: Step| ();
    is_send(&run(&world, &ask, &words, &progress));
}

#[test]
fn nothing_is_sent_where_everybody_could_read_it() {
    let visit = Visit::new(answered);
    let metadata = Metadata {
        token_endpoint: "http://op.example/token".parse().ok(),
        ..metadata()
    };
    let run = sign_in(&visit, &metadata, None, provider(&visit, "k1"));
    assert!(run.sent.is_empty() && run.steps.is_empty());
    let ids: Vec<&str> = run.findings.iter().map(|f| f.fault.id).collect();
    assert_eq!(ids, ["signin-endpoint-not-https"]);
}
