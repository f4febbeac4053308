//! `latchkey setup new`: a draft from a file, a profile, and what is said beside them.

use super::document;
use crate::args::NewArgs;
use crate::commands::link;
use crate::commands::services::{known_provider, known_region, known_service};
use crate::render::Said;
use crate::world::World;
use latchkey_engine::failure::Failure;
use latchkey_engine::ports::{Clock as _, Store as _};
use latchkey_engine::setup::{self, Beside};
use latchkey_engine::wizard;

/// Begins a setup.
///
/// # Errors
/// All that is wrong in a file, a value that is not of its kind, or there is such a setup already.
pub async fn run(world: &World, args: NewArgs) -> Result<Said, Failure> {
    if let Some(link) = &args.link {
        return link::run(world, args.name, link, args.yes).await;
    }
    let (words, now) = (&world.printer.words, world.clock.now());
    let profile = match &args.profile {
        Some(path) => Some(wizard::profile(&world.read(path)?, words, now)?),
        None => None,
    };
    let file = args.from.as_deref().map(|path| world.read(path));
    let file = file.transpose()?;
    let named = profile.as_ref().map(|profile| profile.id.as_str());
    let named = named.or(args.service.as_deref());
    let name = match (args.name.as_deref(), &file) {
        (Some(name), _) => Some(name),
        // A file may name the setup itself.
        (None, Some(_)) => None,
        (None, None) => Some(named.unwrap_or("setup")),
    };
    let beside = Beside {
        name: name.map(|name| world.setup_id(name)).transpose()?,
        service: args.service,
        profile,
    };
    let draft = setup::from_toml(file.as_deref().unwrap_or_default(), beside);
    let mut draft = draft.map_err(|problems| problems.failure(words))?;
    for (key, value) in [("provider", args.provider), ("region", args.region)] {
        if let Some(value) = value {
            super::set_value(world, &mut draft, key, &value)?;
        }
    }
    known_service(world, &draft)?;
    known_region(world, &draft)?;
    known_provider(world, &draft)?;
    let store = world.store().await?;
    let added = store.add_setup(&draft, now).await;
    let stored = added.map_err(|e| e.failure(words, draft.name.as_str()))?;
    world
        .printer
        .tell("setup-begun", &[("setup", draft.name.as_str())]);
    Ok(Said::data(document(&stored), draft.name.as_str()))
}
