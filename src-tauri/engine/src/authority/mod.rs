//! The authority: address, transport, discovery and keys (features V1 to V4, V9, V10).

pub mod address;
pub mod discovery;
pub mod issuer;
mod judge;
pub mod keys;
pub mod metadata;
mod observation;
mod refusals;
pub mod transport;

pub use judge::{judge, obstacles, recognised};
pub use metadata::{FieldProblem, Metadata, ProblemKind};
pub use observation::{Asked, AuthorityObservation, Document, ManualEndpoints};
pub use refusals::ENTRA_TENANT_NOT_FOUND;

use crate::fetch::{self, Budget};
use crate::finding::Fault;
use crate::ports::{Clock, Http};
use crate::provider::Provider;
use crate::values::Authority;

/// Every kind of finding of this subject.
pub static FAULTS: &[&[&Fault]] = &[
    address::FAULTS,
    transport::FAULTS,
    discovery::FAULTS,
    issuer::FAULTS,
    keys::FAULTS,
    refusals::FAULTS,
];

/// What is to be looked at.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// The authority as it was entered.
    pub authority: Option<String>,
    /// The provider that the person named, by catalog id.
    pub provider: Option<String>,
    /// Endpoints entered by hand, instead of discovery.
    pub manual: Option<ManualEndpoints>,
    /// A saved discovery document, to be judged without a network.
    pub saved_metadata: Option<String>,
    /// A saved key set.
    pub saved_keys: Option<String>,
}

/// What the entered text alone tells, before anybody is asked: the likeliest authority, and the
/// provider that was named or whose host it has.
#[must_use]
pub fn foreseen(ask: &Ask) -> (Option<Authority>, Option<&'static Provider>) {
    let named = ask.provider.as_deref().and_then(Provider::find);
    let understood = ask
        .authority
        .as_deref()
        .map(|given| address::understand(given, named));
    let likeliest = understood.and_then(|a| a.candidates.into_iter().next());
    let host = likeliest.as_ref().and_then(|a| a.url().host_str());
    let provider = named.or_else(|| host.and_then(Provider::of_host));
    (likeliest, provider)
}

/// Looks at an authority. Nothing is judged on the way but what decides where to look next.
pub async fn observe(
    http: &impl Http,
    clock: &impl Clock,
    budget: &Budget,
    ask: Ask,
) -> AuthorityObservation {
    let provider = ask.provider.as_deref().and_then(Provider::find);
    let offline = ask.saved_metadata.is_some();
    let mut seen = AuthorityObservation {
        at: clock.now(),
        address: ask
            .authority
            .as_deref()
            .map(|given| address::understand(given, provider)),
        provider: ask.provider,
        asked: Vec::new(),
        saved: ask.saved_metadata,
        keys: ask.saved_keys.map(|text| Document::File { text }),
        manual: ask.manual,
    };
    if !offline && seen.manual.is_none() {
        discover(http, clock, budget, &mut seen).await;
    }
    if seen.manual.is_none() {
        seen.settle();
    }
    let jwks_uri = seen
        .metadata()
        .jwks_uri
        .filter(|_| seen.keys.is_none() && !offline);
    if let Some(jwks_uri) = jwks_uri {
        seen.keys = Some(Document::Network(
            fetch::document(http, clock, budget, jwks_uri).await,
        ));
    }
    seen.at = clock.now();
    seen
}

/// Asks each candidate for its discovery document until one has it.
async fn discover(
    http: &impl Http,
    clock: &impl Clock,
    budget: &Budget,
    seen: &mut AuthorityObservation,
) {
    let candidates = seen
        .address
        .as_ref()
        .map(|a| a.candidates.clone())
        .unwrap_or_default();
    for authority in candidates {
        let fetched = fetch::document(http, clock, budget, authority.discovery_url()).await;
        let asked = Asked { authority, fetched };
        // A host that does not answer at one address will not answer at the next.
        let reached = asked.answered();
        seen.asked.push(asked);
        if seen.served().is_some() || !reached {
            break;
        }
    }
}
