//! Judges the way to a document and the answer that carried it.

use super::*;
use crate::authority::transport;
use crate::exchange::{Exchange, InterruptionKind, Response};
use crate::fetch::{Fetched, NotFollowed};
use crate::json::JsonError;
use chrono::{DateTime, Utc};
use url::Url;

/// Judges the way to a document. `what` says which one it is: `discovery` or `keys`.
#[must_use]
pub fn judge_way(fetched: &Fetched, what: &'static str, at: DateTime<Utc>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (n, hop) in fetched.hops.iter().enumerate() {
        findings.extend(transport::judge(hop, at));
        let followed = hop
            .response
            .as_ref()
            .and_then(|r| r.header("location"))
            .filter(|_| n + 1 < fetched.hops.len());
        if let Some(to) = followed {
            let joined = Url::parse(&hop.url)
                .and_then(|u| u.join(to))
                .map(|u| u.to_string())
                .unwrap_or_else(|_| to.to_owned());
            let fault = if host(&hop.url) == host(&joined) {
                &DISCOVERY_REDIRECT
            } else {
                &DISCOVERY_CROSS_HOST_REDIRECT
            };
            findings.push(
                fault
                    .found()
                    .field(Field::Authority)
                    .expected(&hop.url)
                    .received(joined)
                    .detail("what", what),
            );
        }
    }
    if let Some(reason) = fetched.not_followed {
        let to = fetched
            .last()
            .and_then(|h| h.response.as_ref())
            .and_then(|r| r.header("location"))
            .unwrap_or_default();
        let why = match reason {
            NotFollowed::TooMany => "many",
            NotFollowed::Downgrade => "downgrade",
            NotFollowed::NoAddress => "no-address",
        };
        findings.push(
            DISCOVERY_REDIRECT_NOT_FOLLOWED
                .found()
                .received(to)
                .detail("why", why)
                .detail("what", what),
        );
    }
    findings
}

/// Judges status, size and type of the answer that should be the discovery document.
#[must_use]
pub fn judge_answer(fetched: &Fetched) -> Vec<Finding> {
    let Some(last) = fetched.last() else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    match last.interruption.as_ref().map(|i| i.kind) {
        Some(InterruptionKind::BodyTooLarge) => {
            findings.push(DISCOVERY_OVERSIZED.found().received(&last.url))
        }
        Some(InterruptionKind::BodyEncoding) => {
            findings.push(DISCOVERY_ENCODING.found().received(encoding(last)))
        }
        _ => {}
    }
    let Some(response) = &last.response else {
        return findings;
    };
    let text = fetched.text.as_deref().unwrap_or_default();
    let page = response.media_type().is_some_and(|t| t.contains("html"))
        || text.trim_start().starts_with('<');
    let status = response.status.to_string();
    let answer = |fault: &'static crate::finding::Fault| {
        fault
            .found()
            .field(Field::Authority)
            .received(format!("{status} {}", first_line(text)))
            .detail("status", &status)
            .detail("url", &last.url)
    };
    match response.status {
        _ if page && of_the_way(last, response) => {
            findings.push(answer(&NETWORK_PROXY_BLOCKED_PAGE));
        }
        200..=299 if page && json::parse(text.as_bytes()).is_err() => {
            findings.push(answer(&DISCOVERY_HTML));
        }
        200..=299 | 301..=303 | 307 | 308 => {}
        401 | 403 => findings.push(answer(&DISCOVERY_401_403)),
        404 | 410 => findings.push(answer(&DISCOVERY_404)),
        _ => findings.push(answer(&DISCOVERY_STATUS)),
    }
    let media = response.media_type().unwrap_or_default();
    if response.is_success() && !page && media != "application/json" && last.interruption.is_none()
    {
        findings.push(
            DISCOVERY_JSON_WRONG_CONTENT_TYPE
                .found()
                .expected("application/json")
                .received(media),
        );
    }
    if let Some(at) = fetched.not_utf8_at.filter(|_| response.is_success()) {
        findings.push(
            DISCOVERY_INVALID_JSON
                .found()
                .received(JsonError::Encoding { at }.to_string())
                .detail("problem", "syntax"),
        );
    }
    findings
}

/// A page that a proxy or a filter on the way sent, and not the host: it says so, or it came over a
/// connection that another party opened.
fn of_the_way(exchange: &Exchange, response: &Response) -> bool {
    let tls = exchange.connection.tls.as_ref();
    let forwarded = exchange.connection.proxy.is_some() && exchange.url.starts_with("http:");
    forwarded
        || response.header("x-squid-error").is_some()
        || tls.is_some_and(|tls| transport::inspected_by(tls).is_some())
}

fn encoding(exchange: &Exchange) -> &str {
    exchange
        .response
        .as_ref()
        .and_then(|r| r.header("content-encoding"))
        .unwrap_or_default()
}

/// The first line of a server's text that says something, cut to a line's length.
fn first_line(text: &str) -> String {
    text.lines()
        .map(str::trim)
        .find(|l| !l.is_empty())
        .unwrap_or_default()
        .chars()
        .take(120)
        .collect()
}

fn host(address: &str) -> Option<String> {
    Url::parse(address).ok()?.host_str().map(str::to_owned)
}
