//! Tests of the judge of the way.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::certificate::Certificate;
use crate::credentials::testing::answer;
use crate::exchange::{Interruption, Refusal, Tls};
use crate::finding::{Grade, worst};

fn certificate(issuer: &str) -> Certificate {
    Certificate {
        subject: "CN=op.example".into(),
        issuer: issuer.into(),
        serial: "1".into(),
        not_before: None,
        not_after: None,
        names: vec!["op.example".into()],
        key: "EC".into(),
        key_bits: 256,
        signature: String::new(),
        authority: false,
        issuer_at: Vec::new(),
        sha256: String::new(),
    }
}

/// An exchange that ended early, over TLS with such a chain and verdict.
fn ended(
    kind: InterruptionKind,
    stage: Stage,
    chain: Vec<Certificate>,
    trust: Option<Trust>,
) -> Exchange {
    let mut exchange = answer(200, "application/json", "").exchange;
    exchange.response = None;
    exchange.connection.tls = Some(Tls {
        version: None,
        cipher_suite: None,
        chain,
        trust,
        took_us: 1,
    });
    exchange.interruption = Some(Interruption {
        stage,
        kind,
        text: "why".into(),
    });
    exchange
}

fn ids(exchange: &Exchange) -> Vec<&'static str> {
    let findings = judge(exchange, DateTime::UNIX_EPOCH);
    findings.iter().map(|f| f.fault.id).collect()
}

fn unknown() -> Option<Trust> {
    Some(Trust::Refused {
        reason: Refusal::UnknownIssuer,
        text: "why".into(),
    })
}

#[test]
fn a_refused_certificate_is_always_a_failure() {
    let kind = InterruptionKind::Certificate;
    let inspected = vec![certificate("O=Zscaler Inc., CN=Zscaler Intermediate")];
    let own = vec![certificate("CN=Acme")];
    let accepted = Some(Trust::System);
    for (chain, trust, expected) in [
        (
            inspected,
            unknown(),
            vec!["tls-interception", "tls-private-ca"],
        ),
        (own.clone(), unknown(), vec!["tls-private-ca"]),
        (vec![], unknown(), vec!["tls-cert-refused"]),
        // The chain is right, and what the server signed with it is not.
        (own, accepted, vec!["tls-trusted", "tls-cert-refused"]),
    ] {
        assert_eq!(ids(&ended(kind, Stage::Tls, chain, trust)), expected);
    }
}

#[test]
fn what_ends_a_request_on_a_reused_connection_is_told_and_the_rest_is_not_told_twice() {
    let chain = vec![certificate("CN=Public")];
    let mut exchange = ended(
        InterruptionKind::TimedOut,
        Stage::Http,
        chain,
        Some(Trust::System),
    );
    assert_eq!(ids(&exchange), ["tls-trusted", "network-slow-or-hung"]);
    exchange.connection.reused = true;
    assert_eq!(ids(&exchange), ["network-slow-or-hung"]);
}

#[test]
fn every_interruption_but_that_of_the_body_s_form_is_a_failure() {
    use InterruptionKind as Kind;
    for kind in [
        Kind::NameNotFound,
        Kind::ResolverFailed,
        Kind::Refused,
        Kind::Unreachable,
        Kind::TimedOut,
        Kind::OutOfTime,
        Kind::Closed,
        Kind::ProxyRefused,
        Kind::ProxyAuthentication,
        Kind::ProxyUnsupported,
        Kind::Certificate,
        Kind::TlsVersion,
        Kind::NotTls,
        Kind::TlsFailed,
        Kind::NotHttp,
        Kind::HeadTooLarge,
        Kind::NoRoots,
        Kind::Other,
    ] {
        let exchange = ended(kind, Stage::Http, Vec::new(), None);
        let findings = judge(&exchange, DateTime::UNIX_EPOCH);
        assert_eq!(worst(&findings), Grade::Fail, "{kind:?}");
    }
}

#[test]
fn a_script_that_was_not_run_is_told_beside_the_proxy() {
    let mut exchange = answer(200, "application/json", "").exchange;
    exchange.connection.proxy_script = Some("http://wpad.example/p.pac".into());
    let findings = judge(&exchange, DateTime::UNIX_EPOCH);
    assert_eq!(findings[0].fault.id, "proxy-script-not-run");
    assert_eq!(
        findings[0].received.as_deref(),
        Some("http://wpad.example/p.pac")
    );
}
