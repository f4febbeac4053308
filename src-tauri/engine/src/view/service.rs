//! What a service's profile and a provider's guide say of a setup, as it is drawn.

use super::copyable::Copyable;
use crate::catalog::Protocol;
use crate::catalog::service::{Channel, Weight};
use crate::setup::{Key, Step};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The service of a setup.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ServiceView {
    /// The catalog's name for it.
    pub id: String,
    /// The name that its maker gives it.
    pub name: String,
    /// The name as an argument of a sentence; `unnamed` where the profile is for any product and nobody has
    /// said which it is.
    pub in_a_sentence: String,
    /// What it is, in a few words.
    pub summary: String,
    /// How it talks to the provider.
    pub protocol: Protocol,
    /// How the values reach its maker.
    pub channel: Channel,
    /// The plan that single sign-on comes with.
    pub plan: Option<String>,
    /// The role that the person needs in the service.
    pub role: Option<String>,
    /// Where its maker helps.
    pub support: Option<String>,
    /// Where it is hosted; empty where that is asked for, or does not matter.
    pub regions: Vec<RegionView>,
    /// The providers that it allows, by catalog id; empty where it allows any.
    pub providers: Vec<String>,
    /// Its profile is a file that is not Latchkey's own.
    pub foreign: bool,
    /// Nobody needs to be reminded of the secret's end: the service renews it.
    pub renews_secret: bool,
    /// The setup is made for provisioning, so that nobody is asked whether it is wanted.
    pub always_provisions: bool,
    /// The preferences for provisioned people that it takes.
    pub preferences: Vec<Key>,
    /// The documents that its profile was written from.
    pub sources: Vec<SourceView>,
}

/// A hosting region.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RegionView {
    /// The catalog's name for it.
    pub id: String,
    /// What the service calls it.
    pub name: String,
    /// Where people begin to sign in.
    pub login_address: Option<String>,
}

/// A document, and when it was read.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SourceView {
    /// The document.
    pub text: String,
    /// The day on which it was read.
    pub read: NaiveDate,
    /// What it is the source of.
    pub of: String,
}

/// What the profile has for one step.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StepContent {
    /// The step.
    pub step: Step,
    /// What to know there.
    pub notes: Vec<NoteView>,
    /// What is done in the service itself.
    pub procedures: Vec<ProcedureView>,
    /// What the service asks for there, besides what every setup has.
    pub fields: Vec<FieldView>,
}

/// Something to know.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteView {
    /// Its name within the profile.
    pub id: String,
    /// How much it matters.
    pub weight: Weight,
    /// What to know.
    pub text: String,
}

/// Something that is done in the service itself.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProcedureView {
    /// Its name within the profile.
    pub id: String,
    /// What it does.
    pub title: String,
    /// When it is needed.
    pub lead: Option<String>,
    /// What is done, in order.
    pub actions: Vec<ProcedureAction>,
}

/// One numbered action in the service.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProcedureAction {
    /// What to do.
    pub text: String,
    /// What goes wrong here.
    pub caution: Option<String>,
}

/// A field that only this service has.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FieldView {
    /// Its name within the profile.
    pub id: String,
    /// What the service's form calls it.
    pub label: String,
    /// What it takes.
    pub kind: FieldKind,
    /// What can be chosen, where it is a choice.
    pub options: Vec<String>,
    /// The form is not complete without it.
    pub required: bool,
    /// What was entered.
    pub value: Option<String>,
    /// What belongs into it.
    pub hint: Option<String>,
    /// What goes wrong with it.
    pub caution: Option<String>,
    /// Who gives it to the person.
    pub who: Option<String>,
    /// The service's form does not ask for it.
    pub elsewhere: bool,
    /// Nobody but the admin is to know it: it is on no sheet and in no mail.
    pub confidential: bool,
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FieldKind {
    /// One line.
    Text,
    /// An `https` address.
    Address,
    /// A host name.
    Host,
    /// A certificate in PEM.
    Certificate,
    /// Pairs, one a line.
    Pairs,
    /// One of several.
    Choice,
}

/// A provider's guide, filled with the values of a setup.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GuideView {
    /// Whose console it is about: the provider's name.
    pub console: Option<String>,
    /// It is the guide for any console: this provider has none of its own for the protocol.
    pub general: bool,
    /// The kind of app that it makes, in the console's words.
    pub app_type: Option<String>,
    /// What decides between this kind of app and others, or what it cannot do.
    pub app_notes: Vec<NoteView>,
    /// The day on which the oldest of its documents was read.
    pub read: NaiveDate,
    /// The day on which a person last followed it in the console; absent until then.
    pub seen: Option<NaiveDate>,
    /// The documents that it was written from.
    pub sources: Vec<SourceView>,
    /// What the app is allowed, and why.
    pub permissions: Vec<PermissionView>,
    /// What is done, in order.
    pub actions: Vec<GuideAction>,
    /// What looks as if it should be changed and should not.
    pub leave_alone: Vec<String>,
    /// What surprises people who know other providers.
    pub quirks: Vec<String>,
}

