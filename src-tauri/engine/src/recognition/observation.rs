//! What was seen while a provider was to be recognised.

use super::{Given, ISSUER, of_host};
use crate::authority::{Asked, AuthorityObservation, Metadata};
use crate::fetch::Fetched;
use crate::json;
use crate::ports::MailHosts;
use crate::provider::Provider;
use crate::values::{Authority, Domain};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything seen. Complete enough to be judged again without a network.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RecognitionObservation {
    /// What it was to be told from.
    pub given: Given,
    /// Who takes the domain's mail.
    pub mail: Option<MailHosts>,
    /// What the domain answered to WebFinger (RFC 7033).
    pub webfinger: Option<Fetched>,
    /// The providers that were asked for a tenant of the domain.
    pub tenants: Vec<Tenant>,
    /// What is at the address that was given, or at the issuer that the domain names, where the host alone
    /// tells nothing.
    pub authority: Option<AuthorityObservation>,
}

/// A provider that was asked for a tenant by a domain.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Tenant {
    /// The provider, by catalog id.
    pub provider: String,
    /// What it was asked, and what came.
    pub asked: Asked,
}

impl Tenant {
    /// The issuer that the discovery document names, where there is one: it must be the provider's own.
    #[must_use]
    pub fn issuer(&self) -> Option<Authority> {
        let parsed = json::parse(self.asked.fetched.document()?.as_bytes()).ok()?;
        let issuer = Metadata::read(&parsed.value).0.issuer?;
        let issuer = Authority::parse(&issuer).ok()?;
        let own = of_host(&issuer).is_some_and(|provider| provider.id == self.provider);
        (own && issuer.url().scheme() == "https").then_some(issuer)
    }
}

impl RecognitionObservation {
    /// The issuer that the domain names as its own (OpenID Connect Discovery 1.0 section 2): https, and on
    /// a host that has a name of its own, so that no domain can send anybody to an address inside.
    #[must_use]
    pub fn stated_issuer(&self) -> Option<Authority> {
        let parsed = json::parse(self.webfinger.as_ref()?.document()?.as_bytes()).ok()?;
        let links = parsed.value.get("links")?.as_array()?;
        let of = |link: &serde_json::Value, name| Some(link.get(name)?.as_str()?.to_owned());
        let issuer = links
            .iter()
            .find(|link| of(link, "rel").as_deref() == Some(ISSUER))?;
        let issuer = Authority::parse(&of(issuer, "href")?).ok()?;
        let named = issuer
            .url()
            .host_str()
            .is_some_and(|host| Domain::parse(host).is_ok());
        (named && issuer.url().scheme() == "https").then_some(issuer)
    }

    /// The provider whose host stands in what was given, or in the issuer that the domain names.
    #[must_use]
    pub fn provider_of_host(&self) -> Option<&'static Provider> {
        match self.stated_issuer() {
            Some(issuer) => of_host(&issuer),
            None => self.given.host().as_deref().and_then(Provider::of_host),
        }
    }

    /// The providers that mail hosts hint at, each with its hosts, the preferred one first.
    #[must_use]
    pub fn hinted(&self) -> Vec<(&'static Provider, Vec<String>)> {
        let Some(MailHosts::Hosts { hosts }) = &self.mail else {
            return Vec::new();
        };
        let mut hinted: Vec<(&'static Provider, Vec<String>)> = Vec::new();
        for host in hosts.iter().map(|mail| mail.host.clone()) {
            let Some(provider) = Provider::of_mail_host(&host) else {
                continue;
            };
            match hinted.iter_mut().find(|(known, _)| known.id == provider.id) {
                Some((_, hosts)) => hosts.push(host),
                None => hinted.push((provider, vec![host])),
            }
        }
        hinted
    }
}
