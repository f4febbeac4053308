//! The store, as the engine asks for it: setups, reports, requests and what waits to be sent.

use crate::failure::{Code, Failure};
use crate::report::{Proof, Report, Subject, Verdict};
use crate::request::{Body, DeskAddress, IdempotencyKey, Status};
use crate::settings::Settings;
use crate::setup::{Draft, Override, Sent, SetupId, basis};
use crate::words::Words;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::future::Future;

/// Keeps what must survive the program. Each call is one transaction: done wholly or not at all,
/// and on the disk when it returns.
pub trait Store: Send + Sync {
    /// Some of the setups whose values `search` stands in, the last changed first: `limit` of them,
    /// after the first `from`. An empty search finds all; letters of either case are the same.
    fn page(
        &self,
        search: &str,
        from: u32,
        limit: u32,
    ) -> impl Future<Output = Result<StoredPage, StoreError>> + Send;
    /// Every setup, by name.
    fn setups(&self) -> impl Future<Output = Result<Vec<StoredSetup>, StoreError>> + Send;
    /// One setup; [`StoreError::Unknown`] when there is none of that name.
    fn setup(&self, id: &SetupId) -> impl Future<Output = Result<StoredSetup, StoreError>> + Send;
    /// Writes a new setup; [`StoreError::Exists`] when there is one of that name.
    fn add_setup(
        &self,
        draft: &Draft,
        at: DateTime<Utc>,
    ) -> impl Future<Output = Result<StoredSetup, StoreError>> + Send;
    /// Writes a changed draft over the revision that it was made from; [`StoreError::Changed`] when
    /// somebody else was quicker. The last [`KEPT_REVISIONS`] are kept; those that were undone go.
    fn change_setup(
        &self,
        draft: &Draft,
        from: Revision,
        at: DateTime<Utc>,
    ) -> impl Future<Output = Result<StoredSetup, StoreError>> + Send;
    /// Undoes the last change: the draft before it becomes the present one, as a new revision, and
    /// `from` is kept as undone. Nothing where there is no earlier draft; [`StoreError::Changed`] when
    /// somebody else was quicker.
    fn step_back(
        &self,
        id: &SetupId,
        from: Revision,
        at: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<StoredSetup>, StoreError>> + Send;
    /// Makes the change again that was undone last, in the same manner.
    fn step_forward(
        &self,
        id: &SetupId,
        from: Revision,
        at: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<StoredSetup>, StoreError>> + Send;
    /// Other drafts that are still kept, earlier ones and undone ones, the newest first.
    fn revisions(
        &self,
        id: &SetupId,
    ) -> impl Future<Output = Result<Vec<StoredRevision>, StoreError>> + Send;
    /// Notes which client secret the setup has in the vault.
    fn mark_secret(
        &self,
        id: &SetupId,
        mark: SecretMark,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// Removes a setup with its revisions, reports, requests and what waits to be sent.
    fn remove_setup(&self, id: &SetupId) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Keeps a report; the last [`KEPT_REPORTS`] of each subject are kept.
    fn add_report(
        &self,
        report: &StoredReport,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// A setup's reports, the newest first.
    fn reports(
        &self,
        id: &SetupId,
    ) -> impl Future<Output = Result<Vec<StoredReport>, StoreError>> + Send;

    /// Writes down a request that is to be sent. A setup has at most one that is not withdrawn;
    /// [`StoreError::Exists`] when there is one already.
    fn enqueue(&self, waiting: &Waiting) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// What waits to be sent for a setup, the oldest first, withdrawn ones among it.
    fn outbox(&self, id: &SetupId)
    -> impl Future<Output = Result<Vec<Waiting>, StoreError>> + Send;
    /// Notes, before it is done, that a waiting request is sent now: from here on it may be there.
    fn mark_attempt(
        &self,
        key: &IdempotencyKey,
        at: DateTime<Utc>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// Notes that a waiting request stays: whether the service may have it all the same, and before
    /// when it does not want to be asked again.
    fn postpone(
        &self,
        key: &IdempotencyKey,
        may_be_there: bool,
        until: Option<DateTime<Utc>>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// Withdraws a waiting request: gone when the service cannot have it, else marked. `instead`
    /// takes its place.
    fn supersede(
        &self,
        key: &IdempotencyKey,
        instead: Option<&Waiting>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// The service has answered for good: the waiting request is gone, and `request` is kept if the
    /// service took it.
    fn settle(
        &self,
        key: &IdempotencyKey,
        request: Option<&StoredRequest>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// A setup's requests that the service has, the newest first.
    fn requests(
        &self,
        id: &SetupId,
    ) -> impl Future<Output = Result<Vec<StoredRequest>, StoreError>> + Send;
    /// Keeps what the service last said about a request.
    fn note_status(
        &self,
        id: &SetupId,
        status: &Status,
        seen_at: DateTime<Utc>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// What was set for the whole program; what nobody set is as it usually is.
    fn settings(&self) -> impl Future<Output = Result<Settings, StoreError>> + Send;
    /// Writes all settings down.
    fn set_settings(
        &self,
        settings: &Settings,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// Removes everything: every setup with all that belongs to it, and the settings.
    fn clear(&self) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// How many earlier drafts of a setup are kept.
pub const KEPT_REVISIONS: u32 = 50;
/// How many reports of each subject are kept for a setup.
pub const KEPT_REPORTS: u32 = 20;

/// Counts the changes of a setup, from 1.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Revision(pub u32);

/// A setup as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredSetup {
    /// What the admin chose.
    pub draft: Draft,
    /// Which change this is.
    pub revision: Revision,
    /// When it was changed.
    pub changed_at: DateTime<Utc>,
    /// Which client secret it has in the vault.
    pub secret: SecretMark,
}

/// Which client secret a setup has in the vault. The vault alone knows whether it is still there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SecretMark {
    /// The highest version ever used; 0 when there never was a secret.
    pub version: u32,
    /// When that version was put into the vault; absent when it was forgotten.
    pub kept_at: Option<DateTime<Utc>>,
}

/// Some setups out of all.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredPage {
    /// How many setups there are.
    pub total: u32,
    /// How many of them the search finds.
    pub found: u32,
    /// Those asked for.
    pub setups: Vec<StoredLine>,
}

/// A setup, and in short what is kept for it.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredLine {
    /// The setup.
    pub setup: StoredSetup,
    /// The latest report on each subject.
    pub reports: Vec<ReportHead>,
    /// How far its request has come.
    pub sent: Sent,
}

/// An earlier draft, or one that was undone.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRevision {
    /// The draft as it was.
    pub draft: Draft,
    /// Which change it was.
    pub revision: Revision,
    /// When it was written.
    pub changed_at: DateTime<Utc>,
    /// It comes after the present draft: the change that led to it was undone.
    pub undone: bool,
}

/// What a kept report is about and how it ended, without the report itself.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportHead {
    /// What was looked at.
    pub subject: Subject,
    /// When.
    pub at: DateTime<Utc>,
    /// The values that were looked at ([`basis`](crate::setup::basis())).
    pub basis: String,
    /// The worst grade.
    pub verdict: Verdict,
    /// Whether the credentials were shown to be right.
    pub proof: Option<Proof>,
}

/// A report as it is kept: as it was shown, and what it was about.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredReport {
    /// The setup.
    pub setup: SetupId,
    /// What was looked at.
    pub subject: Subject,
    /// When.
    pub at: DateTime<Utc>,
    /// The values that were looked at ([`basis`](crate::setup::basis())): the report says nothing
    /// about others.
    pub basis: String,
    /// The worst grade.
    pub verdict: Verdict,
    /// Whether the credentials were shown to be right.
    pub proof: Option<Proof>,
    /// The report as it was shown (`latchkey/report/1`).
    pub document: serde_json::Value,
}

impl StoredReport {
    /// A report on a setup as it was kept when it was looked at.
    ///
    /// # Errors
    /// When the observations have no JSON form.
    pub fn of<O: Serialize>(
        report: &Report<O>,
        setup: &StoredSetup,
        at: DateTime<Utc>,
    ) -> Result<Self, serde_json::Error> {
        Ok(Self {
            setup: setup.draft.name.clone(),
            subject: report.subject,
            at,
            basis: basis(&setup.draft, report.subject, setup.secret.version),
            verdict: report.verdict,
            proof: report.proof,
            document: serde_json::to_value(report)?,
        })
    }

    /// The report in short.
    #[must_use]
    pub fn head(&self) -> ReportHead {
        ReportHead {
            subject: self.subject,
            at: self.at,
            basis: self.basis.clone(),
            verdict: self.verdict,
            proof: self.proof,
        }
    }
}

/// A request that waits to be sent. It holds no secret, only where in the vault it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// New for each thing to be done, the same for every attempt at it.
    pub key: IdempotencyKey,
    /// The setup.
    pub setup: SetupId,
    /// Where it is to be sent.
    pub desk: DeskAddress,
    /// What is to be sent, but for the secret.
    pub body: Body,
    /// Which version of the setup's client secret belongs to it.
    pub secret_version: u32,
    /// Why it is sent without a passing test, where it is.
    pub overridden: Option<Override>,
    /// When it was written down.
    pub written_at: DateTime<Utc>,
    /// How often it was sent.
    pub attempts: u32,
    /// When it was sent last.
    pub last_attempt_at: Option<DateTime<Utc>>,
    /// It was sent and nobody said that it was not taken: the service may have it.
    pub may_be_there: bool,
    /// Before when the service does not want to be asked again.
    pub not_before: Option<DateTime<Utc>>,
    /// It is no longer wanted, and only kept because the service may have it.
    pub withdrawn: bool,
}

/// A request that the service has.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRequest {
    /// The setup.
    pub setup: SetupId,
    /// The key under which it was sent.
    pub key: IdempotencyKey,
    /// Where it was sent.
    pub desk: DeskAddress,
    /// What was sent, but for the secret.
    pub body: Body,
    /// Which version of the setup's client secret was sent.
    pub secret_version: u32,
    /// Why it was sent without a passing test, where it was.
    pub overridden: Option<Override>,
    /// What the service last said.
    pub status: Status,
    /// When it said so.
    pub seen_at: DateTime<Utc>,
}

/// Why the store did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A newer version of the program wrote it.
    #[error(
        "the store was written by a newer version: it has the form {found}, this program knows {known}"
    )]
    Newer {
        /// The form found.
        found: String,
        /// The newest form that this program knows.
        known: String,
    },
    /// The file is not ours.
    #[error("the file is not one of Latchkey's: {said}")]
    Foreign {
        /// What was found.
        said: String,
    },
    /// Another process holds it.
    #[error("another program is writing into the store")]
    Locked,
    /// It cannot be written or read: disk full, no permission, no folder.
    #[error("the store cannot be written: {said}")]
    Unwritable {
        /// What the system said.
        said: String,
    },
    /// It is damaged.
    #[error("the store is damaged: {said}")]
    Corrupt {
        /// What was found.
        said: String,
    },
    /// Somebody else changed the setup in the meantime.
    #[error("the setup was changed in the meantime")]
    Changed,
    /// There is one of that name already.
    #[error("it is there already")]
    Exists,
    /// There is none of that name.
    #[error("it is not there")]
    Unknown,
}

