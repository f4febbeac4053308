//! Looking at a setup: everything that store and vault know of it, at once.

use super::SetupId;
use super::observation::{Observation, SecretState};
use super::steps::Sent;
use crate::ports::{
    Clock, ReportHead, Slot, Store, StoreError, StoredReport, StoredRequest, StoredSetup, Vault,
    VaultError, Waiting,
};
use chrono::{DateTime, Utc};

/// What a look at a setup shows.
#[derive(Clone, Debug)]
pub struct Looked {
    /// The setup as it is kept.
    pub stored: StoredSetup,
    /// What its judge reads.
    pub observation: Observation,
    /// Its reports, the newest first.
    pub reports: Vec<StoredReport>,
    /// Its requests that the service has, the newest first.
    pub requests: Vec<StoredRequest>,
    /// What waits to be sent, the oldest first.
    pub outbox: Vec<Waiting>,
    /// Why the vault could not be asked for the client secret, where it could not.
    pub secret_error: Option<VaultError>,
    /// The same of the token.
    pub token_error: Option<VaultError>,
}

impl Looked {
    /// How far the request has come.
    #[must_use]
    pub fn sent(&self) -> Sent {
        Sent {
            state: self.requests.first().map(|latest| latest.status.state),
            waiting: self.waiting().is_some(),
        }
    }

    /// The request that is written down and not sent yet.
    #[must_use]
    pub fn waiting(&self) -> Option<&Waiting> {
        self.outbox.iter().find(|row| !row.withdrawn)
    }
}

/// Looks at a setup, and asks the vault. One that cannot be asked is part of what is seen.
///
/// # Errors
/// [`StoreError`] when the store cannot be read, or has no such setup.
pub async fn look(
    store: &impl Store,
    vault: &impl Vault,
    clock: &impl Clock,
    id: &SetupId,
) -> Result<Looked, StoreError> {
    look_with(store, vault, clock, id, true).await
}

/// The same without asking the vault, which may wait for somebody: by what it said last, or that it has not
/// answered yet.
///
/// # Errors
/// As [`look`].
pub async fn look_again(
    store: &impl Store,
    vault: &impl Vault,
    clock: &impl Clock,
    id: &SetupId,
) -> Result<Looked, StoreError> {
    look_with(store, vault, clock, id, false).await
}

async fn look_with(
    store: &impl Store,
    vault: &impl Vault,
    clock: &impl Clock,
    id: &SetupId,
    anew: bool,
) -> Result<Looked, StoreError> {
    let stored = store.setup(id).await?;
    let reports = store.reports(id).await?;
    let requests = store.requests(id).await?;
    let outbox = store.outbox(id).await?;
    let mark = stored.secret;
    let secret = match mark.version {
        0 => Ok(false),
        version => has(vault, &Slot::client_secret(id, version), anew).await,
    };
    let slot = Slot::desk_token(id);
    // Each question can bring up the keychain's own window: none for a token that nothing would take.
    let token = match stored.draft.takes_token() {
        true => has(vault, &slot, anew).await,
        false => vault.remembered(&slot).unwrap_or(Ok(false)),
    };
    let heads: Vec<ReportHead> = reports.iter().map(StoredReport::head).collect();
    let observation = Observation::of(
        &stored,
        &heads,
        state_of(&secret, SecretState::noted(mark), mark.kept_at),
        state_of(&token, SecretState::Stored { since: None }, None),
        clock.now(),
    );
    Ok(Looked {
        stored,
        observation,
        reports,
        requests,
        outbox,
        secret_error: secret.err(),
        token_error: token.err(),
    })
}

/// What is judged: of a vault that has not said yet, what was `noted`. Whatever is done asks it anew.
fn state_of(
    there: &Result<bool, VaultError>,
    noted: SecretState,
    since: Option<DateTime<Utc>>,
) -> SecretState {
    match there {
        Err(VaultError::Waiting) => noted,
        there => SecretState::of(there, since),
    }
}

async fn has(vault: &impl Vault, slot: &Slot, anew: bool) -> Result<bool, VaultError> {
    match anew {
        true => Ok(vault.get(slot).await?.is_some()),
        false => vault.remembered(slot).unwrap_or(Err(VaultError::Waiting)),
    }
}
