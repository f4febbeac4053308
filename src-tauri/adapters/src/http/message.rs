//! Whom a request is for, and how it is written down for the wire (RFC 9112 section 3).

use super::facts::End;
use super::proxy::Via;
use super::wire::Message;
use http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use http_body_util::Full;
use hyper::body::Bytes;
use latchkey_engine::exchange::{InterruptionKind, Method};
use latchkey_engine::ports::Request;
use url::{Host, Url};

/// Whom a request is for (RFC 6454).
pub(super) struct Origin {
    pub tls: bool,
    pub host: Host<String>,
    pub port: u16,
}

impl Origin {
    pub fn of(url: &Url) -> Result<Self, End> {
        let unsupported = || {
            End::new(
                InterruptionKind::Other,
                format!("{} is not spoken here", url.scheme()),
            )
        };
        let tls = match url.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(unsupported()),
        };
        let host = url.host().ok_or_else(unsupported)?.to_owned();
        let port = url.port_or_known_default().ok_or_else(unsupported)?;
        Ok(Self { tls, host, port })
    }

    /// As it stands in `host`: without the port that the scheme implies.
    fn authority(&self) -> String {
        match (self.tls, self.port) {
            (true, 443) | (false, 80) => self.host.to_string(),
            (_, port) => format!("{}:{port}", self.host),
        }
    }

    /// The name that the certificate must be for.
    pub fn name(&self) -> String {
        match &self.host {
            Host::Domain(name) => name.trim_end_matches('.').to_owned(),
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => address.to_string(),
        }
    }

    pub fn key(&self) -> String {
        format!(
            "{}{}:{}",
            if self.tls { "s" } else { "" },
            self.host,
            self.port
        )
    }
}

/// The message for a request; what the request sets wins over what is added.
pub(super) fn message(
    mut request: Request,
    origin: &Origin,
    via: Option<&Via>,
    user_agent: &HeaderValue,
) -> Result<Message, End> {
    let unfit = |what: &str| End::new(InterruptionKind::Other, format!("{what} cannot be sent"));
    // A proxy that carries plain http is told the whole address (RFC 9112 section 3.2.2).
    let forwarding = via.filter(|_| !origin.tls);
    let path = match request.url.query() {
        Some(query) => format!("{}?{query}", request.url.path()),
        None => request.url.path().to_owned(),
    };
    let target = match forwarding {
        Some(_) => format!("http://{}{path}", origin.authority()),
        None => path,
    };
    let mut headers = HeaderMap::new();
    let host = HeaderValue::try_from(origin.authority()).map_err(|_| unfit("the host"))?;
    headers.insert(header::HOST, host);
    headers.insert(header::USER_AGENT, user_agent.clone());
    headers.insert(
        header::ACCEPT_ENCODING,
        HeaderValue::from_static("identity"),
    );
    if let Some(authorization) = forwarding.and_then(|via| via.authorization.clone()) {
        headers.insert(header::PROXY_AUTHORIZATION, authorization);
    }
    for (name, value) in std::mem::take(&mut request.headers) {
        // Shares the memory of the header, which is cleared when the last user is done.
        let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(value))
            .map_err(|_| unfit(&format!("the header {name}")))?;
        value.set_sensitive(true);
        let name = HeaderName::try_from(name).map_err(|_| unfit("the name of a header"))?;
        headers.insert(name, value);
    }
    let mut message = Message::new(Full::new(
        request
            .body
            .take()
            .map(Bytes::from_owner)
            .unwrap_or_default(),
    ));
    *message.method_mut() = match request.method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
    };
    *message.uri_mut() = Uri::try_from(target).map_err(|_| unfit("the address"))?;
    *message.headers_mut() = headers;
    Ok(message)
}
