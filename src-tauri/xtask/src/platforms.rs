//! `cargo xtask check platforms`: type-checks the whole tree for Windows and macOS on Debian.
//!
//! The standard library of those systems is built from Debian's sources, because only Debian's Rust
//! comes with sources that match it. Nothing is linked: the C code of dependencies is compiled, by
//! MinGW and by zig, because their build scripts insist on it.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::command::{program, run};
use crate::install::{ensure, python_packages};
use crate::needs;

/// Checks every target for both systems.
pub fn check(root: &Path) -> Outcome {
    let kept = root.join("target/platforms");
    ensure(root, [&needs::CROSS_COMPILER, &needs::PYTHON])?;
    fs::create_dir_all(&kept)
        .map_err(|error| format!("{} cannot be made: {error}", kept.display()))?;

    run(&mut debian_cargo(root, &kept, "x86_64-pc-windows-gnu"))?;

    let wrapper = zig_as_cc(&kept)?;
    run(debian_cargo(root, &kept, "aarch64-apple-darwin")
        .env("CC_aarch64_apple_darwin", wrapper)
        .env("SDKROOT", &kept))
}

/// Debian's own cargo, with the unstable switch that builds the standard library.
fn debian_cargo(root: &Path, kept: &Path, target: &str) -> Command {
    let mut command = program("/usr/bin/cargo", root);
    command
        .args(["check", "--workspace", "--all-targets", "--locked"])
        .args(["-Zbuild-std=std,panic_abort", "--target", target])
        .env("CARGO", "/usr/bin/cargo")
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", kept.join("build"))
        .env_remove("RUSTUP_TOOLCHAIN");
    command
}

/// A C compiler for macOS: zig, without the arguments of Apple's compiler that it does not know.
fn zig_as_cc(kept: &Path) -> Outcome<std::path::PathBuf> {
    let list = kept.join("requirements.txt");
    let wrapper = kept.join("cc");
    let write = |file: &Path, text: &str| {
        fs::write(file, text)
            .map_err(|error| format!("{} cannot be written: {error}", file.display()))
    };
    write(&list, "ziglang==0.15.2\n")?;
    let python = python_packages(&kept.join("python"), &list)?;
    write(
        &wrapper,
        &format!(
            r#"#!/usr/bin/env bash
kept=()
while [ $# -gt 0 ]; do
  case "$1" in
    --target=*|-mmacosx-version-min=*) ;;
    --target|-arch) shift ;;
    *) kept+=("$1") ;;
  esac
  shift
done
exec "{}" -m ziglang cc -target aarch64-macos "${{kept[@]}}"
"#,
            python.display()
        ),
    )?;
    executable(&wrapper)?;
    Ok(wrapper)
}

#[cfg(unix)]
fn executable(file: &Path) -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
        .map_err(|error| format!("{} cannot be made executable: {error}", file.display()))
}

/// Elsewhere the packages that come before this cannot be installed.
#[cfg(not(unix))]
fn executable(_file: &Path) -> Outcome {
    Ok(())
}
