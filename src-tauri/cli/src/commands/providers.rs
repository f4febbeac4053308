//! `latchkey providers …`: the catalog of providers.

use super::check::unknown_provider;
use crate::args::{ProvidersCommand, RecogniseArgs};
use crate::render::{Said, wrapped};
use crate::world::World;
use latchkey_adapters::dns::SystemDns;
use latchkey_engine::catalog::{Guide, Protocol};
use latchkey_engine::failure::Failure;
use latchkey_engine::provider::Provider;
use latchkey_engine::recognition::{self, Given};
use latchkey_engine::sheet;
use latchkey_engine::view::{RecognisedView, RecognitionView};
use serde_json::json;

/// Runs one of them; without one, lists the providers.
///
/// # Errors
/// There is no such provider, or nothing that can be looked up.
pub async fn run(world: &World, command: Option<ProvidersCommand>) -> Result<Said, Failure> {
    match command {
        None => Ok(list()),
        Some(ProvidersCommand::Show { id }) => show(world, &id),
        Some(ProvidersCommand::Recognise(args)) => recognise(world, &args).await,
    }
}

fn list() -> Said {
    let protocols = |provider: &Provider| -> Vec<Protocol> {
        let guides = Guide::all_of(&provider.id);
        guides.map(|guide| guide.protocol).collect()
    };
    let lines = Provider::all().iter().map(|provider| {
        let spoken = serde_json::to_value(protocols(provider)).unwrap_or_default();
        let spoken = super::setup::plain(&spoken);
        let line = format!("{:<16} {:<28} {spoken}", provider.id, provider.name);
        line.trim_end().to_owned()
    });
    let providers = Provider::all().iter().map(|provider| {
        json!({
            "id": provider.id,
            "name": provider.name,
            "guides": protocols(provider),
        })
    });
    let document = json!({
        "schema": "latchkey/providers/1",
        "providers": providers.collect::<Vec<_>>(),
    });
    Said::data(document, lines.collect::<Vec<_>>().join("\n"))
}

fn show(world: &World, id: &str) -> Result<Said, Failure> {
    let provider = Provider::find(id).ok_or_else(|| unknown_provider(world, id))?;
    let document = json!({
        "schema": "latchkey/provider/1",
        "provider": provider,
        "guides": Guide::all_of(&provider.id).collect::<Vec<_>>(),
    });
    let text = sheet::text(&sheet::of_provider(provider, &world.printer.words));
    Ok(Said::data(document, text))
}

async fn recognise(world: &World, args: &RecogniseArgs) -> Result<Said, Failure> {
    let words = &world.printer.words;
    let given = Given::parse(&args.what).map_err(|error| error.failure(words))?;
    let dns = args.dns.map(SystemDns::asking).unwrap_or_default();
    let budget = world.budget();
    let seen = recognition::observe(&world.http, &dns, &world.clock, &budget, given).await;
    let view = RecognitionView::of(&seen, words);
    let lines = match &view.nothing {
        Some(nothing) => vec![nothing.clone()],
        None => view
            .recognised
            .iter()
            .map(|one| lines(world, one))
            .collect(),
    };
    let document = json!({
        "schema": "latchkey/recognition/1",
        "about": view.about,
        "recognised": view.recognised,
        "nothing": view.nothing,
        "hosts": view.hosts,
        "observations": seen,
    });
    Ok(Said::data(document, lines.join("\n")))
}

/// One provider: name, id and certainty, and below them the authority and the facts.
fn lines(world: &World, one: &RecognisedView) -> String {
    let id = one.provider.as_deref().unwrap_or_default();
    let head = format!("{:<16} {:<28} {}", id, one.name, one.sure);
    let label = world.printer.say("recognise-authority", &[]);
    let authority = one
        .authority
        .iter()
        .map(|authority| format!("{label} {authority}"));
    let below = authority.chain(one.facts.iter().cloned());
    let lines = below.map(|line| format!("    {}", wrapped(&line, 4)));
    std::iter::once(head)
        .chain(lines)
        .collect::<Vec<_>>()
        .join("\n")
}
