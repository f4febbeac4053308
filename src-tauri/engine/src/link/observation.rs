//! What was seen of a set-up document.

use crate::exchange::Exchange;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;

/// A document, and where it came from. Which document of the desk it is, which only its receiver is to
/// know, is not in here.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Observation {
    /// Scheme, host and port of the desk; absent where a file holds the document.
    pub desk: Option<Url>,
    /// How the desk was asked.
    pub exchange: Option<Exchange>,
    /// The host that the desk sent the request on to; empty where it named none.
    pub sent_on_to: Option<String>,
    /// The document's text, or that of the desk's refusal; absent where none arrived as text.
    pub text: Option<String>,
    /// When it was looked at.
    pub at: DateTime<Utc>,
}
