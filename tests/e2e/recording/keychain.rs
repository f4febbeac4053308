//! A keychain as a computer has it, for as long as the recording is made.

use latchkey_adapters::vault::MemoryVault;
use latchkey_engine::ports::{Kept, Slot, Vault, VaultError};

/// Keeps in memory, and says of itself what a keychain says: that it lasts.
#[derive(Default)]
pub struct Keychain(MemoryVault);

impl Vault for Keychain {
    async fn put(&self, slot: &Slot, secret: Kept) -> Result<(), VaultError> {
        self.0.put(slot, secret).await
    }

    async fn get(&self, slot: &Slot) -> Result<Option<Kept>, VaultError> {
        self.0.get(slot).await
    }

    async fn forget(&self, slot: &Slot) -> Result<bool, VaultError> {
        self.0.forget(slot).await
    }

    fn remembered(&self, slot: &Slot) -> Option<Result<bool, VaultError>> {
        self.0.remembered(slot)
    }

    fn lasts(&self) -> bool {
        true
    }
}
