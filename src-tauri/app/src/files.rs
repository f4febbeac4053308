//! A file that the person chooses in the system's own dialog, or opens with the program.

use crate::shell::Kit;
use latchkey_adapters::text_file;
use latchkey_engine::failure::{Code, Failure};
use std::path::PathBuf;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt as _;
use tokio::sync::oneshot;

/// What is asked for.
pub struct Wanted {
    /// The id of the dialog's title.
    pub title: &'static str,
    /// What such files are called, and how their names end.
    pub kind: (&'static str, &'static [&'static str]),
    /// The largest that is taken, in bytes.
    pub most: usize,
}

/// A file that was chosen, as text.
pub struct Chosen {
    /// Its name without its folder.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// Lets the person choose a file, and reads it; nothing where the dialog was closed.
///
/// # Errors
/// It cannot be read, is larger than any such file, or is no text.
pub async fn choose(
    app: &AppHandle,
    wanted: &Wanted,
    kit: &Kit,
) -> Result<Option<Chosen>, Failure> {
    let Some(path) = path(app, wanted, kit).await else {
        return Ok(None);
    };
    read(path, wanted.most, kit).await.map(Some)
}

/// Reads a file that the person named.
///
/// # Errors
/// It cannot be read, is larger than `most` bytes, or is no text.
pub async fn read(path: PathBuf, most: usize, kit: &Kit) -> Result<Chosen, Failure> {
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
    let text = tauri::async_runtime::spawn_blocking(move || text_file::read(&path, most)).await;
    let text = text.map_err(|e| unreadable(e.to_string()))?;
    let text = text.map_err(|e| unreadable(e.to_string()))?;
    Ok(Chosen { name, text })
}

async fn path(app: &AppHandle, wanted: &Wanted, kit: &Kit) -> Option<PathBuf> {
    let (answer, chosen) = oneshot::channel();
    let (kind, endings) = wanted.kind;
    let mut dialog = app
        .dialog()
        .file()
        .set_title(kit.words().say(wanted.title, &[]))
        .add_filter(kind, endings);
    if let Some(window) = crate::window::main(app) {
        dialog = dialog.set_parent(&window);
    }
    dialog.pick_file(move |file| drop(answer.send(file)));
    chosen.await.ok()??.into_path().ok()
}
