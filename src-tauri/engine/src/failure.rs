//! Failures: what could not be done at all, as against what was found (`latchkey/failure/1`).

use crate::finding::Field;
use schemars::JsonSchema;
use serde::Serialize;

/// The name and version of the failure's JSON form.
pub const SCHEMA: &str = "latchkey/failure/1";

/// Why a command could not run. A code exists only where somebody acts on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Code {
    /// The command line is not understood.
    Usage,
    /// A value is not of the form that it must have.
    InvalidValue,
    /// A file cannot be read.
    FileUnreadable,
    /// A file cannot be written.
    FileUnwritable,
    /// There is no setup of that name.
    SetupUnknown,
    /// There is already a setup of that name.
    SetupExists,
    /// Somebody else changed the setup in the meantime.
    SetupChanged,
    /// The service or provider is not in the catalog.
    CatalogUnknown,
    /// The store was written by a newer version.
    StoreNewer,
    /// The store's file is not one of ours.
    StoreForeign,
    /// Another process holds the store.
    StoreLocked,
    /// The store cannot be written: disk full, no permission.
    StoreUnwritable,
    /// This computer offers no keychain.
    VaultMissing,
    /// The keychain is there and locked.
    VaultLocked,
    /// The keychain refused.
    VaultRefused,
    /// The keychain did not answer in time.
    VaultSilent,
    /// A secret is needed and was not given.
    SecretNeeded,
    /// The command is part of Latchkey's plan and is not there yet.
    NotThereYet,
    /// Something failed that has no name; the text says what.
    Unexpected,
}

/// What could not be done, why, and what to do about it. Carries its words already, because they
/// are looked up where it is made.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(extend("$id" = "urn:latchkey:failure:1"))]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Failure {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// Why, for programs.
    pub code: Code,
    /// What happened, for people: lower case, no full stop.
    pub message: String,
    /// What to do, one action each.
    pub hints: Vec<String>,
    /// The value at fault, where it is one.
    pub field: Option<Field>,
    /// The value that would be taken in its place, where one can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub suggestion: Option<String>,
}

impl Failure {
    /// A failure without hints.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            code,
            message: message.into(),
            hints: Vec::new(),
            field: None,
            suggestion: None,
        }
    }

    /// Adds one thing that can be done.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Names the value at fault.
    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        self.field = Some(field);
        self
    }

    /// Names a value that would be taken.
    #[must_use]
    pub fn suggest(mut self, value: impl Into<String>) -> Self {
        self.suggestion = Some(value.into());
        self
    }
}
