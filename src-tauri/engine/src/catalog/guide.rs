//! What a person does in a provider's console, one numbered action after the other.

#[cfg(test)]
use super::filled;
use super::source::Source;
use super::text::Text;
use crate::setup::Key;
use chrono::NaiveDate;
use include_dir::{Dir, File, include_dir};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

/// The name and version of the form.
pub const SCHEMA: &str = "latchkey/guide/1";

/// How the service talks to the provider.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Protocol {
    /// OpenID Connect.
    Oidc,
    /// SAML 2.0.
    Saml,
}

impl Protocol {
    /// Its name in the catalog.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Oidc => "oidc",
            Self::Saml => "saml",
        }
    }
}

/// The guide of one provider for one protocol: `providers/<id>/<protocol>.toml`.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[schemars(extend("$id" = "urn:latchkey:guide:1"))]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// What it sets up.
    pub protocol: Protocol,
    /// Which of the provider's kinds of app it makes, by the id that the provider's file has for it.
    pub app_type: Option<String>,
    /// The day on which a person last had the console open and followed it; absent until then.
    pub seen: Option<NaiveDate>,
    /// The documents that it was written from, each with the day on which it was read.
    pub sources: Vec<Source>,
    /// What the app is allowed, and why (feature G6).
    #[serde(default)]
    pub permissions: Vec<Permission>,
    /// What is done, in order.
    pub actions: Vec<Action>,
    /// What looks as if it should be changed and should not.
    #[serde(default)]
    pub leave_alone: Vec<Text>,
}

/// One numbered action.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Its name within the guide.
    pub id: String,
    /// What it is for: services add their notes by it.
    pub does: Act,
    /// It is done for that kind of app only, by the id that the provider's file has for it.
    pub app_type: Option<String>,
    /// The way to the page, in the console's own words.
    #[serde(default)]
    pub path: Vec<String>,
    /// The page's address. The first that is for the authority's form, and whose parts are known, counts.
    #[serde(default)]
    pub open: Vec<Page>,
    /// What to do there.
    pub text: Text,
    /// The values to copy into it.
    #[serde(default)]
    pub copy: Vec<Value>,
    /// The values that come out of it, to be entered in the setup.
    #[serde(default)]
    pub gives: Vec<Key>,
    /// What goes wrong here.
    pub caution: Option<Text>,
    /// What of this no source supports, where the rest would be of no use without it.
    pub unverified: Option<Text>,
}

/// A page of a console.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Its address, with parts of the authority in braces: `https://{org}-admin.okta.com/`.
    pub at: String,
    /// It is there only for authorities of these forms.
    #[serde(default)]
    pub forms: Vec<String>,
}

/// What an action is for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Sign in to the console, with the role that it takes.
    Prepare,
    /// Create the app.
    Create,
    /// Enter the redirect addresses, or for SAML where answers are sent.
    Redirect,
    /// Enter the service's sign-in address.
    LoginAddress,
    /// Choose how the client proves itself.
    Authentication,
    /// Choose scopes.
    Scopes,
    /// Grant permissions.
    Permissions,
    /// Say what the token tells of a person.
    Claims,
    /// Read the client id.
    ClientId,
    /// Make the client secret.
    Secret,
    /// Read the authority, or for SAML the metadata.
    Authority,
    /// Read the certificate that answers are signed with.
    Certificate,
    /// Say who may sign in.
    Assign,
}

/// A value to copy, by the name that the engine has for it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// What the app is to be called: the service's name.
    ServiceName,
    /// The service's own redirect addresses, of the chosen region.
    RedirectAddresses,
    /// The temporary redirect address of the test sign-in.
    TestRedirect,
    /// The service's sign-in address; where a service has none, its action is left out.
    LoginAddress,
    /// The scopes that the service asks for.
    Scopes,
    /// Where SAML answers are sent (assertion consumer service).
    AcsUrl,
    /// The service's SAML entity id.
    EntityId,
}

impl Value {
    /// The field of a profile whose answer it is.
    #[must_use]
    pub fn answer(self) -> Option<&'static str> {
        match self {
            Self::AcsUrl => Some("acs-url"),
            Self::EntityId => Some("entity-id"),
            _ => None,
        }
    }

    /// The value that the answer to this field is.
    #[must_use]
    pub fn of_answer(field: &str) -> Option<Self> {
        let all = [Self::AcsUrl, Self::EntityId];
        all.into_iter().find(|value| value.answer() == Some(field))
    }
}

/// What an app is allowed, and why.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// Its name in the console, such as `User.Read`.
    pub name: String,
    /// The console's word for its kind, such as `Delegated`.
    pub kind: Option<String>,
    /// An administrator must consent for everybody; absent where that is not known.
    pub admin_consent: Option<bool>,
    /// What it is needed for.
    pub reason: Text,
}

static CATALOGUE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../catalog/providers");

