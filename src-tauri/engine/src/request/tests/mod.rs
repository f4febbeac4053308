//! One request at the service, whatever fails in between.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod world;

use super::sample::run;
use super::{Observation, RequestError, State, answer, judge, status, submit, withdraw};
use crate::ports::{Kept, SecretMark, Sleep, Slot, StoreError, Vault, VaultError};
use crate::secrets::ClientSecret;
use crate::setup::{self, Admission, SetupId, admit, keep_secret, lend_secret, sample};
use std::time::Duration;
use world::{Disk, Mishap, Run, disk};

fn acme() -> SetupId {
    SetupId::parse("acme").unwrap()
}

fn admission() -> Admission {
    admit(&setup::judge(&sample::ready()), None, sample::now()).unwrap()
}

fn submitted(program: &Run<'_>) -> Result<Observation, RequestError> {
    run(submit(&program.world(), &acme(), &admission()))
}

fn ids(seen: &Observation) -> Vec<&'static str> {
    judge(seen).iter().map(|f| f.fault.id).collect()
}

fn with(mishaps: &[Mishap]) -> Disk {
    let disk = disk();
    disk.desk
        .mishaps
        .lock()
        .unwrap()
        .extend(mishaps.iter().copied());
    disk
}

fn replace_secret(program: &Run<'_>, secret: &str) -> Result<setup::Replaced, RequestError> {
    let secret = ClientSecret::new(secret.into());
    run(keep_secret(
        (program, program),
        (program, program),
        &acme(),
        &secret,
    ))
}

