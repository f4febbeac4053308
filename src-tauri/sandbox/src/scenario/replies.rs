//! Answers and edits that scenarios share.

use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use futures_util::stream;
use serde_json::{Map, Value};

/// A web page where something else was expected.
pub(super) fn html(status: StatusCode, sentence: &str) -> Response {
    let page = format!(
        "<!doctype html>\n<html><head><title>{sentence}</title></head><body><p>{sentence}</p></body></html>\n"
    );
    (status, Html(page)).into_response()
}

pub(super) fn json(status: StatusCode, content: Value) -> Response {
    (status, Json(content)).into_response()
}

pub(super) fn redirect(location: &str) -> Response {
    (StatusCode::FOUND, [(header::LOCATION, location)]).into_response()
}

/// The same answer under another content type.
pub(super) fn relabelled(mut response: Response, content_type: &'static str) -> Response {
    let value = HeaderValue::from_static(content_type);
    response.headers_mut().insert(header::CONTENT_TYPE, value);
    response
}

/// JSON that goes on for a gibibyte, which nobody should read to its end.
pub(super) fn oversized() -> Response {
    const CHUNK: usize = 64 * 1024;
    let opening = Bytes::from_static(b"{\"issuer\":\"");
    let filling = Bytes::from(vec![b'x'; CHUNK]);
    let chunks = std::iter::once(opening).chain(std::iter::repeat_n(filling, (1 << 30) / CHUNK));
    let body = Body::from_stream(stream::iter(chunks.map(Ok::<_, Infallible>)));
    relabelled(Response::new(body), "application/json")
}

/// JSON of which one character comes every half second for ever.
pub(super) fn trickle() -> Response {
    let characters = stream::unfold(true, |first| async move {
        if first {
            return Some((Ok::<_, Infallible>(Bytes::from_static(b"{")), false));
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        Some((Ok(Bytes::from_static(b" ")), false))
    });
    relabelled(
        Response::new(Body::from_stream(characters)),
        "application/json",
    )
}

/// Edits each key of a JWK Set.
pub(super) fn each_key(set: &mut Map<String, Value>, edit: fn(&mut Map<String, Value>)) {
    let keys = set.get_mut("keys").and_then(Value::as_array_mut);
    for key in keys.into_iter().flatten().filter_map(Value::as_object_mut) {
        edit(key);
    }
}

/// Puts something in the place of a parameter, or takes the parameter away.
pub(super) fn set(answer: &mut Vec<(String, String)>, name: &str, value: Option<&str>) {
    answer.retain(|(known, _)| known != name);
    answer.extend(value.map(|value| (name.to_owned(), value.to_owned())));
}

/// Adds seconds to a claim that is a time.
pub(super) fn shift(claims: &mut Map<String, Value>, name: &str, seconds: i64) {
    if let Some(value) = claims.get_mut(name)
        && let Some(time) = value.as_i64()
    {
        *value = Value::from(time + seconds);
    }
}
