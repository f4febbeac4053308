//! From the outbox to the service: written down first, then sent, so that however often something
//! fails in between, the service ends up with one request.
//!
//! - A row is written before anything is sent, and marked as sent before it is.
//! - Every attempt at a row uses the row's key, body and secret; the service knows it again.
//! - A row goes only when the service has answered for good, in the same transaction in which the
//!   answer is kept.
//! - A row that is no longer wanted and may have arrived is sent once more to learn its id, and then
//!   taken back at the service, before another one is sent.

use super::model::Status;
use super::observation::{Action, Observation, WaitingFacts};
use super::reply::Outcome;
use super::wire::Desk;
use super::world::{RequestError, World};
use crate::ports::{
    Clock, Http, Random, Sleep, Store, StoreError, StoredRequest, StoredSetup, Vault, Waiting,
};
use crate::secrets::DeskToken;
use crate::setup::{Admission, SetupId, forget_unused};
use std::time::Duration;

/// Least time that must be left for the request after a wait that the service asked for.
const LEFT_AFTER_WAITING: Duration = Duration::from_secs(2);

/// Sends a setup's request, or goes on with one that waits.
///
/// # Errors
/// [`RequestError`] when nothing could be asked; whatever the service or the network do is in the
/// observation.
pub async fn submit<H: Http, S: Store, V: Vault, C: Clock + Sleep, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    setup: &SetupId,
    admission: &Admission,
) -> Result<Observation, RequestError> {
    let stored = world.store.setup(setup).await?;
    let wanted = world.waiting(&stored, admission.overridden())?;
    let mut seen = Observation::begin(Action::Submit, setup, wanted.desk.host());
    let token = world.token(setup).await?;
    if world.secret(setup, stored.secret.version).await?.is_none() {
        return Err(RequestError::SecretMissing);
    }
    if let Some(open) = open_request(world.store, setup).await? {
        return Ok(already_open(seen, open));
    }
    let row = written_down(world, &stored, wanted).await?;
    if let Some(open) = open_request(world.store, setup).await? {
        // Another process was answered between the look and the row; its request is the one.
        match world.store.supersede(&row.key, None).await {
            Ok(()) | Err(StoreError::Changed) => return Ok(already_open(seen, open)),
            Err(error) => return Err(error.into()),
        }
    }
    if settle_withdrawn(world, setup, &token, &mut seen).await? {
        deliver(world, row, &token, &mut seen).await?;
    }
    seen.waiting = waiting_facts(world, setup).await?;
    Ok(seen)
}

fn already_open(seen: Observation, open: StoredRequest) -> Observation {
    Observation {
        already_open: true,
        seen_at: Some(open.seen_at),
        request: Some(open.status),
        ..seen
    }
}

/// The latest request of a setup that the service has and that has not ended.
pub(super) async fn open_request(
    store: &impl Store,
    setup: &SetupId,
) -> Result<Option<StoredRequest>, RequestError> {
    Ok(store
        .requests(setup)
        .await?
        .into_iter()
        .find(|r| r.status.state.is_open()))
}

/// What waits to be sent and is still wanted.
pub(super) async fn waiting_facts<H, S: Store, V: Vault, C, R>(
    world: &World<'_, H, S, V, C, R>,
    setup: &SetupId,
) -> Result<Option<WaitingFacts>, RequestError> {
    let rows = world.store.outbox(setup).await?;
    let row = rows.iter().find(|row| !row.withdrawn);
    Ok(row.map(|row| WaitingFacts::of(row, world.vault.lasts())))
}

/// The row to send: the one that waits, if it still says what the setup says, else a new one in its
/// place.
async fn written_down<H, S: Store, V: Vault, C: Clock + Sleep, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    stored: &StoredSetup,
    wanted: Waiting,
) -> Result<Waiting, RequestError> {
    let rows = world.store.outbox(&stored.draft.name).await?;
    let Some(row) = rows.into_iter().find(|row| !row.withdrawn) else {
        return match world.store.enqueue(&wanted).await {
            Ok(()) => Ok(wanted),
            // Another process wrote one down in between.
            Err(StoreError::Exists) => Err(StoreError::Changed.into()),
            Err(error) => Err(error.into()),
        };
    };
    let same = row.body == wanted.body && row.secret_version == wanted.secret_version;
    if row.desk == wanted.desk && same {
        return Ok(row);
    }
    // Whoever asked to be left alone for a time meant whatever it is that is sent.
    let not_before = row.not_before.filter(|_| row.desk == wanted.desk);
    let wanted = Waiting {
        not_before,
        ..wanted
    };
    world.store.supersede(&row.key, Some(&wanted)).await?;
    Ok(wanted)
}

