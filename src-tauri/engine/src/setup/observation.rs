//! What is known of a setup at one moment.

use super::Draft;
use crate::ports::{ReportHead, SecretMark, StoredSetup, VaultError};
use crate::report::{Proof, Subject, Verdict};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

/// The draft, and what the vault and the reports say about it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Observation {
    /// What the admin chose.
    pub draft: Draft,
    /// Whether the vault has the client secret.
    pub secret: SecretState,
    /// Whether the vault has the bearer token of the service's request API.
    pub desk_token: SecretState,
    /// The latest look at the authority.
    pub authority: Option<LastReport>,
    /// The latest look at the credentials.
    pub credentials: Option<LastReport>,
    /// The latest test sign-in.
    pub sign_in: Option<LastReport>,
    /// When all this was looked at.
    pub at: DateTime<Utc>,
}

/// Whether the vault has a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum SecretState {
    /// It has none.
    Missing,
    /// It has one.
    Stored {
        /// Since when, where that was noted.
        since: Option<DateTime<Utc>>,
    },
    /// The vault could not be asked.
    Unknown {
        /// Why, in the system's words.
        said: String,
    },
}

impl SecretState {
    /// As the store notes it of the client secret: the vault is not asked, or has not said yet.
    #[must_use]
    pub fn noted(mark: SecretMark) -> Self {
        match mark.kept_at {
            None => Self::Missing,
            since => Self::Stored { since },
        }
    }

    /// From what the vault says of it.
    #[must_use]
    pub fn of(there: &Result<bool, VaultError>, since: Option<DateTime<Utc>>) -> Self {
        match there {
            Ok(true) => Self::Stored { since },
            Ok(false) => Self::Missing,
            Err(error) => Self::Unknown {
                said: error.to_string(),
            },
        }
    }
}

/// The latest report on a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LastReport {
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Its worst grade.
    pub verdict: Verdict,
    /// Whether the credentials were shown to be right.
    pub proof: Option<Proof>,
    /// It is about the values that the draft has now.
    pub current: bool,
}

impl LastReport {
    /// It passed, and with the values that the draft has now.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.current && self.verdict != Verdict::Fail
    }
}

impl Observation {
    /// Puts together what store and vault say. `reports` are in any order.
    #[must_use]
    pub fn of(
        stored: &StoredSetup,
        reports: &[ReportHead],
        secret: SecretState,
        desk_token: SecretState,
        at: DateTime<Utc>,
    ) -> Self {
        let last = |subject| {
            let latest = reports
                .iter()
                .filter(|r| r.subject == subject)
                .max_by_key(|r| r.at)?;
            let current = latest.basis == basis(&stored.draft, subject, stored.secret.version);
            Some(LastReport {
                at: latest.at,
                verdict: latest.verdict,
                proof: latest.proof,
                current,
            })
        };
        Self {
            draft: stored.draft.clone(),
            secret,
            desk_token,
            authority: last(Subject::Authority),
            credentials: last(Subject::Credentials),
            sign_in: last(Subject::SignIn),
            at,
        }
    }
}

/// The values of a draft that a report on `subject` is about, as one text: two reports speak of the
/// same thing if and only if these are equal.
#[must_use]
pub fn basis(draft: &Draft, subject: Subject, secret_version: u32) -> String {
    let authority = json!([draft.provider, draft.authority, draft.endpoints]);
    let client = json!([draft.client_id, draft.client_authentication, secret_version]);
    match subject {
        Subject::Authority => authority,
        Subject::Credentials => json!([authority, client]),
        Subject::SignIn => json!([authority, client, draft.additional_scopes]),
        Subject::Setup | Subject::Request | Subject::Secret => json!(draft),
    }
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::sample;

    #[test]
    fn a_report_speaks_only_of_the_values_that_it_saw() {
        let draft = sample::ready().draft;
        let before = basis(&draft, Subject::SignIn, 1);
        let mut other = draft.clone();
        other.associated_domains.clear();
        other.redirect_uri =
            Some(crate::values::LoopbackRedirect::parse("http://localhost:1/x").unwrap());
        assert_eq!(basis(&other, Subject::SignIn, 1), before);
        assert_ne!(basis(&other, Subject::SignIn, 2), before);
        other.client_id = None;
        assert_ne!(basis(&other, Subject::SignIn, 1), before);
        assert_eq!(
            basis(&other, Subject::Authority, 2),
            basis(&draft, Subject::Authority, 1)
        );
    }

    #[test]
    fn the_latest_report_counts() {
        let seen = sample::ready();
        let stored = sample::stored();
        let report = |minutes, verdict| ReportHead {
            subject: Subject::SignIn,
            at: seen.at + chrono::Duration::minutes(minutes),
            basis: basis(&stored.draft, Subject::SignIn, stored.secret.version),
            verdict,
            proof: None,
        };
        let reports = [report(2, Verdict::Pass), report(1, Verdict::Fail)];
        let seen = Observation::of(
            &stored,
            &reports,
            SecretState::Missing,
            SecretState::Missing,
            seen.at,
        );
        let last = seen.sign_in.unwrap();
        assert!(last.current && last.verdict == Verdict::Pass);
        assert!(seen.authority.is_none());
    }
}
