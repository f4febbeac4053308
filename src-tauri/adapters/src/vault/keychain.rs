//! The vault in the keychain of the operating system.

use super::system::SystemKeychain;
use super::worker::{Patience, Worker};
use latchkey_engine::ports::{Kept, Slot, Vault, VaultError};
use zeroize::Zeroizing;

/// The vault in the keychain: Keychain Services on macOS, the Credential Manager on Windows, the
/// Secret Service elsewhere. Once a call was given up it does nothing more until that
/// call has come back.
#[derive(Debug)]
pub struct KeychainVault(Worker<SystemKeychain>);

impl KeychainVault {
    /// The vault whose entries bear the name `service`; see
    /// [`folders::keychain_service`](crate::folders::keychain_service). Nothing is asked yet.
    #[must_use]
    pub fn new(service: String, patience: Patience) -> Self {
        Self(Worker::start(SystemKeychain { service }, patience))
    }
}

impl Vault for KeychainVault {
    async fn put(&self, slot: &Slot, secret: Kept) -> Result<(), VaultError> {
        let slot = slot.to_string();
        // EXPOSE: it goes into the keychain.
        self.0
            .ask(move |keychain| keychain.put(&slot, secret.expose().as_bytes()))
            .await
    }

    async fn get(&self, slot: &Slot) -> Result<Option<Kept>, VaultError> {
        let slot = slot.to_string();
        let found = self.0.ask(move |keychain| keychain.get(&slot)).await?;
        found.map(kept).transpose()
    }

    async fn forget(&self, slot: &Slot) -> Result<bool, VaultError> {
        let slot = slot.to_string();
        self.0.ask(move |keychain| keychain.forget(&slot)).await
    }

    fn lasts(&self) -> bool {
        true
    }
}

/// What Latchkey puts into a keychain is text.
fn kept(bytes: Zeroizing<Vec<u8>>) -> Result<Kept, VaultError> {
    match std::str::from_utf8(&bytes) {
        Ok(text) => Ok(Kept::new(Zeroizing::new(text.to_owned()))),
        Err(_) => Err(VaultError::Refused {
            said: "the entry is not text".to_owned(),
        }),
    }
}
