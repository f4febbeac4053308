//! E-mail addresses.

use super::{Domain, DomainError, ValueError, bounded, text_value};
use email_address::{EmailAddress, Options};

/// An e-mail address (RFC 5321 section 4.1.2): a mailbox at a domain name, with no display name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email {
    text: String,
    domain: Domain,
}

/// Why a text is no e-mail address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Nothing is there, or far too much.
    #[error(transparent)]
    Bounds(#[from] ValueError),
    /// It has not the form `name@domain`.
    #[error("not of the form name@domain")]
    Form,
    /// What stands after the `@` is no domain.
    #[error("the part after the @ is {0}")]
    Domain(DomainError),
}

impl Email {
    /// Parses an address; white space around it is dropped. The mailbox keeps its letters as they
    /// are, because only its host may say what they mean (RFC 5321 section 2.4).
    ///
    /// # Errors
    /// [`EmailError`] when the text is no such address.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = bounded(text.trim())?;
        let (mailbox, host) = text.rsplit_once('@').ok_or(EmailError::Form)?;
        let domain = Domain::parse(host).map_err(EmailError::Domain)?;
        let text = format!("{mailbox}@{}", domain.as_str());
        let options = Options::default()
            .without_display_text()
            .without_domain_literal();
        match EmailAddress::parse_with_options(&text, options) {
            Ok(_) => Ok(Self { text, domain }),
            Err(_) => Err(EmailError::Form),
        }
    }

    /// The address, its domain in ASCII form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands after the `@`.
    #[must_use]
    pub fn domain(&self) -> &Domain {
        &self.domain
    }
}

text_value!(Email, "An e-mail address (RFC 5321 section 4.1.2)");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mailbox_keeps_its_letters_and_the_domain_its_ascii_form() {
        let email = Email::parse(" Break.Glass+1@Bücher.example ").unwrap();
        assert_eq!(email.as_str(), "Break.Glass+1@xn--bcher-kva.example");
        assert_eq!(email.domain().as_str(), "xn--bcher-kva.example");
    }

    #[test]
    fn what_is_no_address_is_refused_with_its_reason() {
        assert_eq!(Email::parse(""), Err(EmailError::Bounds(ValueError::Empty)));
        assert_eq!(Email::parse("acme.example"), Err(EmailError::Form));
        assert_eq!(Email::parse("@acme.example"), Err(EmailError::Form));
        assert_eq!(Email::parse("a b@acme.example"), Err(EmailError::Form));
        assert_eq!(
            Email::parse("Ann <ann@acme.example>"),
            Err(EmailError::Domain(DomainError::Label))
        );
        assert_eq!(
            Email::parse("ann@localhost"),
            Err(EmailError::Domain(DomainError::SingleLabel))
        );
        assert_eq!(
            Email::parse("ann@[192.0.2.1]"),
            Err(EmailError::Domain(DomainError::IpAddress))
        );
    }
}
