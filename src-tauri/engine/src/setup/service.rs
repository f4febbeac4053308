//! The draft in the light of its service: what the profile makes of the admin's choices.

use super::draft::{Draft, Provisioning};
use super::key::{Given, Key};
use super::step::Step;
use crate::authority;
use crate::catalog::service::{Answer, Channel, FieldSpec, Region};
use crate::catalog::{Protocol, Service, filled};
use crate::certificate::Certificate;
use crate::finding::Field;
use crate::values::{RedirectUri, Scope, ValueError, Wrong};
use crate::words::Words;
use chrono::{DateTime, Utc};
use url::{Host, Url};

/// The longest answer that is kept, in bytes: a chain of certificates.
const LONGEST_ANSWER: usize = 64 * 1024;

/// The longest label of a host name, in bytes (RFC 1035, section 2.3.4).
const LONGEST_LABEL: usize = 63;

/// Why an answer to a service's own field was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// The service does not ask for that.
    #[error("the service has no field {0:?}")]
    Unknown(String),
    /// It is not what the field takes.
    #[error("{0}")]
    Value(Wrong),
}

impl AnswerError {
    /// In words: lower case, no full stop.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        match self {
            Self::Unknown(field) => words.say("answer-unknown", &[("field", field)]),
            Self::Value(wrong) => wrong.say(words),
        }
    }
}

impl Draft {
    /// The profile of the service that was chosen.
    #[must_use]
    pub fn service(&self) -> Option<&Service> {
        match &self.profile {
            Some(profile) => Some(profile),
            None => self.service.as_deref().and_then(Service::find),
        }
    }

    /// What the product is called; absent where the profile is for any product and nobody has said it.
    #[must_use]
    pub fn product_name(&self) -> Option<&str> {
        let service = self.service()?;
        match service.asks_for_product() {
            Some(field) => self.answers.get(&field.id).map(String::as_str),
            // A product's own name is the same in all languages.
            None => service.name.in_language("en"),
        }
    }

