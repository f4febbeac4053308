//! Judges the way to a host: name, addresses, proxy, connection, TLS. Nothing here knows what was
//! asked for, so every subject that looks at the network uses it.

mod certificates;
#[cfg(test)]
mod tests;

pub use certificates::inspected_by;

use crate::exchange::{AttemptOutcome, Exchange, InterruptionKind, ProxySource, Stage, Trust};
use crate::faults;
use crate::finding::{Fault, Field, Finding};
use chrono::{DateTime, Utc};
use std::net::IpAddr;
use url::Url;

faults! {
    /// The name does not exist.
    DNS_NAME_NOT_FOUND = fail "dns-name-not-found";
    /// The resolver failed.
    DNS_RESOLVER_FAILED = fail "dns-resolver-failed";
    /// A public name leads to an address that only this network has.
    DNS_SPLIT_HORIZON_PRIVATE_ADDRESS = fail "dns-split-horizon-private-address" cites "RFC 6890";
    /// IPv6 addresses are published and do not answer.
    DNS_IPV6_ONLY_BROKEN = warn "dns-ipv6-only-broken" cites "RFC 8305";
    /// Nothing listens there.
    NETWORK_CONNECTION_REFUSED = fail "network-connection-refused";
    /// There is no way there.
    NETWORK_UNREACHABLE = fail "network-unreachable";
    /// No answer to the connection.
    NETWORK_TIMEOUT_DROP = fail "network-timeout-drop";
    /// Connected, and no answer in time.
    NETWORK_SLOW_OR_HUNG = fail "network-slow-or-hung";
    /// The connection was closed too early.
    NETWORK_CLOSED = fail "network-closed";
    /// The other side does not speak HTTP.
    NETWORK_NOT_HTTP = fail "network-not-http";
    /// What came back before the answer's body is larger than anything real.
    NETWORK_HEAD_TOO_LARGE = fail "network-head-too-large" cites "RFC 9110, section 5.4";
    /// The time was used up before the request was sent.
    NETWORK_OUT_OF_TIME = fail "network-out-of-time";
    /// A proxy carried the request.
    PROXY_USED = note "proxy-used";
    /// The proxy refused to connect to the host.
    PROXY_REFUSED = fail "proxy-refused" cites "RFC 9110, section 9.3.6";
    /// The proxy wants a name and a password.
    PROXY_AUTHENTICATION = fail "proxy-authentication" cites "RFC 9110, section 15.5.8";
    /// A kind of proxy that is not spoken to.
    PROXY_UNSUPPORTED = fail "proxy-unsupported";
    /// A script chooses this computer's proxies, and it was not run.
    PROXY_SCRIPT_NOT_RUN = note "proxy-script-not-run";
    /// The chain is trusted.
    TLS_TRUSTED = pass "tls-trusted";
    /// The certificate's time is over, or has not come.
    TLS_CERT_EXPIRED = fail "tls-cert-expired" cites "RFC 5280, section 4.1.2.5";
    /// The certificate ends soon.
    TLS_CERT_EXPIRES_SOON = warn "tls-cert-expires-soon" cites "RFC 5280, section 4.1.2.5";
    /// The certificate is for another name.
    TLS_NAME_MISMATCH = fail "tls-name-mismatch" cites "RFC 9525, section 6";
    /// The server sends its own certificate alone.
    TLS_MISSING_INTERMEDIATE = fail "tls-missing-intermediate" cites "RFC 8446, section 4.4.2";
    /// Signed by itself.
    TLS_SELF_SIGNED = fail "tls-self-signed";
    /// Signed by an authority that this computer does not trust.
    TLS_PRIVATE_CA = fail "tls-private-ca";
    /// Trusted here because its root was given for this run.
    TLS_GIVEN_ROOT = warn "tls-given-root";
    /// A security product on the way signed it.
    TLS_INTERCEPTION = warn "tls-interception";
    /// Not meant for servers, revoked, or not readable.
    TLS_CERT_REFUSED = fail "tls-cert-refused";
    /// No version or cipher suite in common.
    TLS_OLD_VERSION = fail "tls-old-version" cites "RFC 8996";
    /// The other side does not speak TLS.
    TLS_NOT_SPOKEN = fail "tls-not-spoken";
    /// The handshake failed.
    TLS_FAILED = fail "tls-failed" cites "RFC 8446, section 6";
    /// The key is smaller than is held safe.
    TLS_WEAK_KEY = warn "tls-weak-key" cites "NIST SP 800-131A";
    /// This computer's trusted roots could not be loaded.
    TLS_NO_ROOTS = fail "tls-no-roots";
}

