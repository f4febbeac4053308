//! The tenant request: submitting it, and what comes after.

use super::open::show_again;
use super::world::World;
use crate::failure::{Code, Failure};
use crate::finding::Finding;
use crate::ports::{Clock, Http, Random, Sleep, Store, StoredSetup, Vault};
use crate::report::{Report, Subject};
use crate::request::{self, Observation, RequestError};
use crate::setup::{self, SetupId};
use crate::view::SetupView;
use std::time::Duration;

/// Sends the request, or goes on with one that waits. `reason` sets a missing test aside, as the gate
/// allows.
///
/// # Errors
/// Something blocks that no reason sets aside, or nothing could be asked at all.
pub async fn submit<H: Http, S: Store, V: Vault, C: Clock + Sleep, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    reason: Option<&str>,
) -> Result<SetupView, Failure> {
    let begun = world.clock.steady();
    let looked = setup::look(world.store, world.vault, world.clock, id).await;
    let looked = world.stored(id, looked)?;
    let found = setup::judge(&looked.observation);
    let admission = setup::admit(&found, reason, world.clock.now())
        .map_err(|blocking| blocked(world, &blocking))?;
    let observed = request::submit(&touched(world), id, &admission).await;
    told(world, &looked.stored, observed, begun).await
}

/// Asks how the request stands.
///
/// # Errors
/// Nothing was submitted, or nothing could be asked at all.
pub async fn status<H: Http, S: Store, V: Vault, C: Clock + Sleep, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
) -> Result<SetupView, Failure> {
    let begun = world.clock.steady();
    let stored = world.stored(id, world.store.setup(id).await)?;
    let observed = request::status(&touched(world), id).await;
    told(world, &stored, observed, begun).await
}

/// Answers the service's question.
///
/// # Errors
/// Nothing was asked, or nothing could be sent at all.
pub async fn answer<H: Http, S: Store, V: Vault, C: Clock + Sleep, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    text: &str,
) -> Result<SetupView, Failure> {
    let begun = world.clock.steady();
    let text = text.trim();
    if text.is_empty() {
        let said = world.words.say("answer-empty", &[]);
        return Err(Failure::new(Code::InvalidValue, said));
    }
    let stored = world.stored(id, world.store.setup(id).await)?;
    let observed = request::answer(&touched(world), id, text).await;
    told(world, &stored, observed, begun).await
}

/// Takes the request back, wherever it is.
///
/// # Errors
/// There is nothing to take back, or nothing could be asked at all.
pub async fn withdraw<H: Http, S: Store, V: Vault, C: Clock + Sleep, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
) -> Result<SetupView, Failure> {
    let begun = world.clock.steady();
    let stored = world.stored(id, world.store.setup(id).await)?;
    let observed = request::withdraw(&touched(world), id).await;
    told(world, &stored, observed, begun).await
}

fn touched<'a, H, S: Store, V, C: Clock, R>(
    world: &World<'a, H, S, V, C, R>,
) -> request::World<'a, H, S, V, C, R> {
    request::World {
        http: world.http,
        store: world.store,
        vault: world.vault,
        clock: world.clock,
        random: world.random,
        budget: world.budget(),
    }
}

/// What blocks, as a failure: each in a hint of its own.
pub(super) fn blocked<H, S, V, C, R>(
    world: &World<'_, H, S, V, C, R>,
    blocking: &[Finding],
) -> Failure {
    let count = blocking.len().to_string();
    let text = world.words.say("submit-blocked", &[("count", &count)]);
    let mut failure = Failure::new(Code::InvalidValue, text);
    failure.field = blocking.iter().find_map(|f| f.field);
    let titles = blocking.iter().map(|f| world.words.finding(f).title);
    titles.fold(failure, Failure::hint)
}

/// Judges and keeps one action.
async fn told<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    stored: &StoredSetup,
    observed: Result<Observation, RequestError>,
    begun: Duration,
) -> Result<SetupView, Failure> {
    let id = &stored.draft.name;
    let observed = observed.map_err(|error| error.failure(world.words, id))?;
    let findings = request::judge(&observed);
    let took = world.millis_since(begun);
    let report = Report::new(
        Subject::Request,
        id.as_str(),
        observed,
        findings,
        took,
        world.words,
    );
    world.keep(stored, &report).await?;
    show_again(world, id).await
}
