use axum::http::{HeaderName, Method, StatusCode, header};
use serde_json::{Value, json};

use super::wire::{call, get, header_of, json, sandbox, sandbox_with};
use crate::visitor::VisitError;
use crate::visitor::http::{Trust, Whole, whole};
use crate::{Actor, DomainState, OperatorError, Sandbox, Scenario, State};

const SECRET: &str = "canary-secret-8675309";

pub(super) fn body() -> Value {
    json!({
        "service": "allquiet", "region": "eu",
        "associated_domains": ["example.com"],
        "authority": "https://login.example.com",
        "client_id": "client", "client_secret": SECRET,
    })
}

pub(super) async fn try_post(
    sandbox: &Sandbox,
    path: &str,
    key: Option<&str>,
    body: &Value,
) -> Result<Whole, VisitError> {
    let mut call = call(Method::POST, &format!("{}{path}", sandbox.desk()));
    call.body = Some(body.to_string());
    let token = sandbox.desk_token().expose();
    call.headers = vec![
        (header::AUTHORIZATION, format!("Bearer {token}")),
        (header::CONTENT_TYPE, "application/json".to_owned()),
    ];
    let name = HeaderName::from_static("idempotency-key");
    call.headers.extend(key.map(|key| (name, key.to_owned())));
    whole(&call, &Trust::nobody()).await
}

pub(super) async fn post(sandbox: &Sandbox, path: &str, key: Option<&str>, body: &Value) -> Whole {
    try_post(sandbox, path, key, body).await.unwrap()
}

async fn submit(sandbox: &Sandbox, key: &str) -> String {
    let answer = post(sandbox, "/requests", Some(key), &body()).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    json(&answer)["id"].as_str().unwrap().to_owned()
}

async fn follow(sandbox: &Sandbox, id: &str) -> Value {
    let url = format!("{}/requests/{id}", sandbox.desk());
    json(&super::wire::get_as(&url, sandbox.desk_token().expose()).await)
}

fn is_problem(answer: &Whole, status: StatusCode, kind: &str) {
    assert_eq!(answer.status, status);
    assert_eq!(
        header_of(answer, header::CONTENT_TYPE),
        "application/problem+json"
    );
    let problem = json(answer);
    assert_eq!(problem["type"], format!("urn:latchkey:problem:{kind}"));
    assert_eq!(problem["status"], status.as_u16());
}

#[tokio::test]
async fn a_request_is_taken_in_and_can_be_followed() {
    let sandbox = sandbox().await;
    let answer = post(&sandbox, "/requests", Some("\"key-1\""), &body()).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let status = json(&answer);
    assert_eq!(status["state"], "submitted");
    assert_eq!(status["who_acts_next"], "service");
    assert_eq!(
        status["associated_domains"],
        json!([{ "domain": "example.com", "state": "pending" }])
    );
    assert_eq!(status["timeline"][0]["by"], "admin");
    let id = status["id"].as_str().unwrap();
    assert_eq!(
        header_of(&answer, header::LOCATION),
        format!("/requests/{id}")
    );
    assert_eq!(follow(&sandbox, id).await, status);
    assert!(!status.to_string().contains(SECRET));
}

#[tokio::test]
async fn retries_make_one_request_and_get_the_first_answer() {
    let sandbox = sandbox().await;
    let first = post(&sandbox, "/requests", Some("key"), &body()).await;
    let id = json(&first)["id"].as_str().unwrap().to_owned();
    sandbox
        .operator()
        .move_request(&id, State::InReview, None)
        .unwrap();
    let second = post(&sandbox, "/requests", Some("key"), &body()).await;
    assert_eq!((second.status, &second.body), (first.status, &first.body));
    assert_eq!(sandbox.operator().requests().len(), 1);
    assert_eq!(sandbox.desk_requests().len(), 2);
}

#[tokio::test]
async fn the_clerk_asks_once_and_brings_a_request_to_its_end() {
    let sandbox = sandbox().await;
    let id = submit(&sandbox, "key").await;
    let states = |times: usize| -> Vec<State> {
        let step = |_| {
            sandbox.operator().attend();
            sandbox.operator().requests()[0].state
        };
        (0..times).map(step).collect()
    };
    let waits = [
        State::InReview,
        State::InformationNeeded,
        State::InformationNeeded,
    ];
    assert_eq!(states(3), waits);
    assert!(follow(&sandbox, &id).await["question"]["text"].is_string());
    let answer = json!({ "text": "the night shift" });
    post(
        &sandbox,
        &format!("/requests/{id}/answers"),
        Some("a"),
        &answer,
    )
    .await;
    assert_eq!(states(3), [State::Approved, State::Active, State::Active]);
    let status = follow(&sandbox, &id).await;
    assert_eq!(status["associated_domains"][0]["state"], "verified");
}

