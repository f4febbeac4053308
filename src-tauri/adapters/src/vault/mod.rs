//! The vault: the operating system's keychain, or memory for one run.

mod fallback;
mod keychain;
mod memory;
#[cfg(target_os = "linux")]
mod secret_service;
mod system;
mod worker;

pub use fallback::OrMemory;
pub use keychain::KeychainVault;
pub use memory::MemoryVault;
pub use worker::Patience;

use latchkey_engine::ports::{Kept, Slot, Vault, VaultError};

/// The vault of one run, as the person chose it.
#[derive(Debug)]
pub enum ChosenVault {
    /// The keychain of the operating system.
    Keychain(KeychainVault),
    /// Memory, where there is no keychain.
    Memory(MemoryVault),
}

impl Vault for ChosenVault {
    async fn put(&self, slot: &Slot, secret: Kept) -> Result<(), VaultError> {
        match self {
            Self::Keychain(vault) => vault.put(slot, secret).await,
            Self::Memory(vault) => vault.put(slot, secret).await,
        }
    }

    async fn get(&self, slot: &Slot) -> Result<Option<Kept>, VaultError> {
        match self {
            Self::Keychain(vault) => vault.get(slot).await,
            Self::Memory(vault) => vault.get(slot).await,
        }
    }

    async fn forget(&self, slot: &Slot) -> Result<bool, VaultError> {
        match self {
            Self::Keychain(vault) => vault.forget(slot).await,
            Self::Memory(vault) => vault.forget(slot).await,
        }
    }

    fn remembered(&self, slot: &Slot) -> Option<Result<bool, VaultError>> {
        match self {
            Self::Keychain(vault) => vault.remembered(slot),
            Self::Memory(vault) => vault.remembered(slot),
        }
    }

    fn lasts(&self) -> bool {
        match self {
            Self::Keychain(vault) => vault.lasts(),
            Self::Memory(vault) => vault.lasts(),
        }
    }
}
