//! Answers of the token endpoint with one thing wrong.
#![allow(clippy::unwrap_used)]

use super::super::testing::{Case, answer};
use crate::exchange::{Interruption, InterruptionKind, Stage};
use proptest::prelude::*;
use serde_json::{Value, json};

fn answered(status: u16, kind: &str, body: &str) -> Vec<&'static str> {
    let mut case = Case::good();
    case.token_answer = Some(answer(status, kind, body));
    case.found()
}

#[test]
fn refusals_have_their_findings() {
    const JSON: &str = "application/json";
    for (status, kind, body, expected) in [
        (
            401,
            JSON,
            r#"{"error":"invalid_client"}"#,
            vec!["token-client-refused"],
        ),
        (
            400,
            JSON,
            r#"{"error":"invalid_grant"}"#,
            vec!["token-code-expired-or-used", "token-refused"],
        ),
        (
            400,
            JSON,
            r#"{"error":"invalid_request"}"#,
            vec!["token-refused"],
        ),
        (
            200,
            JSON,
            r#"{"error":"invalid_scope"}"#,
            vec!["token-refused"],
        ),
        (200, "text/html", "<p>hello", vec!["token-html-or-non-json"]),
        (404, "text/html", "<p>hello", vec!["token-html-or-non-json"]),
        (400, JSON, "{}", vec!["token-html-or-non-json"]),
        (200, JSON, "access_token=x", vec!["token-html-or-non-json"]),
        (
            403,
            "text/html",
            "<p>checking your browser",
            vec!["token-waf-looks-like-bad-secret"],
        ),
        (302, "text/html", "", vec!["token-redirected"]),
        (429, JSON, "{}", vec!["token-server-error"]),
        (503, "text/html", "", vec!["token-server-error"]),
    ] {
        assert_eq!(answered(status, kind, body), expected, "{status} {body}");
    }
}

#[test]
fn a_method_that_is_not_listed_is_named() {
    let mut case = Case::good();
    case.token_answer = Some(answer(
        401,
        "application/json",
        r#"{"error":"invalid_client"}"#,
    ));
    case.metadata.token_endpoint_auth_methods = Some(vec!["client_secret_post".into()]);
    assert_eq!(
        case.found(),
        ["token-auth-method-mismatch", "token-client-refused"]
    );
}

#[test]
fn a_provider_s_own_code_is_understood() {
    let mut case = Case::good();
    case.provider = Some("entra");
    let body = r#"{"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys are expired."}"#;
    case.token_answer = Some(answer(401, "application/json", body));
    assert_eq!(
        case.found(),
        ["entra-secret-expired", "token-client-refused"]
    );
}

#[test]
fn contents_have_their_findings() {
    for (member, value, expected) in [
        ("token_type", json!("bearer"), vec![]),
        ("token_type", Value::Null, vec!["token-type-not-bearer"]),
        ("token_type", json!("DPoP"), vec!["token-type-not-bearer"]),
        ("expires_in", json!("3600"), vec!["token-field-type"]),
        ("scope", json!(["openid"]), vec!["token-field-type"]),
        ("id_token", Value::Null, vec!["token-no-id-token"]),
        ("id_token", json!(7), vec!["token-no-id-token"]),
        ("access_token", Value::Null, vec!["token-no-access-token"]),
    ] {
        let mut case = Case::good();
        case.token = json!({ member: value });
        assert_eq!(case.found(), expected, "{member}");
    }
}

#[test]
fn a_broken_connection_is_not_blamed_on_the_answer() {
    let mut case = Case::good();
    let mut cut = answer(200, "application/json", "");
    cut.exchange.response = None;
    let text = "connection reset".to_owned();
    cut.exchange.interruption = Some(Interruption {
        stage: Stage::Body,
        kind: InterruptionKind::Other,
        text,
    });
    case.token_answer = Some(cut);
    assert_eq!(case.found(), ["network-closed"]);
}

proptest! {
    #[test]
    fn no_answer_makes_it_panic(status in 100_u16..600, body in "[\\[\\]{}:,\"a-z_0-9 é]{0,80}") {
        answered(status, "application/json", &body);
    }

    #[test]
    fn no_member_makes_it_panic(member in "(id_token|token_type|scope|expires_in|error|error_description)", text in "\\PC{0,40}") {
        let mut case = Case::good();
        case.token = json!({ member: text });
        case.found();
    }
}
