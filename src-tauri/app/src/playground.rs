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
use std::path::PathBuf;
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
    let view = match wizard::show_again(&world, &id).await {
        Err(failure) if failure.code == Code::SetupUnknown => {
            let begun = wizard::begin(&world, SETUP).await?;
            let values = [
                ("service", "sandbox".to_owned()),
                ("region", "eu".to_owned()),
                ("associated_domains", "example.com".to_owned()),
                ("break_glass_emails", "admin@example.com".to_owned()),
            ];
            let changes = values.into_iter().filter_map(change).collect();
            wizard::change(&world, &id, begun.revision, changes).await?
        }
        opened => opened?,
    };
    with_sandbox(&kit, view).await
}

/// A setup that belongs to the sandbox in the program is given the one that runs now: its addresses go into
/// the draft, its secrets into the vault. Every other setup stays as it is, and so does one that names the
/// desk of a sandbox elsewhere.
///
/// # Errors
/// The sandbox cannot be started, or the setup not be written.
pub async fn with_sandbox(kit: &Kit, view: SetupView) -> Result<SetupView, Failure> {
    if !view.sandbox {
        return Ok(view);
    }
    let (key, own) = (Key::parse("desk").ok(), Own::of(kit));
    match key.and_then(|key| view.values.get(&key)) {
        None => {}
        Some(Given::Text(desk)) if own.has(desk) => {}
        Some(_) => return Ok(view),
    }
    let start = || Playground::start(kit);
    let Playground(sandbox) = kit.shell.playground.get_or_try_init(start).await?;
    let desk = Given::Text(sandbox.desk().to_owned());
    if Key::parse("desk").is_ok_and(|key| view.values.get(&key) == Some(&desk)) {
        return Ok(view);
    }
    own.add(sandbox.desk()).map_err(|error| {
        let said = error.to_string();
        kit.failure(Code::Unexpected, "app-sandbox-failed", &[("said", &said)])
    })?;
    let client = sandbox.client();
    let expires = kit.clock().now() + SECRET_LASTS;
    let expires = expires.to_rfc3339_opts(SecondsFormat::Secs, true);
    let values = [
        ("authority", sandbox.issuer().to_owned()),
        ("client_id", client.client_id.clone()),
        ("desk", sandbox.desk().to_owned()),
        ("secret_expires_at", expires),
    ];
    let (world, id) = (kit.world(), kit.id(&view.name)?);
    let mut revision = view.revision;
    if let Some(secret) = &client.client_secret {
        // EXPOSE: the sandbox's own secret, made for this run, takes the way that a person's would.
        let secret = ClientSecret::new(secret.expose().to_owned());
        revision = wizard::store_secret(&world, &id, secret).await?.revision;
    }
    let changes = values.into_iter().filter_map(change).collect();
    wizard::change(&world, &id, revision, changes).await?;
    // EXPOSE: the sandbox's own token goes into the vault, as a service's would.
    let token = DeskToken::new(sandbox.desk_token().expose().to_owned());
    wizard::store_token(&world, &id, token).await
}

/// The desks of this program's own sandboxes, in this run and in earlier ones: by them a setup is known
/// that is given the next one.
struct Own {
    file: PathBuf,
    desks: String,
}

impl Own {
    fn of(kit: &Kit) -> Self {
        let file = kit.shell.folder.join("window").join("sandboxes");
        // Without it every desk is somebody else's.
        let desks = std::fs::read_to_string(&file).unwrap_or_default();
        Self { file, desks }
    }

    fn has(&self, desk: &str) -> bool {
        self.desks.lines().any(|own| own == desk)
    }

    fn add(mut self, desk: &str) -> std::io::Result<()> {
        if self.has(desk) {
            return Ok(());
        }
        self.desks.push_str(desk);
        self.desks.push('\n');
        if let Some(folder) = self.file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&self.file, self.desks)
    }
}

fn change((key, value): (&str, String)) -> Option<Change> {
    let key = Key::parse(key).ok()?;
    let value = Given::Text(value);
    Some(Change { key, value })
}
