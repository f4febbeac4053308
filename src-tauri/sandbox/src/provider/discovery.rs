//! Provider metadata (OpenID Connect Discovery 1.0, section 3) and the published keys.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Map, Value, json};

use super::Provider;
use super::clients::ClientAuth;
use super::keys::Algorithm;
use super::settings::Document;

/// A second address of the metadata, for scenarios that redirect to it.
pub(crate) const MOVED: &str = "/moved/openid-configuration";

pub(crate) async fn metadata(State(provider): State<Arc<Provider>>) -> Json<Map<String, Value>> {
    let base = &provider.site.base;
    let methods = ClientAuth::ALL.map(ClientAuth::name);
    let document = json!({
        "issuer": provider.issuer(),
        "authorization_endpoint": format!("{base}/authorize"),
        "token_endpoint": format!("{base}/token"),
        "userinfo_endpoint": format!("{base}/userinfo"),
        "jwks_uri": format!("{base}/jwks"),
        "revocation_endpoint": format!("{base}/revoke"),
        "device_authorization_endpoint": format!("{base}/device_authorization"),
        "scopes_supported": ["openid", "profile", "email", "groups"],
        "response_types_supported": ["code"],
        "response_modes_supported": ["query", "form_post"],
        "grant_types_supported": ["authorization_code", "urn:ietf:params:oauth:grant-type:device_code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": Algorithm::ALL.map(Algorithm::name),
        "token_endpoint_auth_methods_supported": methods,
        "revocation_endpoint_auth_methods_supported": methods,
        "code_challenge_methods_supported": ["S256"],
        "claims_supported": [
            "iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "at_hash",
            "name", "preferred_username", "email", "email_verified", "groups",
        ],
        "claims_parameter_supported": false,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
        "authorization_response_iss_parameter_supported": true,
    });
    let Value::Object(document) = document else {
        return Json(Map::new());
    };
    Json(provider.edited(Document::Metadata, document))
}

pub(crate) async fn keys(State(provider): State<Arc<Provider>>) -> Json<Map<String, Value>> {
    Json(provider.edited(Document::KeySet, provider.keys.published()))
}
