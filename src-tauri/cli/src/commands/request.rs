//! `latchkey request …`: the tenant request, and what is handed over in its place.

use super::by_hand;
use super::check::millis_since;
use super::client::keep;
use crate::args::{DeskArgs, RequestCommand};
use crate::render::Said;
use crate::secret::{from_standard_input, given, prompted};
use crate::world::{World, wrong};
use latchkey_engine::catalog::service::Channel;
use latchkey_engine::failure::Failure;
use latchkey_engine::finding::{Field, shown};
use latchkey_engine::ports::{Clock as _, Slot, Store as _, StoreError, StoredSetup, Vault as _};
use latchkey_engine::report::{Report, Subject};
use latchkey_engine::request::{self, Body, DeskAddress, RequestError};
use latchkey_engine::secrets::{ClientSecret, DeskToken};
use latchkey_engine::setup::{self, Looked, SetupId};
use latchkey_engine::view::Recorded;
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// Runs one of them.
///
/// # Errors
/// What could not be done at all. What the service or the network do is found, not failed.
pub async fn run(world: &World, command: RequestCommand) -> Result<Said, Failure> {
    match command {
        RequestCommand::Preview { setup, eml } => preview(world, &setup, eml.as_deref()).await,
        RequestCommand::HandedOver {
            setup,
            reference,
            at,
            r#override: reason,
            undo,
        } => {
            let handed_over = Recorded::HandedOver {
                reference,
                reason,
                at,
            };
            let what = match undo {
                true => Recorded::NotHandedOver,
                false => handed_over,
            };
            by_hand::record(world, &setup, what).await
        }
        RequestCommand::Tested { setup, at, undo } => {
            by_hand::tested(world, &setup, at, undo).await
        }
        RequestCommand::State { setup, state, undo } => {
            by_hand::state(world, &setup, state, undo).await
        }
        RequestCommand::Submit {
            at,
            desk,
            secret_stdin,
            r#override,
        } => submit(world, &at, (desk, secret_stdin), r#override.as_deref()).await,
        RequestCommand::Status { at } => follow(world, &at, What::Status).await,
        RequestCommand::Withdraw { at } => follow(world, &at, What::Withdraw).await,
        RequestCommand::Answer { at, text } => follow(world, &at, What::Answer(&text)).await,
    }
}

/// Opens the vault, and puts a token into it that is given now: on standard input, or typed where
/// the vault has none.
async fn with_token(world: &World, at: &DeskArgs, id: &SetupId) -> Result<(), Failure> {
    let vault = world.vault_or_memory(id).await;
    let text = if at.token_stdin {
        Some(from_standard_input(world).await?)
    } else if matches!(vault.get(&Slot::desk_token(id)).await, Ok(None)) {
        prompted(world, "prompt-desk-token").await?
    } else {
        None
    };
    let Some(text) = text else { return Ok(()) };
    let kept = setup::keep_token(world.store().await?, vault, id, &DeskToken::new(text)).await;
    kept.map_err(|e| e.failure(&world.printer.words, id))?;
    if vault.lasts() {
        world
            .printer
            .tell("desk-token-kept", &[("setup", id.as_str())]);
    }
    Ok(())
}

/// Puts a client secret into the vault that is given now: as the arguments or the environment have
/// it, or typed where the vault has none. Says whether there was one.
async fn with_secret(
    world: &World,
    stored: &StoredSetup,
    from_stdin: bool,
) -> Result<bool, Failure> {
    let (id, vault) = (&stored.draft.name, world.vault());
    let secret = match given(world, from_stdin).await? {
        Some(secret) => Some(secret),
        None if matches!(
            setup::current_secret(vault, id, stored.secret).await,
            Ok(None)
        ) =>
        {
            let typed = prompted(world, "prompt-secret").await?;
            typed.map(ClientSecret::new)
        }
        None => None,
    };
    let Some(secret) = secret else {
        return Ok(false);
    };
    let store = world.store().await?;
    let kept = if vault.lasts() {
        let by = (&world.clock, &world.random);
        setup::keep_secret((store, vault), by, id, &secret)
            .await
            .map(drop)
    } else {
        setup::lend_secret(store, vault, id, &secret).await
    };
    kept.map_err(|e| e.failure(&world.printer.words, id))?;
    if vault.lasts() {
        world.printer.tell("secret-kept", &[("setup", id.as_str())]);
    }
    Ok(true)
}

/// What is touched by a request of this run.
type Touched<'a> = request::World<
    'a,
    latchkey_adapters::http::HttpClient,
    latchkey_adapters::store::SqliteStore,
    latchkey_adapters::vault::ChosenVault,
    latchkey_adapters::clock::SystemClock,
    latchkey_adapters::random::SystemRandom,
>;

async fn touched(world: &World) -> Result<Touched<'_>, Failure> {
    Ok(request::World {
        http: &world.http,
        store: world.store().await?,
        vault: world.vault(),
        clock: &world.clock,
        random: &world.random,
        budget: world.budget(),
    })
}

