//! Which client at which provider a command is about: named one by one, or by a setup.

use super::check::{known_provider, manual};
use crate::args::ClientArgs;
use crate::secret;
use crate::world::{World, wrong};
use latchkey_engine::authority;
use latchkey_engine::client_auth::Method;
use latchkey_engine::credentials;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::finding::Field;
use latchkey_engine::ports::{Clock as _, Store as _, StoredReport, StoredSetup};
use latchkey_engine::report::{Report, Subject};
use latchkey_engine::secrets::ClientSecret;
use latchkey_engine::setup::{Draft, basis, current_secret};
use latchkey_engine::values::ClientId;
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
        let draft = &setup.draft;
        let missing = |field: Field, key: &str| {
            let name = draft.name.as_str();
            Failure::new(
                Code::InvalidValue,
                world
                    .printer
                    .say("failure-setup-lacks", &[("setup", name), ("key", key)]),
            )
            .hint(
                world
                    .printer
                    .say("hint-setup-lacks", &[("setup", name), ("key", key)]),
            )
            .field(field)
        };
        let authority = authority_of(draft);
        if authority.authority.is_none() && authority.manual.is_none() {
            return Err(missing(Field::Authority, "authority"));
        }
        let client_id = draft
            .client_id
            .clone()
            .ok_or_else(|| missing(Field::ClientId, "client_id"))?;
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
        let present = basis(&setup.draft, Subject::Credentials, setup.secret.version);
        let reports = world.stored(world.store().await?.reports(&setup.draft.name).await)?;
        let latest = reports
            .iter()
            .find(|r| r.subject == Subject::Credentials && r.basis == present);
        Ok(latest.and_then(|r| credentials::method_of_report(&r.document)))
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

/// What a draft says of its authority.
#[must_use]
pub fn authority_of(draft: &Draft) -> authority::Ask {
    authority::Ask {
        authority: draft.authority.as_ref().map(ToString::to_string),
        provider: draft.provider.clone(),
        manual: draft.manual_endpoints(),
        ..authority::Ask::default()
    }
}