impl StoreError {
    /// As the failure of a command; `what` is the setup or the store's folder, as the words need it.
    #[must_use]
    pub fn failure(&self, words: &Words, what: &str) -> Failure {
        let (code, id, said) = match self {
            Self::Newer { found, .. } => (Code::StoreNewer, "store-newer", found.as_str()),
            Self::Foreign { said } => (Code::StoreForeign, "store-foreign", said.as_str()),
            Self::Locked => (Code::StoreLocked, "store-locked", ""),
            Self::Unwritable { said } => (Code::StoreUnwritable, "store-unwritable", said.as_str()),
            Self::Corrupt { said } => (Code::StoreForeign, "store-corrupt", said.as_str()),
            Self::Changed => (Code::SetupChanged, "setup-changed", ""),
            Self::Exists => (Code::SetupExists, "setup-exists", ""),
            Self::Unknown => (Code::SetupUnknown, "setup-unknown", ""),
        };
        let arguments = [("said", said), ("what", what)];
        let failure = Failure::new(code, words.say(id, &arguments));
        words
            .hint(id, &arguments)
            .into_iter()
            .fold(failure, Failure::hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_words_and_a_way_out() {
        let words = Words::speaking("en");
        let said = String::from("no room");
        for error in [
            StoreError::Newer {
                found: "9".into(),
                known: "1".into(),
            },
            StoreError::Foreign { said: said.clone() },
            StoreError::Locked,
            StoreError::Unwritable { said: said.clone() },
            StoreError::Corrupt { said },
            StoreError::Changed,
            StoreError::Exists,
            StoreError::Unknown,
        ] {
            let failure = error.failure(&words, "acme");
            assert!(
                !failure.hints.is_empty() && failure.message.contains(' '),
                "{failure:?}"
            );
        }
    }
}
