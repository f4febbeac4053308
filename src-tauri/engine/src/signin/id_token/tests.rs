//! Tokens with one thing wrong.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::super::testing::{Case, Key, OTHER_RSA, RSA, answer, at, ec, ed25519, troubles};
use super::*;
use serde_json::json;

const TENANT: &str = "00000000-aaaa-0000-0000-00000000000b";

#[test]
fn a_token_without_fault_is_found_without_fault() {
    assert_eq!(Case::good().found(), [""; 0]);
    let ids: Vec<_> = super::super::judge(&Case::good().seen())
        .iter()
        .map(|f| f.fault.id)
        .collect();
    for id in [
        "callback-accepted",
        "token-received",
        "idtoken-accepted",
        "claims-email-accepted",
        "userinfo-matches",
        "signin-works",
    ] {
        assert!(ids.contains(&id), "{id} in {ids:?}");
    }
}

#[test]
fn each_claim_has_its_finding() {
    let now = at().timestamp();
    for (claim, value, expected) in [
        ("iss", Value::Null, vec!["idtoken-claim-missing"]),
        (
            "iss",
            json!("https://b.example"),
            vec!["idtoken-iss-mismatch"],
        ),
        (
            "iss",
            json!("https://a.example/"),
            vec!["idtoken-iss-mismatch"],
        ),
        (
            "iss",
            json!(["https://a.example"]),
            vec!["idtoken-claim-type"],
        ),
        (
            "sub",
            Value::Null,
            vec!["idtoken-claim-missing", "userinfo-sub-missing"],
        ),
        ("sub", json!(12), vec!["idtoken-claim-type"]),
        (
            "sub",
            json!(""),
            vec!["idtoken-claim-type", "userinfo-sub-mismatch"],
        ),
        ("aud", Value::Null, vec!["idtoken-claim-missing"]),
        ("aud", json!("other"), vec!["idtoken-aud-mismatch"]),
        ("aud", json!([]), vec!["idtoken-aud-mismatch"]),
        ("aud", json!(["app"]), vec![]),
        ("aud", json!(["app", "api"]), vec!["idtoken-aud-array-azp"]),
        ("azp", json!("app"), vec![]),
        ("azp", json!("other"), vec!["idtoken-azp-mismatch"]),
        ("exp", Value::Null, vec!["idtoken-claim-missing"]),
        ("exp", json!("4000000000"), vec!["idtoken-claim-type"]),
        ("exp", json!(4_000_000_000.5), vec![]),
        ("exp", json!(now), vec!["idtoken-time-close"]),
        ("exp", json!(now - 59), vec!["idtoken-time-close"]),
        ("exp", json!(now - 60), vec!["idtoken-expired"]),
        ("exp", json!(i64::MIN), vec!["idtoken-expired"]),
        ("iat", Value::Null, vec!["idtoken-claim-missing"]),
        ("iat", json!(now + 1), vec![]),
        ("iat", json!(now + 60), vec!["idtoken-time-close"]),
        ("iat", json!(now + 61), vec!["idtoken-iat-future"]),
        ("nbf", json!(now + 61), vec!["idtoken-iat-future"]),
        ("nbf", json!(now - 61), vec![]),
        ("nonce", Value::Null, vec!["idtoken-nonce-missing"]),
        ("nonce", json!("other"), vec!["idtoken-nonce-mismatch"]),
        (
            "at_hash",
            json!("AAAAAAAAAAAAAAAAAAAAAA"),
            vec!["idtoken-at-hash-mismatch"],
        ),
    ] {
        let mut case = Case::claim(claim, value.clone());
        if claim == "sub" && value.is_null() {
            case.userinfo = Some(answer(200, "application/json", "{}"));
        }
        assert_eq!(case.found(), expected, "{claim} = {value}");
    }
}

#[test]
fn all_findings_come_at_once() {
    let mut case = Case::claim("iss", json!("https://b.example"));
    case.set("aud", json!("other"));
    case.set("nonce", Value::Null);
    let found = troubles(&case.signed_by(&OTHER_RSA));
    assert_eq!(
        found,
        [
            "idtoken-aud-mismatch",
            "idtoken-bad-signature",
            "idtoken-iss-mismatch",
            "idtoken-nonce-missing"
        ]
    );
}

