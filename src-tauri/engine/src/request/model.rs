//! What travels between Latchkey and a service's request API. Its document is the sandbox's
//! `openapi.json`; these types are written from that document and share no code with it.

use super::state::{Actor, State};
use crate::finding::Field;
use crate::setup::{Draft, Provisioning};
use crate::values::{Authority, ClientId, Domain, Email, Scope};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A tenant request without its client secret, which is added only when it is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Body {
    /// The service, by catalog id.
    pub service: String,
    /// The region that hosts the tenant.
    pub region: String,
    /// The domains whose people sign in through the provider, each once.
    pub associated_domains: Vec<Domain>,
    /// The provider's authority.
    pub authority: Authority,
    /// The client id of the service's app registration.
    pub client_id: ClientId,
    /// When the client secret ends, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret_expires_at: Option<DateTime<Utc>>,
    /// Addresses that may sign in without the provider.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub break_glass_emails: Vec<Email>,
    /// Scopes beyond `openid profile email`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub additional_scopes: Vec<Scope>,
    /// What provisioned people may do, where provisioning is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisioning: Option<Provisioning>,
}

impl Body {
    /// The body that a draft makes.
    ///
    /// # Errors
    /// The fields that a request needs and the draft has not.
    pub fn of(draft: &Draft) -> Result<Self, Vec<Field>> {
        let domains = Self::domains_of(draft);
        match (
            &draft.service,
            &draft.region,
            &draft.authority,
            &draft.client_id,
            domains.is_empty(),
        ) {
            (Some(service), Some(region), Some(authority), Some(client_id), false) => Ok(Self {
                service: service.clone(),
                region: region.clone(),
                associated_domains: domains,
                authority: authority.clone(),
                client_id: client_id.clone(),
                secret_expires_at: draft.secret_expires_at,
                break_glass_emails: draft.break_glass_emails.clone(),
                additional_scopes: draft.scopes_handed_over(),
                provisioning: draft.provisions(),
            }),
            (service, region, authority, client_id, no_domains) => Err([
                (service.is_none(), Field::Service),
                (region.is_none(), Field::Region),
                (authority.is_none(), Field::Authority),
                (client_id.is_none(), Field::ClientId),
                (no_domains, Field::AssociatedDomains),
            ]
            .into_iter()
            .filter_map(|(missing, field)| missing.then_some(field))
            .collect()),
        }
    }

    /// The associated domains that a draft makes, each once.
    #[must_use]
    pub fn domains_of(draft: &Draft) -> Vec<Domain> {
        let mut domains: Vec<Domain> = Vec::new();
        for domain in &draft.associated_domains {
            if !domains.contains(domain) {
                domains.push(domain.clone());
            }
        }
        domains
    }
}

/// A tenant request as the service sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Status {
    /// The service's id of the request.
    pub id: String,
    /// Where the request stands.
    pub state: State,
    /// Who has to do the next thing, as the service says.
    pub who_acts_next: Actor,
    /// Since when the request is in this state.
    pub since: DateTime<Utc>,
    /// The associated domains, each with its own state.
    pub associated_domains: Vec<DomainStatus>,
    /// What happened, oldest first.
    pub timeline: Vec<Event>,
    /// What the service wants to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question>,
}

/// An associated domain, as the service sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DomainStatus {
    /// The domain.
    pub domain: String,
    /// Whether the service knows whose it is.
    pub state: DomainState,
}

/// Whether the service knows whose a domain is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum DomainState {
    /// Not looked at yet.
    Pending,
    /// The admin's.
    Verified,
    /// It could not be shown to be the admin's.
    Failed,
}

/// Something that happened to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// The state that the request came to.
    pub state: State,
    /// When.
    pub at: DateTime<Utc>,
    /// By whose hand.
    pub by: Actor,
    /// What was said with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A question of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// The question.
    pub text: String,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
}

/// An error as the service tells it (RFC 9457 section 3.1); what is left out there is empty here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Problem {
    /// Names the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem in words.
    pub title: String,
    /// This problem in words.
    pub detail: String,
    /// The fields that were not accepted.
    pub errors: Vec<FieldProblem>,
    /// The open request that stands in the way.
    pub existing_request: Option<String>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct FieldProblem {
    /// Where in the body: a JSON pointer as a URI fragment (RFC 6901 section 6).
    pub pointer: String,
    /// What is wrong with it.
    pub detail: String,
}

impl FieldProblem {
    /// The value of the draft that it is about, where it is about one.
    #[must_use]
    pub fn field(&self) -> Option<Field> {
        let pointer = self.pointer.strip_prefix('#').unwrap_or(&self.pointer);
        match pointer.trim_start_matches('/').split('/').next()? {
            "service" => Some(Field::Service),
            "region" => Some(Field::Region),
            "associated_domains" => Some(Field::AssociatedDomains),
            "authority" => Some(Field::Authority),
            "client_id" => Some(Field::ClientId),
            "client_secret" => Some(Field::ClientSecret),
            "secret_expires_at" => Some(Field::SecretExpires),
            "break_glass_emails" => Some(Field::BreakGlassEmails),
            "additional_scopes" => Some(Field::Scopes),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::SetupId;

    #[test]
    fn what_is_missing_is_told_at_once() {
        let mut draft = Draft::new(SetupId::parse("acme").unwrap());
        assert_eq!(Body::of(&draft).unwrap_err().len(), 5);
        draft.service = Some("all-quiet".into());
        draft.region = Some("eu".into());
        draft.authority = Some(Authority::parse("https://id.acme.com").unwrap());
        draft.client_id = Some(ClientId::parse("abc").unwrap());
        assert_eq!(Body::of(&draft), Err(vec![Field::AssociatedDomains]));
        draft.associated_domains = vec![
            Domain::parse("acme.com").unwrap(),
            Domain::parse("ACME.com").unwrap(),
        ];
        let body = Body::of(&draft).unwrap();
        assert_eq!(body.associated_domains.len(), 1);
        draft.provider = Some("google".into());
        let scopes = Body::of(&draft).unwrap().additional_scopes;
        assert_eq!(scopes, [Scope::parse("email").unwrap()]);
        assert_eq!(
            serde_json::to_value(&body).unwrap(),
            serde_json::json!({
                "service": "all-quiet", "region": "eu", "associated_domains": ["acme.com"],
                "authority": "https://id.acme.com", "client_id": "abc",
            })
        );
    }

    #[test]
    fn a_pointer_leads_to_the_field() {
        let about = |pointer: &str| {
            FieldProblem {
                pointer: pointer.into(),
                detail: String::new(),
            }
            .field()
        };
        assert_eq!(
            about("#/associated_domains/3"),
            Some(Field::AssociatedDomains)
        );
        assert_eq!(about("/client_secret"), Some(Field::ClientSecret));
        assert_eq!(about("#/provisioning/x"), None);
        assert_eq!(about(""), None);
    }
}
