//! The desk over HTTP. The paths below `/operator` are not part of the documented API: they let
//! a person or a test play the service's part.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Request, State as Shared};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::model::{Answer, DomainState, NewSetupLink, RequestStatus, SetupLinks};
use super::problem::{Kind, Problem};
use super::state::State;
use super::{Desk, LinkFault, Mishap, OperatorError, ReceivedRequest};
use crate::bearer;
use crate::secret::Secret;
use crate::server::LoseAnswer;

pub(crate) fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/requests", post(submit))
        .route("/requests/{id}", get(status))
        .route("/requests/{id}/answers", post(answer))
        .route("/requests/{id}/withdraw", post(withdraw))
        .route("/operator/requests/{id}/move", post(operate))
        .route("/setup-links", post(issue).get(links))
        .route("/setup-links/{id}/revoke", post(revoke))
        .layer(from_fn_with_state(Arc::clone(&desk), admit))
        // Whoever has the link may read it: its receiver is not known here yet.
        .route("/setup-links/{id}", get(document))
        .with_state(desk)
}

async fn admit(Shared(desk): Shared<Arc<Desk>>, request: Request, next: Next) -> Response {
    // EXPOSE: compared with the token that the request carries.
    if bearer(request.headers()) == Some(desk.token.expose()) {
        next.run(request).await
    } else {
        Kind::NoBearerToken
            .because("send the token of the service's console in the Authorization header")
            .into_response()
    }
}

async fn submit(Shared(desk): Shared<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response {
    let key = idempotency_key(&headers);
    let mut body = serde_json::from_slice::<Map<String, Value>>(&body).ok();
    let mishap = desk.next_mishap();
    let mut response = match (mishap, &body, key) {
        (Some(Mishap::RateLimited(seconds)), _, _) => Problem {
            retry_after: Some(seconds),
            ..Kind::TooManyRequests.because("wait as long as Retry-After says")
        }
        .into_response(),
        (Some(Mishap::Unavailable), _, _) => {
            Kind::Unavailable.because("try again later").into_response()
        }
        (_, _, None) => key_missing().into_response(),
        (_, None, _) => unreadable().into_response(),
        (_, Some(body), Some(key)) => match desk.submit(key, body) {
            Ok(status) => created(&status),
            Err(problem) => problem.into_response(),
        },
    };
    let lost = matches!(mishap, Some(Mishap::AnswerLost));
    if lost {
        response.extensions_mut().insert(LoseAnswer);
    }
    let secret = body.as_mut().and_then(|body| body.get_mut("client_secret"));
    let secret = secret.map(|value| value.take());
    desk.note_received(ReceivedRequest {
        idempotency_key: key.map(str::to_owned),
        client_secret: secret
            .and_then(|value| value.as_str().map(|text| Secret::new(text.to_owned()))),
        body: masked(body),
        answered: (!lost).then(|| response.status().as_u16()),
    });
    response
}

fn masked(body: Option<Map<String, Value>>) -> Value {
    let Some(mut body) = body else {
        return Value::Null;
    };
    if let Some(secret) = body.get_mut("client_secret") {
        *secret = json!("[masked]");
    }
    Value::Object(body)
}

async fn status(Shared(desk): Shared<Arc<Desk>>, Path(id): Path<String>) -> Response {
    answered(desk.status(&id))
}

async fn answer(
    Shared(desk): Shared<Arc<Desk>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(key) = idempotency_key(&headers) else {
        return key_missing().into_response();
    };
    match serde_json::from_slice::<Answer>(&body) {
        Ok(answer) if !answer.text.is_empty() => answered(desk.answer(key, &id, answer)),
        _ => Kind::BodyUnreadable
            .because("send the answer as the field text, and nothing else")
            .into_response(),
    }
}

async fn withdraw(Shared(desk): Shared<Arc<Desk>>, Path(id): Path<String>) -> Response {
    answered(desk.withdraw(&id))
}

async fn issue(Shared(desk): Shared<Arc<Desk>>, body: Bytes) -> Response {
    let Ok(new) = serde_json::from_slice::<NewSetupLink>(&body) else {
        return Kind::BodyUnreadable
            .because("send what the link presets as presets, its end as expires, and nothing else")
            .into_response();
    };
    let link = desk.issue_link(new);
    let location = [(header::LOCATION, format!("/setup-links/{}", link.id))];
    (StatusCode::CREATED, location, Json(link)).into_response()
}

async fn links(Shared(desk): Shared<Arc<Desk>>) -> Response {
    let links = desk.links();
    Json(SetupLinks { links }).into_response()
}

async fn revoke(Shared(desk): Shared<Arc<Desk>>, Path(id): Path<String>) -> Response {
    match desk.revoke_link(&id) {
        Ok(link) => Json(link).into_response(),
        Err(refused) => Kind::NoSuchSetupLink
            .because(refused.to_string())
            .into_response(),
    }
}

async fn document(Shared(desk): Shared<Arc<Desk>>, Path(id): Path<String>) -> Response {
    if desk.link_fault == Some(LinkFault::SentOn) {
        let to = [(
            header::LOCATION,
            "https://desk.example.net/setup-links/other",
        )];
        return (StatusCode::FOUND, to).into_response();
    }
    let fresh = [(header::CACHE_CONTROL, "no-store")];
    match desk.document(&id) {
        Ok(document) => (fresh, Json(document)).into_response(),
        Err(problem) => (fresh, problem).into_response(),
    }
}

#[derive(Deserialize)]
struct Operation {
    to: Option<State>,
    note: Option<String>,
    #[serde(default)]
    domain_states: BTreeMap<String, DomainState>,
}

async fn operate(Shared(desk): Shared<Arc<Desk>>, Path(id): Path<String>, body: Bytes) -> Response {
    let Ok(operation) = serde_json::from_slice::<Operation>(&body) else {
        return unreadable().into_response();
    };
    answered(
        operated(&desk, &id, &operation).map_err(|refused| match refused {
            OperatorError::NoSuchRequest(_) => Kind::NoSuchRequest.because(refused.to_string()),
            _ => Kind::MoveNotAllowed.because(refused.to_string()),
        }),
    )
}

fn operated(desk: &Desk, id: &str, operation: &Operation) -> Result<RequestStatus, OperatorError> {
    let mut status = Err(OperatorError::NoSuchRequest(id.to_owned()));
    for (domain, state) in &operation.domain_states {
        status = Ok(desk.set_domain(id, domain, *state)?);
    }
    if let Some(to) = operation.to {
        status = Ok(desk.move_request(id, to, operation.note.as_deref())?);
    }
    status
}

fn answered(result: Result<RequestStatus, Problem>) -> Response {
    match result {
        Ok(status) => Json(status).into_response(),
        Err(problem) => problem.into_response(),
    }
}

fn created(status: &RequestStatus) -> Response {
    let location = [(header::LOCATION, format!("/requests/{}", status.id))];
    (StatusCode::CREATED, location, Json(status)).into_response()
}

/// The header `Idempotency-Key`: a string in quotes as RFC 8941 has it, or bare.
fn idempotency_key(headers: &HeaderMap) -> Option<&str> {
    let key = headers.get("idempotency-key")?.to_str().ok()?.trim();
    let key = key
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(key);
    (1..=255).contains(&key.len()).then_some(key)
}

fn key_missing() -> Problem {
    Kind::IdempotencyKeyMissing
        .because("send one key for each new request, and the same for its retries")
}

fn unreadable() -> Problem {
    Kind::BodyUnreadable.because("send a JSON object")
}
