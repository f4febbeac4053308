//! Facts of the proof: which requests were sent and what came back. No secret, code or token.

use crate::client_auth::Method;
use crate::exchange::Exchange;
use crate::values::ClientId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The proof of a client id and secret, request by request.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ProofObservation {
    /// The client id that was asked with.
    pub client_id: ClientId,
    /// What the secret looks like.
    pub secret: SecretLooks,
    /// The client authentication methods that metadata lists for the token endpoint; absent means
    /// that none are listed.
    pub listed_methods: Option<Vec<String>>,
    /// The ways of proving itself that were to be tried, in order.
    pub planned: Vec<Method>,
    /// The requests with the given secret, in the order in which they were sent.
    pub trials: Vec<Trial>,
    /// The request with a random secret in place of the given one; it repeats one of the trials.
    pub control: Option<Trial>,
    /// A control was not wanted.
    pub without_control: bool,
    /// Why nothing was asked, where nothing was.
    pub not_asked: Option<NotAsked>,
}

/// What a secret looks like, without telling it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SecretLooks {
    /// Its length in characters.
    pub characters: usize,
    /// The kinds of characters in it.
    pub alphabet: Alphabet,
}

/// The kinds of characters in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Alphabet {
    /// Nothing is there.
    Empty,
    /// Digits only.
    Digits,
    /// Digits and the letters a to f.
    Hexadecimal,
    /// A UUID.
    Uuid,
    /// ASCII letters and digits.
    LettersAndDigits,
    /// Letters, digits, hyphen and underscore.
    UrlSafe,
    /// Any other visible ASCII.
    Visible,
    /// Something else, such as spaces or letters with accents.
    Other,
}

impl Alphabet {
    /// The name that it has in the words and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Digits => "digits",
            Self::Hexadecimal => "hexadecimal",
            Self::Uuid => "uuid",
            Self::LettersAndDigits => "letters-and-digits",
            Self::UrlSafe => "url-safe",
            Self::Visible => "visible",
            Self::Other => "other",
        }
    }
}

/// One request of the experiment.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Trial {
    /// How the client proved itself.
    pub method: Method,
    /// What was asked for.
    pub asked: Asked,
    /// What the answer's body said.
    pub said: Said,
    /// The exchange.
    pub exchange: Exchange,
}

/// What a request asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// To revoke a random token (RFC 7009 section 2.1).
    Revocation,
    /// To redeem a random code (RFC 6749 section 4.1.3).
    AuthorizationCode,
    /// For a token of the client's own (RFC 6749 section 4.4.2).
    ClientCredentials,
}

/// What the body of a refusal said (RFC 6749 section 5.2). The body of a success is never read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Said {
    /// The `error` code.
    pub error: Option<String>,
    /// The provider's own codes: those that its data names, and numbers in `error_codes`.
    pub codes: Vec<String>,
    /// The `error_description`, for people; left out where it repeats what was sent.
    pub description: Option<String>,
}

/// Why nothing was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NotAsked {
    /// Metadata names no token endpoint.
    NoEndpoint,
    /// The endpoint is plain http on another computer: the secret would be readable on the way.
    NotHttps,
    /// Metadata allows no method that uses a shared secret.
    NoSecretMethod,
    /// The person asked for the method `none`, which has no secret to prove.
    PublicClient,
}

impl Trial {
    /// The status of the answer, if one arrived whole.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        let response = self.exchange.response.as_ref()?;
        self.exchange
            .interruption
            .is_none()
            .then_some(response.status)
    }
}
