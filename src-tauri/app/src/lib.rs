//! The window: a Tauri shell around the page in `ui/`.
//!
//! It holds no rule of its own: what the window shows is decided by the engine, and what it does is
//! done by the adapters.

/// Opens the window and returns when it has been closed.
///
/// # Errors
///
/// When the system's web view cannot be started, for example because there is no display.
// The macro's own code ends the program if the context that it embeds cannot be made.
#[allow(clippy::disallowed_methods)]
pub fn run() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