    /// What the service is called in a sentence: by the product's name, else by the profile's.
    #[must_use]
    pub fn service_name<'s>(&'s self, words: &Words) -> Option<&'s str> {
        let profile = || self.service().map(|service| service.name.say(words));
        self.product_name().or_else(profile)
    }

    /// The name as an argument of a sentence: `unnamed`, for which sentences say `the service`, where no
    /// service is chosen, or a profile for any product and nobody has said which it is.
    #[must_use]
    pub fn service_in_a_sentence<'s>(&'s self, words: &Words) -> &'s str {
        let any = self.service().and_then(Service::asks_for_product).is_some();
        match self.product_name() {
            None if any => "unnamed",
            _ => self.service_name(words).unwrap_or("unnamed"),
        }
    }

    /// The service asks for something at a step, besides what every setup has.
    #[must_use]
    pub fn is_asked_at(&self, step: Step) -> bool {
        let fields = self.service().map(|service| &service.fields);
        fields.is_some_and(|fields| fields.iter().any(|field| field.step == Some(step)))
    }

    /// The service's form is not complete without the field: no others have a value in its place.
    #[must_use]
    pub fn needs(&self, field: &FieldSpec) -> bool {
        field.required && (field.instead.is_empty() || self.without(field).next().is_some())
    }

    /// The field is needed and has no value. The secret, which is in no draft, is judged by itself.
    #[must_use]
    pub fn lacks(&self, field: &FieldSpec) -> bool {
        self.needs(field) && !self.has_value(field)
    }

    /// The form waits for it: the field is lacking, or it could stand in place of one that is.
    #[must_use]
    pub fn awaits(&self, field: &FieldSpec) -> bool {
        let mut others = self.service().into_iter().flat_map(|one| &one.fields);
        self.lacks(field) || others.any(|one| one.instead.contains(&field.id) && self.lacks(one))
    }

    /// Of the fields that can stand in place of this one, those that have no value.
    pub(super) fn without<'s>(
        &'s self,
        field: &'s FieldSpec,
    ) -> impl Iterator<Item = &'s FieldSpec> {
        let others = field.instead.iter();
        let others = others.filter_map(|id| self.service()?.field(id));
        others.filter(|other| !self.has_value(other))
    }

    fn has_value(&self, field: &FieldSpec) -> bool {
        field.value == Answer::Secret || self.value_of(field).is_some()
    }

    /// The value that the service's form gets in a field; none of the secret, which is in no draft.
    #[must_use]
    pub fn value_of(&self, field: &FieldSpec) -> Option<Given> {
        match &field.value {
            Answer::Draft(key) if key.field() == Some(Field::Scopes) => {
                let scopes = self.scopes_handed_over();
                let scopes: Vec<String> = scopes.iter().map(ToString::to_string).collect();
                (!scopes.is_empty()).then_some(Given::List(scopes))
            }
            Answer::Draft(key) => self.get(*key),
            Answer::Secret => None,
            Answer::DiscoveryUrl => {
                let authority = self.authority.as_ref()?;
                Some(Given::Text(authority.discovery_url().to_string()))
            }
            _ => self.answers.get(&field.id).cloned().map(Given::Text),
        }
    }

    /// What provisioned people may do, where provisioning is asked for or the setup is made for it.
    #[must_use]
    pub fn provisions(&self) -> Option<Provisioning> {
        let always = self.service().is_some_and(|one| one.provisioning.always);
        self.provisioning
            .or_else(|| always.then(|| self.recommended()))
    }

    /// The preferences for provisioned people that the service recommends; none of them where it says nothing.
    #[must_use]
    pub fn recommended(&self) -> Provisioning {
        let advised = |key: &str| {
            let mut fields = self.service().into_iter().flat_map(|one| &one.fields);
            fields.any(|field| {
                let about = field.value.key().is_some_and(|of| of.as_str() == key);
                about && field.recommended == Some(true)
            })
        };
        Provisioning {
            change_phone_number: advised("provisioning.change_phone_number"),
            confirm_phone_number: advised("provisioning.confirm_phone_number"),
        }
    }

    /// The preferences for provisioned people that the service takes: those of its form, and all where the
    /// tenant request API takes them.
    pub fn preferences(&self) -> impl Iterator<Item = Key> {
        let all = Key::all().filter(|key| key.is_preference());
        all.filter(|key| {
            let asks = |service: &Service| service.asks_for(*key);
            self.channel() == Channel::RequestApi || self.service().is_none_or(asks)
        })
    }

    /// The additional scopes as the service gets them: those that it wants named with the provider, and
    /// those that were entered.
    #[must_use]
    pub fn scopes_handed_over(&self) -> Vec<Scope> {
        let (_, provider) = authority::foreseen(&self.authority_ask());
        let named = self.service().into_iter();
        let named = named.flat_map(|service| &service.additional_scopes);
        let named = named.filter(|of| provider.is_some_and(|provider| provider.id == of.provider));
        let mut all: Vec<Scope> = Vec::new();
        for scope in named
            .flat_map(|of| &of.scopes)
            .chain(&self.additional_scopes)
        {
            if !all.contains(scope) {
                all.push(scope.clone());
            }
        }
        all
    }

    /// The hosting region that was chosen.
    #[must_use]
    pub fn region_of<'s>(&self, service: &'s Service) -> Option<&'s Region> {
        match service.regions.as_slice() {
            // There is nothing to choose.
            [only] => Some(only),
            regions => {
                let chosen = self.region.as_deref()?;
                regions.iter().find(|region| region.id == chosen)
            }
        }
    }

    /// How the values reach the service's maker. With the address of a tenant request API they go there,
    /// whatever else the service has.
    #[must_use]
    pub fn channel(&self) -> Channel {
        let service = self.service().filter(|_| self.desk.is_none());
        service.map_or(Channel::RequestApi, |service| service.submission.channel)
    }

    /// A tenant request API is named, or the service has one: only that takes a token.
    #[must_use]
    pub fn takes_token(&self) -> bool {
        let has_one = |service: &Service| service.submission.channel == Channel::RequestApi;
        self.desk.is_some() || self.service().is_some_and(has_one)
    }

    /// Its values are handed over by the person's word, and a sign-in from here comes before: what goes
    /// untested goes with a reason (feature T8). The service's own test comes after its form, and of what
    /// sets itself up nothing is handed over.
    #[must_use]
    pub fn is_tested_before(&self) -> bool {
        self.is_oidc() && matches!(self.channel(), Channel::Form | Channel::Mail)
    }

    /// Gives it a service whose profile is a file. What was answered to the one before is not for it.
    pub fn use_profile(&mut self, profile: Service) {
        super::key::choose(self, Some(profile.id.clone()));
        self.profile = Some(Box::new(profile));
    }

    /// Notes that the values were handed over: when, what the service's maker calls that, and why it was
    /// done untested. An empty text is none.
    ///
    /// # Errors
    /// A text is no line.
    pub fn set_handed_over(
        &mut self,
        at: DateTime<Utc>,
        reference: Option<&str>,
        reason: Option<&str>,
    ) -> Result<(), Wrong> {
        let line = |text: Option<&str>| {
            let text = text.map(str::trim).filter(|text| !text.is_empty());
            text.map(super::key::line).transpose()
        };
        self.handed_over_reference = line(reference)?;
        self.handed_over_override = line(reason)?;
        self.handed_over_at = Some(at);
        Ok(())
    }

    /// It is about OpenID Connect, and so can be tested from here.
    #[must_use]
    pub fn is_oidc(&self) -> bool {
        self.service()
            .is_none_or(|service| service.protocol == Protocol::Oidc)
    }

    /// The service's own redirect addresses: those of the region, and those entered by hand.
    #[must_use]
    pub fn redirect_addresses(&self) -> Vec<RedirectUri> {
        let service = self.service();
        let region = service.and_then(|service| self.region_of(service));
        let of_region = region
            .into_iter()
            .flat_map(|region| &region.redirect_addresses);
        let mut all: Vec<RedirectUri> = of_region
            .filter_map(|address| RedirectUri::parse(&self.filled(address)?).ok())
            .collect();
        for further in &self.further_redirect_uris {
            if !all.contains(further) {
                all.push(further.clone());
            }
        }
        all
    }

    /// Where people begin to sign in to the service.
    #[must_use]
    pub fn login_address(&self) -> Option<String> {
        let region = self.region_of(self.service()?)?;
        self.filled(region.login_address.as_deref()?)
    }

    /// An address of the profile, with the answers in it; absent while one is missing.
    #[must_use]
    pub fn filled(&self, address: &str) -> Option<String> {
        filled::fill(address, |name| self.answers.get(name).cloned()).ok()
    }

    /// Takes the answer to a field that only this service has. An empty one takes it out. The draft
    /// stays as it was when the answer is refused.
    ///
    /// # Errors
    /// [`AnswerError`] when the service does not ask for it, or it is not what the field takes.
    pub fn answer(&mut self, field: &str, text: &str) -> Result<(), AnswerError> {
        let spec = self.service().and_then(|service| service.field(field));
        let spec = spec.filter(|spec| spec.value.is_own());
        let spec = spec.ok_or_else(|| AnswerError::Unknown(field.to_owned()))?;
        let text = text.trim();
        if text.is_empty() {
            self.answers.remove(field);
            return Ok(());
        }
        let value = spec.value.parse(text).map_err(AnswerError::Value)?;
        self.answers.insert(field.to_owned(), value);
        Ok(())
    }
}

