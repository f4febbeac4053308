//! An identity provider that nobody here wrote, in a process of its own.

use super::lines::Lines;
use serde_json::Value;
use std::io::Write as _;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// It says its issuer in its first line, takes redirect addresses on its standard input, and ends when
/// that is closed: also when the test was killed.
pub struct Provider {
    process: Child,
    console: Mutex<Console>,
    /// The issuer, as its discovery document has it.
    pub issuer: String,
}

/// The ways in and out of the process.
struct Console {
    input: Option<ChildStdin>,
    answers: Lines,
    talk: Lines,
}

impl Provider {
    /// Starts it, and waits until it answers.
    pub fn start(command: &mut Command) -> Self {
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|e| panic!("{command:?}: {e}; `cargo xtask test` installs it"));
        let console = Console {
            input: process.stdin.take(),
            answers: Lines::of(process.stdout.take().unwrap()),
            talk: Lines::of(process.stderr.take().unwrap()),
        };
        let mut provider = Self {
            process,
            console: Mutex::new(console),
            issuer: String::new(),
        };
        provider.issuer = provider.answer(None, "issuer");
        provider
    }

    /// Adds a redirect address to the clients' own, as an admin would in a console.
    pub fn register(&self, redirect: &str) {
        assert_eq!(self.answer(Some(redirect), "registered"), redirect);
    }

    /// A path below the issuer.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.issuer)
    }

    /// Tells it something, and returns this member of what it answers.
    fn answer(&self, told: Option<&str>, member: &str) -> String {
        let console = &mut *self.console.lock().unwrap();
        if let Some(line) = told {
            writeln!(console.input.as_ref().unwrap(), "{line}").unwrap();
        }
        let line = console.answers.next().expect("the provider has not ended");
        let answer: Value = serde_json::from_str(&line).unwrap();
        answer[member].as_str().unwrap().to_owned()
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let console = self.console.get_mut();
        let console = console.unwrap_or_else(PoisonError::into_inner);
        drop(console.input.take());
        let said = console.talk.whole();
        if thread::panicking() {
            eprintln!("the provider said:\n{said}");
        }
        let _ = self.process.wait();
    }
}
