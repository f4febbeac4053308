//! Judges an authority: everything that was observed, all findings at once.

use super::observation::{AuthorityObservation, Document};
use super::{address, discovery, issuer, keys};
use crate::finding::{Finding, Grade};
use crate::provider::Provider;

/// Judges. `authority-is-endpoint-url` and the like come first, then the way, the document, the
/// issuer and the keys.
#[must_use]
pub fn judge(seen: &AuthorityObservation) -> Vec<Finding> {
    let mut findings = Vec::new();
    let served = seen
        .judged()
        .filter(|a| a.fetched.document().is_some())
        .map(|a| &a.authority);
    if let Some(address) = &seen.address {
        findings.extend(address::judge(address, served));
    }
    let provider = recognised(seen);
    if let Some(asked) = seen.judged() {
        findings.extend(discovery::judge_way(&asked.fetched, seen.at));
        findings.extend(discovery::judge_answer(&asked.fetched));
    }
    if let Some(text) = seen.discovery_text() {
        // What is a page has been called one.
        let called = findings.iter().any(|f| f.fault.id == "discovery-html");
        match discovery::parse(text) {
            Ok(parsed) => findings.extend(discovery::judge_document(&parsed, provider)),
            Err(finding) if !called => findings.push(*finding),
            Err(_) => {}
        }
    }
    let metadata = seen.metadata();
    if let Some(text) = metadata.issuer.as_ref().filter(|_| seen.manual.is_none()) {
        findings.push(issuer::judge(text, seen.authority(), slash_known(seen)));
    }
    if let Some(Document::Network(fetched)) = &seen.keys {
        findings.extend(discovery::judge_way(fetched, seen.at));
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

/// Whether the authority, as it was entered, shows if the issuer ends in a slash.
fn slash_known(seen: &AuthorityObservation) -> bool {
    use address::Change;
    seen.address.as_ref().is_none_or(|a| {
        !a.changes
            .iter()
            .any(|c| matches!(c, Change::WellKnown | Change::Endpoint | Change::Tenant))
    })
}
