//! What every command works with: the adapters, wired together, and what is set for the whole program.

use crate::clipboard::{Clipboard, SECRET_STAYS};
use crate::handed::Waiting;
use crate::playground::Playground;
use crate::runs::Runs;
use latchkey_adapters::clock::SystemClock;
use latchkey_adapters::folders::keychain_service;
use latchkey_adapters::http::{HttpClient, HttpOptions};
use latchkey_adapters::random::SystemRandom;
use latchkey_adapters::store::SqliteStore;
use latchkey_adapters::vault::{KeychainVault, OrMemory, Patience};
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::fetch::Limits;
use latchkey_engine::ports::Store as _;
use latchkey_engine::settings::Settings;
use latchkey_engine::setup::SetupId;
use latchkey_engine::wizard::{self, World};
use latchkey_engine::words::Words;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, Once, PoisonError, RwLock};
use tokio::sync::{Notify, OnceCell};
use tokio::task::JoinSet;
use url::Url;

/// Where secrets are: the keychain, or where this computer has none, memory.
pub type SystemVault = OrMemory<KeychainVault>;

/// The engine's world, made of this system.
pub type SystemWorld<'a, H> = World<'a, H, SqliteStore, SystemVault, SystemClock, SystemRandom>;

/// The state of the program. One for its whole life.
pub struct Shell {
    /// Where the data lie.
    pub folder: PathBuf,
    /// What the keychain's entries are called.
    pub keychain: String,
    /// What runs for the page.
    pub runs: Runs,
    /// Done when the window has been shown.
    pub appeared: Once,
    /// Told when the page has nothing left to hand over.
    pub left: Notify,
    /// The set-up link or file that waits for the person's word.
    pub waiting: Waiting,
    /// The clipboard.
    pub clipboard: Clipboard,
    /// The sandbox, once it was asked for.
    pub playground: OnceCell<Playground>,
    vault: SystemVault,
    clock: SystemClock,
    opened: OnceCell<Opened>,
    background: Mutex<JoinSet<()>>,
}

/// What is read from the disk when the program starts.
struct Opened {
    store: SqliteStore,
    present: RwLock<Arc<Present>>,
}

/// The settings, and what is made of them. Replaced as a whole, never changed.
pub struct Present {
    /// The settings.
    pub settings: Settings,
    /// The words in their language.
    pub words: Words,
    /// Carries requests.
    pub http: HttpClient,
}

impl Present {
    fn of(settings: Settings) -> Result<Self, Failure> {
        let words = words(settings.language.clone());
        let proxy = settings.proxy.as_deref().map(Url::parse).transpose();
        let options = HttpOptions {
            extra_roots_pem: settings
                .roots
                .iter()
                .map(|r| r.pem.clone().into())
                .collect(),
            proxy: proxy.map_err(|e| Failure::new(Code::InvalidValue, e.to_string()))?,
            ..HttpOptions::default()
        };
        let http = HttpClient::new(options).map_err(|e| {
            Failure::new(Code::InvalidValue, e.to_string()).hint(words.say("app-hint-roots", &[]))
        })?;
        Ok(Self {
            settings,
            words,
            http,
        })
    }
}

/// The words for the language that is set, or else the system's.
pub fn words(language: Option<String>) -> Words {
    let wish = language.or_else(sys_locale::get_locale);
    Words::speaking(&wish.unwrap_or_default()).in_window()
}

impl Shell {
    /// Nothing is read or asked yet.
    pub fn new(folder: PathBuf) -> Self {
        let keychain = keychain_service(&folder);
        // The keychain's own window says what it waits for.
        let patience = Patience::with_somebody(|| ());
        Self {
            vault: OrMemory::new(KeychainVault::new(keychain.clone(), patience)),
            folder,
            keychain,
            runs: Runs::default(),
            appeared: Once::new(),
            left: Notify::new(),
            waiting: Waiting::default(),
            clipboard: Clipboard::new(SECRET_STAYS),
            playground: OnceCell::new(),
            clock: SystemClock::default(),
            opened: OnceCell::new(),
            background: Mutex::default(),
        }
    }

