//! Wires the adapters together, from the options of every command.

use crate::args::Global;
use crate::render::Printer;
use latchkey_adapters::clock::SystemClock;
use latchkey_adapters::http::{HttpClient, HttpOptions, PinnedAddress};
use latchkey_adapters::random::SystemRandom;
use latchkey_adapters::store::SqliteStore;
use latchkey_adapters::text_file;
use latchkey_adapters::vault::ChosenVault;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::fetch::{Budget, Limits};
use latchkey_engine::secrets::ClientSecret;
use latchkey_engine::words::Words;
use std::cell::{OnceCell, RefCell};
use std::path::{Path, PathBuf};
use std::time::Duration;
use url::Url;

/// What every command works with.
pub struct World {
    /// Prints.
    pub printer: Printer,
    /// Carries requests.
    pub http: HttpClient,
    /// Tells the time.
    pub clock: SystemClock,
    /// Gives random bytes.
    pub random: SystemRandom,
    /// How long the network may take.
    pub limits: Limits,
    /// Where setups are kept, if not in the usual place.
    pub data_dir: Option<PathBuf>,
    /// How long a person may take, where `--timeout` says it.
    pub waiting: Option<Duration>,
    /// The secret that stood in the environment; taken once.
    pub environment_secret: RefCell<Option<ClientSecret>>,
    /// Tells that the person cancelled the command at a prompt.
    pub cancelled: tokio::sync::Notify,
    /// The store, once a command needed it.
    pub opened_store: tokio::sync::OnceCell<SqliteStore>,
    /// The vault, once a command needed it.
    pub chosen_vault: OnceCell<ChosenVault>,
}

/// The words for the language asked for, or else the environment's.
#[must_use]
pub fn words(lang: Option<&str>) -> Words {
    let environment = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|n| std::env::var(n).ok().filter(|v| !v.is_empty()))
    };
    Words::speaking(
        &lang
            .map(str::to_owned)
            .or_else(environment)
            .unwrap_or_default(),
    )
}

impl World {
    /// Makes it ready; nothing is asked of the network yet.
    ///
    /// # Errors
    /// A file that cannot be read, or an option that is no value of its kind.
    pub fn new(
        global: &Global,
        printer: Printer,
        secret: Option<ClientSecret>,
    ) -> Result<Self, Failure> {
        let http = HttpClient::new(http_options(global, &printer)?).map_err(|e| {
            Failure::new(Code::InvalidValue, e.to_string()).hint(printer.say("hint-ca", &[]))
        })?;
        let waiting = global.timeout.map(|s| Duration::from_secs(u64::from(s)));
        Ok(Self {
            printer,
            http,
            clock: SystemClock::default(),
            random: SystemRandom,
            limits: waiting.map(Limits::of_whole).unwrap_or_default(),
            waiting,
            data_dir: global.data_dir.clone(),
            environment_secret: RefCell::new(secret),
            cancelled: tokio::sync::Notify::new(),
            opened_store: tokio::sync::OnceCell::new(),
            chosen_vault: OnceCell::new(),
        })
    }

    /// The same world with a data folder of its own, quiet and without a secret.
    ///
    /// # Errors
    /// The network cannot be used at all.
    pub fn beside(&self, data_dir: PathBuf) -> Result<Self, Failure> {
        let printer = Printer {
            words: Words::speaking(&self.printer.words.language()),
            json: false,
            quiet: true,
            verbose: false,
        };
        let http = HttpClient::new(HttpOptions::default());
        Ok(Self {
            printer,
            http: http.map_err(|e| Failure::new(Code::Unexpected, e.to_string()))?,
            clock: SystemClock::default(),
            random: SystemRandom,
            limits: self.limits,
            data_dir: Some(data_dir),
            waiting: self.waiting,
            environment_secret: RefCell::default(),
            cancelled: tokio::sync::Notify::new(),
            opened_store: tokio::sync::OnceCell::new(),
            chosen_vault: OnceCell::new(),
        })
    }

    /// The time that this command has, from now.
    #[must_use]
    pub fn budget(&self) -> Budget {
        Budget::start(self.limits, &self.clock)
    }

    /// Ends the command as cancelled, and with it whoever waits here.
    pub async fn cancel<T>(&self) -> T {
        self.cancelled.notify_one();
        std::future::pending().await
    }

    /// Reads a file that the person named.
    ///
    /// # Errors
    /// The file cannot be read, or is no text.
    pub fn read(&self, path: &Path) -> Result<String, Failure> {
        std::fs::read_to_string(path).map_err(|e| unreadable(path, &e, &self.printer))
    }

    /// The same, of a file that somebody else may have made: it has no more than `most` bytes.
    ///
    /// # Errors
    /// The file cannot be read, is longer, or is no text.
    pub fn read_at_most(&self, path: &Path, most: usize) -> Result<String, Failure> {
        text_file::read(path, most).map_err(|e| unreadable(path, &e, &self.printer))
    }
}

impl World {
    /// Writes a file that the person named.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, path: &Path, content: &[u8]) -> Result<(), Failure> {
        std::fs::write(path, content).map_err(|error| {
            let (path, error) = (path.display().to_string(), error.to_string());
            let args = [("path", path.as_str()), ("error", &error)];
            let said = self.printer.say("failure-file-unwritable", &args);
            Failure::new(Code::FileUnwritable, said)
        })
    }
}

fn http_options(global: &Global, printer: &Printer) -> Result<HttpOptions, Failure> {
    let read = |path: &PathBuf| std::fs::read(path).map_err(|e| unreadable(path, &e, printer));
    let extra_roots_pem = global.ca.iter().map(read).collect::<Result<_, _>>()?;
    let proxy = match &global.proxy {
        None => None,
        Some(text) => {
            let with_scheme = if text.contains("://") {
                text.clone()
            } else {
                format!("http://{text}")
            };
            // The text may hold a password: only its kind of fault is repeated.
            let url = Url::parse(&with_scheme)
                .map_err(|e| wrong("--proxy", &e.to_string(), "http://HOST:PORT", printer))?;
            Some(url)
        }
    };
    let resolve = global
        .resolve
        .iter()
        .map(|text| pin(text, printer))
        .collect::<Result<_, _>>()?;
    Ok(HttpOptions {
        extra_roots_pem,
        proxy,
        resolve,
        ..HttpOptions::default()
    })
}

/// `HOST:PORT:ADDRESS`, as curl has it; an IPv6 address may stand in brackets.
fn pin(text: &str, printer: &Printer) -> Result<PinnedAddress, Failure> {
    let bad = || wrong("--resolve", text, "HOST:PORT:ADDRESS", printer);
    let mut parts = text.splitn(3, ':');
    let (Some(host), Some(port), Some(address)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(bad());
    };
    let address = address
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse()
        .map_err(|_| bad())?;
    Ok((host.to_owned(), port.parse().map_err(|_| bad())?, address))
}

/// A value of an option that is not of its kind.
#[must_use]
pub fn wrong(
    option: &'static str,
    problem: &str,
    form: &'static str,
    printer: &Printer,
) -> Failure {
    let args = [("option", option), ("problem", problem), ("form", form)];
    Failure::new(
        Code::InvalidValue,
        printer.say("failure-invalid-value", &args),
    )
    .hint(printer.say("hint-invalid-value", &args))
}

fn unreadable(path: &Path, error: &std::io::Error, printer: &Printer) -> Failure {
    let (path, error) = (path.display().to_string(), error.to_string());
    Failure::new(
        Code::FileUnreadable,
        printer.say(
            "failure-file-unreadable",
            &[("path", &path), ("error", &error)],
        ),
    )
}
