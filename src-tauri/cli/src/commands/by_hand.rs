//! `latchkey request …` where a service's values are handed over by hand: what is to be entered or sent, and
//! the word of the person that it was done.

use super::check::millis_since;
use super::setup::document;
use crate::render::Said;
use crate::world::World;
use latchkey_engine::catalog::{self, service::Channel};
use latchkey_engine::eml::eml;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::finding::moment;
use latchkey_engine::ports::{Clock as _, StoredSetup};
use latchkey_engine::report::{Report, Subject};
use latchkey_engine::setup::{self, Draft, Observation};
use latchkey_engine::sheet;
use latchkey_engine::view::{HandOff, HandOffField, Recorded, SetupView, StateView};
use latchkey_engine::wizard;
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// What is to be entered or sent, and what still blocks it.
///
/// # Errors
/// The store cannot be read, or the file of the mail cannot be written.
pub async fn preview(
    world: &World,
    seen: &Observation,
    file: Option<&Path>,
    begun: Duration,
) -> Result<Said, Failure> {
    let name = seen.draft.name.as_str();
    let view = wizard::open(&world.wizard().await?, &seen.draft.name).await?;
    let Some(by_hand) = view.hand_off.as_ref() else {
        return Err(no_mail(world, &seen.draft));
    };
    if let Some(path) = file {
        let mail = by_hand.mail.as_ref();
        let mail = mail.ok_or_else(|| no_mail(world, &seen.draft))?;
        world.write(path, &eml(mail, name, world.clock.now()))?;
        let path = path.display().to_string();
        world.printer.tell("file-written", &[("path", &path)]);
    }
    let observations = json!({
        "channel": seen.draft.channel(),
        "hand_off": by_hand,
        "client_secret": seen.secret,
    });
    let report = Report::new(
        Subject::Request,
        name,
        observations,
        setup::judge(seen),
        millis_since(world, begun),
        &world.printer.words,
    );
    Ok(world.printer.report(&report, &lines(world, by_hand)))
}

/// What is to be entered or sent, in lines.
fn lines(world: &World, by_hand: &HandOff) -> Vec<String> {
    let label = |what: &str| world.printer.say("sheet-value", &[("what", what)]);
    let mut rows = Vec::new();
    if !by_hand.path.is_empty() {
        rows.push((label("path"), by_hand.path.join(" › ")));
    }
    rows.extend(
        by_hand
            .page
            .iter()
            .map(|page| (label("page"), page.clone())),
    );
    match &by_hand.mail {
        Some(mail) => {
            let to = mail.to.clone().unwrap_or_else(|| "–".to_owned());
            rows.push((label("mail-to"), to));
            rows.push((label("mail-subject"), mail.subject.clone()));
        }
        None => rows.extend(by_hand.fields.iter().map(|field| row(world, field))),
    }
    let button = by_hand.button.iter();
    rows.extend(button.map(|text| (label("button"), text.clone())));
    rows.extend(noted(world, by_hand));
    let mut lines = columns(&rows);
    if let Some(mail) = &by_hand.mail {
        lines.push(String::new());
        lines.extend(mail.body.lines().map(str::to_owned));
    }
    // A vendor's profile may have any characters in it.
    lines.iter().map(|line| sheet::visible(line)).collect()
}

/// What was noted of the hand-over.
fn noted(world: &World, by_hand: &HandOff) -> Vec<(String, String)> {
    let label = |what: &str| world.printer.say("sheet-value", &[("what", what)]);
    let mut rows = Vec::new();
    let done = [
        ("handed-over", by_hand.handed_over_at),
        ("own-test", by_hand.own_test_passed_at),
    ];
    for (what, at) in done {
        rows.extend(at.map(|at| (label(what), moment(at))));
    }
    if let Some(state) = shown(by_hand) {
        let at = by_hand.state_at.map(moment).unwrap_or_default();
        let name = world.printer.say("sheet-state", &[("what", "name")]);
        rows.push((name, format!("{}, {at}", state.name)));
    }
    let reference = by_hand.reference.iter();
    rows.extend(reference.map(|text| (label("reference"), text.clone())));
    let overridden = by_hand.overridden.iter();
    rows.extend(overridden.map(|text| (label("override"), text.clone())));
    rows
}

/// The state that the service showed last.
fn shown(by_hand: &HandOff) -> Option<&StateView> {
    let mut all = by_hand.states.iter();
    all.find(|state| by_hand.state.as_deref() == Some(&state.id))
}

/// What a state means, and what repairs it.
fn meaning(state: &StateView) -> String {
    let repair = state.repair.as_deref().unwrap_or_default();
    let text = format!("{} {repair}", state.means);
    sheet::visible(&catalog::plain(text.trim_end()))
}

/// Where the hand-over stands, by the word of the person.
///
/// # Errors
/// Nothing was noted yet, or the store cannot be read.
pub async fn status(world: &World, stored: &StoredSetup) -> Result<Said, Failure> {
    let name = stored.draft.name.as_str();
    let view = wizard::open(&world.wizard().await?, &stored.draft.name).await?;
    let by_hand = view.hand_off.as_ref();
    let rows = by_hand.map(|by_hand| noted(world, by_hand));
    let (Some(by_hand), Some(rows)) = (by_hand, rows.filter(|rows| !rows.is_empty())) else {
        return Err(no_request(world, &stored.draft));
    };
    let mut lines = columns(&rows);
    lines.extend(shown(by_hand).map(meaning));
    lines.extend(by_hand.handed_over_at.and(by_hand.after.clone()));
    let document = json!({
        "schema": "latchkey/hand-over/1",
        "setup": name,
        "channel": stored.draft.channel(),
        "handed_over_at": by_hand.handed_over_at,
        "reference": by_hand.reference,
        "override": by_hand.overridden,
        "own_test_passed_at": by_hand.own_test_passed_at,
        "state": shown(by_hand),
        "state_at": by_hand.state_at,
    });
    let lines: Vec<_> = lines.iter().map(|line| sheet::visible(line)).collect();
    Ok(Said::data(document, lines.join("\n")))
}

