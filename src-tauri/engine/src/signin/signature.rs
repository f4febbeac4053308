//! Our own check of a token's signature (RFC 7515 section 5.2, RFC 7518 section 3, RFC 8037,
//! RFC 8812).

mod elliptic;

use super::jws::Compact;
use crate::secrets::ClientSecret;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::{digest, hmac, signature as sig};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What came of checking a signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Signature {
    /// It is right.
    Verified {
        /// The `kid` of the key that it is right under; absent for a key without one and for the
        /// client secret.
        kid: Option<String>,
    },
    /// A key fits, and the signature is wrong under every key that does.
    Wrong,
    /// `alg` is `none`, or there is no signature.
    Unsigned,
    /// No published key has the `kid` that the header names.
    UnknownKey {
        /// The `kid`s that are published.
        published: Vec<String>,
    },
    /// No published key is of the kind that the algorithm needs.
    NoFittingKey,
    /// The key that fits cannot be used.
    KeyUnusable {
        /// Why.
        why: String,
    },
    /// No keys could be read.
    NoKeys,
    /// The algorithm uses the client secret, and the client has none.
    NoSecret,
    /// Latchkey cannot check this algorithm.
    Unchecked,
}

/// The algorithms that can be checked, by the names of RFC 7518 section 3.1, RFC 8037, RFC 8812 and
/// RFC 9864.
enum Algorithm {
    Rsa(&'static sig::RsaParameters),
    Ec {
        curve: &'static str,
        coordinate: usize,
        right: elliptic::Check,
    },
    Ed25519,
    Hmac(hmac::Algorithm),
}

impl Algorithm {
    fn named(alg: &str) -> Option<Self> {
        Some(match alg {
            "RS256" => Self::Rsa(&sig::RSA_PKCS1_2048_8192_SHA256),
            "RS384" => Self::Rsa(&sig::RSA_PKCS1_2048_8192_SHA384),
            "RS512" => Self::Rsa(&sig::RSA_PKCS1_2048_8192_SHA512),
            "PS256" => Self::Rsa(&sig::RSA_PSS_2048_8192_SHA256),
            "PS384" => Self::Rsa(&sig::RSA_PSS_2048_8192_SHA384),
            "PS512" => Self::Rsa(&sig::RSA_PSS_2048_8192_SHA512),
            "ES256" => Self::Ec {
                curve: "P-256",
                coordinate: 32,
                right: elliptic::p256,
            },
            "ES384" => Self::Ec {
                curve: "P-384",
                coordinate: 48,
                right: elliptic::p384,
            },
            "ES512" => Self::Ec {
                curve: "P-521",
                coordinate: 66,
                right: elliptic::p521,
            },
            "ES256K" => Self::Ec {
                curve: "secp256k1",
                coordinate: 32,
                right: elliptic::secp256k1,
            },
            "EdDSA" | "Ed25519" => Self::Ed25519,
            "HS256" => Self::Hmac(hmac::HMAC_SHA256),
            "HS384" => Self::Hmac(hmac::HMAC_SHA384),
            "HS512" => Self::Hmac(hmac::HMAC_SHA512),
            _ => return None,
        })
    }

    /// A published key is of the kind that this algorithm needs and is not meant for something else
    /// (RFC 7517 sections 4.1 to 4.4).
    fn fits(&self, alg: &str, key: &Value) -> bool {
        let text = |name| key.get(name).and_then(Value::as_str);
        let kind = match self {
            Self::Rsa(_) => text("kty") == Some("RSA"),
            Self::Ec { curve, .. } => text("kty") == Some("EC") && text("crv") == Some(curve),
            Self::Ed25519 => text("kty") == Some("OKP") && text("crv") == Some("Ed25519"),
            Self::Hmac(_) => false,
        };
        let for_signatures = text("use").is_none_or(|u| u == "sig");
        let operations = key.get("key_ops").and_then(Value::as_array);
        let may_verify = operations.is_none_or(|ops| ops.iter().any(|o| o == "verify"));
        let same_alg =
            |a: &str| a == alg || matches!((a, alg), ("EdDSA", "Ed25519") | ("Ed25519", "EdDSA"));
        kind && for_signatures && may_verify && text("alg").is_none_or(same_alg)
    }

