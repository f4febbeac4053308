//! The clipboard, what opens outside of the window, and its end.

use super::OfShell;
use crate::clipboard::SECRET_STAYS;
use crate::links;
use crate::work::work;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::view::Link;
use latchkey_engine::wizard;
use tauri::Webview;

/// The smallest and the largest that the page is shown, as its own list of sizes has them.
const ZOOM: [f64; 2] = [0.5, 3.0];

/// Copies a text that the page shows.
#[tauri::command]
pub async fn copy(shell: OfShell<'_>, text: String) -> Result<(), Failure> {
    work(&shell, move |kit| async move {
        let copied = kit.shell.clipboard.copy(text).await;
        copied.map_err(|said| kit.failure(Code::Unexpected, "app-not-copied", &[("said", &said)]))
    })
    .await
}

/// Copies the client secret, past the page; says after how many seconds it is taken back.
#[tauri::command]
pub async fn copy_secret(shell: OfShell<'_>, setup: String) -> Result<u64, Failure> {
    work(&shell, move |kit| async move {
        let secret = wizard::secret(&kit.world(), &kit.id(&setup)?).await?;
        let copied = kit.shell.clipboard.lend(secret).await;
        copied
            .map_err(|said| kit.failure(Code::Unexpected, "app-not-copied", &[("said", &said)]))?;
        Ok(SECRET_STAYS.as_secs())
    })
    .await
}

/// The page has handed over what was typed in it: the window may close.
#[tauri::command]
pub fn left(shell: OfShell<'_>) {
    shell.left.notify_one();
}

/// Shows the page larger or smaller: 1 is its own size.
#[tauri::command]
pub fn zoom(page: Webview, factor: f64) -> Result<(), Failure> {
    let zoomed = page.set_zoom(factor.clamp(ZOOM[0], ZOOM[1]));
    zoomed.map_err(|e| Failure::new(Code::Unexpected, e.to_string()))
}

/// Opens what the page names.
#[tauri::command]
pub async fn open_link(shell: OfShell<'_>, link: Link) -> Result<(), Failure> {
    work(&shell, move |kit| links::open(kit, link)).await
}
