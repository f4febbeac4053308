//! What has been seen so far of one exchange. It is owned outside the future that the limit ends, so
//! that everything seen before the limit passed is still there.

use super::body::Sink;
use super::shown;
use super::trust::Witness;
use crate::clock::SystemClock;
use chrono::{DateTime, Utc};
use latchkey_engine::exchange::{
    Attempt, AttemptOutcome, Connection, Exchange, Interruption, InterruptionKind, KEPT_HEADERS,
    Layer, Method, Response, Stage, Tls,
};
use latchkey_engine::ports::{Answer, Body, Clock as _, Request};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;
use zeroize::Zeroizing;

/// Why an exchange ended before its time; the stage is that which the facts are in.
#[derive(Debug)]
pub(super) struct End {
    pub kind: InterruptionKind,
    pub text: String,
}

impl End {
    pub fn new(kind: InterruptionKind, text: impl Into<String>) -> Self {
        let mut text = text.into();
        // The system's words say it; the number that Rust puts behind them is another one on each system.
        if let Some(number) = text.find(" (os error ") {
            text.truncate(number);
        }
        Self { kind, text }
    }
}

/// Who is told of each layer as it ends.
pub(super) type Watch<'w> = dyn Fn(Layer) + Send + Sync + 'w;

/// The facts of one exchange while it goes on.
pub(super) struct Facts<'w> {
    watch: Option<&'w Watch<'w>>,
    method: Method,
    url: String,
    query_shown: bool,
    at: DateTime<Utc>,
    began: Instant,
    stage: Stage,
    pub connection: Connection,
    /// When the attempts of `connection` began, and whether they ended.
    attempts: Vec<(Instant, bool)>,
    /// The handshake under way.
    handshake: Option<(Instant, Arc<Witness>)>,
    response: Option<Response>,
    location: Option<Zeroizing<String>>,
    pub body: Sink,
}

pub(super) fn micros(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_micros()).unwrap_or(u64::MAX)
}

impl<'w> Facts<'w> {
    pub fn begin(request: &Request, watch: Option<&'w Watch<'w>>) -> Self {
        let authorized = request
            .headers
            .iter()
            .any(|(name, _)| *name == "authorization");
        let facts = Self {
            watch,
            method: request.method,
            url: shown::url(&request.url, request.method == Method::Get && !authorized),
            query_shown: request.method == Method::Get && !authorized,
            at: SystemClock::default().now(),
            began: Instant::now(),
            stage: Stage::Resolve,
            connection: Connection::default(),
            attempts: Vec::new(),
            handshake: None,
            response: None,
            location: None,
            body: Sink::new(request.max_body),
        };
        facts.tell(None);
        facts
    }

    /// Tells who watches, if anybody does, that a layer has ended well.
    pub fn ended(&self, stage: Stage) {
        self.tell(Some(stage));
    }

    fn tell(&self, stage: Option<Stage>) {
        let Some(watch) = self.watch else { return };
        watch(Layer {
            stage,
            so_far: Exchange {
                method: self.method,
                url: self.url.clone(),
                at: self.at,
                connection: self.connection.clone(),
                response: self.response.clone(),
                interruption: None,
                took_us: micros(self.began),
            },
        });
    }

    pub fn enter(&mut self, stage: Stage) {
        self.stage = stage;
    }

    pub fn status(&self) -> Option<u16> {
        self.response.as_ref().map(|response| response.status)
    }

    pub fn begin_attempt(&mut self, address: SocketAddr) -> usize {
        // An attempt that nobody ends was still waiting when the limit passed.
        let outcome = AttemptOutcome::TimedOut;
        self.connection.attempts.push(Attempt {
            address,
            outcome,
            took_us: 0,
        });
        self.attempts.push((Instant::now(), false));
        self.attempts.len() - 1
    }

    pub fn end_attempt(&mut self, index: usize, outcome: AttemptOutcome) {
        if let (Some(attempt), Some((began, ended))) = (
            self.connection.attempts.get_mut(index),
            self.attempts.get_mut(index),
        ) {
            attempt.outcome = outcome;
            attempt.took_us = micros(*began);
            *ended = true;
        }
    }

    /// Another address was quicker than all that are still waiting.
    pub fn overtake_attempts(&mut self) {
        for index in 0..self.attempts.len() {
            if self.attempts.get(index).is_some_and(|(_, ended)| !ended) {
                self.end_attempt(index, AttemptOutcome::Overtaken);
            }
        }
    }

    pub fn begin_tls(&mut self, witness: Arc<Witness>) {
        self.handshake = Some((Instant::now(), witness));
    }

    /// The handshake is over, well or badly: what it showed becomes part of the facts.
    pub fn end_tls(&mut self, version: Option<String>, cipher_suite: Option<String>) {
        if let Some((began, witness)) = self.handshake.take() {
            let (chain, trust) = witness.testimony().unzip();
            self.connection.tls = Some(Tls {
                version,
                cipher_suite,
                chain: chain.unwrap_or_default(),
                trust,
                took_us: micros(began),
            });
        }
    }

    pub fn head(&mut self, head: &http::response::Parts, first_byte_us: u64) {
        let text =
            |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = head
            .headers
            .iter()
            .filter(|(name, _)| KEPT_HEADERS.contains(&name.as_str()))
            .map(|(name, value)| {
                let shown = match name.as_str() {
                    "location" => shown::location(&text(value), self.query_shown),
                    _ => text(value),
                };
                (name.as_str().to_owned(), shown)
            })
            .collect();
        self.location = head
            .headers
            .get("location")
            .map(|value| Zeroizing::new(text(value)));
        self.response = Some(Response {
            status: head.status.as_u16(),
            headers,
            body_bytes: 0,
            first_byte_us,
        });
    }

    /// Closes the books.
    pub fn end(mut self, outcome: Option<End>) -> Answer {
        self.end_tls(None, None);
        for (attempt, (began, ended)) in self.connection.attempts.iter_mut().zip(&self.attempts) {
            if !ended {
                attempt.took_us = micros(*began);
            }
        }
        let body = self.body.take();
        if let Some(response) = &mut self.response {
            response.body_bytes = body.len() as u64;
        }
        let exchange = Exchange {
            method: self.method,
            url: self.url,
            at: self.at,
            connection: self.connection,
            response: self.response,
            interruption: outcome.map(|end| Interruption {
                stage: self.stage,
                kind: end.kind,
                text: end.text,
            }),
            took_us: micros(self.began),
        };
        if let (Some(watch), Some(broke)) = (self.watch, &exchange.interruption) {
            watch(Layer {
                stage: Some(broke.stage),
                so_far: exchange.clone(),
            });
        }
        Answer {
            exchange,
            body: Body::new(body),
            location: self.location,
        }
    }
}
