//! A vault for one run, where there is no keychain: nothing is ever written in the clear.

use latchkey_engine::ports::{Kept, Slot, Vault, VaultError};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Keeps secrets until it is dropped, and clears them then.
#[derive(Debug, Default)]
pub struct MemoryVault(Mutex<BTreeMap<Slot, Kept>>);

impl MemoryVault {
    /// The map, also after a panic elsewhere: every change of it is one step.
    fn kept(&self) -> MutexGuard<'_, BTreeMap<Slot, Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Vault for MemoryVault {
    async fn put(&self, slot: &Slot, secret: Kept) -> Result<(), VaultError> {
        self.kept().insert(slot.clone(), secret);
        Ok(())
    }

    async fn get(&self, slot: &Slot) -> Result<Option<Kept>, VaultError> {
        Ok(self.kept().get(slot).cloned())
    }

    async fn forget(&self, slot: &Slot) -> Result<bool, VaultError> {
        Ok(self.kept().remove(slot).is_some())
    }

    fn remembered(&self, slot: &Slot) -> Option<Result<bool, VaultError>> {
        Some(Ok(self.kept().contains_key(slot)))
    }

    fn lasts(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use latchkey_engine::secrets::ClientSecret;
    use latchkey_engine::setup::SetupId;

    #[tokio::test]
    async fn what_is_kept_is_there_until_it_is_forgotten() {
        let vault = MemoryVault::default();
        let slot = Slot::client_secret(&SetupId::parse("acme").unwrap(), 1);
        assert!(vault.get(&slot).await.unwrap().is_none());
        vault
            .put(&slot, Kept::from(&ClientSecret::new("canary-4711".into())))
            .await
            .unwrap();
        assert!(!format!("{vault:?}").contains("4711"));
        assert!(
            vault
                .get(&slot)
                .await
                .unwrap()
                .unwrap()
                .into_client_secret()
                .same("canary-4711")
        );
        assert!(vault.forget(&slot).await.unwrap());
        assert!(!vault.forget(&slot).await.unwrap());
        assert!(!vault.lasts());
    }
}
