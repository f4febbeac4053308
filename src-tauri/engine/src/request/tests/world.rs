//! A store, a vault and a service in memory, any of which can be made to die at any step.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use crate::exchange::{InterruptionKind, Method, Stage};
use crate::fetch::{Budget, Limits};
use crate::ports::{
    Answer, Clock, Http, Kept, Random, Request, Revision, SecretMark, Sleep, Slot, Store,
    StoreError, StoredPage, StoredReport, StoredRequest, StoredRevision, StoredSetup, Vault,
    VaultError, Waiting,
};
use crate::request::sample::{Sent, answer, no_answer, status};
use crate::request::{IdempotencyKey, State, Status, World};
use crate::secrets::{ClientSecret, DeskToken};
use crate::settings::Settings;
use crate::setup::{Draft, SetupId, sample};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, AtomicU8, Ordering};
use std::time::Duration;

/// Lets a number of steps happen and no more: the program has died.
pub struct Fuse {
    left: AtomicI64,
}

impl Fuse {
    /// Takes a step: whether it takes effect, and whether its result is still seen. Steps are
    /// counted twice, so that death can come on either side of the effect.
    fn step(&self) -> (bool, bool) {
        let left = self.left.fetch_sub(2, Ordering::Relaxed);
        (left >= 1, left >= 2)
    }
}

/// What outlives the program.
#[derive(Default)]
pub struct Disk {
    pub setups: Mutex<BTreeMap<SetupId, StoredSetup>>,
    pub outbox: Mutex<Vec<Waiting>>,
    pub requests: Mutex<Vec<StoredRequest>>,
    pub secrets: Mutex<BTreeMap<Slot, Kept>>,
    /// What another process does right before a row is written down.
    pub meanwhile: Mutex<Option<fn(&Disk)>>,
    pub desk: Desk,
}

/// A service that keeps its word: one request for a key, one open request for a domain.
#[derive(Default)]
pub struct Desk {
    pub mishaps: Mutex<VecDeque<Mishap>>,
    pub taken: Mutex<Vec<Taken>>,
    pub calls: Mutex<Vec<Sent>>,
}

#[derive(Clone)]
pub struct Taken {
    pub key: String,
    pub body: Value,
    pub state: State,
}

#[derive(Clone, Copy)]
pub enum Mishap {
    /// The request arrives, its answer does not.
    AnswerLost,
    /// The request does not arrive.
    NotThere,
    RateLimited(&'static str),
    Unavailable,
    Refused(u16),
}

/// The program, for one run.
pub struct Run<'a> {
    pub disk: &'a Disk,
    pub fuse: Fuse,
    pub lasts: bool,
    /// How far the clocks have moved, in milliseconds.
    moved: AtomicI64,
    drawn: AtomicU8,
}

static RUNS: AtomicU8 = AtomicU8::new(1);

impl<'a> Run<'a> {
    pub fn new(disk: &'a Disk) -> Self {
        Self::dying_after(disk, i64::MAX)
    }

    pub fn dying_after(disk: &'a Disk, half_steps: i64) -> Self {
        let drawn = AtomicU8::new(RUNS.fetch_add(31, Ordering::Relaxed));
        Self {
            disk,
            fuse: Fuse {
                left: AtomicI64::new(half_steps),
            },
            lasts: true,
            moved: AtomicI64::new(0),
            drawn,
        }
    }

    pub fn world(&self) -> World<'_, Self, Self, Self, Self, Self> {
        let budget = Budget::start(Limits::default(), self);
        World {
            http: self,
            store: self,
            vault: self,
            clock: self,
            random: self,
            budget,
        }
    }

    pub fn died(&self) -> bool {
        self.fuse.left.load(Ordering::Relaxed) < 0
    }

    fn change<T>(
        &self,
        effect: impl FnOnce(&Disk) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let dead = || StoreError::Unwritable {
            said: "the program has died".into(),
        };
        let (takes_effect, is_seen) = self.fuse.step();
        let result = if takes_effect {
            effect(self.disk)?
        } else {
            return Err(dead());
        };
        if is_seen { Ok(result) } else { Err(dead()) }
    }
}