/// Names and values side by side; a value of several lines goes on below its first.
fn columns(rows: &[(String, String)]) -> Vec<String> {
    let widths = rows.iter().map(|(label, _)| label.chars().count());
    let width = widths.max().unwrap_or_default();
    let mut lines = Vec::new();
    for (label, value) in rows {
        let mut label = label.as_str();
        for line in value.lines() {
            lines.push(format!("{label:<width$}  {line}"));
            label = "";
        }
    }
    lines
}

/// A field of the service's form; the secret is named and not there.
fn row(world: &World, field: &HandOffField) -> (String, String) {
    let missing = match (field.secret, field.required) {
        (true, _) => "sheet-field-secret",
        (false, true) => "sheet-nothing-yet",
        (false, false) => "sheet-field-empty",
    };
    let value = field.value.clone();
    let value = value.unwrap_or_else(|| format!("({})", world.printer.say(missing, &[])));
    (field.label.clone(), value)
}

/// The service gets its values in another way than by mail.
pub fn no_mail(world: &World, draft: &Draft) -> Failure {
    let service = service_of(world, draft);
    Failure::new(
        Code::Usage,
        world
            .printer
            .say("failure-no-mail", &[("service", &service)]),
    )
}

/// The service takes no request over an API.
pub fn no_request(world: &World, draft: &Draft) -> Failure {
    let service = service_of(world, draft);
    let arguments = [
        ("service", service.as_str()),
        ("setup", draft.name.as_str()),
    ];
    let (said, hint) = match draft.channel() {
        Channel::Itself => ("failure-by-itself", "hint-by-itself"),
        _ => ("failure-by-hand", "hint-by-hand"),
    };
    let failure = Failure::new(Code::Usage, world.printer.say(said, &arguments));
    failure.hint(world.printer.say(hint, &arguments))
}

fn service_of(world: &World, draft: &Draft) -> String {
    let name = draft.service_name(&world.printer.words).map(str::to_owned);
    name.unwrap_or_else(|| world.printer.say("review-the-service", &[]))
}

/// Notes that the service's own test passed, or that it did not.
///
/// # Errors
/// The store cannot be written.
pub async fn tested(
    world: &World,
    name: &str,
    at: Option<String>,
    undo: bool,
) -> Result<Said, Failure> {
    let what = match undo {
        true => Recorded::OwnTestNotPassed,
        false => Recorded::OwnTestPassed { at },
    };
    record(world, name, what).await
}

/// Notes the state that the service shows, or that it shows none; without one, lists them.
///
/// # Errors
/// The service shows no such state, or the store cannot be written.
pub async fn state(
    world: &World,
    name: &str,
    state: Option<String>,
    undo: bool,
) -> Result<Said, Failure> {
    match (state, undo) {
        (Some(id), _) => {
            let noted = record(world, name, Recorded::State { id }).await?;
            let view = wizard::open(&world.wizard().await?, &world.setup_id(name)?).await?;
            let now = view.hand_off.as_ref().and_then(shown);
            let text = now.map(meaning).unwrap_or_default();
            Ok(Said { text, ..noted })
        }
        (None, true) => record(world, name, Recorded::NoState).await,
        (None, false) => states(world, name).await,
    }
}

/// Notes what was done or seen, or that it was not.
///
/// # Errors
/// Something is missing, a text is no line or no time that is over, or the store cannot be written.
pub async fn record(world: &World, name: &str, what: Recorded) -> Result<Said, Failure> {
    let stored = world.setup(name).await?;
    let id = &stored.draft.name;
    let wizard = world.wizard().await?;
    wizard::record(&wizard, id, stored.revision.0, what).await?;
    let noted = world.setup(name).await?;
    let revision = noted.revision.0.to_string();
    let arguments = [("setup", name), ("revision", revision.as_str())];
    world.printer.tell("setup-changed-to", &arguments);
    Ok(Said::data(document(&noted), ""))
}

/// The states that the service can show, and the one that it showed last.
async fn states(world: &World, name: &str) -> Result<Said, Failure> {
    let view: SetupView = wizard::open(&world.wizard().await?, &world.setup_id(name)?).await?;
    let by_hand = view.hand_off.as_ref();
    let all = by_hand.map(|by_hand| by_hand.states.as_slice());
    let all = all.unwrap_or_default();
    let last = by_hand.and_then(|by_hand| by_hand.state.as_deref());
    if all.is_empty() {
        world.printer.tell("states-none", &[("setup", name)]);
    }
    let lines = all.iter().map(|state| {
        let mark = if last == Some(&state.id) { "*" } else { " " };
        let (name, means) = (sheet::visible(&state.name), meaning(state));
        format!("{mark} {:<24} {name}: {means}", state.id)
    });
    let document = json!({
        "schema": "latchkey/states/1",
        "setup": name,
        "states": all,
        "state": last,
        "at": by_hand.and_then(|by_hand| by_hand.state_at),
    });
    Ok(Said::data(document, lines.collect::<Vec<_>>().join("\n")))
}
