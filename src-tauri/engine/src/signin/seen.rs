//! All that a test sign-in showed: of the authority that it began with, and of itself.

use super::observation::Observation;
use crate::authority::{self, AuthorityObservation};
use crate::finding::Finding;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The observations of a report on a test sign-in.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Seen {
    /// The authority, as it was looked at for this sign-in.
    pub authority: AuthorityObservation,
    /// The sign-in.
    pub sign_in: Observation,
}

impl Seen {
    /// Judges it: what stands in the way at the authority, and then the sign-in.
    #[must_use]
    pub fn judge(&self) -> Vec<Finding> {
        let mut findings = authority::obstacles(&self.authority);
        findings.extend(super::judge(&self.sign_in));
        findings
    }
}
