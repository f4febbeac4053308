//! The draft's values by name: one table for `KEY=VALUE` and for files.

use super::SetupId;
use super::draft::{Draft, Provisioning};
use crate::authority::address;
use crate::finding::Field;
use crate::provider::Provider;
use crate::request::DeskAddress;
use crate::values::{
    Authority, ClientAuthentication, ClientId, Domain, Email, Issuer, LoopbackRedirect,
    RedirectUri, Scope, ValueError, Wrong, is_uuid,
};
use crate::words::Words;
use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use url::Url;

/// The name of a value in the draft, as it stands in files and commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub struct Key(&'static Row);

/// A value as it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Given {
    /// One text. Empty takes the value out of the draft. For a list, its members between commas.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
    /// Yes or no.
    Flag(bool),
}

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One text.
    Text,
    /// A list of texts.
    List,
    /// Yes or no.
    Flag,
}

impl Kind {
    /// Its name, as the words know it.
    fn as_str(self) -> &'static str {
        match self {
            Self::Text => "one-text",
            Self::List => "a-list-of-texts",
            Self::Flag => "true-or-false",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.as_str().replace('-', " "))
    }
}

/// Why a value was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The draft has no value of that name.
    #[error("there is no value {0:?} in a setup")]
    Unknown(String),
    /// Secrets have a place of their own.
    #[error("a secret does not belong in a setup or its file: use latchkey secret set")]
    Secret,
    /// A text where a list is, or the like.
    #[error("expected {expected}")]
    Kind {
        /// What it should have been.
        expected: Kind,
    },
    /// The value itself is wrong.
    #[error("{0}")]
    Value(Wrong),
}

impl KeyError {
    /// In words: lower case, no full stop.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        match self {
            Self::Value(wrong) => wrong.say(words),
            Self::Unknown(key) => words.say("key-unknown", &[("key", key)]),
            Self::Secret => words.say("key-is-secret", &[]),
            Self::Kind { expected } => words.say("key-kind", &[("expected", expected.as_str())]),
        }
    }
}

type Set = fn(&mut Draft, Given) -> Result<(), KeyError>;
type Get = fn(&Draft) -> Option<Given>;

#[derive(Debug)]
struct Row {
    name: &'static str,
    field: Option<Field>,
    set: Set,
    get: Get,
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
impl Eq for Row {}

impl PartialOrd for Row {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Row {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name.cmp(other.name)
    }
}

impl From<Key> for &'static str {
    fn from(key: Key) -> Self {
        key.as_str()
    }
}

impl TryFrom<String> for Key {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, KeyError> {
        Self::parse(&text)
    }
}

impl JsonSchema for Key {
    fn schema_name() -> Cow<'static, str> {
        "Key".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = Self::all().map(Self::as_str).collect();
        json_schema!({ "type": "string", "enum": names })
    }
}

#[cfg(test)]
impl ts_rs::TS for Key {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "Key".to_owned()
    }

    fn inline(_: &ts_rs::Config) -> String {
        let names: Vec<String> = Self::all()
            .map(|key| format!("{:?}", key.as_str()))
            .collect();
        names.join(" | ")
    }

    fn decl(config: &ts_rs::Config) -> String {
        format!("type Key = {};", Self::inline(config))
    }
}

/// Names that a person may use for a secret; none of them is ever a key.
const SECRETS: [&str; 5] = ["client_secret", "secret", "desk_token", "token", "password"];

