//! What the desk remembers, and the look-ups that keep a request from being made twice.

use std::collections::{HashMap, VecDeque};

use super::links::Issued;
use super::model::{Answer, RequestStatus, TenantRequest};
use super::problem::{Kind, Problem};
use super::{Mishap, ReceivedRequest};

#[derive(Default)]
pub(super) struct Memory {
    pub(super) requests: Vec<Stored>,
    /// What was done under each idempotency key.
    done: HashMap<String, Done>,
    pub(super) received: Vec<ReceivedRequest>,
    /// Every set-up link that was issued, oldest first.
    pub(super) links: Vec<Issued>,
    /// What is still to go wrong with new requests.
    pub(super) mishaps: VecDeque<Mishap>,
}

pub(super) struct Stored {
    pub(super) request: TenantRequest,
    pub(super) status: RequestStatus,
}

/// The first use of an idempotency key.
struct Done {
    what: What,
    status: RequestStatus,
}

#[derive(PartialEq, Eq)]
pub(super) enum What {
    Requested(TenantRequest),
    Answered(String, Answer),
}

impl Memory {
    /// The memory of a desk that nobody has written to, with what is to go wrong first.
    pub(super) fn before(mishaps: VecDeque<Mishap>) -> Memory {
        Memory {
            mishaps,
            ..Memory::default()
        }
    }

    pub(super) fn find(&self, id: &str) -> Result<&Stored, Problem> {
        let found = self.requests.iter().find(|stored| stored.status.id == id);
        found.ok_or_else(|| Kind::NoSuchRequest.because(format!("no request has the id {id}")))
    }

    pub(super) fn find_mut(&mut self, id: &str) -> Result<&mut Stored, Problem> {
        let found = self
            .requests
            .iter_mut()
            .find(|stored| stored.status.id == id);
        found.ok_or_else(|| Kind::NoSuchRequest.because(format!("no request has the id {id}")))
    }

    /// What was answered when `key` was used for the same thing before.
    pub(super) fn done_before(
        &self,
        key: &str,
        what: &What,
    ) -> Result<Option<RequestStatus>, Problem> {
        match self.done.get(key) {
            None => Ok(None),
            Some(done) if done.what == *what => Ok(Some(done.status.clone())),
            Some(_) => Err(Kind::IdempotencyKeyReused
                .because("a new request needs a new key; a retry repeats its body")),
        }
    }

    pub(super) fn remember(&mut self, key: &str, what: What, status: &RequestStatus) {
        let status = status.clone();
        self.done.insert(key.to_owned(), Done { what, status });
    }

    pub(super) fn open_request_for(&self, domains: &[String]) -> Option<(&String, &str)> {
        let open = self
            .requests
            .iter()
            .filter(|stored| stored.status.state.is_open());
        open.flat_map(|stored| {
            let taken = stored.request.associated_domains.iter();
            taken.map(|domain| (domain, stored.status.id.as_str()))
        })
        .find(|(domain, _)| domains.contains(domain))
    }
}

/// The refusal of a request for a domain that an open request is about already.
pub(super) fn conflict(domain: Option<&String>, existing: &str) -> Problem {
    let domain = domain.map_or("", String::as_str);
    Problem {
        existing_request: Some(existing.to_owned()),
        ..Kind::DomainHasOpenRequest.because(format!("the open request is about {domain}"))
    }
}
