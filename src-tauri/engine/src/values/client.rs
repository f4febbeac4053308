//! The client, as the provider knows it.

use super::{ValueError, bounded, text_value};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A client identifier (RFC 6749 section 2.2; visible ASCII and space by appendix A.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientId(String);

impl ClientId {
    /// Takes a client id as the provider shows it.
    ///
    /// # Errors
    /// [`ValueError`] when it is empty, too long, or has a character that no client id can have.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        match bounded(text)?.chars().find(|c| !(' '..='~').contains(c)) {
            Some(c) => Err(ValueError::Character(c)),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The client id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text_value!(ClientId, "A client identifier (RFC 6749 section 2.2)");

/// How a client proves itself at the token endpoint (OpenID Connect Core 1.0 section 9). Of the
/// methods registered for this use, those that a shared secret, or none, can serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum ClientAuthentication {
    /// Id and secret in the `Authorization` header.
    #[serde(rename = "client_secret_basic")]
    Basic,
    /// Id and secret in the form.
    #[serde(rename = "client_secret_post")]
    Post,
    /// No secret: a public client.
    #[serde(rename = "none")]
    None,
}

impl ClientAuthentication {
    /// Parses a method as metadata and the command line name it.
    ///
    /// # Errors
    /// [`ValueError::Unknown`] when it is none that Latchkey can use.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        match text {
            "client_secret_basic" | "basic" => Ok(Self::Basic),
            "client_secret_post" | "post" => Ok(Self::Post),
            "none" => Ok(Self::None),
            _ => Err(ValueError::Unknown {
                received: text.to_owned(),
                known: "basic, post, none",
            }),
        }
    }

    /// The registered name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "client_secret_basic",
            Self::Post => "client_secret_post",
            Self::None => "none",
        }
    }
}
