//! What must be known of a provider: data from `catalog/providers`, each fact with its source.

use crate::catalog::{Protocol, Source, Text, filled};
use crate::values::{Authority, LoopbackRedirect};
use include_dir::{Dir, include_dir};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use url::Url;

static CATALOGUE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../catalog/providers");

static PROVIDERS: LazyLock<Vec<Provider>> = LazyLock::new(|| {
    let mut all: Vec<Provider> = files()
        .filter_map(|file| toml::from_str(file.contents_utf8()?).ok())
        .collect();
    all.sort_by(|a: &Provider, b| a.id.cmp(&b.id));
    all
});

fn files() -> impl Iterator<Item = &'static include_dir::File<'static>> {
    CATALOGUE
        .dirs()
        .filter_map(|dir| CATALOGUE.get_file(dir.path().join("provider.toml")))
}

/// A provider's particulars.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[schemars(extend("$id" = "urn:latchkey:provider:1"))]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// The catalog's name for it, such as `entra`.
    pub id: String,
    /// The name that its maker gives it.
    pub name: String,
    /// How its authority is recognised and built.
    pub authority: AuthorityFacts,
    /// What its endpoints answer to a client that they do not accept.
    #[serde(default)]
    pub credentials: CredentialFacts,
    /// How it treats redirect addresses.
    #[serde(default)]
    pub redirect: RedirectFacts,
    /// Its kinds of app, and what each can do (feature G5).
    #[serde(default)]
    pub app_types: Vec<AppType>,
    /// How long its client secrets last.
    #[serde(default)]
    pub secret: SecretFacts,
    /// What surprises people who know other providers.
    #[serde(default)]
    pub quirks: Vec<Quirk>,
    /// Which mail hosts hint at it.
    #[serde(default)]
    pub mail: MailFacts,
    /// Where these facts come from.
    pub sources: Vec<Source>,
}

/// A kind of app at a provider.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppType {
    /// The catalog's name for it.
    pub id: String,
    /// The console's words for it.
    pub name: String,
    /// What it speaks.
    pub protocols: Vec<Protocol>,
    /// It provisions people into the service (SCIM).
    pub scim_push: Capability,
    /// Its tokens can be given further claims.
    pub custom_claims: Capability,
    /// It has the device flow (RFC 8628).
    pub device_flow: Capability,
    /// It answers `prompt=none` (OpenID Connect Core 1.0 section 3.1.2.1).
    pub prompt_none: Capability,
    /// The kind of app that does what this one cannot.
    pub instead: Option<String>,
    /// What else decides between it and others.
    pub text: Option<Text>,
}

/// Whether something can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Capability {
    /// It can.
    Yes,
    /// It cannot.
    No,
    /// No source says.
    NotKnown,
}

/// How long client secrets last.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecretFacts {
    /// In words; absent where no source says.
    pub lifetime: Option<Text>,
    /// The longest that can be chosen, in days.
    pub longest_days: Option<u32>,
    /// What is chosen unless somebody says otherwise, in days.
    pub default_days: Option<u32>,
    /// Two secrets can be there side by side; absent where no source says.
    pub overlap: Option<Capability>,
}

/// Something that surprises people who know other providers.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quirk {
    /// Its name within the provider.
    pub id: String,
    /// What it is about.
    pub about: QuirkAbout,
    /// Whom it surprises: whoever connects by one of these.
    #[serde(default = "oidc_alone")]
    pub protocols: Vec<Protocol>,
    /// It is there only for authorities of these forms.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What it is.
    pub text: Text,
}

fn oidc_alone() -> Vec<Protocol> {
    vec![Protocol::Oidc]
}

/// What a quirk is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum QuirkAbout {
    /// The form of the issuer.
    Issuer,
    /// How clients prove themselves.
    Authentication,
    /// Scopes.
    Scopes,
    /// What tokens tell of a person.
    Claims,
    /// The redirect address of the test.
    Loopback,
    /// What is shown when something goes wrong.
    Errors,
    /// The keys that tokens are signed with.
    Keys,
}

