//! What a request touches on its way, and what can stop it before anything is asked.

use super::key::IdempotencyKey;
use super::model::Body;
use crate::failure::{Code, Failure};
use crate::fetch::Budget;
use crate::finding::Field;
use crate::ports::{
    Clock, Random, Sleep, Slot, Store, StoreError, StoredSetup, Vault, VaultError, Waiting,
};
use crate::secrets::{ClientSecret, DeskToken};
use crate::setup::{Override, SetupId};
use crate::words::Words;

/// What a request touches.
#[derive(Debug)]
pub struct World<'a, H, S, V, C, R> {
    /// The network.
    pub http: &'a H,
    /// The store.
    pub store: &'a S,
    /// The vault.
    pub vault: &'a V,
    /// The time, and waiting.
    pub clock: &'a C,
    /// Randomness.
    pub random: &'a R,
    /// How long all of it may take.
    pub budget: Budget,
}

/// Why nothing could be asked of the service.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// The store did not do what was asked.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The vault did not do what was asked.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The draft has not all that a request needs.
    #[error("the setup is not complete")]
    Incomplete(Vec<Field>),
    /// The vault has no client secret.
    #[error("the vault has no client secret for this setup")]
    SecretMissing,
    /// The vault has no token for the service's request API.
    #[error("the vault has no token for the service's request API")]
    TokenMissing,
    /// Nothing was ever submitted.
    #[error("nothing was submitted for this setup")]
    NothingSubmitted,
    /// The service asks nothing.
    #[error("the service has asked nothing")]
    NothingAsked,
}

impl RequestError {
    /// As the failure of a command about the setup `what`.
    #[must_use]
    pub fn failure(&self, words: &Words, what: &SetupId) -> Failure {
        let (code, id) = match self {
            Self::Store(error) => return error.failure(words, what.as_str()),
            Self::Vault(error) => return error.failure(words),
            Self::Incomplete(_) => (Code::InvalidValue, "request-incomplete"),
            Self::SecretMissing => (Code::SecretNeeded, "request-secret-missing"),
            Self::TokenMissing => (Code::SecretNeeded, "request-token-missing"),
            Self::NothingSubmitted => (Code::SetupUnknown, "request-nothing-submitted"),
            Self::NothingAsked => (Code::InvalidValue, "request-nothing-asked"),
        };
        let arguments = [("what", what.as_str())];
        let mut failure = Failure::new(code, words.say(id, &arguments));
        failure.field = match self {
            Self::Incomplete(fields) => fields.first().copied(),
            Self::SecretMissing => Some(Field::ClientSecret),
            _ => None,
        };
        words
            .hint(id, &arguments)
            .into_iter()
            .fold(failure, Failure::hint)
    }
}

impl<H, S: Store, V: Vault, C: Clock + Sleep, R: Random> World<'_, H, S, V, C, R> {
    /// The token of the service's request API.
    pub(super) async fn token(&self, setup: &SetupId) -> Result<DeskToken, RequestError> {
        let kept = self.vault.get(&Slot::desk_token(setup)).await?;
        kept.map(crate::ports::Kept::into_desk_token)
            .ok_or(RequestError::TokenMissing)
    }

    /// A client secret of the setup, if the vault still has that version.
    pub(super) async fn secret(
        &self,
        setup: &SetupId,
        version: u32,
    ) -> Result<Option<ClientSecret>, RequestError> {
        let kept = self.vault.get(&Slot::client_secret(setup, version)).await?;
        Ok(kept.map(crate::ports::Kept::into_client_secret))
    }

    /// What a setup as it is now would have to send.
    pub(super) fn waiting(
        &self,
        stored: &StoredSetup,
        overridden: Option<&Override>,
    ) -> Result<Waiting, RequestError> {
        let body = Body::of(&stored.draft).map_err(RequestError::Incomplete)?;
        let desk = stored
            .draft
            .desk
            .clone()
            .ok_or_else(|| RequestError::Incomplete(vec![Field::Service]))?;
        Ok(Waiting {
            key: IdempotencyKey::random(self.random),
            setup: stored.draft.name.clone(),
            desk,
            body,
            secret_version: stored.secret.version,
            overridden: overridden.cloned(),
            written_at: self.clock.now(),
            attempts: 0,
            last_attempt_at: None,
            may_be_there: false,
            not_before: None,
            withdrawn: false,
        })
    }
}
