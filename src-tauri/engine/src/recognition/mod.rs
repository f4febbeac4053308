//! Which provider people sign in with, told from what an admin has at hand: an e-mail address, a domain, or
//! an address of the provider itself.
//!
//! Of a domain, three things are asked, and each proves something else. Who takes its mail (MX) is a hint.
//! What the domain answers to WebFinger (OpenID Connect Discovery 1.0 section 2) is its own statement. And
//! where a provider that was hinted at can be asked by a domain, its discovery document proves that the
//! domain belongs to a tenant there. Nothing is decided here: that is the admin's.

mod given;
mod judge;
mod observation;

pub use given::{Given, GivenError};
pub use judge::{Certainty, Evidence, Recognised, judge};
pub use observation::{RecognitionObservation, Tenant};

use crate::authority::{self, Asked};
use crate::fetch::{self, Budget};
use crate::ports::{Clock, Dns, Http};
use crate::provider::Provider;
use crate::values::{Authority, Domain};
use url::Url;

/// The link relation that names an issuer (OpenID Connect Discovery 1.0 section 2).
const ISSUER: &str = "http://openid.net/specs/connect/1.0/issuer";

/// Asks what tells the provider of what was given. Nothing is asked where its host tells it already.
pub async fn observe(
    http: &impl Http,
    dns: &impl Dns,
    clock: &impl Clock,
    budget: &Budget,
    given: Given,
) -> RecognitionObservation {
    let mut seen = RecognitionObservation {
        given,
        mail: None,
        webfinger: None,
        tenants: Vec::new(),
        authority: None,
    };
    if seen.provider_of_host().is_some() {
        return seen;
    }
    match seen.given.domain().cloned() {
        Some(domain) => of_domain(http, dns, clock, budget, &domain, &mut seen).await,
        None => seen.authority = Some(look(http, clock, budget, seen.given.as_str()).await),
    }
    seen
}

async fn of_domain(
    http: &impl Http,
    dns: &impl Dns,
    clock: &impl Clock,
    budget: &Budget,
    domain: &Domain,
    seen: &mut RecognitionObservation,
) {
    seen.mail = Some(dns.mail_hosts(domain, budget.next(clock)).await);
    for (provider, _) in seen.hinted() {
        let template = provider.authority.from_domain.as_deref();
        let named = template.map(|template| template.replace("{domain}", domain.as_str()));
        let Some(authority) = named.and_then(|text| Authority::parse(&text).ok()) else {
            continue;
        };
        let fetched = fetch::document(http, clock, budget, authority.discovery_url()).await;
        seen.tenants.push(Tenant {
            provider: provider.id.clone(),
            asked: Asked { authority, fetched },
        });
    }
    // Whatever the DNS servers here say: behind a proxy they may know less than it does.
    if let Some(url) = webfinger(&seen.given, domain) {
        seen.webfinger = Some(fetch::document(http, clock, budget, url).await);
    }
    let issuer = seen.stated_issuer();
    if let Some(issuer) = issuer.filter(|_| seen.provider_of_host().is_none()) {
        seen.authority = Some(look(http, clock, budget, issuer.as_str()).await);
    }
}

/// Looks at an address whose host tells nothing.
async fn look(
    http: &impl Http,
    clock: &impl Clock,
    budget: &Budget,
    text: &str,
) -> authority::AuthorityObservation {
    let ask = authority::Ask {
        authority: Some(text.to_owned()),
        ..authority::Ask::default()
    };
    authority::observe(http, clock, budget, ask).await
}

/// Where a domain is asked for the issuer of somebody's (OpenID Connect Discovery 1.0 sections 2.2.1 and
/// 2.2.3): of an account where there is an address, else of the host.
fn webfinger(given: &Given, domain: &Domain) -> Option<Url> {
    let resource = match given {
        Given::Email(email) => format!("acct:{email}"),
        Given::Domain(_) | Given::Address(_) => format!("https://{domain}"),
    };
    let mut url = Url::parse(&format!("https://{domain}/.well-known/webfinger")).ok()?;
    url.query_pairs_mut()
        .append_pair("resource", &resource)
        .append_pair("rel", ISSUER);
    Some(url)
}

/// The provider whose host an authority has.
fn of_host(authority: &Authority) -> Option<&'static Provider> {
    authority.url().host_str().and_then(Provider::of_host)
}
