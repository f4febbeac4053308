//! Removing a setup, or everything.

use super::world::World;
use crate::failure::Failure;
use crate::ports::{Clock, Store, Vault};
use crate::setup::{self, Removal, SetupId};

/// What would go with a setup.
///
/// # Errors
/// There is none of that name, or the store cannot be read.
pub async fn removal<H, S: Store, V, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
) -> Result<Removal, Failure> {
    world.stored(id, setup::removal(world.store, id).await)
}

/// Removes a setup with everything that is kept for it, secrets first.
///
/// # Errors
/// Store or vault do not do it; the setup is still there then.
pub async fn remove<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
) -> Result<Removal, Failure> {
    let removed = setup::remove(world.store, world.vault, id).await;
    removed.map_err(|error| error.failure(world.words, id))
}

/// Removes every setup, secrets first, and then the settings and whatever else is kept.
///
/// # Errors
/// Store or vault do not do it; the setups whose secrets are not out of the vault are still there
/// then.
pub async fn forget_everything<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
) -> Result<(), Failure> {
    let said = |error: crate::ports::StoreError| error.failure(world.words, "");
    for stored in world.store.setups().await.map_err(said)? {
        remove(world, &stored.draft.name).await?;
    }
    world.store.clear().await.map_err(said)
}
