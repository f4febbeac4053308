//! What the facts say of the provider, and how surely.

use super::{RecognitionObservation, of_host};
use crate::authority;
use crate::provider::Provider;
use crate::values::Authority;
use serde::Serialize;
use std::cmp::Reverse;

/// How surely a provider was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Certainty {
    /// Something points there, and may mean nothing.
    Hint,
    /// The domain says so itself.
    Stated,
    /// It is seen in what the provider itself has or publishes.
    Proven,
}

/// A fact that tells a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "fact")]
pub enum Evidence {
    /// The host is the provider's own.
    Host {
        /// The host.
        host: String,
    },
    /// The token endpoint has the form that only this provider gives it.
    TokenEndpoint {
        /// The endpoint.
        token_endpoint: String,
    },
    /// The provider has a tenant to which the domain belongs.
    Tenant {
        /// The authority that was asked, with the domain in it.
        asked: Authority,
        /// The tenant's own issuer.
        issuer: Authority,
    },
    /// The domain names this issuer (WebFinger).
    Webfinger {
        /// The issuer.
        issuer: Authority,
    },
    /// The path has a form that this provider gives it on every host.
    Path {
        /// The form of the authority, with the ids of its parts in braces.
        form: &'static str,
    },
    /// These hosts, all of the provider's mail service, take the domain's mail.
    Mx {
        /// The hosts, the preferred one first.
        hosts: Vec<String>,
    },
}

/// A provider that the facts tell of.
#[derive(Clone, Debug, Serialize)]
pub struct Recognised {
    /// The provider, by catalog id; absent where the domain names an issuer of a provider that the catalog
    /// does not know.
    pub provider: Option<&'static str>,
    /// How surely.
    pub certainty: Certainty,
    /// The authority, where the facts name it.
    pub authority: Option<Authority>,
    /// The facts, the strongest first.
    pub evidence: Vec<Evidence>,
}

/// Judges: every provider that the facts tell of, the surest first.
#[must_use]
pub fn judge(seen: &RecognitionObservation) -> Vec<Recognised> {
    let mut all = Vec::new();
    match seen.stated_issuer() {
        Some(issuer) => stated(seen, issuer, &mut all),
        None => itself(seen, &mut all),
    }
    for tenant in &seen.tenants {
        let provider = Provider::find(&tenant.provider);
        if let (Some(provider), Some(issuer)) = (provider, tenant.issuer()) {
            let asked = tenant.asked.authority.clone();
            let fact = Evidence::Tenant {
                asked,
                issuer: issuer.clone(),
            };
            add(
                &mut all,
                Some(provider),
                Certainty::Proven,
                Some(issuer),
                fact,
            );
        }
    }
    for (provider, hosts) in seen.hinted() {
        let fact = Evidence::Mx { hosts };
        add(&mut all, Some(provider), Certainty::Hint, None, fact);
    }
    all.sort_by_key(|recognised| Reverse(recognised.certainty));
    all
}

/// What the domain says of itself.
fn stated(seen: &RecognitionObservation, issuer: Authority, all: &mut Vec<Recognised>) {
    let looked = seen.authority.as_ref().and_then(authority::recognised);
    let fact = Evidence::Webfinger {
        issuer: issuer.clone(),
    };
    let provider = of_host(&issuer).or(looked);
    add(all, provider, Certainty::Stated, Some(issuer), fact);
}

/// What the address that was given shows of itself: its host, the host of its issuer, its token endpoint.
fn itself(seen: &RecognitionObservation, all: &mut Vec<Recognised>) {
    if let (Some(provider), Some(host)) = (seen.provider_of_host(), seen.given.host()) {
        let fact = Evidence::Host { host };
        add(all, Some(provider), Certainty::Proven, None, fact);
    }
    let Some(looked) = &seen.authority else {
        return;
    };
    let Some(provider) = authority::recognised(looked) else {
        // What is served tells more than the path that it is served at.
        let unserved = Authority::parse(seen.given.as_str()).ok();
        let unserved = unserved.filter(|_| looked.served().is_none());
        for (provider, form) in unserved.iter().flat_map(Provider::of_path) {
            let fact = Evidence::Path { form };
            add(all, Some(provider), Certainty::Hint, None, fact);
        }
        return;
    };
    let served = looked.served().map(|asked| asked.authority.clone());
    let metadata = looked.metadata();
    let issuer = metadata
        .issuer
        .and_then(|issuer| Authority::parse(&issuer).ok());
    let host = issuer.filter(|issuer| of_host(issuer).is_some());
    let host = host.and_then(|issuer| issuer.url().host_str().map(str::to_owned));
    let fact = match (host, metadata.token_endpoint) {
        (Some(host), _) => Evidence::Host { host },
        (None, Some(endpoint)) => Evidence::TokenEndpoint {
            token_endpoint: endpoint.to_string(),
        },
        (None, None) => return,
    };
    add(all, Some(provider), Certainty::Proven, served, fact);
}

/// Adds a fact to those of its provider.
fn add(
    all: &mut Vec<Recognised>,
    provider: Option<&'static Provider>,
    certainty: Certainty,
    authority: Option<Authority>,
    fact: Evidence,
) {
    let id = provider.map(|provider| provider.id.as_str());
    let Some(known) = all.iter_mut().find(|known| known.provider == id) else {
        all.push(Recognised {
            provider: id,
            certainty,
            authority,
            evidence: vec![fact],
        });
        return;
    };
    known.certainty = known.certainty.max(certainty);
    known.authority = known.authority.take().or(authority);
    known.evidence.push(fact);
}

#[cfg(test)]
mod tests;
