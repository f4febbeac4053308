//! The sandbox inside the program, for a setup that is only tried out.

use crate::shell::Kit;
use chrono::{SecondsFormat, TimeDelta};
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::ports::Clock as _;
use latchkey_engine::secrets::{ClientSecret, DeskToken};
use latchkey_engine::setup::{Given, Key};
use latchkey_engine::view::{Change, SetupView};
use latchkey_engine::wizard;
use latchkey_sandbox::{Options, Sandbox};
use std::sync::Arc;
use std::time::Duration;

/// What the setup is called that tries the sandbox.
const SETUP: &str = "sandbox";
/// How long the clerk at the desk takes for each thing: long enough to be seen.
const CLERK_TAKES: Duration = Duration::from_secs(2);
/// How long the sandbox's client secret is said to be good.
const SECRET_LASTS: TimeDelta = TimeDelta::days(180);

/// A running sandbox.
pub struct Playground(Arc<Sandbox>);

impl Playground {
    /// Starts it, with a clerk at its desk. Both end with the program.
    async fn start(kit: &Kit) -> Result<Self, Failure> {
        let started = Sandbox::start(Options::default()).await;
        let failed =
            |said: String| kit.failure(Code::Unexpected, "app-sandbox-failed", &[("said", &said)]);
        let sandbox = Arc::new(started.map_err(|e| failed(e.to_string()))?);
        let attended = Arc::clone(&sandbox);
        kit.shell.go_on(async move {
            loop {
                tokio::time::sleep(CLERK_TAKES).await;
                attended.operator().attend();
            }
        });
        Ok(Self(sandbox))
    }

    /// Registers a redirect address, as the admin would in a provider's console.
    pub fn register(&self, redirect: &str) {
        self.0.register_redirect_uri(redirect);
    }
}

/// Begins the setup that tries the sandbox, or opens it again.
///
/// # Errors
/// The sandbox cannot be started, or the setup not be written.
pub async fn try_sandbox(kit: Kit) -> Result<SetupView, Failure> {
    let world = kit.world();
    let id = kit.id(SETUP)?;
    let view = match wizard::open(&world, &id).await {
        Err(failure) if failure.code == Code::SetupUnknown => {
            let begun = wizard::begin(&world, SETUP).await?;
            let expires = kit.clock().now() + SECRET_LASTS;
            let values = [
                ("service", "sandbox".to_owned()),
                ("region", "eu".to_owned()),
                ("associated_domains", "example.com".to_owned()),
                ("break_glass_emails", "admin@example.com".to_owned()),
                (
                    "secret_expires_at",
                    expires.to_rfc3339_opts(SecondsFormat::Secs, true),
                ),
            ];
            let changes = values.into_iter().filter_map(change).collect();
            wizard::change(&world, &id, begun.revision, changes).await?
        }
        opened => opened?,
    };
    with_sandbox(&kit, view).await
}

/// A setup that belongs to the sandbox is given the sandbox that runs now: its addresses go into the
/// draft, its secrets into the vault. Every other setup stays as it is.
///
/// # Errors
/// The sandbox cannot be started, or the setup not be written.
pub async fn with_sandbox(kit: &Kit, view: SetupView) -> Result<SetupView, Failure> {
    if !view.sandbox {
        return Ok(view);
    }
    let start = || Playground::start(kit);
    let Playground(sandbox) = kit.shell.playground.get_or_try_init(start).await?;
    let desk = Given::Text(sandbox.desk().to_owned());
    if Key::parse("desk").is_ok_and(|key| view.values.get(&key) == Some(&desk)) {
        return Ok(view);
    }
    let client = sandbox.client();
    let values = [
        ("authority", sandbox.issuer().to_owned()),
        ("client_id", client.client_id.clone()),
        ("desk", sandbox.desk().to_owned()),
    ];
    let (world, id) = (kit.world(), kit.id(&view.name)?);
    let changes = values.into_iter().filter_map(change).collect();
    wizard::change(&world, &id, view.revision, changes).await?;
    if let Some(secret) = &client.client_secret {
        // EXPOSE: the sandbox's own secret, made for this run, takes the way that a person's would.
        let secret = ClientSecret::new(secret.expose().to_owned());
        wizard::store_secret(&world, &id, secret).await?;
    }
    // EXPOSE: the sandbox's own token goes into the vault, as a service's would.
    let token = DeskToken::new(sandbox.desk_token().expose().to_owned());
    wizard::store_token(&world, &id, token).await
}

fn change((key, value): (&str, String)) -> Option<Change> {
    let key = Key::parse(key).ok()?;
    let value = Given::Text(value);
    Some(Change { key, value })
}
