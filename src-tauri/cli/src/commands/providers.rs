//! `latchkey providers …`: the catalog of providers.

use super::check::unknown_provider;
use crate::args::ProvidersCommand;
use crate::render::Said;
use crate::world::World;
use latchkey_engine::catalog::{Guide, Protocol};
use latchkey_engine::failure::Failure;
use latchkey_engine::provider::Provider;
use latchkey_engine::sheet;
use serde_json::json;

/// Runs one of them; without one, lists the providers.
///
/// # Errors
/// There is no such provider.
pub fn run(world: &World, command: Option<ProvidersCommand>) -> Result<Said, Failure> {
    match command {
        None => Ok(list()),
        Some(ProvidersCommand::Show { id }) => show(world, &id),
    }
}

fn guides(provider: &Provider) -> Vec<&'static Guide> {
    let of = |protocol| Guide::of(&provider.id, protocol);
    [Protocol::Oidc, Protocol::Saml]
        .into_iter()
        .filter_map(of)
        .collect()
}

fn list() -> Said {
    let protocols = |provider: &Provider| -> Vec<Protocol> {
        guides(provider)
            .iter()
            .map(|guide| guide.protocol)
            .collect()
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
        "guides": guides(provider),
    });
    let text = sheet::text(&sheet::of_provider(provider, &world.printer.words));
    Ok(Said::data(document, text))
}
