//! `cargo xtask bench`: the speed, measured against other programs in one run, and held against targets.

mod loopback;
mod signin;
mod table;
mod tools;
mod window;

use std::path::Path;
use std::process::ExitCode;

use crate::{Outcome, release};
use table::Row;

/// How often each program runs unless `--runs` says otherwise: odd, so that a median is a measured
/// value.
const RUNS: usize = 31;

/// Where the scripts stand that Node and the page run.
const SCRIPTS: &str = "tests/bench";

/// Measures, prints the table, and fails where a target is missed.
pub fn run(root: &Path, arguments: &[&str]) -> Outcome<ExitCode> {
    let (part, runs) = match arguments {
        [] => (None, RUNS),
        ["--runs", number] => (None, number_of_runs(number)?),
        [part] => (Some(*part), RUNS),
        [part, "--runs", number] => (Some(*part), number_of_runs(number)?),
        other => return Err(format!("`bench {}` is not understood", other.join(" "))),
    };
    if part.is_some_and(|part| !["tools", "window"].contains(&part)) {
        return Err("the bench has the parts `tools` and `window`".to_owned());
    }
    let [latchkey_app, latchkey, empty] = release::programs(
        root,
        &["latchkey-empty-window"],
        ["latchkey-app", "latchkey", "empty-window"],
    )?;
    let mut rows = Vec::new();
    if part != Some("window") {
        rows.extend(tools::rows(root, &latchkey, runs)?);
    }
    if part != Some("tools") {
        rows.extend(window::rows(root, &latchkey_app, &latchkey, &empty, runs)?);
    }
    table::print(&rows, runs);
    Ok(if rows.iter().all(Row::is_met) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn number_of_runs(text: &str) -> Outcome<usize> {
    text.parse()
        .ok()
        .filter(|runs| *runs > 0)
        .ok_or_else(|| format!("`{text}` is no number of runs"))
}
