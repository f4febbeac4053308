//! Errors of the desk: one table of kinds, each answered as an RFC 9457 problem document.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::model::{FieldProblem, ProblemDetails};

/// A kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    NoBearerToken,
    NoSuchRequest,
    NoSuchSetupLink,
    SetupLinkExpired,
    SetupLinkRevoked,
    BodyUnreadable,
    IdempotencyKeyMissing,
    IdempotencyKeyReused,
    FieldsNotAccepted,
    DomainHasOpenRequest,
    MoveNotAllowed,
    TooManyRequests,
    Unavailable,
}

impl Kind {
    fn name_status_title(self) -> (&'static str, StatusCode, &'static str) {
        match self {
            Kind::NoBearerToken => (
                "no-bearer-token",
                StatusCode::UNAUTHORIZED,
                "a valid bearer token is needed",
            ),
            Kind::NoSuchRequest => (
                "no-such-request",
                StatusCode::NOT_FOUND,
                "there is no such request",
            ),
            Kind::NoSuchSetupLink => (
                "no-such-setup-link",
                StatusCode::NOT_FOUND,
                "there is no such set-up link",
            ),
            Kind::SetupLinkExpired => (
                "setup-link-expired",
                StatusCode::GONE,
                "the set-up link's time is over",
            ),
            Kind::SetupLinkRevoked => (
                "setup-link-revoked",
                StatusCode::GONE,
                "the set-up link was revoked",
            ),
            Kind::BodyUnreadable => (
                "body-unreadable",
                StatusCode::BAD_REQUEST,
                "the body is not a JSON object",
            ),
            Kind::IdempotencyKeyMissing => (
                "idempotency-key-missing",
                StatusCode::BAD_REQUEST,
                "the header Idempotency-Key is needed",
            ),
            Kind::IdempotencyKeyReused => (
                "idempotency-key-reused",
                StatusCode::UNPROCESSABLE_ENTITY,
                "the idempotency key belongs to another body",
            ),
            Kind::FieldsNotAccepted => (
                "fields-not-accepted",
                StatusCode::UNPROCESSABLE_ENTITY,
                "some fields are not accepted",
            ),
            Kind::DomainHasOpenRequest => (
                "domain-has-open-request",
                StatusCode::CONFLICT,
                "there is an open request for this domain",
            ),
            Kind::MoveNotAllowed => (
                "move-not-allowed",
                StatusCode::CONFLICT,
                "the request's state does not allow this",
            ),
            Kind::TooManyRequests => (
                "too-many-requests",
                StatusCode::TOO_MANY_REQUESTS,
                "too many requests",
            ),
            Kind::Unavailable => (
                "unavailable",
                StatusCode::SERVICE_UNAVAILABLE,
                "the desk is not available",
            ),
        }
    }

    /// A problem of this kind, with what it is about this time.
    pub(crate) fn because(self, detail: impl Into<String>) -> Problem {
        Problem {
            kind: self,
            detail: detail.into(),
            errors: Vec::new(),
            existing_request: None,
            retry_after: None,
        }
    }
}

/// A problem on its way to the client.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) kind: Kind,
    pub(crate) detail: String,
    pub(crate) errors: Vec<FieldProblem>,
    pub(crate) existing_request: Option<String>,
    /// Seconds to wait before asking again.
    pub(crate) retry_after: Option<u32>,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (name, status, title) = self.kind.name_status_title();
        let details = ProblemDetails {
            kind: format!("urn:latchkey:problem:{name}"),
            title: title.to_owned(),
            status: status.as_u16(),
            detail: self.detail,
            errors: self.errors,
            existing_request: self.existing_request,
        };
        let body = serde_json::to_vec(&details).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static("Bearer realm=\"desk\""),
            );
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
