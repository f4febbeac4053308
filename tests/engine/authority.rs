//! An authority observed and judged, without a network.

use crate::world::{Hosts, Noon};
use latchkey_engine::authority::{self, Ask, AuthorityObservation};
use latchkey_engine::fetch::{Budget, Limits};
use latchkey_engine::finding::Finding;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Runs a future whose ports answer at once.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the engine waited for something other than its ports"),
    }
}

fn observe(hosts: &Hosts, authority: &str) -> AuthorityObservation {
    let ask = Ask {
        authority: Some(authority.to_owned()),
        ..Ask::default()
    };
    at_once(authority::observe(
        hosts,
        &Noon,
        &Budget::start(Limits::default(), &Noon),
        ask,
    ))
}

fn ids(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|f| f.fault.id).collect()
}

fn metadata(base: &str) -> Value {
    json!({
        "issuer": base,
        "authorization_endpoint": format!("{base}/authorize"),
        "token_endpoint": format!("{base}/token"),
        "userinfo_endpoint": format!("{base}/userinfo"),
        "jwks_uri": format!("{base}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": ["openid", "profile", "email"],
        "claims_supported": ["sub", "email"],
        "code_challenge_methods_supported": ["S256"],
    })
}

fn keys() -> Value {
    let n = "4".repeat(341) + "A";
    json!({ "keys": [{ "kty": "RSA", "kid": "one", "use": "sig", "alg": "RS256", "n": n, "e": "AQAB" }] })
}

fn good(base: &str) -> Hosts {
    Hosts::default()
        .json(
            &format!("{base}/.well-known/openid-configuration"),
            &metadata(base),
        )
        .json(&format!("{base}/jwks"), &keys())
}

#[test]
fn a_good_authority_has_nothing_to_put_right() {
    let seen = observe(&good("https://op.example"), "https://op.example");
    assert_eq!(
        ids(&authority::judge(&seen)),
        ["discovery-readable", "issuer-matches", "jwks-readable"]
    );
}

#[test]
fn all_findings_come_at_once() {
    let mut document = metadata("https://op.example");
    document["issuer"] = json!("https://op.example/");
    document["token_endpoint"] = json!("http://op.example/token");
    document["userinfo_endpoint"] = json!("");
    document["response_types_supported"] = json!(["id_token"]);
    document["scopes_supported"] = json!("openid");
    document
        .as_object_mut()
        .unwrap()
        .remove("id_token_signing_alg_values_supported");
    let hosts = Hosts::default()
        .answer(
            "https://op.example/.well-known/openid-configuration",
            200,
            &[("content-type", "text/plain")],
            &document.to_string(),
        )
        .answer(
            "https://op.example/jwks",
            403,
            &[("content-type", "text/html")],
            "<html>",
        );
    let found = authority::judge(&observe(&hosts, "https://op.example"));
    let mut ids = ids(&found);
    ids.sort_unstable();
    assert_eq!(
        ids,
        [
            "discovery-endpoints-http-or-internal",
            "discovery-field-no-address",
            "discovery-field-type",
            "discovery-json-wrong-content-type",
            "discovery-missing-required-field",
            "discovery-no-code-flow",
            "issuer-trailing-slash",
            "jwks-fetch-fails",
        ]
    );
}

#[test]
fn a_redirect_is_followed_and_told_and_a_circle_ends() {
    let moved = [(
        "location",
        "https://new.example/.well-known/openid-configuration",
    )];
    let hosts = good("https://new.example").answer(
        "https://old.example/.well-known/openid-configuration",
        301,
        &moved,
        "",
    );
    let found = authority::judge(&observe(&hosts, "https://old.example"));
    assert!(
        ids(&found).contains(&"discovery-cross-host-redirect")
            && ids(&found).contains(&"issuer-host-mismatch")
    );

    let circle = [("location", "/.well-known/openid-configuration")];
    let hosts = Hosts::default().answer(
        "https://a.example/.well-known/openid-configuration",
        302,
        &circle,
        "",
    );
    let found = authority::judge(&observe(&hosts, "https://a.example"));
    assert!(ids(&found).contains(&"discovery-redirect-not-followed"));
    assert_eq!(hosts.asked.lock().unwrap().len(), 6);

    let down = [("location", "http://a.example/plain")];
    let hosts = Hosts::default().answer(
        "https://a.example/.well-known/openid-configuration",
        302,
        &down,
        "",
    );
    let found = authority::judge(&observe(&hosts, "https://a.example"));
    assert!(ids(&found).contains(&"discovery-redirect-not-followed"));
    let out = [("location", "http://elsewhere.example/plain")];
    let at = "http://127.0.0.1:9/.well-known/openid-configuration";
    let here = Hosts::default().answer(at, 302, &out, "");
    observe(&here, "http://127.0.0.1:9");
    assert_eq!(here.asked.lock().unwrap().len(), 1);
    assert_eq!(
        hosts.asked.lock().unwrap().len(),
        1,
        "https never leads to http"
    );
}

#[test]
fn the_address_of_an_endpoint_leads_to_the_authority_above_it() {
    let hosts = good("https://op.example/realms/r")
        .answer(
            "https://op.example/realms/r/protocol/oidc/auth/.well-known/openid-configuration",
            404,
            &[],
            "",
        )
        .answer(
            "https://op.example/realms/r/protocol/oidc/.well-known/openid-configuration",
            404,
            &[],
            "",
        )
        .answer(
            "https://op.example/realms/r/protocol/.well-known/openid-configuration",
            404,
            &[],
            "",
        );
    let seen = observe(&hosts, "https://op.example/realms/r/protocol/oidc/auth");
    assert_eq!(
        seen.authority().unwrap().as_str(),
        "https://op.example/realms/r"
    );
    let found = authority::judge(&seen);
    assert_eq!(found[0].fault.id, "authority-understood");
    assert_eq!(
        found[0].suggestion.as_deref(),
        Some("https://op.example/realms/r")
    );

    let lost = Hosts::default()
        .answer(
            "https://op.example/authorize/.well-known/openid-configuration",
            404,
            &[],
            "",
        )
        .answer(
            "https://op.example/.well-known/openid-configuration",
            200,
            &[("content-type", "text/html")],
            "<html>",
        );
    let found = authority::judge(&observe(&lost, "https://op.example/authorize"));
    assert_eq!(ids(&found), ["authority-is-endpoint-url", "discovery-404"]);
}

#[test]
fn an_authority_that_ends_like_an_endpoint_is_asked_first() {
    let hosts = good("https://op.example/api/auth");
    let found = authority::judge(&observe(&hosts, "https://op.example/api/auth"));
    assert_eq!(
        ids(&found),
        ["discovery-readable", "issuer-matches", "jwks-readable"]
    );
    assert_eq!(hosts.asked.lock().unwrap().len(), 2);
}

#[test]
fn the_slash_of_the_issuer_is_taken_where_the_document_s_address_was_entered() {
    let mut document = metadata("https://op.example");
    document["issuer"] = json!("https://op.example/");
    let hosts = good("https://op.example").json(
        "https://op.example/.well-known/openid-configuration",
        &document,
    );
    let seen = observe(
        &hosts,
        "https://op.example/.well-known/openid-configuration",
    );
    assert_eq!(seen.authority().unwrap().as_str(), "https://op.example/");
    let found = authority::judge(&seen);
    assert!(ids(&found).contains(&"issuer-matches"), "{found:?}");
    assert_eq!(found[0].suggestion.as_deref(), Some("https://op.example/"));
}

#[test]
fn bytes_that_are_no_text_are_told_and_the_rest_is_judged() {
    let mut bytes = metadata("https://op.example").to_string().into_bytes();
    bytes.insert(1, b' ');
    bytes.splice(2..2, *b"\"x\":\"\xff\",");
    let hosts = good("https://op.example")
        .bytes(
            "https://op.example/.well-known/openid-configuration",
            &bytes,
        )
        .bytes(
            "https://op.example/jwks",
            b"{\"keys\":[{\"kid\":\"\xff\"}]}",
        );
    let found = authority::judge(&observe(&hosts, "https://op.example"));
    let received = |id| {
        let finding = found.iter().find(|f| f.fault.id == id);
        finding.and_then(|f| f.received.clone())
    };
    assert_eq!(
        received("discovery-invalid-json").as_deref(),
        Some("not UTF-8 text at byte 7")
    );
    assert_eq!(
        received("jwks-invalid").as_deref(),
        Some("not UTF-8 text at byte 17")
    );
    assert!(ids(&found).contains(&"issuer-matches"));
}

#[test]
fn endpoints_entered_by_hand_are_judged_alike() {
    let ask = Ask {
        manual: Some(authority::ManualEndpoints {
            issuer: "https://op.example".into(),
            authorization_endpoint: "https://op.example/authorize".parse().unwrap(),
            token_endpoint: "http://op.example/token".parse().unwrap(),
            jwks_uri: "https://op.example/jwks".parse().unwrap(),
        }),
        ..Ask::default()
    };
    let hosts = good("https://op.example");
    let budget = Budget::start(Limits::default(), &Noon);
    let seen = at_once(authority::observe(&hosts, &Noon, &budget, ask));
    assert_eq!(
        ids(&authority::judge(&seen)),
        ["discovery-endpoints-http-or-internal", "jwks-readable"]
    );
}

#[test]
fn saved_documents_are_judged_without_asking_anybody() {
    let hosts = Hosts::default();
    let ask = Ask {
        saved_metadata: Some(metadata("https://op.example").to_string()),
        saved_keys: Some(keys().to_string()),
        ..Ask::default()
    };
    let seen = at_once(authority::observe(
        &hosts,
        &Noon,
        &Budget::start(Limits::default(), &Noon),
        ask,
    ));
    assert!(hosts.asked.lock().unwrap().is_empty());
    assert_eq!(
        ids(&authority::judge(&seen)),
        ["discovery-readable", "issuer-not-compared", "jwks-readable"]
    );
}

#[test]
fn what_was_observed_is_judged_alike_when_it_is_read_back() {
    let seen = observe(&good("https://op.example"), "“op.example/”");
    let read: AuthorityObservation =
        serde_json::from_str(&serde_json::to_string(&seen).unwrap()).unwrap();
    assert_eq!(ids(&authority::judge(&read)), ids(&authority::judge(&seen)));
}

proptest! {
    /// Whatever stands in a field, the other fields are still judged and nothing panics.
    #[test]
    fn no_document_makes_it_panic(field in 0..11_usize, value in json_value()) {
        let mut document = metadata("https://op.example");
        let name = document.as_object().unwrap().keys().nth(field).unwrap().clone();
        document[name] = value;
        let hosts = Hosts::default().json("https://op.example/.well-known/openid-configuration", &document);
        prop_assert!(!authority::judge(&observe(&hosts, "https://op.example")).is_empty());
    }

    #[test]
    fn no_bytes_make_it_panic(text in ".{0,200}") {
        let hosts = Hosts::default()
            .answer("https://op.example/.well-known/openid-configuration", 200, &[("content-type", "application/json")], &text);
        let found = authority::judge(&observe(&hosts, "https://op.example"));
        prop_assert!(!found.is_empty());
    }
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map("[a-z]{1,6}", inner, 0..4)
                .prop_map(|m| Value::Object(m.into_iter().collect())),
        ]
    })
}
