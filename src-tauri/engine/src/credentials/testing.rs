//! Stand-ins that the tests of this subject share.
#![allow(clippy::unwrap_used)]

use super::control::looks;
pub use super::observation::Asked;
use super::observation::{ProofObservation, Said, Trial};
use crate::client_auth::Method;
use crate::exchange::{Connection, Exchange, Method as HttpMethod, Response};
use crate::ports::{Answer, Body, Clock, Http, Random, Request};
use crate::provider::{CredentialFacts, Provider};
use crate::values::ClientId;
use chrono::{DateTime, Utc};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

pub fn facts_of(provider: &str) -> CredentialFacts {
    Provider::find(provider).unwrap().credentials.clone()
}

pub fn answer(status: u16, media_type: &str, body: &str) -> Answer {
    let response = Response {
        status,
        headers: vec![("content-type".into(), media_type.into())],
        body_bytes: body.len() as u64,
        first_byte_us: 1,
    };
    let exchange = Exchange {
        method: HttpMethod::Post,
        url: "https://a.example/token".into(),
        at: DateTime::UNIX_EPOCH,
        connection: Connection::default(),
        response: Some(response),
        interruption: None,
        took_us: 2,
    };
    Answer {
        exchange,
        body: Body::new(body.as_bytes().to_vec()),
        location: None,
    }
}

pub fn trial_of(method: Method, asked: Asked, (status, error): (u16, &str)) -> Trial {
    let error = Some(error).filter(|e| !e.is_empty()).map(str::to_owned);
    let said = Said {
        error,
        ..Said::default()
    };
    Trial {
        method,
        asked,
        said,
        exchange: answer(status, "application/json", "").exchange,
    }
}

pub fn observed(trials: Vec<Trial>, control: Option<Trial>) -> ProofObservation {
    let mut planned: Vec<Method> = trials.iter().map(|t| t.method).collect();
    planned.dedup();
    ProofObservation {
        planned,
        client_id: ClientId::parse("app").unwrap(),
        secret: looks("secret"),
        listed_methods: None,
        trials,
        control,
        without_control: false,
        not_asked: None,
    }
}

/// What a fake provider was sent: the address, the `Authorization` header and the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub url: String,
    pub authorization: Option<String>,
    pub form: Vec<(String, String)>,
}

impl Sent {
    pub fn field(&self, name: &str) -> Option<&str> {
        self.form
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }
}

/// A provider that answers by a function of what it was sent.
pub struct Fake<F> {
    pub answers: F,
    pub sent: Mutex<Vec<Sent>>,
}

impl<F> Fake<F> {
    pub fn new(answers: F) -> Self {
        Self {
            answers,
            sent: Mutex::new(Vec::new()),
        }
    }
}

impl<F: Fn(&Sent) -> Answer + Send + Sync> Http for Fake<F> {
    async fn exchange(&self, request: Request, _: Duration) -> Answer {
        let header = request
            .headers
            .iter()
            .find(|(n, _)| *n == "authorization")
            .map(|(_, v)| v.to_string());
        let body = request.body.as_deref().map_or(&[][..], |b| b);
        let form = url::form_urlencoded::parse(body).into_owned().collect();
        let sent = Sent {
            url: request.url.to_string(),
            authorization: header,
            form,
        };
        let answer = (self.answers)(&sent);
        self.sent.lock().unwrap().push(sent);
        answer
    }
}

pub struct Still;
impl Clock for Still {
    fn now(&self) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH
    }
    fn steady(&self) -> Duration {
        Duration::ZERO
    }
}

#[derive(Default)]
pub struct Stepping(AtomicU8);
impl Random for Stepping {
    fn fill(&self, buffer: &mut [u8]) {
        for byte in buffer {
            *byte = self.0.fetch_add(37, Ordering::Relaxed);
        }
    }
}

/// Runs a future that never really waits.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}
