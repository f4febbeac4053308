//! An OpenID Provider and a service desk on loopback, with fault scenarios: for trying, teaching,
//! reproducing and testing. It speaks only the wire and shares no code with the rest of Latchkey,
//! so that a misunderstanding there cannot cancel itself out here.

mod clock;
mod desk;
mod mint;
mod provider;
mod scenario;
mod secret;
mod server;
mod tls;
mod visitor;

#[cfg(test)]
mod tests;

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::{HeaderMap, header};
use chrono::TimeDelta;

pub use desk::model::{
    Answer, AssociatedDomain, DomainState, FieldProblem, LinkState, NewSetupLink,
    PresetProvisioning, ProblemDetails, ProvisioningPreferences, Question, RequestStatus,
    SetupDocument, SetupLink, SetupLinks, SetupPresets, TenantRequest, TimelineEntry,
};
pub use desk::openapi::openapi;
pub use desk::state::{Actor, State};
pub use desk::{OperatorError, ReceivedRequest};
pub use provider::SeenRequest;
pub use provider::clients::{ClientAuth, TestClient};
pub use provider::keys::Algorithm;
pub use scenario::Scenario;
pub use secret::Secret;
pub use visitor::{Visit, VisitError, Visitor};

use desk::Desk;
use mint::Mint;
use provider::{Provider, Site};
use scenario::Settings;
use server::{Bound, Server};
use tls::{Authority, Leaf, TlsError};
use tokio_rustls::TlsAcceptor;

/// The redirect addresses that every client has registered, besides those of [`Options`].
pub const REDIRECT_URIS: [&str; 2] = [
    "http://127.0.0.1:8765/callback",
    "http://localhost:8765/callback",
];

/// How a sandbox is to be.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The provider's port; 0 is any. The desk takes any port of its own.
    pub port: u16,
    /// What is to go wrong. Several add up.
    pub scenarios: Vec<Scenario>,
    /// Further redirect addresses to register for every client.
    pub redirect_uris: Vec<String>,
    /// Further clients to register, by id and secret, for what looks at their shape. They prove
    /// themselves by `client_secret_basic`.
    pub clients: Vec<(String, Secret)>,
    /// Whether provider and desk speak HTTPS, with certificates made at the start.
    pub tls: bool,
}

/// Why a sandbox could not be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A port could not be had.
    #[error("port {port} on 127.0.0.1 cannot be bound: {source}")]
    Bind {
        /// The port that was asked for; 0 is any.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// The system gave no random bytes.
    #[error("the system gives no random bytes: {0}")]
    Random(#[from] getrandom::Error),
    /// Signing keys could not be made.
    #[error("signing keys cannot be made: {0}")]
    Keys(String),
    /// Certificates could not be made.
    #[error("certificates cannot be made: {0}")]
    Certificates(String),
}

/// A running provider and desk. Dropping it closes both, with every connection.
pub struct Sandbox {
    authority: String,
    desk_base: String,
    ca_pem: Option<String>,
    provider: Arc<Provider>,
    desk: Arc<Desk>,
    _servers: [Server; 2],
}

impl Sandbox {
    /// Binds the ports, makes keys and starts to answer.
    pub async fn start(options: Options) -> Result<Sandbox, StartError> {
        let mut settings = Settings::default();
        for scenario in &options.scenarios {
            scenario.apply(&mut settings);
        }
        let port = options.port;
        let provider_socket = Bound::on(port)
            .await
            .map_err(|source| StartError::Bind { port, source })?;
        let desk_socket = Bound::on(0)
            .await
            .map_err(|source| StartError::Bind { port: 0, source })?;

        let leaf = settings.tls.or(options.tls.then(Leaf::default));
        let Tls {
            scheme,
            ca_pem,
            provider: provider_tls,
            desk: desk_tls,
        } = Tls::new(leaf).map_err(|error| StartError::Certificates(error.to_string()))?;

        let port = provider_socket.address.port();
        let site = Site {
            base: format!("{scheme}://127.0.0.1:{port}"),
            other_base: format!("{scheme}://localhost:{port}"),
        };
        let authority = format!("{}{}", site.base, settings.provider.authority_path);
        let desk_base = format!("{scheme}://127.0.0.1:{}", desk_socket.address.port());

        let mut redirect_uris = options.redirect_uris;
        redirect_uris.extend(REDIRECT_URIS.map(str::to_owned));
        let provider = Provider::new(
            site,
            settings.provider,
            Mint::new()?,
            redirect_uris,
            options.clients,
        )
        .map_err(StartError::Keys)?;
        let desk = Desk::new(desk_base.clone(), settings.desk, Mint::new()?);
        let servers = [
            provider_socket.serve(provider::router(Arc::clone(&provider)), provider_tls),
            desk_socket.serve(desk::router(Arc::clone(&desk)), desk_tls),
        ];
        Ok(Sandbox {
            authority,
            desk_base,
            ca_pem,
            provider,
            desk,
            _servers: servers,
        })
    }

    /// The authority: what an admin would be given to paste. It is the provider's issuer unless
    /// a scenario makes the two differ.
    pub fn issuer(&self) -> &str {
        &self.authority
    }

    /// The address of the desk's API, without a slash at the end.
    pub fn desk(&self) -> &str {
        &self.desk_base
    }

    /// The bearer token that the desk asks for.
    pub fn desk_token(&self) -> &Secret {
        &self.desk.token
    }

    /// The client to use where nothing else is asked for: `web-basic`.
    pub fn client(&self) -> TestClient {
        self.provider.usual.clone()
    }

    /// The registered client with this id.
    pub fn client_named(&self, client_id: &str) -> Option<&TestClient> {
        self.clients()
            .iter()
            .find(|client| client.client_id == client_id)
    }

    /// Every registered client: `web-basic`, `web-post`, `web-es256`, `web-eddsa`, `odd:id+1`,
    /// `native` and `device`, and those of [`Options`].
    pub fn clients(&self) -> &[TestClient] {
        &self.provider.clients
    }

    /// The root certificate that vouches for provider and desk, where they speak HTTPS.
    pub fn ca_pem(&self) -> Option<&str> {
        self.ca_pem.as_deref()
    }

    /// Registers one more redirect address for every client, as an admin would in a console.
    pub fn register_redirect_uri(&self, uri: &str) {
        lock(&self.provider.redirect_uris).push(uri.to_owned());
    }

    /// What the provider was asked so far.
    pub fn provider_requests(&self) -> Vec<SeenRequest> {
        lock(&self.provider.seen).clone()
    }

    /// Every code and token that the provider handed out so far, for whoever looks where they went.
    pub fn handed_out(&self) -> Vec<Secret> {
        self.provider.handed_out()
    }

    /// Every `POST /requests` that reached the desk so far, accepted or not.
    pub fn desk_requests(&self) -> Vec<ReceivedRequest> {
        self.desk.received()
    }

    /// A set-up link that the service hands to its admin, good for a week: a new one at every call.
    pub fn setup_link(&self) -> SetupLink {
        let presets = SetupPresets {
            service: "sandbox".to_owned(),
            region: Some("eu".to_owned()),
            associated_domains: vec!["example.com".to_owned()],
            ..SetupPresets::default()
        };
        let expires = clock::now() + TimeDelta::weeks(1);
        self.desk.issue_link(NewSetupLink { presets, expires })
    }

    /// Somebody at the service, who decides about requests and issues set-up links.
    pub fn operator(&self) -> Operator<'_> {
        Operator { desk: &self.desk }
    }
}

