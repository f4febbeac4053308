//! Judges the token's times.

use super::{IDTOKEN_EXPIRED, IDTOKEN_IAT_FUTURE, IDTOKEN_TIME_CLOSE};
use crate::finding::{Fault, Finding};
use crate::signin::observation::IdTokenFacts;
use chrono::DateTime;

/// By how much the clocks may differ, in seconds. Most clients allow one to five minutes.
const LEEWAY_S: i64 = 60;

/// A claim that is a time (RFC 7519 section 2, NumericDate), in whole seconds.
#[must_use]
pub fn seconds(token: &IdTokenFacts, claim: &str) -> Option<i64> {
    let value = token.claims.get(claim)?;
    // A fraction is allowed and of no use here; what no clock can show becomes the farthest time.
    #[allow(clippy::cast_possible_truncation)]
    value.as_i64().or_else(|| value.as_f64().map(|f| f as i64))
}

/// `exp`, `iat` and `nbf` against this computer's clock, and that against the provider's.
pub(super) fn times(token: &IdTokenFacts, provider_ahead_ms: Option<i64>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let now = token.at.timestamp();
    let shown =
        |s: i64| DateTime::from_timestamp(s, 0).map_or_else(|| s.to_string(), |t| t.to_rfc3339());
    // How far beyond what is allowed, in seconds; positive is wrong.
    let checks = [
        ("exp", &IDTOKEN_EXPIRED, true),
        ("iat", &IDTOKEN_IAT_FUTURE, false),
        ("nbf", &IDTOKEN_IAT_FUTURE, false),
    ];
    for (claim, fault, ends) in checks {
        let Some(time) = seconds(token, claim) else {
            continue;
        };
        let beyond = if ends {
            now.saturating_sub(time).saturating_add(1)
        } else {
            time.saturating_sub(now)
        };
        // A second is lost to rounding on either side.
        let fault: &'static Fault = match beyond {
            ..=0 => continue,
            1 if !ends => continue,
            _ if beyond > LEEWAY_S => fault,
            _ => &IDTOKEN_TIME_CLOSE,
        };
        // The provider's own `Date` is off as far, and in the direction that explains it: then the two
        // computers' clocks differ, and it is not the token.
        let ahead = provider_ahead_ms.unwrap_or_default() / 1000;
        let clocks =
            if ends { ahead.saturating_neg() } else { ahead } >= beyond.saturating_sub(5).max(1);
        let finding = fault
            .found()
            .expected(shown(now))
            .received(shown(time))
            .detail("claim", claim);
        findings.push(
            finding
                .detail("seconds", beyond.to_string())
                .detail("side", if clocks { "clocks" } else { "token" }),
        );
    }
    findings
}
