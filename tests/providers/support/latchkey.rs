//! The program under test, and a person at a browser.

use super::lines::Lines;
use super::outcome::Ended;
use super::provider::Provider;
use latchkey_sandbox::{Visit, Visitor};
use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;
use url::Url;

/// The program, with a data folder of its own.
pub struct Latchkey {
    data: TempDir,
    keychain: bool,
}

/// A run of it that has not ended yet.
pub struct Running {
    process: Child,
    out: Lines,
    /// What it says on standard error.
    pub talk: Lines,
}

impl Latchkey {
    /// Without the keychain of whoever runs the tests, where it can be kept away.
    pub fn new() -> Self {
        Self {
            data: TempDir::new().unwrap(),
            keychain: false,
        }
    }

    /// With the keychain of this session.
    pub fn with_keychain() -> Self {
        Self {
            keychain: true,
            ..Self::new()
        }
    }

    /// Writes a file that stands beside the data.
    pub fn file(&self, name: &str, content: &str) -> String {
        let path = self.data.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Starts it with these arguments and `--json`, and with this secret in the environment.
    pub fn start(&self, arguments: &[&str], secret: Option<&str>) -> Running {
        self.start_told(arguments, secret, "")
    }

    fn start_told(&self, arguments: &[&str], secret: Option<&str>, told: &str) -> Running {
        let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
        command
            .args(arguments)
            .args(["--json", "--lang", "en", "--data-dir"])
            .arg(self.data.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .env_remove("LATCHKEY_CLIENT_SECRET");
        if let Some(secret) = secret {
            command.env("LATCHKEY_CLIENT_SECRET", secret);
        }
        if !self.keychain {
            command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        }
        let mut process = command.spawn().unwrap();
        let mut input = process.stdin.take().unwrap();
        input.write_all(told.as_bytes()).unwrap();
        Running {
            out: Lines::of(process.stdout.take().unwrap()),
            talk: Lines::of(process.stderr.take().unwrap()),
            process,
        }
    }

    /// Runs it to its end.
    pub fn run(&self, arguments: &[&str], secret: Option<&str>) -> Ended {
        self.start(arguments, secret).end()
    }

    /// Runs it to its end with this on its standard input.
    pub fn run_told(&self, arguments: &[&str], told: &str) -> Ended {
        self.start_told(arguments, None, told).end()
    }

    /// A test sign-in in which the redirect address is registered as soon as it is known, and this
    /// visitor then opens the address that is shown. Returns the page that the visit ended at too.
    pub fn sign_in(
        &self,
        provider: &Provider,
        arguments: &[&str],
        secret: Option<&str>,
        visitor: &Visitor,
    ) -> (Ended, Visit) {
        let arguments = [&["signin", "--no-browser"], arguments].concat();
        let mut running = self.start(&arguments, secret);
        let address = running.address_to_open();
        let redirect = parameter(&address, "redirect_uri").unwrap();
        provider.register(&redirect);
        let page = browse(visitor, address.as_str());
        (running.end(), page)
    }
}

impl Running {
    /// The authorization request that a person is to open.
    pub fn address_to_open(&mut self) -> Url {
        self.shown_address("redirect_uri")
    }

    /// The first address shown that has this parameter.
    pub fn shown_address(&mut self, with: &str) -> Url {
        self.talk.find(|line| {
            line.split([' ', '(', ')'])
                .filter_map(|word| Url::parse(word).ok())
                .find(|url| parameter(url, with).is_some())
        })
    }

    /// Presses Ctrl-C.
    #[cfg(unix)]
    pub fn interrupt(&self) {
        let process = self.process.id().to_string();
        let sent = Command::new("kill").args(["-INT", &process]).status();
        assert!(sent.unwrap().success());
    }

    /// Waits for its end.
    pub fn end(mut self) -> Ended {
        let talk = self.talk.whole().to_owned();
        let code = self.process.wait().unwrap().code();
        Ended::new(code, self.out.whole(), talk)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // After its end these do nothing.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A parameter of an address's query.
pub fn parameter(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    pairs.find_map(|(n, value)| (n == name).then(|| value.into_owned()))
}

/// Lets the visitor open an address, and returns where they ended.
pub fn browse(visitor: &Visitor, address: &str) -> Visit {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(visitor.open(address)).unwrap()
}
