//! What a service does with people whom the provider provisions (SCIM, RFC 7643 and 7644).

use crate::catalog::text::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Provisioning at a service.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provisioned {
    /// Whether there is any.
    pub offered: Offered,
    /// The setup is made for it, so that nobody is asked whether it is wanted.
    #[serde(default)]
    pub always: bool,
    /// Where the base URL is found.
    pub base_url: Option<Text>,
    /// Where the token is found.
    pub token: Option<Text>,
    /// The ways in which groups become teams.
    #[serde(default)]
    pub modes: Vec<Mode>,
    /// The roles that provisioned people can have.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// What cannot be changed in the service any more.
    pub locked: Option<Text>,
    /// What can be changed all the same.
    pub not_locked: Option<Text>,
}

/// Whether a service has provisioning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Offered {
    /// By SCIM.
    Scim,
    /// It has none.
    No,
    /// Its documents do not say.
    NotKnown,
}

/// A way in which groups become teams.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mode {
    /// The catalog's name for it.
    pub id: String,
    /// The service's own words.
    pub name: String,
    /// What it does.
    pub text: Text,
}

/// Roles of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The catalog's name for the kind.
    pub id: String,
    /// What they are roles in.
    pub of: Text,
    /// The service's own words for them.
    pub names: Vec<String>,
}
