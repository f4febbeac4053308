//! What a test sign-in showed, in lines for people: what passed where and how long it took, and the
//! claims as they were received.

use super::layers::line;
use crate::render::Printer;
use latchkey_engine::exchange::Exchange;
use latchkey_engine::finding::shown;
use latchkey_engine::signin::Observation;
use latchkey_engine::signin::observation::BrowserFacts;
use serde_json::{Map, Value};

/// The claims that services know people by: shown also where they are absent.
const KNOWN_BY: [&str; 5] = ["sub", "email", "email_verified", "name", "groups"];

/// The hops, in the order in which they were reached.
#[must_use]
pub fn of_sign_in(seen: &Observation, printer: &Printer) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |label: &str, text: &str, took: Option<u64>| {
        lines.push(line(printer, label, text, took));
    };
    let hops = &seen.hops;
    let between = |from: Option<u64>, to: Option<u64>| to?.checked_sub(from?);
    if let Some(loopback) = seen.loopback.as_ref().filter(|l| l.not_bound.is_none()) {
        let addresses: Vec<String> = loopback.addresses.iter().map(ToString::to_string).collect();
        add("layer-port", &addresses.join(", "), hops.listening_us);
    }
    if let Some(device) = &seen.device {
        let took = Some(device.exchange.took_us);
        add("layer-device", &answer(&device.exchange), took);
    }
    let browser = match seen.browser {
        Some(BrowserFacts::Opened) => "layer-browser-opened",
        _ => "layer-browser-by-hand",
    };
    let waited = between(hops.opened_us, hops.answered_us);
    if let Some(callback) = &seen.callback {
        add("layer-browser", &printer.say(browser, &[]), waited);
        let method = serde_json::to_value(callback.method).unwrap_or_default();
        let method = method.as_str().unwrap_or_default().to_ascii_uppercase();
        let text = format!("{method} {}", callback.parameters.join(", "));
        add("layer-callback", &text, None);
    }
    let fetched = seen.keys.as_ref().and_then(|k| k.fetched.as_ref());
    let exchanges = seen
        .token
        .iter()
        .map(|t| ("layer-token", &t.exchange))
        .chain(
            fetched
                .iter()
                .flat_map(|f| &f.hops)
                .map(|e| ("layer-keys", e)),
        )
        .chain(
            seen.userinfo
                .iter()
                .map(|u| ("layer-userinfo", &u.exchange)),
        );
    for (label, exchange) in exchanges {
        add(label, &answer(exchange), Some(exchange.took_us));
    }
    if let Some(own) = seen.own_cost_us() {
        add("layer-own", &printer.say("layer-own-cost", &[]), Some(own));
    }
    lines
}

/// What an endpoint answered, in a few words.
fn answer(exchange: &Exchange) -> String {
    match (&exchange.interruption, &exchange.response) {
        (Some(interruption), _) => interruption.text.clone(),
        (None, Some(response)) => {
            let media = response.media_type().unwrap_or_default();
            format!("{} {media}, {} B", response.status, response.body_bytes)
        }
        (None, None) => String::new(),
    }
}

/// The claims, each with where it stood. Those that services rarely look at are counted only, unless
/// more was asked for.
#[must_use]
pub fn of_claims(seen: &Observation, printer: &Printer) -> Vec<String> {
    let token = seen.id_token.as_ref().map(|t| &t.claims);
    let userinfo = seen.userinfo.as_ref().and_then(|u| u.claims.as_ref());
    if token.is_none_or(Map::is_empty) && userinfo.is_none() {
        return Vec::new();
    }
    let of = |claims: Option<&Map<String, Value>>, name: &str| claims?.get(name).map(text);
    let mut lines = vec![String::new()];
    let mut add = |name: &str, value: &str, source: Option<&str>| {
        let source = source.map(|id| printer.say(id, &[])).unwrap_or_default();
        let line = format!("{:<18} {value:<44} {source}", shown(name));
        lines.push(line.trim_end().to_owned());
    };
    let mut claim = |name: &str| match (of(token, name), of(userinfo, name)) {
        (None, None) => add(name, "–", None),
        (Some(one), Some(other)) if one == other => add(name, &one, Some("claim-in-both")),
        (one, other) => {
            for (value, source) in [(one, "claim-in-id-token"), (other, "claim-in-userinfo")] {
                if let Some(value) = value {
                    add(name, &value, Some(source));
                }
            }
        }
    };
    KNOWN_BY.into_iter().for_each(&mut claim);
    let mut others: Vec<&String> = token
        .into_iter()
        .chain(userinfo)
        .flat_map(Map::keys)
        .collect();
    others.retain(|name| !KNOWN_BY.contains(&name.as_str()));
    others.sort();
    others.dedup();
    if printer.verbose {
        others.into_iter().for_each(|name| claim(name));
    } else if !others.is_empty() {
        let count = others.len().to_string();
        lines.push(printer.say("claims-more", &[("count", &count)]));
    }
    lines.push(String::new());
    lines
}

/// A claim's value as it was received, fit to show. Text that reads like something else is quoted.
fn text(value: &Value) -> String {
    let reads_like_text = |text: &String| serde_json::from_str::<Value>(text).is_err();
    match value {
        Value::String(text) if reads_like_text(text) => shown(text),
        other => shown(&other.to_string()),
    }
}
