//! The sandbox's clock: it plays servers, and servers have clocks of their own.

use chrono::{DateTime, Utc};

#[expect(
    clippy::disallowed_methods,
    reason = "the Clock port is the engine's, of which the sandbox knows nothing"
)]
pub(crate) fn now() -> DateTime<Utc> {
    Utc::now()
}

/// Seconds since 1970.
pub(crate) fn unix_now() -> i64 {
    now().timestamp()
}
