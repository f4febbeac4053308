//! `latchkey setup …`: the drafts, and what is known of them.

mod new;
mod paper;
mod show;

use super::check::millis_since;
use super::client::keep;
use super::services::{known_provider, known_region, known_service};
use crate::args::SetupCommand;
use crate::render::Said;
use crate::secret::answered;
use crate::world::World;
use chrono::SecondsFormat;
use latchkey_engine::authority;
use latchkey_engine::catalog::service::FieldSpec;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::finding::{Field, Finding};
use latchkey_engine::ports::{Clock as _, Store as _, StoredSetup};
use latchkey_engine::report::{Report, Subject};
use latchkey_engine::setup::{
    self, AnswerError, Draft, Given, Key, KeyError, Observation, SetupId,
};
use serde::Serialize;
use serde_json::{Value, json};
use std::io::IsTerminal as _;

/// Runs one of them.
///
/// # Errors
/// What could not be done.
pub async fn run(world: &World, command: SetupCommand) -> Result<Said, Failure> {
    match command {
        SetupCommand::New(args) => new::run(world, args).await,
        SetupCommand::List => list(world).await,
        SetupCommand::Show { setup } => show::run(world, &setup).await,
        SetupCommand::Set { setup, values } => set(world, &setup, &values).await,
        SetupCommand::Sheet { setup, format, out } => {
            paper::sheet(world, &setup, format, out.as_deref()).await
        }
        SetupCommand::Calendar { setup, out } => {
            paper::calendar(world, &setup, out.as_deref()).await
        }
        SetupCommand::Check { setup } => check(world, &setup).await,
        SetupCommand::Remove { setup, yes } => remove(world, &setup, yes).await,
    }
}

/// A line of the list.
#[derive(Serialize)]
struct Line {
    name: SetupId,
    service: Option<String>,
    provider: Option<String>,
    authority: Option<String>,
    changed_at: String,
    secret_expires_at: Option<String>,
}

async fn list(world: &World) -> Result<Said, Failure> {
    let all = world.stored(world.store().await?.setups().await)?;
    let lines: Vec<Line> = all
        .into_iter()
        .map(|s| Line {
            name: s.draft.name.clone(),
            service: s.draft.service,
            provider: s.draft.provider,
            authority: s.draft.authority.map(|a| a.to_string()),
            changed_at: s.changed_at.to_rfc3339_opts(SecondsFormat::Secs, true),
            secret_expires_at: s
                .draft
                .secret_expires_at
                .map(|t| t.to_rfc3339_opts(SecondsFormat::Secs, true)),
        })
        .collect();
    if lines.is_empty() {
        world.printer.tell("setup-none", &[]);
    }
    let dash = |t: &Option<String>| t.clone().unwrap_or_else(|| "–".to_owned());
    let text: Vec<String> = lines
        .iter()
        .map(|l| {
            format!(
                "{:<24} {:<12} {:<10} {}",
                l.name.as_str(),
                dash(&l.service),
                dash(&l.provider),
                dash(&l.authority)
            )
        })
        .collect();
    Ok(Said::data(
        json!({ "schema": "latchkey/setups/1", "setups": lines }),
        text.join("\n"),
    ))
}

/// A setup as scripts read it.
pub fn document(stored: &StoredSetup) -> Value {
    json!({ "schema": "latchkey/setup/1", "setup": { "draft": stored.draft }, "revision": stored.revision })
}

async fn set(world: &World, name: &str, values: &[String]) -> Result<Said, Failure> {
    let stored = world.setup(name).await?;
    let mut draft = stored.draft.clone();
    for pair in values {
        let (key, value) = pair.split_once('=').ok_or_else(|| {
            Failure::new(
                Code::Usage,
                world.printer.say("failure-key-value", &[("text", pair)]),
            )
        })?;
        match key.trim().strip_prefix("answers.") {
            Some(field) => set_answer(world, &mut draft, field, value)?,
            None => set_value(world, &mut draft, key, value)?,
        }
    }
    if draft.service != stored.draft.service {
        known_service(world, &draft)?;
    }
    if draft.region != stored.draft.region {
        known_region(world, &draft)?;
    }
    // The one that was chosen for another service is judged, not refused.
    if draft.provider != stored.draft.provider {
        known_provider(world, &draft)?;
    }
    let before = stored.revision;
    let stored = world.change(stored, &draft).await?;
    let said = if stored.revision == before {
        "setup-unchanged"
    } else {
        "setup-changed-to"
    };
    let revision = stored.revision.0.to_string();
    world
        .printer
        .tell(said, &[("setup", name), ("revision", &revision)]);
    Ok(Said::data(document(&stored), ""))
}

