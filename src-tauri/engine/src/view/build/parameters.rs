//! What a sign-in asked for and what came back, parameter by parameter. What is a secret, or was one,
//! is only said to have come.

use crate::client_auth::Method;
use crate::finding::shown;
use crate::signin::callback;
use crate::signin::observation::{Observation, TokenFacts};
use crate::values::ClientAuthentication;
use crate::view::Named;
use crate::words::Words;
use serde_json::Value;

/// What was asked: of the authorization endpoint, and how the client proves itself.
#[must_use]
pub fn asked(seen: &Observation, words: &Words) -> Vec<Named> {
    let asked = &seen.asked;
    let in_code_flow = seen.device.is_none();
    let method = ClientAuthentication::from(asked.method).as_str();
    let form = match asked.method {
        Method::BasicRaw => "raw",
        Method::BasicEncoded | Method::Post | Method::None => "usual",
    };
    let args = [("method", method), ("form", form)];
    let proves_itself = words.say("asked-client-authentication-by", &args);
    let rows = [
        ("client_id", Some(asked.client_id.to_string())),
        ("scope", Some(asked.scopes.clone())),
        (
            "redirect_uri",
            asked.redirect.clone().filter(|_| in_code_flow),
        ),
        ("login_hint", asked.login_hint.clone()),
        ("prompt", asked.prompt.clone()),
        ("PKCE", in_code_flow.then(|| "S256".to_owned())),
    ];
    let mut rows: Vec<Named> = rows
        .into_iter()
        .filter_map(|(name, value)| Some(named(name, &value?)))
        .collect();
    rows.push(named(
        &words.say("asked-client-authentication", &[]),
        &proves_itself,
    ));
    rows
}

/// What came back: the authorization response, then the token endpoint's answer.
#[must_use]
pub fn returned(seen: &Observation, words: &Words) -> Vec<Named> {
    let mut rows: Vec<Named> = Vec::new();
    if let Some(answer) = &seen.callback {
        let iss = match callback::issuer_holds(answer, &seen.asked) {
            true => words.say("returned-as-published", &[]),
            false => {
                let iss = answer.iss.as_deref().unwrap_or_default();
                words.say("returned-differs", &[("value", iss)])
            }
        };
        let error = answer.error.as_ref();
        rows.extend(answer.parameters.iter().map(|name| {
            let value = match name.as_str() {
                "code" => words.say("returned-not-kept", &[]),
                "state" => words.say("returned-as-sent", &[]),
                "iss" => iss.clone(),
                "error" => error.map(|e| e.error.clone()).unwrap_or_default(),
                "error_description" => error
                    .and_then(|e| e.description.clone())
                    .unwrap_or_default(),
                "error_uri" => error.and_then(|e| e.uri.clone()).unwrap_or_default(),
                _ => words.say("returned-ignored", &[]),
            };
            named(name, &value)
        }));
    }
    if let Some(token) = &seen.token {
        rows.extend(of_token(token, words));
    }
    rows
}

fn of_token<'a>(token: &'a TokenFacts, words: &'a Words) -> impl Iterator<Item = Named> + 'a {
    token.body.members.iter().map(|(name, _)| {
        let plain = |value: &Option<Value>| match value {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        let error = token.error.as_ref();
        let value = match name.as_str() {
            "access_token" | "id_token" | "refresh_token" => words.say("returned-not-kept", &[]),
            "token_type" => plain(&token.token_type),
            "expires_in" => plain(&token.expires_in),
            "scope" => plain(&token.scope),
            "error" => error.map(|e| e.error.clone()).unwrap_or_default(),
            "error_description" => error
                .and_then(|e| e.description.clone())
                .unwrap_or_default(),
            "error_uri" => error.and_then(|e| e.uri.clone()).unwrap_or_default(),
            _ => words.say("returned-ignored", &[]),
        };
        named(name, &value)
    })
}

fn named(name: &str, value: &str) -> Named {
    Named {
        name: shown(name),
        value: shown(value),
    }
}
