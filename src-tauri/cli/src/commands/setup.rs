//! `latchkey setup …`: the drafts, and what is known of them.

use super::check::{known_provider, millis_since};
use super::client::keep;
use crate::args::SetupCommand;
use crate::render::Said;
use crate::secret::answered;
use crate::world::World;
use chrono::SecondsFormat;
use latchkey_engine::authority;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::finding::Finding;
use latchkey_engine::ports::{Clock as _, Store as _, StoredSetup};
use latchkey_engine::report::{Report, Subject};
use latchkey_engine::setup::{self, Draft, Given, Key, Looked, Observation, SetupId};
use serde::Serialize;
use serde_json::{Value, json};
use std::io::IsTerminal as _;
use std::path::PathBuf;

/// Runs one of them.
///
/// # Errors
/// What could not be done.
pub async fn run(world: &World, command: SetupCommand) -> Result<Said, Failure> {
    match command {
        SetupCommand::New {
            name,
            service,
            region,
            from,
        } => new(world, name, (service, region), from).await,
        SetupCommand::List => list(world).await,
        SetupCommand::Show { setup } => show(world, &setup).await,
        SetupCommand::Set { setup, values } => set(world, &setup, &values).await,
        SetupCommand::Check { setup } => check(world, &setup).await,
        SetupCommand::Remove { setup, yes } => remove(world, &setup, yes).await,
    }
}

async fn new(
    world: &World,
    name: Option<String>,
    (service, region): (Option<String>, Option<String>),
    from: Option<PathBuf>,
) -> Result<Said, Failure> {
    let name = name.map(|n| world.setup_id(&n)).transpose()?;
    let mut draft = match (&from, name) {
        (Some(path), name) => setup::from_toml(&world.read(path)?, name)
            .map_err(|p| p.failure(&world.printer.words))?,
        (None, Some(name)) => Draft::new(name),
        (None, None) => Draft::new(world.setup_id(service.as_deref().unwrap_or("setup"))?),
    };
    known_provider(world, draft.provider.as_deref())?;
    draft.service = service.or(draft.service);
    draft.region = region.or(draft.region);
    let added = world
        .store()
        .await?
        .add_setup(&draft, world.clock.now())
        .await;
    let stored = added.map_err(|e| e.failure(&world.printer.words, draft.name.as_str()))?;
    world
        .printer
        .tell("setup-begun", &[("setup", draft.name.as_str())]);
    Ok(Said::data(document(&stored), draft.name.as_str()))
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

async fn show(world: &World, name: &str) -> Result<Said, Failure> {
    let looked = world.known_of(name).await?;
    let sent = looked.sent();
    let Looked {
        stored,
        observation: seen,
        ..
    } = looked;
    let steps = setup::steps(&seen, &setup::judge(&seen), sent);
    let request = sent.state;
    let draft = serde_json::to_value(&seen.draft).unwrap_or_default();
    let members = draft
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(k, _)| *k != "schema");
    let mut text: Vec<String> = members
        .map(|(key, value)| format!("{key:<24} {}", plain(value)))
        .collect();
    for (name, state) in [
        ("client_secret", &seen.secret),
        ("desk_token", &seen.desk_token),
    ] {
        let state = serde_json::to_value(state).unwrap_or_default();
        let state = state.get("state").map(plain).unwrap_or_default();
        text.push(format!("{name:<24} {state}"));
    }
    if let Some(state) = request {
        text.push(format!("{:<24} {}", "request", state.as_str()));
    }
    for view in &steps {
        let view = serde_json::to_value(view).unwrap_or_default();
        let of = |name: &str| view.get(name).map(plain).unwrap_or_default();
        text.push(format!(
            "{:<24} {}",
            format!("step {}", of("step")),
            of("state")
        ));
    }
    let document = json!({ "schema": "latchkey/setup/1", "setup": seen, "revision": stored.revision, "request": request, "steps": steps });
    Ok(Said::data(document, text.join("\n")))
}

/// A setup as scripts read it.
fn document(stored: &StoredSetup) -> Value {
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
        let refused = |e: setup::KeyError, field| {
            let failure = Failure::new(
                Code::InvalidValue,
                world.printer.say(
                    "failure-key",
                    &[("key", key), ("problem", &e.say(&world.printer.words))],
                ),
            );
            let known: Vec<&str> = Key::all().map(Key::as_str).collect();
            let failure = match e {
                setup::KeyError::Unknown(_) => failure.hint(
                    world
                        .printer
                        .say("hint-key", &[("known", &known.join(", "))]),
                ),
                _ => failure,
            };
            match field {
                Some(field) => failure.field(field),
                None => failure,
            }
        };
        let parsed = Key::parse(key).map_err(|e| refused(e, None))?;
        draft
            .set(parsed, Given::Text(value.to_owned()))
            .map_err(|e| refused(e, parsed.field()))?;
    }
    known_provider(world, draft.provider.as_deref())?;
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
