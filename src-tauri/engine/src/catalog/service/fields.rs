//! What a service asks for.

use crate::catalog::text::Text;
use crate::finding::Field;
use crate::setup::{Key, Step, key_of};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A field of the service's own form.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldSpec {
    /// Its name within the profile.
    pub id: String,
    /// What the service's form calls it: in its one language, unless the form may be any product's.
    pub label: Text,
    /// Where its value comes from.
    pub value: Answer,
    /// The form is not complete without it.
    #[serde(default)]
    pub required: bool,
    /// The fields that can stand in its place: it is not required where all of them have a value.
    #[serde(default)]
    pub instead: Vec<String>,
    /// The service's form does not ask for it: it is needed elsewhere, such as in the provider's app.
    #[serde(default)]
    pub elsewhere: bool,
    /// Nobody but the admin is to know it: it leaves Latchkey on no sheet and in no mail.
    #[serde(default)]
    pub confidential: bool,
    /// The step at which it is asked for, where the draft has no place of its own for it.
    pub step: Option<Step>,
    /// What belongs into it.
    pub hint: Option<Text>,
    /// What goes wrong with it.
    pub caution: Option<Text>,
    /// Who gives it to the person, where that is not the provider's console.
    pub who: Option<Text>,
    /// What the service's maker recommends.
    pub recommended: Option<bool>,
}

/// Where the value of a field comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// A value of the draft that every service has.
    Draft(Key),
    /// The client secret, which never is in a draft.
    Secret,
    /// The address of the discovery document, which the draft's authority makes.
    DiscoveryUrl,
    /// What the product is called, where the profile is for any product. It is asked for, and of no form.
    ProductName,
    /// A text of one line.
    Text,
    /// What stands between two dots or slashes of an address, and can stand in either place: at most 63 letters,
    /// digits and hyphens, no hyphen at an end (RFC 1123, section 2.1).
    Part,
    /// An address, `https` only.
    Address,
    /// A host name.
    Host,
    /// An X.509 certificate in PEM (RFC 7468).
    Certificate,
    /// Pairs, each the service's name for a thing and the provider's, one a line: `email = mail`. These names
    /// must be among them.
    Pairs(Vec<String>),
    /// One of these.
    Choice(Vec<String>),
}

impl Answer {
    /// Only this service asks for it, and somebody has to enter it.
    #[must_use]
    pub fn is_own(&self) -> bool {
        !matches!(self, Self::Draft(_) | Self::Secret | Self::DiscoveryUrl)
    }

    /// The value of every setup that it is, or that makes it.
    #[must_use]
    pub fn key(&self) -> Option<Key> {
        match self {
            Self::Draft(key) => Some(*key),
            Self::DiscoveryUrl => key_of(Field::Authority),
            _ => None,
        }
    }
}
