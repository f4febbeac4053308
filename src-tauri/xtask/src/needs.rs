//! What must be on the machine, why, how it is recognised, and what it is called where.

use std::path::Path;
use std::process::Command;

use crate::command::{output, succeeds, which};

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

pub const WEB_VIEW: Need = Need {
    name: "the system's web view",
    why: "the window is drawn by it, and linked against it",
    is_there: || match std::env::consts::OS {
        "linux" => succeeds(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1"])),
        "windows" => ["ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"]
            .iter()
            .filter_map(std::env::var_os)
            .any(|folder| {
                Path::new(&folder)
                    .join("Microsoft/EdgeWebView/Application")
                    .is_dir()
            }),
        _ => true,
    },
    from: Source::System(Packages {
        apt: &["libwebkit2gtk-4.1-dev", "pkg-config"],
        dnf: &["webkit2gtk4.1-devel", "pkgconf-pkg-config"],
        pacman: &["webkit2gtk-4.1", "pkgconf"],
        zypper: &["webkit2gtk3-devel", "pkgconf-pkg-config"],
        winget: &["Microsoft.EdgeWebView2Runtime"],
        ..NONE
    }),
};

pub const VIRTUAL_DISPLAY: Need = Need {
    name: "Xvfb",
    why: "the tests open the real window on a display that nobody sees",
    is_there: || which("xvfb-run").is_some() && which("xauth").is_some(),
    from: Source::System(Packages {
        apt: &["xvfb", "xauth"],
        dnf: &["/usr/bin/xvfb-run", "/usr/bin/xauth"],
        pacman: &["xorg-server-xvfb", "xorg-xauth"],
        zypper: &["xvfb-run", "xauth"],
        ..NONE
    }),
};

pub const WEB_DRIVER: Need = Need {
    name: "WebKitWebDriver",
    why: "the tests read the real window through it",
    is_there: || which("WebKitWebDriver").is_some(),
    from: Source::System(Packages {
        apt: &["webkit2gtk-driver"],
        dnf: &["/usr/bin/WebKitWebDriver"],
        pacman: &["webkitgtk-6.0"],
        zypper: &["webkit2gtk-driver"],
        ..NONE
    }),
};

pub const SESSION_BUS: Need = Need {
    name: "dbus-run-session",
    why: "the tests give the keychain and the window a message bus of their own",
    is_there: || which("dbus-run-session").is_some(),
    from: Source::System(Packages {
        apt: &["dbus"],
        dnf: &["/usr/bin/dbus-run-session"],
        pacman: &["dbus"],
        zypper: &["dbus-1-daemon"],
        ..NONE
    }),
};

pub const KEYCHAIN: Need = Need {
    name: "gnome-keyring",
    why: "the tests keep secrets in a real keychain, made for them and thrown away",
    is_there: || which("gnome-keyring-daemon").is_some(),
    from: Source::System(Packages {
        apt: &["gnome-keyring"],
        dnf: &["gnome-keyring"],
        pacman: &["gnome-keyring"],
        zypper: &["gnome-keyring"],
        ..NONE
    }),
};

pub const PYTHON: Need = Need {
    name: "Python 3 with venv",
    why: "the second identity provider of the tests runs in it",
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