    /// The settings as they are now, and what is made of them. Opens the store where that was not done.
    ///
    /// # Errors
    /// The store cannot be opened.
    pub async fn present(&self) -> Result<Arc<Present>, Failure> {
        let opened = self.opened().await?;
        let present = opened
            .present
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(&present))
    }

    async fn opened(&self) -> Result<&Opened, Failure> {
        let open = || async {
            let folder = self.folder.display().to_string();
            let told = |e: latchkey_engine::ports::StoreError| e.failure(&words(None), &folder);
            let store = SqliteStore::open(&self.folder).await.map_err(told)?;
            let settings = store.settings().await.map_err(told)?;
            Ok(Opened {
                store,
                present: RwLock::new(Arc::new(Present::of(settings)?)),
            })
        };
        self.opened.get_or_try_init(open).await
    }

    /// Changes the settings, and from then on everything works with the new ones.
    async fn set(
        &self,
        change: impl FnOnce(&mut Settings, &Words) -> Result<(), Failure>,
    ) -> Result<Arc<Present>, Failure> {
        let before = self.present().await?;
        let mut settings = before.settings.clone();
        change(&mut settings, &before.words)?;
        let next = Arc::new(Present::of(settings)?);
        let opened = self.opened().await?;
        let written = opened.store.set_settings(&next.settings).await;
        written.map_err(|e| e.failure(&before.words, &self.folder.display().to_string()))?;
        self.put(opened, Arc::clone(&next));
        Ok(next)
    }

    /// Reads the settings anew: they were removed.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn reread(&self) -> Result<(), Failure> {
        let opened = self.opened().await?;
        let settings = opened.store.settings().await;
        let folder = self.folder.display().to_string();
        let settings = settings.map_err(|e| e.failure(&words(None), &folder))?;
        self.put(opened, Arc::new(Present::of(settings)?));
        Ok(())
    }

    fn put(&self, opened: &Opened, next: Arc<Present>) {
        *opened
            .present
            .write()
            .unwrap_or_else(PoisonError::into_inner) = next;
    }

    /// Keeps something going that nobody waits for. It ends with the program.
    pub fn go_on(&self, work: impl Future<Output = ()> + Send + 'static) {
        let mut background = self
            .background
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        while background.try_join_next().is_some() {}
        background.spawn(work);
    }

    /// Ends all that goes on: the program ends.
    pub fn close(&self) {
        self.runs.cancel_all();
        self.clipboard.close();
        let mut background = self
            .background
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        background.abort_all();
    }
}

/// The shell as one command sees it: with the settings that hold when it begins.
#[derive(Clone)]
pub struct Kit {
    /// The shell.
    pub shell: Arc<Shell>,
    /// The settings, and what is made of them.
    pub present: Arc<Present>,
    store: SqliteStore,
}

impl Kit {
    /// Opens what is not open yet.
    ///
    /// # Errors
    /// The store cannot be opened.
    pub async fn of(shell: &Arc<Shell>) -> Result<Self, Failure> {
        Ok(Self {
            shell: Arc::clone(shell),
            present: shell.present().await?,
            store: shell.opened().await?.store.clone(),
        })
    }

    /// The engine's world.
    pub fn world(&self) -> SystemWorld<'_, HttpClient> {
        self.world_over(&self.present.http)
    }

    /// The same, with requests that go another way.
    pub fn world_over<'a, H>(&'a self, http: &'a H) -> SystemWorld<'a, H> {
        World {
            http,
            store: &self.store,
            vault: &self.shell.vault,
            clock: &self.shell.clock,
            random: &SystemRandom,
            limits: Limits::default(),
            words: &self.present.words,
        }
    }

    /// The time.
    pub fn clock(&self) -> &SystemClock {
        &self.shell.clock
    }

    /// The words.
    pub fn words(&self) -> &Words {
        &self.present.words
    }

    /// Changes the settings; what is returned works with the new ones.
    ///
    /// # Errors
    /// A value that cannot be one, or the store cannot be written. Then all stays as it was.
    pub async fn set(
        self,
        change: impl FnOnce(&mut Settings, &Words) -> Result<(), Failure>,
    ) -> Result<Self, Failure> {
        let present = self.shell.set(change).await?;
        Ok(Self { present, ..self })
    }

    /// A sentence of the shell's, with its hint, as a failure.
    pub fn failure(&self, code: Code, id: &str, arguments: &[(&'static str, &str)]) -> Failure {
        let failure = Failure::new(code, self.words().say(id, arguments));
        let hint = self.words().hint(id, arguments);
        hint.into_iter().fold(failure, Failure::hint)
    }

    /// The name of a setup.
    ///
    /// # Errors
    /// No setup can have that name.
    pub fn id(&self, name: &str) -> Result<SetupId, Failure> {
        wizard::setup_id(name, self.words())
    }
}
