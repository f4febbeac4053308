//! Understanding what people paste for an authority (feature V1): what was changed, and why.

#[cfg(test)]
mod tests;
mod understand;

pub use understand::understand;

use crate::faults;
use crate::finding::{Field, Finding};
use crate::values::{Authority, is_uuid};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

faults! {
    /// The text was brought into its normal form.
    AUTHORITY_UNDERSTOOD = note "authority-understood";
    /// Quotes or characters that cannot be seen were removed.
    AUTHORITY_WHITESPACE_OR_QUOTES = warn "authority-whitespace-or-quotes";
    /// The address of the discovery document was entered.
    AUTHORITY_IS_WELLKNOWN_URL = warn "authority-is-wellknown-url" cites "OpenID Connect Discovery 1.0, section 4";
    /// What looks like an endpoint's address was entered, and no authority was found there or above.
    AUTHORITY_IS_ENDPOINT_URL = fail "authority-is-endpoint-url" cites "OpenID Connect Discovery 1.0, section 4";
    /// A tenant's id alone, which names no provider.
    AUTHORITY_IS_TENANT_ID = fail "authority-is-tenant-id";
    /// The text is no address.
    AUTHORITY_UNREADABLE = fail "authority-unreadable" cites "OpenID Connect Core 1.0, section 1.2";
    /// Plain http to another computer.
    AUTHORITY_HTTP_SCHEME = fail "authority-http-scheme" cites "OpenID Connect Discovery 1.0, section 4.3";
    /// Plain http on this computer.
    AUTHORITY_HTTP_LOOPBACK = note "authority-http-loopback";
}

/// What was understood from a pasted text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Address {
    /// The text as it was given, but for a user name and password.
    pub given: String,
    /// The authorities that it may mean, the one entered first; empty when it means none. More than
    /// one only for what looks like the address of an endpoint.
    pub candidates: Vec<Authority>,
    /// What was changed, in the order in which it was done.
    pub changes: Vec<Change>,
    /// Why it means none.
    pub problem: Option<String>,
}

/// One change on the way to the normal form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Spaces around it were removed.
    Spaces,
    /// Quotes, brackets or characters that cannot be seen were removed.
    Invisible,
    /// A scheme was put before it, or the one that it has was put right.
    Scheme,
    /// `/.well-known/…` was cut off.
    WellKnown,
    /// The end of a known endpoint's path was cut off.
    Endpoint,
    /// Query or fragment was cut off.
    Query,
    /// The policy that the query named was put into the path.
    Policy,
    /// The authority was built from a tenant id or domain.
    Tenant,
    /// The host was written in small letters, or the port that goes without saying was dropped.
    Host,
}

impl Change {
    /// The word that the catalogue has for it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Spaces => "spaces",
            Self::Invisible => "invisible",
            Self::Scheme => "scheme",
            Self::WellKnown => "well-known",
            Self::Endpoint => "endpoint",
            Self::Query => "query",
            Self::Policy => "policy",
            Self::Tenant => "tenant",
            Self::Host => "host",
        }
    }
}

impl Address {
    /// Takes the issuer for the normal form of `authority` where what was entered cannot show the
    /// difference: a slash at the end behind a path that was cut off, or a tenant's id behind its
    /// domain.
    #[must_use]
    pub fn settled(&self, authority: &Authority, issuer: &str) -> Option<Authority> {
        let did = |change: Change| self.changes.contains(&change);
        let cut = did(Change::WellKnown) || did(Change::Endpoint) || did(Change::Tenant);
        let above = self.candidates.first() != Some(authority);
        let bare = |text: &str| text.trim_end_matches('/').to_owned();
        let by_slash = (cut || above) && bare(issuer) == bare(authority.as_str());
        let by_tenant = did(Change::Tenant) && without_tenant(authority.as_str(), issuer);
        (by_slash || by_tenant)
            .then(|| Authority::parse(issuer).ok())
            .flatten()
    }
}

/// Whether two addresses differ in one segment alone, and the second has an id there.
fn without_tenant(authority: &str, issuer: &str) -> bool {
    let (one, other) = (authority.split('/'), issuer.split('/'));
    let mut differing = one.clone().zip(other.clone()).filter(|(a, b)| a != b);
    one.count() == other.count()
        && differing.next().is_some_and(|(_, id)| is_uuid(id))
        && differing.next().is_none()
}

/// Judges the text itself. `served` is the candidate that had a discovery document; `answered` says
/// that every candidate's host gave an answer.
#[must_use]
pub fn judge(address: &Address, served: Option<&Authority>, answered: bool) -> Vec<Finding> {
    let entered = address.candidates.first();
    let Some(normal) = served.or(entered) else {
        return vec![nothing_meant(address)];
    };
    let understood = |fault: &'static crate::finding::Fault| {
        fault
            .found()
            .field(Field::Authority)
            .expected(normal.as_str())
            .received(&address.given)
            .suggest(normal.as_str())
    };
    let mut findings = Vec::new();
    for change in &address.changes {
        findings.push(match change {
            Change::Invisible => understood(&AUTHORITY_WHITESPACE_OR_QUOTES),
            Change::WellKnown => understood(&AUTHORITY_IS_WELLKNOWN_URL),
            other => understood(&AUTHORITY_UNDERSTOOD).detail("change", other.word()),
        });
    }
    if served.is_some() && served != entered {
        let endpoint = Change::Endpoint.word();
        findings.push(understood(&AUTHORITY_UNDERSTOOD).detail("change", endpoint));
    }
    if served.is_none() && answered && address.candidates.len() > 1 {
        findings.push(
            AUTHORITY_IS_ENDPOINT_URL
                .found()
                .field(Field::Authority)
                .received(&address.given),
        );
    }
    findings.extend(plain_http(normal));
    findings
}

fn nothing_meant(address: &Address) -> Finding {
    let fault = if is_uuid(address.given.trim()) {
        &AUTHORITY_IS_TENANT_ID
    } else {
        &AUTHORITY_UNREADABLE
    };
    fault
        .found()
        .field(Field::Authority)
        .received(&address.given)
        .detail("problem", address.problem.as_deref().unwrap_or_default())
}

/// Judges the scheme of an authority, whether it was entered as one or as an issuer by hand.
#[must_use]
pub fn plain_http(normal: &Authority) -> Option<Finding> {
    if normal.url().scheme() != "http" {
        return None;
    }
    let about = |fault: &'static crate::finding::Fault| {
        let finding = fault.found().field(Field::Authority);
        finding.received(normal.as_str())
    };
    if normal.is_loopback() {
        return Some(about(&AUTHORITY_HTTP_LOOPBACK));
    }
    let secure = normal.as_str().replacen("http://", "https://", 1);
    let finding = about(&AUTHORITY_HTTP_SCHEME).expected(secure.as_str());
    Some(finding.suggest(secure))
}