/// Judges the layers of one exchange; those of a reused connection were judged with the request that
/// opened it. `at` is the time against which certificates are held.
#[must_use]
pub fn judge(exchange: &Exchange, at: DateTime<Utc>) -> Vec<Finding> {
    let host = Url::parse(&exchange.url)
        .ok()
        .and_then(|u| u.host_str().map(str::to_owned))
        .unwrap_or_default();
    let mut findings = Vec::new();
    if !exchange.connection.reused {
        findings.extend(proxy(exchange));
        findings.extend(names(exchange, &host));
        if let Some(tls) = &exchange.connection.tls {
            findings.extend(certificates::judge(tls, &host, at));
        }
    }
    findings.extend(interruption(exchange, &host));
    findings
        .into_iter()
        .map(|f| f.detail("host", &host))
        .collect()
}

fn proxy(exchange: &Exchange) -> Vec<Finding> {
    let connection = &exchange.connection;
    let used = connection.proxy.as_ref().map(|proxy| {
        let source = match proxy.source {
            ProxySource::Given => "given",
            ProxySource::System => "system",
        };
        let found = PROXY_USED.found().field(Field::Proxy);
        found.received(&proxy.address).detail("source", source)
    });
    let script = connection.proxy_script.as_ref().map(|script| {
        let found = PROXY_SCRIPT_NOT_RUN.found().field(Field::Proxy);
        found.received(script)
    });
    used.into_iter().chain(script).collect()
}

fn names(exchange: &Exchange, host: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let connection = &exchange.connection;
    let Some(resolution) = &connection.resolution else {
        return findings;
    };
    let private: Vec<String> = resolution
        .addresses
        .iter()
        .filter(|a| is_private(a))
        .map(ToString::to_string)
        .collect();
    if !resolution.given && !private.is_empty() && looks_public(host) {
        findings.push(
            DNS_SPLIT_HORIZON_PRIVATE_ADDRESS
                .found()
                .field(Field::Authority)
                .received(private.join(", ")),
        );
    }
    let failed = |a: &&crate::exchange::Attempt| {
        a.address.is_ipv6()
            && matches!(
                a.outcome,
                AttemptOutcome::TimedOut | AttemptOutcome::Unreachable | AttemptOutcome::Overtaken
            )
    };
    let through_v4 = connection
        .attempts
        .iter()
        .any(|a| a.address.is_ipv4() && a.outcome == AttemptOutcome::Connected);
    if let Some(dead) = connection
        .attempts
        .iter()
        .find(failed)
        .filter(|_| through_v4)
    {
        findings.push(
            DNS_IPV6_ONLY_BROKEN
                .found()
                .received(dead.address.ip().to_string()),
        );
    }
    findings
}

/// An address that only this computer or this network has (RFC 6890).
fn is_private(address: &IpAddr) -> bool {
    match address {
        IpAddr::V4(ip) => {
            let [a, b, ..] = ip.octets();
            ip.is_private()
                || ip.is_loopback()
                || ip.is_link_local()
                || (a == 100 && (64..128).contains(&b))
        }
        IpAddr::V6(ip) => {
            let first = ip.segments().first().copied().unwrap_or_default();
            ip.is_loopback() || first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80
        }
    }
}

