//! What was seen on a request's way to the service and through it.

use super::model::Status;
use super::wire::Attempt;
use crate::ports;
use crate::setup::SetupId;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What was to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Send the request.
    Submit,
    /// See how it stands.
    Status,
    /// Take it back.
    Withdraw,
    /// Answer the service's question.
    Answer,
}

/// One action, and all that came of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Observation {
    /// What was to be done.
    pub action: Action,
    /// The setup that the request is of.
    pub setup: SetupId,
    /// The host that everything was sent to.
    pub host: String,
    /// Every call of the service's API, in order.
    pub attempts: Vec<Attempt>,
    /// How long it was waited because the service asked for it, in seconds.
    pub waited_s: u64,
    /// The request as the service last described it.
    pub request: Option<Status>,
    /// When it did.
    pub seen_at: Option<DateTime<Utc>>,
    /// What is still written down to be sent.
    pub waiting: Option<WaitingFacts>,
    /// The service has an open request of this setup already, so nothing was sent.
    pub already_open: bool,
    /// What was written down was taken back before the service can have had it.
    pub taken_back_unsent: bool,
    /// An earlier request that the service may have could not be settled: its secret is gone.
    pub earlier_unsettled: bool,
}

/// A request that waits to be sent.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
pub struct WaitingFacts {
    /// When it was written down.
    pub written_at: DateTime<Utc>,
    /// How often it was sent.
    pub attempts: u32,
    /// The service may have it.
    pub may_be_there: bool,
    /// Before when the service does not want to be asked again.
    pub not_before: Option<DateTime<Utc>>,
    /// The secret is kept for this run of the program only, so this cannot be sent by a later one.
    pub ends_with_this_run: bool,
}

impl Observation {
    /// Nothing seen yet.
    #[must_use]
    pub fn begin(action: Action, setup: &SetupId, host: &str) -> Self {
        Self {
            action,
            setup: setup.clone(),
            host: host.to_owned(),
            attempts: Vec::new(),
            waited_s: 0,
            request: None,
            seen_at: None,
            waiting: None,
            already_open: false,
            taken_back_unsent: false,
            earlier_unsettled: false,
        }
    }
}

impl WaitingFacts {
    /// The facts of what is written down.
    #[must_use]
    pub fn of(waiting: &ports::Waiting, vault_lasts: bool) -> Self {
        Self {
            written_at: waiting.written_at,
            attempts: waiting.attempts,
            may_be_there: waiting.may_be_there,
            not_before: waiting.not_before,
            ends_with_this_run: !vault_lasts,
        }
    }
}
