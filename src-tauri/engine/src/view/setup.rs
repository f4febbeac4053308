//! A setup, as every step of the wizard is drawn from it.

use super::copyable::Copyable;
use super::report::{AttemptLine, FoundView, ReportView};
use super::request::{RequestView, WaitingView};
use super::service::{FormView, GuideView, HandOff, ServiceView, StepContent};
use crate::setup::{Given, Key, Step, StepState};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that the window shows of one setup. Every call that changes a setup answers with it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetupView {
    /// The setup's name on this computer.
    pub name: String,
    /// Counts the changes, from 1. A change names the revision that it is made to.
    pub revision: u32,
    /// When the draft was last written.
    pub changed_at: DateTime<Utc>,
    /// What the admin chose, by key. A key that has no value is not there.
    #[cfg_attr(test, ts(type = "Partial<Record<Key, Given>>"))]
    pub values: BTreeMap<Key, Given>,
    /// An earlier draft can be brought back.
    pub can_undo: bool,
    /// A change that was undone can be made again.
    pub can_redo: bool,
    /// Every step that the setup has, in order.
    pub steps: Vec<StepLine>,
    /// The first step that has something left to do.
    pub next: Option<Step>,
    /// All that is to be said of the draft, worst first.
    pub findings: Vec<FoundView>,
    /// What stands between the setup and its submission.
    pub gate: Gate,
    /// The client secret.
    pub secret: SecretView,
    /// The token of the service's request API.
    pub desk_token: SecretView,
    /// The provider, named or recognised.
    pub provider: Option<ProviderView>,
    /// The service.
    pub service: Option<ServiceView>,
    /// What its profile has for each step.
    pub content: Vec<StepContent>,
    /// The guide of the provider's console; absent where there is none for the protocol.
    pub guide: Option<GuideView>,
    /// How an authority is put together at the provider.
    pub forms: Vec<FormView>,
    /// How the values are handed over by hand; absent where the tenant request API takes them.
    pub hand_off: Option<HandOff>,
    /// What to tell the people who will sign in.
    pub tell: Vec<String>,
    /// The host of the service's request API: to whom the request and the secret are sent.
    pub desk_host: Option<String>,
    /// What is to be entered at the provider when the app is registered.
    pub register: Vec<Copyable>,
    /// The temporary redirect address of the test sign-in, as it is to be registered.
    pub test_redirect: String,
    /// The values of the request, in the order of its form, with who sees each.
    pub review: Vec<Copyable>,
    /// The latest look at the authority.
    pub authority: Option<ReportView>,
    /// The latest look at the credentials.
    pub credentials: Option<ReportView>,
    /// The latest test sign-in.
    pub sign_in: Option<ReportView>,
    /// The latest word from the service, or on the way there.
    pub submission: Option<ReportView>,
    /// Every test sign-in that is kept, the newest first.
    pub attempts: Vec<AttemptLine>,
    /// The request at the service.
    pub request: Option<RequestView>,
    /// A request that is written down and not sent yet.
    pub waiting: Option<WaitingView>,
    /// The hosts that the kept reports say were contacted.
    pub hosts: Vec<String>,
    /// It belongs to the sandbox, which must run while the setup is worked on.
    pub sandbox: bool,
}

/// A step in the rail.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StepLine {
    /// The step.
    pub step: Step,
    /// How it stands.
    pub state: StepState,
    /// How many findings of grade fail it has; for the review, how many all steps have.
    pub to_fix: u32,
    /// Why it cannot be entered yet; absent where it can.
    pub refusal: Option<Refusal>,
}

/// Why a move to a step is refused, and where to go instead.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Refusal {
    /// Why, and what to do, in one sentence.
    pub why: String,
    /// The step at which it is done.
    pub instead: Step,
}

/// What stands between a setup and its submission. Both lists empty: nothing does.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Gate {
    /// What must be put right.
    pub blockers: Vec<FoundView>,
    /// What must be put right too, or set aside by giving a reason.
    pub can_be_set_aside: Vec<FoundView>,
}

/// What is known of a secret. Never the secret.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SecretView {
    /// The vault has none.
    Missing,
    /// The vault has it.
    Stored {
        /// Since when, where that was noted.
        since: Option<DateTime<Utc>>,
        /// It is still there when Latchkey is started again.
        lasts: bool,
    },
    /// The vault could not be asked.
    Unknown {
        /// Why, in words, and what to do.
        failure: String,
        /// What to do.
        hints: Vec<String>,
        /// It has not answered yet, or was not asked yet.
        waits: bool,
    },
}

/// A provider.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProviderView {
    /// The catalog's name for it.
    pub id: String,
    /// The name that its maker gives it.
    pub name: String,
    /// It was recognised from the authority, not chosen.
    pub recognised: bool,
    /// Where redirect addresses are registered in its console, in the console's words.
    pub console: Option<String>,
    /// How long its client secrets last; or that no source says.
    pub secret_lifetime: String,
}

/// A change of one value. An empty text or list takes the value out.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Change {
    /// Which value.
    pub key: Key,
    /// The value as it was entered.
    pub value: Given,
}

/// What a look at a typed authority found. The setup is as it was after the look.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LookView {
    /// The authority in its normal form; absent where the text is none.
    pub understood: Option<String>,
    /// What was done to the text to get there, or why it is no authority.
    pub note: Option<String>,
    /// The report of the look; absent where there was nothing to ask.
    pub report: Option<ReportView>,
    /// The setup.
    pub setup: SetupView,
}

/// Something that can be picked from the catalog.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OptionView {
    /// The catalog's id.
    pub id: String,
    /// The name that its maker gives it.
    pub name: String,
    /// What it is, in a few words.
    pub note: Option<String>,
}
