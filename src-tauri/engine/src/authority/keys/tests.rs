//! Tests of the key set's judge.
use super::*;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;
use serde_json::json;

fn ids(keys: Value, algs: &[&str]) -> Vec<&'static str> {
    let metadata = Metadata {
        id_token_signing_algs: Some(algs.iter().map(|a| (*a).to_owned()).collect()),
        ..Metadata::default()
    };
    judge_document(&keys.to_string(), &metadata, DateTime::UNIX_EPOCH)
        .iter()
        .map(|f| f.fault.id)
        .collect()
}

fn rsa(bytes: usize) -> String {
    URL_SAFE_NO_PAD.encode(vec![0xff_u8; bytes])
}

#[test]
fn keys_are_judged_one_by_one_and_together() {
    let good =
        json!({"kty": "RSA", "kid": "a", "use": "sig", "alg": "RS256", "n": rsa(256), "e": "AQAB"});
    let ec = json!({"kty": "EC", "crv": "P-256", "x": "AAAA", "y": "AAAA"});
    for (keys, algs, expected) in [
        (json!([good]), vec!["RS256"], vec!["jwks-readable"]),
        (json!([]), vec!["RS256"], vec!["jwks-empty"]),
        (json!([good]), vec!["ES256"], vec!["jwks-alg-mismatch"]),
        (json!([good, ec]), vec!["RS256"], vec!["jwks-no-kid"]),
        (
            json!([good, good]),
            vec!["RS256"],
            vec!["jwks-duplicate-kid"],
        ),
        (
            json!([{"kty": "RSA", "use": "enc", "n": rsa(256), "e": "AQAB"}]),
            vec!["RS256"],
            vec!["jwks-enc-only"],
        ),
        (
            json!([{"kty": "RSA", "n": rsa(128), "e": "AQAB"}]),
            vec!["RS256"],
            vec!["jwks-key-too-short"],
        ),
        (
            json!([{"kty": "RSA", "n": rsa(256), "e": "AQAB", "d": "AQAB"}]),
            vec!["RS256"],
            vec!["jwks-private-key"],
        ),
        (
            json!([{"kty": "RSA", "n": "!", "e": "AQAB"}]),
            vec!["RS256"],
            vec!["jwks-key-malformed"],
        ),
        (
            json!([{"kty": "EC", "crv": "P-384", "alg": "ES256", "x": "AAAA", "y": "AAAA"}, good]),
            vec!["RS256"],
            vec!["jwks-key-contradicts", "jwks-no-kid"],
        ),
    ] {
        assert_eq!(ids(json!({ "keys": keys }), &algs), expected, "{keys}");
    }
    assert_eq!(ids(json!({}), &["RS256"]), ["jwks-empty"]);
    assert_eq!(ids(json!([]), &["RS256"]), ["jwks-invalid"]);
}

#[test]
fn a_set_without_end_is_judged_up_to_a_bound() {
    let found = ids(json!({ "keys": vec![json!({}); 5000] }), &["RS256"]);
    assert_eq!(found.first(), Some(&"jwks-too-many"));
    assert!(found.len() < 300, "{}", found.len());
}

proptest! {
    #[test]
    fn no_key_set_makes_it_panic(kty in "RSA|EC|OKP|oct|x", n in "[A-Za-z0-9_=-]{0,20}", ops in proptest::collection::vec("[a-z]{0,8}", 0..3)) {
        let keys = json!({"keys": [{"kty": kty, "n": n, "e": n, "x": n, "x5c": [n], "key_ops": ops, "crv": n, "alg": n}, n, null, 1]});
        let _ = ids(keys, &["RS256", "none"]);
    }
}
