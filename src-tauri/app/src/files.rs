//! A file that the person chooses in the system's own dialog.

use crate::shell::Kit;
use latchkey_engine::failure::{Code, Failure};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
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
    pub most: u64,
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
    let most = wanted.most;
    let text = tauri::async_runtime::spawn_blocking(move || text(&path, most)).await;
    let text = text.map_err(|e| unreadable(e.to_string()))?;
    let text = text.map_err(|e| unreadable(e.to_string()))?;
    Ok(Some(Chosen { name, text }))
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

fn text(path: &Path, most: u64) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(most + 1).read_to_string(&mut text)?;
    if text.len() as u64 > most {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    Ok(text)
}