#[rustfmt::skip]
static ROWS: [Row; 26] = [
    Row { name: "service", field: Some(Field::Service), set: |d, g| one(g, catalog_id).map(|v| choose(d, v)), get: |d| text(&d.service) },
    Row { name: "region", field: Some(Field::Region), set: |d, g| one(g, catalog_id).map(|v| d.region = v), get: |d| text(&d.region) },
    Row { name: "desk", field: Some(Field::Service), set: |d, g| one(g, |t| said(DeskAddress::parse(t))).map(|v| d.desk = v), get: |d| text(&d.desk) },
    Row { name: "provider", field: Some(Field::Provider), set: |d, g| one(g, provider).map(|v| d.provider = v), get: |d| text(&d.provider) },
    Row { name: "authority", field: Some(Field::Authority), set: |d, g| one(g, |t| authority(t, d.provider.as_deref())).map(|v| d.authority = v), get: |d| text(&d.authority) },
    Row { name: "client_id", field: Some(Field::ClientId), set: |d, g| one(g, |t| said(ClientId::parse(t))).map(|v| d.client_id = v), get: |d| text(&d.client_id) },
    Row { name: "client_authentication", field: Some(Field::ClientAuthentication), set: |d, g| one(g, |t| said(ClientAuthentication::parse(t))).map(|v| d.client_authentication = v), get: |d| text(&d.client_authentication.map(ClientAuthentication::as_str)) },
    Row { name: "secret_expires_at", field: Some(Field::SecretExpires), set: |d, g| one(g, time).map(|v| d.secret_expires_at = v), get: |d| text(&d.secret_expires_at.map(moment)) },
    Row { name: "additional_scopes", field: Some(Field::Scopes), set: |d, g| many(g, |t| said(Scope::parse(t))).map(|v| d.additional_scopes = v), get: |d| texts(&d.additional_scopes) },
    Row { name: "redirect_uri", field: Some(Field::RedirectUri), set: |d, g| one(g, |t| said(LoopbackRedirect::parse(t))).map(|v| d.redirect_uri = v), get: |d| text(&d.redirect_uri) },
    Row { name: "further_redirect_uris", field: Some(Field::RedirectUri), set: |d, g| many(g, |t| said(RedirectUri::parse(t))).map(|v| d.further_redirect_uris = v), get: |d| texts(&d.further_redirect_uris) },
    Row { name: "associated_domains", field: Some(Field::AssociatedDomains), set: |d, g| many(g, |t| said(Domain::parse(t))).map(|v| d.associated_domains = v), get: |d| texts(&d.associated_domains) },
    Row { name: "break_glass_emails", field: Some(Field::BreakGlassEmails), set: |d, g| many(g, |t| said(Email::parse(t))).map(|v| d.break_glass_emails = v), get: |d| texts(&d.break_glass_emails) },
    Row { name: "provisioning.wanted", field: None, set: |d, g| flag(g).map(|v| d.provisioning = v.then(|| preferences(d))), get: |d| d.provisioning.map(|_| Given::Flag(true)) },
    Row { name: "provisioning.change_phone_number", field: None, set: |d, g| flag(g).map(|v| d.provisioning = Some(Provisioning { change_phone_number: v, ..preferences(d) })), get: |d| d.provisions().map(|p| Given::Flag(p.change_phone_number)) },
    Row { name: "provisioning.confirm_phone_number", field: None, set: |d, g| flag(g).map(|v| d.provisioning = Some(Provisioning { confirm_phone_number: v, ..preferences(d) })), get: |d| d.provisions().map(|p| Given::Flag(p.confirm_phone_number)) },
    Row { name: "endpoints.issuer", field: Some(Field::Endpoints), set: |d, g| one(g, |t| said(Issuer::parse(t))).map(|v| d.endpoints.issuer = v), get: |d| text(&d.endpoints.issuer) },
    Row { name: "endpoints.authorization_endpoint", field: Some(Field::Endpoints), set: |d, g| one(g, endpoint).map(|v| d.endpoints.authorization_endpoint = v), get: |d| text(&d.endpoints.authorization_endpoint) },
    Row { name: "endpoints.token_endpoint", field: Some(Field::Endpoints), set: |d, g| one(g, endpoint).map(|v| d.endpoints.token_endpoint = v), get: |d| text(&d.endpoints.token_endpoint) },
    Row { name: "endpoints.jwks_uri", field: Some(Field::Endpoints), set: |d, g| one(g, endpoint).map(|v| d.endpoints.jwks_uri = v), get: |d| text(&d.endpoints.jwks_uri) },
    Row { name: "handed_over_at", field: None, set: |d, g| one(g, time).map(|v| d.handed_over_at = v), get: |d| text(&d.handed_over_at.map(moment)) },
    Row { name: "handed_over_reference", field: None, set: |d, g| one(g, line).map(|v| d.handed_over_reference = v), get: |d| text(&d.handed_over_reference) },
    Row { name: "handed_over_override", field: None, set: |d, g| one(g, line).map(|v| d.handed_over_override = v), get: |d| text(&d.handed_over_override) },
    Row { name: "own_test_passed_at", field: None, set: |d, g| one(g, time).map(|v| d.own_test_passed_at = v), get: |d| text(&d.own_test_passed_at.map(moment)) },
    Row { name: "service_state", field: None, set: |d, g| one(g, catalog_id).map(|v| d.service_state = v), get: |d| text(&d.service_state) },
    Row { name: "service_state_at", field: None, set: |d, g| one(g, time).map(|v| d.service_state_at = v), get: |d| text(&d.service_state_at.map(moment)) },
];

