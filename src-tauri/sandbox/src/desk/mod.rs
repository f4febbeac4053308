//! The service desk: where tenant requests arrive, wait and are decided.

mod clerk;
mod fields;
mod links;
mod memory;
pub(crate) mod model;
pub(crate) mod openapi;
mod problem;
mod routes;
pub(crate) mod state;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use serde_json::{Map, Value};

pub(crate) use links::LinkFault;
use memory::{Memory, Stored, What, conflict};
use model::{Answer, AssociatedDomain, DomainState, Question, RequestStatus, TimelineEntry};
use problem::{Kind, Problem};
pub(crate) use routes::router;
use state::{Actor, State};

use crate::clock;
use crate::lock;
use crate::mint::Mint;
use crate::secret::Secret;

/// What a scenario may change about the desk.
#[derive(Default)]
pub(crate) struct DeskSettings {
    /// What goes wrong with the first requests, one each, before all is well.
    pub(crate) first: VecDeque<Mishap>,
    /// Somebody else has an open request for every domain.
    pub(crate) every_domain_taken: bool,
    /// What goes wrong with every set-up link.
    pub(crate) link: Option<LinkFault>,
}

/// Something that goes wrong with one new request.
#[derive(Clone, Copy)]
pub(crate) enum Mishap {
    /// 429; come back after so many seconds.
    RateLimited(u32),
    /// 503.
    Unavailable,
    /// The request is taken in, and the connection closes before the answer is sent.
    AnswerLost,
}

/// A `POST /requests` as it reached the desk, accepted or not.
#[derive(Clone, Debug)]
pub struct ReceivedRequest {
    /// The header `Idempotency-Key`.
    pub idempotency_key: Option<String>,
    /// The body, with `client_secret` masked; null if it was no JSON object.
    pub body: Value,
    /// The client secret that stood in the body.
    pub client_secret: Option<Secret>,
    /// The status that it was answered with; none if the answer was lost on purpose.
    pub answered: Option<u16>,
}

/// Why the desk's operator could not do something to a request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OperatorError {
    /// The id is not one of a request at this desk.
    #[error("there is no request {0}")]
    NoSuchRequest(String),
    /// The id is not one of a set-up link of this desk.
    #[error("there is no set-up link {0}")]
    NoSuchLink(String),
    /// The request is not about that domain.
    #[error("the request is not about the domain {0}")]
    NoSuchDomain(String),
    /// The table of moves has no such move for the service.
    #[error("the service may not move a request from {} to {}", .from.name(), .to.name())]
    NotAllowed {
        /// The state that the request is in.
        from: State,
        /// The state that it should come to.
        to: State,
    },
    /// A question was announced and none was given.
    #[error("the move to information_needed takes the question as its note")]
    QuestionMissing,
}

/// The desk and everything it remembers, in memory only.
pub(crate) struct Desk {
    pub(crate) token: Secret,
    /// The desk's own address, without a slash at the end.
    base: String,
    every_domain_taken: bool,
    link_fault: Option<LinkFault>,
    mint: Mint,
    memory: Mutex<Memory>,
}

impl Desk {
    pub(crate) fn new(base: String, settings: DeskSettings, mint: Mint) -> Arc<Desk> {
        Arc::new(Desk {
            token: Secret::new(mint.token()),
            base,
            every_domain_taken: settings.every_domain_taken,
            link_fault: settings.link,
            mint,
            memory: Mutex::new(Memory::before(settings.first)),
        })
    }

    pub(crate) fn received(&self) -> Vec<ReceivedRequest> {
        lock(&self.memory).received.clone()
    }

    pub(crate) fn requests(&self) -> Vec<RequestStatus> {
        let memory = lock(&self.memory);
        memory
            .requests
            .iter()
            .map(|stored| stored.status.clone())
            .collect()
    }

    fn status(&self, id: &str) -> Result<RequestStatus, Problem> {
        let memory = lock(&self.memory);
        memory.find(id).map(|stored| stored.status.clone())
    }

    fn next_mishap(&self) -> Option<Mishap> {
        lock(&self.memory).mishaps.pop_front()
    }

    fn note_received(&self, received: ReceivedRequest) {
        lock(&self.memory).received.push(received);
    }

