//! How the values reach the service's maker, and how its people hear of it.

use crate::catalog::text::Text;
use crate::values::Email;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the values reach the service's maker (features S1 and S3).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// By which way.
    pub channel: Channel,
    /// The way to the page, in the service's own words.
    #[serde(default)]
    pub path: Vec<String>,
    /// The page's address; it may name fields of the profile in braces.
    pub page: Option<String>,
    /// The address of a mail.
    pub to: Option<Email>,
    /// What is asked for in a mail, before the values. The mail is in the admin's language if this is, and in
    /// English if not.
    pub ask: Option<Text>,
    /// The button that sends the form, in the service's own words.
    pub button: Option<String>,
    /// What happens then.
    pub after: Option<Text>,
}

/// By which way the values reach the service's maker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Channel {
    /// The tenant request API, whose address is asked for.
    RequestApi,
    /// The service's own form, filled in by hand.
    Form,
    /// A mail to its support.
    Mail,
    /// The service does it by itself: the person starts it there, and records the state that it shows.
    Itself,
}

/// What the people who will sign in must know (feature E7).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tell {
    /// They choose the hosting region first.
    #[serde(default)]
    pub region: bool,
    /// The button that they press, in the service's own words.
    pub button: Option<String>,
    /// They need a password of the service no more.
    #[serde(default)]
    pub no_password: bool,
    /// What else they must know.
    #[serde(default)]
    pub more: Vec<Text>,
}