/// What an app is allowed, and why.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PermissionView {
    /// Its name in the console.
    pub name: String,
    /// The console's word for its kind.
    pub kind: Option<String>,
    /// An administrator must consent for everybody; absent where that is not known.
    pub admin_consent: Option<bool>,
    /// What it is needed for.
    pub reason: String,
}

/// One numbered action in a provider's console.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GuideAction {
    /// Its name within the guide.
    pub id: String,
    /// The way to the page, in the console's words.
    pub path: Vec<String>,
    /// The page's address, filled in; absent where there is none, or a part of it is not known yet.
    pub open: Option<String>,
    /// What to do there.
    pub text: String,
    /// The values to copy into it.
    pub copy: Vec<Copyable>,
    /// The values of the setup that come out of it.
    pub gives: Vec<Key>,
    /// What goes wrong here.
    pub caution: Option<String>,
    /// What of this no source supports.
    pub unverified: Option<String>,
    /// What the service adds.
    pub notes: Vec<NoteView>,
}

/// How an authority is put together at a provider.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FormView {
    /// The catalog's name for it.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// When it is the right one.
    pub when: Option<String>,
    /// The authority, with the ids of parts in braces.
    pub authority: String,
    /// What it is put together from.
    pub parts: Vec<PartView>,
}

/// A part of an authority.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartView {
    /// What stands for it in braces.
    pub id: String,
    /// What the console calls it.
    pub name: String,
    /// What one looks like.
    pub example: String,
    /// Where the console shows it.
    pub path: Vec<String>,
    /// What it is in the authority that the setup has.
    pub value: Option<String>,
}

/// How the values are handed to the service's maker, where that is done by hand.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HandOff {
    /// The way to the page, in the service's own words.
    pub path: Vec<String>,
    /// The page's address.
    pub page: Option<String>,
    /// That address is not Latchkey's own knowledge: it is copied and looked at, never opened from here.
    pub page_copied: bool,
    /// That address holds what nobody but the admin is to know: it is on no sheet.
    pub page_confidential: bool,
    /// The values, in the order of the form.
    pub fields: Vec<HandOffField>,
    /// The button that sends the form.
    pub button: Option<String>,
    /// The mail; absent where the values go another way.
    pub mail: Option<MailView>,
    /// What happens then.
    pub after: Option<String>,
    /// When it was done, by the word of the person.
    pub handed_over_at: Option<DateTime<Utc>>,
    /// What the service's maker calls it.
    pub reference: Option<String>,
    /// Why it was done although the test sign-in had not passed.
    pub overridden: Option<String>,
    /// A sign-in from here comes before: what goes untested goes with a reason.
    pub tested_before: bool,
    /// The service has a test of its own, whose result the person gives word of.
    pub own_test: bool,
    /// When that test passed, by the word of the person.
    pub own_test_passed_at: Option<DateTime<Utc>>,
    /// The states that the service shows.
    pub states: Vec<StateView>,
    /// The one that it showed last, by catalog id.
    pub state: Option<String>,
    /// When that was.
    pub state_at: Option<DateTime<Utc>>,
}

/// A value of the service's form.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HandOffField {
    /// Its name within the profile.
    pub id: String,
    /// What the form calls it.
    pub label: String,
    /// The value; absent where nothing is chosen, and for the secret.
    pub value: Option<String>,
    /// It is the client secret, which goes to the clipboard past the window.
    pub secret: bool,
    /// Nobody but the admin is to know it: it is on no sheet and in no mail.
    pub confidential: bool,
    /// The form is not complete without it, or without what it could stand in place of.
    pub required: bool,
    /// What to know of it.
    pub note: Option<String>,
    /// Who will see it.
    pub seen_by: String,
}

/// A mail to the service's maker. Never with the secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MailView {
    /// To whom; absent where its documents name nobody.
    pub to: Option<String>,
    /// The language that it is written in, by its code.
    pub language: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
}

/// A state that the service shows.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StateView {
    /// The catalog's name for it.
    pub id: String,
    /// The service's own words.
    pub name: String,
    /// What it means.
    pub means: String,
    /// How to go on from it.
    pub repair: Option<String>,
    /// Nothing is left to do.
    pub end: bool,
}

/// What the person says was done or seen in the service.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Recorded {
    /// The values were handed over.
    HandedOver {
        /// What the service's maker calls it.
        reference: Option<String>,
        /// Why it was done although the test sign-in has not passed.
        reason: Option<String>,
        /// When, as a day or a time; now where nothing is said.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        at: Option<String>,
    },
    /// They were not.
    NotHandedOver,
    /// The service's own test passed.
    OwnTestPassed {
        /// When, as a day or a time; now where nothing is said.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        at: Option<String>,
    },
    /// It did not, or not with the present values.
    OwnTestNotPassed,
    /// The service shows a state.
    State {
        /// Its name in the profile.
        id: String,
    },
    /// It shows none.
    NoState,
}