/// Which mail hosts hint at a provider: a company's people often sign in where their mail is.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MailFacts {
    /// Hosts that take a domain's mail (MX); a `*` stands for one or more labels.
    #[serde(default)]
    pub mx: Vec<String>,
}

/// How an authority is recognised and built.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuthorityFacts {
    /// Hosts that are this provider's; a `*` stands for one or more labels.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// The end of the token endpoint's path that nobody else has, for providers on hosts of their
    /// customers.
    pub token_endpoint: Option<String>,
    /// The authority for a tenant id or domain, with `{tenant}` in its place.
    pub from_tenant: Option<String>,
    /// The authority for a domain that belongs to a tenant, with `{domain}` in its place. Its discovery
    /// document is there only for such a domain, and names the tenant's own issuer.
    pub from_domain: Option<String>,
    /// How it is put together; the first is the usual one.
    #[serde(default)]
    pub forms: Vec<Form>,
    /// What it is put together from.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Hosts that stand in an issuer of an older kind.
    #[serde(default)]
    pub legacy_issuer_hosts: Vec<String>,
    /// The path that the current kind of authority ends in.
    pub version_suffix: Option<String>,
    /// Path segments that stand for any tenant.
    #[serde(default)]
    pub shared_tenants: Vec<String>,
    /// Ends of endpoint paths, and what stands in their place in the authority.
    #[serde(default)]
    pub endpoints: Vec<EndpointEnding>,
    /// A query parameter that can name what else stands behind the tenant in the authority's path.
    pub policy_parameter: Option<String>,
    /// The endpoints stand on another host than the issuer, and that is as it should be.
    #[serde(default)]
    pub endpoints_elsewhere: bool,
    /// Answers in place of a discovery document that tell what is wrong.
    #[serde(default)]
    pub refusals: Vec<Refusal>,
}

/// One way in which an authority is put together.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The catalog's name for it.
    pub id: String,
    /// What it is for.
    pub name: Text,
    /// The authority, with the ids of parts in braces.
    pub authority: String,
    /// When it is the right one.
    pub when: Option<Text>,
}

/// A part of an authority.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What stands for it in braces.
    pub id: String,
    /// What the console calls it.
    pub name: Text,
    /// What one looks like.
    pub example: String,
    /// What it may consist of.
    pub shape: PartShape,
    /// Where the console shows it, in the console's words.
    #[serde(default)]
    pub path: Vec<String>,
}

/// What a part of an authority may consist of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartShape {
    /// A whole host name, with a port where it has one.
    Host,
    /// One label of a host name, or several.
    Label,
    /// One segment of a path.
    Segment,
}

/// An answer in place of a discovery document, and what it means. Of the conditions, those that are
/// given must all hold.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// What stands in the authority.
    pub authority: Option<String>,
    /// What does not stand in it.
    pub without: Option<String>,
    /// What stands in the answer's text. Only with it is the provider recognised by its answer.
    pub text: Option<String>,
    /// The finding that it means.
    pub finding: String,
    /// What puts the authority right, in the place of what stands in it.
    pub instead: Option<String>,
}

/// The end of an endpoint's path.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndpointEnding {
    /// What an endpoint's path ends in.
    pub ending: String,
    /// What the authority has there.
    pub authority: String,
}

/// What the endpoints answer to a client that they do not accept.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CredentialFacts {
    /// OAuth error codes, besides `invalid_client`, that refuse the client itself.
    #[serde(default)]
    pub refused_errors: Vec<String>,
    /// Texts or numbers in an error's description, each with the finding that it means.
    #[serde(default)]
    pub refused_codes: Vec<RefusedCode>,
    /// The token endpoint looks at the code before the secret, so that a random code tells nothing.
    #[serde(default)]
    pub code_before_secret: bool,
    /// The scope that a request for a token of the client's own must have.
    pub client_credentials_scope: Option<String>,
    /// The revocation endpoint answers without looking at the client.
    #[serde(default)]
    pub revocation_ignores_client: bool,
    /// The shape of a client id.
    pub client_id: Option<Shape>,
    /// The shape of a client secret.
    pub client_secret: Option<Shape>,
}

