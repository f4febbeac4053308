//! The second opinion: openidconnect's own verifier, which is strict and stops at the first thing it
//! does not like.

use super::jws::Compact;
use crate::secrets::{ClientSecret, Nonce, RawIdToken};
use crate::values::ClientId;
use chrono::{DateTime, Utc};
use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier, CoreJsonWebKeySet};
use openidconnect::{ClaimsVerificationError, IssuerUrl, SignatureVerificationError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::str::FromStr as _;

/// What the verifier said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "opinion", rename_all = "kebab-case")]
pub enum Opinion {
    /// It accepts the token.
    Accepted,
    /// It refuses it.
    Refused {
        /// For what.
        reason: Reason,
        /// In its own words, without a piece of the token's text.
        text: String,
    },
}

/// What the verifier refuses a token for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It does not know the algorithm.
    Algorithm,
    /// It cannot read the token or the issuer into its types.
    Parsing,
    /// It could not read the key into its types.
    KeyParsing,
    /// More than one key fits.
    AmbiguousKey,
    /// The header's `typ` or `cty`, or something in it that it does not understand.
    Header,
    /// The time is over.
    Expired,
    /// The issuer is another.
    Issuer,
    /// The audience does not hold the client.
    Audience,
    /// The nonce is another.
    Nonce,
    /// The signature is wrong, or no key fits.
    Signature,
    /// Something else; the text says what.
    Other,
}

/// What the verifier cannot do, as against what it judges. Only for these may a token pass that it
/// refuses, and only when our own check of the signature passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// It lacks ES512, ES256K, Ed448 and the name `Ed25519` of RFC 9864.
    LacksAlgorithm,
    /// It allows clocks no difference, not a second.
    NoLeeway,
    /// One claim or key member of another type, even one that nobody needs, and it reads nothing.
    StrictParsing,
    /// It chooses no key where several fit (RFC 7515 section 4.1.4 makes `kid` a hint).
    ChoosesNoKey,
    /// It takes no other `typ` than `JWT` and `JOSE`.
    StrictType,
}

impl Reason {
    /// The limit that a refusal is owed to. This is the one list of them.
    #[must_use]
    pub fn limit(self) -> Option<Limit> {
        match self {
            Self::Algorithm => Some(Limit::LacksAlgorithm),
            Self::Expired => Some(Limit::NoLeeway),
            Self::Parsing | Self::KeyParsing => Some(Limit::StrictParsing),
            Self::AmbiguousKey => Some(Limit::ChoosesNoKey),
            Self::Header => Some(Limit::StrictType),
            Self::Issuer | Self::Audience | Self::Nonce | Self::Signature | Self::Other => None,
        }
    }
}

/// The algorithms that the verifier knows.
const KNOWN_ALGORITHMS: &[&str] = &[
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA", "HS256",
    "HS384", "HS512",
];

/// What the verifier is told.
pub struct Question<'a> {
    /// The token as it was sent.
    pub raw: &'a RawIdToken,
    /// The token taken apart.
    pub token: &'a Compact<'a>,
    /// The issuer that it must name.
    pub issuer: &'a str,
    /// The client that it must be for.
    pub client_id: &'a ClientId,
    /// The client's secret, for symmetric signatures.
    pub secret: Option<&'a ClientSecret>,
    /// The nonce that was sent, if one was.
    pub nonce: Option<&'a Nonce>,
    /// The published keys.
    pub keys: &'a [Value],
    /// This computer's time.
    pub now: DateTime<Utc>,
}

/// Asks the verifier.
#[must_use]
pub fn ask(question: &Question<'_>) -> Opinion {
    let alg = question.token.header_text("alg").unwrap_or_default();
    if !KNOWN_ALGORITHMS.contains(&alg) {
        return refused(
            Reason::Algorithm,
            "the algorithm is not among those that it knows",
        );
    }
    // EXPOSE: parsed by the verifier, in this process; its errors do not repeat the token.
    let Ok(token) = CoreIdToken::from_str(question.raw.expose()).map_err(|e| e.to_string()) else {
        return refused(Reason::Parsing, "it cannot read the claims into its types");
    };
    let Ok(issuer) = IssuerUrl::new(question.issuer.to_owned()) else {
        return refused(Reason::Parsing, "the issuer is no address");
    };
    let Ok(keys) = serde_json::from_value::<CoreJsonWebKeySet>(json!({ "keys": question.keys }))
    else {
        return refused(Reason::KeyParsing, "it cannot read the keys into its types");
    };
    let all_keys_read = keys.keys().len() == question.keys.len();
    let client = openidconnect::ClientId::new(question.client_id.as_str().to_owned());
    let verifier = match question.secret.filter(|_| alg.starts_with("HS")) {
        // EXPOSE: a symmetric signature is checked with the secret itself; nothing of it leaves.
        Some(secret) => {
            let secret = openidconnect::ClientSecret::new(secret.expose().to_owned());
            CoreIdTokenVerifier::new_confidential_client(client, secret, issuer, keys)
        }
        None => CoreIdTokenVerifier::new_public_client(client, issuer, keys),
    };
    let now = question.now;
    // Further audiences and `azp` are ours to judge: the verifier does not look at `azp` at all.
    let verifier = verifier
        .allow_any_alg()
        .set_other_audience_verifier_fn(|_| true)
        .set_time_fn(move || now);
    let nonce = |received: Option<&openidconnect::Nonce>| match (question.nonce, received) {
        (None, _) => Ok(()),
        (Some(sent), Some(received)) if sent.same(received.secret()) => Ok(()),
        (Some(_), Some(_)) => Err("another nonce".to_owned()),
        (Some(_), None) => Err("no nonce".to_owned()),
    };
    match token.claims(&verifier, nonce) {
        Ok(_) => Opinion::Accepted,
        Err(error) => refused(reason(&error, all_keys_read), &error.to_string()),
    }
}

fn refused(reason: Reason, text: &str) -> Opinion {
    Opinion::Refused {
        reason,
        text: crate::finding::shown(text),
    }
}

fn reason(error: &ClaimsVerificationError, all_keys_read: bool) -> Reason {
    use ClaimsVerificationError as Claims;
    use SignatureVerificationError as Signature;
    match error {
        Claims::Expired(_) => Reason::Expired,
        Claims::InvalidAudience(_) => Reason::Audience,
        Claims::InvalidIssuer(_) => Reason::Issuer,
        Claims::InvalidNonce(_) => Reason::Nonce,
        Claims::Unsupported(_) => Reason::Header,
        Claims::SignatureVerification(Signature::UnsupportedAlg(_)) => Reason::Algorithm,
        Claims::SignatureVerification(Signature::AmbiguousKeyId(_)) => Reason::AmbiguousKey,
        Claims::SignatureVerification(Signature::NoMatchingKey) if !all_keys_read => {
            Reason::KeyParsing
        }
        Claims::SignatureVerification(_) => Reason::Signature,
        _ => Reason::Other,
    }
}
