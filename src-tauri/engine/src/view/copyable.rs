//! What is entered somewhere else, and is copied for it.

use crate::setup::Key;
use serde::Serialize;

/// A value to copy, and what it is for.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Copyable {
    /// What it is called, in words.
    pub label: String,
    /// The value as it is to be entered; absent where nothing is chosen.
    pub value: Option<String>,
    /// What it is for, or who will see it.
    pub note: Option<String>,
    /// The key of the draft that it comes from.
    pub key: Option<Key>,
}