/// A name that looks as if everybody could resolve it: with a public suffix, and none of those that
/// are kept for private use (RFC 6761, RFC 8375).
fn looks_public(host: &str) -> bool {
    let own = [
        "localhost",
        "local",
        "internal",
        "home.arpa",
        "test",
        "example",
        "invalid",
        "lan",
        "corp",
        "intranet",
    ];
    let private = own
        .iter()
        .any(|s| host == *s || host.strip_suffix(s).is_some_and(|rest| rest.ends_with('.')));
    !private && psl::domain(host.as_bytes()).is_some_and(|d| d.suffix().is_known())
}

fn interruption(exchange: &Exchange, host: &str) -> Option<Finding> {
    let seen = exchange.interruption.as_ref()?;
    let fault: &'static Fault = match (seen.kind, seen.stage) {
        (InterruptionKind::NameNotFound, _) => &DNS_NAME_NOT_FOUND,
        (InterruptionKind::ResolverFailed, _) | (InterruptionKind::TimedOut, Stage::Resolve) => {
            &DNS_RESOLVER_FAILED
        }
        (InterruptionKind::Refused, _) => &NETWORK_CONNECTION_REFUSED,
        (InterruptionKind::Unreachable, _) => &NETWORK_UNREACHABLE,
        (InterruptionKind::TimedOut, Stage::Connect) => &NETWORK_TIMEOUT_DROP,
        (InterruptionKind::TimedOut, _) => &NETWORK_SLOW_OR_HUNG,
        (InterruptionKind::ProxyRefused, _) => &PROXY_REFUSED,
        (InterruptionKind::ProxyAuthentication, _) => &PROXY_AUTHENTICATION,
        (InterruptionKind::ProxyUnsupported, _) => &PROXY_UNSUPPORTED,
        (InterruptionKind::TlsVersion, _) => &TLS_OLD_VERSION,
        (InterruptionKind::NotTls, _) => &TLS_NOT_SPOKEN,
        (InterruptionKind::NoRoots, _) => &TLS_NO_ROOTS,
        // Told by what the chain shows.
        (InterruptionKind::Certificate, _) if chain_was_refused(exchange) => return None,
        (InterruptionKind::Certificate, _) => &TLS_CERT_REFUSED,
        (InterruptionKind::HeadTooLarge, _) => &NETWORK_HEAD_TOO_LARGE,
        (InterruptionKind::OutOfTime, _) => &NETWORK_OUT_OF_TIME,
        (InterruptionKind::NotHttp, _) => &NETWORK_NOT_HTTP,
        (
            InterruptionKind::Closed | InterruptionKind::Other | InterruptionKind::TlsFailed,
            Stage::Tls,
        ) => &TLS_FAILED,
        (InterruptionKind::TlsFailed, _) => &TLS_FAILED,
        (InterruptionKind::Closed | InterruptionKind::Other, _) => &NETWORK_CLOSED,
        // The size and encoding of a body are judged by the subject that asked for it.
        (InterruptionKind::BodyTooLarge | InterruptionKind::BodyEncoding, _) => return None,
    };
    let connection = &exchange.connection;
    let tried: Vec<String> = connection
        .attempts
        .iter()
        .map(|a| a.address.to_string())
        .collect();
    let by_proxy = connection.proxy.as_ref().map_or("no", |_| "yes");
    let stage = format!("{:?}", seen.stage).to_lowercase();
    let finding = fault
        .found()
        .received(&seen.text)
        .detail("tried", tried.join(", "))
        .detail("stage", stage);
    let field = match fault.id {
        id if id.starts_with("proxy-") => Field::Proxy,
        "tls-no-roots" => Field::TrustedRoots,
        _ => Field::Authority,
    };
    Some(
        finding
            .field(field)
            .detail("proxy", by_proxy)
            .detail("host", host),
    )
}

/// The chain itself was refused, not what the server signed with it.
fn chain_was_refused(exchange: &Exchange) -> bool {
    let tls = exchange.connection.tls.as_ref();
    matches!(
        tls.and_then(|t| t.trust.as_ref()),
        Some(Trust::Refused { .. })
    )
}
