//! The provider's clock against this computer's, by the `Date` headers of its answers (RFC 9110
//! section 6.6.1).

use super::observation::Observation;
use crate::exchange::Exchange;
use crate::faults;
use crate::finding::Finding;
use chrono::{DateTime, TimeDelta, Utc};

faults! {
    /// The two clocks differ by more than half a minute.
    SIGNIN_CLOCK_DIFFERS = warn "signin-clock-differs" cites "RFC 9110, section 6.6.1";
}

/// From which difference on it is worth a warning, in milliseconds.
const WORTH_SAYING_MS: u64 = 30_000;

/// How far the provider's clock is ahead of this computer's, in milliseconds; negative when it is
/// behind. The `Date` header holds whole seconds and stands for the middle of its second; it is set
/// half a round trip before the answer's first byte arrives.
#[must_use]
pub fn ahead_ms(exchange: &Exchange) -> Option<i64> {
    let response = exchange.response.as_ref()?;
    let date = DateTime::parse_from_rfc2822(response.header("date")?)
        .ok()?
        .with_timezone(&Utc);
    let micros = |us: u64| i64::try_from(us).ok().map(TimeDelta::microseconds);
    let arrived = exchange.at.checked_add_signed(micros(exchange.took_us)?)?;
    let set = arrived.checked_sub_signed(micros(response.first_byte_us / 2)?)?;
    let middle = date.checked_add_signed(TimeDelta::milliseconds(500))?;
    Some(middle.signed_duration_since(set).num_milliseconds())
}

/// The same for a whole sign-in: by the answer that took the least time, which tells it best.
#[must_use]
pub fn provider_ahead_ms(seen: &Observation) -> Option<i64> {
    let exchanges = seen
        .token
        .iter()
        .map(|t| &t.exchange)
        .chain(seen.userinfo.iter().map(|u| &u.exchange));
    let best = exchanges
        .filter_map(|e| Some((e.response.as_ref()?.first_byte_us, ahead_ms(e)?)))
        .min()?;
    Some(best.1)
}

/// Judges the difference.
#[must_use]
pub fn judge(seen: &Observation) -> Vec<Finding> {
    let Some(ahead) = provider_ahead_ms(seen).filter(|ms| ms.unsigned_abs() >= WORTH_SAYING_MS)
    else {
        return Vec::new();
    };
    let direction = if ahead > 0 { "ahead" } else { "behind" };
    let seconds = (ahead.unsigned_abs() / 1000).to_string();
    vec![
        SIGNIN_CLOCK_DIFFERS
            .found()
            .detail("direction", direction)
            .detail("seconds", seconds),
    ]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::testing::{Case, at, troubles};
    use super::*;

    fn dated(date: &str) -> Observation {
        let mut seen = Case::good().seen();
        let exchange = &mut seen.token.as_mut().unwrap().exchange;
        exchange.at = at();
        exchange.took_us = 1_500_000;
        let response = exchange.response.as_mut().unwrap();
        response.first_byte_us = 1_000_000;
        response.headers.push(("date".into(), date.into()));
        seen
    }

    #[test]
    fn half_the_round_trip_is_taken_off() {
        // Asked at 08:00:00, the request sent at 08:00:00.5, the first byte at 08:00:01.5.
        assert_eq!(
            provider_ahead_ms(&dated("Fri, 15 Jan 2027 08:00:01 GMT")),
            Some(500)
        );
        assert_eq!(
            provider_ahead_ms(&dated("Fri, 15 Jan 2027 07:59:01 GMT")),
            Some(-59_500)
        );
        assert_eq!(provider_ahead_ms(&dated("yesterday")), None);
    }

    #[test]
    fn half_a_minute_is_worth_a_warning() {
        assert_eq!(troubles(&dated("Fri, 15 Jan 2027 08:00:21 GMT")), [""; 0]);
        assert_eq!(
            troubles(&dated("Fri, 15 Jan 2027 08:00:41 GMT")),
            ["signin-clock-differs"]
        );
        assert_eq!(
            troubles(&dated("Fri, 15 Jan 2027 07:59:21 GMT")),
            ["signin-clock-differs"]
        );
    }
}
