//! Installs what is missing, and remembers what is there, so that it is looked up once.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::Outcome;
use crate::command::{npm, output, program, run, which};
use crate::needs::{Need, Packages, Source};

/// Makes sure that every need is met: what was seen before is not looked up again, what is missing is
/// installed, and what is missing even then is an error.
///
/// `root` is the tree whose `target` folder holds the memory of it.
pub fn ensure<'n>(root: &Path, needs: impl IntoIterator<Item = &'n Need>) -> Outcome {
    for need in needs {
        let stamp = root
            .join("target/xtask/needs")
            .join(hash(&format!("{}{:?}", need.name, need.from)));
        if stamp.is_file() {
            continue;
        }
        if !(need.is_there)() {
            install(root, need)?;
            if !(need.is_there)() {
                return Err(format!(
                    "{} is not there even after the installation; it must be installed by hand",
                    need.name
                ));
            }
        }
        write(&stamp, need.name)?;
    }
    Ok(())
}

/// Installs the npm packages of `folder` exactly as its lock file names them.
pub fn npm_packages(folder: &Path) -> Outcome {
    let lock = read(&folder.join("package-lock.json"))?;
    once(&folder.join("node_modules/.installed"), &lock, || {
        run(npm(folder).arg("ci"))
    })
}

/// Makes a Python environment in `environment` with the packages of a requirements file, and returns
/// the path of its interpreter.
pub fn python_packages(environment: &Path, requirements: &Path) -> Outcome<PathBuf> {
    let python = environment.join("bin/python");
    let list = read(requirements)?;
    once(&environment.join(".installed"), &list, || {
        let folder = requirements.parent().unwrap_or(requirements);
        run(program("python3", folder)
            .args(["-m", "venv", "--clear"])
            .arg(environment))?;
        run(program(&python, folder)
            .args(["-m", "pip", "install", "--quiet", "--requirement"])
            .arg(requirements))
    })?;
    Ok(python)
}

/// Runs `action` unless it ran before for the same content. The memory of it stands inside the folder
/// that it fills, and goes with it.
fn once(stamp: &Path, content: &str, action: impl FnOnce() -> Outcome) -> Outcome {
    let key = hash(content);
    if fs::read_to_string(stamp).is_ok_and(|found| found == key) {
        return Ok(());
    }
    action()?;
    write(stamp, &key)
}

/// A package manager, and what it is told.
struct Manager {
    program: &'static str,
    /// Brings its lists up to date: asked for once, where installing does not do so by itself.
    refresh: &'static [&'static str],
    install: &'static [&'static str],
    names: fn(&Packages) -> &'static [&'static str],
}

const MANAGERS: [Manager; 6] = [
    Manager {
        program: "apt-get",
        refresh: &["update", "-qq"],
        install: &["install", "-y", "--no-install-recommends"],
        names: |packages| packages.apt,
    },
    Manager {
        program: "dnf",
        refresh: &[],
        install: &["install", "-y"],
        names: |packages| packages.dnf,
    },
    Manager {
        program: "pacman",
        refresh: &[],
        install: &["-S", "--needed", "--noconfirm"],
        names: |packages| packages.pacman,
    },
    Manager {
        program: "zypper",
        refresh: &[],
        install: &["--non-interactive", "install"],
        names: |packages| packages.zypper,
    },
    Manager {
        program: "brew",
        refresh: &[],
        install: &["install"],
        names: |packages| packages.brew,
    },
    Manager {
        program: "winget",
        refresh: &[],
        install: &[
            "install",
            "--exact",
            "--accept-package-agreements",
            "--accept-source-agreements",
        ],
        names: |packages| packages.winget,
    },
];

static REFRESHED: AtomicBool = AtomicBool::new(false);

fn install(root: &Path, need: &Need) -> Outcome {
    let missing = format!("{} is missing: {}", need.name, need.why);
    let packages = match &need.from {
        Source::Rustup(component) => {
            eprintln!("{missing}. Installing {component} by rustup.");
            return run(program("rustup", root).args(["component", "add", component]));
        }
        Source::Cargo(name) => {
            eprintln!("{missing}. Installing {name} by cargo, which takes some minutes.");
            return run(program("cargo", root).args(["install", "--locked", name]));
        }
        Source::System(packages) => packages,
    };
    let manager = MANAGERS
        .iter()
        .find(|manager| !(manager.names)(packages).is_empty() && which(manager.program).is_some())
        .ok_or_else(|| {
            let known = MANAGERS.map(|manager| manager.program).join(", ");
            format!("{missing}, and none of {known} is here to install it")
        })?;
    let names = (manager.names)(packages);
    eprintln!(
        "{missing}. Installing {} by {}.",
        names.join(", "),
        manager.program
    );
    if !manager.refresh.is_empty() && !REFRESHED.swap(true, Ordering::Relaxed) {
        run(as_administrator(root, manager.program)?.args(manager.refresh))?;
    }
    run(as_administrator(root, manager.program)?
        .args(manager.install)
        .args(names))
}

/// A package manager with the rights that it needs: those of Linux need root, Homebrew refuses it, and
/// winget asks by itself.
pub fn as_administrator(root: &Path, manager: &str) -> Outcome<Command> {
    if matches!(manager, "brew" | "winget") || output(Command::new("id").arg("-u"))?.trim() == "0" {
        let mut command = program(manager, root);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        return Ok(command);
    }
    if which("sudo").is_none() {
        return Err(format!("{manager} must run as root, and sudo is not here"));
    }
    let mut command = program("sudo", root);
    command.args(["env", "DEBIAN_FRONTEND=noninteractive", manager]);
    Ok(command)
}

fn hash(content: &str) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))
}

fn write(file: &Path, content: &str) -> Outcome {
    file.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(file, content))
        .map_err(|error| format!("{} cannot be written: {error}", file.display()))
}
