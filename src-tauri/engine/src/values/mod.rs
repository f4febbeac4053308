//! Protocol values: parsed once, at the edge, into types that cannot be wrong.

mod authority;
mod client;
mod domain;
mod email;
mod redirect;
mod scope;
mod wrong;

pub use authority::{Authority, Issuer};
pub use client::{ClientAuthentication, ClientId};
pub use domain::{Domain, DomainError};
pub use email::{Email, EmailError};
pub use redirect::{LoopbackRedirect, RedirectUri};
pub use scope::{Scope, Scopes};
pub use wrong::Wrong;

/// Why a text is not a value of the kind asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Nothing is there.
    #[error("the value is empty")]
    Empty,
    /// A character is not allowed there.
    #[error("the character {0:?} is not allowed there")]
    Character(char),
    /// It is no absolute address.
    #[error("not an absolute address: {0}")]
    Address(String),
    /// The scheme is another than the value must have.
    #[error("the scheme is {0}, not http or https")]
    Scheme(String),
    /// The address has a part that this value must not have.
    #[error("the address has {0}, which does not belong there")]
    Part(&'static str),
    /// The host must be a loopback host.
    #[error("the host {0} is not this computer: 127.0.0.1, [::1] or localhost")]
    NotLoopback(String),
    /// It is longer than anything real.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// The value is none of those that are known.
    #[error("{received:?} is none of {known}")]
    Unknown {
        /// What was given.
        received: String,
        /// What there is.
        known: &'static str,
    },
}

/// Longest value taken for any address or name, in characters.
const MAX_LENGTH: usize = 2048;

/// Refuses what is empty or longer than anything real.
fn bounded(text: &str) -> Result<&str, ValueError> {
    if text.is_empty() {
        return Err(ValueError::Empty);
    }
    if text.chars().count() > MAX_LENGTH {
        return Err(ValueError::TooLong(MAX_LENGTH));
    }
    Ok(text)
}

/// A UUID in its usual writing (RFC 9562 section 4), in letters of either case.
#[must_use]
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.char_indices().all(|(n, c)| match n {
            8 | 13 | 18 | 23 => c == '-',
            _ => c.is_ascii_hexdigit(),
        })
}

/// Whether the host of an address is this computer itself.
#[must_use]
pub fn is_loopback(host: &url::Host<&str>) -> bool {
    match host {
        url::Host::Ipv4(ip) => ip.is_loopback(),
        url::Host::Ipv6(ip) => ip.is_loopback(),
        url::Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
    }
}

/// Whether a secret may be sent to an address: https, or this computer itself (RFC 6749 section
/// 2.3.1, RFC 6750 section 5.3).
#[must_use]
pub fn is_private(url: &url::Url) -> bool {
    url.scheme() == "https" || url.host().is_some_and(|host| is_loopback(&host))
}

/// Serialises a value as its text, and reads it back through its parser.
macro_rules! text_value {
    ($name:ident, $about:literal) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = String::deserialize(d)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "description": $about })
            }
        }
    };
}
pub(crate) use text_value;
