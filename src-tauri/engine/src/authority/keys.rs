//! Judges the key set: the answer that carried it, each key by itself, and all against the metadata
//! (RFC 7517, RFC 7518, RFC 8037).

use super::metadata::Metadata;
use crate::certificate::Certificate;
use crate::exchange::InterruptionKind;
use crate::faults;
use crate::fetch::Fetched;
use crate::finding::{Finding, Grade};
use crate::json;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use serde_json::Value;
use std::collections::BTreeMap;

faults! {
    /// Every key is right, and fits the metadata.
    JWKS_READABLE = pass "jwks-readable" cites "RFC 7517, section 5";
    /// The key set could not be fetched.
    JWKS_FETCH_FAILS = fail "jwks-fetch-fails" cites "OpenID Connect Discovery 1.0, section 3";
    /// No JSON, or no key set.
    JWKS_INVALID = fail "jwks-invalid" cites "RFC 7517, section 5";
    /// No key in it.
    JWKS_EMPTY = fail "jwks-empty" cites "RFC 7517, section 5.1";
    /// Keys for encryption only.
    JWKS_ENC_ONLY = fail "jwks-enc-only" cites "RFC 7517, section 4.2";
    /// Several keys, and one without an id.
    JWKS_NO_KID = warn "jwks-no-kid" cites "OpenID Connect Core 1.0, section 10.1";
    /// Two signing keys of one kind under one id.
    JWKS_DUPLICATE_KID = warn "jwks-duplicate-kid" cites "RFC 7517, section 4.5";
    /// A key lacks a member that its type must have, or has one that cannot be read.
    JWKS_KEY_MALFORMED = warn "jwks-key-malformed" cites "RFC 7518, section 6";
    /// A key of a type or curve that hardly anybody knows.
    JWKS_KEY_UNKNOWN = note "jwks-key-unknown" cites "RFC 7517, section 5";
    /// An RSA key below 2048 bits.
    JWKS_KEY_TOO_SHORT = fail "jwks-key-too-short" cites "RFC 7518, section 3.3";
    /// A private or symmetric key is published.
    JWKS_PRIVATE_KEY = fail "jwks-private-key" cites "RFC 7517, section 9.2";
    /// `use` and `key_ops`, or `alg` and the kind of key, contradict each other.
    JWKS_KEY_CONTRADICTS = warn "jwks-key-contradicts" cites "RFC 7517, section 4.3";
    /// A certificate of a key has ended.
    JWKS_CERTIFICATE_EXPIRED = warn "jwks-certificate-expired" cites "RFC 7517, section 4.7";
    /// No published key can have made a signature that the metadata announces.
    JWKS_ALG_MISMATCH = fail "jwks-alg-mismatch" cites "OpenID Connect Discovery 1.0, section 3";
}

/// Judges whether the key set arrived at all.
#[must_use]
pub fn judge_answer(fetched: &Fetched) -> Vec<Finding> {
    if fetched.document().is_some() {
        return Vec::new();
    }
    let Some(last) = fetched.last() else {
        return Vec::new();
    };
    let received = match (&last.interruption, &last.response) {
        (Some(i), _) if i.kind == InterruptionKind::BodyTooLarge => "too large".to_owned(),
        (Some(i), _) => i.text.clone(),
        (None, Some(r)) => format!("{} {}", r.status, r.media_type().unwrap_or_default()),
        (None, None) => String::new(),
    };
    vec![
        JWKS_FETCH_FAILS
            .found()
            .received(received)
            .detail("url", &last.url),
    ]
}

/// Judges a key set against the metadata.
#[must_use]
pub fn judge_document(text: &str, metadata: &Metadata, at: DateTime<Utc>) -> Vec<Finding> {
    let keys = match json::parse(text.as_bytes()) {
        Err(e) => {
            return vec![
                JWKS_INVALID
                    .found()
                    .expected("{\"keys\":[…]}")
                    .received(e.to_string()),
            ];
        }
        Ok(parsed) => match parsed.value.get("keys") {
            Some(Value::Array(keys)) => keys.clone(),
            None if parsed.value.is_object() => Vec::new(),
            other => {
                let kind = json::kind(other.unwrap_or(&parsed.value));
                return vec![
                    JWKS_INVALID
                        .found()
                        .expected("{\"keys\":[…]}")
                        .received(kind),
                ];
            }
        },
    };
    if keys.is_empty() {
        return vec![JWKS_EMPTY.found()];
    }
    let keys: Vec<Key<'_>> = keys
        .iter()
        .enumerate()
        .map(|(n, value)| Key::read(n, value))
        .collect();
    let mut findings: Vec<Finding> = keys.iter().flat_map(|k| k.judge(at)).collect();
    findings.extend(together(&keys, metadata));
    if !findings.iter().any(|f| f.fault.grade >= Grade::Warn) {
        let kinds: Vec<String> = keys.iter().map(|k| k.shown()).collect();
        findings.push(
            JWKS_READABLE
                .found()
                .received(kinds.join(", "))
                .detail("count", keys.len().to_string()),
        );
    }
    findings
}

