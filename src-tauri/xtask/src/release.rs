//! The programs as they are shipped: built with optimisation, the page inside.

use std::path::{Path, PathBuf};

use serde_json::{Deserializer, Value};

use crate::Outcome;
use crate::command::{cargo, output};
use crate::install::ensure;
use crate::{needs, run};

/// Builds the page, the window and the command line, and with them the package `more`; returns the
/// programs named.
///
/// Always together: cargo chooses the features of what they share by the packages selected, and would
/// build it anew for each choice.
pub fn programs<const N: usize>(
    root: &Path,
    more: &[&str],
    names: [&str; N],
) -> Outcome<[PathBuf; N]> {
    ensure(root, [&needs::NODE, &needs::WEB_VIEW])?;
    run::page(root)?;
    let packages = ["latchkey-app", "latchkey-cli"];
    let mut target: Vec<&str> = packages
        .iter()
        .chain(more)
        .flat_map(|package| ["--package", package])
        .collect();
    target.extend(["--bins", "--features", "tauri/custom-protocol"]);
    let built = build(root, &target)?;
    let places = names.map(|name| {
        built
            .iter()
            .find(|file| file.file_stem().is_some_and(|stem| stem == name))
            .cloned()
    });
    if let Some(missing) = names.iter().zip(&places).find(|(_, place)| place.is_none()) {
        return Err(format!("cargo did not say where it built `{}`", missing.0));
    }
    Ok(places.map(Option::unwrap_or_default))
}

/// Builds one program and returns where it is.
pub fn program(root: &Path, target: &[&str]) -> Outcome<PathBuf> {
    build(root, target)?
        .pop()
        .ok_or_else(|| format!("cargo did not say where it built `{}`", target.join(" ")))
}

fn build(root: &Path, target: &[&str]) -> Outcome<Vec<PathBuf>> {
    let messages = output(
        cargo(root)
            .args(["build", "--release", "--locked"])
            .args(["--message-format", "json-render-diagnostics"])
            .args(target),
    )?;
    Ok(Deserializer::from_str(&messages)
        .into_iter::<Value>()
        .filter_map(Result::ok)
        .filter_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)))
        .collect())
}
