//! Facts drawn from what is secret, at the moment it is seen. Pure: the same tokens give the same
//! facts, and no piece of them leaves.

use super::issuer;
use super::jws::{Compact, NotReadable};
use super::observation::{AtHash, BodyFacts, ErrorFacts, IdTokenFacts, UserinfoFacts};
use super::scrub::Scrub;
use super::signature::{Signature, check, half_hash};
use super::verifier::{self, Question};
use crate::exchange::Exchange;
use crate::json;
use crate::ports::Body;
use crate::provider::Provider;
use crate::secrets::{AccessToken, ClientSecret, Nonce, RawIdToken};
use crate::values::ClientId;
use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use zeroize::Zeroize as _;

/// A JSON object as an endpoint sent it; empty when the body is none. Its texts may be tokens and are
/// cleared on drop.
pub struct Members {
    facts: BodyFacts,
    values: Map<String, Value>,
}

impl Drop for Members {
    fn drop(&mut self) {
        for value in self.values.values_mut() {
            if let Value::String(text) = value {
                text.zeroize();
            }
        }
    }
}

impl Members {
    /// Reads a body.
    #[must_use]
    pub fn read(body: &Body, scrub: &Scrub) -> Self {
        let failed = |why: String| Self {
            facts: BodyFacts {
                not_json: Some(why),
                ..BodyFacts::default()
            },
            values: Map::new(),
        };
        match json::parse(body.bytes()) {
            Ok(json::Parsed {
                value: Value::Object(values),
                duplicates,
            }) => {
                let members = values
                    .iter()
                    .map(|(n, v)| (scrub.text(n), json::kind(v).to_owned()))
                    .collect();
                let duplicates = duplicates.iter().map(|n| scrub.text(n)).collect();
                Self {
                    facts: BodyFacts {
                        not_json: None,
                        members,
                        duplicates,
                    },
                    values,
                }
            }
            Ok(json::Parsed { value, .. }) => {
                failed(format!("a JSON {}, not an object", json::kind(&value)))
            }
            Err(_) if body.bytes().is_empty() => failed("nothing".to_owned()),
            Err(error) => failed(scrub.text(&error.to_string())),
        }
    }

    /// The outer form.
    #[must_use]
    pub fn facts(&self) -> &BodyFacts {
        &self.facts
    }

    /// A member that is text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.values.get(name)?.as_str()
    }

    /// A member that is a number of whole units, also where it was sent as text.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u64> {
        let value = self.values.get(name)?;
        value.as_u64().or_else(|| value.as_str()?.parse().ok())
    }

    /// A member as sent, without secrets.
    #[must_use]
    pub fn value(&self, name: &str, scrub: &Scrub) -> Option<Value> {
        self.values.get(name).map(|v| scrub.value(v))
    }

    /// The OAuth error, if this is one.
    #[must_use]
    pub fn error(&self, scrub: &Scrub) -> Option<ErrorFacts> {
        let text = |name| {
            self.text(name)
                .map(|t| crate::finding::shown(&scrub.text(t)))
        };
        Some(ErrorFacts {
            error: text("error")?,
            description: text("error_description"),
            uri: text("error_uri"),
        })
    }
}

/// What tokens are checked against.
pub struct Expected<'a> {
    /// The discovered issuer.
    pub issuer: &'a str,
    /// The provider, where it is known.
    pub provider: Option<&'a Provider>,
    /// The client.
    pub client_id: &'a ClientId,
    /// Its secret.
    pub secret: Option<&'a ClientSecret>,
    /// The nonce that was sent, if one was.
    pub nonce: Option<&'a Nonce>,
    /// The published keys; absent when none could be read.
    pub keys: Option<&'a [Value]>,
    /// This computer's time.
    pub now: DateTime<Utc>,
}

/// The published keys of a document; absent when it is none.
#[must_use]
pub fn keys_of(document: &str) -> Option<Vec<Value>> {
    match json::parse(document.as_bytes())
        .ok()?
        .value
        .get_mut("keys")?
        .take()
    {
        Value::Array(keys) => Some(keys),
        _ => None,
    }
}

/// The token names a key, and none of these is it: they may be older than the key.
#[must_use]
pub fn key_unknown(token: &str, keys: Option<&[Value]>) -> bool {
    let Ok(token) = Compact::read(token) else {
        return false;
    };
    matches!(
        check(&token, keys, None),
        Signature::UnknownKey { .. } | Signature::NoKeys
    )
}

