//! What opens, draws, drives and packs the window.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{NONE, Need, Packages, Source};
use crate::command::{output, succeeds, which};

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
    is_there: || which("Xvfb").is_some(),
    from: Source::System(Packages {
        apt: &["xvfb"],
        dnf: &["/usr/bin/Xvfb"],
        pacman: &["xorg-server-xvfb"],
        zypper: &["xvfb-run"],
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

pub const BROWSER: Need = Need {
    name: "Chromium, Chrome or Edge",
    why: "the tests use the page in it as a person would",
    is_there: || browser().is_some(),
    from: Source::System(Packages {
        apt: &["chromium"],
        dnf: &["chromium"],
        pacman: &["chromium"],
        zypper: &["chromium"],
        brew: &["google-chrome"],
        winget: &["Google.Chrome"],
    }),
};

/// Windows and macOS always have some.
pub const FONTS: Need = Need {
    name: "a font",
    why: "a browser without one paints no letters",
    is_there: || {
        !cfg!(target_os = "linux")
            || output(Command::new("fc-match").args(["--format", "%{file}", "sans-serif"]))
                .is_ok_and(|file| Path::new(&file).is_file())
    },
    from: Source::System(Packages {
        apt: &["fontconfig", "fonts-dejavu-core"],
        dnf: &["fontconfig", "dejavu-sans-fonts"],
        pacman: &["fontconfig", "ttf-dejavu"],
        zypper: &["fontconfig", "dejavu-fonts"],
        ..NONE
    }),
};

/// Only where windows are timed: a real desktop has the font that its settings name.
pub const INTERFACE_FONT: Need = Need {
    name: "Cantarell",
    why: "the font that GNOME's settings name by default: a web view that does not find it searches all others",
    is_there: || {
        output(Command::new("fc-match").args(["--format", "%{family}", "Cantarell"]))
            .is_ok_and(|family| family.contains("Cantarell"))
    },
    from: Source::System(Packages {
        apt: &["fonts-cantarell"],
        dnf: &["abattis-cantarell-fonts"],
        pacman: &["cantarell-fonts"],
        zypper: &["cantarell-fonts"],
        ..NONE
    }),
};

pub const POINTER: Need = Need {
    name: "xdotool",
    why: "the bench clicks in the real window with it, as a person would",
    is_there: || which("xdotool").is_some(),
    from: Source::System(Packages {
        apt: &["xdotool"],
        dnf: &["xdotool"],
        pacman: &["xdotool"],
        zypper: &["xdotool"],
        ..NONE
    }),
};

pub const DPKG: Need = Need {
    name: "dpkg-deb",
    why: "the Debian package is packed with it",
    is_there: || which("dpkg-deb").is_some(),
    from: Source::System(Packages {
        apt: &["dpkg"],
        dnf: &["dpkg"],
        pacman: &["dpkg"],
        zypper: &["dpkg"],
        ..NONE
    }),
};

/// For Debian only, as is the test that needs it.
pub const DESKTOP_CHECKS: Need = Need {
    name: "desktop-file-validate, appstreamcli and the icon cache",
    why: "the package's menu entry, description and icons are checked with them",
    is_there: || {
        [
            "desktop-file-validate",
            "appstreamcli",
            "gtk-update-icon-cache",
        ]
        .iter()
        .all(|program| which(program).is_some())
    },
    from: Source::System(Packages {
        apt: &["desktop-file-utils", "appstream", "gtk-update-icon-cache"],
        ..NONE
    }),
};

/// The browser that the tests use: an installed Chromium, Chrome or Edge.
pub fn browser() -> Option<PathBuf> {
    const NAMES: [&str; 6] = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "microsoft-edge-stable",
    ];
    const ON_MACOS: [&str; 3] = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];
    const ON_WINDOWS: [&str; 2] = [
        "Google/Chrome/Application/chrome.exe",
        "Microsoft/Edge/Application/msedge.exe",
    ];
    let found = match std::env::consts::OS {
        "macos" => ON_MACOS
            .iter()
            .map(PathBuf::from)
            .find(|file| file.is_file()),
        "windows" => ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"]
            .iter()
            .filter_map(std::env::var_os)
            .flat_map(|folder| ON_WINDOWS.map(|file| Path::new(&folder).join(file)))
            .find(|file| file.is_file()),
        _ => None,
    };
    found.or_else(|| NAMES.iter().find_map(|name| which(name)))
}
