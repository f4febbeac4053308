//! A set-up link or file, as it is shown before anything of it is taken over.

use super::report::FoundView;
use super::setup::OptionView;
use crate::setup::Key;
use chrono::{DateTime, Utc};
use serde::Serialize;

/// What the system handed over, before anybody is asked for it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HandedView {
    /// The host that would be asked; absent where a file holds the values.
    pub host: Option<String>,
    /// The name of the file, where it came in one.
    pub file: Option<String>,
}

/// What a document offers.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OfferView {
    /// The host that offers it; absent where a file does.
    pub host: Option<String>,
    /// Until when it can be taken over.
    pub until: Option<DateTime<Utc>>,
    /// The service that it is for.
    pub service: Option<OptionView>,
    /// The values that a setup would begin with.
    pub values: Vec<OfferedValue>,
    /// The hosts that later steps would send something to.
    pub destinations: Vec<DestinationView>,
    /// All that is to be said of it, worst first.
    pub findings: Vec<FoundView>,
    /// Stands for all that is shown here; absent where the offer cannot be taken over.
    pub fingerprint: Option<String>,
}

/// A value that a document presets.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OfferedValue {
    /// Which one.
    pub key: Key,
    /// What it is called, in words.
    pub label: String,
    /// The value, in words.
    pub value: String,
}

/// A host that something would be sent to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DestinationView {
    /// The host.
    pub host: String,
    /// What it would get, in words.
    pub gets: String,
}