    /// Whether the signature is right under this key.
    fn verify(&self, key: &Value, token: &Compact<'_>) -> Result<bool, String> {
        let part = |name: &str| {
            let text = key
                .get(name)
                .and_then(Value::as_str)
                .ok_or_else(|| format!("it has no {name}"))?;
            URL_SAFE_NO_PAD
                .decode(text.trim_end_matches('='))
                .map_err(|_| format!("its {name} is not in base64url"))
        };
        let message = token.signed.as_bytes();
        match self {
            Self::Rsa(parameters) => {
                let (n, e) = (without_zeros(part("n")?), without_zeros(part("e")?));
                let bits = n
                    .first()
                    .map_or(0, |first| n.len() * 8 - first.leading_zeros() as usize);
                if !(2048..=8192).contains(&bits) {
                    return Err(format!(
                        "it is an RSA key of {bits} bits; 2048 to 8192 can be used"
                    ));
                }
                let key = sig::RsaPublicKeyComponents { n: &n, e: &e };
                Ok(key.verify(parameters, message, &token.signature).is_ok())
            }
            Self::Ec {
                coordinate, right, ..
            } => {
                let mut point = vec![4_u8];
                for name in ["x", "y"] {
                    let value = without_zeros(part(name)?);
                    let missing = coordinate
                        .checked_sub(value.len())
                        .ok_or_else(|| format!("its {name} is too long"))?;
                    point.extend(std::iter::repeat_n(0, missing));
                    point.extend(value);
                }
                Ok(right(&point, message, &token.signature))
            }
            Self::Ed25519 => {
                let x = part("x")?;
                if x.len() != 32 {
                    return Err(format!("its x has {} bytes, not 32", x.len()));
                }
                Ok(sig::UnparsedPublicKey::new(&sig::ED25519, &x)
                    .verify(message, &token.signature)
                    .is_ok())
            }
            Self::Hmac(_) => Ok(false),
        }
    }
}

fn without_zeros(bytes: Vec<u8>) -> Vec<u8> {
    bytes.into_iter().skip_while(|b| *b == 0).collect()
}

/// Checks a token's signature by the published keys, or by the client secret where its algorithm is
/// a symmetric one (OpenID Connect Core 1.0 section 10.1). `keys` is absent when none could be read.
#[must_use]
pub fn check(
    token: &Compact<'_>,
    keys: Option<&[Value]>,
    secret: Option<&ClientSecret>,
) -> Signature {
    let alg = token.header_text("alg").unwrap_or_default();
    if alg.eq_ignore_ascii_case("none") || token.signature.is_empty() {
        return Signature::Unsigned;
    }
    let Some(algorithm) = Algorithm::named(alg) else {
        return Signature::Unchecked;
    };
    if let Algorithm::Hmac(hash) = algorithm {
        return symmetric(token, hash, secret);
    }
    let Some(keys) = keys else {
        return Signature::NoKeys;
    };
    let kid = token.header.get("kid").filter(|kid| !kid.is_null());
    let named: Vec<&Value> = keys
        .iter()
        .filter(|k| kid.is_none() || k.get("kid") == kid)
        .collect();
    if named.is_empty() && kid.is_some() {
        let published = keys
            .iter()
            .filter_map(|k| k.get("kid")?.as_str())
            .map(crate::finding::shown)
            .collect();
        return Signature::UnknownKey { published };
    }
    // The name EdDSA stands for both curves (RFC 8037 section 3.1), and Ed448 cannot be checked here.
    let ed448 = alg == "EdDSA" && named.iter().any(|k| k.get("crv") == Some(&"Ed448".into()));
    let mut outcome = if ed448 {
        Signature::Unchecked
    } else {
        Signature::NoFittingKey
    };
    for key in named.into_iter().filter(|k| algorithm.fits(alg, k)) {
        match algorithm.verify(key, token) {
            Ok(true) => {
                let kid = key
                    .get("kid")
                    .and_then(Value::as_str)
                    .map(crate::finding::shown);
                return Signature::Verified { kid };
            }
            Ok(false) => outcome = Signature::Wrong,
            Err(_) if outcome == Signature::Wrong => {}
            Err(why) => outcome = Signature::KeyUnusable { why },
        }
    }
    outcome
}

fn symmetric(
    token: &Compact<'_>,
    hash: hmac::Algorithm,
    secret: Option<&ClientSecret>,
) -> Signature {
    let Some(secret) = secret else {
        return Signature::NoSecret;
    };
    // EXPOSE: a symmetric signature is checked with the secret itself; nothing of it leaves.
    let key = hmac::Key::new(hash, secret.expose().as_bytes());
    match hmac::verify(&key, token.signed.as_bytes(), &token.signature) {
        Ok(()) => Signature::Verified { kid: None },
        Err(_) => Signature::Wrong,
    }
}

/// The left half of the hash that belongs to an algorithm, as `at_hash` has it (OpenID Connect Core
/// 1.0 section 3.1.3.6); none where no hash belongs to it.
#[must_use]
pub fn half_hash(alg: &str, text: &str) -> Option<String> {
    let hash = match alg {
        "EdDSA" | "Ed25519" => &digest::SHA512,
        _ => match alg.get(2..)? {
            "256" | "256K" => &digest::SHA256,
            "384" => &digest::SHA384,
            "512" => &digest::SHA512,
            _ => return None,
        },
    };
    let digest = digest::digest(hash, text.as_bytes());
    let half = digest.as_ref().len() / 2;
    digest
        .as_ref()
        .get(..half)
        .map(|left| URL_SAFE_NO_PAD.encode(left))
}

#[cfg(test)]
mod tests;
