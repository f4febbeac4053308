//! What must be known of a service: data from `catalog/services`, or from a vendor's own file.

mod check;
mod fields;
mod provisioning;
mod read;
mod submission;
#[cfg(test)]
mod vendor;

pub use fields::{Answer, FieldSpec};
pub use provisioning::{Mode, Offered, Provisioned, Role};
pub use submission::{Channel, Submission, Tell};

use super::guide::{Act, Permission, Protocol};
use super::source::Source;
use super::text::Text;
use crate::setup::{Key, Step};
use crate::values::{ClientAuthentication, Scope};
use include_dir::{Dir, File, include_dir};
use schemars::{JsonSchema, Schema, schema_for};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::LazyLock;

static CATALOGUE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../catalog/services");

static SERVICES: LazyLock<Vec<Service>> = LazyLock::new(|| {
    let read = |file: &File<'_>| Service::parse(file.contents_utf8()?).ok();
    let mut all: Vec<Service> = files().filter_map(read).collect();
    all.sort_by_key(|service| service.name.in_language("en").map(str::to_lowercase));
    all
});

fn files() -> impl Iterator<Item = &'static File<'static>> {
    CATALOGUE.files().filter(|file| {
        let ending = file.path().extension();
        ending.is_some_and(|ending| ending == "toml") && file.path() != Path::new(TEMPLATE)
    })
}

/// The file with which a vendor begins its own profile.
const TEMPLATE: &str = "TEMPLATE.toml";

/// The name and version of the form.
pub const SCHEMA: &str = "latchkey/service/1";

/// A service profile.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(extend("$id" = "urn:latchkey:service:1"))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The catalog's name for it: lower-case letters, digits and hyphens.
    pub id: String,
    /// The name that its maker gives it.
    pub name: Text,
    /// What the app at the provider must be called, where that is not the service's name.
    pub app_name: Option<String>,
    /// The kind of app that it needs at a provider, where the guide would make another.
    #[serde(default)]
    pub app_types: Vec<AppTypeOf>,
    /// What it is, or which of its jobs this profile is about, in a few words.
    pub summary: Text,
    /// The plan that single sign-on comes with.
    pub plan: Option<Text>,
    /// The role that the person needs in the service.
    pub role: Option<Text>,
    /// How it talks to the provider.
    pub protocol: Protocol,
    /// The providers that it allows, by catalog id; empty where it allows any.
    #[serde(default)]
    pub providers: Vec<String>,
    /// The steps of its setup, in their order.
    pub steps: Vec<Step>,
    /// Where it is hosted; empty where its addresses are asked for.
    #[serde(default)]
    pub regions: Vec<Region>,
    /// What it asks for, in the order of its own form.
    #[serde(default)]
    pub fields: Vec<FieldSpec>,
    /// The scopes that it asks for by itself; `openid profile email` where it does not say.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// The additional scopes that its form must name with a provider, whether asked for by default or not.
    #[serde(default)]
    pub additional_scopes: Vec<ScopesOf>,
    /// How it finds the account of who signs in.
    pub matching: Matching,
    /// How it asks the provider, as far as that is known.
    #[serde(default)]
    pub asks: Asks,
    /// What its app needs to be allowed, by provider (feature G6).
    #[serde(default)]
    pub permissions: Vec<PermissionOf>,
    /// Provisioning of people (SCIM).
    pub provisioning: Provisioned,
    /// The states of a registration that it shows, and what they mean (feature S5).
    #[serde(default)]
    pub states: Vec<StateSpec>,
    /// How its maker gets the values.
    pub submission: Submission,
    /// Where its maker helps.
    pub support: Option<String>,
    /// Whether Latchkey reminds of the secret's end.
    #[serde(default)]
    pub expiry: Expiry,
    /// What is said at a step.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// What is done in the service itself, at a step.
    #[serde(default)]
    pub procedures: Vec<Procedure>,
    /// What to tell the people who will sign in (feature E7).
    pub tell: Tell,
    /// Where all this comes from.
    pub sources: Vec<Source>,
}

/// A hosting region. Addresses may name fields of the profile in braces, which are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// The catalog's name for it, such as `eu`.
    pub id: String,
    /// What the service calls it.
    pub name: String,
    /// The redirect addresses that the provider must know.
    #[serde(default)]
    pub redirect_addresses: Vec<String>,
    /// Where people begin to sign in.
    pub login_address: Option<String>,
    /// The service's own console.
    pub console: Option<String>,
}

/// How a service finds the account of who signs in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    /// By what.
    pub by: MatchedBy,
    /// What follows from it.
    pub text: Option<Text>,
}

/// By what a service finds an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MatchedBy {
    /// The e-mail address.
    Email,
    /// An id of the person that the service's account names.
    ExternalId,
    /// Its documents do not say.
    NotKnown,
}

