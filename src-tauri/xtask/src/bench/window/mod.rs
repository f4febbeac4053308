//! The window: how soon it is there, what it takes, and whether it stays quick.

mod many;
mod start;

use std::path::Path;
use std::process::Command;

use super::SCRIPTS;
use super::table::{Row, Sample, Target, Unit};
use crate::command::{output, program};
use crate::desktop::{Desktop, NEEDS};
use crate::install::ensure;
use crate::{Outcome, needs};

/// The most that the page's scripts may weigh, in thousands of bytes, compressed by gzip.
const SCRIPT_SIZE: f64 = 90.0;

/// Measures the window `app` against the program `empty`.
pub fn rows(
    root: &Path,
    app: &Path,
    latchkey: &Path,
    empty: &Path,
    runs: usize,
) -> Outcome<Vec<Row>> {
    let mut rows = vec![script_size(root)?];
    if !cfg!(target_os = "linux") {
        eprintln!(
            "Only Linux has a display whose pixels a program may read: the window is not timed here."
        );
        return Ok(rows);
    }
    ensure(root, NEEDS)?;
    let folder = root.join("target/xtask/bench/desktop");
    let desktop = Desktop::start(&folder)?;
    rows.extend(start::rows(&desktop, app, empty, runs)?);
    drop(desktop);
    rows.extend(many::rows(root, &folder, app, latchkey, runs)?);
    Ok(rows)
}

/// What the scripts of the built page weigh.
fn script_size(root: &Path) -> Outcome<Row> {
    ensure(root, [&needs::NODE])?;
    let mut weigh: Command = program("node", &root.join(SCRIPTS));
    let text = output(weigh.arg("weight.mjs").arg(root.join("ui/dist")))?;
    let bytes: f64 = text
        .trim()
        .parse()
        .map_err(|_| format!("`{text}` is no weight"))?;
    Ok(Row {
        what: "page: all scripts, by gzip",
        ours: Sample::of(vec![bytes / 1e3], Unit::Kilobytes),
        target: Target::Most(SCRIPT_SIZE),
    })
}
