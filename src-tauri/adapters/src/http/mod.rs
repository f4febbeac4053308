//! HTTP over connections of our own making, because no library shows the layers: each is observed
//! by itself, with its own time, on the very connection that carries the request.

mod body;
mod dial;
mod facts;
mod message;
mod proxy;
mod refusal;
pub(crate) mod shown;
#[cfg(test)]
mod tests;
mod tls;
mod trust;
mod wire;

pub use dial::PinnedAddress;

use facts::{End, Facts, Watch};
use http::HeaderValue;
use latchkey_engine::exchange::{Connection, InterruptionKind, Layer, Method, Stage};
use latchkey_engine::ports::{Answer, Http, Request};
use message::{Origin, message};
use proxy::{Proxies, Via};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::OnceCell;
use trust::Roots;
use url::Url;
use wire::{Message, Wire};

/// How long an idle connection is kept: shorter than the shortest limit in common use (Node's 5 s),
/// so that a request seldom meets a connection that the server is just closing.
const IDLE: Duration = Duration::from_secs(4);

/// What a run may set.
pub struct HttpOptions {
    /// Root certificates trusted besides the system's, in PEM form, each with one or more.
    pub extra_roots_pem: Vec<Vec<u8>>,
    /// The proxy for every request; credentials may stand in it. Without it the environment and the
    /// system are asked.
    pub proxy: Option<Url>,
    /// Addresses of names, so that no resolver is asked.
    pub resolve: Vec<PinnedAddress>,
    /// The `user-agent` sent where a request sets none.
    pub user_agent: String,
}

impl Default for HttpOptions {
    fn default() -> Self {
        Self {
            extra_roots_pem: Vec::new(),
            proxy: None,
            resolve: Vec::new(),
            user_agent: concat!("latchkey/", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }
}

/// An option that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionError {
    /// The root file at this index holds no certificate in PEM form.
    Root(usize),
    /// The user agent cannot stand in a header.
    UserAgent,
}

impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Root(_) => "no certificate in PEM form",
            Self::UserAgent => "the user agent cannot stand in a header",
        })
    }
}

impl std::error::Error for OptionError {}

/// Carries requests over HTTP/1.1. Keeps one idle connection an origin; dropping a request's future
/// closes its connection, dropping the client closes all. Needs a tokio runtime with I/O and time.
pub struct HttpClient {
    given_roots: Vec<CertificateDer<'static>>,
    roots: OnceCell<Arc<Roots>>,
    proxies: Proxies,
    pins: Vec<PinnedAddress>,
    user_agent: HeaderValue,
    idle: Mutex<HashMap<String, Open>>,
}

impl fmt::Debug for HttpClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HttpClient")
    }
}

/// An open connection, and how it came about.
struct Open {
    wire: Wire,
    connection: Connection,
    used: Instant,
}

impl HttpClient {
    /// Makes a client. Touches neither network nor files: the system's roots are loaded by the first
    /// request over https.
    ///
    /// # Errors
    ///
    /// An option that cannot be used.
    pub fn new(options: HttpOptions) -> Result<Self, OptionError> {
        let mut given_roots = Vec::new();
        for (index, pem) in options.extra_roots_pem.iter().enumerate() {
            let certificates: Vec<_> = CertificateDer::pem_slice_iter(pem)
                .collect::<Result<_, _>>()
                .map_err(|_| OptionError::Root(index))?;
            // A block may call itself a certificate and be none.
            if certificates.is_empty()
                || certificates
                    .iter()
                    .any(|der| webpki::anchor_from_trusted_cert(der).is_err())
            {
                return Err(OptionError::Root(index));
            }
            given_roots.extend(certificates);
        }
        Ok(Self {
            given_roots,
            roots: OnceCell::new(),
            proxies: Proxies::new(options.proxy.as_ref()),
            pins: options.resolve,
            user_agent: options
                .user_agent
                .try_into()
                .map_err(|_| OptionError::UserAgent)?,
            idle: Mutex::default(),
        })
    }

    async fn carry(&self, request: Request, facts: &mut Facts<'_>) -> Result<(), End> {
        let origin = Origin::of(&request.url)?;
        let via = self.proxies.choose(&request.url, facts)?;
        let method = request.method;
        let message = message(request, &origin, via.as_ref(), &self.user_agent)?;

        let idle = match self.take_idle(&origin) {
            Some(open) => carry_on(open, method, message.clone(), facts).await?,
            None => None,
        };
        let open = match idle {
            Some(open) => open,
            None => {
                let mut wire = self.open(&origin, via.as_ref(), facts).await?;
                let connection = facts.connection.clone();
                wire.carry(message, facts).await?;
                Open {
                    wire,
                    connection,
                    used: Instant::now(),
                }
            }
        };
        let forwarded = via.is_some() && !origin.tls;
        self.keep(&origin, open);
        if forwarded && facts.status() == Some(407) {
            facts.enter(Stage::Proxy);
            return Err(End::new(
                InterruptionKind::ProxyAuthentication,
                "the proxy answered 407 in the place of the host",
            ));
        }
        Ok(())
    }

