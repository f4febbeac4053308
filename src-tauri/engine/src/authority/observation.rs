//! What was seen of an authority.

use super::address::Address;
use super::metadata::Metadata;
use crate::fetch::Fetched;
use crate::json;
use crate::values::Authority;
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
    /// The discovery document asked for last: the one that was served, if any was.
    #[must_use]
    pub fn judged(&self) -> Option<&Asked> {
        self.asked.last()
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
        let served = self
            .judged()
            .filter(|a| a.fetched.document().is_some())
            .map(|a| &a.authority);
        served.or_else(|| self.address.as_ref().and_then(|a| a.candidates.first()))
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

    /// The text of the key set, when it arrived.
    #[must_use]
    pub fn keys_text(&self) -> Option<&str> {
        self.keys.as_ref().and_then(Document::text)
    }
}
