//! The program `latchkey-app`: opens Latchkey's window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use latchkey_app::Args;
use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = std::env::current_dir().unwrap_or_default();
    let opened = Args::parse(std::env::args_os().skip(1), &folder).and_then(latchkey_app::run);
    match opened {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            // There is no window to say it in: standard error is the only place left.
            #[allow(clippy::print_stderr)]
            {
                eprintln!("latchkey-app: {reason}");
            }
            ExitCode::FAILURE
        }
    }
}
