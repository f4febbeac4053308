//! The tenant request: on its way, and at the service.

use crate::request::{Actor, DomainState, State};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// A request that the service has.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RequestView {
    /// The service's id of it.
    pub id: String,
    /// Where it stands.
    pub state: State,
    /// It has not come to its end.
    pub open: bool,
    /// Who has to do the next thing.
    pub who_acts_next: Actor,
    /// Since when it is in this state.
    pub since: DateTime<Utc>,
    /// When the service said so.
    pub seen_at: DateTime<Utc>,
    /// The associated domains, each with its own state.
    pub domains: Vec<RequestDomain>,
    /// What happened, oldest first.
    pub timeline: Vec<EventView>,
    /// What the service wants to know.
    pub question: Option<String>,
    /// It can be taken back.
    pub can_be_withdrawn: bool,
    /// Values that were changed since it was sent, by what they are called.
    pub changed_since: Vec<String>,
    /// Why it was sent although its test had not passed.
    pub overridden: Option<String>,
}

/// An associated domain, as the service sees it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RequestDomain {
    /// The domain.
    pub domain: String,
    /// Whether the service knows whose it is.
    pub state: DomainState,
}

/// Something that happened to a request.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EventView {
    /// The state that the request came to.
    pub state: State,
    /// When.
    pub at: DateTime<Utc>,
    /// By whose hand.
    pub by: Actor,
    /// What was said with it.
    pub note: Option<String>,
}

/// A request that is written down and not sent yet.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WaitingView {
    /// When it was written down.
    pub written_at: DateTime<Utc>,
    /// How often it was sent.
    pub attempts: u32,
    /// When it was last sent.
    pub last_attempt_at: Option<DateTime<Utc>>,
    /// The service may have it.
    pub may_be_there: bool,
    /// Before when the service does not want to be asked again.
    pub not_before: Option<DateTime<Utc>>,
    /// Why it is sent although its test had not passed. Sending it again needs the reason again.
    pub overridden: Option<String>,
}
