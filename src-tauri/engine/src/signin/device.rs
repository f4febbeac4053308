//! What the endpoint of the sign-in by device answered, and the wait for the person (RFC 8628).

use super::observation::Observation;
use crate::faults;
use crate::finding::{Field, Finding};

faults! {
    /// The device endpoint gave no code.
    DEVICE_REFUSED = fail "device-refused" cites "RFC 8628, section 3.2";
    /// A member of its answer is missing or wrong.
    DEVICE_ANSWER_INCOMPLETE = fail "device-answer-incomplete" cites "RFC 8628, section 3.2";
    /// Nobody entered the code in time.
    DEVICE_NO_ANSWER = fail "device-no-answer" cites "RFC 8628, section 3.5";
}

/// Judges the first answer and the wait, if there was one.
#[must_use]
pub fn judge(seen: &Observation) -> Vec<Finding> {
    let Some(device) = &seen.device else {
        return Vec::new();
    };
    if let Some(error) = &device.error {
        let said = error.description.as_deref().unwrap_or(&error.error);
        return vec![
            DEVICE_REFUSED
                .found()
                .received(said)
                .detail("error", &error.error),
        ];
    }
    if let Some(interruption) = &device.exchange.interruption {
        return vec![DEVICE_REFUSED.found().received(&interruption.text)];
    }
    if let Some(why) = &device.body.not_json {
        let status = device.exchange.response.as_ref().map_or(0, |r| r.status);
        return vec![DEVICE_REFUSED.found().received(format!("{status}: {why}"))];
    }
    let mut findings = Vec::new();
    for (name, expected) in [
        ("device_code", "string"),
        ("user_code", "string"),
        ("expires_in", "number"),
    ] {
        let kind = device.body.kind_of(name);
        if kind != Some(expected) {
            let finding = DEVICE_ANSWER_INCOMPLETE
                .found()
                .expected(expected)
                .received(kind.unwrap_or("nothing"));
            findings.push(finding.detail("name", name));
        }
    }
    if device.ended_waiting {
        let finding = DEVICE_NO_ANSWER.found().field(Field::TestUser);
        findings.push(
            finding
                .detail("seconds", seen.asked.wait_seconds.to_string())
                .detail("polls", device.polls.to_string()),
        );
    }
    findings
}
