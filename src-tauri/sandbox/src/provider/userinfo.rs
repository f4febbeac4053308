//! The userinfo endpoint (OpenID Connect Core 1.0, section 5.3).

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::Provider;
use super::error::no_store;
use super::memory::TOKEN_LIFE;
use super::settings::Document;
use crate::bearer;

pub(crate) async fn userinfo(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
) -> Response {
    let Some(token) = bearer(&headers) else {
        return refusal(StatusCode::UNAUTHORIZED, "Bearer realm=\"sandbox\"");
    };
    let claims = provider
        .memory()
        .access_tokens
        .get(token)
        .filter(|known| known.made.elapsed() < TOKEN_LIFE)
        .map(|known| known.grant.person.claims(&known.grant.scope));
    match claims {
        Some(claims) => (
            no_store(),
            Json(provider.edited(Document::Userinfo, claims)),
        )
            .into_response(),
        None => refusal(
            StatusCode::UNAUTHORIZED,
            "Bearer realm=\"sandbox\", error=\"invalid_token\"",
        ),
    }
}

/// A refusal whose reason stands in the challenge (RFC 6750, section 3).
pub(crate) fn refusal(status: StatusCode, challenge: &'static str) -> Response {
    (status, [(header::WWW_AUTHENTICATE, challenge)]).into_response()
}
