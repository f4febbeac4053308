//! What the window begins with.

use super::OfShell;
use crate::shell::Kit;
use crate::work::work;
use latchkey_engine::failure::Failure;
use latchkey_engine::settings::Roots;
use latchkey_engine::view::{Language, RootFile, SettingsView, Start};
use latchkey_engine::wizard;
use latchkey_engine::words::Words;
use std::sync::LazyLock;

/// What the first picture needs.
#[tauri::command]
pub async fn start(shell: OfShell<'_>) -> Result<Start, Failure> {
    work(&shell, first_picture).await
}

/// What the first picture needs.
///
/// # Errors
/// The store cannot be read.
pub async fn first_picture(kit: Kit) -> Result<Start, Failure> {
    Ok(Start {
        settings: settings(&kit),
        language: kit.words().language(),
        words: kit.words().of_window(),
        setups: wizard::page(&kit.world(), "", 0).await?,
    })
}

/// The settings as the page shows them.
pub fn settings(kit: &Kit) -> SettingsView {
    let settings = &kit.present.settings;
    let file = |roots: &Roots| RootFile {
        name: roots.name.clone(),
        subjects: roots.certificates().map(|c| c.subject).collect(),
    };
    SettingsView {
        language: settings.language.clone(),
        languages: LANGUAGES.clone(),
        theme: settings.theme,
        proxy: settings.proxy.clone(),
        roots: settings.roots.iter().map(file).collect(),
        data_folder: kit.shell.folder.display().to_string(),
        keychain: kit.shell.keychain.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// Every language with its name in itself.
static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let named = |(code, name): (&str, String)| Language {
        code: code.to_owned(),
        name,
    };
    Words::names().into_iter().map(named).collect()
});
