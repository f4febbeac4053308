//! A user's session: a home, a display, a bus, and a keychain where one is wanted. Everything that a window keeps
//! lies in it, so that a second window of the same session finds what the first one left.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// The keychain of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keychain {
    /// There is none.
    Missing,
    /// A gnome-keyring whose default collection is open.
    Open,
    /// One that is asked and never answers.
    Silent,
}

/// The session; its display and its bus end when it is dropped, and the keychain with it.
pub struct Session {
    home: TempDir,
    /// Of its own, because windows that share one take the keyboard and the clipboard from each other.
    screen: Child,
    display: String,
    bus: Child,
    address: String,
    /// Has the keychain's name, and serves nothing under it.
    silent: Option<zbus::blocking::Connection>,
}

impl Session {
    /// A session of a user who was never here before.
    pub fn new(keychain: Keychain) -> Self {
        let home = tempfile::Builder::new().prefix("ltk").tempdir().unwrap();
        for name in ["data", "cache", "config", "run", "none"] {
            let folder = home.path().join(name);
            std::fs::create_dir(&folder).unwrap();
            std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).unwrap();
        }
        let (screen, display) = screen();
        let (bus, address) = bus(home.path());
        let mut session = Self {
            home,
            screen,
            display,
            bus,
            address,
            silent: None,
        };
        match keychain {
            Keychain::Missing => {}
            Keychain::Open => session.open_keychain(),
            Keychain::Silent => session.silent = Some(session.keep_silent()),
        }
        session
    }

    /// Every file of the user's home, the keychain's own among them, that has this text.
    pub fn files_with(&self, text: &str) -> Vec<PathBuf> {
        files_with(self.home.path(), text)
    }

    /// The user's home.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where the window keeps its data.
    pub fn data(&self) -> PathBuf {
        self.home.path().join("latchkey")
    }

    /// Its bus.
    pub fn bus(&self) -> &str {
        &self.address
    }

    /// What its display is called.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// A program in this session.
    pub fn command(&self, program: &str) -> Command {
        let at = |name: &str| self.home.path().join(name);
        let mut command = Command::new(program);
        command
            .env("HOME", self.home.path())
            .env("XDG_DATA_HOME", at("data"))
            .env("XDG_CACHE_HOME", at("cache"))
            .env("XDG_CONFIG_HOME", at("config"))
            .env("XDG_RUNTIME_DIR", at("run"))
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .env("LC_ALL", "C.UTF-8")
            // Nobody here reads the screen aloud.
            .env("NO_AT_BRIDGE", "1")
            .env_remove("GNOME_KEYRING_CONTROL")
            .env_remove("XAUTHORITY")
            .env_remove("WAYLAND_DISPLAY");
        command
    }

    /// The keychain answers nobody until what is returned is dropped, and then what it was asked meanwhile.
    pub fn stop_keychain(&self) -> Stopped {
        let process = self.keychain_process().unwrap();
        assert!(signal(process, "STOP"));
        Stopped(process)
    }

    fn keychain_process(&self) -> zbus::Result<u32> {
        let bus = zbus::blocking::connection::Builder::address(self.bus())?.build()?;
        let names = zbus::blocking::fdo::DBusProxy::new(&bus)?;
        Ok(names.get_connection_unix_process_id("org.freedesktop.secrets".try_into()?)?)
    }

    fn keep_silent(&self) -> zbus::blocking::Connection {
        zbus::blocking::connection::Builder::address(self.bus())
            .and_then(|bus| bus.name("org.freedesktop.secrets"))
            .and_then(zbus::blocking::connection::Builder::build)
            .unwrap()
    }

    fn open_keychain(&self) {
        let mut starter = self
            .command("gnome-keyring-daemon")
            .args(["--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon is part of the Debian package gnome-keyring");
        let mut password = starter.stdin.take().unwrap();
        password.write_all(b"keyring-password").unwrap();
        drop(password);
        // It goes on by itself, and ends with the bus.
        assert!(starter.wait().unwrap().success());
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        for server in [&mut self.bus, &mut self.screen] {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

/// A keychain that is stopped. It goes on when this is dropped: stopped, it would outlive its bus.
pub struct Stopped(u32);

impl Drop for Stopped {
    fn drop(&mut self) {
        signal(self.0, "CONT");
    }
}

/// Sends a signal to a process; says whether it was sent.
fn signal(process: u32, signal: &str) -> bool {
    let mut kill = Command::new("sh");
    kill.args(["-c", &format!("kill -{signal} {process}")]);
    kill.status().is_ok_and(|ended| ended.success())
}

/// The process whose window keeps its data there, while it is open: it has the folder among its arguments.
pub fn process_of(data: &Path) -> Option<u32> {
    let data = data.as_os_str().as_encoded_bytes();
    let processes = std::fs::read_dir("/proc").unwrap();
    processes.filter_map(Result::ok).find_map(|process| {
        // A process may end while it is looked at.
        let arguments = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
        let mut arguments = arguments.split(|byte| *byte == 0);
        arguments.find(|argument| *argument == data)?;
        process.file_name().to_str()?.parse().ok()
    })
}

/// Every file below a folder whose bytes have this text.
fn files_with(folder: &Path, text: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, text));
            continue;
        }
        // One that has gone since, such as a journal of the store, holds nothing.
        let bytes = std::fs::read(&path).unwrap_or_default();
        if bytes
            .windows(text.len())
            .any(|window| window == text.as_bytes())
        {
            found.push(path);
        }
    }
    found
}

/// Whether a process runs. Once its last thread has ended it has given back all that it held, its name on
/// the bus too; while it ends it has no arguments any more, and still that name.
pub fn is_running(process: u32) -> bool {
    let process = PathBuf::from(format!("/proc/{process}"));
    let Ok(stat) = std::fs::read_to_string(process.join("stat")) else {
        return false;
    };
    let (_, state) = stat.rsplit_once(") ").unwrap();
    let threads = std::fs::read_dir(process.join("task")).map_or(0, Iterator::count);
    !state.starts_with(['Z', 'X']) || threads > 1
}

/// A bus of its own that starts nothing of its own accord, and its address.
fn bus(home: &Path) -> (Child, String) {
    let config = home.join("bus.conf");
    let text = format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
            "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig><type>session</type><listen>unix:dir={}</listen><servicedir>{}</servicedir>
        <auth>EXTERNAL</auth><policy context="default"><allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#,
        home.join("run").display(),
        home.join("none").display()
    );
    std::fs::write(&config, text).unwrap();
    let mut bus = Command::new("dbus-daemon")
        .arg("--nofork")
        .arg("--print-address=1")
        .arg(format!("--config-file={}", config.display()))
        .stdout(Stdio::piped())
        .spawn()
        .expect("dbus-daemon is part of the Debian package dbus");
    let address = first_line(&mut bus);
    (bus, address)
}

/// A display that nobody sees, and what it is called: the server chooses a number that is free.
fn screen() -> (Child, String) {
    let mut screen = Command::new("Xvfb")
        .args(["-displayfd", "1", "-noreset", "-nolisten", "tcp"])
        .args(["-screen", "0", "1280x1024x24"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is part of the Debian package xvfb");
    let number = first_line(&mut screen);
    assert!(!number.is_empty(), "Xvfb has no display");
    (screen, format!(":{number}"))
}

/// What a server says once it listens.
fn first_line(server: &mut Child) -> String {
    let mut line = String::new();
    let mut told = BufReader::new(server.stdout.take().unwrap());
    told.read_line(&mut line).unwrap();
    line.trim().to_owned()
}