/// A setup that can be submitted, with secret and token in the vault.
pub fn disk() -> Disk {
    let disk = Disk::default();
    let stored = sample::stored();
    let id = stored.draft.name.clone();
    let mut secrets = disk.secrets.lock().unwrap();
    secrets.insert(
        Slot::client_secret(&id, 1),
        Kept::from(&ClientSecret::new("first-secret".into())),
    );
    secrets.insert(
        Slot::desk_token(&id),
        Kept::from(&DeskToken::new("token".into())),
    );
    drop(secrets);
    disk.setups.lock().unwrap().insert(id, stored);
    disk
}

impl Clock for Run<'_> {
    fn now(&self) -> DateTime<Utc> {
        sample::now() + chrono::Duration::milliseconds(self.moved.load(Ordering::Relaxed))
    }
    fn steady(&self) -> Duration {
        Duration::from_millis(self.moved.load(Ordering::Relaxed).unsigned_abs())
    }
}

impl Sleep for Run<'_> {
    async fn sleep(&self, time: Duration) {
        self.moved
            .fetch_add(i64::try_from(time.as_millis()).unwrap(), Ordering::Relaxed);
    }
}

impl Random for Run<'_> {
    fn fill(&self, buffer: &mut [u8]) {
        for byte in buffer {
            *byte = self.drawn.fetch_add(7, Ordering::Relaxed);
        }
    }
}

impl Vault for Run<'_> {
    async fn put(&self, slot: &Slot, secret: Kept) -> Result<(), VaultError> {
        self.disk
            .secrets
            .lock()
            .unwrap()
            .insert(slot.clone(), secret);
        Ok(())
    }
    async fn get(&self, slot: &Slot) -> Result<Option<Kept>, VaultError> {
        Ok(self.disk.secrets.lock().unwrap().get(slot).cloned())
    }
    async fn forget(&self, slot: &Slot) -> Result<bool, VaultError> {
        Ok(self.disk.secrets.lock().unwrap().remove(slot).is_some())
    }
    fn lasts(&self) -> bool {
        self.lasts
    }
}

impl Http for Run<'_> {
    async fn exchange(&self, request: Request, _: Duration) -> Answer {
        let (arrives, is_seen) = self.fuse.step();
        let lost = || no_answer(Stage::Http, InterruptionKind::Closed);
        if !arrives {
            return lost();
        }
        let answer = self.disk.desk.answer(&Sent::of(&request));
        if is_seen { answer } else { lost() }
    }
}

impl Desk {
    fn answer(&self, sent: &Sent) -> Answer {
        self.calls.lock().unwrap().push(sent.clone());
        let mishap = self.mishaps.lock().unwrap().pop_front();
        match mishap {
            Some(Mishap::NotThere) => return no_answer(Stage::Connect, InterruptionKind::Refused),
            Some(Mishap::RateLimited(after)) => {
                return answer(429, &[("retry-after", after)], &json!({}));
            }
            Some(Mishap::Unavailable) => return answer(503, &[], &json!({})),
            Some(Mishap::Refused(code)) => return answer(code, &[], &json!({"title": "no"})),
            Some(Mishap::AnswerLost) | None => {}
        }
        let path: Vec<&str> = sent
            .url
            .split("/requests")
            .nth(1)
            .unwrap_or_default()
            .split('/')
            .collect();
        let done = match (sent.method, path.as_slice()) {
            (Method::Post, [""]) => self.submit(sent),
            (Method::Get, ["", id]) => self.change(id, |state| state),
            (Method::Post, ["", id, "withdraw"]) => self.change(id, |_| State::Withdrawn),
            (Method::Post, ["", id, "answers"]) => self.change(id, |_| State::InReview),
            other => panic!("{other:?}"),
        };
        match mishap {
            Some(Mishap::AnswerLost) => no_answer(Stage::Http, InterruptionKind::Closed),
            _ => done,
        }
    }

