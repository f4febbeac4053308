//! The token endpoint (RFC 6749, section 4.1.3; RFC 7636; RFC 8628, section 3.4) and the
//! revocation endpoint (RFC 7009).

use std::sync::Arc;
use std::time::Instant;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use ring::digest;
use serde_json::{Map, Value, json};

use super::Provider;
use super::clients::{TestClient, authenticate};
use super::device;
use super::error::{OAuthError, no_store};
use super::keys::{Keys, base64url};
use super::memory::{AccessToken, CODE_LIFE, Grant, TOKEN_LIFE};
use super::params::Params;
use super::settings::Document;
use crate::clock::unix_now;
use crate::secret::Secret;

const DEVICE_CODE: &str = "urn:ietf:params:oauth:grant-type:device_code";

pub(crate) async fn token(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match redeem(&provider, &headers, &body) {
        Ok(answer) => (no_store(), Json(answer)).into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

/// The client is looked at first and the grant after it.
fn redeem(
    provider: &Provider,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Map<String, Value>, OAuthError> {
    let params = read(body)?;
    let client = authenticate(&provider.clients, &provider.settings, headers, &params)?;
    match params.get("grant_type") {
        Some("authorization_code") => by_code(provider, client, &params),
        Some(DEVICE_CODE) if client.device => {
            let grant = device::redeem(provider, client, &params)?;
            issue(provider, client, grant, provider.mint.token())
        }
        Some(DEVICE_CODE | "client_credentials" | "refresh_token" | "password") => {
            Err(OAuthError::new(
                "unauthorized_client",
                "the client may not use this grant type",
            ))
        }
        Some(_) => Err(OAuthError::new(
            "unsupported_grant_type",
            "no such grant type",
        )),
        None => Err(OAuthError::invalid_request("grant_type is missing")),
    }
}

fn by_code(
    provider: &Provider,
    client: &TestClient,
    params: &Params,
) -> Result<Map<String, Value>, OAuthError> {
    let code = params
        .get("code")
        .ok_or(OAuthError::invalid_request("code is missing"))?;
    let access_token = provider.mint.token();
    let grant = {
        let mut memory = provider.memory();
        let memory = &mut *memory;
        let known = memory
            .codes
            .get_mut(code)
            .filter(|known| known.request.client_id == client.client_id)
            .filter(|known| known.made.elapsed() < CODE_LIFE)
            .ok_or(OAuthError::invalid_grant("the code is not known here"))?;
        if let Some(token) = &known.redeemed {
            // RFC 6749, section 4.1.2: what a code was redeemed for ends when it is used again.
            memory.access_tokens.remove(token);
            return Err(OAuthError::invalid_grant("the code was used before"));
        }
        if params.get("redirect_uri") != Some(known.request.redirect_uri.as_str()) {
            return Err(OAuthError::invalid_grant(
                "redirect_uri is not the one of the authorization request",
            ));
        }
        let verifier = params
            .get("code_verifier")
            .ok_or(OAuthError::invalid_grant("code_verifier is missing"))?;
        let challenge = base64url(digest::digest(&digest::SHA256, verifier.as_bytes()).as_ref());
        if challenge != known.request.code_challenge {
            return Err(OAuthError::invalid_grant(
                "code_verifier does not match code_challenge",
            ));
        }
        known.redeemed = Some(access_token.clone());
        known.grant.clone()
    };
    issue(provider, client, grant, access_token)
}

/// The token response (OpenID Connect Core 1.0, section 3.1.3.3).
fn issue(
    provider: &Provider,
    client: &TestClient,
    grant: Grant,
    access_token: String,
) -> Result<Map<String, Value>, OAuthError> {
    let mut answer = Map::from_iter([
        ("access_token".to_owned(), json!(access_token)),
        ("token_type".to_owned(), json!("Bearer")),
        ("expires_in".to_owned(), json!(TOKEN_LIFE.as_secs())),
        ("scope".to_owned(), json!(grant.scope)),
    ]);
    if grant.scope.split(' ').any(|word| word == "openid") {
        let token = id_token(provider, client, &grant, &access_token)
            .map_err(|_| OAuthError::new("server_error", "the ID Token could not be signed"))?;
        answer.insert("id_token".to_owned(), json!(token));
    }
    let made = Instant::now();
    let mut memory = provider.memory();
    let tokens = ["access_token", "id_token"].iter().filter_map(|name| {
        let token = answer.get(*name)?.as_str()?;
        Some(Secret::new(token.to_owned()))
    });
    memory.handed_out.extend(tokens);
    memory
        .access_tokens
        .insert(access_token, AccessToken { grant, made });
    drop(memory);
    Ok(provider.edited(Document::TokenAnswer, answer))
}

fn id_token(
    provider: &Provider,
    client: &TestClient,
    grant: &Grant,
    access_token: &str,
) -> Result<String, String> {
    let mut claims = grant.person.claims(&grant.scope);
    let now = unix_now();
    for (name, value) in [
        ("iss", json!(provider.issuer())),
        ("aud", json!(client.client_id)),
        ("iat", json!(now)),
        (
            "exp",
            json!(now.saturating_add_unsigned(TOKEN_LIFE.as_secs())),
        ),
        ("auth_time", json!(grant.auth_time)),
        ("at_hash", json!(client.id_token_alg.at_hash(access_token))),
    ] {
        claims.insert(name.to_owned(), value);
    }
    if let Some(nonce) = &grant.nonce {
        claims.insert("nonce".to_owned(), json!(nonce));
    }
    let signing = provider.settings.signing;
    let header = Keys::header(client.id_token_alg, signing);
    provider.keys.sign(
        client.id_token_alg,
        signing,
        // EXPOSE: the key of an HS256 signature, where a scenario wants one.
        client.client_secret.as_ref().map_or("", Secret::expose),
        provider.edited(Document::IdTokenHeader, header),
        provider.edited(Document::IdTokenClaims, claims),
    )
}

/// RFC 7009: the client is looked at first; a token that nobody knows is as good as revoked.
pub(crate) async fn revoke(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let revoked = read(&body).and_then(|params| {
        let client = authenticate(&provider.clients, &provider.settings, &headers, &params)?;
        let token = params
            .get("token")
            .ok_or(OAuthError::invalid_request("token is missing"))?;
        let mut memory = provider.memory();
        let own = memory
            .access_tokens
            .get(token)
            .is_some_and(|known| known.grant.client_id == client.client_id);
        if own {
            memory.access_tokens.remove(token);
        }
        Ok(())
    });
    match revoked {
        Ok(()) => StatusCode::OK.into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

pub(crate) fn read(body: &[u8]) -> Result<Params, OAuthError> {
    Params::parse(body).map_err(|_| OAuthError::invalid_request("a parameter comes more than once"))
}