/// A code in an error's description.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefusedCode {
    /// The code, such as `AADSTS7000222`.
    pub code: String,
    /// The finding that it means.
    pub finding: String,
    /// It refuses the client itself, whatever the OAuth error code says.
    #[serde(default)]
    pub refuses_client: bool,
}

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A UUID.
    Uuid,
    /// 37 to 40 characters, of which the fifth and sixth are `Q~`.
    EntraSecret,
    /// Ends in `.apps.googleusercontent.com`.
    GoogleClient,
    /// Begins with `GOCSPX-`.
    GoogleSecret,
    /// Begins with `0oa`.
    OktaClient,
    /// 32 letters and digits.
    Letters32,
}

impl Shape {
    /// Whether a text has this shape.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        match self {
            Self::Uuid => crate::values::is_uuid(text),
            Self::EntraSecret => (37..=40).contains(&text.len()) && text.get(4..6) == Some("Q~"),
            Self::GoogleClient => text
                .strip_suffix(".apps.googleusercontent.com")
                .is_some_and(|n| !n.is_empty()),
            Self::GoogleSecret => text.starts_with("GOCSPX-"),
            Self::OktaClient => text.starts_with("0oa"),
            Self::Letters32 => text.len() == 32 && text.chars().all(|c| c.is_ascii_alphanumeric()),
        }
    }

    /// Nothing else at this provider looks like it, and the provider makes no other.
    #[must_use]
    pub fn is_telling(self) -> bool {
        !matches!(self, Self::OktaClient | Self::Letters32)
    }

    /// What it looks like, to be shown.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Self::Uuid => "00000000-0000-0000-0000-000000000000",
            Self::EntraSecret => "xxxxQ~…",
            Self::GoogleClient => "….apps.googleusercontent.com",
            Self::GoogleSecret => "GOCSPX-…",
            Self::OktaClient => "0oa…",
            Self::Letters32 => "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        }
    }
}

/// How a provider treats redirect addresses.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedirectFacts {
    /// The host that a loopback address must have, where only one will do.
    pub loopback_host: Option<String>,
    /// Which loopback hosts match whatever their port (RFC 8252 section 7.3).
    #[serde(default)]
    pub port_ignored_for: Vec<String>,
    /// Texts or codes that say, in the answer's body or in the address it redirects to, that an
    /// address is not registered. None, where no source says what it shows.
    #[serde(default)]
    pub not_registered: Vec<String>,
    /// The finding that they mean, where there is one for this provider.
    pub not_registered_finding: Option<String>,
    /// Where in the console an address is registered.
    pub console: Option<String>,
}

impl RedirectFacts {
    /// Whether an address of this host matches whatever its port.
    #[must_use]
    pub fn ignores_port_of(&self, redirect: &LoopbackRedirect) -> bool {
        self.port_ignored_for
            .iter()
            .any(|host| host == redirect.host())
    }
}

impl Provider {
    /// The id under which the guides stand that are for any console.
    pub const ANY: &str = "generic";

    /// All providers of the catalog, by id.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &PROVIDERS
    }

    /// The provider of that id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        PROVIDERS.iter().find(|p| p.id == id)
    }

    /// The provider whose token endpoint looks like this one.
    #[must_use]
    pub fn of_token_endpoint(url: &Url) -> Option<&'static Self> {
        PROVIDERS.iter().find(|p| {
            let ending = p.authority.token_endpoint.as_deref();
            ending.is_some_and(|ending| url.path().ends_with(ending))
        })
    }

    /// The provider whose host this is.
    #[must_use]
    pub fn of_host(host: &str) -> Option<&'static Self> {
        PROVIDERS
            .iter()
            .find(|p| is_one_of(host, &p.authority.hosts))
    }

    /// The providers that can be run on any host, and one of whose forms an authority has by its path; with
    /// that form. A hint at most: any product may have that path.
    pub fn of_path(authority: &Authority) -> impl Iterator<Item = (&'static Self, &'static str)> {
        PROVIDERS.iter().filter_map(|provider| {
            let mut forms = provider.authority.forms.iter();
            let form = forms.find(|form| {
                let path = form.authority.strip_prefix("https://{host}/");
                let tells = path.is_some_and(|path| !path.is_empty() && !path.starts_with('{'));
                let read = |text: &str| filled::read(&form.authority, text).is_some();
                let text = authority.as_str();
                tells && (read(text) || read(text.trim_end_matches('/')))
            })?;
            Some((provider, form.authority.as_str()))
        })
    }

    /// The provider whose mail service this host belongs to. A hint at most: where people's mail is, they
    /// often sign in as well.
    #[must_use]
    pub fn of_mail_host(host: &str) -> Option<&'static Self> {
        PROVIDERS.iter().find(|p| is_one_of(host, &p.mail.mx))
    }
}

