//! HTTP, as the engine asks for it: one request, and all that was seen while it was carried.

use crate::exchange::{Exchange, Method};
use std::fmt;
use std::future::Future;
use std::time::Duration;
use url::Url;
use zeroize::Zeroizing;

/// Carries HTTP requests, one at a time, and records everything on the way. Never follows a
/// redirect, never retries, never stores a cookie.
pub trait Http: Send + Sync {
    /// Carries `request` within `limit`. What goes wrong is part of the answer.
    fn exchange(&self, request: Request, limit: Duration) -> impl Future<Output = Answer> + Send;
}

/// A request. Headers and body may hold secrets: `Debug` shows neither, both are cleared on drop.
pub struct Request {
    /// The method.
    pub method: Method,
    /// The address.
    pub url: Url,
    /// Header names in lower case, and values.
    pub headers: Vec<(&'static str, Zeroizing<String>)>,
    /// The body; its type is among the headers.
    pub body: Option<Zeroizing<Vec<u8>>>,
    /// The largest body taken, after decompression, in bytes.
    pub max_body: usize,
}

/// Largest body of a document, in bytes.
pub const MAX_DOCUMENT: usize = 1024 * 1024;
/// Largest body of an answer to a form, in bytes.
pub const MAX_ANSWER: usize = 256 * 1024;

impl Request {
    /// Asks for a document.
    #[must_use]
    pub fn get(url: Url) -> Self {
        Self {
            method: Method::Get,
            url,
            headers: Vec::new(),
            body: None,
            max_body: MAX_DOCUMENT,
        }
        .header("accept", "application/json")
    }

    /// Sends a form (`application/x-www-form-urlencoded`).
    #[must_use]
    pub fn form(url: Url, fields: &[(&str, &str)]) -> Self {
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        Self {
            method: Method::Post,
            url,
            headers: Vec::new(),
            body: Some(Zeroizing::new(body.finish().into_bytes())),
            max_body: MAX_ANSWER,
        }
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
    }

    /// Adds a header; an earlier one of that name is replaced.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.retain(|(n, _)| *n != name);
        self.headers.push((name, Zeroizing::new(value.into())));
        self
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} {}",
            self.method,
            self.url.host_str().unwrap_or_default()
        )
    }
}

/// What came of a request: the facts, and apart from them what may hold secrets.
pub struct Answer {
    /// The facts.
    pub exchange: Exchange,
    /// The body as read; empty when none arrived.
    pub body: Body,
    /// The `location` header exactly as it was sent, with its query and fragment, where a code may stand.
    pub location: Option<Zeroizing<String>>,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("exchange", &self.exchange)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

/// The body of an answer: shown nowhere, cleared on drop.
#[derive(Clone, Default)]
pub struct Body(Zeroizing<Vec<u8>>);

impl Body {
    /// Takes the bytes in.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, for the function that makes facts of them.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}
