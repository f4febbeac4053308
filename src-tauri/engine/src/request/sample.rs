//! Answers of a service, for tests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::state::State;
use super::wire::{Attempt, Call};
use crate::exchange::{
    Connection, Exchange, Interruption, InterruptionKind, Method, Response, Stage,
};
use crate::ports::{Answer, Body, Http, Request};
use crate::setup::sample::now;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

/// A request as it was sent.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub method: Method,
    pub url: String,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Sent {
    pub fn of(request: &Request) -> Self {
        Self {
            method: request.method,
            url: request.url.to_string(),
            headers: request
                .headers
                .iter()
                .map(|(n, v)| (*n, v.to_string()))
                .collect(),
            body: request
                .body
                .as_ref()
                .map(|b| b.to_vec())
                .unwrap_or_default(),
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, v)| v.as_str())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// A service that gives these answers, one after the other.
pub(crate) struct Script {
    answers: Mutex<VecDeque<Answer>>,
    sent: Mutex<Vec<Sent>>,
}

impl Script {
    pub fn of(answers: Vec<Answer>) -> Self {
        Self {
            answers: Mutex::new(answers.into()),
            sent: Mutex::default(),
        }
    }

    pub fn sent(&self) -> Vec<Sent> {
        self.sent.lock().unwrap().clone()
    }
}

impl Http for Script {
    async fn exchange(&self, request: Request, _: Duration) -> Answer {
        self.sent.lock().unwrap().push(Sent::of(&request));
        self.answers.lock().unwrap().pop_front().unwrap()
    }
}

fn exchange(response: Option<Response>, interruption: Option<Interruption>) -> Exchange {
    Exchange {
        method: Method::Post,
        url: "https://desk.example/requests".into(),
        at: now(),
        connection: Connection::default(),
        response,
        interruption,
        took_us: 1,
    }
}

pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: &Value) -> Answer {
    let headers = headers
        .iter()
        .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
        .collect();
    let body = body.to_string().into_bytes();
    let response = Response {
        status,
        headers,
        body_bytes: body.len() as u64,
        first_byte_us: 1,
    };
    Answer {
        exchange: exchange(Some(response), None),
        body: Body::new(body),
        location: None,
    }
}

pub(crate) fn no_answer(stage: Stage, kind: InterruptionKind) -> Answer {
    let interruption = Interruption {
        stage,
        kind,
        text: "it broke".into(),
    };
    Answer {
        exchange: exchange(None, Some(interruption)),
        body: Body::default(),
        location: None,
    }
}

/// What came of a call that was answered like this.
pub(crate) fn attempt_of(call: Call, answer: Answer) -> Attempt {
    let http = Script::of(vec![answer]);
    let address = super::DeskAddress::parse("https://desk.example").unwrap();
    let token = crate::secrets::DeskToken::new("token".into());
    let desk = super::Desk {
        http: &http,
        address: &address,
        token: &token,
    };
    let attempt = run(desk.status("req_1", Duration::from_secs(1)));
    Attempt { call, ..attempt }
}

/// A request in that state, with the shortest way there as its timeline.
pub(crate) fn status(id: &str, state: State) -> Value {
    let way: &[(&str, &str)] = match state {
        State::Draft => &[],
        State::Submitted => &[("submitted", "admin")],
        State::InReview => &[("submitted", "admin"), ("in_review", "service")],
        State::InformationNeeded => &[
            ("submitted", "admin"),
            ("in_review", "service"),
            ("information_needed", "service"),
        ],
        State::Approved => &[
            ("submitted", "admin"),
            ("in_review", "service"),
            ("approved", "service"),
        ],
        State::Active => &[
            ("submitted", "admin"),
            ("in_review", "service"),
            ("approved", "service"),
            ("active", "service"),
        ],
        State::Rejected => &[
            ("submitted", "admin"),
            ("in_review", "service"),
            ("rejected", "service"),
        ],
        State::Withdrawn => &[("submitted", "admin"), ("withdrawn", "admin")],
    };
    let timeline: Vec<Value> = way
        .iter()
        .map(|(state, by)| json!({"state": state, "at": now(), "by": by, "note": "because"}))
        .collect();
    let mut status = json!({
        "id": id, "service": "all-quiet", "region": "eu", "state": state, "who_acts_next": state.next_actor(),
        "since": now(), "associated_domains": [{"domain": "acme.com", "state": "pending"}], "timeline": timeline,
    });
    if state == State::InformationNeeded {
        status["question"] = json!({"text": "whose domain is it?", "asked_at": now()});
    }
    status
}

/// Runs a future that never really waits.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}
