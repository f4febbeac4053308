//! Setups: the list, and the values of one.

use super::OfShell;
use crate::playground::{try_sandbox as try_it, with_sandbox};
use crate::work::work;
use latchkey_engine::failure::Failure;
use latchkey_engine::setup::Removal;
use latchkey_engine::view::{Catalog, Change, SetupPage, SetupView};
use latchkey_engine::wizard;

/// What can be picked from.
#[tauri::command]
pub async fn catalog(shell: OfShell<'_>) -> Result<Catalog, Failure> {
    work(&shell, |kit| async move {
        Ok(Catalog {
            services: wizard::service_options(kit.words()),
            providers: wizard::provider_options(),
        })
    })
    .await
}

/// Setups that a search finds.
#[tauri::command]
pub async fn setups(shell: OfShell<'_>, search: String, from: u32) -> Result<SetupPage, Failure> {
    work(&shell, move |kit| async move {
        wizard::page(&kit.world(), &search, from).await
    })
    .await
}

/// Begins a setup.
#[tauri::command]
pub async fn new_setup(shell: OfShell<'_>, name: String) -> Result<SetupView, Failure> {
    work(&shell, move |kit| async move {
        wizard::begin(&kit.world(), &name).await
    })
    .await
}

/// Begins the setup that tries the sandbox, or opens it again.
#[tauri::command]
pub async fn try_sandbox(shell: OfShell<'_>) -> Result<SetupView, Failure> {
    work(&shell, try_it).await
}

/// Opens a setup at once: of the vault, what it said last.
#[tauri::command]
pub async fn open(shell: OfShell<'_>, setup: String) -> Result<SetupView, Failure> {
    work(&shell, move |kit| async move {
        wizard::show_again(&kit.world(), &kit.id(&setup)?).await
    })
    .await
}

/// Asks the vault what it has of a setup, which may wait for somebody; from then on every view says it.
#[tauri::command]
pub async fn ask_vault(shell: OfShell<'_>, setup: String) -> Result<(), Failure> {
    work(&shell, move |kit| async move {
        let view = wizard::open(&kit.world(), &kit.id(&setup)?).await?;
        with_sandbox(&kit, view).await.map(drop)
    })
    .await
}

/// What would go with a setup.
#[tauri::command]
pub async fn removal(shell: OfShell<'_>, setup: String) -> Result<Removal, Failure> {
    work(&shell, move |kit| async move {
        wizard::removal(&kit.world(), &kit.id(&setup)?).await
    })
    .await
}

/// Removes a setup.
#[tauri::command]
pub async fn remove(shell: OfShell<'_>, setup: String) -> Result<Removal, Failure> {
    work(&shell, move |kit| async move {
        wizard::remove(&kit.world(), &kit.id(&setup)?).await
    })
    .await
}

/// Changes values.
#[tauri::command]
pub async fn change(
    shell: OfShell<'_>,
    setup: String,
    revision: u32,
    changes: Vec<Change>,
) -> Result<SetupView, Failure> {
    work(&shell, move |kit| async move {
        let id = kit.id(&setup)?;
        let view = wizard::change(&kit.world(), &id, revision, changes).await?;
        with_sandbox(&kit, view).await
    })
    .await
}

/// Undoes the last change.
#[tauri::command]
pub async fn undo(shell: OfShell<'_>, setup: String, revision: u32) -> Result<SetupView, Failure> {
    work(&shell, move |kit| async move {
        wizard::undo(&kit.world(), &kit.id(&setup)?, revision).await
    })
    .await
}

/// Makes an undone change again.
#[tauri::command]
pub async fn redo(shell: OfShell<'_>, setup: String, revision: u32) -> Result<SetupView, Failure> {
    work(&shell, move |kit| async move {
        wizard::redo(&kit.world(), &kit.id(&setup)?, revision).await
    })
    .await
}
