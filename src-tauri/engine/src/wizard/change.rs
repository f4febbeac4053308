//! Beginning a setup, changing its values, and undoing that.

use super::open::show_again;
use super::world::{World, failure};
use crate::failure::{Code, Failure};
use crate::ports::{Clock, Revision, Store, Vault};
use crate::setup::{Draft, Key, KeyError, SetupId};
use crate::values::Wrong;
use crate::view::{Change, SetupView};
use crate::words::Words;

/// The name of a setup.
///
/// # Errors
/// No setup can have that name.
pub fn setup_id(name: &str, words: &Words) -> Result<SetupId, Failure> {
    SetupId::parse(name).map_err(|error| {
        let problem = Wrong::from(error).say(words);
        let arguments = [("name", name), ("problem", problem.as_str())];
        let refused = failure(words, Code::InvalidValue, "setup-name-refused", &arguments);
        match SetupId::suggested(name) {
            Some(near) => refused
                .hint(words.say("setup-name-near", &[("near", near.as_str())]))
                .suggest(near.as_str()),
            None => refused,
        }
    })
}

/// Begins a setup.
///
/// # Errors
/// No setup can have that name, or one has it already.
pub async fn begin<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    name: &str,
) -> Result<SetupView, Failure> {
    let id = setup_id(name.trim(), world.words)?;
    let empty = Draft::new(id.clone());
    let added = world.store.add_setup(&empty, world.clock.now()).await;
    world.stored(&id, added)?;
    show_again(world, &id).await
}

/// Changes values, all of them or none.
///
/// # Errors
/// A value that its key cannot have, with the field; or the setup is no longer at `revision`.
pub async fn change<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    revision: u32,
    mut changes: Vec<Change>,
) -> Result<SetupView, Failure> {
    let stored = world.setup_at(id, revision).await?;
    let mut draft = stored.draft.clone();
    // What a pasted authority means depends on the provider, and what is asked for on the service.
    changes.sort_by_key(|change| match change.key.as_str() {
        "service" => 0,
        "provider" => 1,
        _ => 2,
    });
    for Change { key, value } in changes {
        draft
            .set(key, value)
            .map_err(|error| refused(key, &error, world.words))?;
    }
    world.write(stored, &draft).await?;
    show_again(world, id).await
}

/// A value that its key cannot have.
fn refused(key: Key, error: &KeyError, words: &Words) -> Failure {
    let failure = Failure::new(Code::InvalidValue, error.say(words));
    match key.field() {
        Some(field) => failure.field(field),
        None => failure,
    }
}

/// Undoes the last change. Where there is none, the setup stays as it is.
///
/// # Errors
/// The setup is no longer at `revision`.
pub async fn undo<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    revision: u32,
) -> Result<SetupView, Failure> {
    let now = world.clock.now();
    let stepped = world.store.step_back(id, Revision(revision), now).await;
    world.stored(id, stepped)?;
    show_again(world, id).await
}

/// Makes the change again that was undone last. Where there is none, the setup stays as it is.
///
/// # Errors
/// The setup is no longer at `revision`.
pub async fn redo<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    revision: u32,
) -> Result<SetupView, Failure> {
    let now = world.clock.now();
    let stepped = world.store.step_forward(id, Revision(revision), now).await;
    world.stored(id, stepped)?;
    show_again(world, id).await
}
