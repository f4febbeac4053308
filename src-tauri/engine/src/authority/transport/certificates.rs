//! Judges the certificates that a server sent.

use super::*;
use crate::catalog::Source;
use crate::certificate::Certificate;
use crate::exchange::{Refusal, Tls};
use crate::finding::moment;
use serde::Deserialize;
use std::sync::LazyLock;

/// How long before a certificate's end it is worth a warning, in days.
const SOON_DAYS: i64 = 14;

static INSPECTORS: LazyLock<Inspectors> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../catalog/inspectors.toml")).unwrap_or_default()
});

/// Products that open TLS on the way: data from `catalog/inspectors.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Inspectors {
    /// What stands, in letters of either case, in the issuer of the certificates that they make.
    names: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code))]
    sources: Vec<Source>,
}

/// Judges the chain as it was sent, and whether it was accepted.
pub(super) fn judge(tls: &Tls, host: &str, at: DateTime<Utc>) -> Vec<Finding> {
    let mut findings = match &tls.trust {
        None => Vec::new(),
        Some(Trust::Refused { reason, text }) => refused(*reason, text, tls, host, at),
        Some(Trust::GivenRoot { subject }) => {
            let found = TLS_GIVEN_ROOT.found().field(Field::TrustedRoots);
            vec![found.received(subject)]
        }
        Some(Trust::SystemRoot { .. } | Trust::System) => vec![accepted_by_system(tls)],
    };
    let Some(leaf) = tls.chain.first() else {
        return findings;
    };
    let accepted = !matches!(tls.trust, Some(Trust::Refused { .. }));
    if let Some(end) = leaf
        .not_after
        .filter(|end| accepted && *end > at && (*end - at).num_days() < SOON_DAYS)
    {
        findings.push(TLS_CERT_EXPIRES_SOON.found().received(moment(end)));
    }
    for weak in tls.chain.iter().filter(|c| is_weak(c)) {
        let key = format!("{} {}", weak.key, weak.key_bits);
        findings.push(
            TLS_WEAK_KEY
                .found()
                .expected("RSA 2048, EC 256")
                .received(key)
                .detail("subject", &weak.subject),
        );
    }
    findings
}

fn accepted_by_system(tls: &Tls) -> Finding {
    let top = || tls.chain.last().map_or("", |c| c.issuer.as_str());
    match (inspected_by(tls), &tls.trust) {
        (Some(product), _) => TLS_INTERCEPTION.found().received(product),
        (None, Some(Trust::SystemRoot { subject })) => TLS_TRUSTED.found().received(subject),
        (None, _) => TLS_TRUSTED.found().received(top()),
    }
}

fn refused(reason: Refusal, text: &str, tls: &Tls, host: &str, at: DateTime<Utc>) -> Vec<Finding> {
    // What cannot be read as a certificate is not in the chain.
    let Some(leaf) = tls.chain.first() else {
        return vec![TLS_CERT_REFUSED.found().received(text)];
    };
    match reason {
        Refusal::Expired | Refusal::NotYetValid => vec![not_its_time(reason, tls, leaf, at)],
        Refusal::WrongName => vec![
            TLS_NAME_MISMATCH
                .found()
                .field(Field::Authority)
                .expected(host)
                .received(leaf.names.join(", ")),
        ],
        Refusal::UnknownIssuer => unknown_issuer(tls, leaf),
        Refusal::WrongPurpose
        | Refusal::Revoked
        | Refusal::BadSignature
        | Refusal::Malformed
        | Refusal::Other => vec![TLS_CERT_REFUSED.found().received(text)],
    }
}

fn not_its_time(reason: Refusal, tls: &Tls, leaf: &Certificate, at: DateTime<Utc>) -> Finding {
    let outside = |c: &&Certificate| {
        c.not_after.is_some_and(|e| e < at) || c.not_before.is_some_and(|b| b > at)
    };
    let which = tls.chain.iter().find(outside).unwrap_or(leaf);
    let span = |t: Option<DateTime<Utc>>| t.map(moment).unwrap_or_default();
    let (begins, ends) = (span(which.not_before), span(which.not_after));
    let when = match reason {
        Refusal::NotYetValid => "future",
        _ => "past",
    };
    TLS_CERT_EXPIRED
        .found()
        .expected(moment(at))
        .received(format!("{begins} – {ends}"))
        .detail("subject", &which.subject)
        .detail("when", when)
}

/// No trusted root: what the chain itself tells of the reason.
fn unknown_issuer(tls: &Tls, leaf: &Certificate) -> Vec<Finding> {
    let top = tls.chain.last().unwrap_or(leaf);
    let product = inspected_by(tls);
    let fault: &'static Fault = match tls.chain.as_slice() {
        _ if product.is_some() => &TLS_PRIVATE_CA,
        [only] if only.self_signed() => &TLS_SELF_SIGNED,
        // Public authorities say where the missing certificate is; private ones hardly ever do.
        [only] if !only.issuer_at.is_empty() => &TLS_MISSING_INTERMEDIATE,
        _ => &TLS_PRIVATE_CA,
    };
    let found = fault
        .found()
        .field(Field::TrustedRoots)
        .received(&top.issuer)
        .detail("sent", tls.chain.len().to_string());
    let interception = product.map(|name| {
        let found = TLS_INTERCEPTION.found().field(Field::TrustedRoots);
        found.received(name)
    });
    interception.into_iter().chain([found]).collect()
}

/// The issuer that is a product which opens TLS on the way, if one of the chain's is.
#[must_use]
pub fn inspected_by(tls: &Tls) -> Option<&str> {
    let root = match &tls.trust {
        Some(Trust::SystemRoot { subject } | Trust::GivenRoot { subject }) => Some(subject),
        _ => None,
    };
    root.into_iter()
        .chain(tls.chain.iter().map(|c| &c.issuer))
        .find(|issuer| is_inspector(issuer))
        .map(String::as_str)
}

fn is_inspector(issuer: &str) -> bool {
    let issuer = issuer.to_lowercase();
    INSPECTORS.names.iter().any(|name| issuer.contains(name))
}

fn is_weak(certificate: &Certificate) -> bool {
    match certificate.key.as_str() {
        "RSA" => certificate.key_bits < 2048,
        "EC" => certificate.key_bits < 256,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalog_names_inspectors_with_their_sources() {
        assert!(!INSPECTORS.names.is_empty() && !INSPECTORS.sources.is_empty());
        for name in &INSPECTORS.names {
            assert_eq!(*name, name.to_lowercase());
        }
    }
}
