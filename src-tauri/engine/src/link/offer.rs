//! What a document offers.

use crate::finding::{Finding, Grade, worst};
use crate::setup::{Draft, Key, SetupId};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use ring::digest::{SHA256, digest};
use serde_json::json;
use url::Url;

/// What a document offers, as far as it can be understood, and what is to be said of it.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Scheme, host and port of the desk; absent where a file holds the document.
    pub desk: Option<Url>,
    /// Until when it can be taken over.
    pub expires: Option<DateTime<Utc>>,
    /// The keys that are preset, in the order in which they are shown.
    pub keys: Vec<Key>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The preset values, in a draft that has no others. Its name stands for the one to come.
    pub(super) preset: Draft,
}

impl Offer {
    /// The preset values, in a draft.
    #[must_use]
    pub fn preset(&self) -> &Draft {
        &self.preset
    }

    /// The draft that a setup of that name begins with; nothing where the offer cannot be taken over.
    #[must_use]
    pub fn draft(&self, name: SetupId) -> Option<Draft> {
        let acceptable = worst(&self.findings) != Grade::Fail;
        acceptable.then(|| Draft {
            name,
            ..self.preset.clone()
        })
    }

    /// Stands for all that is shown of the offer: two that have it in common take over the same. Nothing
    /// where the offer cannot be taken over.
    #[must_use]
    pub fn fingerprint(&self) -> Option<String> {
        let draft = self.draft(self.preset.name.clone())?;
        let all = json!([self.desk, self.expires, draft]).to_string();
        Some(URL_SAFE_NO_PAD.encode(digest(&SHA256, all.as_bytes())))
    }
}
