//! The machine's steps.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::client_auth::Method;
use crate::signin::testing::{Stepping, arrival};
use std::collections::HashMap;

fn started() -> (HashMap<String, String>, Pending) {
    let asking = Asking {
        endpoint: &Url::parse("https://a.example/authorize?tenant=1").unwrap(),
        client_id: &ClientId::parse("app").unwrap(),
        redirect: &LoopbackRedirect::parse("http://127.0.0.1:8765/callback").unwrap(),
        scopes: &Scopes::with(&[]),
        login_hint: Some("ann@acme.example"),
        prompt: Some("login"),
    };
    let (url, pending) = begin(&asking, &Stepping::default());
    (url.query_pairs().into_owned().collect(), pending)
}

#[test]
fn the_request_has_state_nonce_and_challenge_and_keeps_the_endpoint_s_own_query() {
    let (query, pending) = started();
    let verifier = pending.verifier.challenge();
    for (name, value) in [
        ("tenant", "1"),
        ("response_type", "code"),
        ("client_id", "app"),
        ("redirect_uri", "http://127.0.0.1:8765/callback"),
        ("scope", "openid profile email"),
        ("code_challenge", verifier.as_str()),
        ("code_challenge_method", "S256"),
        ("nonce", pending.nonce_sent()),
        ("login_hint", "ann@acme.example"),
        ("prompt", "login"),
    ] {
        assert_eq!(query.get(name).map(String::as_str), Some(value), "{name}");
    }
    assert!(!query.contains_key("response_mode"));
    assert_eq!(query["state"].len(), 43);
    assert_ne!(query["state"], query["nonce"]);
}

#[test]
fn only_our_state_makes_an_answer() {
    let (query, pending) = started();
    let state = query["state"].as_str();
    assert_eq!(
        pending.likeness(&arrival(&[("code", "x"), ("state", state)])),
        Likeness::Answer
    );
    assert_eq!(
        pending.likeness(&arrival(&[("code", "x")])),
        Likeness::WithoutState
    );
    assert_eq!(
        pending.likeness(&arrival(&[("code", "x"), ("state", "y")])),
        Likeness::OtherState
    );
    let prefetched = Arrival {
        prefetch: true,
        ..arrival(&[("state", state)])
    };
    assert_eq!(pending.likeness(&prefetched), Likeness::Prefetched);
}

#[test]
fn one_code_and_no_error_can_be_redeemed() {
    for (parameters, redeemable) in [
        (vec![("code", "abcdefgh")], true),
        (
            vec![("code", "abcdefgh"), ("iss", "https://a.example")],
            true,
        ),
        (vec![("code", "abcdefgh"), ("code", "ijklmnop")], false),
        (
            vec![
                ("code", "abcdefgh"),
                ("iss", "https://a.example"),
                ("iss", "https://b.example"),
            ],
            false,
        ),
        (vec![("code", "")], false),
        (
            vec![("error", "access_denied"), ("code", "abcdefgh")],
            false,
        ),
        (vec![], false),
    ] {
        let (facts, code) = started()
            .1
            .receive(arrival(&parameters), &mut Scrub::default());
        assert_eq!(code.is_some(), redeemable, "{parameters:?}");
        assert!(!serde_json::to_string(&facts).unwrap().contains("abcdefgh"));
    }
}

#[test]
fn the_token_request_carries_code_verifier_and_the_same_redirect_address() {
    let (_, pending) = started();
    let challenge = pending.verifier.challenge();
    let (_, code) = pending.receive(arrival(&[("code", "abcdefgh")]), &mut Scrub::default());
    let id = ClientId::parse("app").unwrap();
    let client = Client {
        id: &id,
        secret: None,
        method: Method::None,
    };
    let (request, _) = code
        .unwrap()
        .redeem(Url::parse("https://a.example/token").unwrap(), &client);
    let form: HashMap<String, String> = url::form_urlencoded::parse(&request.body.unwrap())
        .into_owned()
        .collect();
    assert_eq!(form["code"], "abcdefgh");
    assert_eq!(form["redirect_uri"], "http://127.0.0.1:8765/callback");
    assert_eq!(
        CodeVerifier::new(form["code_verifier"].clone()).challenge(),
        challenge
    );
}
