//! Reports: observations and the findings drawn from them, in the form that faces show and scripts
//! read (`latchkey/report/1`).

use crate::finding::{Finding, Grade, worst};
use crate::words::{FindingView, Words};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name and version of the report's JSON form.
pub const SCHEMA: &str = "latchkey/report/1";

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Subject {
    /// An authority: address, transport, discovery and keys.
    Authority,
    /// A client id and secret.
    Credentials,
    /// A test sign-in.
    SignIn,
    /// A whole setup: its domains and what is missing in it.
    Setup,
    /// A tenant request and its way through the service.
    Request,
    /// A client secret in the vault.
    Secret,
}

/// Whether the client's credentials were shown to be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Proof {
    /// The given secret got further than a random one.
    Proven,
    /// The provider refused the client or its secret.
    Refuted,
    /// The answers do not decide it.
    Untold,
}

/// The worst grade of a report; a note counts as pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Verdict {
    /// Nothing stands in the way.
    Pass,
    /// Works here, with a reservation.
    Warn,
    /// Does not work.
    Fail,
}

impl From<Grade> for Verdict {
    fn from(grade: Grade) -> Self {
        match grade {
            Grade::Pass | Grade::Note => Self::Pass,
            Grade::Warn => Self::Warn,
            Grade::Fail => Self::Fail,
        }
    }
}

/// Observations and the findings drawn from them. `O` is the subject's observation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(extend("$id" = "urn:latchkey:report:1"))]
pub struct Report<O> {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// What was looked at.
    pub subject: Subject,
    /// Which one: an authority, a client id, a setup.
    pub target: String,
    /// The worst grade.
    pub verdict: Verdict,
    /// Only with credentials: whether they were shown to be right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// All that was found, worst first.
    pub findings: Vec<FindingView>,
    /// The facts that the findings rest on.
    pub observations: O,
    /// How long it took, in milliseconds.
    pub took_ms: u64,
}

impl<O> Report<O> {
    /// Puts a report together. Findings are ordered by gravity; equal ones keep their order.
    #[must_use]
    pub fn new(
        subject: Subject,
        target: impl Into<String>,
        observations: O,
        mut findings: Vec<Finding>,
        took_ms: u64,
        words: &Words,
    ) -> Self {
        findings.sort_by_key(|f| std::cmp::Reverse(f.fault.grade));
        Self {
            schema: SCHEMA.to_owned(),
            subject,
            target: target.into(),
            verdict: worst(&findings).into(),
            proof: None,
            findings: findings.iter().map(|f| words.finding(f)).collect(),
            observations,
            took_ms,
        }
    }

    /// Adds whether the credentials were shown to be right.
    #[must_use]
    pub fn with_proof(mut self, proof: Proof) -> Self {
        self.proof = Some(proof);
        self
    }
}
