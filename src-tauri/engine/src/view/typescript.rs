//! The window's types, written from these. `UPDATE=1 cargo test -p latchkey-engine` rewrites them.

use super::*;
use crate::catalog::Protocol;
use crate::catalog::service::{Channel, Weight};
use crate::failure::{Code, Failure};
use crate::finding::{Field, Grade};
use crate::recognition::Certainty;
use crate::report::{Proof, Subject, Verdict};
use crate::request::{Actor, DomainState, State};
use crate::setup::{Given, Key, Removal, Step, StepState};
use crate::words::FindingView;
use ts_rs::{Config, TS};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/host/contract.ts");

fn declarations() -> String {
    let config = Config::default();
    let mut text = String::from(
        "// Written from the engine's types (src-tauri/engine/src/view); a test compares. Not edited by hand.\n",
    );
    macro_rules! declare {
        ($($type:ty),* $(,)?) => { $(
            text.push_str("\nexport ");
            text.push_str(&<$type as TS>::decl(&config));
            text.push('\n');
        )* };
    }
    declare!(
        Actor,
        AttemptLine,
        Catalog,
        Certainty,
        Change,
        Channel,
        ClaimSource,
        ClaimValue,
        ClaimView,
        Code,
        Copyable,
        DestinationView,
        DomainState,
        EventView,
        Failure,
        Field,
        FieldKind,
        FieldView,
        FormView,
        FindingView,
        FoundView,
        Gate,
        Given,
        Grade,
        GuideAction,
        GuideView,
        HandedView,
        HandOff,
        HandOffField,
        Hop,
        HopState,
        HopView,
        Key,
        Language,
        LayerState,
        LayerView,
        Link,
        LookEvent,
        LookView,
        MailView,
        Named,
        NoteView,
        OfferView,
        OfferedValue,
        OptionView,
        Paper,
        PartView,
        PermissionView,
        ProcedureAction,
        ProcedureView,
        Proof,
        Protocol,
        ProviderView,
        RecognisedView,
        RecognitionView,
        Recorded,
        Refusal,
        RegionView,
        Removal,
        ReportView,
        RequestDomain,
        RequestView,
        RootFile,
        SecretView,
        ServiceView,
        SettingsView,
        SetupLine,
        SetupPage,
        SetupView,
        SignInEvent,
        SourceView,
        Standing,
        Start,
        State,
        StateView,
        Step,
        StepContent,
        StepLine,
        StepState,
        Subject,
        Theme,
        Verdict,
        WaitingView,
        Weight,
    );
    text
}

#[test]
#[allow(clippy::unwrap_used)]
fn the_window_s_types_are_the_engine_s() {
    let now = declarations();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(std::path::Path::new(FILE).parent().unwrap()).unwrap();
        std::fs::write(FILE, &now).unwrap();
    }
    let committed = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(
        committed == now,
        "ui/src/host/contract.ts is not what the engine's types say; UPDATE=1 cargo test -p latchkey-engine rewrites it"
    );
}
