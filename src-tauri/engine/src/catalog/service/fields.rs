//! What a service asks for.

use crate::catalog::text::Text;
use crate::setup::{Key, Step};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A field of the service's own form.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldSpec {
    /// Its name within the profile.
    pub id: String,
    /// What the service's form calls it.
    pub label: String,
    /// Where its value comes from.
    pub value: Answer,
    /// The form is not complete without it.
    #[serde(default)]
    pub required: bool,
    /// The service's form does not ask for it: it is needed elsewhere, such as in the provider's app.
    #[serde(default)]
    pub elsewhere: bool,
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
    /// What the product is called, where the profile is for any product. It is asked for, and of no form.
    ProductName,
    /// A text of one line.
    Text,
    /// An address, `https` only.
    Address,
    /// A host name.
    Host,
    /// An X.509 certificate in PEM (RFC 7468).
    Certificate,
    /// Pairs, each the service's name for a thing and the provider's, one a line: `email = mail`.
    Pairs,
    /// One of these.
    Choice(Vec<String>),
}
