//! Set-up links and files: shown, and taken over on the person's word.

use super::OfShell;
use crate::files;
use crate::handed::Found;
use crate::shell::Kit;
use crate::work::{run, work};
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::link::ENDING;
use latchkey_engine::view::{HandedView, OfferView, SetupView};
use latchkey_engine::wizard;
use tauri::AppHandle;

/// What the system handed over, if anything waits. Nobody is asked for it yet.
#[tauri::command]
pub async fn handed(shell: OfShell<'_>) -> Result<Option<HandedView>, Failure> {
    work(&shell, |kit| async move {
        let found = kit.shell.waiting.found(&kit).await?;
        Ok(found.map(|found| HandedView::of(&found.source, found.file)))
    })
    .await
}

/// Lets the person choose a set-up file, as if the system had handed it over; nothing where the dialog was
/// closed.
#[tauri::command]
pub async fn choose_offer(
    app: AppHandle,
    shell: OfShell<'_>,
) -> Result<Option<HandedView>, Failure> {
    work(&shell, move |kit| async move {
        let kind: (_, &[_]) = ("Latchkey", &[ENDING]);
        let Some(path) = files::path(&app, "app-offer-choose", kind, &kit).await else {
            return Ok(None);
        };
        let path = path.to_string_lossy().into_owned();
        wizard::handed(&path, kit.words())?;
        kit.shell.waiting.put(path);
        let found = waiting(&kit).await?;
        Ok(Some(HandedView::of(&found.source, found.file)))
    })
    .await
}

/// Looks at what is offered: at what waits, or at what the person pasted.
#[tauri::command]
pub async fn look_at_offer(
    shell: OfShell<'_>,
    run: u32,
    text: Option<String>,
) -> Result<OfferView, Failure> {
    self::run(&shell, run, move |kit| async move {
        if let Some(text) = text {
            wizard::pasted(&text, kit.words())?;
            kit.shell.waiting.put(text);
        }
        let found = waiting(&kit).await?;
        Ok(wizard::offer(&kit.world(), &found.source).await)
    })
    .await
}

/// Begins a setup with what is offered, if it is still what was shown.
#[tauri::command]
pub async fn accept_offer(
    shell: OfShell<'_>,
    run: u32,
    name: String,
    fingerprint: String,
) -> Result<SetupView, Failure> {
    self::run(&shell, run, move |kit| async move {
        let found = waiting(&kit).await?;
        let view = wizard::accept(&kit.world(), &name, &found.source, &fingerprint).await?;
        kit.shell.waiting.clear();
        Ok(view)
    })
    .await
}

/// Takes nothing over, and forgets what was handed over.
#[tauri::command]
pub fn decline_offer(shell: OfShell<'_>) {
    shell.waiting.clear();
}

async fn waiting(kit: &Kit) -> Result<Found, Failure> {
    let found = kit.shell.waiting.found(kit).await?;
    found.ok_or_else(|| kit.failure(Code::InvalidValue, "link-changed", &[]))
}
