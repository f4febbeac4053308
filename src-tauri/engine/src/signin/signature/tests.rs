//! Signatures by every algorithm, right and wrong.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::super::testing::{Key, OTHER_RSA, RSA, SECRET, compact, ec, ed25519};
use super::*;
use proptest::prelude::*;
use serde_json::json;

fn checked(alg: &str, key: &Key, jwk: &Value) -> Signature {
    let token = key.sign(&json!({"alg": alg, "kid": "k1"}), &json!({"sub": "ann"}));
    check(
        &compact(&token),
        Some(std::slice::from_ref(jwk)),
        Some(&ClientSecret::new(SECRET.into())),
    )
}

#[test]
fn every_algorithm_that_is_claimed_can_be_checked() {
    let right = Signature::Verified {
        kid: Some("k1".into()),
    };
    for alg in ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"] {
        assert_eq!(checked(alg, &RSA, &RSA.jwk("k1")), right, "{alg}");
        assert_eq!(
            checked(alg, &RSA, &OTHER_RSA.jwk("k1")),
            Signature::Wrong,
            "{alg}"
        );
    }
    for (alg, curve) in [
        ("ES256", "P-256"),
        ("ES384", "P-384"),
        ("ES512", "P-521"),
        ("ES256K", "secp256k1"),
    ] {
        let key = ec(curve);
        assert_eq!(checked(alg, &key, &key.jwk("k1")), right, "{alg}");
        assert_eq!(
            checked(alg, &key, &ec(curve).jwk("k1")),
            Signature::Wrong,
            "{alg}"
        );
    }
    let key = ed25519();
    for alg in ["EdDSA", "Ed25519"] {
        assert_eq!(checked(alg, &key, &key.jwk("k1")), right, "{alg}");
        assert_eq!(
            checked(alg, &key, &ed25519().jwk("k1")),
            Signature::Wrong,
            "{alg}"
        );
    }
    for alg in ["HS256", "HS384", "HS512"] {
        assert_eq!(
            checked(alg, &Key::Secret, &json!({})),
            Signature::Verified { kid: None },
            "{alg}"
        );
    }
}

#[test]
fn a_key_is_chosen_by_its_name_kind_use_and_algorithm() {
    let with = |name: &str, value: Value| {
        let mut jwk = RSA.jwk("k1");
        jwk[name] = value;
        checked("RS256", &RSA, &jwk)
    };
    assert_eq!(
        with("kid", "k2".into()),
        Signature::UnknownKey {
            published: vec!["k2".into()]
        }
    );
    assert_eq!(with("use", "enc".into()), Signature::NoFittingKey);
    assert_eq!(with("alg", "RS512".into()), Signature::NoFittingKey);
    assert_eq!(with("key_ops", json!(["encrypt"])), Signature::NoFittingKey);
    assert_eq!(with("kty", "EC".into()), Signature::NoFittingKey);
    assert_eq!(
        with("n", "!".into()),
        Signature::KeyUnusable {
            why: "its n is not in base64url".into()
        }
    );
    let short = with("n", URL_SAFE_NO_PAD.encode([255; 128]).into());
    assert_eq!(
        short,
        Signature::KeyUnusable {
            why: "it is an RSA key of 1024 bits; 2048 to 8192 can be used".into()
        }
    );
}

#[test]
fn without_a_kid_every_fitting_key_is_tried() {
    let token = RSA.sign(&json!({"alg": "RS256"}), &json!({}));
    let keys = [OTHER_RSA.jwk("k1"), RSA.jwk("k2")];
    assert_eq!(
        check(&compact(&token), Some(&keys), None),
        Signature::Verified {
            kid: Some("k2".into())
        }
    );
}

#[test]
fn what_cannot_be_checked_is_told_apart() {
    let of = |header: Value| check(&compact(&RSA.sign(&header, &json!({}))), None, None);
    assert_eq!(of(json!({"alg": "none"})), Signature::Unsigned);
    assert_eq!(of(json!({"alg": "RS256"})), Signature::NoKeys);
    assert_eq!(of(json!({"alg": "HS256"})), Signature::NoSecret);
    assert_eq!(of(json!({"alg": "ML-DSA-44"})), Signature::Unchecked);
    assert_eq!(of(json!({"alg": 7})), Signature::Unchecked);
    assert_eq!(
        check(&compact("eyJhbGciOiJSUzI1NiJ9.e30."), None, None),
        Signature::Unsigned
    );
}

#[test]
fn eddsa_by_the_larger_curve_is_unchecked_and_not_unfitting() {
    let key = ed25519();
    let larger = json!({"kty": "OKP", "crv": "Ed448", "x": "AA", "kid": "k1"});
    assert_eq!(checked("EdDSA", &key, &larger), Signature::Unchecked);
    assert_eq!(checked("Ed25519", &key, &larger), Signature::NoFittingKey);
}

#[test]
fn either_form_of_a_secp256k1_signature_is_right() {
    let key = ec("secp256k1");
    let token = key.sign(&json!({"alg": "ES256K"}), &json!({}));
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let low = k256::ecdsa::Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).unwrap());
    let low = low.unwrap();
    let high = k256::ecdsa::Signature::from_scalars(low.r(), -low.s()).unwrap();
    for form in [low, high] {
        let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(form.to_bytes()));
        assert_eq!(
            check(&compact(&token), Some(&[key.jwk("k1")]), None),
            Signature::Verified {
                kid: Some("k1".into())
            }
        );
    }
}

#[test]
fn the_hash_is_that_of_openid_connect_core_appendix_a() {
    let token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
    assert_eq!(
        half_hash("RS256", token).as_deref(),
        Some("77QmUPtjPfzWtF2AnpK9RQ")
    );
    assert_eq!(half_hash("none", token), None);
}

proptest! {
    #[test]
    fn no_key_makes_it_panic(alg in "(RS256|PS512|ES256|ES384|ES512|ES256K|EdDSA|HS256|.{0,6})", n in "[A-Za-z0-9_=-]{0,12}", kty in "(RSA|EC|OKP|oct)", crv in "(P-256|P-521|secp256k1|Ed25519|Ed448)") {
        let key = json!({"kty": kty, "n": n, "e": n, "x": n, "y": n, "crv": crv, "kid": 7});
        let token = Key::Secret.sign(&json!({"alg": alg}), &json!({}));
        let _ = check(&compact(&token), Some(&[key]), None);
        let _ = half_hash(&alg, &n);
    }
}
