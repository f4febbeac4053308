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
