//! Opens an empty window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

// The macro's own code ends the program if the context that it embeds cannot be made.
#[allow(clippy::disallowed_methods)]
fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
