//! Looking at a setup: everything that store and vault know of it, at once.

use super::SetupId;
use super::observation::{Observation, SecretState};
use crate::ports::{Clock, Slot, Store, StoreError, StoredSetup, Vault};
use crate::request::State;

/// What a look at a setup shows.
#[derive(Clone, Debug)]
pub struct Looked {
    /// The setup as it is kept.
    pub stored: StoredSetup,
    /// What its judge reads.
    pub observation: Observation,
    /// Where its latest request stands, as far as is known here.
    pub request: Option<State>,
}

/// Looks at a setup. A vault that cannot be asked is part of what is seen.
///
/// # Errors
/// [`StoreError`] when the store cannot be read, or has no such setup.
pub async fn look(
    store: &impl Store,
    vault: &impl Vault,
    clock: &impl Clock,
    id: &SetupId,
) -> Result<Looked, StoreError> {
    let stored = store.setup(id).await?;
    let reports = store.reports(id).await?;
    let request = store
        .requests(id)
        .await?
        .first()
        .map(|latest| latest.status.state);
    let mark = stored.secret;
    let secret = match mark.version {
        0 => SecretState::Missing,
        version => SecretState::of(
            &vault.get(&Slot::client_secret(id, version)).await,
            mark.kept_at,
        ),
    };
    let desk_token = SecretState::of(&vault.get(&Slot::desk_token(id)).await, None);
    let observation = Observation::of(&stored, &reports, secret, desk_token, clock.now());
    Ok(Looked {
        stored,
        observation,
        request,
    })
}
