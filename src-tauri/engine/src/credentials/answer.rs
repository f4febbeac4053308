//! Reading an answer of the experiment: what it says, and how far it let the client come.

use super::observation::{Asked, Said, Trial};
use crate::client_auth::Method;
use crate::exchange::Exchange;
use crate::finding::shown;
use crate::json;
use crate::ports::Answer;
use crate::provider::CredentialFacts;
use serde_json::Value;

/// How far an answer let the client come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// Refused as a client: unknown, wrong secret, wrong method.
    Refused,
    /// Past the client check: the code, token or grant is what was refused, or nothing was.
    Past,
    /// Refused for something in the request; whether before or after the client check is open.
    Request,
    /// 401 or 403, and no code that says what for.
    Bare(u16),
    /// Proves nothing: no answer, 429, 5xx, a redirect, HTML, or no endpoint there at all.
    Nothing,
}

/// OAuth error codes that are only given to a client that was accepted, or that speak of what it
/// asked for (RFC 6749 section 5.2, RFC 7009 section 2.2.1, RFC 8707 section 2, RFC 9449 section 5).
const PAST: &[&str] = &[
    "access_denied",
    "invalid_dpop_proof",
    "invalid_grant",
    "invalid_scope",
    "invalid_target",
    "invalid_token",
    "unauthorized_client",
    "unsupported_grant_type",
    "unsupported_token_type",
    "use_dpop_nonce",
];

/// How far the answer to a trial let the client come, by its status and codes alone.
#[must_use]
pub fn reached(trial: &Trial, facts: &CredentialFacts) -> Reached {
    let Some(status) = trial.status() else {
        return Reached::Nothing;
    };
    if !matches!(status, 200..=299 | 400 | 401 | 403) || is_page(&trial.exchange) {
        return Reached::Nothing;
    }
    let error = trial.said.error.as_deref().unwrap_or_default();
    let refuses = |code: &String| {
        facts
            .refused_codes
            .iter()
            .any(|known| known.refuses_client && known.code == *code)
    };
    if error == "invalid_client"
        || facts.refused_errors.iter().any(|e| e == error)
        || trial.said.codes.iter().any(refuses)
    {
        return Reached::Refused;
    }
    match status {
        200..=299 => Reached::Past,
        // With 401 the other codes may as well mean the client itself: Keycloak says so of a wrong
        // secret, Google of another client's token.
        401 if !["invalid_grant", "invalid_dpop_proof", "use_dpop_nonce"].contains(&error) => {
            Reached::Bare(status)
        }
        _ if PAST.contains(&error) => Reached::Past,
        403 => Reached::Bare(status),
        _ => Reached::Request,
    }
}

/// An HTML page, or a bot check's answer: not the endpoint's own voice.
#[must_use]
pub fn is_page(exchange: &Exchange) -> bool {
    exchange.response.as_ref().is_some_and(|response| {
        response.header("cf-mitigated").is_some()
            || response
                .media_type()
                .is_some_and(|kind| matches!(kind.as_str(), "text/html" | "application/xhtml+xml"))
    })
}

/// Makes facts of an answer and lets go of its body. `sent` is what must not come back in a fact.
#[must_use]
pub fn read(
    answer: Answer,
    method: Method,
    asked: Asked,
    facts: &CredentialFacts,
    sent: &[&str],
) -> Trial {
    let mut exchange = answer.exchange;
    let refused = exchange
        .response
        .as_ref()
        .is_some_and(|response| !response.is_success());
    // A success may hold a token: dropped unread.
    let said = if refused {
        said(answer.body.bytes(), facts, sent)
    } else {
        Said::default()
    };
    for (_, value) in exchange
        .response
        .iter_mut()
        .flat_map(|response| &mut response.headers)
    {
        if repeats(value, sent) {
            "(repeats what was sent)".clone_into(value);
        }
    }
    Trial {
        method,
        asked,
        said,
        exchange,
    }
}

fn said(body: &[u8], facts: &CredentialFacts, sent: &[&str]) -> Said {
    let Ok(parsed) = json::parse(body) else {
        return Said::default();
    };
    let text = |name: &str| {
        parsed
            .value
            .get(name)
            .and_then(Value::as_str)
            .filter(|text| !repeats(text, sent))
    };
    let error = text("error")
        .filter(|code| is_code(code))
        .map(str::to_owned);
    let description = text("error_description");
    let mut codes: Vec<String> = facts
        .refused_codes
        .iter()
        .filter(|known| {
            [error.as_deref(), description]
                .into_iter()
                .flatten()
                .any(|text| stands_in(&known.code, text))
        })
        .map(|known| known.code.clone())
        .collect();
    let numbers = parsed
        .value
        .get("error_codes")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    codes.extend(
        numbers
            .filter_map(Value::as_u64)
            .map(|number| number.to_string())
            .take(8),
    );
    Said {
        error,
        codes,
        description: description.map(shown),
    }
}

/// A code: short, and without anything that only prose has.
fn is_code(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "._-:/".contains(c))
}

/// Whether a code stands in a text as a word of its own.
#[must_use]
pub fn stands_in(code: &str, text: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(code).any(|(at, found)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text
            .get(at + found.len()..)
            .and_then(|tail| tail.chars().next());
        !before.is_some_and(word) && !after.is_some_and(word)
    })
}

/// Whether a text repeats something that was sent, as it is or form-encoded.
fn repeats(text: &str, sent: &[&str]) -> bool {
    sent.iter()
        .filter(|secret| !secret.is_empty())
        .any(|secret| {
            let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
            text.contains(secret) || text.contains(&encoded)
        })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
