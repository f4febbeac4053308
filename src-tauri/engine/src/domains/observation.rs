//! Domains and addresses, as they were entered.

use crate::setup::Draft;
use crate::values::{Domain, Email};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What was entered: texts, because a window judges them while they are being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Observation {
    /// The associated domains, in the order entered.
    pub domains: Vec<String>,
    /// The break-glass addresses, in the order entered.
    pub break_glass: Vec<String>,
}

impl From<&Draft> for Observation {
    fn from(draft: &Draft) -> Self {
        Self {
            domains: draft
                .associated_domains
                .iter()
                .map(Domain::to_string)
                .collect(),
            break_glass: draft
                .break_glass_emails
                .iter()
                .map(Email::to_string)
                .collect(),
        }
    }
}