#[test]
fn at_hash_is_compared_with_the_access_token() {
    let hash = super::super::signature::half_hash("RS256", super::super::testing::ACCESS).unwrap();
    assert_eq!(Case::claim("at_hash", json!(hash)).found(), [""; 0]);
}

#[test]
fn algorithms_are_held_against_metadata() {
    let with = |alg: &str, key: &Key, listed: Option<&[&str]>| {
        let mut case = Case::good();
        case.header["alg"] = alg.into();
        case.keys = Some(vec![key.jwk("k1")]);
        case.metadata.id_token_signing_algs =
            listed.map(|l| l.iter().map(|a| (*a).to_owned()).collect());
        troubles(&case.signed_by(key))
    };
    let es = ec("P-256");
    assert_eq!(with("RS256", &RSA, Some(&["RS256"])), [""; 0]);
    assert_eq!(
        with("ES256", &es, Some(&["RS256", "ES256"])),
        ["idtoken-alg-not-rs256"]
    );
    assert_eq!(with("ES256", &es, None), ["idtoken-alg-not-rs256"]);
    assert_eq!(
        with("ES256", &es, Some(&["RS256"])),
        ["idtoken-alg-es-or-ps"]
    );
    assert_eq!(with("Ed25519", &ed25519(), None), ["idtoken-alg-not-rs256"]);
    assert_eq!(
        with("HS256", &Key::Secret, Some(&["RS256", "HS256"])),
        ["idtoken-alg-symmetric"]
    );
    assert_eq!(
        with("HS256", &Key::Secret, Some(&["RS256"])),
        ["idtoken-alg-hs256"]
    );
    let mut public = Case::good();
    public.header["alg"] = "HS256".into();
    public.with_secret = false;
    assert_eq!(
        troubles(&public.signed_by(&Key::Secret)),
        ["idtoken-alg-hs256"]
    );
    assert_eq!(with("none", &RSA, None), ["idtoken-alg-none"]);
    assert_eq!(
        with("ES640", &es, Some(&["ES640"])),
        ["idtoken-alg-not-rs256", "idtoken-alg-unchecked"]
    );
}

#[test]
fn keys_and_headers_have_their_findings() {
    let with = |change: fn(&mut Case)| {
        let mut case = Case::good();
        change(&mut case);
        case.found()
    };
    assert_eq!(
        with(|c| c.header["kid"] = "k2".into()),
        ["jwks-unknown-kid"]
    );
    assert_eq!(with(|c| c.keys = None), ["idtoken-no-keys"]);
    assert_eq!(
        with(|c| c.keys = Some(vec![ec("P-256").jwk("k1")])),
        ["idtoken-no-fitting-key"]
    );
    assert_eq!(
        with(|c| c.keys = Some(vec![OTHER_RSA.jwk("k1"), RSA.jwk("k1")])),
        [""; 0]
    );
    assert_eq!(
        with(|c| c.header["typ"] = "at+jwt".into()),
        ["idtoken-is-access-token"]
    );
    assert_eq!(
        with(|c| c.header["typ"] = "application/jwt".into()),
        [""; 0]
    );
    assert_eq!(with(|c| c.header["typ"] = "id".into()), ["idtoken-typ"]);
    assert_eq!(
        with(|c| c.header["crit"] = json!(["exp"])),
        ["idtoken-crit"]
    );
    assert_eq!(
        with(|c| c.raw = Some("not.a.token".into())),
        ["idtoken-malformed"]
    );
    let jwe = |c: &mut Case| {
        c.raw = Some("eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d".into())
    };
    assert_eq!(with(jwe), ["idtoken-encrypted"]);
}

