//! What the provider is to be told from.

use crate::authority::address;
use crate::failure::{Code, Failure};
use crate::values::{Domain, DomainError, Email, EmailError};
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "value")]
pub enum Given {
    /// Somebody's e-mail address.
    Email(Email),
    /// A domain.
    Domain(Domain),
    /// An authority, an issuer, or another address of the provider, as it was entered.
    Address(String),
}

/// Why a text is none of them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GivenError {
    /// It has an `@`, and is no e-mail address.
    #[error(transparent)]
    Email(#[from] EmailError),
    /// It is one word, and no domain.
    #[error(transparent)]
    Domain(#[from] DomainError),
    /// It begins like an address, and is none.
    #[error("{0}")]
    Address(String),
}

impl GivenError {
    /// The same in words. The text is not repeated: a password may stand in it.
    #[must_use]
    pub fn failure(&self, words: &Words) -> Failure {
        let reason = self.to_string();
        let arguments = [("reason", reason.as_str())];
        let said = words.say("recognise-wrong", &arguments);
        let hint = words.hint("recognise-wrong", &arguments);
        let failure = Failure::new(Code::InvalidValue, said);
        hint.into_iter().fold(failure, Failure::hint)
    }
}

impl Given {
    /// Tells them apart: what has a slash is an address, what has an `@` is an e-mail address.
    ///
    /// # Errors
    /// It is none of them.
    pub fn parse(text: &str) -> Result<Self, GivenError> {
        let text = text.trim();
        if text.contains('/') {
            let understood = address::understand(text, None);
            return match understood.problem {
                None => Ok(Self::Address(understood.given)),
                Some(problem) => Err(GivenError::Address(problem)),
            };
        }
        if text.contains('@') {
            return Ok(Self::Email(Email::parse(text)?));
        }
        Ok(Self::Domain(Domain::parse(text)?))
    }

    /// As it is looked up.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(email) => email.as_str(),
            Self::Domain(domain) => domain.as_str(),
            Self::Address(text) => text,
        }
    }

    /// The domain that is asked; an address is asked itself.
    #[must_use]
    pub fn domain(&self) -> Option<&Domain> {
        match self {
            Self::Email(email) => Some(email.domain()),
            Self::Domain(domain) => Some(domain),
            Self::Address(_) => None,
        }
    }

    /// The host whose name may tell the provider.
    #[must_use]
    pub fn host(&self) -> Option<String> {
        if let Some(domain) = self.domain() {
            return Some(domain.to_string());
        }
        let understood = address::understand(self.as_str(), None);
        let likeliest = understood.candidates.first()?;
        likeliest.url().host_str().map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn addresses_e_mail_addresses_and_domains_are_told_apart() {
        let parsed = |text: &str| Given::parse(text).unwrap();
        assert!(matches!(parsed(" ann@acme.example "), Given::Email(_)));
        assert!(matches!(parsed("acme.example"), Given::Domain(_)));
        let international = parsed("ann@Bücher.example");
        assert_eq!(
            international.domain().map(Domain::as_str),
            Some("xn--bcher-kva.example")
        );
        for address in ["https://acme.okta.com", "login.microsoftonline.com/x/v2.0"] {
            assert!(matches!(parsed(address), Given::Address(_)), "{address}");
        }
    }

    #[test]
    fn what_is_none_of_them_is_refused_with_its_reason() {
        for text in [
            "",
            "acme",
            "ann@",
            "@acme.example",
            "ann@localhost",
            "192.0.2.1",
            "a..example",
            "*.acme.example",
            "https://",
            "https://ann:pw@acme.example/x",
        ] {
            let refused = Given::parse(text);
            assert!(
                refused
                    .as_ref()
                    .is_err_and(|e| !e.to_string().is_empty() && !e.to_string().contains("pw")),
                "{text:?}: {refused:?}"
            );
        }
    }

    #[test]
    fn the_host_of_what_was_given_is_its_own() {
        let host = |text: &str| Given::parse(text).unwrap().host();
        assert_eq!(host("ann@acme.example").as_deref(), Some("acme.example"));
        assert_eq!(
            host("acme.okta.com/oauth2/default").as_deref(),
            Some("acme.okta.com")
        );
    }
}