impl Answer {
    /// The answer in the form in which it is kept.
    fn parse(&self, text: &str) -> Result<String, Wrong> {
        if text.len() > LONGEST_ANSWER {
            return Err(ValueError::TooLong(LONGEST_ANSWER).into());
        }
        let fits = match self {
            Self::Draft(_) | Self::Secret | Self::DiscoveryUrl => false,
            Self::Text | Self::ProductName => !text.contains(['\n', '\r']),
            Self::Part => {
                let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-';
                text.len() <= LONGEST_LABEL
                    && text.chars().all(allowed)
                    && !text.starts_with('-')
                    && !text.ends_with('-')
            }
            Self::Address => Url::parse(text).is_ok_and(|url| {
                url.scheme() == "https" && url.has_host() && url.username().is_empty()
            }),
            Self::Host => {
                let host = text.strip_prefix("https://").unwrap_or(text);
                let host = host.trim_end_matches('/');
                return match Host::parse(host) {
                    Ok(Host::Domain(name)) if name.contains('.') => Ok(name),
                    _ => Err(self.wrong()),
                };
            }
            Self::Certificate => Certificate::from_pem(text).is_some(),
            Self::Pairs(needed) => {
                let names = pairs(text).ok_or_else(|| self.wrong())?;
                let missing = needed.iter().map(String::as_str);
                let missing: Vec<&str> = missing.filter(|one| !names.contains(one)).collect();
                if !missing.is_empty() {
                    let missing = missing.join(", ");
                    let said = format!("no pair for {missing}");
                    return Err(Wrong::new("answer-pairs-missing", &missing, said));
                }
                true
            }
            Self::Choice(all) => all.iter().any(|one| one == text),
        };
        if fits {
            return Ok(text.to_owned());
        }
        Err(self.wrong())
    }

