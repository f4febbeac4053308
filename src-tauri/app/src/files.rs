//! A file that the person chooses in the system's own dialog, or opens with the program. The page never
//! names one.

use crate::shell::Kit;
use latchkey_adapters::text_file;
use latchkey_engine::failure::{Code, Failure};
use std::path::PathBuf;
use tauri::{AppHandle, Wry};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder};
use tokio::sync::oneshot;

/// What files of a kind are called, and how their names end.
type Kind = (&'static str, &'static [&'static str]);

/// What is asked for.
pub struct Wanted {
    /// The id of the dialog's title.
    pub title: &'static str,
    /// Its kind.
    pub kind: Kind,
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
    let Some(path) = path(app, wanted.title, wanted.kind, kit).await else {
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

/// Where a file is to be written that the person asks for.
pub struct Place {
    /// The id of the dialog's title.
    pub title: &'static str,
    /// The kinds that it can be of; the first is offered.
    pub kinds: &'static [Kind],
}

/// Lets the person say where a file is to be written; nothing where the dialog was closed. A file that is
/// there already is written over only if the person has agreed, which the dialog asks.
pub async fn place(app: &AppHandle, place: &Place, name: &str, kit: &Kit) -> Option<PathBuf> {
    let (answer, chosen) = oneshot::channel();
    let ending = place.kinds.first().and_then(|(_, endings)| endings.first());
    let mut dialog = dialog(app, place.title, kit);
    if let Some(ending) = ending {
        dialog = dialog.set_file_name(format!("{name}.{ending}"));
    }
    for (kind, endings) in place.kinds {
        dialog = dialog.add_filter(*kind, endings);
    }
    dialog.save_file(move |file| drop(answer.send(file)));
    chosen.await.ok()??.into_path().ok()
}

/// Writes a file, and says where it is.
///
/// # Errors
/// It cannot be written.
pub async fn write(path: PathBuf, content: Vec<u8>, kit: &Kit) -> Result<String, Failure> {
    let shown = path.display().to_string();
    // The disk may be slow, or far away.
    let written = tauri::async_runtime::spawn_blocking(move || std::fs::write(path, content)).await;
    let written = written.map_err(|e| e.to_string());
    match written.and_then(|written| written.map_err(|e| e.to_string())) {
        Ok(()) => Ok(shown),
        Err(error) => {
            let arguments = [("path", shown.as_str()), ("error", &error)];
            Err(kit.failure(Code::FileUnwritable, "failure-file-unwritable", &arguments))
        }
    }
}

/// Lets the person choose a file; nothing where the dialog was closed.
pub async fn path(
    app: &AppHandle,
    title: &str,
    (kind, endings): Kind,
    kit: &Kit,
) -> Option<PathBuf> {
    let (answer, chosen) = oneshot::channel();
    let dialog = dialog(app, title, kit).add_filter(kind, endings);
    dialog.pick_file(move |file| drop(answer.send(file)));
    chosen.await.ok()??.into_path().ok()
}

/// The system's own dialog, in front of the window.
fn dialog(app: &AppHandle, title: &str, kit: &Kit) -> FileDialogBuilder<Wry> {
    let dialog = app.dialog().file().set_title(kit.words().say(title, &[]));
    match crate::window::main(app) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}
