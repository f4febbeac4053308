//! What only the person can tell of a service: answers to its own fields, its profile where that is a
//! file, and what was done or seen in its console.

use super::open::show_again;
use super::request::blocked;
use super::world::{World, failure};
use crate::catalog::Service;
use crate::catalog::service::Channel;
use crate::failure::{Code, Failure};
use crate::finding::{Field, Finding};
use crate::ports::{Clock, Store, Vault};
use crate::setup::{self, Draft, SetupId};
use crate::view::{Recorded, SetupView};
use crate::words::Words;
use chrono::{DateTime, SubsecRound, Utc};

/// Takes the answer to a field that only this service has. An empty one takes it out.
///
/// # Errors
/// The service does not ask for it, it is not what the field takes, or the setup is no longer at
/// `revision`.
pub async fn answer_field<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    revision: u32,
    field: &str,
    text: &str,
) -> Result<SetupView, Failure> {
    let stored = world.setup_at(id, revision).await?;
    let mut draft = stored.draft.clone();
    draft.answer(field, text).map_err(|error| {
        Failure::new(Code::InvalidValue, error.say(world.words)).field(Field::Answer)
    })?;
    world.write(stored, &draft).await?;
    show_again(world, id).await
}

/// Gives the setup a service whose profile is a file that is not Latchkey's own.
///
/// # Errors
/// All that is wrong in the file, each with its line; or the setup is no longer at `revision`.
pub async fn use_profile<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    revision: u32,
    text: &str,
) -> Result<SetupView, Failure> {
    let stored = world.setup_at(id, revision).await?;
    let profile = profile(text, world.words, world.clock.now())?;
    let mut draft = stored.draft.clone();
    draft.use_profile(profile);
    world.write(stored, &draft).await?;
    show_again(world, id).await
}

/// Reads a profile that is not Latchkey's own.
///
/// # Errors
/// All that is wrong in it, each with its line.
pub fn profile(text: &str, words: &Words, now: DateTime<Utc>) -> Result<Service, Failure> {
    let faults = match Service::parse_own(text, now) {
        Ok(service) => return Ok(service),
        Err(faults) => faults,
    };
    let count = faults.len().to_string();
    let refused = failure(
        words,
        Code::InvalidValue,
        "profile-refused",
        &[("count", &count)],
    );
    Err(faults
        .iter()
        .fold(refused.field(Field::Service), |refused, fault| {
            refused.hint(fault.say(words))
        }))
}

/// Writes down what the person says was done or seen, with the time of now where no other is said; or takes it
/// back.
///
/// # Errors
/// The service has nothing of the kind, a value that it needs is missing or wrong where the values are
/// said to be handed over, the test sign-in has not passed and no reason is given, a text is no line or no time
/// that is over, or the setup is no longer at `revision`.
pub async fn record<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    revision: u32,
    what: Recorded,
) -> Result<SetupView, Failure> {
    let stored = world.setup_at(id, revision).await?;
    let mut draft = stored.draft.clone();
    // A person says seconds at most: what is noted reads alike whoever said it.
    let now = world.clock.now().trunc_subsecs(0);
    let unfit = match &what {
        Recorded::HandedOver { .. } => match draft.channel() {
            Channel::RequestApi => Some("record-by-api"),
            Channel::Itself => Some("record-by-itself"),
            Channel::Form | Channel::Mail => None,
        },
        Recorded::OwnTestPassed { .. } if draft.is_oidc() => Some("record-no-own-test"),
        _ => None,
    };
    if let Some(why) = unfit {
        return Err(failure(world.words, Code::InvalidValue, why, &[]));
    }
    let mut found = Vec::new();
    if let Recorded::HandedOver { .. } | Recorded::OwnTestPassed { .. } = &what {
        let looked = setup::look(world.store, world.vault, world.clock, id).await;
        found = setup::judge(&world.stored(id, looked)?.observation);
        let needed = setup::blockers(&found).filter(|f| !setup::can_be_set_aside(f));
        let needed: Vec<Finding> = needed.cloned().collect();
        if !needed.is_empty() {
            return Err(blocked(world, &needed));
        }
    }
    let moment = |at: Option<String>| at.map_or(Ok(now), |at| gone_by(world, &at, now));
    match what {
        Recorded::HandedOver {
            reference,
            reason,
            at,
        } => {
            let at = moment(at)?;
            let reason = match draft.is_tested_before() {
                true => untested(world, &found, reason.as_deref(), now)?,
                false => None,
            };
            draft
                .set_handed_over(at, reference.as_deref(), reason.as_deref())
                .map_err(|error| Failure::new(Code::InvalidValue, error.say(world.words)))?;
        }
        Recorded::NotHandedOver => {
            draft.handed_over_at = None;
            draft.handed_over_reference = None;
            draft.handed_over_override = None;
        }
        Recorded::OwnTestPassed { at } => draft.own_test_passed_at = Some(moment(at)?),
        Recorded::OwnTestNotPassed => draft.own_test_passed_at = None,
        Recorded::State { id } => {
            if !has_state(&draft, &id) {
                let arguments = [("state", id.as_str())];
                return Err(failure(
                    world.words,
                    Code::InvalidValue,
                    "state-unknown",
                    &arguments,
                ));
            }
            draft.service_state = Some(id);
            draft.service_state_at = Some(now);
        }
        Recorded::NoState => {
            draft.service_state = None;
            draft.service_state_at = None;
        }
    }
    world.write(stored, &draft).await?;
    show_again(world, id).await
}

/// The moment that a text names, which must be over.
fn gone_by<H, S, V, C, R>(
    world: &World<'_, H, S, V, C, R>,
    text: &str,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, Failure> {
    let refused = |id: &str, problem: &str| {
        let arguments = [("at", text), ("problem", problem)];
        failure(world.words, Code::InvalidValue, id, &arguments)
    };
    match setup::time(text.trim()) {
        Ok(at) if at <= now => Ok(at),
        Ok(_) => Err(refused("record-ahead", "")),
        Err(wrong) => Err(refused("record-no-time", &wrong.say(world.words))),
    }
}

/// Why the values go although the test sign-in has not passed, where it has not.
fn untested<H, S, V, C, R>(
    world: &World<'_, H, S, V, C, R>,
    found: &[Finding],
    reason: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Option<String>, Failure> {
    let admission = setup::admit(found, reason, now).map_err(|blocking| {
        let refused = failure(world.words, Code::InvalidValue, "record-untested", &[]);
        let titles = blocking.iter().map(|f| world.words.finding(f).title);
        titles.fold(refused, Failure::hint)
    })?;
    let overridden = admission.overridden();
    Ok(overridden.map(|overridden| overridden.reason.clone()))
}

fn has_state(draft: &Draft, id: &str) -> bool {
    let service = draft.service();
    service.is_some_and(|service| service.states.iter().any(|state| state.id == id))
}