/// Finds out about every row that is no longer wanted, and takes back what the service has of it.
/// False when that is not known yet, so that nothing else may be sent.
pub(super) async fn settle_withdrawn<H: Http, S: Store, V: Vault, C: Clock + Sleep, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    setup: &SetupId,
    token: &DeskToken,
    seen: &mut Observation,
) -> Result<bool, RequestError> {
    let rows = world.store.outbox(setup).await?;
    for row in rows.into_iter().filter(|row| row.withdrawn) {
        let Some(secret) = world.secret(setup, row.secret_version).await? else {
            seen.earlier_unsettled = true;
            world.store.settle(&row.key, None).await?;
            continue;
        };
        let desk = Desk {
            http: world.http,
            address: &row.desk,
            token,
        };
        let attempt = desk
            .submit(&row.key, &row.body, &secret, world.budget.next(world.clock))
            .await;
        let answered = attempt.outcome.clone();
        seen.attempts.push(attempt);
        match answered {
            Outcome::Done { status } => match taken_back(world, &desk, status, seen).await {
                Some(status) => {
                    world
                        .store
                        .settle(&row.key, Some(&request_of(&row, status, world.clock)))
                        .await?
                }
                None => return Ok(false),
            },
            Outcome::Refused { code, .. } if is_about_the_request(code) => {
                world.store.settle(&row.key, None).await?
            }
            _ => return Ok(false),
        }
        forget_unused(world.store, world.vault, setup, row.secret_version).await?;
    }
    Ok(true)
}

/// Takes back what the service turned out to have; gives how it stands then. Nothing, when that
/// could not be found out.
pub(super) async fn taken_back<H: Http, S, V, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    desk: &Desk<'_, H>,
    status: Status,
    seen: &mut Observation,
) -> Option<Status> {
    let mut attempt = desk
        .withdraw(&status.id, world.budget.next(world.clock))
        .await;
    if matches!(attempt.outcome, Outcome::Refused { code: 409, .. }) {
        // It has ended already, one way or another.
        seen.attempts.push(attempt);
        attempt = desk
            .status(&status.id, world.budget.next(world.clock))
            .await;
    }
    let answered = attempt.outcome.clone();
    seen.attempts.push(attempt);
    match answered {
        Outcome::Done { status } => Some(status),
        _ => None,
    }
}

/// Sends a row, once more after one wait if the service asks for one that there is time for.
async fn deliver<H: Http, S: Store, V: Vault, C: Clock + Sleep, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    mut row: Waiting,
    token: &DeskToken,
    seen: &mut Observation,
) -> Result<(), RequestError> {
    let setup = row.setup.clone();
    let secret = world
        .secret(&setup, row.secret_version)
        .await?
        .ok_or(RequestError::SecretMissing)?;
    let address = row.desk.clone();
    let desk = Desk {
        http: world.http,
        address: &address,
        token,
    };
    let due = row.not_before.map_or(Duration::ZERO, |at| {
        (at - world.clock.now()).to_std().unwrap_or_default()
    });
    if !due.is_zero() && !waited(world, due, seen).await {
        return Ok(());
    }
    loop {
        world
            .store
            .mark_attempt(&row.key, world.clock.now())
            .await?;
        let attempt = desk
            .submit(&row.key, &row.body, &secret, world.budget.next(world.clock))
            .await;
        let answered = attempt.outcome.clone();
        row.may_be_there |= attempt.may_be_done();
        seen.attempts.push(attempt);
        let wait = match answered {
            Outcome::Done { status } => {
                let request = request_of(&row, status, world.clock);
                world.store.settle(&row.key, Some(&request)).await?;
                seen.seen_at = Some(request.seen_at);
                seen.request = Some(request.status);
                return Ok(());
            }
            Outcome::Refused { code, .. } if is_about_the_request(code) => {
                world.store.settle(&row.key, None).await?;
                return Ok(());
            }
            Outcome::NotNow { retry_after_s, .. } => retry_after_s.map(Duration::from_secs),
            _ => None,
        };
        let until = wait
            .and_then(|wait| chrono::Duration::from_std(wait).ok())
            .map(|wait| world.clock.now() + wait);
        world
            .store
            .postpone(&row.key, row.may_be_there, until)
            .await?;
        match wait {
            Some(wait) if seen.waited_s == 0 && waited(world, wait, seen).await => {}
            _ => return Ok(()),
        }
    }
}

/// Waits, if there is time for that and for a request after it.
async fn waited<H, S, V, C: Clock + Sleep, R>(
    world: &World<'_, H, S, V, C, R>,
    wait: Duration,
    seen: &mut Observation,
) -> bool {
    if wait + LEFT_AFTER_WAITING > world.budget.left(world.clock) {
        return false;
    }
    world.clock.sleep(wait).await;
    seen.waited_s += wait.as_secs().max(1);
    true
}

/// The answer is about what was sent, and would be the same the next time. Not so where the token,
/// the address or the moment is at fault.
fn is_about_the_request(code: u16) -> bool {
    !matches!(code, 401 | 403 | 404 | 405 | 407 | 408 | 421 | 425)
}

fn request_of(row: &Waiting, status: Status, clock: &impl Clock) -> StoredRequest {
    StoredRequest {
        setup: row.setup.clone(),
        key: row.key.clone(),
        desk: row.desk.clone(),
        body: row.body.clone(),
        secret_version: row.secret_version,
        overridden: row.overridden.clone(),
        status,
        seen_at: clock.now(),
    }
}