    fn submit(&self, sent: &Sent) -> Answer {
        let (key, body) = (
            sent.header("idempotency-key").unwrap().to_owned(),
            sent.json(),
        );
        let mut taken = self.taken.lock().unwrap();
        if let Some(at) = taken.iter().position(|t| t.key == key) {
            if taken[at].body != body {
                return answer(422, &[], &json!({"type": "urn:x:idempotency-key-reused"}));
            }
            return answer(201, &[], &status(&at.to_string(), State::Submitted));
        }
        if let Some(at) = taken.iter().position(|t| t.state.is_open()) {
            return answer(409, &[], &json!({"existing_request": at.to_string()}));
        }
        taken.push(Taken {
            key,
            body,
            state: State::Submitted,
        });
        answer(
            201,
            &[],
            &status(&(taken.len() - 1).to_string(), State::Submitted),
        )
    }

    fn change(&self, id: &str, to: impl Fn(State) -> State) -> Answer {
        let mut taken = self.taken.lock().unwrap();
        let taken = &mut taken[id.parse::<usize>().unwrap()];
        taken.state = to(taken.state);
        answer(200, &[], &status(id, taken.state))
    }

    pub fn states(&self) -> Vec<State> {
        self.taken.lock().unwrap().iter().map(|t| t.state).collect()
    }
}

fn row<'a>(rows: &'a mut [Waiting], key: &IdempotencyKey) -> Result<&'a mut Waiting, StoreError> {
    rows.iter_mut()
        .find(|row| row.key == *key)
        .ok_or(StoreError::Unknown)
}

