//! A desktop session with a keychain and nothing else, and a test that runs itself inside it.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Names the kind of session to the test that runs inside it.
const INSIDE: &str = "LATCHKEY_TEST_SESSION";
const PASSWORD: &[u8] = b"keyring-password";

/// The keychain of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyring {
    /// Its default collection is open, and made where there is none.
    Unlocked,
    /// It runs, and nobody has unlocked anything.
    Locked,
    /// There is no Secret Service, and none can be started.
    None,
}

/// A user's home with a keychain's files.
pub struct Home(Option<TempDir>);

impl Home {
    /// An empty one; inside a session, that session's.
    pub fn new() -> Self {
        Self(
            std::env::var_os(INSIDE)
                .is_none()
                .then(|| tempfile::tempdir().unwrap()),
        )
    }

    /// Outside: runs the test `name` again in a session of this home, and fails where that fails.
    /// Inside a session of that kind: starts the keychain and runs `body`.
    pub fn session(&self, keyring: Keyring, name: &str, body: impl FnOnce()) {
        match &self.0 {
            None if std::env::var(INSIDE).unwrap() == format!("{keyring:?}") => {
                start(keyring);
                body();
            }
            None => {}
            Some(home) => run_inside(home, keyring, name),
        }
    }
}

fn run_inside(home: &TempDir, keyring: Keyring, name: &str) {
    let folder = |name: &str| -> PathBuf {
        let folder = home.path().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).unwrap();
        folder
    };
    let config = home.path().join(format!("{keyring:?}.conf"));
    // The bus must not start a keychain of its own accord where there is to be none.
    let services = if keyring == Keyring::None {
        folder("empty")
    } else {
        PathBuf::from("/usr/share/dbus-1/services")
    };
    let text = format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
            "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig><type>session</type><listen>unix:dir={}</listen><servicedir>{}</servicedir>
        <auth>EXTERNAL</auth><policy context="default"><allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#,
        folder("run").display(),
        services.display()
    );
    std::fs::write(&config, text).unwrap();
    let output = Command::new("dbus-run-session")
        .arg("--config-file")
        .arg(&config)
        .arg("--")
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(INSIDE, format!("{keyring:?}"))
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", folder("data"))
        .env("XDG_CACHE_HOME", folder("cache"))
        .env("XDG_RUNTIME_DIR", folder("run"))
        .env_remove("GNOME_KEYRING_CONTROL")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("dbus-run-session is part of the Debian package dbus");
    let told = String::from_utf8_lossy(&output.stdout);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{keyring:?}: {told}\n{said}");
    assert!(
        told.contains("1 passed"),
        "{keyring:?}: the test did not run: {told}"
    );
}

/// Starts the keychain, which ends with the session's bus. Who asks before it is ready waits: the bus
/// holds a call back until the service has its name.
fn start(keyring: Keyring) {
    let mode = match keyring {
        Keyring::Unlocked => "--unlock",
        Keyring::Locked => "--start",
        Keyring::None => return,
    };
    let mut starter = Command::new("gnome-keyring-daemon")
        .args([mode, "--components=secrets"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("gnome-keyring-daemon is part of the Debian package gnome-keyring");
    let mut password = starter.stdin.take().unwrap();
    if keyring == Keyring::Unlocked {
        password.write_all(PASSWORD).unwrap();
    }
    drop(password);
    assert!(starter.wait().unwrap().success());
}