/// Whether a host is among those; a `*` stands for one or more labels.
fn is_one_of(host: &str, patterns: &[String]) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    patterns
        .iter()
        .any(|pattern| match pattern.split_once('*') {
            Some((head, tail)) => {
                host.len() > head.len() + tail.len()
                    && host.starts_with(head)
                    && host.ends_with(tail)
            }
            None => *pattern == host,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_catalog_can_be_read_and_names_its_sources() {
        let files: Vec<_> = files().collect();
        assert!(!files.is_empty());
        for file in &files {
            let text = file.contents_utf8().unwrap();
            let provider: Provider =
                toml::from_str(text).unwrap_or_else(|e| panic!("{:?}: {e}", file.path()));
            assert_eq!(
                file.path().parent().unwrap().to_str(),
                Some(provider.id.as_str())
            );
            assert!(!provider.sources.is_empty(), "{}", provider.id);
        }
        assert_eq!(files.len(), Provider::all().len());
    }

    #[test]
    fn providers_on_hosts_of_their_customers_are_recognised_by_their_token_endpoint() {
        let of = |url: &str| {
            let url = Url::parse(url).unwrap();
            Provider::of_token_endpoint(&url).map(|p| p.id.as_str())
        };
        let keycloak = "https://sso.acme.example/realms/a/protocol/openid-connect/token";
        assert_eq!(of(keycloak), Some("keycloak"));
        assert_eq!(
            of("https://sso.acme.example/application/o/token/"),
            Some("authentik")
        );
        assert_eq!(of("https://sso.acme.example/oauth2/default/v1/token"), None);
        assert_eq!(of("https://sso.acme.example/token"), None);
    }

    #[test]
    fn mail_hosts_hint_at_the_provider_whose_mail_service_they_belong_to() {
        let of = |host: &str| Provider::of_mail_host(host).map(|p| p.id.as_str());
        for (host, provider) in [
            ("acme-example.mail.protection.outlook.com", "entra"),
            ("ACME-example.o-v1.mx.microsoft.", "entra"),
            ("smtp.google.com", "google"),
            ("alt1.aspmx.l.google.com", "google"),
        ] {
            assert_eq!(of(host), Some(provider), "{host}");
        }
        for host in [
            "mail.protection.outlook.com",
            // Mailboxes of private people.
            "outlook-com.olc.protection.outlook.com",
            "gmail-smtp-in.l.google.com",
            "mail.protection.outlook.com.acme.example",
            "",
        ] {
            assert_eq!(of(host), None, "{host}");
        }
    }

    #[test]
    fn hosts_are_recognised_with_and_without_a_name_below() {
        assert_eq!(
            Provider::of_host("Login.MicrosoftOnline.com").map(|p| p.id.as_str()),
            Some("entra")
        );
        assert_eq!(
            Provider::of_host("acme.ciamlogin.com").map(|p| p.id.as_str()),
            Some("entra")
        );
        for host in ["acme.b2clogin.com", "acme.b2clogin.cn"] {
            let provider = Provider::of_host(host).map(|p| p.id.as_str());
            assert_eq!(provider, Some("entra-b2c"), "{host}");
        }
        assert_eq!(
            Provider::of_host("acme.okta.com").map(|p| p.id.as_str()),
            Some("okta")
        );
        assert_eq!(
            Provider::of_host("cognito-idp.eu-west-1.amazonaws.com").map(|p| p.id.as_str()),
            Some("cognito")
        );
        assert!(Provider::of_host("cognito-idp.amazonaws.com").is_none());
        assert!(
            Provider::of_host("okta.com").is_none() && Provider::of_host("evilokta.com").is_none()
        );
    }
}
