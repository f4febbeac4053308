//! Judges header and signature.

use super::{
    IDTOKEN_ALG_ES_OR_PS, IDTOKEN_ALG_HS256, IDTOKEN_ALG_NONE, IDTOKEN_ALG_NOT_RS256,
    IDTOKEN_ALG_SYMMETRIC, IDTOKEN_ALG_UNCHECKED, IDTOKEN_BAD_SIGNATURE, IDTOKEN_CRIT,
    IDTOKEN_IS_ACCESS_TOKEN, IDTOKEN_KEY_UNUSABLE, IDTOKEN_NO_FITTING_KEY, IDTOKEN_NO_KEYS,
    IDTOKEN_TYP, JWKS_UNKNOWN_KID,
};
use crate::finding::Finding;
use crate::signin::observation::{Asked, IdTokenFacts};
use crate::signin::signature::Signature;
use serde_json::Value;

/// The algorithm that the header names.
pub(super) fn alg_of(token: &IdTokenFacts) -> &str {
    token
        .header
        .get("alg")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// A member of the header; null counts as absent.
fn member<'a>(token: &'a IdTokenFacts, name: &str) -> Option<&'a Value> {
    token.header.get(name).filter(|value| !value.is_null())
}

/// What the header says of itself and of its algorithm.
pub(super) fn header(token: &IdTokenFacts, asked: &Asked) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(crit) = member(token, "crit") {
        findings.push(IDTOKEN_CRIT.found().received(crit.to_string()));
    }
    let typ = member(token, "typ").map(|t| {
        t.as_str()
            .map_or_else(|| t.to_string(), str::to_ascii_lowercase)
    });
    match typ
        .as_deref()
        .map(|t| t.strip_prefix("application/").unwrap_or(t))
    {
        None | Some("jwt") => {}
        Some("at+jwt") => findings.push(IDTOKEN_IS_ACCESS_TOKEN.found().received("at+jwt")),
        Some(other) => findings.push(IDTOKEN_TYP.found().expected("JWT").received(other)),
    }
    let alg = alg_of(token);
    if matches!(token.signature, Some(Signature::Unsigned)) || alg == "RS256" {
        return findings;
    }
    let symmetric = alg.starts_with("HS");
    let fault = match &asked.algorithms_listed {
        _ if matches!(token.signature, Some(Signature::NoSecret)) => &IDTOKEN_ALG_HS256,
        Some(listed) if !listed.iter().any(|a| a == alg) && symmetric => &IDTOKEN_ALG_HS256,
        Some(listed) if !listed.iter().any(|a| a == alg) => &IDTOKEN_ALG_ES_OR_PS,
        _ if symmetric => &IDTOKEN_ALG_SYMMETRIC,
        _ => &IDTOKEN_ALG_NOT_RS256,
    };
    let listed = asked
        .algorithms_listed
        .as_ref()
        .map_or_else(|| "RS256".to_owned(), |l| l.join(", "));
    findings.push(fault.found().expected(listed).received(alg));
    findings
}

/// What came of checking the signature.
pub(super) fn signature(token: &IdTokenFacts) -> Option<Finding> {
    let alg = alg_of(token);
    let kid = member(token, "kid")
        .map(|k| k.as_str().map_or_else(|| k.to_string(), str::to_owned))
        .unwrap_or_default();
    let finding = match token.signature.as_ref()? {
        Signature::Verified { .. } => return None,
        Signature::Wrong => IDTOKEN_BAD_SIGNATURE.found(),
        Signature::Unsigned => IDTOKEN_ALG_NONE.found().received(alg),
        Signature::UnknownKey { published } => JWKS_UNKNOWN_KID
            .found()
            .expected(published.join(", "))
            .received(&kid),
        Signature::NoFittingKey => IDTOKEN_NO_FITTING_KEY.found(),
        Signature::KeyUnusable { why } => IDTOKEN_KEY_UNUSABLE.found().received(why),
        Signature::NoKeys => IDTOKEN_NO_KEYS.found(),
        // Said of the header already.
        Signature::NoSecret => return None,
        Signature::Unchecked => IDTOKEN_ALG_UNCHECKED.found().received(alg),
    };
    Some(finding.detail("alg", alg).detail("kid", kid))
}
