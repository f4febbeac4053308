//! What a test sign-in showed: everything that its judges read, and no secret. The code, the tokens,
//! the verifier and the client secret never come in here; what only they can tell is computed when
//! they are seen ([`super::facts`]) and kept as a fact.

use super::jws::NotReadable;
use super::signature::Signature;
use super::verifier::Opinion;
use crate::client_auth;
use crate::exchange::{Exchange, Method};
use crate::fetch::Fetched;
use crate::ports::{BindErrorKind, Refused};
use crate::values::{ClientId, Domain};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::net::SocketAddr;

/// One test sign-in, by code or by device.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Observation {
    /// What was asked, and of whom.
    pub asked: Asked,
    /// The port on this computer; absent in a device flow.
    pub loopback: Option<LoopbackFacts>,
    /// Whether a browser was opened; absent when that was not asked for.
    pub browser: Option<BrowserFacts>,
    /// The device flow's first answer; absent in a code flow.
    pub device: Option<DeviceFacts>,
    /// The authorization response, once one arrived.
    pub callback: Option<CallbackFacts>,
    /// The last answer of the token endpoint.
    pub token: Option<TokenFacts>,
    /// The keys by which tokens were checked; absent when no token arrived.
    pub keys: Option<KeysFacts>,
    /// The ID Token, if there was one.
    pub id_token: Option<IdTokenFacts>,
    /// The answer of the userinfo endpoint, if it was asked.
    pub userinfo: Option<UserinfoFacts>,
    /// When each step was reached.
    pub hops: Hops,
}

/// What was asked, and of whom.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Asked {
    /// The issuer that was discovered or entered.
    pub issuer: String,
    /// The client.
    pub client_id: ClientId,
    /// How it proves itself.
    pub method: client_auth::Method,
    /// The client authentication methods that metadata lists.
    pub methods_listed: Option<Vec<String>>,
    /// The algorithms of ID Tokens that metadata lists.
    pub algorithms_listed: Option<Vec<String>>,
    /// Metadata promises `iss` in every authorization response (RFC 9207 section 3).
    pub announces_iss: bool,
    /// Metadata names no endpoint of these names, and the sign-in needs them.
    pub endpoints_missing: Vec<String>,
    /// Nothing is sent to the endpoints of these names, because the way to them, or the way on which
    /// their addresses came, is plain http to another computer.
    pub endpoints_in_clear: Vec<String>,
    /// The redirect address as it was sent; absent in a device flow.
    pub redirect: Option<String>,
    /// The scopes, as they were sent.
    pub scopes: String,
    /// Whose account was hinted at.
    pub login_hint: Option<String>,
    /// The `prompt` parameter.
    pub prompt: Option<String>,
    /// The nonce as it was sent; none is sent in a device flow.
    pub nonce: Option<String>,
    /// The domains whose people are to sign in; empty when they were not given.
    pub associated_domains: Vec<Domain>,
    /// The provider, by catalog id, where it is known.
    pub provider: Option<String>,
    /// How long a person was waited for, at most, in seconds.
    pub wait_seconds: u64,
}

/// The port on this computer.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct LoopbackFacts {
    /// The addresses bound.
    pub addresses: Vec<SocketAddr>,
    /// Why none could be bound.
    pub not_bound: Option<NotBound>,
    /// Requests that were refused without a look at their parameters.
    pub refused: Refused,
    /// Requests on the path with no `state`.
    pub without_state: u32,
    /// Requests on the path with another `state`.
    pub other_state: u32,
    /// Requests that a browser made in advance, with no person looking.
    pub prefetched: u32,
    /// The last error that arrived without our `state`: shown, and not believed.
    pub stray_error: Option<ErrorFacts>,
}

/// Why a port could not be bound.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct NotBound {
    /// The port.
    pub port: u16,
    /// Why.
    pub kind: BindErrorKind,
    /// The system's own words.
    pub text: String,
}

/// What came of opening a browser.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "browser", rename_all = "kebab-case")]
pub enum BrowserFacts {
    /// The system took the address.
    Opened,
    /// No browser could be opened.
    NotOpened {
        /// Why.
        why: String,
    },
}

/// An OAuth error (RFC 6749 sections 4.1.2.1 and 5.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ErrorFacts {
    /// `error`.
    pub error: String,
    /// `error_description`.
    pub description: Option<String>,
    /// `error_uri`.
    pub uri: Option<String>,
}

/// The authorization response (RFC 6749 section 4.1.2). Its `state` was ours, or it would not be here.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CallbackFacts {
    /// GET, or POST for `form_post`.
    pub method: Method,
    /// The names of the parameters, in the order sent.
    pub parameters: Vec<String>,
    /// A code was among them.
    pub code: bool,
    /// The error, if one was.
    pub error: Option<ErrorFacts>,
    /// `iss` (RFC 9207 section 2).
    pub iss: Option<String>,
}

