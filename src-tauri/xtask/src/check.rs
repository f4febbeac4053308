//! `cargo xtask check`: what can be checked without running anything.

use std::path::Path;
use std::process::ExitCode;

use crate::{Outcome, edges, platforms};

/// Runs the check that `arguments` name.
pub fn run(root: &Path, arguments: &[&str]) -> Outcome<ExitCode> {
    let result = match arguments {
        [] | ["edges"] => edges::check(root),
        ["platforms"] => platforms::check(root),
        other => {
            return Err(format!(
                "`{}` is no check; there are `edges` and `platforms`",
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
