//! The gate before submission (feature T8): nothing is submitted untested, unless somebody says why.

use super::judge::{
    SETUP_OWN_TEST_MISSING, SETUP_SIGN_IN_FAILED, SETUP_SIGN_IN_MISSING, SETUP_SIGN_IN_STALE,
};
use crate::finding::{Fault, Finding, Grade};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why a setup was submitted although its test sign-in has not passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Override {
    /// The reason given.
    pub reason: String,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// The ids of the findings that were set aside.
    pub findings: Vec<String>,
}

/// Leave to submit. Only [`admit`] gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    overridden: Option<Override>,
}

impl Admission {
    /// What was set aside, if anything.
    #[must_use]
    pub fn overridden(&self) -> Option<&Override> {
        self.overridden.as_ref()
    }
}

/// What a reason can set aside: the test, and nothing that the service needs.
static CAN_BE_SET_ASIDE: [&Fault; 4] = [
    &SETUP_OWN_TEST_MISSING,
    &SETUP_SIGN_IN_MISSING,
    &SETUP_SIGN_IN_STALE,
    &SETUP_SIGN_IN_FAILED,
];

/// Whether a reason can set this finding aside.
#[must_use]
pub fn can_be_set_aside(finding: &Finding) -> bool {
    CAN_BE_SET_ASIDE.iter().any(|c| c.id == finding.fault.id)
}

/// The findings that block submission, out of those of [`judge`](super::judge()).
pub fn blockers(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|f| f.fault.grade == Grade::Fail)
}

/// Lets a setup pass, or says what blocks it. A `reason` sets the test aside and is recorded; where
/// nothing needs to be set aside it is not.
///
/// # Errors
/// The findings that block.
pub fn admit(
    findings: &[Finding],
    reason: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Admission, Vec<Finding>> {
    let reason = reason.map(str::trim).filter(|r| !r.is_empty());
    let (set_aside, blocking): (Vec<&Finding>, Vec<&Finding>) =
        blockers(findings).partition(|f| reason.is_some() && can_be_set_aside(f));
    if !blocking.is_empty() {
        return Err(blocking.into_iter().cloned().collect());
    }
    let overridden = reason
        .filter(|_| !set_aside.is_empty())
        .map(|reason| Override {
            reason: reason.to_owned(),
            at: now,
            findings: set_aside.iter().map(|f| f.fault.id.to_owned()).collect(),
        });
    Ok(Admission { overridden })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Verdict;
    use crate::setup::{judge, sample};

    #[test]
    fn a_tested_setup_passes_and_records_no_reason() {
        let seen = sample::ready();
        let admission = admit(&judge(&seen), Some("not needed"), seen.at).unwrap();
        assert_eq!(admission.overridden(), None);
    }

    #[test]
    fn a_failed_test_blocks_until_somebody_says_why() {
        let mut seen = sample::ready();
        seen.sign_in.as_mut().unwrap().verdict = Verdict::Fail;
        let findings = judge(&seen);
        let blocking = admit(&findings, Some("  "), seen.at).unwrap_err();
        assert_eq!(
            blocking.iter().map(|f| f.fault.id).collect::<Vec<_>>(),
            ["setup-sign-in-failed"]
        );
        let admission = admit(&findings, Some("the console is down"), seen.at).unwrap();
        let overridden = admission.overridden().unwrap();
        assert_eq!(overridden.reason, "the console is down");
        assert_eq!(overridden.findings, ["setup-sign-in-failed"]);
    }

    #[test]
    fn no_reason_replaces_what_the_service_needs() {
        let mut seen = sample::ready();
        seen.draft.client_id = None;
        seen.sign_in = None;
        let blocking = admit(&judge(&seen), Some("hurry"), seen.at).unwrap_err();
        assert_eq!(
            blocking.iter().map(|f| f.fault.id).collect::<Vec<_>>(),
            ["setup-value-missing"]
        );
    }
}