async fn preview(world: &World, name: &str, eml: Option<&Path>) -> Result<Said, Failure> {
    let begun = world.clock.steady();
    let Looked {
        stored,
        observation: seen,
        ..
    } = world.known_of(name).await?;
    if stored.draft.channel() != Channel::RequestApi {
        return by_hand::preview(world, &seen, eml, begun).await;
    }
    if eml.is_some() {
        return Err(by_hand::no_mail(world, &stored.draft));
    }
    let body = Body::of(&stored.draft).ok();
    let host = stored.draft.desk.as_ref().map(|d| d.host().to_owned());
    let observations = json!({ "to": host, "body": body, "client_secret": seen.secret });
    let report = Report::new(
        Subject::Request,
        name,
        observations,
        setup::judge(&seen),
        millis_since(world, begun),
        &world.printer.words,
    );
    let mut lines = Vec::new();
    if let Some(host) = &host {
        lines.push(world.printer.say("request-preview-to", &[("host", host)]));
    }
    let body = serde_json::to_value(&body).unwrap_or_default();
    for (key, value) in body.as_object().into_iter().flatten() {
        lines.push(format!("{key:<22} {}", super::setup::plain(value)));
    }
    Ok(world.printer.report(&report, &lines))
}

async fn submit(
    world: &World,
    at: &DeskArgs,
    (desk, secret_stdin): (Option<String>, bool),
    reason: Option<&str>,
) -> Result<Said, Failure> {
    let begun = world.clock.steady();
    let name = at.setup.as_str();
    let mut stored = world.setup(name).await?;
    if let Some(text) = desk {
        stored = with_desk(world, stored, &text).await?;
    }
    if stored.draft.channel() != Channel::RequestApi {
        return Err(by_hand::no_request(world, &stored.draft));
    }
    let id = stored.draft.name.clone();
    let refused = |e: RequestError| e.failure(&world.printer.words, &id);
    with_token(world, at, &id).await?;
    if with_secret(world, &stored, secret_stdin).await? {
        stored = world.setup(name).await?;
    }
    let seen = world.known_of(name).await?.observation;
    let admission = match setup::admit(&setup::judge(&seen), reason, world.clock.now()) {
        Ok(admission) => admission,
        Err(blocking) => {
            let observations = json!({ "blocked": true });
            let report = Report::new(
                Subject::Request,
                name,
                observations,
                blocking,
                millis_since(world, begun),
                &world.printer.words,
            );
            world.printer.tell("request-not-sent", &[]);
            return Ok(world.printer.report(&report, &[]));
        }
    };
    let observed = request::submit(&touched(world).await?, &id, &admission)
        .await
        .map_err(refused)?;
    told(world, &stored, observed, begun).await
}

/// The setup, with another address of the service's request API.
async fn with_desk(world: &World, stored: StoredSetup, text: &str) -> Result<StoredSetup, Failure> {
    let address = DeskAddress::parse(text).map_err(|e| {
        wrong(
            "--desk",
            &e.to_string(),
            "https://HOST/PATH",
            &world.printer,
        )
        .field(Field::Service)
    })?;
    let mut draft = stored.draft.clone();
    draft.desk = Some(address);
    world.change(stored, &draft).await
}

/// What is asked about a request that was submitted.
enum What<'a> {
    Status,
    Withdraw,
    Answer(&'a str),
}

async fn follow(world: &World, at: &DeskArgs, what: What<'_>) -> Result<Said, Failure> {
    let begun = world.clock.steady();
    let stored = world.setup(&at.setup).await?;
    let id = &stored.draft.name;
    if stored.draft.channel() != Channel::RequestApi && !was_sent(world, id).await? {
        return match what {
            What::Status => by_hand::status(world, &stored).await,
            _ => Err(by_hand::no_request(world, &stored.draft)),
        };
    }
    with_token(world, at, id).await?;
    let touched = touched(world).await?;
    let observed = match what {
        What::Status => request::status(&touched, id).await,
        What::Withdraw => request::withdraw(&touched, id).await,
        What::Answer(text) => request::answer(&touched, id, text).await,
    };
    told(
        world,
        &stored,
        observed.map_err(|e| e.failure(&world.printer.words, id))?,
        begun,
    )
    .await
}

/// Whether the service has a request of this setup, or one waits to be sent, from a time when it had a
/// request API.
async fn was_sent(world: &World, id: &SetupId) -> Result<bool, Failure> {
    let store = world.store().await?;
    let refused = |e: StoreError| e.failure(&world.printer.words, id.as_str());
    let sent = store.requests(id).await.map_err(refused)?;
    let waiting = store.outbox(id).await.map_err(refused)?;
    Ok(!sent.is_empty() || !waiting.is_empty())
}

/// Judges and keeps one action.
async fn told(
    world: &World,
    stored: &StoredSetup,
    observed: request::Observation,
    begun: Duration,
) -> Result<Said, Failure> {
    let findings = request::judge(&observed);
    let lines = timeline(&observed);
    let took = millis_since(world, begun);
    let report = Report::new(
        Subject::Request,
        stored.draft.name.as_str(),
        observed,
        findings,
        took,
        &world.printer.words,
    );
    keep(world, stored, &report).await?;
    Ok(world.printer.report(&report, &lines))
}

/// What happened to the request, a line each.
fn timeline(seen: &request::Observation) -> Vec<String> {
    let line = |e: &request::Event| {
        let by = serde_json::to_value(e.by)
            .map(|v| super::setup::plain(&v))
            .unwrap_or_default();
        let note = shown(e.note.as_deref().unwrap_or_default());
        let text = format!(
            "{}  {:<20} {by:<8} {note}",
            e.at.format("%Y-%m-%d %H:%M"),
            e.state.as_str()
        );
        text.trim_end().to_owned()
    };
    seen.request
        .iter()
        .flat_map(|r| &r.timeline)
        .map(line)
        .collect()
}
