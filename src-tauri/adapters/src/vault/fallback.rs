//! A vault that may turn out not to be there, with memory in its place.

use super::MemoryVault;
use latchkey_engine::ports::{Kept, Slot, Vault, VaultError};
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

/// A vault, or memory for this run where the first call finds that there is none. Which of them it is
/// stays as the first call found it: secrets are never looked for in two places.
#[derive(Debug)]
pub struct OrMemory<V> {
    vault: V,
    memory: MemoryVault,
    missing: OnceLock<bool>,
    remembered: Mutex<BTreeMap<Slot, Result<bool, VaultError>>>,
}

impl<V> OrMemory<V> {
    /// Nothing is asked yet.
    #[must_use]
    pub fn new(vault: V) -> Self {
        Self {
            vault,
            memory: MemoryVault::default(),
            missing: OnceLock::new(),
            remembered: Mutex::default(),
        }
    }

    /// Notes what a call learnt of a slot.
    fn note(&self, slot: &Slot, there: Result<bool, VaultError>) {
        let remembered = self.remembered.lock();
        // Every change of the map is one step, so that a panic elsewhere leaves it whole.
        let mut remembered = remembered.unwrap_or_else(PoisonError::into_inner);
        remembered.insert(slot.clone(), there);
    }

    fn is_memory(&self) -> bool {
        self.missing.get() == Some(&true)
    }

    /// What the vault answered, or nothing where memory is to be asked in its place.
    fn unless_missing<T>(&self, answer: Result<T, VaultError>) -> Option<Result<T, VaultError>> {
        let missing = matches!(answer, Err(VaultError::Missing { .. }));
        let memory = *self.missing.get_or_init(|| missing);
        (!memory).then_some(answer)
    }
}

impl<V: Vault> OrMemory<V> {
    async fn put_into_one(&self, slot: &Slot, secret: Kept) -> Result<(), VaultError> {
        if !self.is_memory()
            && let Some(answer) = self.unless_missing(self.vault.put(slot, secret.clone()).await)
        {
            return answer;
        }
        self.memory.put(slot, secret).await
    }

    async fn get_from_one(&self, slot: &Slot) -> Result<Option<Kept>, VaultError> {
        if !self.is_memory()
            && let Some(answer) = self.unless_missing(self.vault.get(slot).await)
        {
            return answer;
        }
        self.memory.get(slot).await
    }

    async fn forget_in_one(&self, slot: &Slot) -> Result<bool, VaultError> {
        if !self.is_memory()
            && let Some(answer) = self.unless_missing(self.vault.forget(slot).await)
        {
            return answer;
        }
        self.memory.forget(slot).await
    }
}

impl<V: Vault> Vault for OrMemory<V> {
    async fn put(&self, slot: &Slot, secret: Kept) -> Result<(), VaultError> {
        let put = self.put_into_one(slot, secret).await;
        self.note(slot, put.clone().map(|()| true));
        put
    }

    async fn get(&self, slot: &Slot) -> Result<Option<Kept>, VaultError> {
        let got = self.get_from_one(slot).await;
        self.note(
            slot,
            got.as_ref().map(Option::is_some).map_err(Clone::clone),
        );
        got
    }

    async fn forget(&self, slot: &Slot) -> Result<bool, VaultError> {
        let forgotten = self.forget_in_one(slot).await;
        self.note(slot, forgotten.clone().map(|_| false));
        forgotten
    }

    fn remembered(&self, slot: &Slot) -> Option<Result<bool, VaultError>> {
        let remembered = self.remembered.lock();
        let remembered = remembered.unwrap_or_else(PoisonError::into_inner);
        let memory = || self.memory.remembered(slot).filter(|_| self.is_memory());
        remembered.get(slot).cloned().or_else(memory)
    }

    fn lasts(&self) -> bool {
        !self.is_memory() && self.vault.lasts()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use latchkey_engine::secrets::ClientSecret;
    use latchkey_engine::setup::SetupId;

    /// A keychain that says one thing after the other, and then that it has nothing.
    struct Says(Mutex<Vec<VaultError>>);

    impl Says {
        fn next(&self) -> Result<(), VaultError> {
            self.0.lock().unwrap().pop().map_or(Ok(()), Err)
        }
    }

    impl Vault for Says {
        async fn put(&self, _: &Slot, _: Kept) -> Result<(), VaultError> {
            self.next()
        }
        async fn get(&self, _: &Slot) -> Result<Option<Kept>, VaultError> {
            self.next().map(|()| None)
        }
        async fn forget(&self, _: &Slot) -> Result<bool, VaultError> {
            self.next().map(|()| false)
        }
        fn lasts(&self) -> bool {
            true
        }
    }

    fn slot() -> Slot {
        Slot::client_secret(&SetupId::parse("acme").unwrap(), 1)
    }

    fn secret() -> Kept {
        Kept::from(&ClientSecret::new("canary-4711".into()))
    }

    fn missing() -> VaultError {
        VaultError::Missing {
            said: String::new(),
        }
    }

    #[tokio::test]
    async fn what_was_learnt_is_remembered_and_nothing_else() {
        let locked = VaultError::Locked {
            said: "no".to_owned(),
        };
        let vault = OrMemory::new(Says(Mutex::new(vec![locked.clone()])));
        assert_eq!(vault.remembered(&slot()), None);
        vault.get(&slot()).await.unwrap_err();
        assert_eq!(vault.remembered(&slot()), Some(Err(locked)));
        vault.put(&slot(), secret()).await.unwrap();
        assert_eq!(vault.remembered(&slot()), Some(Ok(true)));
        vault.forget(&slot()).await.unwrap();
        assert_eq!(vault.remembered(&slot()), Some(Ok(false)));
        let setup = SetupId::parse("other").unwrap();
        assert_eq!(vault.remembered(&Slot::desk_token(&setup)), None);
    }

    #[tokio::test]
    async fn where_there_is_no_keychain_memory_keeps_it_and_says_so() {
        let vault = OrMemory::new(Says(Mutex::new(vec![missing()])));
        vault.put(&slot(), secret()).await.unwrap();
        assert!(!vault.lasts());
        let kept = vault.get(&slot()).await.unwrap().unwrap();
        assert!(kept.into_client_secret().same("canary-4711"));
        assert!(vault.forget(&slot()).await.unwrap());
        let setup = SetupId::parse("other").unwrap();
        assert_eq!(vault.remembered(&Slot::desk_token(&setup)), Some(Ok(false)));
    }

    #[tokio::test]
    async fn a_keychain_that_was_there_is_never_replaced() {
        let locked = VaultError::Locked {
            said: String::new(),
        };
        let vault = OrMemory::new(Says(Mutex::new(vec![missing(), locked])));
        assert!(matches!(
            vault.get(&slot()).await,
            Err(VaultError::Locked { .. })
        ));
        assert_eq!(vault.put(&slot(), secret()).await, Err(missing()));
        assert!(vault.lasts());
    }
}
