//! What outlives a run: the store and the vault, opened when a command first needs them.

use crate::render::later;
use crate::world::World;
use latchkey_adapters::clock::SystemClock;
use latchkey_adapters::folders;
use latchkey_adapters::http::HttpClient;
use latchkey_adapters::random::SystemRandom;
use latchkey_adapters::store::SqliteStore;
use latchkey_adapters::vault::{ChosenVault, KeychainVault, MemoryVault, Patience};
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::ports::{
    Clock as _, Slot, Store as _, StoreError, StoredSetup, Vault as _, VaultError,
};
use latchkey_engine::setup::{Draft, Looked, SetupId, look};
use latchkey_engine::wizard;
use std::io::IsTerminal as _;
use std::path::PathBuf;

/// What the wizard touches in this run.
pub type Wizard<'a> =
    wizard::World<'a, HttpClient, SqliteStore, ChosenVault, SystemClock, SystemRandom>;

impl World {
    /// The world as the wizard sees it.
    ///
    /// # Errors
    /// The store cannot be opened.
    pub async fn wizard(&self) -> Result<Wizard<'_>, Failure> {
        Ok(wizard::World {
            http: &self.http,
            store: self.store().await?,
            vault: self.vault(),
            clock: &self.clock,
            random: &self.random,
            limits: self.limits,
            words: &self.printer.words,
        })
    }

    fn folder(&self) -> Option<PathBuf> {
        self.data_dir.clone().or_else(folders::data_folder)
    }

    /// The store.
    ///
    /// # Errors
    /// It cannot be opened.
    pub async fn store(&self) -> Result<&SqliteStore, Failure> {
        let missing = || {
            Failure::new(
                Code::StoreUnwritable,
                self.printer.say("failure-no-data-folder", &[]),
            )
        };
        let folder = self.folder().ok_or_else(missing)?;
        let open = || async {
            let opened = SqliteStore::open(&folder).await;
            opened.map_err(|e| e.failure(&self.printer.words, &folder.display().to_string()))
        };
        self.opened_store.get_or_try_init(open).await
    }

    /// What the store answered, or its failure in words.
    ///
    /// # Errors
    /// The store did not do it.
    pub fn stored<T>(&self, answer: Result<T, StoreError>) -> Result<T, Failure> {
        answer.map_err(|e| e.failure(&self.printer.words, ""))
    }

    /// The vault: the keychain, unless memory was chosen before.
    pub fn vault(&self) -> &ChosenVault {
        self.chosen_vault
            .get_or_init(|| ChosenVault::Keychain(self.keychain()))
    }

    /// The vault: the keychain, or where this computer has none, memory for this run, which is said.
    pub async fn vault_or_memory(&self, setup: &SetupId) -> &ChosenVault {
        if self.chosen_vault.get().is_none() {
            let keychain = self.keychain();
            let chosen = match keychain.get(&Slot::desk_token(setup)).await {
                Err(VaultError::Missing { .. }) => {
                    self.printer.tell("vault-is-memory", &[]);
                    ChosenVault::Memory(MemoryVault::default())
                }
                _ => ChosenVault::Keychain(keychain),
            };
            // Nobody else chose in the meantime: a run does one thing at a time.
            let _ = self.chosen_vault.set(chosen);
        }
        self.vault()
    }

    /// Memory for this run, where nothing else was chosen before.
    pub fn keep_in_memory(&self) {
        let _ = self
            .chosen_vault
            .set(ChosenVault::Memory(MemoryVault::default()));
    }

    /// The keychain, without choosing it.
    pub fn keychain(&self) -> KeychainVault {
        let service = folders::keychain_service(&self.folder().unwrap_or_default());
        let patience = if std::io::stderr().is_terminal() {
            Patience::with_somebody(later(self.printer.say("vault-is-slow", &[])))
        } else {
            Patience::with_nobody()
        };
        KeychainVault::new(service, patience)
    }

    /// The name of a setup.
    ///
    /// # Errors
    /// No setup can have that name.
    pub fn setup_id(&self, name: &str) -> Result<SetupId, Failure> {
        wizard::setup_id(name, &self.printer.words)
    }

    /// A setup by its name.
    ///
    /// # Errors
    /// There is none, or the store cannot be read.
    pub async fn setup(&self, name: &str) -> Result<StoredSetup, Failure> {
        let id = self.setup_id(name)?;
        let found = self.store().await?.setup(&id).await;
        found.map_err(|e| e.failure(&self.printer.words, name))
    }

    /// Writes a changed draft down; one that is as it was makes no revision.
    ///
    /// # Errors
    /// Somebody else changed it in the meantime, or the store cannot be written.
    pub async fn change(&self, stored: StoredSetup, draft: &Draft) -> Result<StoredSetup, Failure> {
        if *draft == stored.draft {
            return Ok(stored);
        }
        let store = self.store().await?;
        let draft = &draft.clone().instead_of(&stored.draft);
        let changed = store.change_setup(draft, stored.revision, self.clock.now());
        changed
            .await
            .map_err(|e| e.failure(&self.printer.words, draft.name.as_str()))
    }

    /// Everything that is known of a setup now.
    ///
    /// # Errors
    /// There is none of that name, or the store cannot be read. A vault that cannot be asked is part of
    /// what is known.
    pub async fn known_of(&self, name: &str) -> Result<Looked, Failure> {
        let id = self.setup_id(name)?;
        let looked = look(self.store().await?, self.vault(), &self.clock, &id).await;
        looked.map_err(|e| e.failure(&self.printer.words, name))
    }
}
