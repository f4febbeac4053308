//! Judges the key set: the answer that carried it, each key by itself, and all against the metadata
//! (RFC 7517, RFC 7518, RFC 8037).

mod key;
#[cfg(test)]
mod tests;

use super::metadata::Metadata;
use crate::exchange::InterruptionKind;
use crate::faults;
use crate::fetch::Fetched;
use crate::finding::{Finding, Grade};
use crate::json;
use chrono::{DateTime, Utc};
use key::Key;
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
    /// More keys than are looked at.
    JWKS_TOO_MANY = warn "jwks-too-many";
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

/// Most keys that are looked at: several times more than any provider publishes.
const MAX_KEYS: usize = 100;

/// Judges whether the key set arrived at all, and as text.
#[must_use]
pub fn judge_answer(fetched: &Fetched) -> Vec<Finding> {
    if fetched.document().is_some() {
        let encoding = fetched.not_utf8_at.map(|at| {
            let found = JWKS_INVALID.found().expected("{\"keys\":[…]}");
            found.received(json::JsonError::Encoding { at }.to_string())
        });
        return encoding.into_iter().collect();
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
    let mut findings = Vec::new();
    if keys.len() > MAX_KEYS {
        findings.push(
            JWKS_TOO_MANY
                .found()
                .expected(MAX_KEYS.to_string())
                .received(keys.len().to_string()),
        );
    }
    let keys: Vec<Key<'_>> = keys
        .iter()
        .take(MAX_KEYS)
        .enumerate()
        .map(|(n, value)| Key::read(n, value))
        .collect();
    findings.extend(keys.iter().flat_map(|k| k.judge(at)));
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
