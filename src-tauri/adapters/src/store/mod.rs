//! The store: one SQLite file in the data folder.

mod errors;
mod list;
mod open;
mod requests;
mod settings;
mod setups;
#[cfg(test)]
mod tests;
mod text;

use chrono::{DateTime, Utc};
use errors::{meant, unreadable};
use latchkey_engine::ports::{
    Revision, SecretMark, Store, StoreError, StoredPage, StoredReport, StoredRequest,
    StoredRevision, StoredSetup, Waiting,
};
use latchkey_engine::request::{IdempotencyKey, Status};
use latchkey_engine::settings::Settings;
use latchkey_engine::setup::{Draft, SetupId};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long a call waits for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// The store of a data folder.
#[derive(Clone, Debug)]
pub struct SqliteStore(Arc<Mutex<Connection>>);

impl SqliteStore {
    /// Opens the store in a folder, making both where they are not there yet.
    ///
    /// # Errors
    /// [`StoreError`] when the file is not ours, was written by a newer version, is damaged, or
    /// cannot be written.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        Self::open_with(folder, PATIENCE).await
    }

    async fn open_with(folder: &Path, patience: Duration) -> Result<Self, StoreError> {
        let folder = folder.to_owned();
        let connection = aside(move || open::open(&folder, patience)).await?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Reads in one transaction, so that what is read belongs together.
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.transact(TransactionBehavior::Deferred, work).await
    }

    /// Writes in one transaction that takes the lock at its beginning, so that it cannot be refused
    /// halfway for what another program does.
    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.transact(TransactionBehavior::Immediate, work).await
    }

    async fn transact<T: Send + 'static>(
        &self,
        behavior: TransactionBehavior,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let connection = Arc::clone(&self.0);
        aside(move || {
            // A panic in between rolled its transaction back, so the connection is as good as new.
            let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            let transaction = connection
                .transaction_with_behavior(behavior)
                .map_err(meant)?;
            let result = work(&transaction)?;
            transaction.commit().map_err(meant)?;
            Ok(result)
        })
        .await
    }
}

/// Does blocking work where it blocks nobody.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|e| Err(unreadable(e)))
}

impl Store for SqliteStore {
    async fn page(&self, search: &str, from: u32, limit: u32) -> Result<StoredPage, StoreError> {
        let search = search.to_owned();
        self.read(move |t| list::page(t, &search, from, limit))
            .await
    }

    async fn setups(&self) -> Result<Vec<StoredSetup>, StoreError> {
        self.read(setups::all).await
    }

    async fn setup(&self, id: &SetupId) -> Result<StoredSetup, StoreError> {
        let id = id.clone();
        self.read(move |t| setups::one(t, &id)).await
    }

    async fn add_setup(&self, draft: &Draft, at: DateTime<Utc>) -> Result<StoredSetup, StoreError> {
        let draft = draft.clone();
        self.write(move |t| setups::add(t, &draft, at)).await
    }

    async fn change_setup(
        &self,
        draft: &Draft,
        from: Revision,
        at: DateTime<Utc>,
    ) -> Result<StoredSetup, StoreError> {
        let draft = draft.clone();
        self.write(move |t| setups::change(t, &draft, from, at))
            .await
    }

    async fn step_back(
        &self,
        id: &SetupId,
        from: Revision,
        at: DateTime<Utc>,
    ) -> Result<Option<StoredSetup>, StoreError> {
        let id = id.clone();
        self.write(move |t| setups::step(t, &id, from, false, at))
            .await
    }

    async fn step_forward(
        &self,
        id: &SetupId,
        from: Revision,
        at: DateTime<Utc>,
    ) -> Result<Option<StoredSetup>, StoreError> {
        let id = id.clone();
        self.write(move |t| setups::step(t, &id, from, true, at))
            .await
    }

    async fn revisions(&self, id: &SetupId) -> Result<Vec<StoredRevision>, StoreError> {
        let id = id.clone();
        self.read(move |t| setups::revisions(t, &id)).await
    }

    async fn mark_secret(&self, id: &SetupId, mark: SecretMark) -> Result<(), StoreError> {
        let id = id.clone();
        self.write(move |t| setups::mark_secret(t, &id, mark)).await
    }

    async fn remove_setup(&self, id: &SetupId) -> Result<(), StoreError> {
        let id = id.clone();
        self.write(move |t| setups::remove(t, &id)).await
    }

    async fn add_report(&self, report: &StoredReport) -> Result<(), StoreError> {
        let report = report.clone();
        self.write(move |t| setups::add_report(t, &report)).await
    }

    async fn reports(&self, id: &SetupId) -> Result<Vec<StoredReport>, StoreError> {
        let id = id.clone();
        self.read(move |t| setups::reports(t, &id)).await
    }

    async fn enqueue(&self, waiting: &Waiting) -> Result<(), StoreError> {
        let waiting = waiting.clone();
        self.write(move |t| requests::enqueue(t, &waiting)).await
    }

    async fn outbox(&self, id: &SetupId) -> Result<Vec<Waiting>, StoreError> {
        let id = id.clone();
        self.read(move |t| requests::outbox(t, &id)).await
    }

    async fn mark_attempt(
        &self,
        key: &IdempotencyKey,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let key = key.clone();
        self.write(move |t| requests::mark_attempt(t, &key, at))
            .await
    }

    async fn postpone(
        &self,
        key: &IdempotencyKey,
        may_be_there: bool,
        until: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        let key = key.clone();
        self.write(move |t| requests::postpone(t, &key, may_be_there, until))
            .await
    }

    async fn supersede(
        &self,
        key: &IdempotencyKey,
        instead: Option<&Waiting>,
    ) -> Result<(), StoreError> {
        let (key, instead) = (key.clone(), instead.cloned());
        self.write(move |t| requests::supersede(t, &key, instead.as_ref()))
            .await
    }

    async fn settle(
        &self,
        key: &IdempotencyKey,
        request: Option<&StoredRequest>,
    ) -> Result<(), StoreError> {
        let (key, request) = (key.clone(), request.cloned());
        self.write(move |t| requests::settle(t, &key, request.as_ref()))
            .await
    }

    async fn requests(&self, id: &SetupId) -> Result<Vec<StoredRequest>, StoreError> {
        let id = id.clone();
        self.read(move |t| requests::all(t, &id)).await
    }

    async fn note_status(
        &self,
        id: &SetupId,
        status: &Status,
        seen_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (id, status) = (id.clone(), status.clone());
        self.write(move |t| requests::note_status(t, &id, &status, seen_at))
            .await
    }

    async fn settings(&self) -> Result<Settings, StoreError> {
        self.read(settings::all).await
    }

    async fn set_settings(&self, settings: &Settings) -> Result<(), StoreError> {
        let settings = settings.clone();
        self.write(move |t| settings::set(t, &settings)).await
    }

    async fn clear(&self) -> Result<(), StoreError> {
        self.write(settings::clear).await
    }
}
