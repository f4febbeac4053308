//! The .deb on this machine: installed, started, looked at, and removed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::Outcome;
use crate::command::{output, program, run, succeeds};
use crate::desktop::{Desktop, Driver, NEEDS, wait};
use crate::install::{as_administrator, ensure};
use crate::needs;

const PACKAGE: &str = "latchkey";
const ENTRY: &str = "/usr/share/applications/Latchkey.desktop";
const DESCRIPTION: &str = "/usr/share/metainfo/dev.latchkey.desktop.metainfo.xml";
/// What a set-up link and a set-up file are to a desktop.
const SCHEME: &str = "x-scheme-handler/latchkey";
const FILE: &str = "application/x-latchkey-setup";
/// Which program opens what, and which ending a file of a type has.
const HANDLERS: &str = "/usr/share/applications/mimeinfo.cache";
const ENDINGS: &str = "/usr/share/mime/globs2";
const ICONS: &str = "/usr/share/icons/hicolor";

/// Where a package puts files that stay until they are removed.
const PLACES: [&str; 4] = ["/usr", "/etc", "/opt", "/var/lib/dpkg/info"];

/// Tests it. Whatever is found, the package is removed again.
pub fn test(root: &Path, deb: &Path) -> Outcome {
    ensure(root, NEEDS)?;
    ensure(root, [&needs::DESKTOP_CHECKS])?;
    if succeeds(Command::new("dpkg-query").args(["--status", PACKAGE])) {
        return Err(format!(
            "{PACKAGE} is installed on this machine, and testing the package would remove it"
        ));
    }
    let before = files()?;
    run(as_administrator(root, "apt-get")?
        .args(["install", "--yes", "--no-install-recommends"])
        .arg(deb))?;
    let checked = check(root);
    run(as_administrator(root, "apt-get")?.args(["purge", "--yes", PACKAGE]))?;
    checked?;
    let left: Vec<String> = files()?.difference(&before).cloned().collect();
    if !left.is_empty() {
        return Err(format!("removing it leaves behind: {}", left.join(", ")));
    }
    println!("removed without a trace");
    Ok(())
}

/// What must be so while it is installed.
fn check(root: &Path) -> Outcome {
    let version = output(program("/usr/bin/latchkey", root).arg("--version"))?;
    if !version.starts_with("latchkey ") {
        return Err(format!("the command line calls itself {version}"));
    }
    println!("installed: the command line answers `{}`", version.trim());

    run(program("desktop-file-validate", root).arg(ENTRY))?;
    run(program("appstreamcli", root).args(["validate", "--no-net", DESCRIPTION]))?;
    let entry = fs::read_to_string(ENTRY).map_err(|error| format!("{ENTRY}: {error}"))?;
    let value = |key: &str| {
        let line = entry.lines().find_map(|line| line.strip_prefix(key));
        line.ok_or_else(|| format!("{ENTRY} has no `{key}`"))
    };
    icons(value("Icon=")?)?;
    println!("the menu entry, its description and its icons are in place");

    registered(value("MimeType=")?)?;
    println!("set-up links and set-up files are registered with the system");

    // What follows the program's name stands for the link or file that it is started with.
    let command = value("Exec=")?;
    let Some((name, "%u")) = command.split_once(' ') else {
        return Err(format!(
            "{ENTRY} starts it without a link or file: {command}"
        ));
    };
    let window = Path::new("/usr/bin").join(name);
    opens(root, &window, value("StartupWMClass=")?)
}

/// The scheme of set-up links and the type of set-up files are the program's, in its entry and in the
/// lists that desktops read; and a set-up file is known by its ending.
fn registered(kinds: &str) -> Outcome {
    let known = fs::read_to_string(HANDLERS).map_err(|error| format!("{HANDLERS}: {error}"))?;
    for kind in [SCHEME, FILE] {
        if !kinds.split(';').any(|registered| registered == kind) {
            return Err(format!("{ENTRY} does not open {kind}"));
        }
        let line = known.lines().find_map(|line| line.strip_prefix(kind));
        if !line.is_some_and(|line| line.contains("Latchkey.desktop")) {
            return Err(format!("{HANDLERS} does not know who opens {kind}"));
        }
    }
    let endings = fs::read_to_string(ENDINGS).map_err(|error| format!("{ENDINGS}: {error}"))?;
    let ending = format!(":{FILE}:*.latchkey-setup");
    match endings.lines().any(|line| line.ends_with(&ending)) {
        true => Ok(()),
        false => Err(format!("{ENDINGS} does not know set-up files")),
    }
}

/// The icon must be there in every size, and in the cache that menus read.
fn icons(name: &str) -> Outcome {
    for size in [
        "16x16", "24x24", "32x32", "48x48", "64x64", "128x128", "256x256", "512x512",
    ] {
        let file = format!("{ICONS}/{size}/apps/{name}.png");
        if !Path::new(&file).is_file() {
            return Err(format!("{file} is not there"));
        }
    }
    let cache = format!("{ICONS}/icon-theme.cache");
    let bytes = fs::read(&cache).map_err(|error| format!("{cache}: {error}"))?;
    let name = format!("{name}\0");
    if bytes
        .windows(name.len())
        .any(|part| part == name.as_bytes())
    {
        Ok(())
    } else {
        Err(format!("{cache} does not know the icon"))
    }
}

/// The window opens, shows its first heading, and is one that the menu entry knows again.
fn opens(root: &Path, file: &Path, class: &str) -> Outcome {
    let desktop = Desktop::start(&root.join("target/xtask/dist/desktop"))?;
    let heading = Driver::start(&desktop, file)?.text("h1")?;
    if heading.is_empty() {
        return Err("the window's first heading is empty".to_owned());
    }
    // As the menu starts it; what it calls its window is how the menu entry knows it again.
    let _running = desktop.open(file)?;
    wait("a window titled Latchkey", || {
        let mut search = desktop.program(Path::new("xdotool"));
        search.args(["search", "--onlyvisible", "--classname"]);
        search.args([&format!("^{class}$"), "getwindowname"]);
        let found = search
            .output()
            .map_err(|error| format!("xdotool: {error}"))?;
        Ok((found.stdout.trim_ascii() == b"Latchkey").then_some(()))
    })?;
    println!("its window opens and says {}", json!(heading));
    Ok(())
}

/// Every file and folder where packages put them, but for what is made anew whenever one changes.
fn files() -> Outcome<BTreeSet<String>> {
    let made = ["*.cache", "*/__pycache__*"];
    let mut find = Command::new("find");
    find.args(PLACES).arg("-xdev");
    for name in made {
        find.args(["-not", "-path", name]);
    }
    Ok(output(&mut find)?.lines().map(str::to_owned).collect())
}
