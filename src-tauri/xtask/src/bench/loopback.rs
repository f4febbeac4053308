//! The program that everything is measured against: documents over TLS, a provider, and a person.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use serde_json::Value;

use crate::Outcome;
use crate::command::program;

/// The running program. It ends when its standard input is closed, which dropping does.
pub struct Loopback {
    process: Child,
    addresses: Option<ChildStdin>,
    said: BufReader<ChildStdout>,
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
        let said = process
            .stdout
            .take()
            .ok_or("the provider's output is not there")?;
        let mut started = Self {
            addresses: process.stdin.take(),
            process,
            said: BufReader::new(said),
            places: Value::Null,
        };
        started.places = started.line()?;
        Ok(started)
    }

    /// Something that it said at its start.
    pub fn text(&self, name: &str) -> Outcome<String> {
        let text = self.places.get(name).and_then(Value::as_str);
        text.map(str::to_owned)
            .ok_or_else(|| format!("the provider that is measured against names no `{name}`"))
    }

    /// Has the person open an address and sign in.
    pub fn visit(&mut self, address: &str) -> Outcome {
        self.addresses
            .as_mut()
            .and_then(|addresses| writeln!(addresses, "{address}").ok())
            .ok_or_else(|| "nobody is there to sign in".to_owned())
    }

    /// Waits until the person has seen the last page.
    pub fn visited(&mut self) -> Outcome {
        self.line().map(drop)
    }

    fn line(&mut self) -> Outcome<Value> {
        let mut line = String::new();
        self.said
            .read_line(&mut line)
            .ok()
            .and_then(|_| serde_json::from_str(&line).ok())
            .ok_or_else(|| "the provider that is measured against has ended".to_owned())
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        self.addresses = None;
        // It has nothing left to do, and nobody is left to tell.
        let _ = self.process.wait();
    }
}
