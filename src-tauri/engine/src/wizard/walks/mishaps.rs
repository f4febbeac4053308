//! What goes wrong on the way to the end, as a setup of the service shows it.

use super::*;
use crate::authority::{self, AuthorityObservation};
use crate::client_auth::Method;
use crate::credentials;
use crate::credentials::testing::{Asked, Fake, Sent, Still, answer, now, observed, trial_of};
use crate::fetch::{Budget, Limits};
use crate::finding::Finding;
use crate::ports::Answer as Answered;
use crate::report::{Report, Subject};
use crate::signin::testing::Case;
use crate::signin::{self, Seen};
use serde_json::json;

/// Each setup of the service in which something is amiss, or was looked at, one matter at a time.
pub(super) fn each_mishap(service: &Service, words: &Words, mut see: impl FnMut(&SetupView)) {
    let of = |provider: &str| {
        let allowed =
            service.providers.is_empty() || service.providers.iter().any(|p| p == provider);
        let provider = Provider::find(provider).filter(|_| allowed)?;
        let region = service.regions.first();
        let mut draft = draft(service, region.map(|one| one.id.as_str()), provider, false);
        set(&mut draft, "associated_domains", "acme.example");
        Some(draft)
    };
    if let Some(mut draft) = of("okta").filter(Draft::is_oidc) {
        set(&mut draft, "break_glass_emails", "admin@elsewhere.example");
        set(&mut draft, "secret_expires_at", "2026-12-02");
        see(&view(&draft, words));
    }
    for (provider, authority, issuer) in [
        ("okta", "https://acme.okta.com", "https://acme.okta.com"),
        (
            "entra",
            "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555",
            "https://sts.windows.net/11111111-2222-4333-8444-555555555555/",
        ),
        (
            "auth0",
            "https://acme.eu.auth0.com",
            "https://acme.eu.auth0.com/",
        ),
    ] {
        let Some(mut draft) = of(provider).filter(|_| service.steps.contains(&Step::Authority))
        else {
            continue;
        };
        set(&mut draft, "authority", authority);
        let seen = looked_at(&draft, issuer);
        let findings = authority::judge(&seen);
        see(&after(&draft, Subject::Authority, seen, findings, words));
    }
    if let Some(draft) = of("jumpcloud").filter(|_| service.steps.contains(&Step::Credentials)) {
        let refused = (401, "invalid_client");
        let mut trial = trial_of(Method::BasicEncoded, Asked::AuthorizationCode, refused);
        trial.said.codes = vec!["token_endpoint_auth_method".to_owned()];
        let seen = credentials::Observation {
            authority: looked_at(&draft, "https://oauth.id.jumpcloud.com/"),
            proof: Some(observed(vec![trial], None)),
            redirects: Vec::new(),
        };
        let (_, findings) = seen.judge();
        see(&after(&draft, Subject::Credentials, seen, findings, words));
    }
    if let Some(draft) = of("entra").filter(|_| service.steps.contains(&Step::SignIn)) {
        let authority = draft.authority.as_ref().unwrap().to_string();
        for (claim, value) in [("email", Value::Null), ("iss", json!("https://b.example"))] {
            let mut case = Case::claim(claim, value);
            case.userinfo = Some(answer(200, "application/json", r#"{"sub":"ann"}"#));
            case.provider = Some("entra");
            let seen = Seen {
                authority: looked_at(&draft, &authority),
                sign_in: case.seen(),
            };
            let findings = signin::judge(&seen.sign_in);
            see(&after(&draft, Subject::SignIn, seen, findings, words));
        }
    }
}

/// The draft's authority, which serves the document of that issuer.
fn looked_at(draft: &Draft, issuer: &str) -> AuthorityObservation {
    let at = |what: &str| format!("https://id.acme.example/{what}");
    let document = json!({
        "issuer": issuer,
        "authorization_endpoint": at("authorize"),
        "token_endpoint": at("token"),
        "jwks_uri": at("keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "userinfo_endpoint": at("userinfo"),
        "scopes_supported": ["openid", "profile", "email"],
        "claims_supported": ["sub", "email"],
    });
    let answers = |sent: &Sent| -> Answered {
        let keys = json!({ "keys": [] });
        let body = if sent.url.ends_with("/keys") {
            &keys
        } else {
            &document
        };
        answer(200, "application/json", &body.to_string())
    };
    let budget = Budget::start(Limits::default(), &Still);
    now(authority::observe(
        &Fake::new(answers),
        &Still,
        &budget,
        draft.authority_ask(),
    ))
}

/// The setup once that was looked at.
fn after<O: serde::Serialize>(
    draft: &Draft,
    subject: Subject,
    seen: O,
    findings: Vec<Finding>,
    words: &Words,
) -> SetupView {
    let report = Report::new(subject, "", seen, findings, 0, words);
    shown(
        draft,
        |stored| vec![StoredReport::of(&report, stored, sample::now()).unwrap()],
        words,
    )
}
