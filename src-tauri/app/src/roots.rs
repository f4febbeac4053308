//! A file of root certificates, chosen by the person in the system's own dialog.

use crate::shell::Kit;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::settings::Roots;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt as _;
use tokio::sync::oneshot;

/// The largest file taken, in bytes: all roots of a system together have less.
const MOST: u64 = 1024 * 1024;

/// The file that the person chose; nothing where the dialog was closed.
pub async fn chosen(app: &AppHandle, kit: &Kit) -> Option<PathBuf> {
    let (answer, chosen) = oneshot::channel();
    let mut dialog = app
        .dialog()
        .file()
        .set_title(kit.words().say("app-roots-choose", &[]))
        .add_filter("PEM", &["pem", "crt", "cer"]);
    if let Some(window) = crate::window::main(app) {
        dialog = dialog.set_parent(&window);
    }
    dialog.pick_file(move |file| drop(answer.send(file)));
    chosen.await.ok()??.into_path().ok()
}

/// Reads the file.
///
/// # Errors
/// It cannot be read, is larger than any such file, or is no text.
pub async fn read(path: PathBuf, kit: &Kit) -> Result<Roots, Failure> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let shown = path.display().to_string();
    let unreadable = |error: String| {
        let arguments = [("path", shown.as_str()), ("error", &error)];
        kit.failure(Code::FileUnreadable, "failure-file-unreadable", &arguments)
    };
    // The file may lie on a slow disk, or far away.
    let text = tauri::async_runtime::spawn_blocking(move || text(&path)).await;
    let text = text.map_err(|e| unreadable(e.to_string()))?;
    let pem = text.map_err(|e| unreadable(e.to_string()))?;
    Ok(Roots { name, pem })
}

fn text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(MOST + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MOST {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    Ok(text)
}
