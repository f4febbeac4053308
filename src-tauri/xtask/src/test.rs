//! `cargo xtask test`: runs the suites and says what ran, how long it took, and what cannot run here.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::place::Place;
use crate::suites::{SUITES, Suite};
use crate::{Outcome, copy, install};

/// Runs the suites that `names` name, or all of them. One that fails does not stop the others.
pub fn run(root: &Path, names: &[&str]) -> Outcome<ExitCode> {
    if let Some(unknown) = names
        .iter()
        .find(|name| SUITES.iter().all(|suite| suite.name != **name))
    {
        return Err(format!(
            "there is no suite `{unknown}`; `cargo xtask help` lists them"
        ));
    }
    let tree = copy::update(root)?;
    eprintln!(
        "The suites run in a copy of the tree with nothing beside it: {}",
        tree.display()
    );
    let place = Place {
        tree,
        kept: root.join("target/alone"),
    };

    let (here, elsewhere): (Vec<&Suite>, Vec<&Suite>) = SUITES
        .iter()
        .filter(|suite| names.is_empty() || names.contains(&suite.name))
        .partition(|suite| suite.why_not_here().is_none());
    let results: Vec<(&Suite, Duration, Outcome)> = here
        .into_iter()
        .map(|suite| {
            eprintln!("\n== {}: {}", suite.name, suite.proves);
            let start = Instant::now();
            let result = install::ensure(root, suite.needs.iter().copied())
                .and_then(|()| (suite.steps)(&place));
            (suite, start.elapsed(), result)
        })
        .collect();

    for (suite, _, result) in &results {
        if let Err(sentence) = result {
            println!("\n{}: {sentence}", suite.name);
        }
    }
    println!();
    for (suite, time, result) in &results {
        let word = if result.is_ok() { "passed" } else { "FAILED" };
        println!(
            "{word}  {:<16} {:>6.1} s  {}",
            suite.name,
            time.as_secs_f64(),
            suite.proves
        );
    }
    for suite in elsewhere {
        let why = suite.why_not_here().unwrap_or_default();
        println!("not on this system: {}: {why}", suite.name);
    }
    let passed = results
        .iter()
        .filter(|(_, _, result)| result.is_ok())
        .count();
    let failed = results.len() - passed;
    println!("{passed} passed, {failed} failed");
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