/// The facts of an ID Token.
#[must_use]
pub fn id_token(
    raw: &RawIdToken,
    access: Option<&AccessToken>,
    expected: &Expected<'_>,
    scrub: &Scrub,
) -> IdTokenFacts {
    let mut facts = IdTokenFacts {
        at: expected.now,
        not_readable: None,
        header: Map::new(),
        claims: Map::new(),
        duplicates: Vec::new(),
        signature: None,
        at_hash: AtHash::Absent,
        verifier: None,
    };
    // EXPOSE: taken apart and checked here; only header, claims and verdicts leave.
    let token = match Compact::read(raw.expose()) {
        Ok(token) => token,
        Err(why) => {
            facts.not_readable = Some(scrubbed(why, scrub));
            return facts;
        }
    };
    facts.header = scrub.map(&token.header);
    facts.claims = scrub.map(&token.claims);
    facts.duplicates = token.duplicates.iter().map(|n| scrub.text(n)).collect();
    facts.signature = Some(check(&token, expected.keys, expected.secret));
    facts.at_hash = match facts.signature {
        // Its hash need not be the one that the algorithm's name suggests.
        Some(Signature::Unchecked) => AtHash::NotComputable,
        _ => at_hash(&token, access),
    };
    let question = Question {
        raw,
        token: &token,
        issuer: &issuer::demanded(expected.issuer, &token.claims, expected.provider),
        client_id: expected.client_id,
        secret: expected.secret,
        nonce: expected.nonce,
        keys: expected.keys.unwrap_or_default(),
        now: expected.now,
    };
    facts.verifier = Some(match verifier::ask(&question) {
        verifier::Opinion::Refused { reason, text } => verifier::Opinion::Refused {
            reason,
            text: scrub.text(&text),
        },
        accepted => accepted,
    });
    facts
}

fn at_hash(token: &Compact<'_>, access: Option<&AccessToken>) -> AtHash {
    let (Some(received), Some(access)) = (token.claims.get("at_hash"), access) else {
        return AtHash::Absent;
    };
    // EXPOSE: hashed and compared; half a hash of it stands in the ID Token already.
    let computed = half_hash(
        token.header_text("alg").unwrap_or_default(),
        access.expose(),
    );
    match computed {
        None => AtHash::NotComputable,
        Some(half) if received == half.as_str() => AtHash::Matches,
        Some(_) => AtHash::Differs,
    }
}

fn scrubbed(why: NotReadable, scrub: &Scrub) -> NotReadable {
    match why {
        NotReadable::Encrypted { alg, enc } => NotReadable::Encrypted {
            alg: scrub.text(&alg),
            enc: scrub.text(&enc),
        },
        NotReadable::Malformed { why } => NotReadable::Malformed {
            why: scrub.text(&why),
        },
    }
}

/// The facts of a userinfo answer: JSON, or a signed token when the media type says so.
#[must_use]
pub fn userinfo(
    exchange: Exchange,
    body: &Body,
    expected: &Expected<'_>,
    scrub: &Scrub,
) -> UserinfoFacts {
    let signed = exchange
        .response
        .as_ref()
        .and_then(crate::exchange::Response::media_type)
        .is_some_and(|m| m == "application/jwt");
    let success = exchange
        .response
        .as_ref()
        .is_some_and(crate::exchange::Response::is_success)
        && exchange.interruption.is_none();
    let mut facts = UserinfoFacts {
        exchange: scrub.exchange(exchange),
        claims: None,
        not_readable: None,
        duplicates: Vec::new(),
        signature: None,
    };
    if !success {
        return facts;
    }
    if signed {
        let text = String::from_utf8_lossy(body.bytes());
        match Compact::read(text.trim()) {
            Ok(token) => {
                facts.signature = Some(check(&token, expected.keys, expected.secret));
                facts.duplicates = token.duplicates.iter().map(|n| scrub.text(n)).collect();
                facts.claims = Some(scrub.map(&token.claims));
            }
            Err(why) => facts.not_readable = Some(scrubbed(why, scrub)),
        }
    } else {
        let members = Members::read(body, scrub);
        match &members.facts.not_json {
            Some(why) => facts.not_readable = Some(NotReadable::Malformed { why: why.clone() }),
            None => {
                facts.duplicates = members.facts.duplicates.clone();
                facts.claims = Some(scrub.map(&members.values));
            }
        }
    }
    facts
}
