//! One request: whether it is for the redirect address at all, and what it brings.

use super::shared::Shared;
use http::header::{
    ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use latchkey_engine::exchange;
use latchkey_engine::ports::{Arrival, Page, Refused};
use std::time::Duration;
use zeroize::Zeroizing;

/// Largest form taken, in bytes.
const MAX_FORM: usize = 64 * 1024;
/// How long a form may take to arrive.
const FORM_LIMIT: Duration = Duration::from_secs(10);

type Answer = Response<Full<Bytes>>;

/// Answers one request.
pub(super) async fn answer(shared: &Shared, request: Request<Incoming>) -> Answer {
    if !is_for_us(shared, request.headers()) {
        shared.count(|r: &mut Refused| &mut r.other_host);
        return refusal(shared, StatusCode::MISDIRECTED_REQUEST);
    }
    if request.uri().path() != shared.redirect.path() {
        shared.count(|r: &mut Refused| &mut r.other_path);
        return refusal(shared, StatusCode::NOT_FOUND);
    }
    let prefetch = is_prefetch(request.headers());
    let (method, raw) = match *request.method() {
        Method::GET => {
            let query = request.uri().query().unwrap_or_default();
            (
                exchange::Method::Get,
                Some(Zeroizing::new(query.as_bytes().to_vec())),
            )
        }
        Method::POST => (exchange::Method::Post, form(request).await),
        _ => {
            shared.count(|r: &mut Refused| &mut r.other_method);
            let mut answer = refusal(shared, StatusCode::METHOD_NOT_ALLOWED);
            answer
                .headers_mut()
                .insert(ALLOW, HeaderValue::from_static("GET, POST"));
            return answer;
        }
    };
    let Some(raw) = raw else {
        shared.count(|r: &mut Refused| &mut r.malformed);
        return refusal(shared, StatusCode::BAD_REQUEST);
    };
    let parameters = url::form_urlencoded::parse(&raw)
        .map(|(name, value)| (name.into_owned(), Zeroizing::new(value.into_owned())))
        .collect();
    match shared
        .offer(
            Arrival {
                method,
                parameters,
                prefetch,
            },
            raw,
        )
        .await
    {
        Some(page) => shown(&page),
        None => refusal(shared, StatusCode::BAD_REQUEST),
    }
}

/// The request names the host of the redirect address. Any other name that leads here is somebody
/// else's, such as a page's that had its name moved to this computer.
fn is_for_us(shared: &Shared, headers: &HeaderMap) -> bool {
    let (host, port) = (shared.redirect.host(), shared.redirect.port());
    let mut named = headers.get_all(HOST).iter();
    let (Some(name), None) = (named.next().and_then(|h| h.to_str().ok()), named.next()) else {
        return false;
    };
    name.eq_ignore_ascii_case(&format!("{host}:{port}"))
        || (port == 80 && name.eq_ignore_ascii_case(host))
}

/// The browser says that no person asked for this yet.
fn is_prefetch(headers: &HeaderMap) -> bool {
    ["sec-purpose", "purpose", "x-purpose", "x-moz"]
        .iter()
        .any(|name| {
            let values = headers
                .get_all(*name)
                .iter()
                .filter_map(|v| v.to_str().ok());
            values
                .flat_map(|v| v.split([';', ',']))
                .any(|part| part.trim().eq_ignore_ascii_case("prefetch"))
        })
}

/// The form, if it is one, small enough and quick enough.
async fn form(request: Request<Incoming>) -> Option<Zeroizing<Vec<u8>>> {
    let kind = request
        .headers()
        .get(CONTENT_TYPE)?
        .to_str()
        .ok()?
        .split(';')
        .next()?
        .trim()
        .to_ascii_lowercase();
    if kind != "application/x-www-form-urlencoded" {
        return None;
    }
    let body = Limited::new(request.into_body(), MAX_FORM).collect();
    let whole = tokio::time::timeout(FORM_LIMIT, body).await.ok()?.ok()?;
    Some(Zeroizing::new(whole.to_bytes().to_vec()))
}

fn refusal(shared: &Shared, status: StatusCode) -> Answer {
    let policy = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    respond(
        status,
        "text/plain; charset=utf-8",
        policy,
        shared.pages.refusal.clone(),
    )
}

fn shown(page: &Page) -> Answer {
    let policy = HeaderValue::from_str(&page.policy)
        .unwrap_or(HeaderValue::from_static("default-src 'none'"));
    respond(
        StatusCode::OK,
        "text/html; charset=utf-8",
        policy,
        page.html.clone(),
    )
}

fn respond(status: StatusCode, kind: &'static str, policy: HeaderValue, body: String) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from(body)));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    for (name, value) in [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, "no-store"),
        (CONNECTION, "close"),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    answer
}
