//! What the wizard touches, and what every file of it needs.

use crate::failure::{Code, Failure};
use crate::fetch::{Budget, Limits};
use crate::ports::{Clock, Revision, Store, StoreError, StoredReport, StoredSetup};
use crate::report::Report;
use crate::setup::{Draft, SetupId};
use crate::words::Words;
use serde::Serialize;
use std::time::Duration;

/// What the wizard touches.
pub struct World<'a, H, S, V, C, R> {
    /// The network.
    pub http: &'a H,
    /// The store.
    pub store: &'a S,
    /// The vault.
    pub vault: &'a V,
    /// The time, and waiting.
    pub clock: &'a C,
    /// Randomness.
    pub random: &'a R,
    /// How long the network may take.
    pub limits: Limits,
    /// The words of the language in use.
    pub words: &'a Words,
}

impl<H, S: Store, V, C: Clock, R> World<'_, H, S, V, C, R> {
    /// The time that a run has, from now.
    pub(super) fn budget(&self) -> Budget {
        Budget::start(self.limits, self.clock)
    }

    /// Milliseconds since `begun` on the steady clock.
    pub(super) fn millis_since(&self, begun: Duration) -> u64 {
        let took = self.clock.steady().saturating_sub(begun);
        u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
    }

    /// What the store answered about a setup, or its failure in words.
    pub(super) fn stored<T>(
        &self,
        id: &SetupId,
        answer: Result<T, StoreError>,
    ) -> Result<T, Failure> {
        answer.map_err(|error| error.failure(self.words, id.as_str()))
    }

    /// The setup, at the revision that somebody looks at.
    pub(super) async fn setup_at(
        &self,
        id: &SetupId,
        revision: u32,
    ) -> Result<StoredSetup, Failure> {
        let stored = self.stored(id, self.store.setup(id).await)?;
        let seen = stored.revision == Revision(revision);
        self.stored(id, seen.then_some(stored).ok_or(StoreError::Changed))
    }

    /// Writes a changed draft down; one that is as it was makes no revision.
    pub(super) async fn write(&self, stored: StoredSetup, draft: &Draft) -> Result<(), Failure> {
        if *draft == stored.draft {
            return Ok(());
        }
        let draft = &draft.clone().instead_of(&stored.draft);
        let written = self
            .store
            .change_setup(draft, stored.revision, self.clock.now());
        self.stored(&draft.name, written.await).map(drop)
    }

    /// Keeps a report with the setup that it is about, as it was when it was looked at.
    pub(super) async fn keep<O: Serialize>(
        &self,
        setup: &StoredSetup,
        report: &Report<O>,
    ) -> Result<(), Failure> {
        let kept = self.report(setup, report)?;
        self.stored(&setup.draft.name, self.store.add_report(&kept).await)
    }

    /// A report in the form in which it is kept.
    pub(super) fn report<O: Serialize>(
        &self,
        setup: &StoredSetup,
        report: &Report<O>,
    ) -> Result<StoredReport, Failure> {
        StoredReport::of(report, setup, self.clock.now())
            .map_err(|e| Failure::new(Code::Unexpected, e.to_string()))
    }
}

/// A failure with the words and the hint of that message.
pub(super) fn failure(
    words: &Words,
    code: Code,
    id: &str,
    arguments: &[(&'static str, &str)],
) -> Failure {
    let failure = Failure::new(code, words.say(id, arguments));
    let hint = words.hint(id, arguments);
    hint.into_iter().fold(failure, Failure::hint)
}
