//! `cargo xtask run`: shows what Latchkey does, with nothing done first.

use std::path::Path;
use std::process::{Command, ExitCode};

use crate::command::{cargo, npm, program, run};
use crate::install::{ensure, npm_packages};
use crate::{Outcome, needs};

/// Builds the command line and runs it with `arguments`.
pub fn command_line(root: &Path, arguments: &[&str]) -> Outcome<ExitCode> {
    run(cargo(root).args(["build", "--locked", "--package", "latchkey-cli"]))?;
    hand_over(program(built("latchkey")?, root).args(arguments))
}

/// Installs what the window needs, builds it, and opens it; without a display, the whole job on the
/// command line.
pub fn window(root: &Path) -> Outcome<ExitCode> {
    if !has_display() {
        eprintln!(
            "There is no display to open the window on: here is the demo of the command line."
        );
        return command_line(root, &["demo"]);
    }
    ensure(root, [&needs::NODE, &needs::WEB_VIEW])?;
    page(root)?;
    run(cargo(root)
        .args(["build", "--locked", "--package", "latchkey-app"])
        .args(["--features", "tauri/custom-protocol"]))?;
    hand_over(&mut program(built("latchkey-app")?, root))
}

/// Builds the page in the window, which the program embeds.
pub fn page(root: &Path) -> Outcome {
    let ui = root.join("ui");
    npm_packages(&ui)?;
    run(npm(&ui).args(["run", "--silent", "build"]))
}

fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The program of that name: cargo puts it beside this one.
fn built(name: &str) -> Outcome<std::path::PathBuf> {
    std::env::current_exe()
        .map(|own| own.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
        .map_err(|error| format!("the folder of the built programs cannot be found: {error}"))
}

/// Becomes the program, so that Ctrl-C and the exit code are its own.
#[cfg(unix)]
fn hand_over(command: &mut Command) -> Outcome<ExitCode> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(format!(
        "{} could not be started: {error}",
        command.get_program().display()
    ))
}

/// Runs the program and ends with its exit code: Windows has no way to become it.
#[cfg(not(unix))]
fn hand_over(command: &mut Command) -> Outcome<ExitCode> {
    let status = command.status().map_err(|error| {
        format!(
            "{} could not be started: {error}",
            command.get_program().display()
        )
    })?;
    Ok(status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .map_or(ExitCode::FAILURE, ExitCode::from))
}
