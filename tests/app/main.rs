//! The real window, read through WebKitWebDriver: only WebKitGTK offers one.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr
)]

mod browser;
mod clipboard;
mod closing;
mod commands;
mod desk;
mod driver;
mod first_run;
mod frame;
mod hops;
mod keychain;
mod link;
// What their other users need of these two is not needed here.
#[allow(dead_code)]
#[path = "../providers/support/lines.rs"]
mod lines;
mod offline;
mod opening;
mod papers;
#[allow(dead_code)]
#[path = "../providers/support/provider.rs"]
mod provider;
mod runs;
mod sandbox;
mod secret;
mod session;
mod whole;
mod wizard;

/// The program that is tested.
const LATCHKEY: &str = env!("CARGO_BIN_EXE_latchkey-app");
