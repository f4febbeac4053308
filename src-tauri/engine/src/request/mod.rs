//! The tenant request: what is asked of the service, on its way there and through it.

mod address;
mod follow;
mod judge;
mod key;
mod model;
mod observation;
mod outbox;
mod reply;
#[cfg(test)]
pub(crate) mod sample;
mod standing;
mod state;
#[cfg(test)]
mod tests;
mod wire;
mod world;

pub use address::DeskAddress;
pub use follow::{answer, status, withdraw};
pub use judge::judge;
pub use key::IdempotencyKey;
pub use model::{Body, DomainState, DomainStatus, Event, FieldProblem, Problem, Question, Status};
pub use observation::{Action, Observation, WaitingFacts};
pub use outbox::submit;
pub use reply::Outcome;
pub use state::{Actor, State};
pub use wire::{Attempt, Call, Desk};
pub use world::{RequestError, World};

use crate::finding::Fault;

/// Every kind of finding of this subject.
pub static FAULTS: &[&[&Fault]] = &[judge::FAULTS, standing::FAULTS];