fn set_value(world: &World, draft: &mut Draft, key: &str, value: &str) -> Result<(), Failure> {
    let refused = |error: &KeyError| refused(world, key, &error.say(&world.printer.words));
    let parsed = Key::parse(key).map_err(|error| match &error {
        KeyError::Unknown(_) => {
            let known: Vec<&str> = Key::all().map(Key::as_str).collect();
            refused(&error).hint(
                world
                    .printer
                    .say("hint-key", &[("known", &known.join(", "))]),
            )
        }
        _ => refused(&error),
    })?;
    let set = draft.set(parsed, Given::Text(value.to_owned()));
    set.map_err(|error| match parsed.field() {
        Some(field) => refused(&error).field(field),
        None => refused(&error),
    })
}

/// A value that only the service of the setup asks for.
fn set_answer(world: &World, draft: &mut Draft, field: &str, value: &str) -> Result<(), Failure> {
    let Err(error) = draft.answer(field, value) else {
        return Ok(());
    };
    let key = format!("answers.{field}");
    let failure = refused(world, &key, &error.say(&world.printer.words)).field(Field::Answer);
    let asked: Vec<&str> = draft
        .service()
        .map(|service| {
            let fields = service.fields.iter();
            let own = |field: &&FieldSpec| field.value.is_own();
            fields.filter(own).map(|field| field.id.as_str()).collect()
        })
        .unwrap_or_default();
    Err(match error {
        AnswerError::Unknown(_) if !asked.is_empty() => failure.hint(
            world
                .printer
                .say("hint-answer", &[("known", &asked.join(", "))]),
        ),
        _ => failure,
    })
}

fn refused(world: &World, key: &str, problem: &str) -> Failure {
    let arguments = [("key", key), ("problem", problem)];
    Failure::new(
        Code::InvalidValue,
        world.printer.say("failure-key", &arguments),
    )
}

/// What was seen of a setup.
#[derive(Serialize)]
struct Seen {
    setup: Observation,
    authority: Option<authority::AuthorityObservation>,
}

async fn check(world: &World, name: &str) -> Result<Said, Failure> {
    let begun = world.clock.steady();
    let stored = world.setup(name).await?;
    let looked_at = match stored.draft.authority_ask() {
        ask if ask.authority.is_some() || ask.manual.is_some() => {
            let seen = authority::observe(&world.http, &world.clock, &world.budget(), ask).await;
            let found = authority::judge(&seen);
            let target = seen.target();
            let report = Report::new(
                Subject::Authority,
                target,
                seen,
                found.clone(),
                millis_since(world, begun),
                &world.printer.words,
            );
            keep(world, &stored, &report).await?;
            Some((report.observations, found))
        }
        _ => None,
    };
    let seen = world.known_of(name).await?.observation;
    let mut findings = setup::judge(&seen);
    let (authority, found): (Option<_>, Vec<Finding>) =
        looked_at.map_or((None, Vec::new()), |(a, f)| (Some(a), f));
    findings.extend(found);
    let (seen, took) = (
        Seen {
            setup: seen,
            authority,
        },
        millis_since(world, begun),
    );
    let report = Report::new(
        Subject::Setup,
        name,
        seen,
        findings,
        took,
        &world.printer.words,
    );
    Ok(world.printer.report(&report, &[]))
}

async fn remove(world: &World, name: &str, yes: bool) -> Result<Said, Failure> {
    let stored = world.setup(name).await?;
    let id = &stored.draft.name;
    let going = world.stored(setup::removal(world.store().await?, id).await)?;
    let counts = [
        going.revisions,
        going.reports,
        going.requests,
        going.waiting,
        going.unsettled,
    ]
    .map(|n| n.to_string());
    let [revisions, reports, requests, waiting, unsettled] = &counts;
    let args = [
        ("setup", name),
        ("revisions", revisions),
        ("reports", reports),
        ("requests", requests),
        ("waiting", waiting),
    ];
    world.printer.tell("setup-removal", &args);
    if going.unsettled > 0 {
        let args = [("setup", name), ("unsettled", unsettled)];
        world.printer.tell("setup-removal-unsettled", &args);
    }
    if let Some(open) = &going.open_request {
        world
            .printer
            .tell("setup-removal-open-request", &[("request", open)]);
    }
    if !yes {
        if !std::io::stdin().is_terminal() {
            return Err(Failure::new(
                Code::Usage,
                world.printer.say("failure-removal-unconfirmed", &[]),
            ));
        }
        world
            .printer
            .ask(&world.printer.say("setup-removal-ask", &[("setup", name)]));
        if answered(world).await?.trim() != name {
            world.printer.tell("setup-kept", &[("setup", name)]);
            return Ok(Said::data(
                json!({ "schema": "latchkey/removal/1", "removed": null }),
                "",
            ));
        }
    }
    let removed = setup::remove(world.store().await?, world.vault(), id).await;
    let removed = removed.map_err(|e| e.failure(&world.printer.words, id))?;
    world.printer.tell("setup-removed", &[("setup", name)]);
    Ok(Said::data(
        json!({ "schema": "latchkey/removal/1", "removed": removed }),
        "",
    ))
}

/// A JSON value for people: texts bare, lists with commas.
pub fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(members) => members
            .iter()
            .map(|(k, v)| format!("{k}={}", plain(v)))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}