    /// Takes a new request in, once for each idempotency key.
    fn submit(&self, key: &str, body: &Map<String, Value>) -> Result<RequestStatus, Problem> {
        let request = fields::read(body).map_err(|errors| Problem {
            errors,
            ..Kind::FieldsNotAccepted.because("each entry of errors names one field")
        })?;
        let mut memory = lock(&self.memory);
        let what = What::Requested(request.clone());
        if let Some(status) = memory.done_before(key, &what)? {
            return Ok(status);
        }
        if self.every_domain_taken {
            return Err(conflict(
                request.associated_domains.first(),
                "req_of_somebody_else",
            ));
        }
        if let Some((domain, id)) = memory.open_request_for(&request.associated_domains) {
            return Err(conflict(Some(domain), id));
        }
        let now = clock::now();
        let pending = |domain: &String| AssociatedDomain {
            domain: domain.clone(),
            state: DomainState::Pending,
        };
        let mut status = RequestStatus {
            id: format!("req_{}", self.mint.token()),
            service: request.service.clone(),
            region: request.region.clone(),
            state: State::Draft,
            who_acts_next: Actor::Admin,
            since: now,
            associated_domains: request.associated_domains.iter().map(pending).collect(),
            timeline: Vec::new(),
            question: None,
        };
        enter(&mut status, State::Submitted, Actor::Admin, None);
        memory.requests.push(Stored {
            request,
            status: status.clone(),
        });
        memory.remember(key, what, &status);
        Ok(status)
    }

    /// Takes an answer to the service's question, once for each idempotency key.
    fn answer(&self, key: &str, id: &str, answer: Answer) -> Result<RequestStatus, Problem> {
        let mut memory = lock(&self.memory);
        let what = What::Answered(id.to_owned(), answer.clone());
        if let Some(status) = memory.done_before(key, &what)? {
            return Ok(status);
        }
        let status = &mut memory.find_mut(id)?.status;
        if status.state != State::InformationNeeded {
            return Err(Kind::MoveNotAllowed.because("the service has not asked anything"));
        }
        enter(status, State::InReview, Actor::Admin, Some(answer.text));
        let status = status.clone();
        memory.remember(key, what, &status);
        Ok(status)
    }

    /// Takes a request back. Doing so again changes nothing.
    fn withdraw(&self, id: &str) -> Result<RequestStatus, Problem> {
        let mut memory = lock(&self.memory);
        let status = &mut memory.find_mut(id)?.status;
        if status.state != State::Withdrawn {
            if !status.state.may_move(State::Withdrawn, Actor::Admin) {
                let state = status.state.name();
                return Err(Kind::MoveNotAllowed
                    .because(format!("a request that is {state} cannot be withdrawn")));
            }
            enter(status, State::Withdrawn, Actor::Admin, None);
        }
        Ok(status.clone())
    }

    /// Moves a request as somebody at the service would.
    pub(crate) fn move_request(
        &self,
        id: &str,
        to: State,
        note: Option<&str>,
    ) -> Result<RequestStatus, OperatorError> {
        let mut memory = lock(&self.memory);
        let unknown = |_| OperatorError::NoSuchRequest(id.to_owned());
        let status = &mut memory.find_mut(id).map_err(unknown)?.status;
        let from = status.state;
        if !from.may_move(to, Actor::Service) {
            return Err(OperatorError::NotAllowed { from, to });
        }
        if to == State::InformationNeeded && note.is_none_or(str::is_empty) {
            return Err(OperatorError::QuestionMissing);
        }
        enter(status, to, Actor::Service, note.map(str::to_owned));
        Ok(status.clone())
    }

    /// Says whether a domain of a request is known to belong to the admin.
    pub(crate) fn set_domain(
        &self,
        id: &str,
        domain: &str,
        state: DomainState,
    ) -> Result<RequestStatus, OperatorError> {
        let mut memory = lock(&self.memory);
        let unknown = |_| OperatorError::NoSuchRequest(id.to_owned());
        let status = &mut memory.find_mut(id).map_err(unknown)?.status;
        let entry = status
            .associated_domains
            .iter_mut()
            .find(|entry| entry.domain == domain)
            .ok_or_else(|| OperatorError::NoSuchDomain(domain.to_owned()))?;
        entry.state = state;
        Ok(status.clone())
    }
}

/// Brings a request into a state. The caller has looked the move up.
fn enter(status: &mut RequestStatus, state: State, by: Actor, note: Option<String>) {
    let now = clock::now();
    status.question = match (state, &note) {
        (State::InformationNeeded, Some(text)) => Some(Question {
            text: text.clone(),
            asked_at: now,
        }),
        _ => None,
    };
    status.state = state;
    status.who_acts_next = state.who_acts_next();
    status.since = now;
    status.timeline.push(TimelineEntry {
        state,
        at: now,
        by,
        note,
    });
}
