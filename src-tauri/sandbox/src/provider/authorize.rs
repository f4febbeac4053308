//! The authorization endpoint and the page behind it (OpenID Connect Core 1.0, section 3.1.2).

use std::sync::Arc;
use std::time::Instant;

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use url::Url;

use super::clients::redirect_uri_matches;
use super::memory::{AuthorizationRequest, Code, Grant};
use super::pages::{consent_form, error_page, form_post, page};
use super::params::Params;
use super::people::Person;
use super::settings::ResponseMode;
use super::{Provider, lock};
use crate::clock::unix_now;
use crate::secret::Secret;

pub(crate) async fn by_query(
    State(provider): State<Arc<Provider>>,
    RawQuery(query): RawQuery,
) -> Response {
    authorize(&provider, query.unwrap_or_default().as_bytes())
}

pub(crate) async fn by_form(State(provider): State<Arc<Provider>>, body: Bytes) -> Response {
    authorize(&provider, &body)
}

fn authorize(provider: &Provider, text: &[u8]) -> Response {
    let params = match Params::parse(text) {
        Ok(params) => params,
        Err(name) => return error_page(&format!("The parameter {name} comes more than once.")),
    };
    let client_id = params.get("client_id").unwrap_or_default();
    let Some(client) = provider.client(client_id) else {
        return error_page(&format!(
            "No client with the id “{client_id}” is registered."
        ));
    };
    let Some(redirect_uri) = params.get("redirect_uri") else {
        return error_page("The parameter redirect_uri is missing.");
    };
    let registered = lock(&provider.redirect_uris)
        .iter()
        .any(|registered| redirect_uri_matches(client, registered, redirect_uri));
    if !registered {
        return error_page(&format!(
            "The redirect_uri {redirect_uri} is not registered for this client."
        ));
    }

    // From here on there is somebody to send an error to.
    let asked_mode = params.get("response_mode");
    let mut request = AuthorizationRequest {
        client_id: client_id.to_owned(),
        redirect_uri: redirect_uri.to_owned(),
        scope: params.get("scope").unwrap_or_default().to_owned(),
        state: params.get("state").map(str::to_owned),
        nonce: params.get("nonce").map(str::to_owned),
        code_challenge: String::new(),
        response_mode: match (provider.settings.response_mode, asked_mode) {
            (Some(mode), _) => mode,
            (None, Some("form_post")) => ResponseMode::FormPost,
            (None, _) => ResponseMode::Query,
        },
    };
    match refusal(&params) {
        Some((code, description)) => refuse(provider, &request, code, description),
        None => {
            request.code_challenge = params.get("code_challenge").unwrap_or_default().to_owned();
            let id = provider.mint.token();
            provider.memory().interactions.insert(id.clone(), request);
            let form = consent_form(
                &format!("/interaction/{id}"),
                params.get("login_hint"),
                &format!(
                    "<p>{}</p>",
                    super::pages::escape(&format!("{client_id} asks who you are."))
                ),
            );
            page(StatusCode::OK, "Sign in", &form)
        }
    }
}

/// What is wrong with a request whose client and redirect address are known: an error code of
/// RFC 6749, section 4.1.2.1, or OpenID Connect Core 1.0, section 3.1.2.6.
fn refusal(params: &Params) -> Option<(&'static str, &'static str)> {
    if params.get("request").is_some() {
        return Some(("request_not_supported", "request objects are not supported"));
    }
    if params.get("request_uri").is_some() {
        return Some((
            "request_uri_not_supported",
            "request objects are not supported",
        ));
    }
    match params.get("response_type") {
        Some("code") => {}
        Some(_) => return Some(("unsupported_response_type", "only code is supported")),
        None => return Some(("invalid_request", "response_type is missing")),
    }
    if !matches!(
        params.get("response_mode"),
        None | Some("query" | "form_post")
    ) {
        return Some((
            "invalid_request",
            "response_mode must be query or form_post",
        ));
    }
    if params.get("code_challenge").is_none() {
        return Some((
            "invalid_request",
            "PKCE is required: code_challenge is missing",
        ));
    }
    if params.get("code_challenge_method") != Some("S256") {
        return Some(("invalid_request", "code_challenge_method must be S256"));
    }
    if params.get("prompt") == Some("none") {
        return Some(("login_required", "nobody is signed in"));
    }
    None
}

pub(crate) async fn decided(
    State(provider): State<Arc<Provider>>,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    let Some(request) = provider.memory().interactions.remove(&id) else {
        return error_page("This sign-in was already answered, or it never began.");
    };
    let choice = Params::parse(&body).ok();
    let chosen = |name: &str| choice.as_ref().and_then(|params| params.get(name));
    let person = chosen("login").and_then(Person::named);
    match (chosen("action"), person) {
        (Some("allow"), Some(person)) => allow(&provider, request, person),
        (Some("allow"), None) => {
            provider.memory().interactions.insert(id.clone(), request);
            let form = consent_form(
                &format!("/interaction/{id}"),
                None,
                "<p>Nobody here has that name.</p>",
            );
            page(StatusCode::OK, "Sign in", &form)
        }
        _ => refuse(&provider, &request, "access_denied", "the person said no"),
    }
}

fn allow(provider: &Provider, request: AuthorizationRequest, person: &'static Person) -> Response {
    let code = provider.mint.token();
    let answer = vec![("code".to_owned(), code.clone())];
    let response = send_back(provider, &request, answer);
    let grant = Grant {
        client_id: request.client_id.clone(),
        scope: request.scope.clone(),
        nonce: request.nonce.clone(),
        person,
        auth_time: unix_now(),
    };
    let mut memory = provider.memory();
    memory.handed_out.push(Secret::new(code.clone()));
    memory.codes.insert(
        code,
        Code {
            request,
            grant,
            made: Instant::now(),
            redeemed: None,
        },
    );
    drop(memory);
    response
}

fn refuse(
    provider: &Provider,
    request: &AuthorizationRequest,
    code: &str,
    description: &str,
) -> Response {
    let answer = vec![
        ("error".to_owned(), code.to_owned()),
        ("error_description".to_owned(), description.to_owned()),
    ];
    send_back(provider, request, answer)
}

/// Sends an answer to the client, with `state` and `iss` (RFC 9207) added to it.
fn send_back(
    provider: &Provider,
    request: &AuthorizationRequest,
    mut answer: Vec<(String, String)>,
) -> Response {
    if let Some(state) = &request.state {
        answer.push(("state".to_owned(), state.clone()));
    }
    answer.push(("iss".to_owned(), provider.issuer()));
    for edit in &provider.settings.callback {
        edit(&mut answer, &provider.site);
    }
    if request.response_mode == ResponseMode::FormPost {
        return form_post(&request.redirect_uri, &answer);
    }
    let location = Url::parse(&request.redirect_uri).ok().and_then(|mut url| {
        url.query_pairs_mut().extend_pairs(&answer);
        HeaderValue::from_str(url.as_str()).ok()
    });
    match location {
        Some(location) => (
            StatusCode::SEE_OTHER,
            [
                (header::LOCATION, location),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ],
        )
            .into_response(),
        None => error_page("The redirect_uri is registered but is no address."),
    }
}