/// How a service asks the provider. What is absent is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Asks {
    /// How its client proves itself.
    pub client_authentication: Option<Known<ClientAuthentication>>,
    /// It sends PKCE (RFC 7636).
    pub pkce: Option<Known<bool>>,
    /// The response mode that it asks for, such as `form_post`.
    pub response_mode: Option<Known<String>>,
    /// It asks for exactly these scopes.
    pub scopes: Option<Known<Vec<String>>>,
}

/// A fact about a service, and where it is from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Known<T> {
    /// The fact.
    pub is: T,
    /// The document that says so.
    pub source: String,
}

/// The kind of app that a service needs at a provider.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppTypeOf {
    /// The provider, by catalog id.
    pub provider: String,
    /// The kind of app, by the id that the provider's file has for it.
    pub id: String,
}

/// The additional scopes that a service's form must name with a provider.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScopesOf {
    /// The provider, by catalog id.
    pub provider: String,
    /// The scopes.
    pub scopes: Vec<Scope>,
}

/// A permission that a service's app needs at a provider.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PermissionOf {
    /// The provider, by catalog id.
    pub provider: String,
    /// The permission.
    pub permission: Permission,
}

/// A state of a registration that the service shows.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StateSpec {
    /// The catalog's name for it.
    pub id: String,
    /// The service's own words.
    pub name: String,
    /// What it means.
    pub means: Text,
    /// How to go on from it.
    pub repair: Option<Text>,
    /// Nothing is left to do.
    #[serde(default)]
    pub end: bool,
}

/// Who keeps an eye on the secret's end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expiry {
    /// The service makes a new secret by itself, so that nobody is reminded.
    #[serde(default)]
    pub renewed_by_service: bool,
    /// What the service does about it.
    pub text: Option<Text>,
}

/// Something to know at a step.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Its name within the profile.
    pub id: String,
    /// The step at which it is shown.
    pub step: Step,
    /// How much it matters.
    #[serde(default)]
    pub weight: Weight,
    /// What to know.
    pub text: Text,
    /// When it is shown.
    #[serde(flatten)]
    pub when: When,
    /// The kind of action of the provider's guide that it stands beside.
    pub at: Option<Act>,
}

/// How much a note matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Weight {
    /// Good to know.
    #[default]
    Note,
    /// Harm comes from not knowing it.
    Warning,
}

/// For whom something is shown; for everybody where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub struct When {
    /// Only with one of these providers, by catalog id.
    #[serde(default)]
    pub providers: Vec<String>,
    /// Only where provisioning is asked for, or only where it is not.
    pub provisioning: Option<bool>,
}

/// Something that is done in the service itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Its name within the profile.
    pub id: String,
    /// The step at which it is shown.
    pub step: Step,
    /// What it does.
    pub title: Text,
    /// When it is needed, and what must be so before.
    pub lead: Option<Text>,
    /// What is done, in order.
    pub actions: Vec<ServiceAction>,
    /// When it is shown.
    #[serde(flatten)]
    pub when: When,
}

/// One numbered action in the service.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceAction {
    /// What to do.
    pub text: Text,
    /// What goes wrong here.
    pub caution: Option<Text>,
}

impl Service {
    /// All services of the catalog, by name.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &SERVICES
    }

    /// The service of that id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        SERVICES.iter().find(|service| service.id == id)
    }

    /// The file with which a vendor begins its own profile.
    #[must_use]
    pub fn template() -> &'static str {
        let file = CATALOGUE.get_file(TEMPLATE);
        file.and_then(File::contents_utf8).unwrap_or_default()
    }

    /// The published schema of a profile.
    #[must_use]
    pub fn schema() -> Schema {
        schema_for!(Self)
    }

    /// Its field of that name.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&FieldSpec> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// A field of it takes that value of every setup, or what is made of it.
    #[must_use]
    pub fn asks_for(&self, key: Key) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| field.value.key() == Some(key))
    }

    /// The field that asks what the product is called, where the profile is for any.
    #[must_use]
    pub fn asks_for_product(&self) -> Option<&FieldSpec> {
        let mut fields = self.fields.iter();
        fields.find(|field| field.value == Answer::ProductName)
    }

    /// It asks for the client secret.
    #[must_use]
    pub fn takes_secret(&self) -> bool {
        self.fields
            .iter()
            .any(|field| field.value == Answer::Secret)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_of_the_catalog_can_be_read() {
        let files: Vec<_> = files().collect();
        for file in &files {
            let path = file.path().display();
            let service = Service::parse(file.contents_utf8().unwrap())
                .unwrap_or_else(|faults| panic!("{path}: {faults:#?}"));
            assert_eq!(file.path().file_stem().unwrap(), service.id.as_str());
        }
        assert_eq!(files.len(), Service::all().len());
    }

    #[test]
    fn the_template_is_a_profile() {
        let service = Service::parse(Service::template()).unwrap();
        assert!(Service::find(&service.id).is_none());
    }
}
