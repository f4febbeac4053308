//! Where a fact was read, and when.

use super::Text;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a fact was read, and when.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The document, by name, address, or repository and path.
    pub text: String,
    /// The day on which it was read.
    pub read: NaiveDate,
    /// What it is the source of.
    pub of: Text,
    /// It is about these providers only, by catalog id; empty where it is about no single one.
    #[serde(default)]
    pub providers: Vec<String>,
}
