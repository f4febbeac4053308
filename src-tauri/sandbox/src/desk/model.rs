//! What travels between an admin's tool and the desk. The OpenAPI document is made from these
//! types, so their doc comments are its text.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::state::{Actor, State};
use crate::secret::Secret;

/// A request for a single sign-on tenant.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TenantRequest {
    /// The id of the service that the tenant is for.
    #[schemars(length(min = 1, max = 64))]
    pub service: String,
    /// The region of the service that hosts the tenant.
    #[schemars(length(min = 1, max = 64))]
    pub region: String,
    /// The e-mail domains whose people sign in through this tenant, in lower case and, where
    /// they are international, in ASCII form.
    #[schemars(length(min = 1, max = 50), inner(length(min = 3, max = 253)))]
    pub associated_domains: Vec<String>,
    /// The identity provider's authority: an absolute address to which
    /// `/.well-known/openid-configuration` is appended.
    #[schemars(url, length(max = 2048))]
    pub authority: String,
    /// The client id at the identity provider.
    #[schemars(length(min = 1, max = 255))]
    pub client_id: String,
    /// The client secret at the identity provider. No answer ever contains it.
    #[schemars(
        with = "String",
        length(min = 1, max = 4096),
        extend("writeOnly" = true, "format" = "password")
    )]
    pub client_secret: Secret,
    /// When the client secret expires, where that is known.
    #[serde(default)]
    pub secret_expires_at: Option<DateTime<Utc>>,
    /// Addresses that may sign in without the identity provider. The domain of each is an
    /// associated domain or below one.
    #[serde(default)]
    #[schemars(length(max = 20), inner(email))]
    pub break_glass_emails: Vec<String>,
    /// Scopes to ask for besides `openid`, `profile` and `email`.
    #[serde(default)]
    #[schemars(
        length(max = 50),
        inner(regex(pattern = r"^[\x21\x23-\x5B\x5D-\x7E]+$"))
    )]
    pub additional_scopes: Vec<String>,
    /// How provisioned people may deal with their phone number. Left out where no provisioning
    /// is wanted.
    #[serde(default)]
    pub provisioning: Option<ProvisioningPreferences>,
}

/// Preferences for people who are provisioned by SCIM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProvisioningPreferences {
    /// They may change their phone number.
    pub change_phone_number: bool,
    /// They must confirm their phone number.
    pub confirm_phone_number: bool,
}

/// An answer to the question that the service asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The answer, for people to read. It must not contain a secret.
    #[schemars(length(min = 1, max = 10000))]
    pub text: String,
}

/// A tenant request as the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RequestStatus {
    /// The desk's id of the request.
    pub id: String,
    /// The service that the tenant is for.
    pub service: String,
    /// The region that hosts the tenant.
    pub region: String,
    /// Where the request stands.
    pub state: State,
    /// Who has to do the next thing.
    pub who_acts_next: Actor,
    /// Since when the request is in this state.
    pub since: DateTime<Utc>,
    /// The associated domains, each with its own state.
    pub associated_domains: Vec<AssociatedDomain>,
    /// Everything that happened, oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// What the service wants to know; present in the state `information_needed` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question>,
}

/// An associated domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AssociatedDomain {
    /// The domain's name.
    pub domain: String,
    /// Whether the service knows that the domain belongs to the admin.
    pub state: DomainState,
}

/// Whether a domain is known to belong to the admin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DomainState {
    /// Not looked at yet.
    Pending,
    /// It does.
    Verified,
    /// That could not be shown.
    Failed,
}

/// Something that happened to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineEntry {
    /// The state that the request came to.
    pub state: State,
    /// When.
    pub at: DateTime<Utc>,
    /// By whose hand.
    pub by: Actor,
    /// What was said with it: a question, an answer, a reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A question of the service to the admin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// The question, for people to read.
    pub text: String,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
}

/// A set-up link to be issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSetupLink {
    /// What it presets.
    pub presets: SetupPresets,
    /// Until when it is good.
    pub expires: DateTime<Utc>,
}

/// What a set-up link presets for an admin's setup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetupPresets {
    /// The id of the service that the setup is for.
    #[schemars(length(min = 1, max = 64))]
    pub service: String,
    /// The region of the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The id of the identity provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The authority of the organisation's provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The organisation's e-mail domains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub associated_domains: Vec<String>,
    /// Scopes to ask for besides `openid`, `profile` and `email`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub additional_scopes: Vec<String>,
    /// What is preset of provisioning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisioning: Option<PresetProvisioning>,
}

/// What a set-up link presets of provisioning by SCIM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PresetProvisioning {
    /// It is wanted.
    pub wanted: bool,
    /// Provisioned people may change their phone number.
    pub change_phone_number: bool,
    /// Provisioned people must confirm their phone number.
    pub confirm_phone_number: bool,
}

/// A set-up link that was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetupLink {
    /// The desk's id of the link. Whoever knows it can read what the link presets.
    pub id: String,
    /// The link, for the admin.
    pub link: String,
    /// The address of what it presets, as it stands in the link.
    pub address: String,
    /// Whether it is still good.
    pub state: LinkState,
    /// The service that it is for.
    pub service: String,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// Until when it is good.
    pub expires: DateTime<Utc>,
}

/// Whether a set-up link is still good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// It is.
    Active,
    /// Its time is over.
    Expired,
    /// The service has taken it back.
    Revoked,
}

/// Every set-up link that was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetupLinks {
    /// The links, oldest first.
    pub links: Vec<SetupLink>,
}

/// What a set-up link presets, as an admin's tool is given it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetupDocument {
    /// The form of this document: `latchkey/setup-link/1`.
    pub schema: String,
    /// The id of the service that the setup is for.
    pub service: String,
    /// The region of the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Where tenant requests go: this desk.
    #[schemars(url)]
    pub desk: String,
    /// Until when it is good.
    pub expires: DateTime<Utc>,
    /// The id of the identity provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The authority of the organisation's provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The organisation's e-mail domains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub associated_domains: Vec<String>,
    /// Scopes to ask for besides `openid`, `profile` and `email`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub additional_scopes: Vec<String>,
    /// What is preset of provisioning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisioning: Option<PresetProvisioning>,
    /// Never there, but where a scenario plays a desk that oversteps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(skip)]
    pub client_secret: Option<String>,
}

/// An error (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProblemDetails {
    /// Names the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// This problem in words.
    pub detail: String,
    /// The fields that were not accepted, all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// The open request that stands in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing_request: Option<String>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldProblem {
    /// Where in the body the field stands: a JSON pointer as a URI fragment (RFC 6901, section 6).
    pub pointer: String,
    /// What is wrong with it.
    pub detail: String,
}
