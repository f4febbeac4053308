//! A world made of plain structs: answers by address, and a clock that moves only when told.

use chrono::{DateTime, TimeZone as _, Utc};
use latchkey_engine::exchange::{
    Connection, Exchange, Interruption, InterruptionKind, Response, Stage,
};
use latchkey_engine::ports::{Answer, Body, Clock, Http, Request};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

/// Status, headers and body.
type Scripted = (u16, Vec<(String, String)>, Vec<u8>);

/// Answers by address; what is not listed is refused as a closed port would be.
#[derive(Default)]
pub struct Hosts {
    answers: BTreeMap<String, Scripted>,
    /// The addresses asked, in order.
    pub asked: Mutex<Vec<String>>,
}

impl Hosts {
    /// Adds an answer in JSON.
    pub fn json(self, url: &str, body: &serde_json::Value) -> Self {
        self.answer(
            url,
            200,
            &[("content-type", "application/json")],
            &body.to_string(),
        )
    }

    /// Adds an answer that calls itself JSON.
    pub fn bytes(mut self, url: &str, body: &[u8]) -> Self {
        let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        self.answers
            .insert(url.to_owned(), (200, headers, body.to_vec()));
        self
    }

    /// Adds any answer.
    pub fn answer(mut self, url: &str, status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        let headers = headers
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        self.answers
            .insert(url.to_owned(), (status, headers, body.as_bytes().to_vec()));
        self
    }
}

impl Http for Hosts {
    async fn exchange(&self, request: Request, _limit: Duration) -> Answer {
        let url = request.url.to_string();
        self.asked.lock().unwrap().push(url.clone());
        let found = self.answers.get(&url);
        let interruption = found.is_none().then(|| Interruption {
            stage: Stage::Connect,
            kind: InterruptionKind::Refused,
            text: "connection refused".to_owned(),
        });
        let response = found.map(|(status, headers, body)| Response {
            status: *status,
            headers: headers.clone(),
            body_bytes: body.len() as u64,
            first_byte_us: 10,
        });
        let body = found.map(|(_, _, body)| body.clone()).unwrap_or_default();
        let location = response
            .as_ref()
            .and_then(|r| r.header("location"))
            .map(|l| l.to_owned().into());
        Answer {
            exchange: Exchange {
                method: request.method,
                url,
                at: Noon.now(),
                connection: Connection::default(),
                response,
                interruption,
                took_us: 20,
            },
            body: Body::new(body),
            location,
        }
    }
}

/// Always noon of the same day.
pub struct Noon;

impl Clock for Noon {
    fn now(&self) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 22, 12, 0, 0).unwrap()
    }
    fn steady(&self) -> Duration {
        Duration::ZERO
    }
}
