//! Where a service takes tenant requests.

use crate::values::{ValueError, is_loopback};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use url::Url;

/// The base address of a service's request API: https, or http on this computer. The client secret
/// and the desk token are sent to no other kind of address, so there is no value for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct DeskAddress(Url);

impl DeskAddress {
    /// Parses a base address; a trailing slash makes no difference.
    ///
    /// # Errors
    /// [`ValueError`] when it is not https (or http on this computer), or has a user name, a query
    /// or a fragment.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let mut url = Url::parse(text.trim()).map_err(|e| ValueError::Address(e.to_string()))?;
        let here = url.host().is_some_and(|h| is_loopback(&h));
        if url.scheme() != "https" && !(url.scheme() == "http" && here) {
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
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self(url))
    }

    /// The host that is shown before anything is sent.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// The address of something below the base; each part becomes one path segment.
    #[must_use]
    pub fn below(&self, parts: &[&str]) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(parts);
        }
        url
    }
}

impl TryFrom<String> for DeskAddress {
    type Error = ValueError;
    fn try_from(text: String) -> Result<Self, ValueError> {
        Self::parse(&text)
    }
}

impl From<DeskAddress> for String {
    fn from(address: DeskAddress) -> Self {
        address.to_string()
    }
}

impl fmt::Display for DeskAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_go_to_https_or_to_this_computer_only() {
        for good in [
            "https://desk.example/api/",
            "http://127.0.0.1:1/",
            "http://[::1]:1",
            "http://localhost:1",
        ] {
            assert!(DeskAddress::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "http://desk.example",
            "ftp://127.0.0.1",
            "https://me@desk.example",
            "https://d.example/?a",
            "desk",
        ] {
            assert!(DeskAddress::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_lies_below_is_appended_and_cannot_climb() {
        let desk = DeskAddress::parse("https://desk.example/api/").unwrap();
        assert_eq!(desk.to_string(), "https://desk.example/api");
        assert_eq!(
            desk.below(&["requests"]).as_str(),
            "https://desk.example/api/requests"
        );
        assert_eq!(
            desk.below(&["requests", "../x?y"]).as_str(),
            "https://desk.example/api/requests/..%2Fx%3Fy"
        );
        assert_eq!(
            DeskAddress::parse("http://[::1]:1")
                .unwrap()
                .below(&["a"])
                .as_str(),
            "http://[::1]:1/a"
        );
    }
}
