//! `latchkey signin`: who comes back, and with what.

use crate::support::{Ended, Latchkey, Provider, at_once, parameter};
use crate::{
    ANY_PORT, BASIC, Client, NATIVE, ODD, PERCENT, POST, oidc_provider, oidc_provider_with, person,
};
use latchkey_sandbox::{Visit, Visitor};
use serde_json::json;

/// What a sign-in without any trouble finds right.
const ALL_RIGHT: [&str; 6] = [
    "callback-accepted",
    "token-received",
    "idtoken-accepted",
    "claims-email-accepted",
    "userinfo-matches",
    "signin-works",
];

fn sign_in(
    provider: &Provider,
    (id, secret): Client,
    visitor: &Visitor,
    more: &[&str],
) -> (Ended, Visit) {
    let which = ["--authority", &provider.issuer, "--client-id", id];
    let arguments = [&which[..], &["--redirect", ANY_PORT], more].concat();
    Latchkey::new().sign_in(provider, &arguments, secret, visitor)
}

#[test]
fn every_kind_of_client_signs_in() {
    let provider = oidc_provider();
    let clients = [
        (BASIC, "basic-encoded"),
        (POST, "post"),
        (ODD, "basic-encoded"),
        (PERCENT, "basic-encoded"),
        (NATIVE, "none"),
    ];
    at_once(clients, |(client, method)| {
        let more: &[&str] = match method {
            "post" => &["--auth", "post"],
            _ => &[],
        };
        let (report, page) = sign_in(provider, client, &person("alice"), more);
        assert_eq!(report.code, 0, "{client:?}: {report:?}");
        assert_eq!(report.troubles(), [""; 0]);
        assert_eq!(report.passes(), ALL_RIGHT);
        assert_eq!(report.notes(), ["claims-email-at-userinfo"]);
        assert_eq!(report.at("/observations/sign_in/asked/method"), method);
        let claims = report.at("/observations/sign_in/id_token/claims");
        assert_eq!(claims["sub"], "alice");
        assert!(page.text.contains("The sign-in works"), "{page:?}");
    });
}

#[test]
fn every_kind_of_key_is_checked() {
    at_once(["RS256", "ES256", "PS256", "EdDSA"], |alg| {
        let provider = oidc_provider_with(&json!({ "alg": alg }));
        let authority = Latchkey::new().run(&["check", &provider.issuer], None);
        assert_eq!(authority.troubles(), [""; 0], "{alg}: {authority:?}");
        assert!(authority.passes().contains(&"jwks-readable"));

        let (report, _) = sign_in(&provider, BASIC, &person("alice"), &[]);
        assert_eq!(report.troubles(), [""; 0], "{alg}: {report:?}");
        assert_eq!(report.passes(), ALL_RIGHT);
        let header = report.at("/observations/sign_in/id_token/header");
        assert_eq!(header["alg"], alg);
        let unusual = report.notes().contains(&"idtoken-alg-not-rs256");
        assert_eq!(unusual, alg != "RS256");
    });
}

#[test]
fn who_signs_in_is_judged() {
    let provider = oidc_provider();
    let cases = [
        ("bob", "claims-email-verified-false"),
        ("nomail", "claims-email-missing"),
        ("alice", "domain-not-associated"),
    ];
    at_once(cases, |(name, trouble)| {
        let domain = match trouble {
            "domain-not-associated" => "example.org",
            _ => "example.com",
        };
        let more = ["--domain", domain];
        let (report, page) = sign_in(provider, BASIC, &person(name), &more);
        assert_eq!(report.code, 1);
        assert_eq!(report.troubles(), [trouble]);
        assert!(report.passes().contains(&"idtoken-accepted"));
        assert!(!report.passes().contains(&"signin-works"));
        assert!(page.text.contains("does not work yet"), "{page:?}");
    });
}

#[test]
fn an_e_mail_address_in_the_id_token_is_found_there() {
    let provider = oidc_provider_with(&json!({ "claimsInIdToken": true }));
    let (report, _) = sign_in(&provider, BASIC, &person("alice"), &[]);
    assert_eq!(report.troubles(), [""; 0]);
    assert_eq!(report.notes(), [""; 0]);
    let claims = report.at("/observations/sign_in/id_token/claims");
    assert_eq!(claims["email"], "alice@example.com");
}

#[test]
fn a_refusal_is_told() {
    let provider = oidc_provider();
    let (report, page) = sign_in(provider, BASIC, &person("alice").refusing(), &[]);
    assert_eq!(report.code, 1);
    assert_eq!(report.troubles(), ["authorize-access-denied"]);
    assert!(page.text.contains("access is denied"), "{page:?}");
}

#[test]
fn a_wrong_secret_shows_at_the_token_endpoint() {
    let provider = oidc_provider();
    let wrong = (BASIC.0, Some("wrong"));
    let (report, _) = sign_in(provider, wrong, &person("alice"), &[]);
    assert_eq!(report.code, 1);
    assert_eq!(report.troubles(), ["token-client-refused"]);
    assert_eq!(report.passes(), ["callback-accepted"]);
}

#[test]
fn what_is_wished_stands_in_the_authorization_request() {
    let provider = oidc_provider();
    let latchkey = Latchkey::new();
    let mut running = latchkey.start(
        &[
            "signin",
            "--no-browser",
            "--authority",
            &provider.issuer,
            "--client-id",
            NATIVE.0,
            "--redirect",
            ANY_PORT,
            "--login-hint",
            "alice@example.com",
            "--prompt",
            "login",
            "--scope",
            "offline_access",
        ],
        None,
    );
    let address = running.address_to_open();
    for (name, value) in [
        ("response_type", "code"),
        ("code_challenge_method", "S256"),
        ("login_hint", "alice@example.com"),
        ("prompt", "login"),
        ("scope", "openid profile email offline_access"),
    ] {
        assert_eq!(parameter(&address, name).as_deref(), Some(value), "{name}");
    }
}