/// What the two servers need to speak HTTPS, or nothing.
struct Tls {
    scheme: &'static str,
    ca_pem: Option<String>,
    provider: Option<TlsAcceptor>,
    desk: Option<TlsAcceptor>,
}

impl Tls {
    /// `leaf` is the provider's certificate; the desk's is always a good one.
    fn new(leaf: Option<Leaf>) -> Result<Tls, TlsError> {
        let Some(leaf) = leaf else {
            return Ok(Tls {
                scheme: "http",
                ca_pem: None,
                provider: None,
                desk: None,
            });
        };
        let authority = Authority::new()?;
        Ok(Tls {
            scheme: "https",
            ca_pem: Some(authority.root_pem()),
            provider: Some(authority.acceptor(leaf)?),
            desk: Some(authority.acceptor(Leaf::default())?),
        })
    }
}

/// Plays the service's part at the desk.
#[derive(Clone, Copy)]
pub struct Operator<'a> {
    desk: &'a Desk,
}

impl Operator<'_> {
    /// Every request that the desk has taken in, oldest first.
    pub fn requests(&self) -> Vec<RequestStatus> {
        self.desk.requests()
    }

    /// Moves a request; the note of a move to [`State::InformationNeeded`] is the question.
    pub fn move_request(
        &self,
        id: &str,
        to: State,
        note: Option<&str>,
    ) -> Result<RequestStatus, OperatorError> {
        self.desk.move_request(id, to, note)
    }

    /// Says whether a domain of a request belongs to the admin.
    pub fn set_domain(
        &self,
        id: &str,
        domain: &str,
        state: DomainState,
    ) -> Result<RequestStatus, OperatorError> {
        self.desk.set_domain(id, domain, state)
    }

    /// Issues a set-up link.
    pub fn issue_link(&self, new: NewSetupLink) -> SetupLink {
        self.desk.issue_link(new)
    }

    /// Every set-up link that was issued, oldest first.
    pub fn links(&self) -> Vec<SetupLink> {
        self.desk.links()
    }

    /// Revokes a set-up link. Doing so again changes nothing.
    pub fn revoke_link(&self, id: &str) -> Result<SetupLink, OperatorError> {
        self.desk.revoke_link(id)
    }

    /// Brings every request one step further, as a service would in days: into review, through one
    /// question to the admin, and after the answer to approved and active with its domains verified.
    pub fn attend(&self) {
        self.desk.attend();
    }
}

/// The lock, also after somebody panicked while holding it: what it guards is only added to.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The bearer token of a request (RFC 6750, section 2.1).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
