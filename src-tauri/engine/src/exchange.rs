//! What was seen while one HTTP request was carried: the facts that every subject's judge of the
//! wire reads. No opinion, and no secret: request bodies and the bodies of answers are not in here.

use crate::certificate::Certificate;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};

/// The two methods that Latchkey uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Asks for a document.
    Get,
    /// Sends a form or a document.
    Post,
}

/// One request and what came of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Exchange {
    /// The method.
    pub method: Method,
    /// The address asked, without its query where that could tell something.
    pub url: String,
    /// When it began, by this computer's clock.
    pub at: DateTime<Utc>,
    /// How the connection came about.
    pub connection: Connection,
    /// Status and headers, when they arrived.
    pub response: Option<Response>,
    /// What ended it before its time.
    pub interruption: Option<Interruption>,
    /// From the beginning to the last byte or the interruption, in microseconds.
    pub took_us: u64,
}

/// The connection that carried the request, layer by layer.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Connection {
    /// An earlier request of the same run had opened it; the layers are that request's.
    pub reused: bool,
    /// The proxy it went through, if any.
    pub proxy: Option<Proxy>,
    /// Where the script is that chooses this computer's proxies, if there is one. It was not run, so
    /// a browser here may take another way.
    pub proxy_script: Option<String>,
    /// The name resolution; absent when the host is an address, or the proxy resolves.
    pub resolution: Option<Resolution>,
    /// Each address tried, in the order in which they were begun (RFC 8305).
    pub attempts: Vec<Attempt>,
    /// The TLS handshake; absent over plain http, or when it was never reached.
    pub tls: Option<Tls>,
}

/// A proxy, and where its address came from.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Proxy {
    /// The proxy's address, without credentials.
    pub address: String,
    /// Who said that it is to be used.
    pub source: ProxySource,
    /// The status that it answered to CONNECT, for https.
    pub connect_status: Option<u16>,
    /// From CONNECT to its answer, in microseconds.
    pub took_us: Option<u64>,
}

/// Where a proxy's address came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProxySource {
    /// Given for this run.
    Given,
    /// The environment or the system's settings.
    System,
}

/// What the system's resolver answered.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Resolution {
    /// The name asked for.
    pub host: String,
    /// The addresses, in the order given.
    pub addresses: Vec<IpAddr>,
    /// The addresses were given for this run; nobody was asked.
    pub given: bool,
    /// How long it took, in microseconds.
    pub took_us: u64,
}

/// One try to connect.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Attempt {
    /// The address and port.
    pub address: SocketAddr,
    /// What came of it.
    pub outcome: AttemptOutcome,
    /// How long it took, in microseconds.
    pub took_us: u64,
}

/// What came of a try to connect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AttemptOutcome {
    /// Connected; this one carries the request.
    Connected,
    /// The host answered that nothing listens there.
    Refused,
    /// No way to that network or host.
    Unreachable,
    /// No answer within the limit.
    TimedOut,
    /// Given up because another address was quicker.
    Overtaken,
    /// Something else.
    Failed,
}

/// What the TLS handshake showed, also when the certificate was refused.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Tls {
    /// The version agreed on, such as `TLSv1.3`.
    pub version: Option<String>,
    /// The cipher suite agreed on.
    pub cipher_suite: Option<String>,
    /// The certificates as the server sent them, its own first.
    pub chain: Vec<Certificate>,
    /// Whether the chain was accepted; absent when the handshake ended before it could be looked at.
    pub trust: Option<Trust>,
    /// How long the handshake took, in microseconds.
    pub took_us: u64,
}

/// Whether the server's certificates were accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Trust {
    /// A root of the system vouches for the chain.
    SystemRoot {
        /// The root's subject.
        subject: String,
    },
    /// A root given for this run vouches for the chain.
    GivenRoot {
        /// The root's subject.
        subject: String,
    },
    /// The system accepted the chain and does not say by which root.
    System,
    /// Refused.
    Refused {
        /// Why, as far as it can be told.
        reason: Refusal,
        /// The verifier's own words.
        text: String,
    },
}

/// Why a certificate was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Its time is over.
    Expired,
    /// Its time has not come.
    NotYetValid,
    /// It is not for this name.
    WrongName,
    /// No trusted root vouches for it.
    UnknownIssuer,
    /// It is not meant for servers.
    WrongPurpose,
    /// Revoked.
    Revoked,
    /// A signature in the chain is wrong or made in a way that is not accepted.
    BadSignature,
    /// It cannot be read.
    Malformed,
    /// Something else; the text says what.
    Other,
}

