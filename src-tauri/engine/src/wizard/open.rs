//! Everything that is known of a setup, as the window shows it.

use super::catalog::{SANDBOX, provider_of, provider_view};
use super::guide::Filling;
use super::world::World;
use super::{content, guide, hand_off, rail, request_view, values};
use crate::client_auth::Method;
use crate::exchange::hosts_reached;
use crate::failure::Failure;
use crate::finding::{Field, Finding, Grade};
use crate::ports::{Clock, Store, StoreError, StoredReport, StoredRevision, Vault, VaultError};
use crate::report::{Subject, Verdict};
use crate::setup::{
    self, Draft, Key, Looked, SecretState, SetupId, Step, basis, blockers, can_be_set_aside,
};
use crate::values::ClientAuthentication;
use crate::view::{AttemptLine, FoundView, Gate, ReportView, SecretView, SetupView, report_view};
use crate::words::Words;
use serde::Deserialize as _;
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Opens a setup, and asks the vault, which may wait for somebody.
///
/// # Errors
/// There is none of that name, or the store cannot be read. A vault that cannot be asked is part of
/// what is shown.
pub async fn open<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
) -> Result<SetupView, Failure> {
    let looked = setup::look(world.store, world.vault, world.clock, id).await;
    shown(world, id, looked).await
}

/// Shows a setup at once, such as after something was done with it: of the vault, what it said last.
///
/// # Errors
/// As [`open`].
pub async fn show_again<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
) -> Result<SetupView, Failure> {
    let looked = setup::look_again(world.store, world.vault, world.clock, id).await;
    shown(world, id, looked).await
}

async fn shown<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    looked: Result<Looked, StoreError>,
) -> Result<SetupView, Failure> {
    let looked = world.stored(id, looked)?;
    let revisions = world.stored(id, world.store.revisions(id).await)?;
    Ok(show(&looked, &revisions, world.vault.lasts(), world.words))
}

pub(super) fn show(
    looked: &Looked,
    revisions: &[StoredRevision],
    lasts: bool,
    words: &Words,
) -> SetupView {
    let (stored, draft) = (&looked.stored, &looked.stored.draft);
    let mut found = setup::judge(&looked.observation);
    found.sort_by_key(|f| Reverse(f.fault.grade));
    let placed: Vec<FoundView> = found.iter().map(|f| place(f, draft, words)).collect();
    let report = |subject| latest(looked, subject).map(|r| report_of(looked, r, words));
    let [authority, credentials, mut sign_in, submission] = [
        Subject::Authority,
        Subject::Credentials,
        Subject::SignIn,
        Subject::Request,
    ]
    .map(report);
    if let Some(report) = &mut sign_in {
        let used = latest(looked, Subject::SignIn).and_then(method_used);
        let left_open = setup::asks(draft, used);
        let placed = left_open.iter().map(|f| place(f, draft, words));
        report.findings.extend(placed);
    }
    let steps = setup::steps(&looked.observation, &found, looked.sent());
    let next = setup::next(&steps, looked.sent());
    let lines = rail::lines(
        &steps,
        (&looked.observation, &found, looked.sent()),
        |step| {
            let of_step = match step {
                Step::Authority => &authority,
                Step::Credentials => &credentials,
                Step::SignIn => &sign_in,
                _ => &None,
            };
            to_fix(step, &placed, of_step.as_ref())
        },
        words,
    );
    let provider = provider_of(draft, latest(looked, Subject::Authority));
    let test_redirect = values::test_redirect(draft, provider, words);
    let filling = Filling {
        draft,
        provider,
        test_redirect: &test_redirect,
        words,
    };
    let guide = guide::guide(&filling);
    SetupView {
        name: draft.name.to_string(),
        revision: stored.revision.0,
        changed_at: stored.changed_at,
        values: Key::all()
            .filter_map(|key| Some((key, draft.get(key)?)))
            .collect(),
        can_undo: revisions.iter().any(|r| !r.undone),
        can_redo: revisions.iter().any(|r| r.undone),
        steps: lines,
        next,
        gate: gate(&found, draft, words),
        findings: placed,
        secret: secret_view(
            &looked.observation.secret,
            looked.secret_error.as_ref(),
            lasts,
            words,
        ),
        desk_token: secret_view(
            &looked.observation.desk_token,
            looked.token_error.as_ref(),
            lasts,
            words,
        ),
        provider: provider.map(|p| provider_view(p, draft, words)),
        service: draft
            .service()
            .map(|s| content::service_view(s, draft, provider, words)),
        content: content::content(draft, provider, guide.as_ref(), words),
        guide,
        forms: guide::forms(draft, provider, words),
        hand_off: hand_off::hand_off(draft, words),
        tell: hand_off::tell(draft, words),
        desk_host: draft.desk.as_ref().map(|desk| desk.host().to_owned()),
        register: values::register(draft, provider, words),
        test_redirect,
        review: values::review(draft, &looked.observation.secret, words),
        authority,
        credentials,
        attempts: attempts(looked),
        sign_in,
        submission,
        request: looked
            .requests
            .first()
            .map(|request| request_view::request(request, stored, words)),
        waiting: looked.waiting().map(request_view::waiting),
        hosts: hosts(&looked.reports),
        sandbox: draft.service.as_deref() == Some(SANDBOX),
    }
}

