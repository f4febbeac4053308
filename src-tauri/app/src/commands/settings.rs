//! What is set for the whole program.

use super::OfShell;
use super::start::{self, settings as view};
use crate::files::{self, Wanted};
use crate::menu;
use crate::window;
use crate::work::work;
use latchkey_adapters::appearance::prefers_dark;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::settings::{Roots, Theme};
use latchkey_engine::view::{SettingsView, Start};
use latchkey_engine::wizard;
use tauri::AppHandle;

/// All roots of a system together are smaller.
const ROOTS: Wanted = Wanted {
    title: "app-roots-choose",
    kind: ("PEM", &["pem", "crt", "cer"]),
    most: 1024 * 1024,
};

/// Chooses the language, or the system's.
#[tauri::command]
pub async fn set_language(
    app: AppHandle,
    shell: OfShell<'_>,
    code: Option<String>,
) -> Result<Start, Failure> {
    work(&shell, move |kit| async move {
        let set = kit.set(|settings, words| settings.set_language(code.as_deref(), words));
        let kit = set.await?;
        let shown = menu::show(&app, kit.present.settings.language.clone());
        shown.map_err(|e| Failure::new(Code::Unexpected, e.to_string()))
    })
    .await?;
    start::start(shell).await
}

/// Chooses the theme.
#[tauri::command]
pub async fn set_theme(
    app: AppHandle,
    shell: OfShell<'_>,
    theme: Theme,
) -> Result<SettingsView, Failure> {
    work(&shell, move |kit| async move {
        let kit = kit.set(|settings, _| {
            settings.theme = theme;
            Ok(())
        });
        let kit = kit.await?;
        let shown = window::set_theme(&app, theme, prefers_dark().await);
        shown.map_err(|e| Failure::new(Code::Unexpected, e.to_string()))?;
        Ok(view(&kit))
    })
    .await
}

/// Chooses the proxy; an empty text is the system's.
#[tauri::command]
pub async fn set_proxy(shell: OfShell<'_>, proxy: String) -> Result<SettingsView, Failure> {
    work(&shell, move |kit| async move {
        let set = kit.set(|settings, words| settings.set_proxy(&proxy, words));
        set.await.map(|kit| view(&kit))
    })
    .await
}

/// Lets the person choose a file of root certificates, and trusts it.
#[tauri::command]
pub async fn add_roots(app: AppHandle, shell: OfShell<'_>) -> Result<SettingsView, Failure> {
    work(&shell, move |kit| async move {
        let Some(file) = files::choose(&app, &ROOTS, &kit).await? else {
            return Ok(view(&kit));
        };
        let roots = Roots {
            name: file.name,
            pem: file.text,
        };
        let set = kit.set(|settings, words| settings.add_roots(roots, words));
        set.await.map(|kit| view(&kit))
    })
    .await
}

/// Trusts a file of root certificates no longer.
#[tauri::command]
pub async fn remove_roots(shell: OfShell<'_>, name: String) -> Result<SettingsView, Failure> {
    work(&shell, move |kit| async move {
        let set = kit.set(|settings, _| {
            settings.remove_roots(&name);
            Ok(())
        });
        set.await.map(|kit| view(&kit))
    })
    .await
}

/// Removes every setup, every secret and the settings.
#[tauri::command]
pub async fn forget_everything(app: AppHandle, shell: OfShell<'_>) -> Result<(), Failure> {
    work(&shell, move |kit| async move {
        kit.shell.runs.cancel_all();
        wizard::forget_everything(&kit.world()).await?;
        kit.shell.reread().await?;
        let shown = window::set_theme(&app, Theme::default(), prefers_dark().await);
        shown.map_err(|e| Failure::new(Code::Unexpected, e.to_string()))
    })
    .await
}
