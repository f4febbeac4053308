//! The command line against curl and Node, the sign-in's own cost, and what reading the catalog adds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::loopback::Loopback;
use super::table::{Row, Sample, Target};
use super::{SCRIPTS, signin};
use crate::Outcome;
use crate::command::{output, program};
use crate::install::{ensure, npm_packages};
use crate::{needs, release};

/// The most that `latchkey check` may take of curl's time, and of Node's.
const OF_CURL: f64 = 1.15;
const OF_NODE: f64 = 0.25;
/// The most that Latchkey's own work may take in a sign-in, in milliseconds.
const OWN: f64 = 15.0;

/// The most that reading the catalog may add to a start, in milliseconds.
const CATALOG: f64 = 10.0;

/// Where systems keep their roots in one file.
const BUNDLES: [&str; 4] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// Measures the command line `latchkey`.
pub fn rows(root: &Path, latchkey: &Path, runs: usize) -> Outcome<Vec<Row>> {
    ensure(root, [&needs::NODE, &needs::CURL])?;
    npm_packages(&root.join(SCRIPTS))?;
    let other_end = release::program(
        root,
        &["--package", "latchkey-sandbox", "--bench", "loopback"],
    )?;
    let mut other_end = Loopback::start(&other_end, root)?;

    let [check, curl, node] = contestants(root, latchkey, &other_end)?;
    let with = |arguments: &[&str]| {
        let mut command = program(latchkey, root);
        command.args(arguments);
        command
    };
    let contestants = [
        check,
        curl,
        node,
        with(&["--version"]),
        with(&["services", "--json"]),
        with(&["providers", "show", "entra", "--json"]),
    ];
    let mut contest = contestants.map(|command| (command, Vec::new()));
    let mut own = Vec::new();
    // The round before the first is not counted: it fills the system's caches.
    for round in 0..=runs {
        // All take turns, also in who is first, so that what else the machine does hits all alike.
        for turn in 0..contest.len() {
            let next = (round + turn) % contest.len();
            if let Some((command, times)) = contest.get_mut(next) {
                let time = whole_process(command)?;
                times.extend((round > 0).then_some(time));
            }
        }
        let time = signin::own_cost(latchkey, root, &mut other_end)?;
        own.extend((round > 0).then_some(time));
    }
    let [check, curl, node, version, services, guides] =
        contest.map(|(_, times)| Sample::times(&times));

    let row = |other: String, theirs, most| Row {
        what: "check: discovery and keys",
        ours: check,
        target: Target::Ratio {
            other,
            theirs,
            most,
        },
    };
    let read = |what, ours| Row {
        what,
        ours,
        target: Target::Over {
            other: "latchkey --version".to_owned(),
            theirs: version,
            most: CATALOG,
        },
    };
    Ok(vec![
        row(curl_name()?, curl, OF_CURL),
        row(node_name(root)?, node, OF_NODE),
        Row {
            what: "sign-in: callback to verdict, without waits",
            ours: Sample::times(&own),
            target: Target::Most(OWN),
        },
        read("the catalog is read: services", services),
        read(
            "the catalog is read: providers, and the guides of one",
            guides,
        ),
    ])
}

/// Latchkey, curl and Node, each about to ask for the same two documents.
fn contestants(root: &Path, latchkey: &Path, other_end: &Loopback) -> Outcome<[Command; 3]> {
    let (ca, bundle) = trust(&root.join("target/xtask/bench"), other_end)?;
    let issuer = other_end.text("documents")?;
    let mut check = program(latchkey, root);
    check.args(["check", &issuer, "--json", "--ca"]).arg(&ca);
    let mut curl = program("curl", root);
    curl.args(["--disable", "--silent", "--show-error", "--fail-early"])
        .args(["--fail", "--noproxy", "*", "--max-time", "30", "--cacert"])
        .arg(&bundle)
        .arg(format!("{issuer}/.well-known/openid-configuration"))
        .arg(format!("{issuer}/keys"));
    let mut node = program("node", &root.join(SCRIPTS));
    node.args(["check.mjs", &issuer])
        .env("NODE_EXTRA_CA_CERTS", &ca);
    Ok([check, curl, node])
}

/// Writes the root that vouches for the documents, by itself and after the system's.
fn trust(folder: &Path, other_end: &Loopback) -> Outcome<(PathBuf, PathBuf)> {
    let root = other_end.text("ca")?;
    let system = BUNDLES
        .iter()
        .find_map(|file| fs::read_to_string(file).ok());
    if system.is_none() {
        eprintln!("This system keeps its roots in no file: curl reads the test's root alone.");
    }
    let (ca, bundle) = (folder.join("ca.pem"), folder.join("bundle.pem"));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&ca, &root))
        .and_then(|()| fs::write(&bundle, system.unwrap_or_default() + &root))
        .map_err(|error| format!("{} cannot be written: {error}", folder.display()))?;
    Ok((ca, bundle))
}

/// How long a program takes, from its start to its end.
fn whole_process(command: &mut Command) -> Outcome<Duration> {
    let began = Instant::now();
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    let took = began.elapsed();
    match status {
        Ok(status) if status.success() => Ok(took),
        Ok(status) => Err(format!(
            "{} failed: {status}",
            command.get_program().display()
        )),
        Err(error) => Err(format!(
            "{} could not be started: {error}",
            command.get_program().display()
        )),
    }
}

fn curl_name() -> Outcome<String> {
    let text = output(Command::new("curl").arg("--version"))?;
    Ok(text.split(" (").next().unwrap_or_default().to_owned())
}

fn node_name(root: &Path) -> Outcome<String> {
    let node = output(Command::new("node").arg("--version"))?;
    let package = root
        .join(SCRIPTS)
        .join("node_modules/openid-client/package.json");
    let package: Value = fs::read_to_string(&package)
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .ok_or_else(|| format!("{} cannot be read", package.display()))?;
    let version = package.get("version").and_then(Value::as_str);
    Ok(format!(
        "node {}, openid-client {}",
        node.trim().trim_start_matches('v'),
        version.unwrap_or_default()
    ))
}
