//! What the shape of a client id and secret tells before anything is sent (feature V6).
//!
//! Works on the texts as they were entered. Of the secret, a finding tells length and alphabet only.

use super::codes::ENTRA_SECRET_ID_PASTED;
use super::control::looks;
use super::observation::SecretLooks;
use crate::authority::address::AUTHORITY_WHITESPACE_OR_QUOTES;
use crate::faults;
use crate::finding::{Fault, Field, Finding};
use crate::provider::{Provider, Shape};
use crate::secrets::ClientSecret;
use crate::values::{Authority, is_uuid};

faults! {
    /// Another value stands in place of the client id.
    CLIENT_ID_IS_OBJECT_ID = fail "client-id-is-object-id" cites "RFC 6749, section 2.2";
    /// The client id has not the shape that the provider gives its own.
    CLIENT_ID_SHAPE_UNUSUAL = warn "client-id-shape-unusual";
    /// The tenant's id stands in place of the client's.
    CLIENT_ID_IS_TENANT_ID = fail "client-id-is-tenant-id";
    /// Client id and secret changed places.
    CLIENT_ID_AND_SECRET_SWAPPED = fail "client-id-and-secret-swapped";
    /// Both are the same text.
    CLIENT_SECRET_IS_CLIENT_ID = fail "client-secret-is-client-id";
    /// An example's text was left in place.
    CREDENTIALS_PLACEHOLDER = fail "credentials-placeholder";
    /// The dots of a masked field were copied.
    CLIENT_SECRET_MASKED = fail "client-secret-masked";
}

/// Judges the shape of both texts; `secret` is absent for a public client.
#[must_use]
pub fn lint(
    client_id: &str,
    secret: Option<&ClientSecret>,
    authority: Option<&Authority>,
    provider: Option<&Provider>,
) -> Vec<Finding> {
    // EXPOSE: its shape is looked at, here; findings tell its length and alphabet.
    let secret = secret.map(ClientSecret::expose);
    let mut findings = Vec::new();
    findings.extend(untidy(client_id, Field::ClientId));
    findings.extend(secret.and_then(|s| untidy(s, Field::ClientSecret)));
    let client_id = tidied(client_id);
    let secret = secret.map(tidied);
    let mistaken = secret.and_then(|s| secret_mistaken(client_id, s, provider));
    // Where the two changed places, what each looks like by itself says nothing more.
    let swapped = mistaken
        .as_ref()
        .is_some_and(|f| std::ptr::eq(f.fault, &raw const CLIENT_ID_AND_SECRET_SWAPPED));
    findings.extend(mistaken);
    if !swapped {
        findings.extend(id_mistaken(client_id, authority, provider));
    }
    for finding in &mut findings {
        finding.provider = provider.map(|p| p.id.clone());
    }
    findings
}

/// The text as it is used: without spaces, quotes and characters that cannot be seen around it.
#[must_use]
pub fn tidied(text: &str) -> &str {
    text.trim_matches(|c| is_untidy(c) || is_quote(c))
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '«' | '»'
    )
}

/// White space of any kind, and characters that cannot be seen.
fn is_untidy(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn untidy(text: &str, field: Field) -> Option<Finding> {
    let around = text.len() != tidied(text).len();
    let inside = tidied(text).chars().find(|c| is_untidy(*c));
    let found = if around {
        text.chars().find(|c| is_untidy(*c) || is_quote(*c))
    } else {
        inside
    };
    found.map(|c| {
        AUTHORITY_WHITESPACE_OR_QUOTES
            .found()
            .field(field)
            .detail(
                "value",
                if field == Field::ClientId {
                    "client-id"
                } else {
                    "client-secret"
                },
            )
            .detail("character", format!("U+{:04X}", u32::from(c)))
            .detail("where", if around { "beside" } else { "inside" })
    })
}

fn secret_mistaken(client_id: &str, secret: &str, provider: Option<&Provider>) -> Option<Finding> {
    let shapes = provider.map(|p| &p.credentials);
    let id_shape = shapes.and_then(|s| s.client_id);
    let secret_shape = shapes.and_then(|s| s.client_secret);
    let of_secret = |fault: &'static Fault| {
        let SecretLooks {
            characters,
            alphabet,
        } = looks(secret);
        fault
            .found()
            .field(Field::ClientSecret)
            .detail("length", characters.to_string())
            .detail("alphabet", alphabet.as_str())
            .detail("shape", alphabet.as_str())
    };
    if secret.is_empty() {
        return None;
    }
    if is_masked(secret) {
        return Some(of_secret(&CLIENT_SECRET_MASKED));
    }
    if is_placeholder(secret) {
        return Some(of_secret(&CREDENTIALS_PLACEHOLDER));
    }
    if secret == client_id {
        return Some(of_secret(&CLIENT_SECRET_IS_CLIENT_ID));
    }
    let id_is_no_id = id_shape.is_some_and(|shape| !shape.fits(client_id));
    let secret_looks_like_id =
        id_shape.is_some_and(|shape| shape.is_telling() && shape.fits(secret));
    let id_looks_like_secret =
        secret_shape.is_some_and(|shape| shape.is_telling() && shape.fits(client_id));
    if id_is_no_id && (secret_looks_like_id || id_looks_like_secret) {
        return Some(of_secret(&CLIENT_ID_AND_SECRET_SWAPPED));
    }
    (secret_shape == Some(Shape::EntraSecret) && is_uuid(secret))
        .then(|| of_secret(&ENTRA_SECRET_ID_PASTED))
}

