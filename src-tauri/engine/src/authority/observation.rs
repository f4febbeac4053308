//! What was seen of an authority.

use super::address::Address;
use super::discovery;
use super::metadata::Metadata;
use crate::fetch::Fetched;
use crate::json;
use crate::values::{Authority, is_loopback};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;

/// Everything seen while an authority was looked at. Complete enough to be judged again without a
/// network.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AuthorityObservation {
    /// When the looking ended, by this computer's clock: certificates are judged against it.
    pub at: DateTime<Utc>,
    /// The provider that the person named, by catalog id.
    pub provider: Option<String>,
    /// The text that was entered, understood; absent when only documents were given.
    pub address: Option<Address>,
    /// Each discovery document asked for, in order; more than one only when an endpoint's address
    /// was entered.
    pub asked: Vec<Asked>,
    /// Endpoints entered by hand, instead of a discovery document.
    pub manual: Option<ManualEndpoints>,
    /// A saved discovery document that was given instead.
    pub saved: Option<String>,
    /// The keys, where the metadata says where they are, or a file was given.
    pub keys: Option<Document>,
}

/// A discovery document that was asked for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Asked {
    /// The authority that it would belong to.
    pub authority: Authority,
    /// What came.
    pub fetched: Fetched,
}

impl Asked {
    /// An answer came, whatever it said.
    #[must_use]
    pub fn answered(&self) -> bool {
        self.fetched.last().is_some_and(|h| h.response.is_some())
    }
}

/// A document, and where it came from.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "from")]
pub enum Document {
    /// The network.
    Network(Fetched),
    /// A file that was given.
    File {
        /// Its text.
        text: String,
    },
}

impl Document {
    /// The text, when it arrived whole and with a success.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Network(fetched) => fetched.document(),
            Self::File { text } => Some(text),
        }
    }
}

/// Endpoints entered by hand where a provider has no discovery document (feature V10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ManualEndpoints {
    /// The issuer that the ID Token must name.
    pub issuer: String,
    /// Where the browser is sent.
    pub authorization_endpoint: Url,
    /// Where codes are redeemed.
    pub token_endpoint: Url,
    /// Where the keys are.
    pub jwks_uri: Url,
}

impl AuthorityObservation {
    /// The address at which a discovery document was served.
    #[must_use]
    pub fn served(&self) -> Option<&Asked> {
        let is_metadata = |text: &str| discovery::parse(text).is_ok();
        let last = self.asked.last()?;
        last.fetched
            .document()
            .is_some_and(is_metadata)
            .then_some(last)
    }

    /// The address that is judged: the one that was served, else the one that was entered.
    #[must_use]
    pub fn judged(&self) -> Option<&Asked> {
        self.served().or(self.asked.first())
    }

    /// The text of the discovery document, when there is one.
    #[must_use]
    pub fn discovery_text(&self) -> Option<&str> {
        self.saved
            .as_deref()
            .or_else(|| self.judged().and_then(|a| a.fetched.document()))
    }

    /// The authority whose discovery document was served; else the likeliest.
    #[must_use]
    pub fn authority(&self) -> Option<&Authority> {
        let served = self.served().map(|a| &a.authority);
        served.or_else(|| self.address.as_ref().and_then(|a| a.candidates.first()))
    }

    /// What a report on it is about: the authority in its normal form, or what was entered.
    #[must_use]
    pub fn target(&self) -> String {
        let entered = || self.address.as_ref().map(|a| a.given.clone());
        let issuer = || self.metadata().issuer;
        self.authority()
            .map(ToString::to_string)
            .or_else(entered)
            .or_else(issuer)
            .unwrap_or_default()
    }

    /// The metadata as far as it can be used: of the document, or as entered by hand.
    #[must_use]
    pub fn metadata(&self) -> Metadata {
        if let Some(manual) = &self.manual {
            return Metadata {
                issuer: Some(manual.issuer.clone()),
                authorization_endpoint: Some(manual.authorization_endpoint.clone()),
                token_endpoint: Some(manual.token_endpoint.clone()),
                jwks_uri: Some(manual.jwks_uri.clone()),
                ..Metadata::default()
            };
        }
        let parsed = self
            .discovery_text()
            .and_then(|t| json::parse(t.as_bytes()).ok());
        parsed
            .map(|p| Metadata::read(&p.value).0)
            .unwrap_or_default()
    }

    /// The discovery document came over plain http from another computer, or by way of one.
    #[must_use]
    pub fn came_in_clear(&self) -> bool {
        let hops = self.judged().map_or(&[][..], |a| &a.fetched.hops);
        hops.iter()
            .filter_map(|hop| Url::parse(&hop.url).ok())
            .any(|url| url.scheme() == "http" && !url.host().is_some_and(|host| is_loopback(&host)))
    }

    /// Takes the issuer for the authority's normal form where what was entered cannot show the
    /// difference.
    pub(super) fn settle(&mut self) {
        let (Some(issuer), Some(before)) = (self.metadata().issuer, self.authority().cloned())
        else {
            return;
        };
        let Some(address) = &mut self.address else {
            return;
        };
        let Some(settled) = address.settled(&before, &issuer) else {
            return;
        };
        let asked = self.asked.iter_mut().map(|a| &mut a.authority);
        for authority in address.candidates.iter_mut().chain(asked) {
            if *authority == before {
                authority.clone_from(&settled);
            }
        }
    }

    /// The text of the key set, when it arrived.
    #[must_use]
    pub fn keys_text(&self) -> Option<&str> {
        self.keys.as_ref().and_then(Document::text)
    }
}
