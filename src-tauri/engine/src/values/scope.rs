//! Scopes.

use super::{ValueError, bounded, text_value};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One scope value (RFC 6749 section 3.3: visible ASCII but `"` and `\`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope(String);

impl Scope {
    /// Parses one scope value.
    ///
    /// # Errors
    /// [`ValueError`] when it is empty or has a character that a scope cannot have.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        match bounded(text)?
            .chars()
            .find(|c| !('!'..='~').contains(c) || matches!(c, '"' | '\\'))
        {
            Some(c) => Err(ValueError::Character(c)),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The scope value.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text_value!(Scope, "A scope value (RFC 6749 section 3.3)");

/// The scopes of a request, without repetition, `openid` among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// `openid profile email` and then those given.
    #[must_use]
    pub fn with(additional: &[Scope]) -> Self {
        let base = ["openid", "profile", "email"].map(|s| Scope(s.to_owned()));
        let mut all: Vec<Scope> = Vec::new();
        for scope in base.iter().chain(additional) {
            if !all.contains(scope) {
                all.push(scope.clone());
            }
        }
        Self(all)
    }

    /// As they stand in a request: separated by spaces.
    #[must_use]
    pub fn to_request(&self) -> String {
        self.0
            .iter()
            .map(Scope::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Whether a scope is among them.
    #[must_use]
    pub fn contains(&self, scope: &str) -> bool {
        self.0.iter().any(|s| s.as_str() == scope)
    }
}
