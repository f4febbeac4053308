//! Redirect addresses.

use super::{ValueError, bounded, is_loopback, text_value};
use url::{Host, Url};

/// A redirect address as it is registered and sent (RFC 6749 section 3.1.2): absolute, without
/// fragment. The text is kept, because providers compare it character by character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectUri {
    text: String,
    url: Url,
}

impl RedirectUri {
    /// Parses a redirect address.
    ///
    /// # Errors
    /// [`ValueError`] when it is not absolute, not http or https, or has a fragment.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let url = Url::parse(bounded(text)?).map_err(|e| ValueError::Address(e.to_string()))?;
        if !matches!(url.scheme(), "https" | "http") {
            return Err(ValueError::Scheme(url.scheme().to_owned()));
        }
        if url.fragment().is_some() {
            return Err(ValueError::Part("a fragment"));
        }
        Ok(Self {
            text: text.to_owned(),
            url,
        })
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// As an address.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.url
    }
}

text_value!(RedirectUri, "A redirect address (RFC 6749 section 3.1.2)");

/// The redirect address of the test sign-in: plain http on this computer (RFC 8252 section 7.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopbackRedirect(RedirectUri);

impl LoopbackRedirect {
    /// The address that a test uses unless the draft says otherwise.
    pub const DEFAULT: &'static str = "http://127.0.0.1:8765/callback";

    /// The address that a test uses unless the draft says otherwise: [`Self::DEFAULT`], on the host
    /// that the provider's data asks for.
    ///
    /// # Errors
    /// [`ValueError`] when that host is none of this computer's.
    pub fn usual(provider: Option<&crate::provider::Provider>) -> Result<Self, ValueError> {
        let host = provider
            .and_then(|p| p.redirect.loopback_host.as_deref())
            .unwrap_or("127.0.0.1");
        Self::parse(&Self::DEFAULT.replace("127.0.0.1", host))
    }

    /// Parses `http://HOST:PORT/PATH`; port 0 stands for any free port.
    ///
    /// # Errors
    /// [`ValueError`] when it is not plain http on a loopback host.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let uri = RedirectUri::parse(text)?;
        if uri.url.scheme() != "http" {
            return Err(ValueError::Scheme(uri.url.scheme().to_owned()));
        }
        if uri.url.query().is_some() {
            return Err(ValueError::Part("a query"));
        }
        match uri.url.host() {
            Some(Host::Domain(name)) if name != "localhost" => {
                Err(ValueError::NotLoopback(name.to_owned()))
            }
            Some(host) if is_loopback(&host) => Ok(Self(uri)),
            host => Err(ValueError::NotLoopback(
                host.map(|h| h.to_string()).unwrap_or_default(),
            )),
        }
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// As any redirect address.
    #[must_use]
    pub fn uri(&self) -> &RedirectUri {
        &self.0
    }

    /// The host as it was written: `127.0.0.1`, `[::1]` or `localhost`.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.url.host_str().unwrap_or_default()
    }

    /// The port; 0 stands for any.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.0.url.port_or_known_default().unwrap_or(80)
    }

    /// The path, which begins with a slash.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.url.path()
    }

    /// The same address with the port that was really bound.
    #[must_use]
    pub fn with_port(&self, port: u16) -> Self {
        let mut url = self.0.url.clone();
        // A port can always be set on an http address that has a host.
        let _ = url.set_port(Some(port));
        Self(RedirectUri {
            text: url.to_string(),
            url,
        })
    }
}

text_value!(
    LoopbackRedirect,
    "A redirect address on this computer (RFC 8252 section 7.3)"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_address_is_on_this_computer() {
        let any = LoopbackRedirect::parse("http://localhost:0/cb").unwrap();
        assert_eq!(
            (any.host(), any.port(), any.path()),
            ("localhost", 0, "/cb")
        );
        assert_eq!(any.with_port(4711).as_str(), "http://localhost:4711/cb");
        assert!(LoopbackRedirect::parse(LoopbackRedirect::DEFAULT).is_ok());
        assert!(LoopbackRedirect::parse("http://[::1]:1/cb").is_ok());
        for wrong in [
            "https://127.0.0.1:1/cb",
            "http://example.com/cb",
            "http://127.0.0.1:1/cb?x",
            "http://10.0.0.1/cb",
        ] {
            assert!(LoopbackRedirect::parse(wrong).is_err(), "{wrong}");
        }
    }
}
