//! The secrets of a setup: in the vault, with a mark in the store that counts their versions.

use super::SetupId;
use crate::ports::{
    Clock, Kept, Random, SecretMark, Slot, Store, StoreError, Vault, VaultError, Waiting,
};
use crate::request::{IdempotencyKey, RequestError};
use crate::secrets::{ClientSecret, DeskToken};
use schemars::JsonSchema;
use serde::Serialize;

/// What became of a replaced secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Replaced {
    /// Which version it is now, counted from 1.
    pub version: u32,
    /// A request that waited was written anew, with this secret and a new key.
    pub requeued: bool,
    /// It is kept when the program ends.
    pub lasts: bool,
}

/// Puts a client secret into the vault as a new version, unless it is the one that is there. The end of
/// another one is taken out of the draft. A request that waits with the old one is withdrawn, and one with the new one takes its place.
///
/// # Errors
/// [`RequestError`] when store or vault do not do it. The old secret stays what it was then.
pub async fn keep_secret(
    (store, vault): (&impl Store, &impl Vault),
    (clock, random): (&impl Clock, &impl Random),
    setup: &SetupId,
    secret: &ClientSecret,
) -> Result<Replaced, RequestError> {
    let stored = store.setup(setup).await?;
    let before = stored.secret;
    // EXPOSE: compared with the secret that is there.
    if current_secret(vault, setup, before)
        .await?
        .is_some_and(|present| present.same(secret.expose()))
    {
        return Ok(Replaced {
            version: before.version,
            requeued: false,
            lasts: vault.lasts(),
        });
    }
    let version = before.version + 1;
    vault
        .put(&Slot::client_secret(setup, version), Kept::from(secret))
        .await?;
    // A mark says what a later run will find; memory is empty then.
    let kept_at = vault.lasts().then(|| clock.now());
    store
        .mark_secret(setup, SecretMark { version, kept_at })
        .await?;
    let row = store
        .outbox(setup)
        .await?
        .into_iter()
        .find(|row| !row.withdrawn);
    if let Some(row) = &row {
        let anew = Waiting {
            key: IdempotencyKey::random(random),
            secret_version: version,
            written_at: clock.now(),
            attempts: 0,
            last_attempt_at: None,
            may_be_there: false,
            ..row.clone()
        };
        store.supersede(&row.key, Some(&anew)).await?;
    }
    forget_unused(store, vault, setup, before.version).await?;
    // What was said of another secret's end is not said of this one.
    if before.version > 0 && stored.draft.secret_expires_at.is_some() {
        let mut draft = stored.draft;
        draft.secret_expires_at = None;
        let changed = store.change_setup(&draft, stored.revision, clock.now());
        changed.await?;
    }
    Ok(Replaced {
        version,
        requeued: row.is_some(),
        lasts: vault.lasts(),
    })
}

/// Puts a client secret into a vault that forgets it with this run, as the version that the setup
/// has: given again in another run, a request that waits finds the secret that it was written for.
///
/// # Errors
/// [`RequestError`] when store or vault do not do it.
pub async fn lend_secret(
    store: &impl Store,
    vault: &impl Vault,
    setup: &SetupId,
    secret: &ClientSecret,
) -> Result<(), RequestError> {
    let mark = store.setup(setup).await?.secret;
    let version = mark.version.max(1);
    vault
        .put(&Slot::client_secret(setup, version), Kept::from(secret))
        .await?;
    store
        .mark_secret(setup, SecretMark { version, ..mark })
        .await?;
    Ok(())
}

/// Puts the token of the service's request API into the vault.
///
/// # Errors
/// [`RequestError`] when store or vault do not do it.
pub async fn keep_token(
    store: &impl Store,
    vault: &impl Vault,
    setup: &SetupId,
    token: &DeskToken,
) -> Result<(), RequestError> {
    store.setup(setup).await?;
    vault
        .put(&Slot::desk_token(setup), Kept::from(token))
        .await?;
    Ok(())
}

/// The client secret that a setup has now, if the vault has it.
///
/// # Errors
/// [`VaultError`] when the vault cannot be asked.
pub async fn current_secret(
    vault: &impl Vault,
    setup: &SetupId,
    mark: SecretMark,
) -> Result<Option<ClientSecret>, VaultError> {
    if mark.version == 0 {
        return Ok(None);
    }
    let kept = vault.get(&Slot::client_secret(setup, mark.version)).await?;
    Ok(kept.map(Kept::into_client_secret))
}

