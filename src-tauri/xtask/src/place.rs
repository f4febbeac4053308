//! Where the suites run, and how they start cargo there.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::Outcome;
use crate::command::{cargo, output};
use crate::suites::SUITES;

/// The copy of the tree, and what is kept beside it.
pub struct Place {
    /// The copy.
    pub tree: PathBuf,
    /// What is made once and kept: build results, environments.
    pub kept: PathBuf,
}

impl Place {
    /// Where cargo builds.
    pub fn build(&self) -> PathBuf {
        self.kept.join("build")
    }

    /// `cargo` in the copy.
    pub fn cargo(&self) -> Command {
        let mut command = cargo(&self.tree);
        command.env("CARGO_TARGET_DIR", self.build());
        command
    }

    /// A cargo command on every crate but those that open a window: on Windows a test program that links
    /// the web view is refused by the loader, and the window's tests have a suite of their own.
    ///
    /// Always on all of them, also where one target is meant: cargo chooses the features of
    /// dependencies by the crates selected, and would build them anew for each choice.
    pub fn crates(&self, command: &[&str]) -> Command {
        let mut cargo = self.cargo();
        cargo
            .args(command)
            .args(["--workspace", "--locked", "--exclude", "latchkey-app"])
            .args(["--exclude", "latchkey-empty-window"]);
        cargo
    }

    /// Runs the unit tests, and the integration tests that no suite claims.
    pub fn unclaimed_tests(&self) -> Outcome<Command> {
        let text = output(
            self.cargo()
                .args(["metadata", "--no-deps", "--format-version", "1"]),
        )?;
        let metadata: Value = serde_json::from_str(&text)
            .map_err(|error| format!("what cargo metadata printed cannot be read: {error}"))?;
        let mut command = self.crates(&["test", "--no-fail-fast", "--lib", "--bins"]);
        for name in test_targets(&metadata) {
            if SUITES.iter().all(|suite| !suite.targets.contains(&name)) {
                command.args(["--test", name]);
            }
        }
        Ok(command)
    }
}

fn test_targets(metadata: &Value) -> impl Iterator<Item = &str> {
    elements(metadata, "packages")
        .flat_map(|package| elements(package, "targets"))
        .filter(|target| elements(target, "kind").any(|kind| kind == "test"))
        .filter_map(|target| target.get("name")?.as_str())
}

fn elements<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}
