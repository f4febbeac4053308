//! The operating system's keychain, as far as a call of it can be made and understood.

use keyring_core::{Entry, Error};
use latchkey_engine::ports::VaultError;
use std::collections::HashMap;
use zeroize::Zeroizing;

/// The keychain's entries of one name. Every call may block for as long as it likes.
pub(super) struct SystemKeychain {
    /// What the entries are of: the program, and which of its data folders.
    pub(super) service: String,
}

impl SystemKeychain {
    pub(super) fn put(&self, slot: &str, secret: &[u8]) -> Result<(), VaultError> {
        // Bytes, not a text: Windows would hold only half as much of it.
        self.call(slot, |entry| entry.set_secret(secret))?
            .ok_or_else(|| VaultError::Refused {
                said: "it has nothing where something was put".to_owned(),
            })
    }

    pub(super) fn get(&self, slot: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        self.call(slot, |entry| entry.get_secret().map(Zeroizing::new))
    }

    pub(super) fn forget(&self, slot: &str) -> Result<bool, VaultError> {
        self.call(slot, Entry::delete_credential)
            .map(|found| found.is_some())
    }

    /// One call; nothing where there is no entry.
    fn call<T>(
        &self,
        slot: &str,
        work: impl Fn(&Entry) -> Result<T, Error>,
    ) -> Result<Option<T>, VaultError> {
        // The first call of all installs the system's store; what came of that is remembered there.
        if let Err(error) = keyring::Entry::store_status() {
            return Err(VaultError::Missing { said: text(error) });
        }
        ready()?;
        let label = format!("Latchkey: {slot}");
        let modifiers = HashMap::from(modifiers(&label));
        let made = Entry::new_with_modifiers(&self.service, slot, &modifiers);
        let done = made.and_then(|entry| match work(&entry) {
            Err(error) if overlooked(&error) => work(&entry),
            done => done,
        });
        match done {
            Ok(value) => Ok(Some(value)),
            // A locked keychain may say that it has nothing.
            Err(Error::NoEntry) => still_open().map(|()| None),
            Err(error) => still_open().and(Err(meant(&error))),
        }
    }
}

/// What the keychain's programs show, and where the entry may go: never to another computer.
#[cfg(windows)]
fn modifiers(_: &str) -> [(&str, &str); 1] {
    [("persistence", "Local")]
}

#[cfg(target_os = "macos")]
fn modifiers(_: &str) -> [(&str, &str); 0] {
    []
}

#[cfg(not(any(windows, target_os = "macos")))]
fn modifiers(label: &str) -> [(&str, &str); 1] {
    [("label", label)]
}

/// Whether there is a place to put something, where the system can be asked.
#[cfg(target_os = "linux")]
fn ready() -> Result<(), VaultError> {
    match super::secret_service::default_collection() {
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err(VaultError::Missing {
            said: "the Secret Service has no default collection".to_owned(),
        }),
        Err(error) => Err(VaultError::Missing {
            said: error.to_string(),
        }),
    }
}

#[cfg(not(target_os = "linux"))]
fn ready() -> Result<(), VaultError> {
    Ok(())
}

/// Whether the keychain is open now, where the system can be asked.
#[cfg(target_os = "linux")]
fn still_open() -> Result<(), VaultError> {
    match super::secret_service::default_collection() {
        Ok(Some(collection)) if collection.locked => Err(VaultError::Locked {
            said: "the default collection is locked".to_owned(),
        }),
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err(VaultError::Missing {
            said: "the Secret Service has no default collection".to_owned(),
        }),
        Err(error) => Err(VaultError::Missing {
            said: error.to_string(),
        }),
    }
}

#[cfg(not(target_os = "linux"))]
fn still_open() -> Result<(), VaultError> {
    Ok(())
}

/// Whether the keychain said that the place for entries is not there, and it is (see
/// `secret_service`).
#[cfg(target_os = "linux")]
fn overlooked(error: &Error) -> bool {
    matches!(error, Error::NoStorageAccess(_) | Error::PlatformFailure(_)) && still_open().is_ok()
}

#[cfg(not(target_os = "linux"))]
fn overlooked(_: &Error) -> bool {
    false
}

/// What an error of a keychain that is not known to be locked means.
fn meant(error: &Error) -> VaultError {
    let said = text(error);
    match error {
        Error::NoDefaultStore => VaultError::Missing { said },
        Error::NoStorageAccess(cause) | Error::PlatformFailure(cause) => {
            by_code(&format!("{cause:?}"), said)
        }
        _ => VaultError::Refused { said },
    }
}

/// macOS: numbers of the Security framework (`SecBase.h`).
#[cfg(target_os = "macos")]
fn by_code(cause: &str, said: String) -> VaultError {
    const NO_INTERACTION: &str = "-25308";
    const NOT_AVAILABLE: [&str; 3] = ["-25291", "-25294", "-25295"];
    if cause.contains(NO_INTERACTION) {
        // Locked, and nobody there who could be asked to unlock it.
        VaultError::Locked { said }
    } else if NOT_AVAILABLE.iter().any(|code| cause.contains(code)) {
        VaultError::Missing { said }
    } else {
        VaultError::Refused { said }
    }
}

/// Windows: there is no vault without a logon session (`ERROR_NO_SUCH_LOGON_SESSION`).
#[cfg(windows)]
fn by_code(cause: &str, said: String) -> VaultError {
    if cause.contains("1312") {
        VaultError::Missing { said }
    } else {
        VaultError::Refused { said }
    }
}

#[cfg(not(any(windows, target_os = "macos")))]
fn by_code(_: &str, said: String) -> VaultError {
    VaultError::Refused { said }
}

/// The keychain's own words. Two of its errors carry the secret's bytes: of them only the kind.
fn text(error: &Error) -> String {
    match error {
        Error::BadEncoding(_) => "the entry is not text".to_owned(),
        Error::BadDataFormat(..) => {
            "the entry is not in the form that the keychain writes".to_owned()
        }
        Error::Ambiguous(entries) => format!("there are {} entries of that name", entries.len()),
        // The cause alone: that a platform failed, and by which library, helps nobody.
        Error::PlatformFailure(cause) | Error::NoStorageAccess(cause) => {
            let said = cause.to_string();
            said.strip_prefix("zbus error: ")
                .unwrap_or(&said)
                .to_owned()
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_shows_a_secret() {
        let bytes = || b"canary-4711".to_vec();
        for error in [
            Error::BadEncoding(bytes()),
            Error::BadDataFormat(bytes(), "broken".into()),
        ] {
            let meant = meant(&error);
            assert!(matches!(meant, VaultError::Refused { .. }));
            assert!(!format!("{meant:?} {meant}").contains("4711"));
            assert!(!format!("{meant:?}").contains("99, 97"), "neither as bytes");
        }
    }
}