/// Forgets every client secret of a setup, and its token if `token` is set; says whether there was
/// anything. A request that waits cannot be sent without its secret and is withdrawn.
///
/// # Errors
/// [`RequestError`] when store or vault do not do it.
pub async fn forget(
    store: &impl Store,
    vault: &impl Vault,
    setup: &SetupId,
    token: bool,
) -> Result<bool, RequestError> {
    let mark = store.setup(setup).await?.secret;
    for row in store
        .outbox(setup)
        .await?
        .into_iter()
        .filter(|row| !row.withdrawn)
    {
        store.supersede(&row.key, None).await?;
    }
    let mut found = false;
    // One above the mark: a run that ended between vault and store may have left it.
    for version in 1..=mark.version + 1 {
        found |= vault.forget(&Slot::client_secret(setup, version)).await?;
    }
    if token {
        found |= vault.forget(&Slot::desk_token(setup)).await?;
    }
    store
        .mark_secret(
            setup,
            SecretMark {
                kept_at: None,
                ..mark
            },
        )
        .await?;
    Ok(found)
}

/// What goes when a setup is removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Removal {
    /// The setup.
    #[cfg_attr(test, ts(type = "string"))]
    pub setup: SetupId,
    /// Its earlier drafts.
    pub revisions: usize,
    /// Its reports.
    pub reports: usize,
    /// Its requests, as far as they are known here; the service keeps them.
    pub requests: usize,
    /// The request that the service has and that has not ended. Removing the setup does not take it
    /// back.
    pub open_request: Option<String>,
    /// Requests that wait to be sent.
    pub waiting: usize,
    /// Requests that were sent, and of which no answer says whether the service has them.
    pub unsettled: usize,
    /// There was a secret or token of it in the vault. Known only once it is gone.
    pub secret: Option<bool>,
}

/// What would go.
///
/// # Errors
/// [`StoreError`] when the store cannot be read, or has no such setup.
pub async fn removal(store: &impl Store, setup: &SetupId) -> Result<Removal, StoreError> {
    store.setup(setup).await?;
    let requests = store.requests(setup).await?;
    let rows = store.outbox(setup).await?;
    Ok(Removal {
        setup: setup.clone(),
        revisions: store.revisions(setup).await?.len(),
        reports: store.reports(setup).await?.len(),
        open_request: requests
            .iter()
            .find(|r| r.status.state.is_open())
            .map(|r| r.status.id.clone()),
        requests: requests.len(),
        waiting: rows.iter().filter(|row| !row.withdrawn).count(),
        unsettled: rows.iter().filter(|row| row.may_be_there).count(),
        secret: None,
    })
}

/// Removes a setup with everything that is kept for it, secrets first: should the vault refuse, the
/// setup that leads to them is still there.
///
/// # Errors
/// [`RequestError`] when store or vault do not do it.
pub async fn remove(
    store: &impl Store,
    vault: &impl Vault,
    setup: &SetupId,
) -> Result<Removal, RequestError> {
    let going = removal(store, setup).await?;
    // A secret that was lent to a vault in memory went with its run and has no time of its own.
    let never_kept = store.setup(setup).await?.secret.kept_at.is_none();
    let secret = match forget(store, vault, setup, true).await {
        Ok(found) => found,
        Err(RequestError::Vault(VaultError::Missing { .. })) if never_kept => false,
        Err(error) => return Err(error),
    };
    store.remove_setup(setup).await?;
    Ok(Removal {
        secret: Some(secret),
        ..going
    })
}

/// Forgets a replaced secret, unless it is the present one or something that waits still needs it.
pub(crate) async fn forget_unused(
    store: &impl Store,
    vault: &impl Vault,
    setup: &SetupId,
    version: u32,
) -> Result<(), RequestError> {
    let present = store.setup(setup).await?.secret.version;
    let needed = store
        .outbox(setup)
        .await?
        .iter()
        .any(|row| row.secret_version == version);
    if version != 0 && version != present && !needed {
        vault.forget(&Slot::client_secret(setup, version)).await?;
    }
    Ok(())
}
