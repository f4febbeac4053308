//! When the client secret ends (feature C2).

use crate::faults;
use crate::finding::{Field, Finding, moment};
use chrono::{DateTime, TimeDelta, Utc};

faults! {
    /// The secret's time is over.
    SECRET_EXPIRED = fail "secret-expired";
    /// The secret ends within two weeks.
    SECRET_EXPIRES_SOON = warn "secret-expires-soon";
    /// The secret ends later than that.
    SECRET_EXPIRY_AHEAD = pass "secret-expiry-ahead";
    /// Nobody said when the secret ends.
    SECRET_EXPIRY_UNKNOWN = note "secret-expiry-unknown";
}

/// How long before its end a secret is to be replaced.
pub const REMIND_BEFORE: TimeDelta = TimeDelta::days(14);

/// From when on a secret that ends at `expires` is called soon to expire.
#[must_use]
pub fn soon_from(expires: DateTime<Utc>) -> Option<DateTime<Utc>> {
    expires.checked_sub_signed(REMIND_BEFORE)
}

/// Judges when the secret ends, as it was entered, against the clock.
#[must_use]
pub fn judge(expires: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Finding {
    let Some(expires) = expires else {
        return SECRET_EXPIRY_UNKNOWN.found().field(Field::SecretExpires);
    };
    let left = expires - now;
    let fault = if left <= TimeDelta::zero() {
        &SECRET_EXPIRED
    } else if left <= REMIND_BEFORE {
        &SECRET_EXPIRES_SOON
    } else {
        &SECRET_EXPIRY_AHEAD
    };
    fault
        .found()
        .field(Field::SecretExpires)
        .received(moment(expires))
        .detail("days", left.num_days().abs().to_string())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_judged_against_the_clock() {
        let now: DateTime<Utc> = "2026-11-22T12:00:00Z".parse().unwrap();
        let grade = |text: &str| judge(Some(text.parse().unwrap()), now).fault.id;
        assert_eq!(grade("2026-11-22T12:00:00Z"), "secret-expired");
        assert_eq!(grade("2026-11-22T12:00:01Z"), "secret-expires-soon");
        assert_eq!(grade("2026-12-06T12:00:00Z"), "secret-expires-soon");
        assert_eq!(grade("2026-12-06T12:00:01Z"), "secret-expiry-ahead");
        assert_eq!(judge(None, now).fault.id, "secret-expiry-unknown");
        let far = judge(Some(DateTime::<Utc>::MIN_UTC), DateTime::<Utc>::MAX_UTC);
        assert_eq!(far.fault.id, "secret-expired");
    }
}
