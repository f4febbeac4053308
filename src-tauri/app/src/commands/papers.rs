//! What of a setup leaves Latchkey in a file, where the person wants it.

use super::OfShell;
use crate::files::{self, Place};
use crate::work::work;
use latchkey_engine::failure::Failure;
use latchkey_engine::view::Paper;
use latchkey_engine::wizard;
use std::ffi::OsStr;
use std::path::Path;
use tauri::AppHandle;

const SHEET: Place = Place {
    title: "app-save-sheet",
    kinds: &[("HTML", &["html", "htm"]), ("Markdown", &["md"])],
};
const CALENDAR: Place = Place {
    title: "app-save-calendar",
    kinds: &[("iCalendar", &["ics"])],
};
const MAIL: Place = Place {
    title: "app-save-mail",
    kinds: &[("EML", &["eml"])],
};

/// Writes a file to where the person wants it; says where that is, or nothing where the dialog was closed.
#[tauri::command]
pub async fn save(
    app: AppHandle,
    shell: OfShell<'_>,
    setup: String,
    paper: Paper,
) -> Result<Option<String>, Failure> {
    work(&shell, move |kit| async move {
        let id = kit.id(&setup)?;
        let place = match paper {
            Paper::Sheet => &SHEET,
            Paper::Calendar => &CALENDAR,
            Paper::Mail => &MAIL,
        };
        let Some(path) = files::place(&app, place, &setup, &kit).await else {
            return Ok(None);
        };
        let ending = Path::extension(&path).and_then(OsStr::to_str);
        let content = wizard::paper(&kit.world(), &id, paper, ending).await?;
        files::write(path, content, &kit).await.map(Some)
    })
    .await
}
