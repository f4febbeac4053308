//! Judges the ID Token claim by claim (OpenID Connect Core 1.0 sections 2 and 3.1.3.7).

mod header;
mod parties;
mod times;

pub use times::seconds;

use super::clock::provider_ahead_ms;
use super::jws::NotReadable;
use super::observation::{AtHash, IdTokenFacts, Observation};
use super::signature::Signature;
use crate::faults;
use crate::finding::{Finding, Grade};
use crate::json::kind;
use serde_json::Value;

faults! {
    /// It is no signed token.
    IDTOKEN_MALFORMED = fail "idtoken-malformed" cites "RFC 7515, section 3.1";
    /// It is encrypted.
    IDTOKEN_ENCRYPTED = fail "idtoken-encrypted" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// It is not signed.
    IDTOKEN_ALG_NONE = fail "idtoken-alg-none" cites "OpenID Connect Core 1.0, section 2";
    /// Signed with the client secret although metadata does not say so.
    IDTOKEN_ALG_HS256 = fail "idtoken-alg-hs256" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// Signed by an algorithm that metadata does not list.
    IDTOKEN_ALG_ES_OR_PS = fail "idtoken-alg-es-or-ps" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// Signed by another algorithm than the usual one, as metadata says.
    IDTOKEN_ALG_NOT_RS256 = note "idtoken-alg-not-rs256" cites "OpenID Connect Core 1.0, section 15.1";
    /// Signed with the client secret, as metadata says.
    IDTOKEN_ALG_SYMMETRIC = warn "idtoken-alg-symmetric" cites "OpenID Connect Core 1.0, section 10.1";
    /// Latchkey cannot check the algorithm, so the sign-in cannot pass.
    IDTOKEN_ALG_UNCHECKED = fail "idtoken-alg-unchecked";
    /// The signature is wrong.
    IDTOKEN_BAD_SIGNATURE = fail "idtoken-bad-signature" cites "RFC 7515, section 5.2";
    /// The key is not published.
    JWKS_UNKNOWN_KID = fail "jwks-unknown-kid" cites "OpenID Connect Core 1.0, section 10.1";
    /// No published key is of the kind that the signature needs.
    IDTOKEN_NO_FITTING_KEY = fail "idtoken-no-fitting-key" cites "RFC 7517, section 4";
    /// The key cannot be used.
    IDTOKEN_KEY_UNUSABLE = fail "idtoken-key-unusable" cites "RFC 7518, section 6";
    /// The keys could not be read, so nothing can be checked.
    IDTOKEN_NO_KEYS = fail "idtoken-no-keys" cites "OpenID Connect Discovery 1.0, section 3";
    /// The header is not that of an ID Token.
    IDTOKEN_TYP = warn "idtoken-typ" cites "RFC 7519, section 5.1";
    /// It is an access token.
    IDTOKEN_IS_ACCESS_TOKEN = fail "idtoken-is-access-token" cites "RFC 9068, section 2.1";
    /// The header demands what nobody understands.
    IDTOKEN_CRIT = fail "idtoken-crit" cites "RFC 7515, section 4.1.11";
    /// A claim stands twice.
    IDTOKEN_DUPLICATE_CLAIM = warn "idtoken-duplicate-claim" cites "RFC 7519, section 4";
    /// A claim that must be there is not.
    IDTOKEN_CLAIM_MISSING = fail "idtoken-claim-missing" cites "OpenID Connect Core 1.0, section 2";
    /// A claim has another type than it must have.
    IDTOKEN_CLAIM_TYPE = fail "idtoken-claim-type" cites "OpenID Connect Core 1.0, section 2";
    /// Another issuer.
    IDTOKEN_ISS_MISMATCH = fail "idtoken-iss-mismatch" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// The issuer of an older kind of endpoint.
    ENTRA_V1_ISSUER_VS_V2 = fail "entra-v1-issuer-vs-v2" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// The issuer without `https://`.
    GOOGLE_ISSUER_WITHOUT_SCHEME = warn "google-issuer-without-scheme" cites "OpenID Connect Core 1.0, section 2";
    /// Another authorization server of the same organisation.
    OKTA_ORG_VS_DEFAULT_ISSUER = fail "okta-org-vs-default-issuer" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// Another form of the same B2C tenant's issuer, or another case of the policy in it.
    ENTRA_B2C_TFP_ISSUER = fail "entra-b2c-tfp-issuer" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// The vendor's domain in place of the customer's, or the reverse.
    AUTH0_CUSTOM_DOMAIN_ISSUER = fail "auth0-custom-domain-issuer" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// For another client.
    IDTOKEN_AUD_MISMATCH = fail "idtoken-aud-mismatch" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// For several, and it does not say which of them asked.
    IDTOKEN_AUD_ARRAY_AZP = warn "idtoken-aud-array-azp" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// For several, among them this client, which asked.
    IDTOKEN_AUD_SEVERAL = note "idtoken-aud-several" cites "OpenID Connect Core 1.0, section 2";
    /// Asked for by another client.
    IDTOKEN_AZP_MISMATCH = fail "idtoken-azp-mismatch" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// Its time is over.
    IDTOKEN_EXPIRED = fail "idtoken-expired" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// Issued or good only in the future.
    IDTOKEN_IAT_FUTURE = fail "idtoken-iat-future" cites "RFC 7519, section 4.1.5";
    /// A few seconds off, which many clients allow and some do not.
    IDTOKEN_TIME_CLOSE = warn "idtoken-time-close" cites "RFC 7519, section 4.1.4";
    /// The nonce is not there.
    IDTOKEN_NONCE_MISSING = fail "idtoken-nonce-missing" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// Another nonce.
    IDTOKEN_NONCE_MISMATCH = fail "idtoken-nonce-mismatch" cites "OpenID Connect Core 1.0, section 3.1.3.7";
    /// It belongs to another access token.
    IDTOKEN_AT_HASH_MISMATCH = fail "idtoken-at-hash-mismatch" cites "OpenID Connect Core 1.0, section 3.1.3.8";
    /// Issuer, audience, times, nonce and signature are right.
    IDTOKEN_ACCEPTED = pass "idtoken-accepted" cites "OpenID Connect Core 1.0, section 3.1.3.7";
}