/// What must be true of all keys together.
fn together(keys: &[Key<'_>], metadata: &Metadata) -> Vec<Finding> {
    let mut findings = Vec::new();
    let signing: Vec<&Key<'_>> = keys.iter().filter(|k| k.signs()).collect();
    if signing.is_empty() {
        findings.push(JWKS_ENC_ONLY.found().expected("sig").received("enc"));
    }
    if signing.len() > 1 && signing.iter().any(|k| k.kid.is_none()) {
        findings.push(
            JWKS_NO_KID
                .found()
                .detail("count", signing.len().to_string()),
        );
    }
    let mut by_kid: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for key in &signing {
        if let Some(kid) = key.kid {
            *by_kid.entry((kid, key.kty)).or_default() += 1;
        }
    }
    for ((kid, _), _) in by_kid.iter().filter(|(_, n)| **n > 1) {
        findings.push(JWKS_DUPLICATE_KID.found().received(kid).detail("key", kid));
    }
    if let Some(algs) = metadata
        .id_token_signing_algs
        .as_ref()
        .filter(|_| !signing.is_empty())
    {
        let asymmetric: Vec<&String> = algs
            .iter()
            .filter(|a| *a != "none" && !a.starts_with("HS"))
            .collect();
        if !asymmetric.is_empty()
            && !asymmetric
                .iter()
                .any(|alg| signing.iter().any(|k| k.can_sign(alg)))
        {
            let has: Vec<String> = signing.iter().map(|k| k.shown()).collect();
            let wanted: Vec<&str> = asymmetric.iter().map(|a| a.as_str()).collect();
            findings.push(
                JWKS_ALG_MISMATCH
                    .found()
                    .expected(wanted.join(", "))
                    .received(has.join(", ")),
            );
        }
    }
    findings
}

/// A key as it stands in the set.
struct Key<'a> {
    position: usize,
    value: &'a Value,
    kty: &'a str,
    kid: Option<&'a str>,
}

