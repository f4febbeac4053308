//! What the provider remembers, in memory only.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::people::Person;
use super::settings::ResponseMode;
use crate::secret::Secret;

/// How long a code or a device code may be redeemed.
pub(crate) const CODE_LIFE: Duration = Duration::from_secs(600);
/// How long an access token is good.
pub(crate) const TOKEN_LIFE: Duration = Duration::from_secs(600);
/// How long a device must wait between two requests (RFC 8628, section 3.2).
pub(crate) const DEVICE_INTERVAL: Duration = Duration::from_secs(1);

/// An authorization request that was found good.
#[derive(Clone)]
pub(crate) struct AuthorizationRequest {
    pub(crate) client_id: String,
    pub(crate) redirect_uri: String,
    pub(crate) scope: String,
    pub(crate) state: Option<String>,
    pub(crate) nonce: Option<String>,
    pub(crate) code_challenge: String,
    pub(crate) response_mode: ResponseMode,
}

/// What somebody allowed a client.
#[derive(Clone)]
pub(crate) struct Grant {
    pub(crate) client_id: String,
    pub(crate) scope: String,
    pub(crate) nonce: Option<String>,
    pub(crate) person: &'static Person,
    /// Seconds since 1970 at which the person signed in.
    pub(crate) auth_time: i64,
}

/// An authorization code. It stays after its use, so that a second use can be recognised.
pub(crate) struct Code {
    pub(crate) request: AuthorizationRequest,
    pub(crate) grant: Grant,
    pub(crate) made: Instant,
    /// The access token that it was redeemed for.
    pub(crate) redeemed: Option<String>,
}

pub(crate) struct AccessToken {
    pub(crate) grant: Grant,
    pub(crate) made: Instant,
}

/// A device that waits for somebody to decide (RFC 8628).
pub(crate) struct Device {
    pub(crate) client_id: String,
    pub(crate) scope: String,
    pub(crate) user_code: String,
    pub(crate) decision: Decision,
    pub(crate) made: Instant,
    pub(crate) interval: Duration,
    pub(crate) asked: Option<Instant>,
}

pub(crate) enum Decision {
    Open,
    Allowed(Grant),
    Denied,
}

#[derive(Default)]
pub(crate) struct Memory {
    /// Sign-in pages that are open, by the id in their form's address.
    pub(crate) interactions: HashMap<String, AuthorizationRequest>,
    pub(crate) codes: HashMap<String, Code>,
    pub(crate) access_tokens: HashMap<String, AccessToken>,
    /// By device code.
    pub(crate) devices: HashMap<String, Device>,
    /// Every code and token that was handed out.
    pub(crate) handed_out: Vec<Secret>,
}