#[test]
fn issuers_of_providers_are_recognised() {
    let with = |provider: &'static str, discovered: &str, iss: &str, tid: Option<&str>| {
        let mut case = Case::claim("iss", json!(iss));
        case.provider = Some(provider);
        case.issuer = discovered.to_owned();
        case.set("tid", tid.map_or(Value::Null, Value::from));
        case.found()
    };
    let template = "https://login.microsoftonline.com/{tenantid}/v2.0";
    let filled = template.replace("{tenantid}", TENANT);
    assert_eq!(with("entra", template, &filled, Some(TENANT)), [""; 0]);
    assert_eq!(
        with("entra", template, &filled, Some("another")),
        ["idtoken-iss-mismatch"]
    );
    let v1 = format!("https://sts.windows.net/{TENANT}/");
    assert_eq!(
        with("entra", &filled, &v1, Some(TENANT)),
        ["entra-v1-issuer-vs-v2"]
    );
    assert_eq!(
        with(
            "google",
            "https://accounts.google.com",
            "accounts.google.com",
            None
        ),
        ["google-issuer-without-scheme"]
    );
    assert_eq!(
        with(
            "okta",
            "https://o.okta.com/oauth2/default",
            "https://o.okta.com",
            None
        ),
        ["okta-org-vs-default-issuer"]
    );
    let tfp = format!("https://t.b2clogin.com/tfp/{TENANT}/b2c_1_in/v2.0/");
    let cased = tfp.replace("b2c_1_in", "B2C_1_in");
    let without = format!("https://t.b2clogin.com/{TENANT}/v2.0/");
    for (discovered, iss) in [(&cased, &tfp), (&tfp, &without), (&without, &tfp)] {
        assert_eq!(
            with("entra-b2c", discovered, iss, None),
            ["entra-b2c-tfp-issuer"]
        );
    }
    assert_eq!(with("entra-b2c", &tfp, &tfp, None), [""; 0]);
    let other = "https://other.b2clogin.com/tfp/x/b2c_1_in/v2.0/";
    assert_eq!(
        with("entra-b2c", &tfp, other, None),
        ["idtoken-iss-mismatch"]
    );
    assert_eq!(
        with(
            "auth0",
            "https://id.acme.example/",
            "https://acme.eu.auth0.com/",
            None
        ),
        ["auth0-custom-domain-issuer"]
    );
}

#[test]
fn a_difference_of_clocks_is_told_from_a_wrong_time() {
    let side = |date: &str| {
        let mut seen = Case::claim("iat", json!(at().timestamp() + 120)).seen();
        let response = seen
            .token
            .as_mut()
            .unwrap()
            .exchange
            .response
            .as_mut()
            .unwrap();
        response.headers.push(("date".into(), date.into()));
        let found = judge(&seen);
        found
            .iter()
            .find(|f| f.fault.id == "idtoken-iat-future")
            .unwrap()
            .details["side"]
            .clone()
    };
    assert_eq!(side("Fri, 15 Jan 2027 08:02:00 GMT"), "clocks");
    assert_eq!(side("Fri, 15 Jan 2027 08:00:00 GMT"), "token");
}

/// Values that no claim, header or key should have.
fn odd_values() -> Vec<Value> {
    let texts = ["", "enc", "RS512", "ES512", "AQ", "\u{202e}\u{0}"];
    let numbers = [
        json!(-1),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e308),
        json!(-1e308),
        json!(0.1),
    ];
    let others = [
        json!(null),
        json!(true),
        json!([]),
        json!(["sign"]),
        json!([[], {}, 7]),
        json!({"a": {}}),
    ];
    texts
        .into_iter()
        .map(Value::from)
        .chain(numbers)
        .chain(others)
        .collect()
}

/// Neither judge panics, and they do not disagree.
fn tried(place: &str, members: &[&str], put: impl Fn(&mut Case, &str, Value)) {
    for (member, value) in members
        .iter()
        .flat_map(|m| odd_values().into_iter().map(move |v| (m, v)))
    {
        let mut case = Case::good();
        put(&mut case, member, value.clone());
        let found = case.found();
        assert!(
            !found.contains(&"verifier-disagrees"),
            "{place} {member} = {value}: {found:?}"
        );
    }
}

#[test]
fn no_claim_makes_the_judges_panic_or_disagree() {
    let claims = "iss sub aud exp iat nbf nonce azp at_hash tid email email_verified upn auth_time acr amr updated_at \
        address locale name#de";
    let claims: Vec<&str> = claims.split_whitespace().collect();
    tried("claim", &claims, |case, claim, value| {
        case.claims[claim] = value
    });
}

#[test]
fn no_header_or_key_makes_the_judges_panic_or_disagree() {
    let header = ["alg", "kid", "typ", "cty", "crit", "enc", "jwk", "b64"];
    tried("header", &header, |case, member, value| {
        case.header[member] = value
    });
    let key = [
        "kty", "use", "alg", "kid", "n", "e", "crv", "key_ops", "x5c", "d",
    ];
    tried("key", &key, |case, member, value| {
        if let Some(key) = case.keys.iter_mut().flatten().next() {
            key[member] = value;
        }
    });
}
