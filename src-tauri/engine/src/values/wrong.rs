//! What is wrong with a value, for people in their language.

use super::{DomainError, EmailError, ValueError};
use crate::words::Words;
use std::fmt;

/// What is wrong with a value: a kind that the catalogue has words for, and what the words mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    kind: &'static str,
    detail: String,
    /// In English, for developers and scripts: lower case, no full stop.
    text: String,
    /// Which member of a list it is.
    member: Option<String>,
}

impl Wrong {
    /// A kind that no error of a value has.
    pub(crate) fn new(kind: &'static str, detail: &str, text: String) -> Self {
        Self {
            kind,
            detail: detail.to_owned(),
            text,
            member: None,
        }
    }

    /// What `value-wrong` of the catalogue needs to say it: the kind, and what the words mention.
    pub(crate) fn arguments(&self) -> (&'static str, &str) {
        (self.kind, &self.detail)
    }

    /// Names the member of a list that it is about.
    pub(crate) fn of_member(mut self, member: &str) -> Self {
        self.member = Some(member.to_owned());
        self
    }

    /// In words: lower case, no full stop.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        let (kind, detail) = self.arguments();
        let arguments = [("kind", kind), ("detail", detail)];
        let said = words.say("value-wrong", &arguments);
        match &self.member {
            Some(member) => {
                let arguments = [("member", member.as_str()), ("said", said.as_str())];
                words.say("value-wrong-member", &arguments)
            }
            None => said,
        }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.member {
            Some(member) => write!(f, "{member:?}: {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}

impl From<ValueError> for Wrong {
    fn from(error: ValueError) -> Self {
        let text = error.to_string();
        let (kind, detail) = match error {
            ValueError::Empty => ("empty", String::new()),
            ValueError::Character(c) => ("character", c.to_string()),
            ValueError::Address(_) => ("address", String::new()),
            ValueError::Scheme(scheme) => match scheme.as_str() {
                "https" => ("scheme-not-http", scheme),
                "http" => ("scheme-not-https", scheme),
                _ => ("scheme", scheme),
            },
            ValueError::Part(part) => ("part", part.replace(' ', "-")),
            ValueError::NotLoopback(host) => ("not-loopback", host),
            ValueError::TooLong(most) => ("too-long", most.to_string()),
            ValueError::Unknown { known, .. } => ("unknown", known.to_owned()),
        };
        Self::new(kind, &detail, text)
    }
}

impl From<DomainError> for Wrong {
    fn from(error: DomainError) -> Self {
        let text = error.to_string();
        let kind = match error {
            DomainError::Bounds(error) => return error.into(),
            DomainError::Address => "domain-address",
            DomainError::Wildcard => "domain-wildcard",
            DomainError::IpAddress => "domain-ip-address",
            DomainError::SingleLabel => "domain-single-label",
            DomainError::Label => "domain-label",
        };
        Self::new(kind, "", text)
    }
}

impl From<EmailError> for Wrong {
    fn from(error: EmailError) -> Self {
        let text = error.to_string();
        match error {
            EmailError::Bounds(error) => error.into(),
            EmailError::Form => Self::new("email-form", "", text),
            EmailError::Domain(error) => Self {
                text,
                ..Self::from(error)
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::{Domain, Email, LoopbackRedirect, Scope};

    #[test]
    fn every_kind_has_words_of_its_own() {
        let words = Words::speaking("en");
        let wrong: [Wrong; 9] = [
            Scope::parse("").unwrap_err().into(),
            Scope::parse("a b").unwrap_err().into(),
            LoopbackRedirect::parse("http://acme.example/cb")
                .unwrap_err()
                .into(),
            LoopbackRedirect::parse("http://localhost/cb?a=b")
                .unwrap_err()
                .into(),
            LoopbackRedirect::parse("localhost").unwrap_err().into(),
            Domain::parse("https://acme.example").unwrap_err().into(),
            Domain::parse("*.acme.example").unwrap_err().into(),
            Email::parse("acme.example").unwrap_err().into(),
            Email::parse("root@localhost").unwrap_err().into(),
        ];
        let other = Wrong::new("", "", String::new()).say(&words);
        let mut said: Vec<String> = wrong.iter().map(|w| w.say(&words)).collect();
        assert!(said.iter().all(|text| *text != other), "{said:?}");
        said.sort();
        said.dedup();
        assert_eq!(said.len(), wrong.len());
    }
}
