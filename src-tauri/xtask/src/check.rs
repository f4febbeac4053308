//! `cargo xtask check`: what can be checked without running anything.

use std::path::Path;
use std::process::ExitCode;

use crate::command::{cargo, run as start};
use crate::install::ensure;
use crate::{Outcome, edges, needs, platforms};

/// Runs the check that `arguments` name.
pub fn run(root: &Path, arguments: &[&str]) -> Outcome<ExitCode> {
    let result = match arguments {
        [] | ["edges"] => edges::check(root),
        ["platforms"] => platforms::check(root),
        ["dependencies"] => deny(root, &["bans", "licenses", "sources"]),
        ["advisories"] => deny(root, &["advisories"]),
        other => {
            return Err(format!(
                "`{}` is no check; there are `edges`, `platforms`, `dependencies` and `advisories`",
                other.join(" ")
            ));
        }
    };
    Ok(match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    })
}

/// Holds what the dependencies bring against `deny.toml`.
fn deny(root: &Path, checks: &[&str]) -> Outcome {
    ensure(root, [&needs::CARGO_DENY])?;
    start(
        cargo(root)
            .args(["deny", "--workspace", "check"])
            .args(checks),
    )
}
