//! What the window is shown: one form for everything that crosses to it. Made from drafts, observations
//! and findings, with the words already in; no type here can hold a secret.

pub mod build;
mod copyable;
mod link;
mod list;
mod paper;
mod progress;
mod recognition;
mod report;
mod request;
mod service;
mod settings;
mod setup;
#[cfg(test)]
mod typescript;

pub use crate::settings::Theme;
pub use build::{HopsSoFar, look_events, report_view};
pub use copyable::Copyable;
pub use link::{DestinationView, HandedView, OfferView, OfferedValue};
pub use list::{SetupLine, SetupPage, Standing};
pub use paper::Paper;
pub use progress::{LookEvent, SignInEvent};
pub use recognition::{RecognisedView, RecognitionView};
pub use report::{
    AttemptLine, ClaimSource, ClaimValue, ClaimView, FoundView, Hop, HopState, HopView, LayerState,
    LayerView, Named, ReportView,
};
pub use request::{EventView, RequestDomain, RequestView, WaitingView};
pub use service::{
    FieldKind, FieldView, FormView, GuideAction, GuideView, HandOff, HandOffField, MailView,
    NoteView, PartView, PermissionView, ProcedureAction, ProcedureView, Recorded, RegionView,
    ServiceView, SourceView, StateView, StepContent,
};
pub use settings::{Catalog, Language, Link, RootFile, SettingsView, Start};
pub use setup::{
    Change, Gate, LookView, OptionView, ProviderView, Refusal, SecretView, SetupView, StepLine,
};