/// Repeats `story` with death at each half step, and after each death goes on with `after`.
fn at_every_step(mishaps: &[Mishap], story: impl Fn(&Run<'_>), after: impl Fn(&Disk, i64)) -> i64 {
    for half_steps in 0.. {
        let disk = with(mishaps);
        let program = Run::dying_after(&disk, half_steps);
        story(&program);
        let died = program.died();
        after(&disk, half_steps);
        if !died {
            return half_steps;
        }
    }
    unreachable!()
}

#[test]
fn what_is_submitted_arrives_once_and_is_remembered() {
    let disk = disk();
    let program = Run::new(&disk);
    let seen = submitted(&program).unwrap();
    assert_eq!(
        ids(&seen),
        [
            "request-submitted",
            "request-in-progress",
            "request-domain-pending"
        ]
    );
    assert!(disk.outbox.lock().unwrap().is_empty());
    assert_eq!(disk.requests.lock().unwrap()[0].status.id, "0");
    assert_eq!(
        disk.desk.taken.lock().unwrap()[0].body["client_secret"],
        "first-secret"
    );
    let again = submitted(&program).unwrap();
    assert_eq!(ids(&again)[0], "request-already-open");
    assert_eq!(disk.desk.calls.lock().unwrap().len(), 1);
}

#[test]
fn a_crash_between_any_two_steps_ends_in_one_request() {
    for mishaps in [
        &[][..],
        &[Mishap::AnswerLost],
        &[Mishap::Unavailable],
        &[Mishap::RateLimited("3")],
    ] {
        let steps = at_every_step(
            mishaps,
            |program| drop(submitted(program)),
            |disk, at| {
                for _ in 0..3 {
                    submitted(&Run::new(disk)).unwrap();
                }
                assert_eq!(disk.desk.states(), [State::Submitted], "death at {at}");
                assert!(disk.outbox.lock().unwrap().is_empty(), "death at {at}");
                assert_eq!(disk.requests.lock().unwrap().len(), 1, "death at {at}");
            },
        );
        assert!(steps >= 8, "only {steps} half steps were tried");
    }
}

#[test]
fn another_process_that_was_answered_meanwhile_has_sent_the_one_request() {
    let disk = disk();
    *disk.meanwhile.lock().unwrap() = Some(|disk| drop(submitted(&Run::new(disk)).unwrap()));
    let seen = submitted(&Run::new(&disk)).unwrap();
    assert_eq!(ids(&seen)[0], "request-already-open");
    assert_eq!(disk.desk.calls.lock().unwrap().len(), 1);
    assert!(disk.outbox.lock().unwrap().is_empty());
}

#[test]
fn a_secret_replaced_while_queued_leaves_one_open_request_with_the_new_secret() {
    for mishaps in [
        &[Mishap::AnswerLost][..],
        &[Mishap::NotThere],
        &[Mishap::Unavailable],
        &[Mishap::Refused(500)],
    ] {
        at_every_step(
            mishaps,
            |program| {
                let _ = submitted(program);
                let _ = replace_secret(program, "second-secret");
                let _ = submitted(program);
            },
            |disk, at| {
                let program = Run::new(disk);
                replace_secret(&program, "second-secret").unwrap();
                let first = submitted(&program).unwrap();
                submitted(&program).unwrap();
                let states = disk.desk.states();
                let open: Vec<_> = disk
                    .desk
                    .taken
                    .lock()
                    .unwrap()
                    .iter()
                    .filter(|t| t.state.is_open())
                    .cloned()
                    .collect();
                assert_eq!(open.len(), 1, "death at {at}: {states:?}");
                assert!(states.len() <= 2, "death at {at}: {states:?}");
                assert!(disk.outbox.lock().unwrap().is_empty(), "death at {at}");
                // Sent and answered before the secret was replaced: then it is the service that must be told.
                if !first.already_open {
                    assert_eq!(
                        open[0].body["client_secret"], "second-secret",
                        "death at {at}"
                    );
                }
            },
        );
    }
}

#[test]
fn what_never_arrived_is_not_sent_only_to_be_taken_back() {
    for mishap in [
        Mishap::NotThere,
        Mishap::Unavailable,
        Mishap::RateLimited("900"),
    ] {
        let disk = with(&[mishap]);
        let program = Run::new(&disk);
        assert!(submitted(&program).unwrap().waiting.is_some());
        assert!(replace_secret(&program, "second-secret").unwrap().requeued);
        run(program.sleep(Duration::from_secs(900)));
        submitted(&program).unwrap();
        assert_eq!(disk.desk.states(), [State::Submitted]);
    }
}

#[test]
fn a_replaced_secret_is_forgotten_once_nothing_needs_it() {
    let first = Slot::client_secret(&acme(), 1);
    let has_first = |disk: &Disk| disk.secrets.lock().unwrap().contains_key(&first);
    let disk = with(&[Mishap::AnswerLost]);
    let program = Run::new(&disk);
    submitted(&program).unwrap();
    assert_eq!(
        replace_secret(&program, "second-secret").unwrap().version,
        2
    );
    assert!(has_first(&disk));
    submitted(&program).unwrap();
    assert!(!has_first(&disk));
    assert_eq!(disk.desk.states(), [State::Withdrawn, State::Submitted]);
    let same = replace_secret(&program, "second-secret").unwrap();
    assert_eq!((same.version, same.requeued), (2, false));
}

#[test]
fn one_wait_is_made_if_it_fits_and_else_the_time_is_told() {
    let disk = with(&[Mishap::RateLimited("3")]);
    let seen = submitted(&Run::new(&disk)).unwrap();
    assert_eq!(
        (seen.waited_s, ids(&seen)[0], ids(&seen)[1]),
        (3, "request-waited", "request-submitted")
    );

    let disk = with(&[Mishap::RateLimited("3"), Mishap::RateLimited("3")]);
    let seen = submitted(&Run::new(&disk)).unwrap();
    assert_eq!(
        ids(&seen),
        ["request-waited", "request-rate-limited", "request-waiting"]
    );

    let disk = with(&[Mishap::RateLimited("900")]);
    let program = Run::new(&disk);
    let seen = submitted(&program).unwrap();
    assert_eq!(ids(&seen), ["request-rate-limited", "request-waiting"]);
    let until = seen.waiting.unwrap().not_before.unwrap();
    assert_eq!((until - sample::now()).num_seconds(), 900);
    let again = submitted(&program).unwrap();
    assert_eq!(
        (ids(&again), disk.desk.calls.lock().unwrap().len()),
        (vec!["request-too-early", "request-waiting"], 1)
    );
}

#[test]
fn a_refusal_of_the_request_ends_it_and_one_of_the_token_does_not() {
    let disk = with(&[Mishap::Refused(422)]);
    assert!(submitted(&Run::new(&disk)).unwrap().waiting.is_none());
    let disk = with(&[Mishap::Refused(401)]);
    let program = Run::new(&disk);
    assert_eq!(
        ids(&submitted(&program).unwrap()),
        ["request-token-refused", "request-waiting"]
    );
    assert_eq!(ids(&submitted(&program).unwrap())[0], "request-submitted");
}

#[test]
fn a_changed_draft_takes_the_place_of_what_waits() {
    let disk = with(&[Mishap::AnswerLost]);
    let program = Run::new(&disk);
    submitted(&program).unwrap();
    disk.setups
        .lock()
        .unwrap()
        .get_mut(&acme())
        .unwrap()
        .draft
        .region = Some("us".into());
    submitted(&program).unwrap();
    assert_eq!(disk.desk.states(), [State::Withdrawn, State::Submitted]);
    assert_eq!(disk.desk.taken.lock().unwrap()[1].body["region"], "us");
}

#[test]
fn memory_is_no_place_to_wait_but_the_same_secret_given_again_goes_on() {
    let disk = with(&[Mishap::AnswerLost]);
    let mut program = Run::new(&disk);
    program.lasts = false;
    assert_eq!(
        ids(&submitted(&program).unwrap()),
        ["request-no-answer", "request-cannot-wait"]
    );

    disk.secrets
        .lock()
        .unwrap()
        .remove(&Slot::client_secret(&acme(), 1));
    assert!(matches!(
        submitted(&program),
        Err(RequestError::SecretMissing)
    ));
    let secret = ClientSecret::new("first-secret".into());
    run(lend_secret(&program, &program, &acme(), &secret)).unwrap();
    assert_eq!(ids(&submitted(&program).unwrap())[0], "request-submitted");
    assert_eq!(disk.desk.states(), [State::Submitted]);
}

#[test]
fn a_secret_that_is_gone_leaves_the_earlier_request_unknown() {
    let disk = with(&[Mishap::AnswerLost]);
    let program = Run::new(&disk);
    submitted(&program).unwrap();
    assert!(run(setup::forget(&program, &program, &acme(), false)).unwrap());
    replace_secret(&program, "second-secret").unwrap();
    assert_eq!(
        ids(&submitted(&program).unwrap()),
        ["request-earlier-unsettled", "request-conflict"]
    );
}

#[test]
fn a_request_is_followed_answered_and_taken_back() {
    let disk = disk();
    let program = Run::new(&disk);
    let (world, acme) = (program.world(), acme());
    assert!(matches!(
        run(status(&world, &acme)),
        Err(RequestError::NothingSubmitted)
    ));
    assert!(matches!(
        run(withdraw(&world, &acme)),
        Err(RequestError::NothingSubmitted)
    ));
    submitted(&program).unwrap();
    assert!(matches!(
        run(answer(&world, &acme, "ours")),
        Err(RequestError::NothingAsked)
    ));
    disk.desk.taken.lock().unwrap()[0].state = State::InformationNeeded;
    assert_eq!(
        ids(&run(status(&world, &acme)).unwrap())[0],
        "request-information-needed"
    );
    assert_eq!(
        ids(&run(answer(&world, &acme, "ours")).unwrap())[0],
        "request-answered"
    );
    assert_eq!(
        disk.requests.lock().unwrap()[0].status.state,
        State::InReview
    );
    assert_eq!(
        ids(&run(withdraw(&world, &acme)).unwrap()),
        ["request-withdrawn"]
    );
    assert!(matches!(
        run(withdraw(&world, &acme)),
        Err(RequestError::NothingSubmitted)
    ));
}

#[test]
fn what_waits_is_taken_back_wherever_it_is() {
    for (mishap, states, id) in [
        (Mishap::NotThere, &[][..], "request-taken-back-unsent"),
        (Mishap::AnswerLost, &[State::Withdrawn], "request-withdrawn"),
    ] {
        let disk = with(&[mishap]);
        let program = Run::new(&disk);
        submitted(&program).unwrap();
        assert_eq!(
            ids(&run(withdraw(&program.world(), &acme())).unwrap()),
            [id]
        );
        assert_eq!(disk.desk.states(), states);
        assert!(disk.outbox.lock().unwrap().is_empty());
    }
}

#[test]
fn a_secret_that_was_lent_keeps_no_setup_from_being_removed() {
    let disk = disk();
    disk.setups
        .lock()
        .unwrap()
        .values_mut()
        .for_each(|stored| stored.secret = SecretMark::default());
    let program = Run::new(&disk);
    run(lend_secret(
        &program,
        &program,
        &acme(),
        &ClientSecret::new("lent".into()),
    ))
    .unwrap();
    let removal = run(setup::remove(&program, &NoKeychain, &acme())).unwrap();
    assert_eq!(removal.secret, Some(false));
}

/// A vault on a computer that has none.
struct NoKeychain;

impl Vault for NoKeychain {
    async fn put(&self, _: &Slot, _: Kept) -> Result<(), VaultError> {
        Err(no_keychain())
    }
    async fn get(&self, _: &Slot) -> Result<Option<Kept>, VaultError> {
        Err(no_keychain())
    }
    async fn forget(&self, _: &Slot) -> Result<bool, VaultError> {
        Err(no_keychain())
    }
    fn lasts(&self) -> bool {
        true
    }
}

fn no_keychain() -> VaultError {
    VaultError::Missing {
        said: "no bus".into(),
    }
}

#[test]
fn a_removed_setup_takes_its_secrets_along() {
    let disk = with(&[Mishap::NotThere]);
    let program = Run::new(&disk);
    submitted(&program).unwrap();
    let removal = run(setup::remove(&program, &program, &acme())).unwrap();
    assert_eq!((removal.waiting, removal.secret), (1, Some(true)));
    assert!(disk.secrets.lock().unwrap().is_empty() && disk.setups.lock().unwrap().is_empty());
    assert!(matches!(
        run(setup::remove(&program, &program, &acme())),
        Err(RequestError::Store(StoreError::Unknown))
    ));
}
