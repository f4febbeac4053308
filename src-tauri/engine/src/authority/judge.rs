//! Judges an authority: everything that was observed, all findings at once.

use super::observation::{Asked, AuthorityObservation, Document};
use super::{address, discovery, issuer, keys, refusals};
use crate::finding::{Finding, Grade};
use crate::provider::Provider;
use crate::values::Authority;

/// Judges. `authority-is-endpoint-url` and the like come first, then the way, the document, the
/// issuer and the keys.
#[must_use]
pub fn judge(seen: &AuthorityObservation) -> Vec<Finding> {
    let mut findings = Vec::new();
    let served = seen.served().map(|a| &a.authority);
    if let Some(address) = &seen.address {
        let answered = !seen.asked.is_empty() && seen.asked.iter().all(Asked::answered);
        findings.extend(address::judge(address, served, answered));
    }
    let provider = recognised(seen);
    if let Some(asked) = seen.judged() {
        findings.extend(discovery::judge_way(&asked.fetched, "discovery", seen.at));
        match refusals::named(asked, provider) {
            Some(named) => findings.push(named),
            None => findings.extend(discovery::judge_answer(&asked.fetched)),
        }
    }
    if let Some(text) = seen.discovery_text() {
        // What is a page has been called one.
        let called = findings
            .iter()
            .any(|f| matches!(f.fault.id, "discovery-html" | "network-proxy-blocked-page"));
        match discovery::parse(text) {
            Ok(parsed) => findings.extend(discovery::judge_document(&parsed, provider)),
            Err(finding) if !called => findings.push(*finding),
            Err(_) => {}
        }
    }
    let metadata = seen.metadata();
    match &seen.manual {
        Some(manual) => {
            let issuer = Authority::parse(&manual.issuer).ok();
            findings.extend(issuer.as_ref().and_then(address::plain_http));
            findings.extend(discovery::judge_endpoints(&metadata, provider));
        }
        None => {
            if let Some(text) = &metadata.issuer {
                findings.push(issuer::judge(text, seen.authority()));
            }
        }
    }
    if let Some(Document::Network(fetched)) = &seen.keys {
        findings.extend(discovery::judge_way(fetched, "keys", seen.at));
        findings.extend(keys::judge_answer(fetched));
    }
    if let Some(text) = seen.keys_text() {
        findings.extend(keys::judge_document(text, &metadata, seen.at));
    }
    for finding in &mut findings {
        if finding.provider.is_none() {
            finding.provider = provider.map(|p| p.id.clone());
        }
    }
    findings
}

/// What stands in the way of everything that comes after: the findings of grade fail, which every
/// subject that builds on an authority tells among its own.
#[must_use]
pub fn obstacles(seen: &AuthorityObservation) -> Vec<Finding> {
    judge(seen)
        .into_iter()
        .filter(|f| f.fault.grade == Grade::Fail)
        .collect()
}

/// The provider that was named, or whose host the authority or the issuer has.
#[must_use]
pub fn recognised(seen: &AuthorityObservation) -> Option<&'static Provider> {
    let named = seen.provider.as_deref().and_then(Provider::find);
    let of = |host: Option<&str>| host.and_then(Provider::of_host);
    named
        .or_else(|| of(seen.authority().and_then(|a| a.url().host_str())))
        .or_else(|| {
            let metadata = seen.metadata();
            let issuer = metadata.issuer.and_then(|i| url::Url::parse(&i).ok());
            of(issuer.as_ref().and_then(url::Url::host_str)).or_else(|| {
                metadata
                    .token_endpoint
                    .as_ref()
                    .and_then(Provider::of_token_endpoint)
            })
        })
}
