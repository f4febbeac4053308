//! What a test sign-in showed, in lines for people: what passed where and how long it took, and the
//! claims as they were received.

use super::layers::Row;
use crate::render::Printer;
use latchkey_engine::signin::Observation;
use latchkey_engine::view::build::{claims, hops};
use latchkey_engine::view::{ClaimSource, ClaimView, HopState};

/// The stations of the sign-in, and what Latchkey itself took.
#[must_use]
pub fn of_sign_in(seen: &Observation, printer: &Printer) -> Vec<Row> {
    let stations = hops::of_sign_in(seen, &printer.words);
    let mut rows: Vec<Row> = stations
        .into_iter()
        .map(|hop| Row {
            text: match hop.state {
                HopState::Broken => format!("✗ {}", hop.text),
                _ => hop.text,
            },
            label: hop.label,
            // The text has it where it says something.
            took_us: None,
        })
        .collect();
    rows.extend(seen.own_cost_us().map(|own| Row {
        label: printer.say("layer-own", &[]),
        text: printer.say("layer-own-cost", &[]),
        took_us: Some(own),
    }));
    rows
}

/// The claims, each with where it stood and what it means. Those that services rarely look at are
/// counted only, unless more was asked for.
#[must_use]
pub fn of_claims(seen: &Observation, printer: &Printer) -> Vec<String> {
    let views = claims::of_claims(seen, &printer.words);
    if views.is_empty() {
        return Vec::new();
    }
    let (known, others): (Vec<_>, Vec<_>) = views.into_iter().partition(|claim| claim.matters);
    let mut lines = vec![String::new()];
    lines.extend(known.iter().flat_map(|claim| of_claim(claim, printer)));
    if printer.verbose {
        lines.extend(others.iter().flat_map(|claim| of_claim(claim, printer)));
    } else if !others.is_empty() {
        let count = others.len().to_string();
        lines.push(printer.say("claims-more", &[("count", &count)]));
    }
    lines.push(String::new());
    lines
}

fn of_claim(claim: &ClaimView, printer: &Printer) -> Vec<String> {
    let line = |value: &str, source: &str| {
        let note = claim.note.as_deref().unwrap_or_default();
        let about: Vec<&str> = [source, note]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect();
        let line = format!("{:<18} {value:<44} {}", claim.name, about.join(" · "));
        line.trim_end().to_owned()
    };
    if claim.values.is_empty() {
        return vec![line("–", "")];
    }
    let of_value = |value: &latchkey_engine::view::ClaimValue| {
        let source = match value.source {
            ClaimSource::IdToken => "claim-in-id-token",
            ClaimSource::Userinfo => "claim-in-userinfo",
            ClaimSource::Both => "claim-in-both",
        };
        line(&value.text, &printer.say(source, &[]))
    };
    claim.values.iter().map(of_value).collect()
}
