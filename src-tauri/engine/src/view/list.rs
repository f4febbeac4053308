//! The list of setups.

use crate::request::State;
use crate::setup::Step;
use chrono::{DateTime, Utc};
use serde::Serialize;

/// A part of the list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetupPage {
    /// How many setups there are.
    pub total: u32,
    /// How many of them the search finds.
    pub found: u32,
    /// Those of this part, the last changed first.
    pub setups: Vec<SetupLine>,
}

/// A setup in the list. Drawn from the store alone: the vault is not asked.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetupLine {
    /// Its name.
    pub name: String,
    /// How far it has come.
    pub standing: Standing,
    /// The service's name.
    pub service: Option<String>,
    /// The provider's name.
    pub provider: Option<String>,
    /// The first step that has something left to do.
    pub next: Option<Step>,
    /// When its secret ends.
    pub secret_expires_at: Option<DateTime<Utc>>,
    /// From when on that end is near: the calendar reminds of it then.
    pub secret_expires_soon_at: Option<DateTime<Utc>>,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
}

/// How far a setup has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "standing", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Standing {
    /// Values are missing, or not tested.
    Draft,
    /// A report says that something does not work.
    Failing,
    /// Nothing stands in the way of submitting it.
    Ready,
    /// Its request is written down and waits to be sent.
    Queued,
    /// The service has its request.
    Requested {
        /// Where the request stands.
        state: State,
    },
}
