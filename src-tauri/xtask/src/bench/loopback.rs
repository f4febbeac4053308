//! The program that everything is measured against: documents over TLS, a provider, and a person.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};

use serde_json::Value;

use crate::Outcome;
use crate::command::program;

/// The running program. It ends when its standard input is closed, which dropping does.
pub struct Loopback {
    process: Child,
    addresses: Option<ChildStdin>,
    places: Value,
}

impl Loopback {
    /// Starts it and waits until it says where everything is.
    pub fn start(file: &Path, root: &Path) -> Outcome<Self> {
        let mut process = program(file, root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{} could not be started: {error}", file.display()))?;
        let mut line = String::new();
        if let Some(said) = process.stdout.take() {
            BufReader::new(said)
                .read_line(&mut line)
                .map_err(|error| format!("{} could not be read: {error}", file.display()))?;
        }
        Ok(Self {
            addresses: process.stdin.take(),
            process,
            places: serde_json::from_str(&line)
                .map_err(|_| format!("{} did not say where it listens", file.display()))?,
        })
    }

    /// Something that it said at its start.
    pub fn text(&self, name: &str) -> Outcome<String> {
        let text = self.places.get(name).and_then(Value::as_str);
        text.map(str::to_owned)
            .ok_or_else(|| format!("the measured program names no `{name}`"))
    }

    /// Has the person open an address and sign in.
    pub fn visit(&mut self, address: &str) -> Outcome {
        self.addresses
            .as_mut()
            .ok_or_else(|| "nobody is there to sign in".to_owned())
            .and_then(|addresses| {
                writeln!(addresses, "{address}")
                    .map_err(|error| format!("nobody is there to sign in: {error}"))
            })
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        self.addresses = None;
        // It has nothing left to do, and nobody is left to tell.
        let _ = self.process.wait();
    }
}
