//! What a service's answer says, read without trust.

use super::model::{Problem, Status};
use crate::exchange::Response;
use crate::json;
use crate::ports::Answer;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a service answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    /// It did what was asked.
    Done {
        /// How the request stands.
        status: Status,
    },
    /// It will not do what was asked (4xx).
    Refused {
        /// The HTTP status.
        code: u16,
        /// Its reason; empty where none was given.
        problem: Problem,
    },
    /// It cannot do it now (429, 5xx).
    NotNow {
        /// The HTTP status.
        code: u16,
        /// When it wants to be asked again (RFC 9110 section 10.2.3), in seconds from the answer.
        retry_after_s: Option<u64>,
        /// Its reason; empty where none was given.
        problem: Problem,
    },
    /// It points elsewhere (3xx). That is never followed: token and secret are for this host.
    Redirected {
        /// Where to, without its query.
        location: String,
    },
    /// It answered something that the API does not know.
    Unreadable {
        /// The HTTP status.
        code: u16,
        /// What could not be read.
        reason: String,
    },
    /// No answer; the exchange says how far it came.
    NoAnswer,
}

/// What an answer says. `hidden` are the secrets that were sent.
pub(super) fn read(answer: &Answer, hidden: &[&str]) -> Outcome {
    let Some(response) = &answer.exchange.response else {
        return Outcome::NoAnswer;
    };
    let code = response.status;
    if answer.exchange.interruption.is_some() && code < 400 {
        return Outcome::NoAnswer;
    }
    let document = json::parse(answer.body.bytes()).map(|parsed| without(parsed.value, hidden));
    match code {
        200..300 => match document {
            Ok(document) => match serde_json::from_value(document) {
                Ok(status) => Outcome::Done { status },
                Err(e) => Outcome::Unreadable {
                    code,
                    reason: e.to_string(),
                },
            },
            Err(e) => Outcome::Unreadable {
                code,
                reason: e.to_string(),
            },
        },
        300..400 => Outcome::Redirected {
            location: redirect(response),
        },
        429 | 500..600 => {
            let retry_after_s = retry_after(response, answer.exchange.at);
            Outcome::NotNow {
                code,
                retry_after_s,
                problem: problem(document.ok()),
            }
        }
        400..500 => Outcome::Refused {
            code,
            problem: problem(document.ok()),
        },
        _ => Outcome::Unreadable {
            code,
            reason: "no status that the API has".to_owned(),
        },
    }
}

/// Whatever a service says in an error is read as far as it goes (RFC 9457 section 3.1: members of
/// the wrong type are ignored).
fn problem(document: Option<Value>) -> Problem {
    let Some(Value::Object(members)) = document else {
        return Problem::default();
    };
    let text = |name: &str| {
        members
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    Problem {
        kind: text("type"),
        title: text("title"),
        detail: text("detail"),
        errors: members
            .get("errors")
            .cloned()
            .and_then(|e| serde_json::from_value(e).ok())
            .unwrap_or_default(),
        existing_request: members
            .get("existing_request")
            .and_then(Value::as_str)
            .map(str::to_owned),
    }
}

fn redirect(response: &Response) -> String {
    let location = response.header("location").unwrap_or_default();
    location
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// Longest wait that is believed, in seconds: a year. What is longer is as good as never.
const LONGEST_WAIT: u64 = 365 * 24 * 3600;

/// Seconds, or a date (RFC 9110 section 10.2.3).
fn retry_after(response: &Response, now: DateTime<Utc>) -> Option<u64> {
    let value = response.header("retry-after")?.trim();
    let seconds = value.parse().ok().or_else(|| {
        let date = DateTime::parse_from_rfc2822(value).ok()?;
        u64::try_from((date.to_utc() - now).num_seconds())
            .ok()
            .or(Some(0))
    });
    seconds.map(|seconds: u64| seconds.min(LONGEST_WAIT))
}

/// The document without the secrets that were sent, should the service repeat one. Texts shorter
/// than four characters are no secrets, and would be found in ordinary words.
fn without(mut document: Value, hidden: &[&str]) -> Value {
    fn clean(value: &mut Value, hidden: &[&str]) {
        match value {
            Value::String(text) => {
                for secret in hidden.iter().filter(|s| s.len() >= 4) {
                    if text.contains(secret) {
                        *text = text.replace(secret, "[removed]");
                    }
                }
            }
            Value::Array(members) => members.iter_mut().for_each(|m| clean(m, hidden)),
            Value::Object(members) => members.values_mut().for_each(|m| clean(m, hidden)),
            _ => {}
        }
    }
    clean(&mut document, hidden);
    document
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::sample::answer;
    use crate::setup::sample;
    use serde_json::json;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let after = |value: &str| {
            let answer = answer(429, &[("retry-after", value)], &json!({}));
            retry_after(answer.exchange.response.as_ref().unwrap(), sample::now())
        };
        assert_eq!(after("120"), Some(120));
        assert_eq!(after("Sun, 22 Nov 2026 12:01:00 GMT"), Some(60));
        assert_eq!(after("Sun, 22 Nov 2026 11:00:00 GMT"), Some(0));
        assert_eq!(after("18446744073709551615"), Some(LONGEST_WAIT));
        assert_eq!(after("Sun, 22 Nov 9999 12:00:00 GMT"), None);
        assert_eq!(after("Mon, 22 Nov 9999 12:00:00 GMT"), Some(LONGEST_WAIT));
        assert_eq!(after("soon"), None);
    }
}
