//! Which client at which provider a command is about: named one by one, or by a setup.

use super::check::{known_provider, manual};
use crate::args::ClientArgs;
use crate::secret;
use crate::world::{World, wrong};
use latchkey_engine::authority;
use latchkey_engine::client_auth::Method;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::finding::Field;
use latchkey_engine::ports::{Clock as _, Store as _, StoredReport, StoredSetup};
use latchkey_engine::report::Report;
use latchkey_engine::secrets::ClientSecret;
use latchkey_engine::setup::{Draft, current_secret};
use latchkey_engine::values::ClientId;
use latchkey_engine::wizard;
use serde::Serialize;

/// The client.
pub struct Chosen {
    /// What to look at for the authority.
    pub authority: authority::Ask,
    /// The client id.
    pub client_id: ClientId,
    /// The setup, where one was named.
    pub setup: Option<StoredSetup>,
}

impl Chosen {
    /// The draft, where a setup was named.
    #[must_use]
    pub fn draft(&self) -> Option<&Draft> {
        self.setup.as_ref().map(|s| &s.draft)
    }

    /// Reads the arguments, and the setup that they name.
    ///
    /// # Errors
    /// A value that is not of its kind, or a setup that is not there or not complete.
    pub async fn of(world: &World, args: &ClientArgs) -> Result<Self, Failure> {
        if let Some(name) = &args.setup {
            let setup = world.setup(name).await?;
            return Self::of_setup(world, setup);
        }
        let text = args.client_id.clone().unwrap_or_default();
        let client_id = ClientId::parse(&text).map_err(|e| {
            wrong(
                "--client-id",
                &e.to_string(),
                "the client id as the provider shows it",
                &world.printer,
            )
            .field(Field::ClientId)
        })?;
        let authority = authority::Ask {
            authority: args.authority.clone(),
            provider: known_provider(world, args.provider.as_deref())?,
            manual: manual(world, &args.manual)?,
            ..authority::Ask::default()
        };
        Ok(Self {
            authority,
            client_id,
            setup: None,
        })
    }

    fn of_setup(world: &World, setup: StoredSetup) -> Result<Self, Failure> {
        let (authority, client_id) = wizard::client_of(&setup.draft, &world.printer.words)?;
        Ok(Self {
            authority,
            client_id,
            setup: Some(setup),
        })
    }

    /// The secret: given for this run, else the vault's, else asked for on a terminal.
    ///
    /// # Errors
    /// It cannot be read, or the vault did not answer.
    pub async fn secret(&self, world: &World, from_stdin: bool) -> Result<Option<Shown>, Failure> {
        let elsewhere = |secret| Shown {
            secret,
            of_setup: false,
        };
        if let Some(secret) = secret::given(world, from_stdin).await? {
            return Ok(Some(elsewhere(secret)));
        }
        if let Some(setup) = &self.setup {
            let kept = current_secret(world.vault(), &setup.draft.name, setup.secret).await;
            if let Some(secret) = kept.map_err(|e| e.failure(&world.printer.words))? {
                return Ok(Some(Shown {
                    secret,
                    of_setup: true,
                }));
            }
        }
        Ok(secret::prompted(world, "prompt-secret")
            .await?
            .map(ClientSecret::new)
            .map(elsewhere))
    }

    /// The method that the setup's last proof found to work, where it speaks of the present values.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn proven_method(&self, world: &World) -> Result<Option<Method>, Failure> {
        let Some(setup) = &self.setup else {
            return Ok(None);
        };
        let reports = world.stored(world.store().await?.reports(&setup.draft.name).await)?;
        Ok(wizard::proven_method(setup, &reports))
    }

    /// Keeps a report with the setup that it is about. One on a secret that is not the setup's says
    /// nothing about the setup, and is shown only.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn keep<O: Serialize>(
        &self,
        world: &World,
        shown: Option<&Shown>,
        report: &Report<O>,
    ) -> Result<(), Failure> {
        let Some(setup) = &self.setup else {
            return Ok(());
        };
        if shown.is_some_and(|s| !s.of_setup) {
            world
                .printer
                .tell("report-not-kept", &[("setup", setup.draft.name.as_str())]);
            return Ok(());
        }
        keep(world, setup, report).await
    }
}

/// A secret that is shown to the provider.
pub struct Shown {
    /// The secret.
    pub secret: ClientSecret,
    /// It is the one that the vault has for the setup.
    pub of_setup: bool,
}

/// Keeps a report with its setup.
///
/// # Errors
/// The store cannot be written.
pub async fn keep<O: Serialize>(
    world: &World,
    setup: &StoredSetup,
    report: &Report<O>,
) -> Result<(), Failure> {
    let kept = StoredReport::of(report, setup, world.clock.now());
    let kept = kept.map_err(|e| Failure::new(Code::Unexpected, e.to_string()))?;
    world.stored(world.store().await?.add_report(&kept).await)
}