#[tokio::test]
async fn attempts_at_the_same_time_make_one_request() {
    let sandbox = sandbox().await;
    let body = body();
    let attempts = (0..8).map(|_| post(&sandbox, "/requests", Some("key"), &body));
    let answers = futures_util::future::join_all(attempts).await;
    assert!(answers.iter().all(|answer| answer.body == answers[0].body));
    assert_eq!(sandbox.operator().requests().len(), 1);
}

#[tokio::test]
async fn a_key_belongs_to_its_body() {
    let sandbox = sandbox().await;
    submit(&sandbox, "key").await;
    let mut other = body();
    other["client_secret"] = json!("a-newer-secret");
    let answer = post(&sandbox, "/requests", Some("key"), &other).await;
    is_problem(
        &answer,
        StatusCode::UNPROCESSABLE_ENTITY,
        "idempotency-key-reused",
    );
    let none = post(&sandbox, "/requests", None, &body()).await;
    is_problem(&none, StatusCode::BAD_REQUEST, "idempotency-key-missing");
}

#[tokio::test]
async fn without_the_token_nothing_is_told() {
    let sandbox = sandbox().await;
    let answer = get(&format!("{}/requests/any", sandbox.desk())).await;
    is_problem(&answer, StatusCode::UNAUTHORIZED, "no-bearer-token");
    assert!(header_of(&answer, header::WWW_AUTHENTICATE).starts_with("Bearer"));
}

#[tokio::test]
async fn every_field_that_is_not_accepted_is_named() {
    let sandbox = sandbox().await;
    let mut wrong = body();
    wrong["break_glass_emails"] = json!(["a@example.com", "b@elsewhere.example"]);
    wrong["region"] = json!("");
    wrong["client_secret"] = json!(42);
    let answer = post(&sandbox, "/requests", Some("key"), &wrong).await;
    is_problem(
        &answer,
        StatusCode::UNPROCESSABLE_ENTITY,
        "fields-not-accepted",
    );
    let errors = json(&answer)["errors"].clone();
    let pointers: Vec<_> = errors
        .as_array()
        .unwrap()
        .iter()
        .map(|error| &error["pointer"])
        .collect();
    assert_eq!(
        pointers,
        ["#/region", "#/client_secret", "#/break_glass_emails/1"]
    );
    let text = post(&sandbox, "/requests", Some("key"), &json!("text")).await;
    is_problem(&text, StatusCode::BAD_REQUEST, "body-unreadable");
    assert!(sandbox.operator().requests().is_empty());
    // A key that came with a refused body is still free.
    submit(&sandbox, "key").await;
}

#[tokio::test]
async fn one_open_request_for_a_domain() {
    let sandbox = sandbox().await;
    let id = submit(&sandbox, "one").await;
    let second = post(&sandbox, "/requests", Some("two"), &body()).await;
    is_problem(&second, StatusCode::CONFLICT, "domain-has-open-request");
    assert_eq!(json(&second)["existing_request"], id);

    let withdrawn = post(
        &sandbox,
        &format!("/requests/{id}/withdraw"),
        None,
        &json!({}),
    )
    .await;
    assert_eq!(json(&withdrawn)["state"], "withdrawn");
    let again = post(
        &sandbox,
        &format!("/requests/{id}/withdraw"),
        None,
        &json!({}),
    )
    .await;
    assert_eq!(again.body, withdrawn.body);
    submit(&sandbox, "three").await;
}

#[tokio::test]
async fn a_question_is_asked_and_answered_once() {
    let sandbox = sandbox().await;
    let id = submit(&sandbox, "key").await;
    let path = format!("/requests/{id}/answers");
    let early = post(&sandbox, &path, Some("a"), &json!({ "text": "hello" })).await;
    is_problem(&early, StatusCode::CONFLICT, "move-not-allowed");

    let operator = sandbox.operator();
    operator.move_request(&id, State::InReview, None).unwrap();
    assert_eq!(
        operator.move_request(&id, State::InformationNeeded, None),
        Err(OperatorError::QuestionMissing)
    );
    operator
        .move_request(&id, State::InformationNeeded, Some("Which region?"))
        .unwrap();
    let asked = follow(&sandbox, &id).await;
    assert_eq!(asked["question"]["text"], "Which region?");
    assert_eq!(asked["who_acts_next"], "admin");

    let first = post(&sandbox, &path, Some("b"), &json!({ "text": "The EU." })).await;
    assert_eq!(json(&first)["state"], "in_review");
    assert_eq!(json(&first).get("question"), None);
    let retried = post(&sandbox, &path, Some("b"), &json!({ "text": "The EU." })).await;
    assert_eq!(retried.body, first.body);
    let other = post(&sandbox, &path, Some("b"), &json!({ "text": "The US." })).await;
    is_problem(
        &other,
        StatusCode::UNPROCESSABLE_ENTITY,
        "idempotency-key-reused",
    );

    let now = follow(&sandbox, &id).await;
    let last = now["timeline"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["by"], &last["note"]),
        (&json!("admin"), &json!("The EU."))
    );
    let states: Vec<_> = now["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["state"])
        .collect();
    assert_eq!(
        states,
        ["submitted", "in_review", "information_needed", "in_review"]
    );
}

