//! `latchkey setup new --link …`: what a set-up link or file offers, and a setup that begins with it.

use super::setup::document;
use crate::render::Said;
use crate::secret::answered;
use crate::world::World;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::finding::{Grade, moment};
use latchkey_engine::link::{Handed, MAX_DOCUMENT, Source};
use latchkey_engine::report::Verdict;
use latchkey_engine::view::OfferView;
use latchkey_engine::wizard;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::IsTerminal as _;

/// Shows the offer, asks, and begins the setup.
///
/// # Errors
/// It is no set-up link or file, nobody is there to be asked, or the setup cannot be begun.
pub async fn run(
    world: &World,
    name: Option<String>,
    link: &str,
    yes: bool,
) -> Result<Said, Failure> {
    let source = source(world, link)?;
    let wizard = world.wizard().await?;
    let offer = wizard::offer(&wizard, &source).await;
    let shown = shown(world, &offer);
    let (Some(fingerprint), Some(service)) = (&offer.fingerprint, &offer.service) else {
        return Ok(said(&offer, Value::Null, shown));
    };
    let name = name.unwrap_or_else(|| service.id.clone());
    world.printer.step(shown.trim_end());
    if !yes && !agreed(world, &name).await? {
        world.printer.tell("link-declined", &[]);
        return Ok(said(&offer, Value::Null, String::new()));
    }
    let begun = wizard::take_over(&wizard, &name, &source, fingerprint).await?;
    let name = begun.draft.name.as_str();
    world.printer.tell("setup-begun", &[("setup", name)]);
    Ok(said(&offer, document(&begun), name.to_owned()))
}

fn source(world: &World, link: &str) -> Result<Source, Failure> {
    Ok(match wizard::handed(link, &world.printer.words)? {
        Handed::Link(link) => Source::Desk(link),
        Handed::File(path) => Source::of_file(world.read_at_most(&path, MAX_DOCUMENT)?),
    })
}

/// Whether the person wants it.
async fn agreed(world: &World, name: &str) -> Result<bool, Failure> {
    if !std::io::stdin().is_terminal() {
        let id = "failure-link-unconfirmed";
        let failure = Failure::new(Code::Usage, world.printer.say(id, &[]));
        let hint = world.printer.words.hint(id, &[]);
        return Err(hint.into_iter().fold(failure, Failure::hint));
    }
    let question = world.printer.say("link-ask", &[("setup", name)]);
    world.printer.ask(&question);
    let answer = answered(world).await?.trim().to_lowercase();
    Ok(answer == world.printer.say("link-yes", &[]))
}

fn said(offer: &OfferView, setup: Value, text: String) -> Said {
    let worst = offer.findings.iter().map(|f| f.finding.grade).max();
    let document = json!({ "schema": "latchkey/offer/1", "offer": offer, "begun": setup });
    Said {
        verdict: Some(Verdict::from(worst.unwrap_or(Grade::Pass))),
        ..Said::data(document, text)
    }
}

/// Who offers what, until when, and where things would go.
fn shown(world: &World, offer: &OfferView) -> String {
    let say = |id: &str, arguments: &[(&'static str, &str)]| world.printer.say(id, arguments);
    let mut out = String::new();
    if !offer.values.is_empty() {
        out.push_str(&match &offer.host {
            Some(host) => say("link-from-desk", &[("host", host)]),
            None => say("link-from-file", &[]),
        });
        if let Some(until) = offer.until {
            let until = say("link-until", &[("at", &moment(until))]);
            let _ = write!(out, ", {until}");
        }
        out.push('\n');
    }
    for value in &offer.values {
        let _ = writeln!(out, "  {:<32} {}", value.label, value.value);
    }
    for destination in &offer.destinations {
        let arguments = [
            ("host", destination.host.as_str()),
            ("gets", &destination.gets),
        ];
        let _ = writeln!(out, "  {}", say("link-sends", &arguments));
    }
    let findings = offer.findings.iter().map(|found| &found.finding);
    out.push_str(&world.printer.findings(findings));
    out
}
