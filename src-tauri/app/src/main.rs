//! The program `latchkey-app`: opens Latchkey's window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    match latchkey_app::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // There is no window to say it in: standard error is the only place left.
            #[allow(clippy::print_stderr)]
            {
                eprintln!("the window could not be opened: {error}");
            }
            ExitCode::FAILURE
        }
    }
}
