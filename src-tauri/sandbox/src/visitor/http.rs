//! One HTTP/1.1 request on a connection of its own.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use url::{Host, Url};

use crate::tls;

/// How long one request may take, from looking up the name to the end of the body.
const PATIENCE: Duration = Duration::from_secs(20);
/// The largest page that is read.
const LARGEST: usize = 4 * 1024 * 1024;

/// Why a visit could not be finished.
#[derive(Debug, thiserror::Error)]
pub enum VisitError {
    /// The text is no http or https address.
    #[error("not an http or https address: {0}")]
    Address(String),
    /// The root certificates could not be read.
    #[error("the root certificates cannot be read: {0}")]
    Roots(String),
    /// No connection to the server came about, or it broke off.
    #[error("{address} does not answer: {source}")]
    Unreachable {
        /// Host and port.
        address: String,
        /// What the system said.
        source: io::Error,
    },
    /// The server took too long.
    #[error("{0} took longer than 20 seconds to answer")]
    TimedOut(String),
    /// The page is larger than 4 MiB, or broke off.
    #[error("the page at {address} cannot be read: {reason}")]
    Page {
        /// Host and port.
        address: String,
        /// What is wrong with it.
        reason: String,
    },
    /// More than 25 redirects followed each other.
    #[error("more than 25 redirects in a row")]
    TooManyRedirects {
        /// One line for each request.
        trace: Vec<String>,
    },
    /// The same forms seem to come again and again: perhaps the values are not accepted.
    #[error("still a form to fill in after ten: {text}")]
    TooManyForms {
        /// What is to be read on the last page.
        text: String,
        /// One line for each request.
        trace: Vec<String>,
    },
    /// Redirects and forms that never end.
    #[error("no end after 60 requests")]
    TooManyRequests {
        /// One line for each request.
        trace: Vec<String>,
    },
}

/// Whose certificates are accepted.
#[derive(Clone)]
pub(crate) struct Trust(Arc<RootCertStore>);

impl Trust {
    pub(crate) fn nobody() -> Trust {
        Trust(Arc::new(RootCertStore::empty()))
    }

    pub(crate) fn roots(pem: &str) -> Result<Trust, VisitError> {
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_slice_iter(pem.as_bytes()) {
            let certificate = certificate.map_err(|e| VisitError::Roots(e.to_string()))?;
            roots
                .add(certificate)
                .map_err(|e| VisitError::Roots(e.to_string()))?;
        }
        Ok(Trust(Arc::new(roots)))
    }
}

/// A request to be made.
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: Vec<(HeaderName, String)>,
    pub(crate) body: Option<String>,
}

/// An answer that was read to its end.
pub(crate) struct Whole {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// An http or https address.
pub(crate) fn address(text: &str) -> Result<Url, VisitError> {
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        _ => Err(VisitError::Address(text.to_owned())),
    }
}

/// The address that `reference` means on the page at `base`. An empty one is the page itself.
pub(crate) fn join(base: &Url, reference: &str) -> Result<Url, VisitError> {
    match base.join(reference) {
        Ok(url) => address(url.as_str()),
        Err(_) => Err(VisitError::Address(reference.to_owned())),
    }
}

/// Makes a request and reads the answer to its end.
pub(crate) async fn whole(call: &Call, trust: &Trust) -> Result<Whole, VisitError> {
    let address = authority(&call.url);
    let exchange = async {
        let answer = send(call, trust).await?;
        let (head, body) = answer.response.into_parts();
        let body = Limited::new(body, LARGEST).collect().await;
        Ok(Whole {
            status: head.status,
            headers: head.headers,
            body: body
                .map(|body| body.to_bytes())
                .map_err(|e| VisitError::Page {
                    address: address.clone(),
                    reason: e.to_string(),
                })?,
        })
    };
    match timeout(PATIENCE, exchange).await {
        Ok(answer) => answer,
        Err(_) => Err(VisitError::TimedOut(address.clone())),
    }
}

/// An answer whose body has not been read; the connection lives as long as it does.
pub(crate) struct Answer {
    pub(crate) response: Response<Incoming>,
    _connection: Connection,
}

/// The task that drives a connection; dropping it closes the connection.
struct Connection(JoinHandle<()>);

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Makes a request and reads the head of the answer.
pub(crate) async fn send(call: &Call, trust: &Trust) -> Result<Answer, VisitError> {
    let url = &call.url;
    let unreachable = |source: io::Error| VisitError::Unreachable {
        address: authority(url),
        source,
    };
    let port = url.port_or_known_default().unwrap_or(80);
    let stream = match url.host() {
        Some(Host::Domain(name)) => TcpStream::connect((name, port)).await,
        Some(Host::Ipv4(address)) => TcpStream::connect((address, port)).await,
        Some(Host::Ipv6(address)) => TcpStream::connect((address, port)).await,
        None => return Err(VisitError::Address(url.to_string())),
    }
    .map_err(unreachable)?;
    let answer = if url.scheme() == "https" {
        let stream = handshake(url, stream, trust).await.map_err(unreachable)?;
        talk(call, stream).await
    } else {
        talk(call, stream).await
    };
    answer.map_err(|e| unreachable(io::Error::other(e)))
}

async fn handshake(
    url: &Url,
    stream: TcpStream,
    trust: &Trust,
) -> io::Result<tokio_rustls::client::TlsStream<TcpStream>> {
    let host = url.host_str().unwrap_or_default();
    let name =
        ServerName::try_from(host.trim_matches(['[', ']']).to_owned()).map_err(io::Error::other)?;
    let config = ClientConfig::builder_with_provider(tls::provider())
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_root_certificates(Arc::clone(&trust.0))
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
        .connect(name, stream)
        .await
}

async fn talk<S>(call: &Call, stream: S) -> hyper::Result<Answer>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let connection = Connection(tokio::spawn(async move {
        // What goes wrong with the connection shows in the answer as well.
        let _ = connection.await;
    }));
    let target = match call.url.query() {
        Some(query) => format!("{}?{query}", call.url.path()),
        None => call.url.path().to_owned(),
    };
    let mut request = Request::new(Full::new(Bytes::from(
        call.body.clone().unwrap_or_default(),
    )));
    *request.method_mut() = call.method.clone();
    // `Url` has escaped everything that may not stand in a request line.
    *request.uri_mut() = target.parse().unwrap_or_default();
    let own = [
        (header::HOST, authority(&call.url)),
        (header::USER_AGENT, "latchkey-visitor".to_owned()),
        (header::CONNECTION, "close".to_owned()),
    ];
    for (name, value) in own.iter().chain(&call.headers) {
        if let Ok(value) = value.parse() {
            request.headers_mut().append(name, value);
        }
    }
    let response = sender.send_request(request).await?;
    Ok(Answer {
        response,
        _connection: connection,
    })
}

/// Host, and the port where it is not the scheme's own.
fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}
