//! The claims of a sign-in as they were received, and what they mean for the setup.

use crate::finding::shown;
use crate::signin::observation::{Asked, Observation};
use crate::values::Email;
use crate::view::{ClaimSource, ClaimValue, ClaimView};
use crate::words::Words;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The claims that services know people by, in the order of their weight: shown also where they did
/// not come.
const KNOWN_BY: [&str; 5] = ["sub", "email", "email_verified", "name", "groups"];

/// Every claim that came, those that services know people by first, then by name. Nothing where no
/// claims came at all.
#[must_use]
pub fn of_claims(seen: &Observation, words: &Words) -> Vec<ClaimView> {
    let empty = Map::new();
    let token = seen.id_token.as_ref().map_or(&empty, |t| &t.claims);
    let userinfo = seen.userinfo.as_ref().and_then(|u| u.claims.as_ref());
    let userinfo = userinfo.unwrap_or(&empty);
    if token.is_empty() && userinfo.is_empty() {
        return Vec::new();
    }
    let others: BTreeSet<&str> = token
        .keys()
        .chain(userinfo.keys())
        .map(String::as_str)
        .filter(|name| !KNOWN_BY.contains(name))
        .collect();
    let known = KNOWN_BY.into_iter().map(|name| (name, true));
    known
        .chain(others.into_iter().map(|name| (name, false)))
        .map(|(name, matters)| ClaimView {
            name: shown(name),
            values: values(token.get(name), userinfo.get(name)),
            matters,
            note: note(
                name,
                token.get(name).or_else(|| userinfo.get(name)),
                &seen.asked,
                words,
            ),
        })
        .collect()
}

fn values(token: Option<&Value>, userinfo: Option<&Value>) -> Vec<ClaimValue> {
    let value = |value: &Value, source| ClaimValue {
        text: text(value),
        source,
    };
    match (token, userinfo) {
        (Some(one), Some(other)) if one == other => vec![value(one, ClaimSource::Both)],
        (one, other) => {
            let one = one.map(|v| value(v, ClaimSource::IdToken));
            let other = other.map(|v| value(v, ClaimSource::Userinfo));
            one.into_iter().chain(other).collect()
        }
    }
}

/// A claim's value as it was received, fit to show. Text that reads like something else is quoted.
fn text(value: &Value) -> String {
    let reads_like_text = |text: &String| serde_json::from_str::<Value>(text).is_err();
    match value {
        Value::String(text) if reads_like_text(text) => shown(text),
        other => shown(&other.to_string()),
    }
}

fn note(name: &str, value: Option<&Value>, asked: &Asked, words: &Words) -> Option<String> {
    match (name, value) {
        ("email", Some(value)) => {
            if asked.associated_domains.is_empty() {
                return None;
            }
            let email = Email::parse(value.as_str()?).ok()?;
            let domain = email.domain();
            let associated = match asked.associated_domains.contains(domain) {
                true => "yes",
                false => "no",
            };
            let args = [("domain", domain.as_str()), ("associated", associated)];
            Some(words.say("claim-note-domain", &args))
        }
        ("sub" | "email", None) => Some(words.say("claim-note-missing", &[])),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
