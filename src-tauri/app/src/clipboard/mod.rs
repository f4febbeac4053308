//! The system's clipboard. A secret is put into it past the page, marked to be kept out of histories,
//! and taken back after a while.

#[cfg(target_os = "linux")]
mod gtk;
#[cfg(any(windows, target_os = "macos"))]
mod native;

#[cfg(target_os = "linux")]
use gtk as system;
#[cfg(any(windows, target_os = "macos"))]
use native as system;

use latchkey_engine::secrets::ClientSecret;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tauri::async_runtime::JoinHandle;
use zeroize::Zeroizing;

/// How long a secret stays.
pub const SECRET_STAYS: Duration = Duration::from_secs(30);

/// The clipboard, and the secret that lies in it.
pub struct Clipboard {
    secret_stays: Duration,
    lent: Mutex<Option<Lent>>,
}

/// A secret in the clipboard, and the task that takes it back.
struct Lent {
    secret: Arc<ClientSecret>,
    served: system::Served,
    timer: JoinHandle<()>,
}

impl Clipboard {
    /// A secret is taken back after this time.
    #[must_use]
    pub fn new(secret_stays: Duration) -> Self {
        Self {
            secret_stays,
            lent: Mutex::default(),
        }
    }

    /// Puts a text that everybody may see into the clipboard.
    ///
    /// # Errors
    /// The system's own words.
    pub async fn copy(&self, text: String) -> Result<(), String> {
        system::put(Zeroizing::new(text), false).await.map(drop)
    }

    /// Puts a secret into the clipboard, for a while.
    ///
    /// # Errors
    /// The system's own words.
    pub async fn lend(&self, secret: ClientSecret) -> Result<(), String> {
        // EXPOSE: into the clipboard, because the person asked for it.
        let text = Zeroizing::new(secret.expose().to_owned());
        let served = system::put(text, true).await?;
        let secret = Arc::new(secret);
        let timer = {
            let (stays, secret) = (self.secret_stays, Arc::clone(&secret));
            tauri::async_runtime::spawn(async move {
                tokio::time::sleep(stays).await;
                system::take_back(secret).await;
            })
        };
        if let Some(earlier) = self.lent().replace(Lent {
            secret,
            served,
            timer,
        }) {
            earlier.timer.abort();
        }
        Ok(())
    }

    /// Takes a secret back that is still there, also where another program serves it by now.
    pub async fn take_back(&self) {
        let secret = self.lent().as_ref().map(|lent| Arc::clone(&lent.secret));
        if let Some(secret) = secret {
            system::take_back(secret).await;
        }
    }

    /// Takes a secret back that is still there, as far as that is done at once: the program ends.
    pub fn close(&self) {
        if let Some(lent) = self.lent().take() {
            lent.timer.abort();
            system::take_back_now(&lent.secret, &lent.served);
        }
    }

    /// The secret, also after a panic elsewhere: every change of it is one step.
    fn lent(&self) -> MutexGuard<'_, Option<Lent>> {
        self.lent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