/// Each guide by its path, read when it is first asked for: a setup needs one of them.
static GUIDES: LazyLock<BTreeMap<&'static Path, OnceLock<Option<Guide>>>> =
    LazyLock::new(|| files().map(|file| (file.path(), OnceLock::new())).collect());

fn files() -> impl Iterator<Item = &'static File<'static>> {
    let files = CATALOGUE.dirs().flat_map(Dir::files);
    files.filter(|file| file.path().file_name() != Some(OsStr::new("provider.toml")))
}

impl Guide {
    /// The guide of a provider, by catalog id, for a protocol.
    #[must_use]
    pub fn of(provider: &str, protocol: Protocol) -> Option<&'static Self> {
        let path = Path::new(provider).join(format!("{}.toml", protocol.as_str()));
        let guide = GUIDES.get(path.as_path())?;
        let read = || {
            let text = CATALOGUE.get_file(&path)?.contents_utf8()?;
            let guide: Self = toml::from_str(text).ok()?;
            (guide.schema == SCHEMA).then_some(guide)
        };
        guide.get_or_init(read).as_ref()
    }

    /// The guides of a provider, by catalog id.
    pub fn all_of(provider: &str) -> impl Iterator<Item = &'static Self> {
        let guides = [Protocol::Oidc, Protocol::Saml].map(|protocol| Self::of(provider, protocol));
        guides.into_iter().flatten()
    }

    /// The day on which the oldest of its documents was read.
    #[must_use]
    pub fn read(&self) -> NaiveDate {
        let days = self.sources.iter().map(|source| source.read);
        days.min().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::Provider;

    fn all() -> impl Iterator<Item = (&'static Provider, &'static Guide)> {
        let providers = Provider::all().iter();
        providers.flat_map(|one| Guide::all_of(&one.id).map(move |guide| (one, guide)))
    }

    #[test]
    fn every_guide_can_be_read_and_is_of_a_provider_that_knows_its_kind_of_app() {
        let files: Vec<_> = files().collect();
        assert!(!files.is_empty());
        for file in &files {
            let path = file.path().display();
            let guide: Guide = toml::from_str(file.contents_utf8().unwrap())
                .unwrap_or_else(|error| panic!("{path}: {error}"));
            assert_eq!(guide.schema, SCHEMA, "{path}");
            let folder = file.path().parent().unwrap().to_str().unwrap();
            let provider = Provider::find(folder).unwrap_or_else(|| panic!("{path}: no provider"));
            if let Some(id) = &guide.app_type {
                let app = provider.app_types.iter().find(|app| app.id == *id);
                let app = app.unwrap_or_else(|| panic!("{path}: no kind of app {id}"));
                assert!(app.protocols.contains(&guide.protocol), "{path}");
            }
            for id in guide.actions.iter().filter_map(|one| one.app_type.as_ref()) {
                let known = provider.app_types.iter().any(|app| app.id == *id);
                assert!(known, "{path}: no kind of app {id}");
            }
            assert!(
                !guide.sources.is_empty() && !guide.actions.is_empty(),
                "{path}"
            );
            let stem = file.path().file_stem().unwrap().to_str().unwrap();
            assert_eq!(guide.protocol.as_str(), stem, "{path}");
            assert!(Guide::of(folder, guide.protocol).is_some(), "{path}");
            let mut names: Vec<_> = guide.actions.iter().map(|action| &action.id).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(
                names.len(),
                guide.actions.len(),
                "{path}: an action's id stands twice"
            );
        }
        assert_eq!(files.len(), all().count());
    }

    #[test]
    fn every_part_of_a_page_is_one_that_the_provider_s_authority_has() {
        for (provider, guide) in all() {
            let id = &provider.id;
            let known = |name: &str| provider.authority.parts.iter().any(|part| part.id == name);
            let form = |id: &str| provider.authority.forms.iter().any(|form| form.id == id);
            for Page { at, forms } in guide.actions.iter().flat_map(|action| &action.open) {
                assert!(at.starts_with("https://"), "{id}: {at}");
                for name in filled::names(at) {
                    assert!(known(name), "{id}: {at}: {name}");
                }
                assert!(forms.iter().all(|one| form(one)), "{id}: {at}: {forms:?}");
            }
            for quirk in &provider.quirks {
                let forms = &quirk.forms;
                assert!(forms.iter().all(|one| form(one)), "{id}: {}", quirk.id);
            }
        }
    }

    #[test]
    fn whoever_sets_up_an_app_is_led_to_all_that_a_setup_needs() {
        use Act::{Assign, Authority, Certificate, ClientId, Create, Redirect, Secret};
        for (Provider { id, .. }, guide) in all() {
            let protocol = guide.protocol;
            let needed: &[Act] = match protocol {
                Protocol::Oidc => &[Create, Redirect, ClientId, Secret, Authority],
                Protocol::Saml => &[Create, Redirect, Authority, Certificate, Assign],
            };
            for act in needed {
                let there = guide.actions.iter().any(|action| action.does == *act);
                assert!(there, "{id} {protocol:?}: {act:?}");
            }
        }
    }
}
