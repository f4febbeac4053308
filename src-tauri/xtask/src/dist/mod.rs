//! `cargo xtask dist`: makes the packages, holds their size against the limit, and tests the .deb.

mod installed;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::json;

use crate::command::{output, program, run as start, which};
use crate::install::ensure;
use crate::{Outcome, needs, release};

/// What the packages for Linux may weigh, in bytes.
const LIMIT: u64 = 10_000_000;

/// The packages that this system's tools make as they are.
const WITHOUT_DOWNLOADS: &[&str] = match std::env::consts::OS.as_bytes() {
    b"linux" => &["deb", "rpm"],
    b"macos" => &["app", "dmg"],
    _ => &[],
};

/// Those whose tools the bundler downloads.
const WITH_DOWNLOADS: &[&str] = match std::env::consts::OS.as_bytes() {
    b"linux" => &["appimage"],
    b"windows" => &["msi", "nsis"],
    _ => &[],
};

/// Makes them; fails where one is too big or does not do what it must.
pub fn run(root: &Path, arguments: &[&str]) -> Outcome<ExitCode> {
    let kinds = match arguments {
        [] => WITHOUT_DOWNLOADS.to_vec(),
        ["--download"] => [WITHOUT_DOWNLOADS, WITH_DOWNLOADS].concat(),
        other => return Err(format!("`dist {}` is not understood", other.join(" "))),
    };
    if kinds.is_empty() {
        return Err(
            "the tools that make this system's packages are downloaded: `cargo xtask dist --download`"
                .to_owned(),
        );
    }
    let [command_line] = release::programs(root, &[], ["latchkey"])?;
    let packages = bundle(root, &command_line, &kinds)?;
    if let Some(deb) = packages.iter().find(|file| is_a(file, "deb")) {
        compress(root, deb)?;
    }
    let mut met = true;
    for package in &packages {
        let size = fs::metadata(package)
            .map_err(|error| format!("{} cannot be read: {error}", package.display()))?
            .len();
        let limited = is_a(package, "deb") || is_a(package, "rpm");
        let word = match (limited, size <= LIMIT) {
            (true, true) => ", at most 10 MB",
            (true, false) => ", MORE THAN 10 MB",
            (false, _) => "",
        };
        met &= !limited || size <= LIMIT;
        let megabytes = size / 1_000_000;
        let tenths = size % 1_000_000 / 100_000;
        println!("{}: {megabytes}.{tenths} MB{word}", package.display());
    }
    match packages.iter().find(|file| is_a(file, "deb")) {
        Some(deb) if which("apt-get").is_some() => installed::test(root, deb)?,
        Some(_) => eprintln!("The .deb is not tested: only Debian and its like can install it."),
        None => {}
    }
    Ok(if met {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Has Tauri's bundler put the programs into packages, and returns what it made.
fn bundle(root: &Path, command_line: &Path, kinds: &[&str]) -> Outcome<Vec<PathBuf>> {
    // Where the bundler looks for a program to put beside the window: under its name and the system's.
    let aside = root.join("target/xtask/dist");
    let written = |error| format!("{} cannot be written: {error}", aside.display());
    let ending = std::env::consts::EXE_SUFFIX;
    fs::create_dir_all(&aside).map_err(written)?;
    let named = aside.join(format!("latchkey-{}{ending}", host(root)?));
    fs::copy(command_line, named).map_err(written)?;
    let beside = json!({ "bundle": { "externalBin": ["target/xtask/dist/latchkey"] } });
    let config = aside.join("beside.json");
    fs::write(&config, beside.to_string()).map_err(written)?;

    let made = command_line.with_file_name("bundle");
    let _ = fs::remove_dir_all(&made);
    start(
        program("node", root)
            .arg("ui/node_modules/@tauri-apps/cli/tauri.js")
            .args(["bundle", "--ci", "--bundles", &kinds.join(",")])
            .arg("--config")
            .arg(&config),
    )?;
    let mut packages = Vec::new();
    for kind in fs::read_dir(&made).map_err(written)?.flatten() {
        let entries = fs::read_dir(kind.path()).into_iter().flatten().flatten();
        packages.extend(entries.map(|entry| entry.path()).filter(|path| {
            ["deb", "rpm", "AppImage", "app", "dmg", "msi", "exe"]
                .iter()
                .any(|ending| is_a(path, ending))
        }));
    }
    packages.sort();
    Ok(packages)
}

/// Packs the .deb anew: the bundler knows gzip only. Both programs have the engine in them, and at this
/// level, unlike the usual one, xz remembers the first when it comes to the second; unpacking takes 32 MB.
fn compress(root: &Path, deb: &Path) -> Outcome {
    ensure(root, [&needs::DPKG])?;
    let tree = root.join("target/xtask/dist/deb");
    let _ = fs::remove_dir_all(&tree);
    start(
        program("dpkg-deb", root)
            .arg("--raw-extract")
            .args([deb, &tree]),
    )?;
    start(
        program("dpkg-deb", root)
            .args(["--root-owner-group", "-Zxz", "-z8", "--build"])
            .args([&tree, deb]),
    )
}

fn is_a(file: &Path, ending: &str) -> bool {
    file.extension().is_some_and(|found| found == ending)
}

/// What Rust calls this system.
fn host(root: &Path) -> Outcome<String> {
    let text = output(Command::new("rustc").arg("-vV").current_dir(root))?;
    text.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .ok_or_else(|| "rustc does not say what this system is".to_owned())
}
