//! What the page may ask: the methods of `ui/src/host/host.ts`, each converted, done by the engine, and
//! converted back.

pub mod desk;
pub mod link;
pub mod papers;
pub mod recognition;
pub mod service;
pub mod settings;
pub mod setups;
pub mod start;
pub mod system;
pub mod tests;

use crate::shell::Shell;
use std::sync::Arc;
use tauri::State;

/// The shell, as a command is given it.
type OfShell<'a> = State<'a, Arc<Shell>>;
