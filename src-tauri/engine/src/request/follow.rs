//! What can be done with a request that the service has: see how it stands, take it back, answer.

use super::key::IdempotencyKey;
use super::observation::{Action, Observation};
use super::outbox::{open_request, settle_withdrawn, waiting_facts};
use super::reply::Outcome;
use super::state::State;
use super::wire::{Attempt, Desk};
use super::world::{RequestError, World};
use crate::ports::{Clock, Http, Random, Sleep, Store, StoredRequest, Vault};
use crate::setup::SetupId;

/// Asks the service how a setup's latest request stands, and keeps the answer.
///
/// # Errors
/// [`RequestError`] when nothing was ever submitted, or nothing could be asked.
pub async fn status<H: Http, S: Store, V: Vault, C: Clock + Sleep, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    setup: &SetupId,
) -> Result<Observation, RequestError> {
    let stored = world.store.setup(setup).await?;
    let waiting = waiting_facts(world, setup).await?;
    let Some(request) = world.store.requests(setup).await?.into_iter().next() else {
        let host = stored
            .draft
            .desk
            .as_ref()
            .map(|d| d.host().to_owned())
            .unwrap_or_default();
        let seen = Observation {
            waiting,
            ..Observation::begin(Action::Status, setup, &host)
        };
        return if seen.waiting.is_some() {
            Ok(seen)
        } else {
            Err(RequestError::NothingSubmitted)
        };
    };
    let mut seen = Observation {
        waiting,
        ..Observation::begin(Action::Status, setup, request.desk.host())
    };
    let token = world.token(setup).await?;
    let desk = Desk {
        http: world.http,
        address: &request.desk,
        token: &token,
    };
    let attempt = desk
        .status(&request.status.id, world.budget.next(world.clock))
        .await;
    keep(world, setup, request, attempt, &mut seen).await?;
    Ok(seen)
}

/// Takes a setup's request back, wherever it is: out of the outbox, and from the service.
///
/// # Errors
/// [`RequestError`] when there is nothing to take back, or nothing could be asked.
pub async fn withdraw<H: Http, S: Store, V: Vault, C: Clock + Sleep, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    setup: &SetupId,
) -> Result<Observation, RequestError> {
    world.store.setup(setup).await?;
    let rows = world.store.outbox(setup).await?;
    if let Some(row) = rows.iter().find(|row| !row.withdrawn) {
        world.store.supersede(&row.key, None).await?;
    }
    if let Some(row) = rows.first() {
        let mut seen = Observation::begin(Action::Withdraw, setup, row.desk.host());
        seen.taken_back_unsent = rows.iter().all(|row| !row.may_be_there);
        if !seen.taken_back_unsent {
            let token = world.token(setup).await?;
            settle_withdrawn(world, setup, &token, &mut seen).await?;
            let settled = world.store.outbox(setup).await?.is_empty();
            let latest = world
                .store
                .requests(setup)
                .await?
                .into_iter()
                .next()
                .filter(|_| settled);
            seen.seen_at = latest.as_ref().map(|r| r.seen_at);
            seen.request = latest.map(|r| r.status);
        }
        return Ok(seen);
    }
    let request = open_request(world.store, setup)
        .await?
        .ok_or(RequestError::NothingSubmitted)?;
    let mut seen = Observation::begin(Action::Withdraw, setup, request.desk.host());
    let token = world.token(setup).await?;
    let desk = Desk {
        http: world.http,
        address: &request.desk,
        token: &token,
    };
    let attempt = desk
        .withdraw(&request.status.id, world.budget.next(world.clock))
        .await;
    keep(world, setup, request, attempt, &mut seen).await?;
    Ok(seen)
}

/// Answers the question that the service asked when it was last looked at.
///
/// # Errors
/// [`RequestError`] when no question is known, or nothing could be asked.
pub async fn answer<H: Http, S: Store, V: Vault, C: Clock + Sleep, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    setup: &SetupId,
    text: &str,
) -> Result<Observation, RequestError> {
    let request = open_request(world.store, setup)
        .await?
        .ok_or(RequestError::NothingSubmitted)?;
    let asked = request.status.state == State::InformationNeeded;
    let question = request
        .status
        .question
        .as_ref()
        .filter(|_| asked)
        .ok_or(RequestError::NothingAsked)?;
    let key = IdempotencyKey::of_answer(&request.status.id, question, text);
    let mut seen = Observation::begin(Action::Answer, setup, request.desk.host());
    let token = world.token(setup).await?;
    let desk = Desk {
        http: world.http,
        address: &request.desk,
        token: &token,
    };
    let attempt = desk
        .answer(
            &key,
            &request.status.id,
            text,
            world.budget.next(world.clock),
        )
        .await;
    keep(world, setup, request, attempt, &mut seen).await?;
    Ok(seen)
}

/// Notes what was answered about a request; where nothing was, what was known before stays.
async fn keep<H, S: Store, V, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    setup: &SetupId,
    request: StoredRequest,
    attempt: Attempt,
    seen: &mut Observation,
) -> Result<(), RequestError> {
    let (status, at) = match &attempt.outcome {
        Outcome::Done { status } => {
            let at = world.clock.now();
            world.store.note_status(setup, status, at).await?;
            (status.clone(), at)
        }
        _ => (request.status, request.seen_at),
    };
    seen.attempts.push(attempt);
    seen.request = Some(status);
    seen.seen_at = Some(at);
    Ok(())
}