    async fn open(
        &self,
        origin: &Origin,
        via: Option<&Via>,
        facts: &mut Facts<'_>,
    ) -> Result<Wire, End> {
        // Loading the roots takes a few milliseconds, in which the connection can come about.
        let roots = async {
            match origin.tls {
                true => Ok(Some(self.roots().await?)),
                false => Ok(None),
            }
        };
        let stream = async {
            let Some(via) = via else {
                return Ok::<wire::BoxedStream, End>(Box::new(
                    dial::connect(&origin.host, origin.port, &self.pins, facts).await?,
                ));
            };
            let tcp = dial::connect(&via.host, via.port, &self.pins, facts).await?;
            match origin.tls {
                true => {
                    let target = format!("{}:{}", origin.host, origin.port);
                    proxy::tunnel(tcp, &target, via, &self.user_agent, facts).await
                }
                false => Ok(Box::new(tcp)),
            }
        };
        let (roots, stream) = tokio::join!(roots, stream);
        let stream = stream?;
        facts.enter(if origin.tls { Stage::Tls } else { Stage::Http });
        let stream = match roots? {
            Some(roots) => tls::handshake(stream, &origin.name(), roots, facts).await?,
            None => stream,
        };
        Wire::new(stream).await
    }

    async fn roots(&self) -> Result<Arc<Roots>, End> {
        let load = || async {
            let given = self.given_roots.clone();
            // Cannot be cancelled, and ends by itself: it reads a few files.
            match tokio::task::spawn_blocking(|| Roots::load(given)).await {
                Ok(Ok(roots)) => Ok(Arc::new(roots)),
                Ok(Err(text)) => Err(End::new(InterruptionKind::NoRoots, text)),
                Err(error) => Err(End::new(InterruptionKind::NoRoots, error.to_string())),
            }
        };
        self.roots.get_or_try_init(load).await.cloned()
    }

    fn take_idle(&self, origin: &Origin) -> Option<Open> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.remove(&origin.key())
            .filter(|open| open.used.elapsed() < IDLE)
    }

    fn keep(&self, origin: &Origin, mut open: Open) {
        if open.wire.is_ready() {
            open.used = Instant::now();
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            idle.insert(origin.key(), open);
        }
    }
}

/// Carries a request on a connection that was idle. `None` when the server had closed it and the
/// request may be sent on another: nothing of it was written, or it is a GET (RFC 9110 section 9.2.2)
/// and nothing came back.
async fn carry_on(
    mut open: Open,
    method: Method,
    message: Message,
    facts: &mut Facts<'_>,
) -> Result<Option<Open>, End> {
    let fresh = std::mem::replace(
        &mut facts.connection,
        Connection {
            reused: true,
            ..open.connection.clone()
        },
    );
    match open.wire.carry(message, facts).await {
        Ok(()) => Ok(Some(open)),
        Err(end)
            if open.wire.unsent()
                || method == Method::Get
                    && end.kind == InterruptionKind::Closed
                    && !open.wire.answer_began() =>
        {
            facts.connection = fresh;
            Ok(None)
        }
        Err(end) => Err(end),
    }
}

impl HttpClient {
    /// This client, with the same connections, whose `watch` is told of each layer as it ends: first
    /// the address alone, then every stage that is reached, the last with what broke it. A
    /// connection that was open has no layers but the answer. The watch is called where the request is
    /// carried, so it must not wait.
    pub fn watched<W: Fn(Layer) + Send + Sync>(&self, watch: W) -> Watched<'_, W> {
        Watched {
            client: self,
            watch,
        }
    }

    async fn within(&self, request: Request, limit: Duration, watch: Option<&Watch<'_>>) -> Answer {
        let mut facts = Facts::begin(&request, watch);
        if limit.is_zero() {
            let text = "the time for the whole run was used up";
            return facts.end(Some(End::new(InterruptionKind::OutOfTime, text)));
        }
        let outcome = tokio::time::timeout(limit, self.carry(request, &mut facts)).await;
        let end = match outcome {
            Ok(outcome) => outcome.err(),
            Err(_) => Some(End::new(
                InterruptionKind::TimedOut,
                format!("no answer within {} ms", limit.as_millis()),
            )),
        };
        facts.end(end)
    }
}

impl Http for HttpClient {
    async fn exchange(&self, request: Request, limit: Duration) -> Answer {
        self.within(request, limit, None).await
    }
}

/// A client whose layers are told as they end.
pub struct Watched<'a, W> {
    client: &'a HttpClient,
    watch: W,
}

impl<W: Fn(Layer) + Send + Sync> Http for Watched<'_, W> {
    async fn exchange(&self, request: Request, limit: Duration) -> Answer {
        self.client.within(request, limit, Some(&self.watch)).await
    }
}