impl Key {
    /// Every key.
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().map(Self)
    }

    /// The key of that name; hyphens count as underscores.
    ///
    /// # Errors
    /// [`KeyError`] when there is none, or when it would be a secret.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let name = text.trim().replace('-', "_");
        if SECRETS.contains(&name.as_str()) {
            return Err(KeyError::Secret);
        }
        Self::all()
            .find(|k| k.0.name == name)
            .ok_or_else(|| KeyError::Unknown(text.to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0.name
    }

    /// The kind of its value.
    pub(super) fn kind(self) -> Kind {
        let mut nobody = Draft::new(SetupId::unnamed());
        match nobody.set(self, Given::Flag(true)) {
            Err(KeyError::Kind { expected }) => expected,
            Ok(()) | Err(_) => Kind::Flag,
        }
    }

    /// Its value is a moment.
    pub(crate) fn is_time(self) -> bool {
        self.as_str().ends_with("_at")
    }

    /// It says what provisioned people may do.
    pub(super) fn is_preference(self) -> bool {
        let of_provisioning = self.0.name.strip_prefix("provisioning.");
        of_provisioning.is_some_and(|name| name != "wanted")
    }

    /// The field that findings and failures name for it.
    #[must_use]
    pub fn field(self) -> Option<Field> {
        self.0.field
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

impl Draft {
    /// Takes one value in. The draft stays as it was when the value is refused.
    ///
    /// # Errors
    /// [`KeyError`] when the value is not one that the key can have.
    pub fn set(&mut self, key: Key, given: Given) -> Result<(), KeyError> {
        (key.0.set)(self, given)
    }

    /// The value that the draft has, in the form in which [`Draft::set`] takes it; absent where
    /// nothing is chosen.
    #[must_use]
    pub fn get(&self, key: Key) -> Option<Given> {
        (key.0.get)(self)
    }
}

fn text<T: fmt::Display>(value: &Option<T>) -> Option<Given> {
    value.as_ref().map(|v| Given::Text(v.to_string()))
}

fn texts<T: fmt::Display>(values: &[T]) -> Option<Given> {
    let members = || values.iter().map(ToString::to_string).collect();
    (!values.is_empty()).then(|| Given::List(members()))
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

fn said<T, E: Into<Wrong>>(result: Result<T, E>) -> Result<T, Wrong> {
    result.map_err(Into::into)
}

fn one<T>(given: Given, parse: impl Fn(&str) -> Result<T, Wrong>) -> Result<Option<T>, KeyError> {
    match given {
        Given::Text(text) if text.trim().is_empty() => Ok(None),
        Given::Text(text) => parse(text.trim()).map(Some).map_err(KeyError::Value),
        Given::List(_) | Given::Flag(_) => Err(KeyError::Kind {
            expected: Kind::Text,
        }),
    }
}

fn many<T>(given: Given, parse: impl Fn(&str) -> Result<T, Wrong>) -> Result<Vec<T>, KeyError> {
    let members = match given {
        Given::Text(text) => text
            .split(',')
            .map(|t| t.trim().to_owned())
            .filter(|t| !t.is_empty())
            .collect(),
        Given::List(members) => members,
        Given::Flag(_) => {
            return Err(KeyError::Kind {
                expected: Kind::List,
            });
        }
    };
    let parsed = members
        .iter()
        .map(|m| parse(m.trim()).map_err(|wrong| KeyError::Value(wrong.of_member(m))));
    parsed.collect()
}

/// The preferences for provisioned people so far; where nothing was said yet, what the service recommends.
fn preferences(draft: &Draft) -> Provisioning {
    draft.provisioning.unwrap_or_else(|| draft.recommended())
}

fn flag(given: Given) -> Result<bool, KeyError> {
    match given {
        Given::Flag(flag) => Ok(flag),
        Given::Text(text) if matches!(text.trim(), "true" | "yes") => Ok(true),
        Given::Text(text) if matches!(text.trim(), "false" | "no") => Ok(false),
        Given::Text(_) | Given::List(_) => Err(KeyError::Kind {
            expected: Kind::Flag,
        }),
    }
}

/// Another service asks for other things: what was answered to the one before is not for it.
pub(super) fn choose(draft: &mut Draft, service: Option<String>) {
    if draft.service != service {
        draft.profile = None;
        draft.answers.clear();
        draft.service_state = None;
        draft.service_state_at = None;
    }
    draft.service = service;
}

/// One line, as somebody else wrote it.
pub(super) fn line(text: &str) -> Result<String, Wrong> {
    const LONGEST: usize = 200;
    if text.len() > LONGEST {
        return Err(ValueError::TooLong(LONGEST).into());
    }
    match text.chars().find(|c| c.is_control()) {
        Some(c) => Err(ValueError::Character(c).into()),
        None => Ok(text.to_owned()),
    }
}

fn catalog_id(text: &str) -> Result<String, Wrong> {
    let fits = text.len() <= 64
        && text
            .chars()
            .all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
    if fits {
        Ok(text.to_owned())
    } else {
        let said = "an id has lower-case letters, digits and hyphens only";
        Err(Wrong::new("id", "", said.to_owned()))
    }
}

fn provider(text: &str) -> Result<String, Wrong> {
    match Provider::find(text) {
        Some(provider) => Ok(provider.id.clone()),
        None => {
            let known: Vec<_> = Provider::all().iter().map(|p| p.id.as_str()).collect();
            let known = known.join(", ");
            let said = format!("{text:?} is none of the providers {known}");
            Err(Wrong::new("unknown", &known, said))
        }
    }
}

/// The authority that a pasted text most likely means (feature V1).
fn authority(text: &str, provider: Option<&str>) -> Result<Authority, Wrong> {
    let address = address::understand(text, provider.and_then(Provider::find));
    let problem = address.problem.unwrap_or_default();
    let likeliest = address.candidates.into_iter().next();
    likeliest.ok_or_else(|| match Authority::parse(text) {
        Err(_) if is_uuid(text) => Wrong::new("authority-id", "", problem),
        Err(error) => error.into(),
        Ok(_) => Wrong::new("authority", "", problem),
    })
}

/// A moment (RFC 3339), or a day: its first moment, so that nothing is said to hold longer than it does.
pub(crate) fn time(text: &str) -> Result<DateTime<Utc>, Wrong> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Ok(time.to_utc());
    }
    match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        Ok(day) => Ok(day.and_time(NaiveTime::MIN).and_utc()),
        Err(_) => {
            let said = "expected a day such as 2027-03-31, or a time such as 2027-03-31T12:00:00Z";
            Err(Wrong::new("time", "", said.to_owned()))
        }
    }
}

