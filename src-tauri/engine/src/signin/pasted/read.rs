//! Finding what matters in a pasted text, whatever stands around it.

use super::super::observation::ErrorFacts;
use super::super::scrub::Scrub;
use crate::credentials::answer::stands_in;
use crate::finding::shown;
use serde_json::{Map, Value};
use url::{Url, form_urlencoded};

/// The most of a text that is read, in bytes: more than any page of an error says.
const MOST: usize = 64 * 1024;
/// The most places at which a JSON object is looked for.
const MOST_OBJECTS: usize = 32;

/// Error codes that a browser may be shown (RFC 6749 sections 4.1.2.1 and 5.2, OpenID Connect Core 1.0
/// section 3.1.2.6), recognised also where they stand alone.
const ERRORS: [&str; 18] = [
    "access_denied",
    "account_selection_required",
    "consent_required",
    "interaction_required",
    "invalid_client",
    "invalid_grant",
    "invalid_request",
    "invalid_request_object",
    "invalid_request_uri",
    "invalid_scope",
    "login_required",
    "registration_not_supported",
    "request_not_supported",
    "request_uri_not_supported",
    "server_error",
    "temporarily_unavailable",
    "unauthorized_client",
    "unsupported_response_type",
];

/// Names of values that belong to one sign-in or one client, and are not repeated.
const PRIVATE: [&str; 17] = [
    "access_token",
    "assertion",
    "client_assertion",
    "client_secret",
    "code",
    "code_verifier",
    "device_code",
    "id_token",
    "id_token_hint",
    "nonce",
    "password",
    "refresh_token",
    "request",
    "session_state",
    "state",
    "token",
    "user_code",
];

/// What was found.
pub(super) struct Pasted {
    /// The text, for those who look for words in it; never shown.
    pub text: String,
    /// The error, without any value that is not repeated.
    pub error: Option<ErrorFacts>,
    /// The address of an answer with a code or a token, its parameters still in it.
    pub callback: Option<Url>,
    /// What is not repeated.
    pub scrub: Scrub,
}

/// Reads.
pub(super) fn read(text: &str) -> Pasted {
    let text = without_entities(beginning(text));
    let answers: Vec<Pairs> = pieces(&text).filter_map(Pairs::of).collect();
    let objects = objects(&text);
    let mut scrub = Scrub::default();
    for pairs in &answers {
        pairs.0.iter().for_each(|(n, v)| hide(n, v, &mut scrub));
    }
    for (name, value) in objects.iter().flatten() {
        hide(name, value.as_str().unwrap_or_default(), &mut scrub);
    }
    for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c))) {
        // Every JSON Web Token begins so: it is an object in Base64.
        if word.starts_with("eyJ") {
            scrub.add(word);
        }
    }
    let of_answers = answers.iter().find_map(|pairs| {
        let text = |name: &str| pairs.get(name).map(str::to_owned);
        error(text, &scrub)
    });
    let of_objects = || {
        objects.iter().find_map(|object| {
            let text = |name: &str| object.get(name)?.as_str().map(str::to_owned);
            error(text, &scrub)
        })
    };
    let alone = || {
        let named = ERRORS.into_iter().filter(|code| stands_in(code, &text));
        let first = named.min_by_key(|code| text.find(code))?;
        Some(ErrorFacts {
            error: first.to_owned(),
            ..ErrorFacts::default()
        })
    };
    let error = of_answers.or_else(of_objects).or_else(alone);
    let callback = pieces(&text).find_map(callback);
    Pasted {
        text,
        error,
        callback,
        scrub,
    }
}

fn beginning(text: &str) -> &str {
    let mut end = text.len().min(MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The text with the characters that HTML writes otherwise.
fn without_entities(text: &str) -> String {
    [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ]
    .into_iter()
    .fold(text.to_owned(), |text, (entity, character)| {
        text.replace(entity, character)
    })
}

/// The pieces that may be addresses or parameters.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '`' | '\\'))
        .map(|piece| piece.trim_matches(|c| matches!(c, '\'' | ')' | '(' | '.' | ',' | ';')))
        .filter(|piece| piece.contains('='))
}

/// The parameters of an answer, decoded.
struct Pairs(Vec<(String, String)>);

impl Pairs {
    fn of(piece: &str) -> Option<Self> {
        let pairs: Vec<(String, String)> = piece
            .split(['?', '#'])
            .flat_map(|part| form_urlencoded::parse(part.as_bytes()))
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        (!pairs.is_empty()).then_some(Self(pairs))
    }

    fn get(&self, name: &str) -> Option<&str> {
        let mut pairs = self.0.iter();
        pairs.find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// The JSON objects in a text.
fn objects(text: &str) -> Vec<Map<String, Value>> {
    text.match_indices('{')
        .take(MOST_OBJECTS)
        .filter_map(|(at, _)| {
            let rest = text.get(at..)?;
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
            match values.next()? {
                Ok(Value::Object(object)) => Some(object),
                _ => None,
            }
        })
        .collect()
}

fn hide(name: &str, value: &str, scrub: &mut Scrub) {
    if PRIVATE.contains(&name) {
        scrub.add(value);
    }
}

/// An OAuth error among named texts.
fn error(text: impl Fn(&str) -> Option<String>, scrub: &Scrub) -> Option<ErrorFacts> {
    let is_code = |error: &String| {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        (1..=64).contains(&error.len()) && error.chars().all(fits)
    };
    let shown = |name: &str| text(name).map(|t| shown(&scrub.text(&t)));
    Some(ErrorFacts {
        error: text("error").filter(is_code).map(|e| scrub.text(&e))?,
        description: shown("error_description"),
        uri: shown("error_uri"),
    })
}

/// The address of an answer that holds a code or a token.
fn callback(piece: &str) -> Option<Url> {
    let begins = piece.find("https://").or_else(|| piece.find("http://"))?;
    let url = Url::parse(piece.get(begins..)?).ok()?;
    let pairs = Pairs::of(piece)?;
    let holds = |name: &&str| pairs.get(name).is_some();
    let answers = ["code", "id_token", "access_token"].iter().any(holds);
    // With one of these it is a request, not an answer.
    let asks = ["response_type", "client_id"].iter().any(holds);
    (answers && !asks).then_some(url)
}
