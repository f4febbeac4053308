//! What only the person can tell of a service.

use super::OfShell;
use crate::files::{self, Wanted};
use crate::work::work;
use latchkey_engine::failure::Failure;
use latchkey_engine::view::{Recorded, SetupView};
use latchkey_engine::wizard;
use tauri::AppHandle;

/// A profile is a few pages of text: those of the catalog have a tenth of that.
const PROFILE: Wanted = Wanted {
    title: "app-profile-choose",
    kind: ("TOML", &["toml"]),
    most: 256 * 1024,
};

/// Takes the answer to a field that only this service has.
#[tauri::command]
pub async fn answer_field(
    shell: OfShell<'_>,
    setup: String,
    revision: u32,
    field: String,
    text: String,
) -> Result<SetupView, Failure> {
    work(&shell, move |kit| async move {
        wizard::answer_field(&kit.world(), &kit.id(&setup)?, revision, &field, &text).await
    })
    .await
}

/// Lets the person choose a service's profile that is not Latchkey's own, and gives it to the setup.
#[tauri::command]
pub async fn use_profile(
    app: AppHandle,
    shell: OfShell<'_>,
    setup: String,
    revision: u32,
) -> Result<SetupView, Failure> {
    work(&shell, move |kit| async move {
        let id = kit.id(&setup)?;
        match files::choose(&app, &PROFILE, &kit).await? {
            Some(file) => wizard::use_profile(&kit.world(), &id, revision, &file.text).await,
            None => wizard::show_again(&kit.world(), &id).await,
        }
    })
    .await
}

/// Writes down what the person says was done or seen in the service.
#[tauri::command]
pub async fn record(
    shell: OfShell<'_>,
    setup: String,
    revision: u32,
    what: Recorded,
) -> Result<SetupView, Failure> {
    work(&shell, move |kit| async move {
        wizard::record(&kit.world(), &kit.id(&setup)?, revision, what).await
    })
    .await
}