fn endpoint(text: &str) -> Result<Url, Wrong> {
    // An authority is an address with the same rules, but for the query that an endpoint may have
    // (RFC 6749 section 3.1).
    let url = Url::parse(text).map_err(|e| ValueError::Address(e.to_string()))?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err(ValueError::Scheme(url.scheme().to_owned()).into());
    }
    if url.fragment().is_some() {
        return Err(ValueError::Part("a fragment").into());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(ValueError::Part("a user name or password").into());
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::SetupId;

    fn draft() -> Draft {
        Draft::new(SetupId::parse("acme").unwrap())
    }

    fn set(draft: &mut Draft, key: &str, value: &str) -> Result<(), KeyError> {
        draft.set(Key::parse(key)?, Given::Text(value.to_owned()))
    }

    #[test]
    fn who_asks_for_provisioning_begins_with_what_the_service_recommends() {
        let preferences = |draft: &Draft| {
            let provisioning = draft.provisioning.unwrap();
            let Provisioning {
                change_phone_number: change,
                confirm_phone_number: confirm,
            } = provisioning;
            (change, confirm)
        };
        let mut draft = draft();
        set(&mut draft, "service", "all-quiet").unwrap();
        set(&mut draft, "provisioning.wanted", "yes").unwrap();
        assert_eq!(preferences(&draft), (false, true));
        set(&mut draft, "provisioning.confirm_phone_number", "no").unwrap();
        set(&mut draft, "provisioning.wanted", "yes").unwrap();
        assert_eq!(preferences(&draft), (false, false), "what was said stays");
        set(&mut draft, "service", "generic").unwrap();
        set(&mut draft, "provisioning.wanted", "no").unwrap();
        set(&mut draft, "provisioning.wanted", "yes").unwrap();
        assert_eq!(preferences(&draft), (false, false));
    }

    #[test]
    fn every_key_takes_a_value_and_gives_it_back() {
        let samples = [
            ("service", "all-quiet"),
            ("region", "eu"),
            ("desk", "https://desk.example"),
            ("provider", "entra"),
            ("authority", "https://id.acme.example"),
            ("client_id", "abc"),
            ("client_authentication", "post"),
            ("secret_expires_at", "2027-03-31"),
            ("additional_scopes", "groups, offline_access"),
            ("redirect_uri", "http://localhost:0/cb"),
            ("further_redirect_uris", "https://app.example/signin-oidc"),
            ("associated_domains", "acme.example, acme.test"),
            ("break_glass_emails", "root@acme.example"),
            ("provisioning.wanted", "yes"),
            ("provisioning.change_phone_number", "true"),
            ("provisioning.confirm_phone_number", "no"),
            ("endpoints.issuer", "https://id.acme.example"),
            (
                "endpoints.authorization_endpoint",
                "https://id.acme.example/a?b=c",
            ),
            ("endpoints.token_endpoint", "https://id.acme.example/t"),
            ("endpoints.jwks_uri", "https://id.acme.example/k"),
            ("handed_over_at", "2026-11-22T12:00:00Z"),
            ("handed_over_reference", "#4711"),
            ("handed_over_override", "the console is down"),
            ("own_test_passed_at", "2026-11-22T12:30:00Z"),
            ("service_state", "complete"),
            ("service_state_at", "2026-11-22T13:00:00Z"),
        ];
        let mut full = draft();
        for (key, value) in samples {
            let before = full.clone();
            set(&mut full, key, value).unwrap_or_else(|e| panic!("{key}: {e}"));
            assert_ne!(before, full, "{key}");
            let is_time = Key::parse(key).unwrap().is_time();
            assert_eq!(is_time, time(value).is_ok(), "{key}");
        }
        assert_eq!(Key::all().count(), samples.len());
        let mut copy = draft();
        for key in Key::all() {
            let given = full.get(key).unwrap_or_else(|| panic!("{key}"));
            copy.set(key, given).unwrap();
        }
        assert_eq!(copy, full);
        assert_eq!(full.associated_domains.len(), 2);
        let until = full.secret_expires_at.unwrap().to_rfc3339();
        assert_eq!(until, "2027-03-31T00:00:00+00:00");
        for key in Key::all().filter(|k| !k.as_str().starts_with("provisioning")) {
            full.set(key, Given::Text(String::new())).unwrap();
        }
        set(&mut full, "provisioning.wanted", "no").unwrap();
        assert_eq!(full, draft());
        assert!(Key::all().all(|key| full.get(key).is_none()));
    }

    #[test]
    fn an_authority_is_understood_as_it_is_pasted() {
        let mut draft = draft();
        let pasted = " https://id.acme.example/.well-known/openid-configuration";
        set(&mut draft, "authority", pasted).unwrap();
        let understood = draft.authority.as_ref().map(Authority::as_str);
        assert_eq!(understood, Some("https://id.acme.example"));
        set(&mut draft, "provider", "entra").unwrap();
        let tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
        set(&mut draft, "authority", tenant).unwrap();
        assert!(draft.authority.unwrap().as_str().contains(tenant));
    }

    #[test]
    fn a_refused_value_changes_nothing_and_says_why() {
        let mut draft = draft();
        set(&mut draft, "associated-domains", "acme.example").unwrap();
        let before = draft.clone();
        let error = set(
            &mut draft,
            "associated-domains",
            "acme.example, https://b.example",
        )
        .unwrap_err();
        assert_eq!(
            error.to_string(),
            "\"https://b.example\": an address, not a domain"
        );
        assert_eq!(set(&mut draft, "client-secret", "x"), Err(KeyError::Secret));
        assert_eq!(
            set(&mut draft, "colour", "x"),
            Err(KeyError::Unknown("colour".into()))
        );
        assert!(set(&mut draft, "desk", "http://desk.example").is_err());
        assert!(
            draft
                .set(Key::parse("client_id").unwrap(), Given::Flag(true))
                .is_err()
        );
        assert_eq!(draft, before);
    }
}
