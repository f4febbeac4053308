//! What a request's way to the service means, all of it at once.

use super::model::Problem;
use super::observation::{Action, Observation, WaitingFacts};
use super::reply::Outcome;
use super::standing::standing;
use super::wire::{Attempt, Call};
use crate::faults;
use crate::finding::{Fault, Field, Finding, moment};

faults! {
    /// The service has the request.
    REQUEST_SUBMITTED = pass "request-submitted";
    /// The service has an open request of this setup already; nothing was sent.
    REQUEST_ALREADY_OPEN = fail "request-already-open";
    /// The answer to the service's question arrived.
    REQUEST_ANSWERED = pass "request-answered";
    /// Taken back before the service can have had it.
    REQUEST_TAKEN_BACK_UNSENT = pass "request-taken-back-unsent";

    /// One field was not accepted (422).
    REQUEST_FIELD_REFUSED = fail "request-field-refused" cites "RFC 9457, section 3.2";
    /// There is an open request for one of the domains (409).
    REQUEST_CONFLICT = fail "request-conflict";
    /// What was asked does not fit the state that the request is in (409).
    REQUEST_MOVE_REFUSED = fail "request-move-refused";
    /// The key belongs to another body (422).
    REQUEST_KEY_REUSED = fail "request-key-reused";
    /// The token was not accepted (401, 403).
    REQUEST_TOKEN_REFUSED = fail "request-token-refused" cites "RFC 6750, section 3.1";
    /// There is no request API at the address, or no such request (404).
    REQUEST_NOT_FOUND = fail "request-not-found";
    /// Refused for another reason.
    REQUEST_REFUSED = fail "request-refused";
    /// Too many requests (429).
    REQUEST_RATE_LIMITED = fail "request-rate-limited" cites "RFC 6585, section 4";
    /// The time before which the service does not want to be asked has not come; nothing was sent.
    REQUEST_TOO_EARLY = fail "request-too-early" cites "RFC 9110, section 10.2.3";
    /// The service cannot do it now (5xx).
    REQUEST_SERVICE_FAILING = fail "request-service-failing" cites "RFC 9110, section 15.6";
    /// The service points elsewhere.
    REQUEST_REDIRECTED = fail "request-redirected";
    /// The service answered something that the API does not know.
    REQUEST_UNREADABLE = fail "request-unreadable";
    /// No answer.
    REQUEST_NO_ANSWER = fail "request-no-answer";

    /// Waited once, because the service asked for it.
    REQUEST_WAITED = note "request-waited";
    /// Written down, to be sent later.
    REQUEST_WAITING = note "request-waiting";
    /// Written down, and the secret for it goes with this run.
    REQUEST_CANNOT_WAIT = fail "request-cannot-wait";
    /// What became of an earlier request cannot be found out.
    REQUEST_EARLIER_UNSETTLED = warn "request-earlier-unsettled";
}

/// Judges one action.
#[must_use]
pub fn judge(seen: &Observation) -> Vec<Finding> {
    let mut findings = Vec::new();
    if seen.already_open {
        findings.push(REQUEST_ALREADY_OPEN.found());
    }
    if seen.taken_back_unsent {
        findings.push(REQUEST_TAKEN_BACK_UNSENT.found());
    }
    if seen.earlier_unsettled {
        findings.push(REQUEST_EARLIER_UNSETTLED.found().detail("host", &seen.host));
    }
    if seen.waited_s > 0 {
        findings.push(
            REQUEST_WAITED
                .found()
                .detail("seconds", seen.waited_s.to_string()),
        );
    }
    if let Some(last) = seen.attempts.last() {
        findings.extend(attempt(seen, last));
    }
    if let Some(waiting) = &seen.waiting {
        if let (Action::Submit, true, Some(until)) =
            (seen.action, seen.attempts.is_empty(), waiting.not_before)
        {
            let found = REQUEST_TOO_EARLY.found().detail("host", &seen.host);
            findings.push(found.detail("until", moment(until)));
        }
        findings.push(left_waiting(seen, waiting));
    }
    if let Some(status) = &seen.request {
        findings.extend(standing(status));
    }
    // So that the commands in their words can be typed as they stand.
    let name = seen.setup.as_str();
    let named = findings.into_iter().map(|f| f.detail("setup", name));
    named.collect()
}

fn attempt(seen: &Observation, last: &Attempt) -> Vec<Finding> {
    let about = |fault: &'static Fault| fault.found().detail("host", &seen.host);
    match &last.outcome {
        Outcome::Done { status } => match (seen.action, last.call) {
            (Action::Submit, Call::Submit) => {
                vec![about(&REQUEST_SUBMITTED).detail("id", &status.id)]
            }
            (Action::Answer, Call::Answer) => vec![about(&REQUEST_ANSWERED)],
            _ => Vec::new(),
        },
        Outcome::Refused { code, problem } => refused(*code, problem, last.call, &about),
        Outcome::NotNow {
            code: 429,
            retry_after_s,
            ..
        } => {
            let seconds = retry_after_s.map(|s| s.to_string()).unwrap_or_default();
            vec![about(&REQUEST_RATE_LIMITED).detail("seconds", seconds)]
        }
        Outcome::NotNow { code, problem, .. } => {
            vec![said(about(&REQUEST_SERVICE_FAILING), problem).received(code.to_string())]
        }
        Outcome::Redirected { location } => vec![
            about(&REQUEST_REDIRECTED)
                .field(Field::Service)
                .received(location),
        ],
        Outcome::Unreadable { code, reason } => {
            vec![
                about(&REQUEST_UNREADABLE)
                    .field(Field::Service)
                    .received(code.to_string())
                    .detail("said", reason),
            ]
        }
        Outcome::NoAnswer => {
            let text = last
                .exchange
                .interruption
                .as_ref()
                .map_or("", |i| i.text.as_str());
            vec![about(&REQUEST_NO_ANSWER).detail("said", text)]
        }
    }
}

