//! The draft: what the admin chose.

use super::SetupId;
use crate::authority::{self, ManualEndpoints};
use crate::catalog::Service;
use crate::request::DeskAddress;
use crate::values::{
    Authority, ClientAuthentication, ClientId, Domain, Email, Issuer, LoopbackRedirect,
    RedirectUri, Scope, Scopes,
};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use url::Url;

/// The name and version of the draft's JSON form.
pub const SCHEMA: &str = "latchkey/draft/1";

/// What the admin chose, and nothing else: no secret, no state, nothing that can be derived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The setup's name on this computer.
    pub name: SetupId,
    /// The service, by catalog id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The service's profile, where it is not of the catalog: as its file said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Box<Service>>,
    /// What the service asks for besides, by the name that its profile has for the field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, String>,
    /// The service's hosting region, by the catalog's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Where the service takes tenant requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<DeskAddress>,
    /// The identity provider, by catalog id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The provider's authority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Authority>,
    /// The client id of the service's app registration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<ClientId>,
    /// How the client proves itself; absent where it is to be found out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_authentication: Option<ClientAuthentication>,
    /// When the client secret ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret_expires_at: Option<DateTime<Utc>>,
    /// Scopes beyond `openid profile email`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub additional_scopes: Vec<Scope>,
    /// The redirect address of the test sign-in; absent where the usual one will do
    /// ([`LoopbackRedirect::DEFAULT`], on the host that the provider's data asks for).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_uri: Option<LoopbackRedirect>,
    /// The service's own redirect addresses, which the app registration must have too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_redirect_uris: Vec<RedirectUri>,
    /// The domains whose people sign in through the provider.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub associated_domains: Vec<Domain>,
    /// Addresses that may sign in without the provider.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub break_glass_emails: Vec<Email>,
    /// What provisioned people may do; absent where provisioning is not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisioning: Option<Provisioning>,
    /// Endpoints entered by hand, where there is no discovery document.
    #[serde(default, skip_serializing_if = "Endpoints::is_empty")]
    pub endpoints: Endpoints,
    /// When the values were handed to the service's maker by hand, by the word of the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_over_at: Option<DateTime<Utc>>,
    /// What the service's maker calls that: the number of a ticket, or the like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_over_reference: Option<String>,
    /// Why they were handed over although the test sign-in had not passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_over_override: Option<String>,
    /// When the service's own test passed, by the word of the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_test_passed_at: Option<DateTime<Utc>>,
    /// The state that the service showed last, by the name that its profile has for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_state: Option<String>,
    /// When it showed that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_state_at: Option<DateTime<Utc>>,
}

/// Preferences for people whom the provider provisions (SCIM).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Provisioning {
    /// They may change their phone number themselves.
    pub change_phone_number: bool,
    /// They must confirm their phone number.
    pub confirm_phone_number: bool,
}

/// What a discovery document would have said (OpenID Connect Discovery 1.0 section 3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Endpoints {
    /// The issuer that ID tokens name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Issuer>,
    /// Where the browser is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_endpoint: Option<Url>,
    /// Where the code is redeemed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_endpoint: Option<Url>,
    /// Where the keys are published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwks_uri: Option<Url>,
}

impl Endpoints {
    /// Nothing was entered by hand.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Why a stored draft cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// It is in a form that this version does not know.
    #[error("the draft is in the form {0:?}, which a newer version wrote")]
    Newer(String),
    /// It is no draft.
    #[error("not a draft: {0}")]
    Malformed(String),
}

impl Draft {
    /// An empty draft.
    #[must_use]
    pub fn new(name: SetupId) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            name,
            service: None,
            profile: None,
            answers: BTreeMap::new(),
            region: None,
            desk: None,
            provider: None,
            authority: None,
            client_id: None,
            client_authentication: None,
            secret_expires_at: None,
            additional_scopes: Vec::new(),
            redirect_uri: None,
            further_redirect_uris: Vec::new(),
            associated_domains: Vec::new(),
            break_glass_emails: Vec::new(),
            provisioning: None,
            endpoints: Endpoints::default(),
            handed_over_at: None,
            handed_over_reference: None,
            handed_over_override: None,
            own_test_passed_at: None,
            service_state: None,
            service_state_at: None,
        }
    }

    /// Reads a draft in its JSON form.
    ///
    /// # Errors
    /// [`DraftError`] when it is in a newer form or no draft at all.
    pub fn from_json(text: &str) -> Result<Self, DraftError> {
        let malformed = |e: serde_json::Error| DraftError::Malformed(e.to_string());
        let value: serde_json::Value = serde_json::from_str(text).map_err(malformed)?;
        match value.get("schema").and_then(serde_json::Value::as_str) {
            Some(SCHEMA) => serde_json::from_value(value).map_err(malformed),
            Some(other) if other.starts_with("latchkey/draft/") => {
                Err(DraftError::Newer(other.to_owned()))
            }
            _ => Err(DraftError::Malformed(
                "it does not name its form".to_owned(),
            )),
        }
    }

    /// The scopes that a sign-in asks for.
    #[must_use]
    pub fn scopes(&self) -> Scopes {
        Scopes::with(&self.additional_scopes)
    }

    /// What is to be looked at for the authority.
    #[must_use]
    pub fn authority_ask(&self) -> authority::Ask {
        authority::Ask {
            authority: self.authority.as_ref().map(ToString::to_string),
            provider: self.provider.clone(),
            manual: self.manual_endpoints(),
            ..authority::Ask::default()
        }
    }

    /// It has what a test sign-in needs: somebody to ask, and a client that asks.
    #[must_use]
    pub fn can_sign_in(&self) -> bool {
        let somebody = self.authority.is_some() || self.manual_endpoints().is_some();
        somebody && self.client_id.is_some()
    }

    /// The endpoints entered by hand, once all of them are (feature V10).
    #[must_use]
    pub fn manual_endpoints(&self) -> Option<ManualEndpoints> {
        let endpoints = self.endpoints.clone();
        Some(ManualEndpoints {
            issuer: endpoints.issuer?.to_string(),
            authorization_endpoint: endpoints.authorization_endpoint?,
            token_endpoint: endpoints.token_endpoint?,
            jwks_uri: endpoints.jwks_uri?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_survives_its_json_form() {
        let mut draft = Draft::new(SetupId::parse("acme").unwrap());
        draft.authority = Some(Authority::parse("https://id.acme.example/").unwrap());
        draft.associated_domains = vec![Domain::parse("acme.example").unwrap()];
        draft.provisioning = Some(Provisioning {
            change_phone_number: true,
            confirm_phone_number: false,
        });
        let json = serde_json::to_string(&draft).unwrap();
        assert_eq!(Draft::from_json(&json), Ok(draft));
    }

    #[test]
    fn a_newer_form_is_refused_and_told_apart_from_rubbish() {
        assert_eq!(
            Draft::from_json(r#"{"schema":"latchkey/draft/2"}"#),
            Err(DraftError::Newer("latchkey/draft/2".into()))
        );
        assert!(matches!(
            Draft::from_json("{"),
            Err(DraftError::Malformed(_))
        ));
        assert!(matches!(
            Draft::from_json("{}"),
            Err(DraftError::Malformed(_))
        ));
        let unknown = r#"{"schema":"latchkey/draft/1","name":"acme","redirect":"x"}"#;
        assert!(matches!(
            Draft::from_json(unknown),
            Err(DraftError::Malformed(_))
        ));
    }
}
