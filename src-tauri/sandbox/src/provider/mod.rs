//! The OpenID Provider: one state, one folder of endpoints, and a middleware that lets a
//! scenario speak in an endpoint's place.

mod authorize;
pub(crate) mod clients;
mod device;
pub(crate) mod discovery;
mod error;
pub(crate) mod keys;
mod memory;
pub(crate) mod pages;
mod params;
mod people;
pub(crate) mod settings;
mod token;
pub(crate) mod userinfo;

use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use serde_json::{Map, Value};

use clients::TestClient;
use keys::Keys;
use memory::Memory;
use settings::{Document, Place, ProviderSettings};

use crate::lock;
use crate::mint::Mint;
use crate::secret::Secret;

/// Where the provider stands.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// Scheme, host and port, without a slash at the end.
    pub(crate) base: String,
    /// The same server by another name.
    pub(crate) other_base: String,
}

/// A request as an access log would have it: without its query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenRequest {
    /// The HTTP method.
    pub method: String,
    /// The path, such as `/token`.
    pub path: String,
}

/// The state that all endpoints share.
pub(crate) struct Provider {
    pub(crate) site: Site,
    pub(crate) settings: ProviderSettings,
    pub(crate) clients: Vec<TestClient>,
    /// The one to use where nothing else is asked for.
    pub(crate) usual: TestClient,
    pub(crate) redirect_uris: Mutex<Vec<String>>,
    pub(crate) seen: Mutex<Vec<SeenRequest>>,
    keys: &'static Keys,
    mint: Mint,
    memory: Mutex<Memory>,
}

impl Provider {
    pub(crate) fn new(
        site: Site,
        settings: ProviderSettings,
        mint: Mint,
        redirect_uris: Vec<String>,
        further: Vec<(String, Secret)>,
    ) -> Result<Arc<Provider>, String> {
        let first = redirect_uris.first().map_or("", String::as_str);
        let registered = clients::registered(&mint, &settings, first);
        let [usual, ..] = registered.clone();
        let further = further.into_iter().map(|(id, secret)| TestClient {
            client_id: id,
            client_secret: Some(secret),
            ..usual.clone()
        });
        Ok(Arc::new(Provider {
            clients: registered.into_iter().chain(further).collect(),
            usual: usual.clone(),
            keys: Keys::of_this_process()?,
            redirect_uris: Mutex::new(redirect_uris),
            seen: Mutex::default(),
            memory: Mutex::default(),
            site,
            settings,
            mint,
        }))
    }

    /// The issuer identifier that metadata, ID Tokens and callbacks carry.
    fn issuer(&self) -> String {
        (self.settings.issuer)(&self.site)
    }

    pub(crate) fn handed_out(&self) -> Vec<Secret> {
        self.memory().handed_out.clone()
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        lock(&self.memory)
    }

    fn client(&self, client_id: &str) -> Option<&TestClient> {
        self.clients
            .iter()
            .find(|client| client.client_id == client_id)
    }

    /// `document` as the scenarios want it.
    fn edited(&self, document: Document, mut content: Map<String, Value>) -> Map<String, Value> {
        for (edited, edit) in &self.settings.edits {
            if *edited == document {
                edit(&mut content, &self.site);
            }
        }
        content
    }
}

pub(crate) fn router(provider: Arc<Provider>) -> Router {
    let well_known = format!(
        "{}/.well-known/openid-configuration",
        provider.settings.authority_path
    );
    Router::new()
        .route(&well_known, get(discovery::metadata))
        .route(discovery::MOVED, get(discovery::metadata))
        .route("/jwks", get(discovery::keys))
        .route(
            "/authorize",
            get(authorize::by_query).post(authorize::by_form),
        )
        .route("/interaction/{id}", post(authorize::decided))
        .route("/token", post(token::token))
        .route(
            "/userinfo",
            get(userinfo::userinfo).post(userinfo::userinfo),
        )
        .route("/revoke", post(token::revoke))
        .route("/device_authorization", post(device::authorization))
        .route("/device", get(device::page_to_decide).post(device::decided))
        .layer(from_fn_with_state(Arc::clone(&provider), intercept))
        .with_state(provider)
}

async fn intercept(
    State(provider): State<Arc<Provider>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    lock(&provider.seen).push(SeenRequest {
        method: request.method().to_string(),
        path: path.to_owned(),
    });
    let Some(place) = place(path) else {
        return next.run(request).await;
    };
    let instead = provider
        .settings
        .instead
        .iter()
        .find(|(at, _)| *at == place);
    let mut response = match instead {
        Some((_, answer)) => answer(&provider.site),
        None => next.run(request).await,
    };
    for (at, change) in &provider.settings.afterwards {
        if *at == place {
            response = change(response);
        }
    }
    response
}

fn place(path: &str) -> Option<Place> {
    Some(match path {
        discovery::MOVED => return None,
        "/jwks" => Place::Keys,
        "/authorize" => Place::Authorize,
        "/token" => Place::Token,
        "/userinfo" => Place::Userinfo,
        "/revoke" => Place::Revocation,
        "/device_authorization" => Place::DeviceAuthorization,
        path if path.ends_with("/.well-known/openid-configuration") => Place::Discovery,
        _ => return None,
    })
}