fn refused(
    code: u16,
    problem: &Problem,
    call: Call,
    about: &impl Fn(&'static Fault) -> Finding,
) -> Vec<Finding> {
    if !problem.errors.is_empty() {
        let fields = problem.errors.iter().map(|error| {
            let found = about(&REQUEST_FIELD_REFUSED)
                .received(&error.pointer)
                .detail("said", &error.detail);
            match error.field() {
                Some(field) => found.field(field),
                None => found,
            }
        });
        return fields.collect();
    }
    let found = match (code, call) {
        (401 | 403, _) => about(&REQUEST_TOKEN_REFUSED).field(Field::Service),
        (404 | 405, Call::Submit) => about(&REQUEST_NOT_FOUND).field(Field::Service),
        (404, _) => about(&REQUEST_NOT_FOUND),
        (409, Call::Submit) => {
            let existing = problem.existing_request.clone().unwrap_or_default();
            about(&REQUEST_CONFLICT)
                .field(Field::AssociatedDomains)
                .detail("existing", existing)
        }
        (409, _) => about(&REQUEST_MOVE_REFUSED),
        (422, Call::Submit) if problem.kind.ends_with("idempotency-key-reused") => {
            about(&REQUEST_KEY_REUSED)
        }
        _ => about(&REQUEST_REFUSED),
    };
    let found = said(found, problem);
    vec![if found.received.is_none() {
        found.received(code.to_string())
    } else {
        found
    }]
}

/// The service's own words, as far as it used any.
fn said(found: Finding, problem: &Problem) -> Finding {
    let text = if problem.detail.is_empty() {
        &problem.title
    } else {
        &problem.detail
    };
    found.detail("said", if text.is_empty() { "…" } else { text })
}

fn left_waiting(seen: &Observation, waiting: &WaitingFacts) -> Finding {
    let fault = if waiting.ends_with_this_run {
        &REQUEST_CANNOT_WAIT
    } else {
        &REQUEST_WAITING
    };
    let until = waiting.not_before.map(moment).unwrap_or_default();
    let known = if until.is_empty() { "no" } else { "yes" };
    let there = if waiting.may_be_there { "maybe" } else { "no" };
    let found = fault
        .found()
        .detail("host", &seen.host)
        .detail("since", moment(waiting.written_at));
    found
        .detail("until", until)
        .detail("known", known)
        .detail("there", there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{InterruptionKind, Stage};
    use crate::request::State;
    use crate::request::sample::{answer, attempt_of, no_answer, status};
    use crate::setup::sample::{self, now};
    use serde_json::json;

    fn ids(seen: &Observation) -> Vec<&'static str> {
        judge(seen).iter().map(|f| f.fault.id).collect()
    }

    fn submitting(outcome: crate::ports::Answer) -> Observation {
        let mut seen =
            Observation::begin(Action::Submit, &sample::stored().draft.name, "desk.example");
        seen.attempts.push(attempt_of(Call::Submit, outcome));
        seen
    }

    #[test]
    fn each_answer_has_its_finding() {
        let kind = |kind: &str| json!({ "type": format!("urn:x:{kind}") });
        for (answer, id) in [
            (
                answer(201, &[], &status("req_1", State::Submitted)),
                "request-submitted",
            ),
            (answer(401, &[], &json!({})), "request-token-refused"),
            (answer(404, &[], &json!({})), "request-not-found"),
            (
                answer(409, &[], &json!({"existing_request": "req_9"})),
                "request-conflict",
            ),
            (
                answer(422, &[], &kind("idempotency-key-reused")),
                "request-key-reused",
            ),
            (answer(422, &[], &kind("other")), "request-refused"),
            (
                answer(429, &[("retry-after", "9")], &json!({})),
                "request-rate-limited",
            ),
            (
                answer(503, &[], &json!({"title": "busy"})),
                "request-service-failing",
            ),
            (
                answer(302, &[("location", "https://x.example/")], &json!({})),
                "request-redirected",
            ),
            (answer(201, &[], &json!({})), "request-unreadable"),
            (
                no_answer(Stage::Connect, InterruptionKind::Refused),
                "request-no-answer",
            ),
        ] {
            assert_eq!(ids(&submitting(answer)), [id]);
        }
    }

    #[test]
    fn every_refused_field_is_a_finding_on_that_field() {
        let errors = json!({"errors": [
            {"pointer": "#/associated_domains/0", "detail": "not yours"},
            {"pointer": "#/elsewhere", "detail": "unknown"},
        ]});
        let findings = judge(&submitting(answer(422, &[], &errors)));
        assert_eq!(
            findings.iter().map(|f| f.field).collect::<Vec<_>>(),
            [Some(Field::AssociatedDomains), None]
        );
        assert!(
            findings
                .iter()
                .all(|f| f.fault.id == "request-field-refused")
        );
    }

    #[test]
    fn what_waits_is_told_and_memory_is_no_place_to_wait() {
        let waiting = WaitingFacts {
            written_at: now(),
            attempts: 1,
            may_be_there: true,
            not_before: Some(now()),
            ends_with_this_run: false,
        };
        let mut seen =
            Observation::begin(Action::Submit, &sample::stored().draft.name, "desk.example");
        seen.waiting = Some(waiting);
        assert_eq!(ids(&seen), ["request-too-early", "request-waiting"]);
        seen.waiting = Some(WaitingFacts {
            ends_with_this_run: true,
            ..waiting
        });
        assert_eq!(ids(&seen)[1], "request-cannot-wait");
    }
}
