//! Findings with their words, and the place at which each is put right.

use super::layers;
use crate::authority::AuthorityObservation;
use crate::authority::address::AUTHORITY_WHITESPACE_OR_QUOTES;
use crate::credentials::{self, shape};
use crate::finding::{Field, Finding};
use crate::report::{Proof, Subject};
use crate::setup::{key_of, step_of};
use crate::view::{FoundView, LayerView};
use crate::words::{FindingView, Words};
use crate::{authority, request, signin};
use serde::Deserialize;
use std::cmp::Reverse;

/// The observation of a kept report, by its subject.
pub(super) enum Observed {
    /// An authority.
    Authority(Box<AuthorityObservation>),
    /// A client's credentials.
    Credentials(Box<credentials::Observation>),
    /// A test sign-in.
    SignIn(Box<signin::Seen>),
    /// A tenant request.
    Request(Box<request::Observation>),
}

impl Observed {
    /// Reads the observation out of a report's document; nothing where it is of another form, such
    /// as an older version's.
    pub(super) fn read(subject: Subject, document: &serde_json::Value) -> Option<Self> {
        let observations = document.get("observations")?;
        match subject {
            Subject::Authority => read(observations).map(Self::Authority),
            Subject::Credentials => read(observations).map(Self::Credentials),
            Subject::SignIn => read(observations).map(Self::SignIn),
            Subject::Request => read(observations).map(Self::Request),
            Subject::Setup | Subject::Secret => None,
        }
    }

    /// What was observed, layer by layer.
    pub(super) fn layers(&self, words: &Words) -> Vec<LayerView> {
        match self {
            Self::Authority(seen) => layers::of_authority(seen, words),
            Self::Credentials(seen) => layers::of_credentials(seen, words),
            Self::SignIn(seen) => layers::of_sign_in(seen, words),
            Self::Request(seen) => layers::of_request(seen, words),
        }
    }

    /// Judges it.
    pub(super) fn judge(&self) -> (Option<Proof>, Vec<Finding>) {
        match self {
            Self::Authority(seen) => (None, authority::judge(seen)),
            Self::Credentials(seen) => {
                let (proof, findings) = seen.judge();
                (Some(proof), findings)
            }
            Self::SignIn(seen) => (None, seen.judge()),
            Self::Request(seen) => (None, request::judge(seen)),
        }
    }
}

fn read<'a, T: Deserialize<'a>>(observations: &'a serde_json::Value) -> Option<Box<T>> {
    T::deserialize(observations).ok().map(Box::new)
}

impl FoundView {
    /// A finding, with its words and its place.
    #[must_use]
    pub fn of(finding: &Finding, words: &Words) -> Self {
        Self::placed(words.finding(finding))
    }

    /// A finding that has its words, with its place.
    #[must_use]
    pub fn placed(finding: FindingView) -> Self {
        let field = finding.field;
        Self {
            step: field.and_then(step_of),
            apply: field
                .filter(|_| finding.suggestion.is_some())
                .and_then(key_of),
            finding,
        }
    }
}

/// The findings of a kept report as it was shown.
pub(super) fn kept(document: &serde_json::Value) -> Vec<FindingView> {
    let findings = document.get("findings");
    findings
        .and_then(|f| Vec::deserialize(f).ok())
        .unwrap_or_default()
}

/// The findings, judged anew and worst first, and with them those kept ones that rest on what no
/// observation holds: the shape of the secret. When it ends is judged with the setup, by the date that it
/// has now.
pub(super) fn anew(found: &[Finding], kept: Vec<FindingView>, words: &Words) -> Vec<FoundView> {
    let rests_on_more = kept
        .into_iter()
        .filter(cannot_be_judged_again)
        .map(|f| words.again(f));
    let mut all: Vec<FoundView> = found
        .iter()
        .map(|f| words.finding(f))
        .chain(rests_on_more)
        .map(FoundView::placed)
        .collect();
    all.sort_by_key(|f| Reverse(f.finding.grade));
    all
}

fn cannot_be_judged_again(finding: &FindingView) -> bool {
    let of_client = matches!(finding.field, Some(Field::ClientId | Field::ClientSecret));
    let untidy = finding.id == AUTHORITY_WHITESPACE_OR_QUOTES.id && of_client;
    untidy || shape::FAULTS.iter().any(|fault| fault.id == finding.id)
}