/// A finding on the setup as a whole, with its place: where it names no field, it is about the test.
fn place(finding: &Finding, draft: &Draft, words: &Words) -> FoundView {
    let mut view = FoundView::of(finding, words);
    if can_be_set_aside(finding) {
        view.step = Some(if draft.is_oidc() {
            Step::SignIn
        } else {
            Step::Submit
        });
    }
    let answer = finding.details.get("answer");
    let service = draft
        .service()
        .filter(|_| finding.field == Some(Field::Answer));
    if let Some(field) = answer.and_then(|id| service?.field(id)) {
        view.step = field.step;
    }
    view
}

fn gate(found: &[Finding], draft: &Draft, words: &Words) -> Gate {
    let (aside, must): (Vec<&Finding>, Vec<&Finding>) =
        blockers(found).partition(|f| can_be_set_aside(f));
    let placed = |all: Vec<&Finding>| all.into_iter().map(|f| place(f, draft, words)).collect();
    Gate {
        blockers: placed(must),
        can_be_set_aside: placed(aside),
    }
}

/// How many things a step has to put right: in the draft, and in the report that it shows. A test
/// that is only missing is nothing to put right.
fn to_fix(step: Step, found: &[FoundView], report: Option<&ReportView>) -> u32 {
    let fails = |f: &&FoundView| f.finding.grade == Grade::Fail;
    let in_draft = found
        .iter()
        .filter(|f| step != Step::SignIn && f.step == Some(step))
        .filter(fails);
    let in_report = report
        .filter(|r| r.current)
        .into_iter()
        .flat_map(|r| &r.findings)
        .filter(fails);
    u32::try_from(in_draft.count() + in_report.count()).unwrap_or(u32::MAX)
}

/// How the client proved itself in a test sign-in.
pub(super) fn method_used(report: &StoredReport) -> Option<ClientAuthentication> {
    let method = report
        .document
        .pointer("/observations/sign_in/asked/method")?;
    Method::deserialize(method).ok().map(Into::into)
}

fn latest(looked: &Looked, subject: Subject) -> Option<&StoredReport> {
    looked.reports.iter().find(|r| r.subject == subject)
}

fn is_current(looked: &Looked, report: &StoredReport) -> bool {
    let stored = &looked.stored;
    report.basis == basis(&stored.draft, report.subject, stored.secret.version)
}

fn report_of(looked: &Looked, report: &StoredReport, words: &Words) -> ReportView {
    report_view(report, is_current(looked, report), words)
}

/// Every test sign-in that is kept, with the title that its worst finding had then.
fn attempts(looked: &Looked) -> Vec<AttemptLine> {
    let sign_ins = looked
        .reports
        .iter()
        .filter(|r| r.subject == Subject::SignIn);
    let line = |report: &StoredReport| AttemptLine {
        at: report.at,
        verdict: report.verdict,
        current: is_current(looked, report),
        title: report
            .document
            .pointer("/findings/0/title")
            .filter(|_| report.verdict != Verdict::Pass)
            .and_then(Value::as_str)
            .map(str::to_owned),
    };
    sign_ins.map(line).collect()
}

fn secret_view(
    state: &SecretState,
    error: Option<&VaultError>,
    lasts: bool,
    words: &Words,
) -> SecretView {
    if let Some(error) = error {
        let failure = error.failure(words);
        return SecretView::Unknown {
            failure: failure.message,
            hints: failure.hints,
            waits: *error == VaultError::Waiting,
        };
    }
    match state {
        SecretState::Missing => SecretView::Missing,
        SecretState::Stored { since } => SecretView::Stored {
            since: *since,
            lasts,
        },
        SecretState::Unknown { said } => SecretView::Unknown {
            failure: said.clone(),
            hints: Vec::new(),
            waits: false,
        },
    }
}

/// The hosts that somebody tried to reach, as the reports have it.
fn hosts(reports: &[StoredReport]) -> Vec<String> {
    let mut all = BTreeSet::new();
    for report in reports {
        hosts_reached(&report.document, &mut all);
    }
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::sample;
    use serde_json::json;

    #[test]
    fn a_host_counts_as_contacted_once_a_connection_to_it_was_begun() {
        let exchange = |host: &str, reused: bool, attempts: Value| {
            let connection = json!({ "reused": reused, "attempts": attempts });
            json!({ "url": format!("https://{host}/keys"), "connection": connection })
        };
        let refused = json!([{ "address": "192.0.2.1:443", "outcome": "refused" }]);
        let document = json!({ "observations": {
            "looked-up": exchange("loginacme", false, json!([])),
            "named": { "url": "https://named.example/" },
            "tried": [exchange("tried.example", false, refused)],
            "again": { "last": exchange("again.example", true, json!([])) },
        }});
        let report = StoredReport {
            setup: SetupId::parse("acme").unwrap(),
            subject: Subject::Authority,
            at: sample::now(),
            basis: String::new(),
            verdict: Verdict::Fail,
            proof: None,
            document,
        };
        assert_eq!(hosts(&[report]), ["again.example", "tried.example"]);
    }
}
