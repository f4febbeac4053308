//! What the engine asks of the world. Each trait names operations and is implemented once for the
//! real world (crate `latchkey-adapters`) and by plain structs in tests.

mod browser;
mod dns;
mod http;
mod store;
mod vault;

pub use browser::{
    Arrival, BindError, BindErrorKind, Browser, Listener, Loopback, NotOpened, Page, Pages, Refused,
};
pub use dns::{Dns, DnsTrouble, MAX_MAIL_HOSTS, MailHost, MailHosts};
pub use http::{Answer, Body, Http, MAX_ANSWER, MAX_DOCUMENT, Request};
pub use store::{
    KEPT_REPORTS, KEPT_REVISIONS, ReportHead, Revision, SecretMark, Store, StoreError, StoredLine,
    StoredPage, StoredReport, StoredRequest, StoredRevision, StoredSetup, Waiting,
};
pub use vault::{Kept, Slot, SlotKind, Vault, VaultError};

use chrono::{DateTime, Utc};
use std::future::Future;
use std::time::Duration;

/// The time.
pub trait Clock: Send + Sync {
    /// The wall clock of this computer.
    fn now(&self) -> DateTime<Utc>;
    /// A clock that never goes back, since some fixed moment.
    fn steady(&self) -> Duration;
}

/// Random bytes that cannot be foretold.
pub trait Random: Send + Sync {
    /// Fills the buffer.
    fn fill(&self, buffer: &mut [u8]);
}

/// Waiting.
pub trait Sleep: Send + Sync {
    /// Ends after `time`.
    fn sleep(&self, time: Duration) -> impl Future<Output = ()> + Send;
}
