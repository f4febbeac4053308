//! A desktop that nobody sees: a display, a message bus and a home, made for a program and thrown away.
//!
//! Linux only, as are the programs behind it.

mod driver;
mod kept;
mod screen;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::command::{output, program};
use crate::needs::{self, Need};

pub use driver::Driver;
pub use kept::Kept;
pub use screen::{Area, Pixels, Screen};

/// What it is made of.
pub const NEEDS: [&Need; 6] = [
    &needs::VIRTUAL_DISPLAY,
    &needs::SESSION_BUS,
    &needs::WEB_DRIVER,
    &needs::POINTER,
    &needs::FONTS,
    &needs::INTERFACE_FONT,
];

/// The longest that anything on the desktop is waited for.
const LIMIT: Duration = Duration::from_secs(30);

/// Where in the home programs meet: the only folder that they do not make by themselves.
const RUNTIME: &str = "runtime";

/// How often it is looked whether something has happened.
const PACE: Duration = Duration::from_millis(1);

/// The desktop. Everything on it ends when it is dropped.
pub struct Desktop {
    pub screen: Screen,
    // Only for its end.
    _bus: Running,
    bus: String,
    home: PathBuf,
}

impl Desktop {
    /// Makes it, with an empty home, in `folder`, which is emptied.
    pub fn start(folder: &Path) -> Outcome<Self> {
        let _ = fs::remove_dir_all(folder);
        let home = folder.join("home");
        fs::create_dir_all(home.join(RUNTIME))
            .map_err(|error| format!("{} cannot be made: {error}", home.display()))?;
        let screen = Screen::start(folder)?;
        let (bus_process, bus) = announced(program("dbus-daemon", folder).args([
            "--session",
            "--nofork",
            "--print-address",
        ]))?;
        Ok(Self {
            screen,
            _bus: bus_process,
            bus,
            home,
        })
    }

    /// Where a program on it keeps its things.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// A command that starts a program on it.
    pub fn program(&self, file: &Path) -> Command {
        let mut command = program(file, &self.home);
        for (name, folder) in [
            ("HOME", ""),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_RUNTIME_DIR", RUNTIME),
        ] {
            command.env(name, self.home.join(folder));
        }
        command
            .env("DISPLAY", self.screen.name())
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("GDK_BACKEND", "x11")
            .env("LANG", "C.UTF-8")
            // No service that only costs time where nobody has a special need.
            .env("NO_AT_BRIDGE", "1")
            // Nobody's graphics card is here, and its work done by the processor takes longer than all that
            // is measured: every program on the desktop paints without it.
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env_remove("WAYLAND_DISPLAY");
        command
    }

    /// Starts a program on it, which ends when the answer is dropped. What it says is dropped.
    pub fn open(&self, file: &Path) -> Outcome<Running> {
        Running::start(
            self.program(file)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        )
    }

    /// Clicks, as a person would.
    pub fn click(&self, at: (u32, u32)) -> Outcome {
        let (x, y) = (at.0.to_string(), at.1.to_string());
        let mut pointer = self.program(Path::new("xdotool"));
        pointer.args(["mousemove", &x, &y, "click", "1"]);
        output(&mut pointer).map(drop)
    }
}

/// A program that is ended when it is dropped, with all that it started.
pub struct Running(Child);

impl Running {
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let name = Path::new(command.get_program()).display().to_string();
        command
            .spawn()
            .map(Self)
            .map_err(|error| format!("{name} could not be started: {error}"))
    }

    /// Its own process and those that it started, and they in turn.
    pub fn processes(&self) -> Vec<u32> {
        let parents = parents();
        let mut family = vec![self.0.id()];
        let mut next = 0;
        while let Some(parent) = family.get(next).copied() {
            family.extend(
                parents
                    .iter()
                    .filter(|(_, of)| *of == parent)
                    .map(|(id, _)| id),
            );
            next += 1;
        }
        family
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let family = self.processes();
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
        // What it started ends when it does; the next round must not begin before.
        let _ = wait("the end of a program", || {
            let ended = |id: &u32| kin(*id).is_none();
            Ok(family.iter().all(ended).then_some(()))
        });
    }
}

/// Every running process and its parent.
fn parents() -> Vec<(u32, u32)> {
    let entries = fs::read_dir("/proc").into_iter().flatten();
    entries
        .filter_map(|entry| kin(entry.ok()?.file_name().to_str()?.parse().ok()?))
        .collect()
}

/// The process, if it runs, and its parent: proc_pid_stat(5).
fn kin(id: u32) -> Option<(u32, u32)> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name before may hold anything, so what follows its last bracket counts.
    let mut after = stat.rsplit_once(')')?.1.split_whitespace();
    let runs = after.next()? != "Z";
    let parent = after.next()?.parse().ok()?;
    runs.then_some((id, parent))
}

/// Starts a program that says one line when it is ready.
fn announced(command: &mut Command) -> Outcome<(Running, String)> {
    let mut running = Running::start(
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
    )?;
    let mut line = String::new();
    running
        .0
        .stdout
        .take()
        .and_then(|said| BufReader::new(said).read_line(&mut line).ok())
        .filter(|read| *read > 0)
        .ok_or_else(|| format!("{} did not start", command.get_program().display()))?;
    Ok((running, line.trim().to_owned()))
}

/// Waits until `look` sees something.
pub fn wait<T>(what: &str, mut look: impl FnMut() -> Outcome<Option<T>>) -> Outcome<T> {
    let began = Instant::now();
    loop {
        if let Some(seen) = look()? {
            return Ok(seen);
        }
        if began.elapsed() > LIMIT {
            return Err(format!(
                "{what} did not come within {} seconds",
                LIMIT.as_secs()
            ));
        }
        std::thread::park_timeout(PACE);
    }
}
