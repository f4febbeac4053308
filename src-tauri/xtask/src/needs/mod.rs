//! What must be on the machine, why, how it is recognised, and what it is called where.

use std::path::Path;
use std::process::Command;

use crate::command::{output, succeeds, which};

mod window;

pub use window::*;

/// One thing that a suite or `run` needs.
pub struct Need {
    /// What it is.
    pub name: &'static str,
    /// What it is for: said before it is installed.
    pub why: &'static str,
    /// Whether it is there.
    pub is_there: fn() -> bool,
    /// Where it comes from.
    pub from: Source,
}

/// Where a need comes from.
#[derive(Debug)]
pub enum Source {
    /// The system's package manager.
    System(Packages),
    /// A component of the Rust toolchain.
    Rustup(&'static str),
    /// A crate that cargo builds and installs.
    Cargo(&'static str),
}

/// The names that the package managers give it. An empty list: there is nothing to install there.
#[derive(Debug)]
pub struct Packages {
    pub apt: &'static [&'static str],
    pub dnf: &'static [&'static str],
    pub pacman: &'static [&'static str],
    pub zypper: &'static [&'static str],
    pub brew: &'static [&'static str],
    pub winget: &'static [&'static str],
}

const NONE: Packages = Packages {
    apt: &[],
    dnf: &[],
    pacman: &[],
    zypper: &[],
    brew: &[],
    winget: &[],
};

pub const RUSTFMT: Need = Need {
    name: "rustfmt",
    why: "the format of the Rust sources is checked with it",
    is_there: || succeeds(Command::new("cargo").args(["fmt", "--version"])),
    from: Source::Rustup("rustfmt"),
};

pub const CLIPPY: Need = Need {
    name: "clippy",
    why: "the Rust sources are linted with it",
    is_there: || succeeds(Command::new("cargo").args(["clippy", "--version"])),
    from: Source::Rustup("clippy"),
};

pub const CARGO_DENY: Need = Need {
    name: "cargo-deny",
    why: "the licences, sources and advisories of all dependencies are checked with it",
    is_there: || which("cargo-deny").is_some(),
    from: Source::Cargo("cargo-deny"),
};

pub const NODE: Need = Need {
    name: "Node 20.19 or newer, with npm",
    why: "the page in the window and the npm identity provider of the tests are made with it",
    is_there: || which("npm").is_some() && node_version().is_some_and(|found| found >= (20, 19)),
    from: Source::System(Packages {
        apt: &["nodejs", "npm"],
        dnf: &["nodejs", "npm"],
        pacman: &["nodejs", "npm"],
        zypper: &["nodejs", "npm"],
        brew: &["node"],
        winget: &["OpenJS.NodeJS.LTS"],
    }),
};

pub const CURL: Need = Need {
    name: "curl",
    why: "the speed is measured against it",
    is_there: || which("curl").is_some(),
    from: Source::System(Packages {
        apt: &["curl", "ca-certificates"],
        dnf: &["curl"],
        pacman: &["curl"],
        zypper: &["curl"],
        brew: &["curl"],
        winget: &["cURL.cURL"],
    }),
};

pub const PYTHON: Need = Need {
    name: "Python 3 with venv",
    why: "one identity provider of the tests and the check of the workflows run in it",
    is_there: || succeeds(Command::new("python3").args(["-c", "import ensurepip, venv"])),
    from: Source::System(Packages {
        apt: &["python3", "python3-venv"],
        dnf: &["python3"],
        pacman: &["python"],
        zypper: &["python3"],
        ..NONE
    }),
};

pub const LEMONLDAP: Need = Need {
    name: "LemonLDAP::NG",
    why: "the third identity provider of the tests: it reads Basic credentials as they stand, and its issuer ends in a slash",
    is_there: || {
        Path::new("/usr/share/lemonldap-ng/portal/templates").is_dir()
            && succeeds(Command::new("perl").args([
                "-MLemonldap::NG::Portal::Main",
                "-MLemonldap::NG::Portal::Issuer::OpenIDConnect",
                "-MHTTP::Server::PSGI",
                "-MCrypt::OpenSSL::RSA",
                "-e1",
            ]))
    },
    from: Source::System(Packages {
        // One way to serve it must be installed: this is the one that starts no service.
        apt: &[
            "liblemonldap-ng-portal-perl",
            "lemonldap-ng-uwsgi-app",
            "libio-string-perl",
            "libstring-random-perl",
        ],
        ..NONE
    }),
};

/// Everything that the type-check for other systems compiles with, besides a Python for `zig`.
pub const CROSS_COMPILER: Need = Need {
    name: "Debian's Rust with its sources, and MinGW",
    why: "the tree is type-checked for Windows and macOS with them",
    is_there: || {
        Path::new("/usr/bin/cargo").is_file()
            && which("x86_64-w64-mingw32-gcc").is_some()
            && succeeds(Command::new("dpkg").args(["-s", "rust-web-src"]))
    },
    from: Source::System(Packages {
        apt: &[
            "rustc-web",
            "cargo-web",
            "rust-web-src",
            "gcc-mingw-w64-x86-64",
        ],
        ..NONE
    }),
};

fn node_version() -> Option<(u32, u32)> {
    let text = output(Command::new("node").arg("--version")).ok()?;
    let mut numbers = text.trim().trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}
