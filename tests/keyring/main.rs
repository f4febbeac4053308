//! The vault against a real keychain: GNOME Keyring on a session bus of its own, with a home of its
//! own and no display. Each test runs itself once more inside such a session.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod session;

use latchkey_adapters::vault::{KeychainVault, Patience};
use latchkey_engine::ports::{Kept, Slot, Vault as _, VaultError};
use latchkey_engine::secrets::{ClientSecret, DeskToken};
use latchkey_engine::setup::SetupId;
use session::{Home, Keyring};
use std::sync::atomic::{AtomicU32, Ordering};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

fn vault() -> KeychainVault {
    KeychainVault::new("dev.latchkey.test".to_owned(), Patience::with_nobody())
}

fn secret() -> ClientSecret {
    ClientSecret::new("canary-4711 ÄÖÜ \"quoted\"".to_owned())
}

fn client_secret(version: u32) -> Slot {
    Slot::client_secret(&SetupId::parse("acme").unwrap(), version)
}

fn desk_token() -> Slot {
    Slot::desk_token(&SetupId::parse("acme").unwrap())
}

/// Runs on a runtime of its own, as both programs do.
fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(work)
}

/// What each operation is refused with.
async fn refusals() -> [VaultError; 3] {
    let vault = vault();
    [
        vault
            .put(&client_secret(1), Kept::from(&secret()))
            .await
            .unwrap_err(),
        vault.get(&client_secret(1)).await.unwrap_err(),
        vault.forget(&client_secret(1)).await.unwrap_err(),
    ]
}

#[test]
fn an_open_keychain_keeps_gives_replaces_and_forgets() {
    let home = Home::new();
    home.session(
        Keyring::Unlocked,
        "an_open_keychain_keeps_gives_replaces_and_forgets",
        || {
            wait(async {
                let vault = vault();
                assert!(vault.get(&client_secret(1)).await.unwrap().is_none());
                assert!(!vault.forget(&client_secret(1)).await.unwrap());
                vault
                    .put(
                        &client_secret(1),
                        Kept::from(&ClientSecret::new("first".to_owned())),
                    )
                    .await
                    .unwrap();
                vault
                    .put(&client_secret(1), Kept::from(&secret()))
                    .await
                    .unwrap();
                vault
                    .put(
                        &desk_token(),
                        Kept::from(&DeskToken::new("token".to_owned())),
                    )
                    .await
                    .unwrap();
                // EXPOSE: compared with what was put in.
                let put_in = secret();
                assert!(
                    vault
                        .get(&client_secret(1))
                        .await
                        .unwrap()
                        .unwrap()
                        .into_client_secret()
                        .same(put_in.expose())
                );
                assert!(vault.get(&client_secret(2)).await.unwrap().is_none());
                assert!(vault.forget(&client_secret(1)).await.unwrap());
                assert!(vault.get(&client_secret(1)).await.unwrap().is_none());
                assert!(
                    vault
                        .get(&desk_token())
                        .await
                        .unwrap()
                        .unwrap()
                        .into_desk_token()
                        .same("token")
                );
                assert!(vault.forget(&desk_token()).await.unwrap());
            });
        },
    );
}

#[test]
fn another_program_of_ours_finds_the_secret() {
    let home = Home::new();
    home.session(
        Keyring::Unlocked,
        "another_program_of_ours_finds_the_secret",
        || {
            wait(async {
                vault()
                    .put(&client_secret(1), Kept::from(&secret()))
                    .await
                    .unwrap();
                assert!(vault().get(&client_secret(1)).await.unwrap().is_some());
                let other =
                    KeychainVault::new("dev.latchkey.other".to_owned(), Patience::with_nobody());
                assert!(other.get(&client_secret(1)).await.unwrap().is_none());
            });
        },
    );
}

#[test]
fn a_locked_keychain_is_told_from_an_empty_one() {
    let home = Home::new();
    let name = "a_locked_keychain_is_told_from_an_empty_one";
    home.session(Keyring::Unlocked, name, || {
        wait(async {
            vault()
                .put(&client_secret(1), Kept::from(&secret()))
                .await
                .unwrap()
        });
    });
    home.session(Keyring::Locked, name, || {
        let refusals = wait(refusals());
        assert!(
            refusals
                .iter()
                .all(|error| matches!(error, VaultError::Locked { .. })),
            "{refusals:?}"
        );
        let nothing_there = wait(async { vault().get(&client_secret(9)).await.unwrap_err() });
        assert!(
            matches!(nothing_there, VaultError::Locked { .. }),
            "{nothing_there:?}"
        );
    });
}

#[test]
fn a_keychain_that_was_never_set_up_is_missing() {
    Home::new().session(
        Keyring::Locked,
        "a_keychain_that_was_never_set_up_is_missing",
        || {
            let refusals = wait(refusals());
            assert!(
                refusals
                    .iter()
                    .all(|error| matches!(error, VaultError::Missing { .. })),
                "{refusals:?}"
            );
        },
    );
}

#[test]
fn a_session_without_a_keychain_says_so() {
    Home::new().session(
        Keyring::None,
        "a_session_without_a_keychain_says_so",
        || {
            let refusals = wait(refusals());
            assert!(
                refusals
                    .iter()
                    .all(|error| matches!(error, VaultError::Missing { .. })),
                "{refusals:?}"
            );
            assert!(!format!("{refusals:?}").contains("4711"));
        },
    );
}

/// A Secret Service that has nothing to say of its default collection the first time it is asked.
struct Busy(AtomicU32);

#[zbus::interface(name = "org.freedesktop.Secret.Service")]
impl Busy {
    /// A session that nothing is said in, with a number in place of a key.
    fn open_session(&self, _algorithm: &str, _input: OwnedValue) -> (OwnedValue, OwnedObjectPath) {
        let session = OwnedObjectPath::try_from("/org/freedesktop/secrets/session/1").unwrap();
        let key = Value::from(vec![2_u8; 128]);
        (key.try_into_owned().unwrap(), session)
    }

    fn read_alias(&self, _alias: &str) -> OwnedObjectPath {
        let path = match self.0.fetch_add(1, Ordering::Relaxed) {
            0 => "/",
            _ => "/org/freedesktop/secrets/collection/login",
        };
        OwnedObjectPath::try_from(path).unwrap()
    }
}

struct Closed;

#[zbus::interface(name = "org.freedesktop.Secret.Collection")]
impl Closed {
    #[zbus(property)]
    fn locked(&self) -> bool {
        true
    }
}

#[test]
fn a_busy_keychain_is_not_taken_for_a_missing_one() {
    let name = "a_busy_keychain_is_not_taken_for_a_missing_one";
    Home::new().session(Keyring::None, name, || {
        let builder = zbus::blocking::connection::Builder::session().unwrap();
        let _service = builder
            .name("org.freedesktop.secrets")
            .and_then(|b| b.serve_at("/org/freedesktop/secrets", Busy(AtomicU32::new(0))))
            .and_then(|b| b.serve_at("/org/freedesktop/secrets/collection/login", Closed))
            .and_then(|b| b.build())
            .unwrap();
        let refused = wait(async { vault().get(&client_secret(1)).await.unwrap_err() });
        assert!(matches!(refused, VaultError::Locked { .. }), "{refused:?}");
    });
}
