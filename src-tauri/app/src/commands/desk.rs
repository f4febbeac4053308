//! The request at the service.

use super::OfShell;
use crate::work::run;
use latchkey_engine::failure::Failure;
use latchkey_engine::view::SetupView;
use latchkey_engine::wizard;

/// Sends the request; a reason sets a missing test aside.
#[tauri::command]
pub async fn submit(
    shell: OfShell<'_>,
    setup: String,
    reason: Option<String>,
    run: u32,
) -> Result<SetupView, Failure> {
    self::run(&shell, run, move |kit| async move {
        wizard::submit(&kit.world(), &kit.id(&setup)?, reason.as_deref()).await
    })
    .await
}

/// Asks how the request stands.
#[tauri::command]
pub async fn status(shell: OfShell<'_>, setup: String, run: u32) -> Result<SetupView, Failure> {
    self::run(&shell, run, move |kit| async move {
        wizard::status(&kit.world(), &kit.id(&setup)?).await
    })
    .await
}

/// Answers the service's question.
#[tauri::command]
pub async fn answer(
    shell: OfShell<'_>,
    setup: String,
    text: String,
    run: u32,
) -> Result<SetupView, Failure> {
    self::run(&shell, run, move |kit| async move {
        wizard::answer(&kit.world(), &kit.id(&setup)?, &text).await
    })
    .await
}

/// Takes the request back.
#[tauri::command]
pub async fn withdraw(shell: OfShell<'_>, setup: String, run: u32) -> Result<SetupView, Failure> {
    self::run(&shell, run, move |kit| async move {
        wizard::withdraw(&kit.world(), &kit.id(&setup)?).await
    })
    .await
}
