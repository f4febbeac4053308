//! Which proxy a request goes through, and the tunnel that it opens for https.

use super::facts::{End, Facts, micros};
use super::wire::{BoxedStream, drive, end_of};
use crate::system_proxy::automatic_proxy;
use http::{HeaderValue, Method, header};
use http_body_util::Empty;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use latchkey_engine::exchange::{InterruptionKind, Proxy, ProxySource, Stage};
use std::sync::OnceLock;
use std::time::Instant;
use tokio::net::TcpStream;
use url::{Host, Url};

/// The largest head of a proxy's answer.
const MAX_HEAD: usize = 16 * 1024;

/// The proxies of this run.
pub(super) struct Proxies {
    /// The one given for this run, with its address as it may be shown.
    given: Option<(Matcher, String)>,
    system: OnceLock<Matcher>,
    /// Where the script is that would choose in the system's place.
    script: OnceLock<Option<String>>,
}

/// The proxy that a request goes through.
pub(super) struct Via {
    pub host: Host<String>,
    pub port: u16,
    pub authorization: Option<HeaderValue>,
}

impl Proxies {
    pub fn new(given: Option<&Url>) -> Self {
        let given = given.map(|url| {
            let port = url
                .port_or_known_default()
                .map(|port| format!(":{port}"))
                .unwrap_or_default();
            let address = format!(
                "{}://{}{port}",
                url.scheme(),
                url.host_str().unwrap_or_default()
            );
            (Matcher::builder().all(url.as_str()).build(), address)
        });
        Self {
            given,
            system: OnceLock::new(),
            script: OnceLock::new(),
        }
    }

    /// Finds the proxy for `url` and records it. A proxy given for this run is used for everything;
    /// the system's is never used for this computer itself.
    pub fn choose(&self, url: &Url, facts: &mut Facts<'_>) -> Result<Option<Via>, End> {
        let Ok(target) = url.origin().ascii_serialization().parse::<http::Uri>() else {
            return Ok(None);
        };
        let (intercept, address, source) = if let Some((matcher, address)) = &self.given {
            (
                matcher.intercept(&target),
                address.clone(),
                ProxySource::Given,
            )
        } else if is_loopback(url) {
            return Ok(None);
        } else {
            // Both are read once, and only now: on some systems it costs time.
            let script = self.script.get_or_init(automatic_proxy);
            facts.connection.proxy_script.clone_from(script);
            match self
                .system
                .get_or_init(Matcher::from_system)
                .intercept(&target)
            {
                None => return Ok(None),
                Some(intercept) => {
                    let address = intercept.uri().to_string().trim_end_matches('/').to_owned();
                    (Some(intercept), address, ProxySource::System)
                }
            }
        };
        facts.enter(Stage::Proxy);
        facts.connection.proxy = Some(Proxy {
            address: address.clone(),
            source,
            connect_status: None,
            took_us: None,
        });
        intercept.as_ref().and_then(via).map(Some).ok_or_else(|| {
            End::new(
                InterruptionKind::ProxyUnsupported,
                format!("{address} is no http proxy"),
            )
        })
    }

    #[cfg(test)]
    pub fn with_system(system: Matcher, script: Option<String>) -> Self {
        Self {
            given: None,
            system: OnceLock::from(system),
            script: OnceLock::from(script),
        }
    }
}

fn via(intercept: &Intercept) -> Option<Via> {
    let uri = intercept.uri();
    if uri.scheme_str() != Some("http") {
        return None;
    }
    Some(Via {
        host: Host::parse(uri.host()?).ok()?,
        port: uri.port_u16().unwrap_or(80),
        authorization: intercept.basic_auth().cloned(),
    })
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

/// Asks the proxy for a tunnel (RFC 9110 section 9.3.6).
pub(super) async fn tunnel(
    tcp: TcpStream,
    target: &str,
    via: &Via,
    user_agent: &HeaderValue,
    facts: &mut Facts<'_>,
) -> Result<BoxedStream, End> {
    facts.enter(Stage::Proxy);
    let began = Instant::now();
    let mut request = http::Request::builder()
        .method(Method::CONNECT)
        .uri(target)
        .header(header::HOST, target)
        .header(header::USER_AGENT, user_agent);
    if let Some(authorization) = &via.authorization {
        request = request.header(header::PROXY_AUTHORIZATION, authorization);
    }
    let request = request
        .body(Empty::<Bytes>::new())
        .map_err(|error| End::new(InterruptionKind::Other, error.to_string()))?;

    let (mut sender, connection) = http1::Builder::new()
        .max_buf_size(MAX_HEAD)
        .handshake(TokioIo::new(tcp))
        .await
        .map_err(|error| end_of(&error))?;
    let asking = async {
        let answer = sender.send_request(request).await?;
        let (status, wants) = (
            answer.status(),
            answer.headers().get(header::PROXY_AUTHENTICATE).cloned(),
        );
        Ok::<_, hyper::Error>((status, wants, hyper::upgrade::on(answer)))
    };
    let mut connection = Some(connection.with_upgrades());
    let (status, wants, upgrade) = drive(&mut connection, asking)
        .await
        .map_err(|error| end_of(&error))?;
    if let Some(proxy) = &mut facts.connection.proxy {
        proxy.connect_status = Some(status.as_u16());
        proxy.took_us = Some(micros(began));
    }
    if status == http::StatusCode::PROXY_AUTHENTICATION_REQUIRED {
        let wants = wants
            .as_ref()
            .and_then(|value| value.to_str().ok())
            .unwrap_or("nothing");
        return Err(End::new(
            InterruptionKind::ProxyAuthentication,
            format!("{status}, proxy-authenticate: {wants}"),
        ));
    }
    if !status.is_success() {
        return Err(End::new(InterruptionKind::ProxyRefused, status.to_string()));
    }
    let upgraded = drive(&mut connection, upgrade)
        .await
        .map_err(|error| end_of(&error))?;
    facts.ended(Stage::Proxy);
    Ok(Box::new(TokioIo::new(upgraded)))
}
