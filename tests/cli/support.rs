//! Runs the binary in a world of its own: an empty data folder, no keychain, no proxy, English.

use latchkey_sandbox::{Options, Sandbox, Scenario, Visitor};
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// A sandbox, and the runtime that it lives in.
pub struct Bench {
    /// The sandbox.
    pub sandbox: Sandbox,
    /// What drives it.
    pub runtime: Runtime,
}

/// A sandbox in which these scenarios are played.
pub fn sandbox(scenarios: &[&str]) -> Bench {
    let scenarios = scenarios
        .iter()
        .map(|id| Scenario::find(id).expect(id))
        .collect();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let sandbox = runtime
        .block_on(Sandbox::start(Options {
            scenarios,
            ..Options::default()
        }))
        .unwrap();
    Bench { sandbox, runtime }
}

impl Bench {
    /// The secret of a client.
    pub fn secret(&self, client_id: &str) -> String {
        self.sandbox
            .client_named(client_id)
            .unwrap()
            .client_secret
            .as_ref()
            .unwrap()
            .expose()
            .to_owned()
    }
}

/// A place to run the binary in.
pub struct Place {
    folder: TempDir,
    /// Where the keychain is asked, on Linux.
    pub bus: String,
}

/// What came of a run.
#[derive(Debug)]
pub struct Ran {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// The one document on standard output, held against the published schemas.
    pub fn document(&self) -> Value {
        let document: Value =
            serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {self:?}"));
        hold_against_schema(&document);
        document
    }

    /// The ids of the report's findings.
    pub fn ids(&self) -> Vec<String> {
        let document = self.document();
        let findings = document["findings"].as_array().unwrap();
        findings
            .iter()
            .map(|f| f["id"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Everything, as a snapshot shows it.
    pub fn shown(&self) -> String {
        format!(
            "status {}\n--- out\n{}--- err\n{}",
            self.status, self.out, self.err
        )
    }
}

/// Reports and failures are what their published schemas say.
pub fn hold_against_schema(document: &Value) {
    let name = match document["schema"].as_str().unwrap() {
        "latchkey/report/1" => "report-1.json",
        "latchkey/failure/1" => "failure-1.json",
        _ => return,
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../engine/schemas")
        .join(name);
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let errors: Vec<String> = jsonschema::validator_for(&schema)
        .unwrap()
        .iter_errors(document)
        .map(|e| e.to_string())
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:?}");
}

impl Place {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            // A bus that is not there: the keychain is missing for certain, wherever the test runs.
            bus: "unix:path=/nonexistent/bus".to_owned(),
        }
    }

    /// The folder, for files of the test.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The command, ready to be started.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
        command
            .args(args)
            .arg("--data-dir")
            .arg(self.folder.path().join("data"));
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for name in [
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "http_proxy",
            "https_proxy",
            "all_proxy",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "LATCHKEY_CLIENT_SECRET",
            "NO_COLOR",
        ] {
            command.env_remove(name);
        }
        command
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("LC_ALL", "C");
        command
    }

    /// Runs it to its end.
    pub fn run(&self, args: &[&str]) -> Ran {
        finish(self.command(args).spawn().unwrap())
    }

    /// Runs it with a client secret in the environment.
    pub fn run_with_secret(&self, args: &[&str], secret: &str) -> Ran {
        finish(
            self.command(args)
                .env("LATCHKEY_CLIENT_SECRET", secret)
                .spawn()
                .unwrap(),
        )
    }

    /// Runs it with something on standard input.
    pub fn run_with_input(&self, args: &[&str], input: &str) -> Ran {
        feed(self.command(args), input)
    }

    /// Runs a sign-in; `person` does what the person at the browser does with the address.
    pub fn sign_in(&self, args: &[&str], secret: Option<&str>, person: impl FnOnce(&str)) -> Ran {
        let mut command = self.command(&[&["signin", "--no-browser"], args].concat());
        if let Some(secret) = secret {
            command.env("LATCHKEY_CLIENT_SECRET", secret);
        }
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut err = String::new();
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line).unwrap() == 0 {
                break;
            }
            err.push_str(&line);
            if let Some(url) = line.trim().strip_prefix("open ") {
                person(url);
                break;
            }
        }
        lines.read_to_string(&mut err).unwrap();
        let ran = finish(child);
        Ran {
            err: err + &ran.err,
            ..ran
        }
    }
}

/// Runs a command with something on standard input.
pub fn feed(mut command: Command, input: &str) -> Ran {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    // Whoever has heard enough hangs up.
    let _ = pipe.write_all(input.as_bytes());
    drop(pipe);
    finish(child)
}

/// Waits for the end of a command.
pub fn finish(child: Child) -> Ran {
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
    Ran {
        status: output.status.code().unwrap_or(-1),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// A person who signs in as `login` and presses `action`.
pub fn visit(bench: &Bench, url: &str, login: &str, action: &str) {
    let visitor = Visitor::new(&[("login", login), ("action", action)]);
    // What became of it is seen in what the command reports.
    let _ = bench.runtime.block_on(visitor.open(url));
}

/// Snapshots without what differs from run to run.
pub fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.add_filter(r"127\.0\.0\.1:\d+", "127.0.0.1:PORT");
    // Not every machine has IPv6.
    settings.add_filter(r", \[::1\]:\d+", "");
    settings.add_filter(r"127\.0\.0\.1%3A\d+", "127.0.0.1%3APORT");
    settings.add_filter(r"localhost:\d+", "localhost:PORT");
    settings.add_filter(r" *\d+(\.\d)?[ \u{a0}](µs|ms|s)\b", " TIME");
    settings.add_filter(
        r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00:00| UTC)?)?",
        "DATE",
    );
    settings.add_filter(r"\b\d+(\.\d)?[ \u{a0}]k?B\b", "SIZE");
    settings.add_filter(r"req_[\w-]+", "req_ID");
    settings.add_filter(r"(state|nonce|code_challenge)=[\w-]+", "$1=RANDOM");
    settings.add_filter(r"\\", "/");
    settings.add_filter(r"\S*/\.tmp\w+/", "FOLDER/");
    settings.add_filter(r"latchkey\.exe", "latchkey");
    settings
}

/// Holds a run against its snapshot.
#[macro_export]
macro_rules! snapshot {
    ($name:literal, $ran:expr) => {
        $crate::support::settings().bind(|| insta::assert_snapshot!($name, $ran.shown()))
    };
}
