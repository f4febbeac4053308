//! Every call of the desk's API, as it goes over the wire, held against the published document.

use super::Desk;
use latchkey_adapters::http::HttpClient;
use latchkey_engine::ports::{Answer, Http, Request};
use latchkey_engine::request::{self, World};
use latchkey_sandbox::State;
use serde_json::Value;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

/// Carries requests, and keeps what went over the wire.
struct Recording<'a> {
    http: &'a HttpClient,
    calls: Mutex<Vec<Call>>,
}

/// One call of the desk's API.
struct Call {
    method: String,
    path: String,
    headers: Vec<String>,
    body: Option<Value>,
    status: u16,
    answer: Value,
}

impl Http for Recording<'_> {
    async fn exchange(&self, request: Request, limit: Duration) -> Answer {
        let method = format!("{:?}", request.method).to_lowercase();
        let path = request.url.path().to_owned();
        let headers = request.headers.iter().map(|(n, _)| (*n).to_owned());
        let headers = headers.collect();
        let body = request.body.as_ref().filter(|bytes| !bytes.is_empty());
        let body = body.map(|bytes| serde_json::from_slice(bytes).unwrap());
        let answer = self.http.exchange(request, limit).await;
        let status = answer.exchange.response.as_ref().unwrap().status;
        let call = Call {
            method,
            path,
            headers,
            body,
            status,
            answer: serde_json::from_slice(answer.body.bytes()).unwrap(),
        };
        self.calls.lock().unwrap().push(call);
        answer
    }
}

/// Holds a call against the published document: path, method, headers, body, answer.
fn hold_against(document: &Value, call: &Call) {
    let fits = |template: &str| {
        let (mut a, mut b) = (template.split('/'), call.path.split('/'));
        let same = a
            .by_ref()
            .zip(b.by_ref())
            .all(|(a, b)| a == b || a.starts_with('{'));
        same && template.matches('/').count() == call.path.matches('/').count()
    };
    let paths = document["paths"].as_object().unwrap();
    let (template, _) = paths.iter().find(|(template, _)| fits(template)).unwrap();
    let operation = &paths[template][&call.method];
    assert!(operation.is_object(), "{} {template}", call.method);
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap().to_lowercase();
        assert!(
            parameter["in"] != "header" || call.headers.contains(&name),
            "{name}"
        );
    }
    assert!(call.headers.contains(&"authorization".to_owned()));
    let hold = |content: &Value, value: &Value| {
        let content = content.as_object().unwrap().values().next().unwrap();
        let mut schema = content["schema"].clone();
        schema["components"] = document["components"].clone();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let wrong: Vec<_> = validator
            .iter_errors(value)
            .map(|e| e.to_string())
            .collect();
        assert!(wrong.is_empty(), "{template}: {wrong:?}");
    };
    let asked = operation.get("requestBody");
    assert_eq!(asked.is_some(), call.body.is_some(), "{template}");
    if let (Some(asked), Some(body)) = (asked, &call.body) {
        hold(&asked["content"], body);
    }
    hold(
        &operation["responses"][call.status.to_string()]["content"],
        &call.answer,
    );
}

#[tokio::test]
async fn every_call_is_one_of_the_published_document() {
    let desk = Desk::with(&[]).await;
    let recording = Recording {
        http: &desk.http,
        calls: Mutex::default(),
    };
    let plain = desk.world();
    let world = World {
        http: &recording,
        store: plain.store,
        vault: plain.vault,
        clock: plain.clock,
        random: plain.random,
        budget: plain.budget,
    };
    let admission = desk.admission().await;
    request::submit(&world, &desk.id, &admission).await.unwrap();
    let operator = desk.sandbox.operator();
    let id = operator.requests()[0].id.clone();
    operator.move_request(&id, State::InReview, None).unwrap();
    operator
        .move_request(&id, State::InformationNeeded, Some("which?"))
        .unwrap();
    request::status(&world, &desk.id).await.unwrap();
    request::answer(&world, &desk.id, "this one").await.unwrap();
    request::withdraw(&world, &desk.id).await.unwrap();

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sandbox/openapi.json");
    let document: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let calls = recording.calls.lock().unwrap();
    assert_eq!(calls.len(), 4);
    for call in calls.iter() {
        hold_against(&document, call);
    }
}