/// An answer of the token endpoint (RFC 6749 section 5).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TokenFacts {
    /// The exchange.
    pub exchange: Exchange,
    /// The body.
    pub body: BodyFacts,
    /// The error, if it is one.
    pub error: Option<ErrorFacts>,
    /// `token_type`, as sent.
    pub token_type: Option<Value>,
    /// `expires_in`, as sent.
    pub expires_in: Option<Value>,
    /// `scope`, as sent.
    pub scope: Option<Value>,
}

/// A JSON body's outer form.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct BodyFacts {
    /// Why it is no JSON object, if it is none.
    pub not_json: Option<String>,
    /// The members and the JSON type of each.
    pub members: Vec<(String, String)>,
    /// Members that stand twice.
    pub duplicates: Vec<String>,
}

impl BodyFacts {
    /// The JSON type of a member.
    #[must_use]
    pub fn kind_of(&self, member: &str) -> Option<&str> {
        self.members
            .iter()
            .find(|(name, _)| name == member)
            .map(|(_, kind)| kind.as_str())
    }
}

/// The keys by which tokens were checked.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct KeysFacts {
    /// How many keys the document holds; absent when it could not be read.
    pub count: Option<usize>,
    /// The document was fetched for this check, because it was not at hand or did not know the key.
    pub fetched: Option<Fetched>,
}

/// An ID Token (OpenID Connect Core 1.0 section 2).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct IdTokenFacts {
    /// When it was looked at, by this computer's clock.
    pub at: DateTime<Utc>,
    /// Why it could not be taken apart; then all else is empty.
    pub not_readable: Option<NotReadable>,
    /// The header.
    pub header: Map<String, Value>,
    /// The claims as received.
    pub claims: Map<String, Value>,
    /// Members that stand twice.
    pub duplicates: Vec<String>,
    /// Our own check of its signature.
    pub signature: Option<Signature>,
    /// `at_hash` compared with the access token.
    pub at_hash: AtHash,
    /// What openidconnect's verifier said.
    pub verifier: Option<Opinion>,
}

impl IdTokenFacts {
    /// A claim that is text.
    #[must_use]
    pub fn text(&self, claim: &str) -> Option<&str> {
        self.claims.get(claim)?.as_str()
    }
}

/// `at_hash` compared with the access token (OpenID Connect Core 1.0 section 3.1.3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AtHash {
    /// There is none, which this flow allows.
    Absent,
    /// It belongs to the access token.
    Matches,
    /// It belongs to another.
    Differs,
    /// No hash belongs to the algorithm.
    NotComputable,
}

/// An answer of the userinfo endpoint (OpenID Connect Core 1.0 section 5.3).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct UserinfoFacts {
    /// The exchange.
    pub exchange: Exchange,
    /// The claims as received, out of JSON or out of a signed token.
    pub claims: Option<Map<String, Value>>,
    /// Why there are none.
    pub not_readable: Option<NotReadable>,
    /// Members that stand twice.
    pub duplicates: Vec<String>,
    /// It is a signed token (section 5.3.2), and this is our own check of its signature.
    pub signature: Option<Signature>,
}

/// The device flow's first answer (RFC 8628 section 3.2).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DeviceFacts {
    /// The exchange.
    pub exchange: Exchange,
    /// The body.
    pub body: BodyFacts,
    /// The error, if it is one.
    pub error: Option<ErrorFacts>,
    /// How often the token endpoint was asked.
    pub polls: u32,
    /// How often it said `slow_down`.
    pub slow_downs: u32,
    /// The wait came to its limit, or to the code's, before somebody signed in.
    pub ended_waiting: bool,
}

/// When each step was reached, in microseconds since the beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hops {
    /// The port was bound.
    pub listening_us: Option<u64>,
    /// The address was given to the browser.
    pub opened_us: Option<u64>,
    /// The system had opened it there.
    pub browser_us: Option<u64>,
    /// The authorization response arrived; in a device flow, the token endpoint's last answer did.
    pub answered_us: Option<u64>,
    /// The token endpoint answered.
    pub token_us: Option<u64>,
    /// The userinfo endpoint answered.
    pub userinfo_us: Option<u64>,
    /// Every judge had judged.
    pub verdict_us: Option<u64>,
}

impl Observation {
    /// What Latchkey itself took from the authorization response to the verdict: less the waits on
    /// the provider, in microseconds.
    #[must_use]
    pub fn own_cost_us(&self) -> Option<u64> {
        let whole = self.hops.verdict_us?.checked_sub(self.hops.answered_us?)?;
        let fetched = self
            .keys
            .iter()
            .filter_map(|k| k.fetched.as_ref())
            .flat_map(|f| &f.hops);
        let code_flow = self.callback.is_some();
        let token = self.token.iter().filter(|_| code_flow).map(|t| &t.exchange);
        let waits = token
            .chain(self.userinfo.iter().map(|u| &u.exchange))
            .chain(fetched)
            .map(|e| e.took_us);
        Some(whole.saturating_sub(waits.sum()))
    }
}