/// Status and headers of an answer. Of the headers only those in [`KEPT_HEADERS`] are kept.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Names in lower case and values, in the order sent.
    pub headers: Vec<(String, String)>,
    /// The length of the body as read, after decompression, in bytes.
    pub body_bytes: u64,
    /// From the sending of the request to the first byte of the answer, in microseconds.
    pub first_byte_us: u64,
}

impl Response {
    /// The first header of that name (lower case).
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// The media type without its parameters, in lower case.
    #[must_use]
    pub fn media_type(&self) -> Option<String> {
        self.header("content-type").map(|v| {
            v.split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase()
        })
    }

    /// A 2xx status.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// The headers that judges read. All others are dropped where they arrive: cookies and the like are
/// nobody's business. `location` is kept without query and fragment unless the request was a GET for
/// a public document, because a redirect may carry a code.
pub const KEPT_HEADERS: &[&str] = &[
    "access-control-allow-origin",
    "age",
    "allow",
    "cache-control",
    "cf-mitigated",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "expires",
    "location",
    "proxy-authenticate",
    "proxy-connection",
    "retry-after",
    "server",
    "strict-transport-security",
    "via",
    "www-authenticate",
    "x-cache",
    "x-squid-error",
];

/// What ended an exchange before its time.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Interruption {
    /// How far it had come.
    pub stage: Stage,
    /// What happened.
    pub kind: InterruptionKind,
    /// The system's or library's own words, without addresses that could tell something.
    pub text: String,
}

/// The layer at which an exchange ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The name.
    Resolve,
    /// The connection to the host, or to the proxy.
    Connect,
    /// The proxy's tunnel.
    Proxy,
    /// The TLS handshake.
    Tls,
    /// The request and the answer's head.
    Http,
    /// The answer's body.
    Body,
}

/// Told of an exchange that is watched: a layer has ended, well or not.
#[derive(Clone, Debug)]
pub struct Layer {
    /// Which one; absent at the beginning, when there is only the address.
    pub stage: Option<Stage>,
    /// The exchange as far as it has come.
    pub so_far: Exchange,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InterruptionKind {
    /// The name does not exist, or has no address.
    NameNotFound,
    /// The resolver failed or did not answer.
    ResolverFailed,
    /// Every address refused the connection.
    Refused,
    /// No way to any address.
    Unreachable,
    /// The limit passed.
    TimedOut,
    /// No time was left to begin.
    OutOfTime,
    /// The other side closed the connection.
    Closed,
    /// The proxy answered CONNECT with a status that is no success.
    ProxyRefused,
    /// The proxy wants to know who asks (407).
    ProxyAuthentication,
    /// A kind of proxy that Latchkey does not speak to.
    ProxyUnsupported,
    /// The certificate was refused; [`Tls::trust`] says why.
    Certificate,
    /// No TLS version in common, or no cipher suite.
    TlsVersion,
    /// The other side does not speak TLS.
    NotTls,
    /// The TLS handshake failed otherwise.
    TlsFailed,
    /// The other side does not speak HTTP/1.1.
    NotHttp,
    /// Status line and headers are larger or more than the bound.
    HeadTooLarge,
    /// The body is larger than the bound.
    BodyTooLarge,
    /// The body is in an encoding that was not asked for and is not understood.
    BodyEncoding,
    /// No trusted roots could be loaded on this computer.
    NoRoots,
    /// Something else; the text says what.
    Other,
}

/// Adds the hosts that somebody tried to reach, as a document with exchanges in it has them: of every
/// exchange for which a connection was begun or used again, the one in its address. A name that was only
/// looked up is none.
pub fn hosts_reached(document: &Value, hosts: &mut BTreeSet<String>) {
    match document {
        Value::Object(members) => {
            let url = members.get("url").and_then(Value::as_str);
            let url = url.filter(|_| is_reached(document));
            let url = url.and_then(|url| url::Url::parse(url).ok());
            hosts.extend(url.as_ref().and_then(url::Url::host_str).map(str::to_owned));
            let further = members.values();
            further.for_each(|member| hosts_reached(member, hosts));
        }
        Value::Array(members) => members
            .iter()
            .for_each(|member| hosts_reached(member, hosts)),
        _ => {}
    }
}

fn is_reached(exchange: &Value) -> bool {
    let connection = &exchange["connection"];
    let attempts = connection["attempts"].as_array();
    connection["reused"] == true || attempts.is_some_and(|attempts| !attempts.is_empty())
}
