//! A person at a browser who signs in as soon as the address is opened, to the end or not at all.

use latchkey_engine::ports::{Browser, NotOpened};
use latchkey_sandbox::Visitor;
use std::sync::Mutex;
use tokio::task::JoinHandle;
use url::Url;

/// Signs in as this account.
pub struct Person {
    account: &'static str,
    visit: Mutex<Option<JoinHandle<()>>>,
}

impl Person {
    pub fn named(account: &'static str) -> Self {
        Self {
            account,
            visit: Mutex::new(None),
        }
    }
}

impl Browser for Person {
    async fn open(&self, url: &Url) -> Result<(), NotOpened> {
        let (url, account) = (url.to_string(), self.account);
        let visit = tokio::spawn(async move {
            let fields = [("login", account), ("username", account), ("user", account)];
            // Where it ends the sign-in tells.
            let _ = Visitor::new(&fields).open(&url).await;
        });
        *self.visit.lock().unwrap() = Some(visit);
        Ok(())
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        if let Some(visit) = self.visit.get_mut().unwrap().take() {
            visit.abort();
        }
    }
}
