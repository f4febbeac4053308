//! What was observed, layer by layer, in lines for people: each with its own time.

use crate::render::{Printer, micros};
use latchkey_engine::authority::{AuthorityObservation, Document};
use latchkey_engine::exchange::{AttemptOutcome, Exchange, Trust};

/// The layers of an authority: discovery, then keys.
#[must_use]
pub fn of_authority(seen: &AuthorityObservation, printer: &Printer) -> Vec<String> {
    let mut lines = Vec::new();
    for asked in &seen.asked {
        for hop in &asked.fetched.hops {
            of_exchange(&mut lines, "layer-discovery", hop, printer);
        }
    }
    if let Some(Document::Network(fetched)) = &seen.keys {
        for hop in &fetched.hops {
            of_exchange(&mut lines, "layer-keys", hop, printer);
        }
    }
    lines
}

/// One line: what it is about, what was seen, and how long it took.
#[must_use]
pub fn line(printer: &Printer, label: &str, text: &str, took: Option<u64>) -> String {
    let time = took.map(micros).unwrap_or_default();
    let line = format!("{:<10} {text:<62} {time:>8}", printer.say(label, &[]));
    line.trim_end().to_owned()
}

/// The layers of one exchange. A reused connection has none of its own but the answer.
pub fn of_exchange(lines: &mut Vec<String>, what: &str, exchange: &Exchange, printer: &Printer) {
    let mut line = |label: &str, text: String, took: Option<u64>| {
        lines.push(line(printer, label, &text, took));
    };
    line(what, exchange.url.clone(), None);
    let connection = &exchange.connection;
    if !connection.reused {
        if let Some(r) = &connection.resolution {
            let addresses: Vec<String> = r
                .addresses
                .iter()
                .take(4)
                .map(ToString::to_string)
                .collect();
            line("layer-name", addresses.join(", "), Some(r.took_us));
        }
        if let Some(proxy) = &connection.proxy {
            line("layer-proxy", proxy.address.clone(), proxy.took_us);
        }
        for attempt in &connection.attempts {
            let outcome = match attempt.outcome {
                AttemptOutcome::Connected => String::new(),
                other => format!(
                    " {}",
                    serde_json::to_string(&other)
                        .unwrap_or_default()
                        .trim_matches('"')
                ),
            };
            line(
                "layer-connect",
                format!("{}{outcome}", attempt.address),
                Some(attempt.took_us),
            );
        }
        if let Some(tls) = &connection.tls {
            let by = match &tls.trust {
                Some(Trust::SystemRoot { subject } | Trust::GivenRoot { subject }) => {
                    subject.clone()
                }
                Some(Trust::System) => printer.say("layer-tls-system", &[]),
                Some(Trust::Refused { .. }) => printer.say("layer-tls-refused", &[]),
                None => String::new(),
            };
            let version = tls.version.clone().unwrap_or_default();
            line(
                "layer-tls",
                format!("{version} {by}").trim().to_owned(),
                Some(tls.took_us),
            );
        }
    }
    if let Some(response) = &exchange.response {
        let media = response.media_type().unwrap_or_default();
        let text = format!("{} {media}, {} B", response.status, response.body_bytes);
        line("layer-answer", text, Some(response.first_byte_us));
    }
}