/// Judges the ID Token, if there was one.
#[must_use]
pub fn judge(seen: &Observation) -> Vec<Finding> {
    let Some(token) = &seen.id_token else {
        return Vec::new();
    };
    match &token.not_readable {
        Some(NotReadable::Encrypted { alg, enc }) => {
            return vec![IDTOKEN_ENCRYPTED.found().received(format!("{alg}, {enc}"))];
        }
        Some(NotReadable::Malformed { why }) => {
            return vec![IDTOKEN_MALFORMED.found().received(why)];
        }
        None => {}
    }
    let mut findings = header::header(token, &seen.asked);
    findings.extend(header::signature(token));
    findings.extend(
        token
            .duplicates
            .iter()
            .map(|name| IDTOKEN_DUPLICATE_CLAIM.found().received(name)),
    );
    findings.extend(types(token));
    findings.extend(parties::issuer_of(token, &seen.asked));
    findings.extend(parties::audience(token, &seen.asked));
    findings.extend(times::times(token, provider_ahead_ms(seen)));
    findings.extend(parties::nonce(token, &seen.asked));
    if token.at_hash == AtHash::Differs {
        findings.push(IDTOKEN_AT_HASH_MISMATCH.found());
    }
    if let (true, Some(Signature::Verified { kid })) = (
        findings.iter().all(|f| f.fault.grade < Grade::Fail),
        &token.signature,
    ) {
        let finding = IDTOKEN_ACCEPTED
            .found()
            .detail("alg", header::alg_of(token));
        findings.push(finding.detail("kid", kid.as_deref().unwrap_or_default()));
    }
    findings
}

/// The claims that must be there, and the types that claims must have.
fn types(token: &IdTokenFacts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (claim, required, expected) in [
        ("iss", true, "string"),
        ("sub", true, "string"),
        ("aud", true, "string or array"),
        ("exp", true, "number"),
        ("iat", true, "number"),
        ("nbf", false, "number"),
        ("nonce", false, "string"),
        ("azp", false, "string"),
    ] {
        match token.claims.get(claim) {
            None | Some(Value::Null) if required => {
                findings.push(IDTOKEN_CLAIM_MISSING.found().received(claim))
            }
            None | Some(Value::Null) => {}
            Some(value) if expected.split(" or ").any(|e| e == kind(value)) => {}
            Some(value) => {
                let finding = IDTOKEN_CLAIM_TYPE
                    .found()
                    .expected(expected)
                    .received(format!("{} {value}", kind(value)));
                findings.push(finding.detail("claim", claim));
            }
        }
    }
    if token.text("sub") == Some("") {
        findings.push(
            IDTOKEN_CLAIM_TYPE
                .found()
                .expected("string")
                .received("string \"\"")
                .detail("claim", "sub"),
        );
    }
    findings
}

#[cfg(test)]
mod tests;