fn id_mistaken(
    client_id: &str,
    authority: Option<&Authority>,
    provider: Option<&Provider>,
) -> Option<Finding> {
    let facts = provider.map(|p| &p.credentials);
    let shape = facts.and_then(|f| f.client_id);
    let instead = |kind: &str| {
        CLIENT_ID_IS_OBJECT_ID
            .found()
            .field(Field::ClientId)
            .received(client_id)
            .detail("kind", kind)
    };
    if client_id.is_empty() {
        return None;
    }
    if is_placeholder(client_id) || is_masked(client_id) {
        return Some(
            CREDENTIALS_PLACEHOLDER
                .found()
                .field(Field::ClientId)
                .received(client_id),
        );
    }
    let tenant = authority
        .into_iter()
        .flat_map(|a| a.url().path_segments().into_iter().flatten());
    if is_uuid(client_id)
        && tenant
            .into_iter()
            .any(|segment| segment.eq_ignore_ascii_case(client_id))
    {
        return Some(
            CLIENT_ID_IS_TENANT_ID
                .found()
                .field(Field::ClientId)
                .received(client_id),
        );
    }
    if facts
        .and_then(|f| f.client_secret)
        .is_some_and(|s| s.is_telling() && s.fits(client_id))
    {
        // What looks like a secret is not shown.
        return Some(
            CLIENT_ID_IS_OBJECT_ID
                .found()
                .field(Field::ClientId)
                .detail("kind", "secret"),
        );
    }
    let shape = shape.filter(|shape| !shape.fits(client_id))?;
    if client_id.contains("://") {
        return Some(instead("address"));
    }
    if client_id.contains('@') {
        return Some(instead("e-mail"));
    }
    // A provider that lets clients choose their ids may be right all the same.
    let fault = if shape.is_telling() {
        &CLIENT_ID_IS_OBJECT_ID
    } else {
        &CLIENT_ID_SHAPE_UNUSUAL
    };
    Some(
        fault
            .found()
            .field(Field::ClientId)
            .received(client_id)
            .expected(shape.example())
            .detail("kind", "shape"),
    )
}

/// Nothing but the stars or dots that stand for a hidden value, or a beginning and then those: that
/// is how consoles show a secret after its first day.
fn is_masked(text: &str) -> bool {
    let mask = |c: char| matches!(c, '*' | '•' | '●' | '·' | '∙' | '…');
    let tail = text.chars().rev().take_while(|c| mask(*c)).count();
    tail >= 3
        || (tail > 0 && text.chars().all(mask))
        || (text.len() > 3 && text.chars().all(|c| c == '.'))
}

/// The text of an example, not a value.
fn is_placeholder(text: &str) -> bool {
    let plain: String = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase();
    let framed = [('<', '>'), ('{', '}'), ('[', ']'), ('%', '%')]
        .iter()
        .any(|(open, close)| text.len() > 2 && text.starts_with(*open) && text.ends_with(*close));
    let words = [
        "changeme",
        "clientid",
        "clientsecret",
        "todo",
        "tbd",
        "null",
        "undefined",
        "placeholder",
        "redacted",
    ];
    let says_your = ["your", "my", "the", "insert", "enter", "paste", "replace"]
        .iter()
        .any(|start| {
            let rest = plain.strip_prefix(start).unwrap_or_default();
            [
                "clientid",
                "clientsecret",
                "secret",
                "appid",
                "applicationid",
                "secretvalue",
                "clientidhere",
                "clientsecrethere",
                "secrethere",
            ]
            .contains(&rest)
                || (rest.starts_with("your")
                    && (rest.ends_with("secret") || rest.ends_with("id") || rest.ends_with("here")))
        });
    framed
        || words.contains(&plain.as_str())
        || says_your
        || (plain.len() >= 3 && plain.chars().all(|c| c == 'x'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
