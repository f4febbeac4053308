//! Signed tokens in their compact form (RFC 7515 section 3.1), taken apart without trust.

use crate::json;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A token taken apart. Nothing of it has been checked.
#[derive(Debug)]
pub struct Compact<'a> {
    /// The JOSE header (RFC 7515 section 4).
    pub header: Map<String, Value>,
    /// The claims (RFC 7519 section 4).
    pub claims: Map<String, Value>,
    /// Members that stand twice, in header or claims.
    pub duplicates: Vec<String>,
    /// What the signature covers: header and payload as they were sent.
    pub signed: &'a str,
    /// The signature.
    pub signature: Vec<u8>,
}

/// Why a token cannot be taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[serde(tag = "form", rename_all = "kebab-case")]
pub enum NotReadable {
    /// It is encrypted (RFC 7516 section 3.1: five parts).
    #[error("it is encrypted: {alg}, {enc}")]
    Encrypted {
        /// How the key is encrypted.
        alg: String,
        /// How the content is encrypted.
        enc: String,
    },
    /// It is no signed token.
    #[error("{why}")]
    Malformed {
        /// What is wrong with it, without a piece of it.
        why: String,
    },
}

impl<'a> Compact<'a> {
    /// Takes a token apart.
    ///
    /// # Errors
    /// [`NotReadable`] when it has not the form of a signed token with JSON header and claims.
    pub fn read(token: &'a str) -> Result<Self, NotReadable> {
        let parts: Vec<&str> = token.split('.').collect();
        let [header, payload, signature] = parts.as_slice() else {
            return Err(match parts.as_slice() {
                [header, _, _, _, _] => encrypted(header),
                _ => malformed(format!(
                    "it has {} parts, a signed token has three",
                    parts.len()
                )),
            });
        };
        let (header_json, mut duplicates) = object(header, "header")?;
        let (claims, more) = object(payload, "payload")?;
        duplicates.extend(more);
        let signature = bytes(signature, "signature")?;
        let signed = token.rsplit_once('.').map_or(token, |(signed, _)| signed);
        Ok(Self {
            header: header_json,
            claims,
            duplicates,
            signed,
            signature,
        })
    }

    /// A text member of the header.
    #[must_use]
    pub fn header_text(&self, name: &str) -> Option<&str> {
        self.header.get(name)?.as_str()
    }
}

fn malformed(why: String) -> NotReadable {
    NotReadable::Malformed { why }
}

fn encrypted(header: &str) -> NotReadable {
    match object(header, "header") {
        Ok((header, _)) => {
            let text = |name| {
                header
                    .get(name)
                    .and_then(Value::as_str)
                    .unwrap_or("?")
                    .to_owned()
            };
            NotReadable::Encrypted {
                alg: text("alg"),
                enc: text("enc"),
            }
        }
        Err(error) => error,
    }
}

fn bytes(part: &str, name: &str) -> Result<Vec<u8>, NotReadable> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| {
        malformed(if part.ends_with('=') {
            format!("its {name} is padded with =, which RFC 7515 section 2 forbids")
        } else {
            format!("its {name} is not in base64url")
        })
    })
}

fn object(part: &str, name: &str) -> Result<(Map<String, Value>, Vec<String>), NotReadable> {
    let parsed = json::parse(&bytes(part, name)?)
        .map_err(|e| malformed(format!("its {name} is no JSON: {e}")))?;
    match parsed.value {
        Value::Object(map) => Ok((map, parsed.duplicates)),
        other => Err(malformed(format!(
            "its {name} is a JSON {}, not an object",
            json::kind(&other)
        ))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn b64(text: &str) -> String {
        URL_SAFE_NO_PAD.encode(text)
    }

    #[test]
    fn a_signed_token_comes_apart() {
        let token = format!(
            "{}.{}.{}",
            b64(r#"{"alg":"RS256"}"#),
            b64(r#"{"sub":"1","sub":"2"}"#),
            b64("sig")
        );
        let read = Compact::read(&token).unwrap();
        assert_eq!(read.header_text("alg"), Some("RS256"));
        assert_eq!(read.duplicates, ["sub"]);
        assert_eq!(
            (read.signature.as_slice(), read.signed),
            (&b"sig"[..], token.rsplit_once('.').unwrap().0)
        );
    }

    #[test]
    fn what_is_no_signed_token_says_why_without_repeating_it() {
        let why = |token: &str| Compact::read(token).unwrap_err().to_string();
        assert_eq!(why("canary"), "it has 1 parts, a signed token has three");
        assert_eq!(why("can ary.e30.x"), "its header is not in base64url");
        assert_eq!(
            why("e30.e30=.x"),
            "its payload is padded with =, which RFC 7515 section 2 forbids"
        );
        assert_eq!(
            why(&format!("e30.{}.x", b64("[]"))),
            "its payload is a JSON array, not an object"
        );
        let jwe = format!(
            "{}.a.b.c.d",
            b64(r#"{"alg":"RSA-OAEP-256","enc":"A256GCM"}"#)
        );
        assert_eq!(why(&jwe), "it is encrypted: RSA-OAEP-256, A256GCM");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(token in r"[A-Za-z0-9_.=\-\u{e4}]{0,60}", claims in ".{0,40}") {
            let _ = Compact::read(&token);
            let _ = Compact::read(&format!("{}.{}.{token}", b64("{}"), b64(&claims)));
        }
    }
}
