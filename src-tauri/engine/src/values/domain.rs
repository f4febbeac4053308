//! Domains whose people sign in through the provider.

use super::{ValueError, bounded, text_value};

/// A domain name of at least two labels, in its ASCII form (RFC 5890 section 2.3.2.1), in lower case
/// and without a trailing dot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Domain(String);

/// Why a text is no domain.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DomainError {
    /// Nothing is there, or far too much.
    #[error(transparent)]
    Bounds(#[from] ValueError),
    /// A web address or an e-mail address was given in place of the domain in it.
    #[error("an address, not a domain")]
    Address,
    /// It begins with `*.`; a domain stands for itself.
    #[error("a pattern, not a domain")]
    Wildcard,
    /// An IP address.
    #[error("an IP address, not a domain")]
    IpAddress,
    /// Only one label, such as `localhost`.
    #[error("a single name without a dot")]
    SingleLabel,
    /// A label that the rules of DNS or IDNA do not allow.
    #[error("not a name that the domain name system can hold")]
    Label,
}

impl Domain {
    /// Parses a domain in either of its forms, by the strict rules of IDNA (Unicode Technical
    /// Standard 46) and DNS lengths. White space around it and a trailing dot are dropped.
    ///
    /// # Errors
    /// [`DomainError`] when the text is no domain.
    pub fn parse(text: &str) -> Result<Self, DomainError> {
        let name = bounded(text.trim())?;
        if name.contains(['/', '@', ':', '?', '#']) && !is_ip_address(name) {
            return Err(DomainError::Address);
        }
        let name = name.strip_suffix('.').unwrap_or(name);
        if name.contains('*') {
            return Err(DomainError::Wildcard);
        }
        if is_ip_address(name) {
            return Err(DomainError::IpAddress);
        }
        let ascii = idna::domain_to_ascii_strict(name).map_err(|_| DomainError::Label)?;
        if !ascii.contains('.') {
            return Err(DomainError::SingleLabel);
        }
        // A name whose last label is a number is read as an IPv4 address by everything on the web.
        let last = ascii.rsplit('.').next().unwrap_or_default();
        if last.bytes().all(|b| b.is_ascii_digit()) {
            return Err(DomainError::IpAddress);
        }
        Ok(Self(ascii))
    }

    /// The ASCII form, as DNS and certificates hold it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form that people read.
    #[must_use]
    pub fn unicode(&self) -> String {
        idna::domain_to_unicode(&self.0).0
    }

    /// It is the other domain, or lies below it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.0
            .strip_suffix(&other.0)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

fn is_ip_address(text: &str) -> bool {
    text.trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<std::net::IpAddr>()
        .is_ok()
}

text_value!(Domain, "A domain name in its ASCII form");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_a_name_are_one_domain() {
        let domain = Domain::parse(" Bücher.Example. ").unwrap();
        assert_eq!(domain.as_str(), "xn--bcher-kva.example");
        assert_eq!(domain.unicode(), "bücher.example");
        assert_eq!(Domain::parse("XN--BCHER-KVA.example"), Ok(domain));
    }

    #[test]
    fn what_is_no_domain_is_refused_with_its_reason() {
        for (text, error) in [
            ("", DomainError::Bounds(ValueError::Empty)),
            ("https://acme.example/", DomainError::Address),
            ("ann@acme.example", DomainError::Address),
            ("*.acme.example", DomainError::Wildcard),
            ("192.0.2.1", DomainError::IpAddress),
            ("[::1]", DomainError::IpAddress),
            ("1.2.3", DomainError::IpAddress),
            ("localhost", DomainError::SingleLabel),
            ("acme..example", DomainError::Label),
            ("ac_me.example", DomainError::Label),
            ("-acme.example", DomainError::Label),
            ("ac me.example", DomainError::Label),
        ] {
            assert_eq!(Domain::parse(text), Err(error), "{text:?}");
        }
        assert_eq!(
            Domain::parse(&format!("{}.example", "a".repeat(64))),
            Err(DomainError::Label)
        );
    }

    #[test]
    fn a_subdomain_lies_within_and_a_namesake_does_not() {
        let acme = Domain::parse("acme.example").unwrap();
        assert!(acme.is_within(&acme));
        assert!(Domain::parse("eu.acme.example").unwrap().is_within(&acme));
        assert!(!Domain::parse("notacme.example").unwrap().is_within(&acme));
        assert!(!acme.is_within(&Domain::parse("eu.acme.example").unwrap()));
    }
}
