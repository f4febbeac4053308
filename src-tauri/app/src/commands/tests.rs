//! The tests of a setup: authority, credentials, sign-in; and the secrets that they need.

use super::OfShell;
use crate::incoming::Incoming;
use crate::shell::Present;
use crate::work::{run, work};
use latchkey_adapters::browser::SystemBrowser;
use latchkey_adapters::loopback::SystemLoopback;
use latchkey_engine::exchange::Layer;
use latchkey_engine::failure::Failure;
use latchkey_engine::ports::Listener as _;
use latchkey_engine::secrets::{ClientSecret, DeskToken};
use latchkey_engine::view::{FoundView, LookEvent, LookView, SetupView, SignInEvent, look_events};
use latchkey_engine::wizard::{self, SignInAsk};
use serde::Deserialize;
use std::sync::Arc;
use tauri::ipc::Channel;

/// Ends a run.
#[tauri::command]
pub fn cancel(shell: OfShell<'_>, run: u32) {
    shell.runs.cancel(run);
}

/// Judges an authority as it is typed.
#[tauri::command]
pub async fn look_at_authority(
    shell: OfShell<'_>,
    setup: String,
    text: String,
    run: u32,
    on_event: Channel<LookEvent>,
) -> Result<LookView, Failure> {
    self::run(&shell, run, move |kit| async move {
        let present = Arc::clone(&kit.present);
        let http = kit
            .present
            .http
            .watched(move |layer| tell(&layer, &present, &on_event));
        wizard::look_at_authority(&kit.world_over(&http), &kit.id(&setup)?, &text).await
    })
    .await
}

/// Puts the client secret into the vault.
#[tauri::command]
pub async fn store_secret(
    shell: OfShell<'_>,
    setup: String,
    secret: Incoming<ClientSecret>,
) -> Result<SetupView, Failure> {
    work(&shell, move |kit| async move {
        wizard::store_secret(&kit.world(), &kit.id(&setup)?, secret.into_inner()).await
    })
    .await
}

/// Puts the token of the service's request API into the vault.
#[tauri::command]
pub async fn store_token(
    shell: OfShell<'_>,
    setup: String,
    token: Incoming<DeskToken>,
) -> Result<SetupView, Failure> {
    work(&shell, move |kit| async move {
        wizard::store_token(&kit.world(), &kit.id(&setup)?, token.into_inner()).await
    })
    .await
}

/// Takes the client secret out of the vault.
#[tauri::command]
pub async fn forget_secret(shell: OfShell<'_>, setup: String) -> Result<SetupView, Failure> {
    work(&shell, move |kit| async move {
        wizard::forget_secret(&kit.world(), &kit.id(&setup)?).await
    })
    .await
}

/// Finds out whether the credentials are right.
#[tauri::command]
pub async fn check_credentials(
    shell: OfShell<'_>,
    setup: String,
    run: u32,
    on_event: Channel<LookEvent>,
) -> Result<SetupView, Failure> {
    self::run(&shell, run, move |kit| async move {
        let present = Arc::clone(&kit.present);
        let http = kit
            .present
            .http
            .watched(move |layer| tell(&layer, &present, &on_event));
        wizard::check_credentials(&kit.world_over(&http), &kit.id(&setup)?).await
    })
    .await
}

/// How a test sign-in is to be made.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignInOptions {
    login_hint: String,
    select_account: bool,
    open_browser: bool,
}

/// Makes a test sign-in.
#[tauri::command]
pub async fn sign_in(
    shell: OfShell<'_>,
    setup: String,
    options: SignInOptions,
    run: u32,
    on_event: Channel<SignInEvent>,
) -> Result<SetupView, Failure> {
    self::run(&shell, run, move |kit| async move {
        let ask = SignInAsk {
            login_hint: Some(options.login_hint).filter(|hint| !hint.is_empty()),
            select_account: options.select_account,
            open_browser: options.open_browser,
        };
        let told = |event: SignInEvent| {
            if let (SignInEvent::Listening { redirect }, Some(playground)) =
                (&event, kit.shell.playground.get())
            {
                playground.register(redirect);
            }
            // A page that is gone needs to know nothing.
            let _ = on_event.send(event);
        };
        let outside = (&SystemBrowser, &SystemLoopback);
        let (world, id) = (kit.world(), kit.id(&setup)?);
        let (view, listener) = wizard::sign_in(&world, outside, &id, ask, &told).await?;
        if let Some(listener) = listener {
            kit.shell.go_on(listener.linger());
        }
        Ok(view)
    })
    .await
}

/// What the text of a page that never came back means.
#[tauri::command]
pub async fn explain(
    shell: OfShell<'_>,
    setup: String,
    text: String,
) -> Result<Vec<FoundView>, Failure> {
    work(&shell, move |kit| async move {
        wizard::explain(&kit.world(), &kit.id(&setup)?, &text).await
    })
    .await
}

/// Tells the page of a layer that has ended.
fn tell(layer: &Layer, present: &Present, to: &Channel<LookEvent>) {
    for event in look_events(layer, &present.words) {
        // A page that is gone needs to know nothing.
        let _ = to.send(event);
    }
}
