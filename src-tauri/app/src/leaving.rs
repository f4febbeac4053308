//! The window closes when its page has handed over what was typed in it, and no secret lies in the clipboard.

use crate::shell::Shell;
use crate::window;
use std::sync::Arc;
use std::time::Duration;
use tauri::{AppHandle, CloseRequestApi, Manager as _};

/// How long the page may take. One that does not answer keeps nobody longer.
const PAGE_TAKES: Duration = Duration::from_secs(2);

/// How long another program may take to say whether the secret is what it has of the clipboard.
const CLIPBOARD_TAKES: Duration = Duration::from_millis(500);

/// Asks the page, and closes the window at its answer.
pub fn begin(app: &AppHandle, request: &CloseRequestApi) {
    let Some(window) = window::main(app) else {
        return;
    };
    if window.eval("dispatchEvent(new Event('leave'))").is_err() {
        // Without a page there is nothing to wait for.
        return;
    }
    request.prevent_close();
    let shell = Arc::clone(app.state::<Arc<Shell>>().inner());
    tauri::async_runtime::spawn(async move {
        let _ = tokio::time::timeout(PAGE_TAKES, shell.left.notified()).await;
        let _ = tokio::time::timeout(CLIPBOARD_TAKES, shell.clipboard.take_back()).await;
        // From here on nobody brings this window to the front: a second start opens one of its own.
        tauri_plugin_single_instance::destroy(&window);
        // It can only have been closed already.
        let _ = window.destroy();
    });
}
