//! The vault, as the engine asks for it: where secrets are, and the only place where they stay.

use crate::failure::{Code, Failure};
use crate::secrets::{ClientSecret, DeskToken};
use crate::setup::SetupId;
use crate::words::Words;
use std::fmt;
use std::future::Future;
use std::time::Duration;
use zeroize::Zeroizing;

/// Keeps secrets. Implemented by the keychain of the operating system, and by memory for one run.
pub trait Vault: Send + Sync {
    /// Keeps a secret; an earlier one in the same slot is replaced.
    fn put(&self, slot: &Slot, secret: Kept)
    -> impl Future<Output = Result<(), VaultError>> + Send;
    /// The secret, if there is one.
    fn get(&self, slot: &Slot) -> impl Future<Output = Result<Option<Kept>, VaultError>> + Send;
    /// Removes a secret; says whether there was one.
    fn forget(&self, slot: &Slot) -> impl Future<Output = Result<bool, VaultError>> + Send;
    /// Whether a slot has a secret, as the last call about it learnt; nothing where there was none.
    /// Asks nobody: a keychain that is locked asks the person each time, and may not answer for as long.
    fn remembered(&self, slot: &Slot) -> Option<Result<bool, VaultError>> {
        let _ = slot;
        None
    }
    /// Whether what is kept here is still here when the program is started again.
    fn lasts(&self) -> bool;
}

/// A place in the vault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The setup that the secret belongs to.
    pub setup: SetupId,
    /// Which of its secrets.
    pub kind: SlotKind,
}

/// Which of a setup's secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotKind {
    /// The client secret. Each replacement is a new version, so that a request which waits to be
    /// sent keeps the secret that it was written for.
    ClientSecret {
        /// Counted from 1.
        version: u32,
    },
    /// The bearer token of the service's request API.
    DeskToken,
}

impl Slot {
    /// A client secret's place.
    #[must_use]
    pub fn client_secret(setup: &SetupId, version: u32) -> Self {
        Self {
            setup: setup.clone(),
            kind: SlotKind::ClientSecret { version },
        }
    }

    /// The place of the service's bearer token.
    #[must_use]
    pub fn desk_token(setup: &SetupId) -> Self {
        Self {
            setup: setup.clone(),
            kind: SlotKind::DeskToken,
        }
    }
}

/// The name of an entry in a keychain.
impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            SlotKind::ClientSecret { version } => {
                write!(f, "{}/client-secret/{version}", self.setup)
            }
            SlotKind::DeskToken => write!(f, "{}/desk-token", self.setup),
        }
    }
}

/// A secret on its way into or out of the vault: shown nowhere, cleared on drop.
#[derive(Clone)]
pub struct Kept(Zeroizing<String>);

impl Kept {
    /// A secret that came out of a keychain.
    #[must_use]
    pub fn new(secret: Zeroizing<String>) -> Self {
        Self(secret)
    }

    /// The secret itself. Each call carries a comment with its reason.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// As what it is in a client secret's slot.
    #[must_use]
    pub fn into_client_secret(mut self) -> ClientSecret {
        ClientSecret::new(std::mem::take(&mut *self.0))
    }

    /// As what it is in a desk token's slot.
    #[must_use]
    pub fn into_desk_token(mut self) -> DeskToken {
        DeskToken::new(std::mem::take(&mut *self.0))
    }
}

impl From<&ClientSecret> for Kept {
    fn from(secret: &ClientSecret) -> Self {
        // EXPOSE: it goes into the vault.
        Self(Zeroizing::new(secret.expose().to_owned()))
    }
}

impl From<&DeskToken> for Kept {
    fn from(token: &DeskToken) -> Self {
        // EXPOSE: it goes into the vault.
        Self(Zeroizing::new(token.expose().to_owned()))
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept(redacted)")
    }
}

/// Why the vault did not do what was asked. `said` is the system's own text, never a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// This computer offers no keychain, or none that is set up.
    #[error("no keychain: {said}")]
    Missing {
        /// What the system said.
        said: String,
    },
    /// The keychain is there and locked.
    #[error("the keychain is locked: {said}")]
    Locked {
        /// What the system said.
        said: String,
    },
    /// The keychain is there, open, and did not do it.
    #[error("the keychain refused: {said}")]
    Refused {
        /// What the system said.
        said: String,
    },
    /// The keychain has not answered yet, or was not asked yet.
    #[error("the keychain has not answered yet")]
    Waiting,
    /// The keychain did not answer. It may be waiting in a window of its own.
    #[error("the keychain did not answer within {} s", waited.as_secs())]
    Silent {
        /// How long it was waited for.
        waited: Duration,
    },
}

impl VaultError {
    /// As the failure of a command that needs the vault.
    #[must_use]
    pub fn failure(&self, words: &Words) -> Failure {
        let (code, id, said) = match self {
            Self::Missing { said } => (Code::VaultMissing, "vault-missing", said.clone()),
            Self::Locked { said } => (Code::VaultLocked, "vault-locked", said.clone()),
            Self::Refused { said } => (Code::VaultRefused, "vault-refused", said.clone()),
            Self::Waiting => (Code::VaultSilent, "vault-waiting", String::new()),
            Self::Silent { waited } => (
                Code::VaultSilent,
                "vault-silent",
                waited.as_secs().to_string(),
            ),
        };
        let arguments = [("said", said.as_str())];
        let failure = Failure::new(code, words.say(id, &arguments));
        words
            .hint(id, &arguments)
            .into_iter()
            .fold(failure, Failure::hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slot_has_a_name_of_its_own_and_no_secret_shows() {
        let setup = SetupId::parse("acme").unwrap();
        assert_eq!(
            Slot::client_secret(&setup, 2).to_string(),
            "acme/client-secret/2"
        );
        assert_eq!(Slot::desk_token(&setup).to_string(), "acme/desk-token");
        let kept = Kept::from(&ClientSecret::new("canary-4711".into()));
        assert_eq!(format!("{kept:?}"), "Kept(redacted)");
        assert!(kept.into_client_secret().same("canary-4711"));
    }

    #[test]
    fn every_error_has_words_and_a_way_out() {
        let words = Words::speaking("en");
        let said = String::from("no bus");
        for error in [
            VaultError::Missing { said: said.clone() },
            VaultError::Locked { said: said.clone() },
            VaultError::Refused { said },
            VaultError::Waiting,
            VaultError::Silent {
                waited: Duration::from_secs(60),
            },
        ] {
            let failure = error.failure(&words);
            assert!(
                !failure.hints.is_empty() && failure.message.contains(' '),
                "{failure:?}"
            );
        }
    }
}