impl Store for Run<'_> {
    async fn page(&self, _: &str, _: u32, _: u32) -> Result<StoredPage, StoreError> {
        unreachable!("a request needs no list")
    }
    async fn settings(&self) -> Result<Settings, StoreError> {
        Ok(Settings::default())
    }
    async fn set_settings(&self, _: &Settings) -> Result<(), StoreError> {
        Ok(())
    }
    async fn clear(&self) -> Result<(), StoreError> {
        unreachable!("a request removes nothing")
    }
    async fn step_back(
        &self,
        _: &SetupId,
        _: Revision,
        _: DateTime<Utc>,
    ) -> Result<Option<StoredSetup>, StoreError> {
        unreachable!("a request changes no draft")
    }
    async fn step_forward(
        &self,
        _: &SetupId,
        _: Revision,
        _: DateTime<Utc>,
    ) -> Result<Option<StoredSetup>, StoreError> {
        unreachable!("a request changes no draft")
    }
    async fn setups(&self) -> Result<Vec<StoredSetup>, StoreError> {
        Ok(self.disk.setups.lock().unwrap().values().cloned().collect())
    }
    async fn setup(&self, id: &SetupId) -> Result<StoredSetup, StoreError> {
        self.disk
            .setups
            .lock()
            .unwrap()
            .get(id)
            .cloned()
            .ok_or(StoreError::Unknown)
    }
    async fn add_setup(&self, draft: &Draft, at: DateTime<Utc>) -> Result<StoredSetup, StoreError> {
        self.change_setup(draft, Revision(0), at).await
    }
    async fn change_setup(
        &self,
        draft: &Draft,
        from: Revision,
        at: DateTime<Utc>,
    ) -> Result<StoredSetup, StoreError> {
        self.change(|disk| {
            let mut setups = disk.setups.lock().unwrap();
            let secret = setups
                .get(&draft.name)
                .map(|s| s.secret)
                .unwrap_or_default();
            let stored = StoredSetup {
                draft: draft.clone(),
                revision: Revision(from.0 + 1),
                changed_at: at,
                secret,
            };
            setups.insert(draft.name.clone(), stored.clone());
            Ok(stored)
        })
    }
    async fn revisions(&self, _: &SetupId) -> Result<Vec<StoredRevision>, StoreError> {
        Ok(Vec::new())
    }
    async fn mark_secret(&self, id: &SetupId, mark: SecretMark) -> Result<(), StoreError> {
        self.change(|disk| {
            disk.setups
                .lock()
                .unwrap()
                .get_mut(id)
                .ok_or(StoreError::Unknown)?
                .secret = mark;
            Ok(())
        })
    }
    async fn remove_setup(&self, id: &SetupId) -> Result<(), StoreError> {
        self.change(|disk| {
            disk.setups
                .lock()
                .unwrap()
                .remove(id)
                .ok_or(StoreError::Unknown)?;
            disk.outbox.lock().unwrap().retain(|row| row.setup != *id);
            disk.requests
                .lock()
                .unwrap()
                .retain(|request| request.setup != *id);
            Ok(())
        })
    }
    async fn add_report(&self, _: &StoredReport) -> Result<(), StoreError> {
        Ok(())
    }
    async fn reports(&self, _: &SetupId) -> Result<Vec<StoredReport>, StoreError> {
        Ok(Vec::new())
    }
    async fn enqueue(&self, waiting: &Waiting) -> Result<(), StoreError> {
        let meanwhile = self.disk.meanwhile.lock().unwrap().take();
        if let Some(another_does) = meanwhile {
            another_does(self.disk);
        }
        self.change(|disk| {
            let mut rows = disk.outbox.lock().unwrap();
            if rows
                .iter()
                .any(|row| row.setup == waiting.setup && !row.withdrawn)
            {
                return Err(StoreError::Exists);
            }
            rows.push(waiting.clone());
            Ok(())
        })
    }
    async fn outbox(&self, id: &SetupId) -> Result<Vec<Waiting>, StoreError> {
        Ok(self
            .disk
            .outbox
            .lock()
            .unwrap()
            .iter()
            .filter(|row| row.setup == *id)
            .cloned()
            .collect())
    }
    async fn mark_attempt(
        &self,
        key: &IdempotencyKey,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.change(|disk| {
            let mut rows = disk.outbox.lock().unwrap();
            let row = row(&mut rows, key)?;
            row.attempts += 1;
            row.last_attempt_at = Some(at);
            row.may_be_there = true;
            Ok(())
        })
    }
    async fn postpone(
        &self,
        key: &IdempotencyKey,
        may_be_there: bool,
        until: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        self.change(|disk| {
            let mut rows = disk.outbox.lock().unwrap();
            let row = row(&mut rows, key)?;
            row.may_be_there = may_be_there;
            row.not_before = until;
            Ok(())
        })
    }
    async fn supersede(
        &self,
        key: &IdempotencyKey,
        instead: Option<&Waiting>,
    ) -> Result<(), StoreError> {
        self.change(|disk| {
            let mut rows = disk.outbox.lock().unwrap();
            row(&mut rows, key)?.withdrawn = true;
            rows.retain(|row| row.key != *key || row.may_be_there);
            rows.extend(instead.cloned());
            Ok(())
        })
    }
    async fn settle(
        &self,
        key: &IdempotencyKey,
        request: Option<&StoredRequest>,
    ) -> Result<(), StoreError> {
        self.change(|disk| {
            disk.outbox.lock().unwrap().retain(|row| row.key != *key);
            let mut requests = disk.requests.lock().unwrap();
            requests.splice(0..0, request.cloned());
            Ok(())
        })
    }
    async fn requests(&self, id: &SetupId) -> Result<Vec<StoredRequest>, StoreError> {
        Ok(self
            .disk
            .requests
            .lock()
            .unwrap()
            .iter()
            .filter(|r| r.setup == *id)
            .cloned()
            .collect())
    }
    async fn note_status(
        &self,
        _: &SetupId,
        status: &Status,
        seen_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.change(|disk| {
            let mut requests = disk.requests.lock().unwrap();
            let request = requests
                .iter_mut()
                .find(|r| r.status.id == status.id)
                .ok_or(StoreError::Unknown)?;
            request.status = status.clone();
            request.seen_at = seen_at;
            Ok(())
        })
    }
}