    fn wrong(&self) -> Wrong {
        let (kind, said) = match self {
            Self::Draft(_) | Self::Secret | Self::DiscoveryUrl | Self::Text | Self::ProductName => {
                ("answer-text", "expected one line".to_owned())
            }
            Self::Part => (
                "answer-part",
                "expected letters, digits and hyphens only".to_owned(),
            ),
            Self::Address => ("answer-address", "expected an https address".to_owned()),
            Self::Host => ("answer-host", "expected a host name".to_owned()),
            Self::Certificate => (
                "answer-certificate",
                "expected an X.509 certificate in PEM".to_owned(),
            ),
            Self::Pairs(_) => (
                "answer-pairs",
                "expected a line for each pair, as `name = value`".to_owned(),
            ),
            Self::Choice(all) => {
                let known = all.join(", ");
                let said = format!("expected one of {known}");
                return Wrong::new("answer-choice", &known, said);
            }
        };
        Wrong::new(kind, "", said)
    }
}

/// The names of the pairs, where every line that is not empty is one, and no name stands twice.
fn pairs(text: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (name, value) = line.split_once('=')?;
        let (name, value) = (name.trim(), value.trim());
        if name.is_empty() || value.is_empty() || names.contains(&name) {
            return None;
        }
        names.push(name);
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::SetupId;
    use crate::values::Authority;

    #[test]
    fn a_sentence_has_the_name_of_a_product_and_never_that_of_the_profile_for_any() {
        let words = Words::speaking("en");
        let mut draft = Draft::new(SetupId::parse("acme").unwrap());
        assert_eq!(draft.service_in_a_sentence(&words), "unnamed");
        draft.service = Some("generic".into());
        assert_eq!(draft.service_in_a_sentence(&words), "unnamed");
        draft.answer("product", "Example Board").unwrap();
        assert_eq!(draft.service_in_a_sentence(&words), "Example Board");
        draft.service = Some("rossum".into());
        assert_eq!(draft.service_in_a_sentence(&words), "Rossum");
    }

    #[test]
    fn a_part_of_an_address_leads_to_no_other_host() {
        let part = |text: &str| Answer::Part.parse(text);
        for fits in ["acme", "Acme-2", "4711", &"a".repeat(63)] {
            assert_eq!(part(fits).as_deref(), Ok(fits));
        }
        for other in [
            "evil.com",
            "evil.com/x?",
            "ev il",
            "a@b",
            "-a",
            "a-",
            "ä",
            &"a".repeat(64),
        ] {
            assert!(part(other).is_err(), "{other}");
        }
    }

    #[test]
    fn a_discovery_url_is_that_of_the_authority_and_of_no_other() {
        let mut draft = Draft::new(SetupId::parse("acme").unwrap());
        draft.service = Some("devolutions".into());
        let field = draft
            .service()
            .unwrap()
            .field("discovery-url")
            .unwrap()
            .clone();
        assert!(draft.lacks(&field));
        let other =
            "https://login.microsoftonline.com/other.example/v2.0/.well-known/openid-configuration";
        assert!(matches!(
            draft.answer("discovery-url", other),
            Err(AnswerError::Unknown(_))
        ));
        let authority = "https://login.microsoftonline.com/acme.example/v2.0";
        draft.authority = Some(Authority::parse(authority).unwrap());
        let made = format!("{authority}/.well-known/openid-configuration");
        assert_eq!(draft.value_of(&field), Some(Given::Text(made)));
        assert!(!draft.lacks(&field));
    }

    #[test]
    fn pairs_that_must_be_there_are_named_where_they_are_not() {
        let mut draft = Draft::new(SetupId::parse("acme").unwrap());
        draft.service = Some("leasepilot".into());
        let words = Words::speaking("en");
        let refused = draft.answer("claim-mappings", "email = email").unwrap_err();
        let said = refused.say(&words);
        assert_eq!(said, "a line is missing for id, firstName, lastName");
        let whole = "email = email\n\nid=sub\nlastName = family\nfirstName = given\nmore = x";
        draft.answer("claim-mappings", whole).unwrap();
        for twice_or_none in ["email", "email = a\nemail = b", "= a", "email ="] {
            let refused = draft.answer("claim-mappings", twice_or_none).unwrap_err();
            assert!(
                refused.say(&words).contains("name = value"),
                "{twice_or_none}"
            );
        }
    }
}
