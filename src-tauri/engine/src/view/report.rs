//! A report: what was observed, layer by layer and hop by hop, and what was found.

use crate::report::{Proof, Subject, Verdict};
use crate::setup::{Key, Step};
use crate::words::FindingView;
use chrono::{DateTime, Utc};
use serde::Serialize;

/// A kept report, judged anew in the present language.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportView {
    /// What was looked at.
    pub subject: Subject,
    /// When.
    pub at: DateTime<Utc>,
    /// The worst grade.
    pub verdict: Verdict,
    /// Only with credentials: whether they were shown to be right.
    pub proof: Option<Proof>,
    /// It is about the values that the draft has now.
    pub current: bool,
    /// How long it took, in milliseconds.
    #[cfg_attr(test, ts(type = "number"))]
    pub took_ms: u64,
    /// All that was found, worst first.
    pub findings: Vec<FoundView>,
    /// What was observed, in order.
    pub layers: Vec<LayerView>,
    /// The hop picture of a sign-in; empty for everything else.
    pub hops: Vec<HopView>,
    /// The claims of a sign-in, those that services know people by first.
    pub claims: Vec<ClaimView>,
    /// What was asked in a sign-in.
    pub asked: Vec<Named>,
    /// What came back from it.
    pub returned: Vec<Named>,
}

/// A finding, and where it is put right.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FoundView {
    /// The finding.
    #[serde(flatten)]
    pub finding: FindingView,
    /// The step at which it is put right.
    pub step: Option<Step>,
    /// The key that its suggestion is a value of, where one button can apply it.
    pub apply: Option<Key>,
}

/// A layer of an exchange, or another thing that was observed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerView {
    /// Which one, such as `name`, `connect`, `tls`, `answer`.
    pub id: String,
    /// What it is called, in words.
    pub label: String,
    /// What was seen.
    pub text: String,
    /// How long it took, in microseconds.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub took_us: Option<u64>,
    /// How it ended.
    pub state: LayerState,
}

/// How a layer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LayerState {
    /// What the next layers are about: an address.
    Heading,
    /// It came about.
    Done,
    /// It broke here.
    Broken,
    /// It was answered with a refusal; a finding says whether that is right.
    Refused,
    /// Another one took its place, as with an address that was slower.
    Aside,
}

/// A station of a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Hop {
    /// The browser on this computer.
    Browser,
    /// The provider's page.
    Provider,
    /// The port on this computer to which the browser comes back.
    Loopback,
    /// The token endpoint.
    Token,
    /// The userinfo endpoint.
    Userinfo,
}

/// How a hop stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum HopState {
    /// Not reached, so far or at all.
    NotReached,
    /// It is waited for.
    Waiting,
    /// Passed.
    Passed,
    /// It broke here.
    Broken,
    /// The sign-in does not need it.
    Skipped,
}

/// A station of the hop picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HopView {
    /// Which.
    pub hop: Hop,
    /// What it is called, in words.
    pub label: String,
    /// What happened there, in a few words.
    pub text: String,
    /// How long it took, in microseconds.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub took_us: Option<u64>,
    /// How it stands.
    pub state: HopState,
}

/// A claim as it was received.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClaimView {
    /// Its name.
    pub name: String,
    /// What stood where. Empty where a claim that matters did not come.
    pub values: Vec<ClaimValue>,
    /// Services know people by it.
    pub matters: bool,
    /// What it means for this setup, such as that the e-mail's domain is an associated one.
    pub note: Option<String>,
}

/// A claim's value, and where it stood.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClaimValue {
    /// The value as it was received, fit to show.
    pub text: String,
    /// Where it stood.
    pub source: ClaimSource,
}

/// Where a claim stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ClaimSource {
    /// In the ID Token.
    IdToken,
    /// In userinfo.
    Userinfo,
    /// In both, with the same value.
    Both,
}

/// A name and what stood there, in words.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Named {
    /// The name, as the protocol has it.
    pub name: String,
    /// What stood there; for what is not kept, that it was there.
    pub value: String,
}

/// A test sign-in of the past.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AttemptLine {
    /// When.
    pub at: DateTime<Utc>,
    /// The worst grade.
    pub verdict: Verdict,
    /// It is about the values that the draft has now.
    pub current: bool,
    /// The title of its worst finding.
    pub title: Option<String>,
}
