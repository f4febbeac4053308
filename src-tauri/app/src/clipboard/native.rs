//! The clipboard of Windows and macOS: the system keeps what is put into it.

#[cfg(target_os = "macos")]
use arboard::SetExtApple as _;
#[cfg(windows)]
use arboard::SetExtWindows as _;
use latchkey_engine::secrets::ClientSecret;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The system serves what was put into the clipboard.
pub type Served = ();

/// Puts a text into the clipboard; a secret with the mark that histories and clouds go by.
pub async fn put(text: Zeroizing<String>, secret: bool) -> Result<(), String> {
    // Another program may hold the clipboard for a moment.
    let put = tauri::async_runtime::spawn_blocking(move || {
        let mut clipboard = arboard::Clipboard::new()?;
        let set = clipboard.set();
        let set = if secret { marked(set) } else { set };
        set.text(text.as_str())
    });
    match put.await {
        Ok(done) => done.map_err(|e| e.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

/// `ExcludeClipboardContentFromMonitorProcessing`, and by their own names history and cloud.
#[cfg(windows)]
fn marked(set: arboard::Set<'_>) -> arboard::Set<'_> {
    set.exclude_from_monitoring()
        .exclude_from_history()
        .exclude_from_cloud()
}

/// `org.nspasteboard.ConcealedType`.
#[cfg(target_os = "macos")]
fn marked(set: arboard::Set<'_>) -> arboard::Set<'_> {
    set.exclude_from_history()
}

/// Empties the clipboard if the secret is what lies in it.
pub async fn take_back(secret: Arc<ClientSecret>) {
    // Where the clipboard cannot be had, nothing can be taken out of it.
    let _ = tauri::async_runtime::spawn_blocking(move || take_back_now(&secret, &())).await;
}

/// The same, at once.
pub fn take_back_now(secret: &ClientSecret, (): &Served) {
    if let Ok(mut clipboard) = arboard::Clipboard::new()
        && let Ok(text) = clipboard.get_text().map(Zeroizing::new)
        && secret.same(&text)
    {
        let _ = clipboard.clear();
    }
}