impl<'a> Key<'a> {
    fn read(position: usize, value: &'a Value) -> Self {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        Self {
            position,
            value,
            kty: text("kty").unwrap_or_default(),
            kid: text("kid"),
        }
    }

    fn text(&self, name: &str) -> Option<&'a str> {
        self.value.get(name).and_then(Value::as_str)
    }

    /// How the key is called where it is shown: its id, or its place in the set.
    fn name(&self) -> String {
        self.kid
            .map_or_else(|| format!("#{}", self.position + 1), str::to_owned)
    }

    fn shown(&self) -> String {
        let kind = self.text("alg").or(self.text("crv")).unwrap_or(self.kty);
        match self.rsa_bits() {
            Some(bits) => format!("{kind} {bits}"),
            None => kind.to_owned(),
        }
    }

    fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        URL_SAFE_NO_PAD.decode(self.text(name)?).ok()
    }

    fn rsa_bits(&self) -> Option<usize> {
        let n = self.bytes("n").filter(|_| self.kty == "RSA")?;
        let first = n.iter().position(|b| *b != 0)?;
        let top = n.get(first)?;
        Some((n.len() - first) * 8 - top.leading_zeros() as usize)
    }

    fn operations(&self) -> Option<Vec<&'a str>> {
        Some(
            self.value
                .get("key_ops")?
                .as_array()?
                .iter()
                .filter_map(Value::as_str)
                .collect(),
        )
    }

    /// May be used to check a signature.
    fn signs(&self) -> bool {
        let by_use = self.text("use").is_none_or(|u| u == "sig");
        let by_operations = self.operations().is_none_or(|ops| ops.contains(&"verify"));
        by_use && by_operations && self.kty != "oct"
    }

    /// May have made a signature with that algorithm (RFC 7518 section 3.1, RFC 8037 section 3.1).
    fn can_sign(&self, alg: &str) -> bool {
        if self.text("alg").is_some_and(|own| own != alg) {
            return false;
        }
        match (self.kty, self.text("crv")) {
            ("RSA", _) => alg.starts_with("RS") || alg.starts_with("PS"),
            ("EC", Some("P-256")) => alg == "ES256",
            ("EC", Some("P-384")) => alg == "ES384",
            ("EC", Some("P-521")) => alg == "ES512",
            ("EC", Some("secp256k1")) => alg == "ES256K",
            ("OKP", Some(curve)) => alg == "EdDSA" || alg == curve,
            _ => false,
        }
    }

    fn judge(&self, at: DateTime<Utc>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut found = |finding: Finding| findings.push(finding.detail("key", self.name()));
        let private = ["d", "p", "q", "dp", "dq", "qi", "k"]
            .into_iter()
            .find(|m| self.value.get(m).is_some());
        if let Some(member) = private {
            found(JWKS_PRIVATE_KEY.found().received(member));
        }
        let members: &[&str] = match self.kty {
            "RSA" => &["n", "e"],
            "EC" => &["x", "y"],
            "OKP" => &["x"],
            "oct" => &[],
            other => {
                found(JWKS_KEY_UNKNOWN.found().received(other));
                &[]
            }
        };
        for member in members
            .iter()
            .filter(|m| self.bytes(m).is_none_or(|b| b.is_empty()))
        {
            found(
                JWKS_KEY_MALFORMED
                    .found()
                    .expected("base64url")
                    .received(self.text(member).unwrap_or_default())
                    .detail("member", member),
            );
        }
        if let Some(bits) = self.rsa_bits().filter(|b| *b < 2048) {
            found(
                JWKS_KEY_TOO_SHORT
                    .found()
                    .expected("2048")
                    .received(bits.to_string()),
            );
        }
        if let Some(curve) = self.text("crv") {
            let known = [
                "P-256",
                "P-384",
                "P-521",
                "Ed25519",
                "Ed448",
                "secp256k1",
                "X25519",
                "X448",
            ];
            if !known.contains(&curve) {
                found(JWKS_KEY_UNKNOWN.found().received(curve));
            }
        }
        if let Some(alg) = self
            .text("alg")
            .filter(|a| self.signs() && is_signature(a) && !self.can_sign(a))
        {
            found(
                JWKS_KEY_CONTRADICTS
                    .found()
                    .expected(alg)
                    .received(self.text("crv").unwrap_or(self.kty)),
            );
        }
        if let (Some("sig"), Some(ops)) = (self.text("use"), self.operations())
            && !ops.contains(&"verify")
        {
            found(
                JWKS_KEY_CONTRADICTS
                    .found()
                    .expected("verify")
                    .received(ops.join(" ")),
            );
        }
        let certificate = self
            .value
            .get("x5c")
            .and_then(|c| c.get(0))
            .and_then(Value::as_str);
        let certificate = certificate
            .and_then(|c| STANDARD.decode(c).ok())
            .and_then(|der| Certificate::read(&der));
        if let Some(end) = certificate
            .and_then(|c| c.not_after)
            .filter(|end| *end < at)
        {
            found(
                JWKS_CERTIFICATE_EXPIRED
                    .found()
                    .received(end.format("%Y-%m-%d").to_string()),
            );
        }
        findings
    }
}

/// A signature algorithm, as against one for encryption.
fn is_signature(alg: &str) -> bool {
    ["RS", "PS", "ES", "Ed"].iter().any(|p| alg.starts_with(p))
        && !alg.starts_with("RSA")
        && !alg.starts_with("ECDH")
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let good = json!({"kty": "RSA", "kid": "a", "use": "sig", "alg": "RS256", "n": rsa(256), "e": "AQAB"});
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

    proptest! {
        #[test]
        fn no_key_set_makes_it_panic(kty in "RSA|EC|OKP|oct|x", n in "[A-Za-z0-9_=-]{0,20}", ops in proptest::collection::vec("[a-z]{0,8}", 0..3)) {
            let keys = json!({"keys": [{"kty": kty, "n": n, "e": n, "x": n, "x5c": [n], "key_ops": ops, "crv": n, "alg": n}, n, null, 1]});
            let _ = ids(keys, &["RS256", "none"]);
        }
    }
}
