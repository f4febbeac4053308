//! The authority that a person enters, and the issuer that a provider says it is.

use super::{ValueError, bounded, is_loopback, text_value};
use url::Url;

/// The address below which a provider publishes its discovery document: an absolute http or https
/// address without query and fragment. A trailing slash is kept, because the issuer may have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    text: String,
    url: Url,
}

impl Authority {
    /// Parses the normal form. What people paste is understood by `authority::address`.
    ///
    /// # Errors
    /// [`ValueError`] when the text is no such address.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let url = Url::parse(bounded(text)?).map_err(|e| ValueError::Address(e.to_string()))?;
        if !matches!(url.scheme(), "https" | "http") {
            return Err(ValueError::Scheme(url.scheme().to_owned()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(ValueError::Part("a user name or password"));
        }
        if url.query().is_some() {
            return Err(ValueError::Part("a query"));
        }
        if url.fragment().is_some() {
            return Err(ValueError::Part("a fragment"));
        }
        // An address of a host alone has no path of its own: the parser's slash was not entered.
        let text = match (url.path(), text.ends_with('/')) {
            ("/", false) => url.as_str().trim_end_matches('/').to_owned(),
            _ => url.as_str().to_owned(),
        };
        Ok(Self { text, url })
    }

    /// The authority as it is compared with the issuer.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The authority as an address.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Where the discovery document is (OpenID Connect Discovery 1.0 section 4): a trailing slash
    /// is removed before the well-known path is appended.
    #[must_use]
    pub fn discovery_url(&self) -> Url {
        let mut url = self.url.clone();
        let path = format!(
            "{}/.well-known/openid-configuration",
            url.path().trim_end_matches('/')
        );
        url.set_path(&path);
        url
    }

    /// The host is this computer itself.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.url.host().is_some_and(|h| is_loopback(&h))
    }
}

text_value!(
    Authority,
    "An http or https address without query and fragment"
);

/// The issuer identifier as a provider wrote it (OpenID Connect Core 1.0 section 1.2). Any text,
/// because it is compared character by character and judged; never longer than 2048 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer(String);

impl Issuer {
    /// Takes an issuer as it was written.
    ///
    /// # Errors
    /// [`ValueError`] when it is empty or longer than anything real.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        bounded(text).map(|t| Self(t.to_owned()))
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text_value!(Issuer, "An issuer identifier as the provider wrote it");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_well_known_path_follows_the_authority_without_its_slash() {
        for (authority, discovery) in [
            (
                "https://a.example",
                "https://a.example/.well-known/openid-configuration",
            ),
            (
                "https://a.example/",
                "https://a.example/.well-known/openid-configuration",
            ),
            (
                "https://a.example/t/v2.0/",
                "https://a.example/t/v2.0/.well-known/openid-configuration",
            ),
        ] {
            let parsed = Authority::parse(authority).unwrap();
            assert_eq!(parsed.discovery_url().as_str(), discovery);
            assert_eq!(parsed.as_str(), authority);
        }
    }

    #[test]
    fn what_is_no_authority_is_refused_with_its_reason() {
        assert_eq!(Authority::parse(""), Err(ValueError::Empty));
        assert_eq!(
            Authority::parse("ftp://a.example"),
            Err(ValueError::Scheme("ftp".into()))
        );
        assert_eq!(
            Authority::parse("https://a.example/?x=1"),
            Err(ValueError::Part("a query"))
        );
        assert_eq!(
            Authority::parse("https://me:pw@a.example"),
            Err(ValueError::Part("a user name or password"))
        );
    }
}
