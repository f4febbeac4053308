//! The device flow: its endpoint, the page where somebody decides, and the polling (RFC 8628).

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Provider;
use super::clients::{TestClient, authenticate};
use super::error::{OAuthError, no_store};
use super::memory::{CODE_LIFE, DEVICE_INTERVAL, Decision, Device, Grant};
use super::pages::{consent_form, escape, page};
use super::params::Params;
use super::people::Person;
use super::token::read;
use crate::clock::unix_now;

pub(crate) async fn authorization(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match begin(&provider, &headers, &body) {
        Ok(answer) => (no_store(), Json(answer)).into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

fn begin(
    provider: &Provider,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<serde_json::Value, OAuthError> {
    let params = read(body)?;
    let client = authenticate(&provider.clients, &provider.settings, headers, &params)?;
    if !client.device {
        return Err(OAuthError::new(
            "unauthorized_client",
            "the client may not use the device flow",
        ));
    }
    let (device_code, user_code) = (provider.mint.token(), provider.mint.user_code());
    provider.memory().devices.insert(
        device_code.clone(),
        Device {
            client_id: client.client_id.clone(),
            scope: params.get("scope").unwrap_or_default().to_owned(),
            user_code: user_code.clone(),
            decision: Decision::Open,
            made: Instant::now(),
            interval: DEVICE_INTERVAL,
            asked: None,
        },
    );
    let page = format!("{}/device", provider.site.base);
    Ok(json!({
        "device_code": device_code,
        "user_code": user_code,
        "verification_uri": page,
        "verification_uri_complete": format!("{page}?user_code={user_code}"),
        "expires_in": CODE_LIFE.as_secs(),
        "interval": DEVICE_INTERVAL.as_secs(),
    }))
}

pub(crate) async fn page_to_decide(RawQuery(query): RawQuery) -> Response {
    let params = Params::parse(query.unwrap_or_default().as_bytes()).ok();
    let code = params.as_ref().and_then(|params| params.get("user_code"));
    form(
        code.unwrap_or_default(),
        "Enter the code that the device shows.",
    )
}

fn form(user_code: &str, sentence: &str) -> Response {
    let field = format!(
        "<p>{}</p><p><label>Code <input name=\"user_code\" value=\"{}\" autocomplete=\"off\"></label></p>",
        escape(sentence),
        escape(user_code)
    );
    page(
        StatusCode::OK,
        "Connect a device",
        &consent_form("/device", None, &field),
    )
}

pub(crate) async fn decided(State(provider): State<Arc<Provider>>, body: Bytes) -> Response {
    let choice = Params::parse(&body).ok();
    let chosen = |name: &str| choice.as_ref().and_then(|params| params.get(name));
    let user_code = chosen("user_code").unwrap_or_default();
    let mut memory = provider.memory();
    let waiting = memory.devices.values_mut().find(|device| {
        matches!(device.decision, Decision::Open)
            && device.made.elapsed() < CODE_LIFE
            && device.user_code.eq_ignore_ascii_case(user_code.trim())
    });
    let Some(device) = waiting else {
        return form(user_code, "No device waits with that code.");
    };
    let Some(person) = chosen("login").and_then(Person::named) else {
        return form(user_code, "Nobody here has that name.");
    };
    if chosen("action") == Some("allow") {
        device.decision = Decision::Allowed(Grant {
            client_id: device.client_id.clone(),
            scope: device.scope.clone(),
            nonce: None,
            person,
            auth_time: unix_now(),
        });
        page(
            StatusCode::OK,
            "Device connected",
            "<p>You may close this page.</p>",
        )
    } else {
        device.decision = Decision::Denied;
        page(
            StatusCode::OK,
            "Device refused",
            "<p>You may close this page.</p>",
        )
    }
}

/// What a device gets when it asks whether somebody has decided (RFC 8628, section 3.5).
pub(crate) fn redeem(
    provider: &Provider,
    client: &TestClient,
    params: &Params,
) -> Result<Grant, OAuthError> {
    let device_code = params
        .get("device_code")
        .ok_or(OAuthError::invalid_request("device_code is missing"))?;
    let mut memory = provider.memory();
    let device = memory
        .devices
        .get_mut(device_code)
        .filter(|device| device.client_id == client.client_id)
        .ok_or(OAuthError::invalid_grant(
            "the device code is not known here",
        ))?;
    if device.made.elapsed() >= CODE_LIFE {
        return Err(OAuthError::new(
            "expired_token",
            "the device code has expired",
        ));
    }
    let asked = device.asked.replace(Instant::now());
    let answer = match &device.decision {
        Decision::Open if asked.is_some_and(|asked| asked.elapsed() < device.interval) => {
            device.interval += Duration::from_secs(5);
            return Err(OAuthError::new(
                "slow_down",
                "asked again too soon: wait five seconds longer from now on",
            ));
        }
        Decision::Open => {
            return Err(OAuthError::new(
                "authorization_pending",
                "nobody has decided yet",
            ));
        }
        Decision::Denied => Err(OAuthError::new("access_denied", "the person said no")),
        Decision::Allowed(grant) => Ok(grant.clone()),
    };
    memory.devices.remove(device_code);
    answer
}