#[tokio::test]
async fn the_service_verifies_domains_and_activates() {
    let sandbox = sandbox().await;
    let id = submit(&sandbox, "key").await;
    let operator = sandbox.operator();
    let skipped = operator.move_request(&id, State::Active, None);
    assert_eq!(
        skipped,
        Err(OperatorError::NotAllowed {
            from: State::Submitted,
            to: State::Active
        })
    );
    let missing = operator.set_domain(&id, "example.org", DomainState::Verified);
    assert_eq!(
        missing,
        Err(OperatorError::NoSuchDomain("example.org".to_owned()))
    );

    operator.move_request(&id, State::InReview, None).unwrap();
    let path = format!("/operator/requests/{id}/move");
    let moved = json!({ "to": "approved", "note": "Welcome.", "domain_states": { "example.com": "verified" } });
    let approved = json(&post(&sandbox, &path, None, &moved).await);
    assert_eq!(approved["state"], "approved");
    assert_eq!(approved["associated_domains"][0]["state"], "verified");
    let active = operator.move_request(&id, State::Active, None).unwrap();
    assert_eq!(active.who_acts_next, Actor::Nobody);
    let back = post(&sandbox, &path, None, &json!({ "to": "in_review" })).await;
    is_problem(&back, StatusCode::CONFLICT, "move-not-allowed");
    let late = post(
        &sandbox,
        &format!("/requests/{id}/withdraw"),
        None,
        &json!({}),
    )
    .await;
    is_problem(&late, StatusCode::CONFLICT, "move-not-allowed");
}

#[tokio::test]
async fn what_arrived_is_kept_with_the_secret_apart() {
    let sandbox = sandbox().await;
    submit(&sandbox, "key").await;
    let received = sandbox.desk_requests();
    assert_eq!(received[0].body["client_secret"], "[masked]");
    assert_eq!(received[0].client_secret.as_ref().unwrap().expose(), SECRET);
    assert_eq!(received[0].idempotency_key.as_deref(), Some("key"));
    assert_eq!(received[0].answered, Some(201));
    assert!(!format!("{received:?}").contains(SECRET));
}

#[tokio::test]
async fn the_desk_can_be_busy_or_away_once() {
    for (id, status, kind) in [
        (
            "desk-rate-limited",
            StatusCode::TOO_MANY_REQUESTS,
            "too-many-requests",
        ),
        (
            "desk-unavailable-once",
            StatusCode::SERVICE_UNAVAILABLE,
            "unavailable",
        ),
    ] {
        let sandbox = sandbox_with(Scenario::find(id).unwrap()).await;
        let first = post(&sandbox, "/requests", Some("key"), &body()).await;
        is_problem(&first, status, kind);
        if status == StatusCode::TOO_MANY_REQUESTS {
            assert_eq!(header_of(&first, header::RETRY_AFTER), "1");
        }
        assert!(sandbox.operator().requests().is_empty());
        submit(&sandbox, "key").await;
    }
}

#[tokio::test]
async fn a_lost_answer_comes_with_the_next_attempt() {
    let sandbox = sandbox_with(Scenario::find("desk-answer-lost").unwrap()).await;
    let lost = try_post(&sandbox, "/requests", Some("key"), &body()).await;
    assert!(matches!(lost, Err(VisitError::Unreachable { .. })));
    assert_eq!(sandbox.operator().requests().len(), 1);
    assert_eq!(sandbox.desk_requests()[0].answered, None);
    let id = submit(&sandbox, "key").await;
    assert_eq!(sandbox.operator().requests()[0].id, id);
}

#[tokio::test]
async fn somebody_else_may_have_the_domain() {
    let sandbox = sandbox_with(Scenario::find("desk-conflict").unwrap()).await;
    let answer = post(&sandbox, "/requests", Some("key"), &body()).await;
    is_problem(&answer, StatusCode::CONFLICT, "domain-has-open-request");
}
