//! The draft in the light of its service: what the profile makes of the admin's choices.

use super::draft::Draft;
use super::step::Step;
use crate::catalog::service::{Answer, Channel, FieldSpec, Region};
use crate::catalog::{Protocol, Service, filled};
use crate::certificate::Certificate;
use crate::values::{RedirectUri, ValueError, Wrong};
use crate::words::Words;
use url::{Host, Url};

/// The longest answer that is kept, in bytes: a chain of certificates.
const LONGEST_ANSWER: usize = 64 * 1024;

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
        let asked = |field: &&FieldSpec| field.value == Answer::ProductName;
        match service.fields.iter().find(asked) {
            Some(field) => self.answers.get(&field.id).map(String::as_str),
            None => Some(&service.name),
        }
    }

    /// What the service is called in a sentence: by the product's name, else by the profile's.
    #[must_use]
    pub fn service_name(&self) -> Option<&str> {
        let profile = || self.service().map(|service| service.name.as_str());
        self.product_name().or_else(profile)
    }

    /// The service asks for something at a step, besides what every setup has.
    #[must_use]
    pub fn is_asked_at(&self, step: Step) -> bool {
        let fields = self.service().map(|service| &service.fields);
        fields.is_some_and(|fields| fields.iter().any(|field| field.step == Some(step)))
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

    /// Gives it a service whose profile is a file. What was answered to the one before is not for it.
    pub fn use_profile(&mut self, profile: Service) {
        super::key::choose(self, Some(profile.id.clone()));
        self.profile = Some(Box::new(profile));
    }

    /// Notes what the service's maker calls what was handed over; an empty text takes it out.
    ///
    /// # Errors
    /// It is no line of text.
    pub fn set_reference(&mut self, text: &str) -> Result<(), Wrong> {
        let text = text.trim();
        let kept = (!text.is_empty())
            .then(|| super::key::line(text))
            .transpose()?;
        self.handed_over_reference = kept;
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
        let spec = spec.filter(|spec| !matches!(spec.value, Answer::Draft(_) | Answer::Secret));
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
            Self::Draft(_) | Self::Secret => false,
            Self::Text | Self::ProductName => !text.contains(['\n', '\r']),
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
            Self::Pairs => pairs(text),
            Self::Choice(all) => all.iter().any(|one| one == text),
        };
        if fits {
            return Ok(text.to_owned());
        }
        Err(self.wrong())
    }

    fn wrong(&self) -> Wrong {
        let (kind, said) = match self {
            Self::Draft(_) | Self::Secret | Self::Text | Self::ProductName => {
                ("answer-text", "expected one line".to_owned())
            }
            Self::Address => ("answer-address", "expected an https address".to_owned()),
            Self::Host => ("answer-host", "expected a host name".to_owned()),
            Self::Certificate => (
                "answer-certificate",
                "expected an X.509 certificate in PEM".to_owned(),
            ),
            Self::Pairs => (
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

/// Every line that is not empty is a pair, and no name stands twice.
fn pairs(text: &str) -> bool {
    let mut names = Vec::new();
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .all(|line| {
            let Some((name, value)) = line.split_once('=') else {
                return false;
            };
            let (name, value) = (name.trim(), value.trim());
            let fits = !name.is_empty() && !value.is_empty() && !names.contains(&name);
            names.push(name);
            fits
        })
}
