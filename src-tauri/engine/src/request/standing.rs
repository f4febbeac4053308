//! What it means how a request stands at the service.

use super::model::{DomainState, Status};
use super::state::{Actor, State};
use crate::faults;
use crate::finding::{Fault, Field, Finding, moment};

faults! {
    /// The service is at it.
    REQUEST_IN_PROGRESS = note "request-in-progress";
    /// The service asked something.
    REQUEST_INFORMATION_NEEDED = warn "request-information-needed";
    /// People can sign in.
    REQUEST_ACTIVE = pass "request-active";
    /// The service refused it for good.
    REQUEST_REJECTED = fail "request-rejected";
    /// Taken back.
    REQUEST_WITHDRAWN = note "request-withdrawn";
    /// The service knows whose the domain is.
    REQUEST_DOMAIN_VERIFIED = pass "request-domain-verified";
    /// The service has not looked at the domain yet.
    REQUEST_DOMAIN_PENDING = note "request-domain-pending";
    /// The service could not see whose the domain is.
    REQUEST_DOMAIN_FAILED = fail "request-domain-failed";
    /// The timeline has a move that the table of moves does not have.
    REQUEST_MOVE_UNEXPECTED = warn "request-move-unexpected";
    /// The service names another as the one who acts next than the state does.
    REQUEST_TURN_UNEXPECTED = warn "request-turn-unexpected";
}

/// Judges how a request stands.
#[must_use]
pub fn standing(status: &Status) -> Vec<Finding> {
    let since = moment(status.since);
    let about = |fault: &'static Fault| {
        fault
            .found()
            .detail("id", &status.id)
            .detail("since", &since)
    };
    let mut findings = vec![match status.state {
        State::Draft | State::Submitted | State::InReview | State::Approved => {
            about(&REQUEST_IN_PROGRESS).detail("state", status.state.as_str())
        }
        State::InformationNeeded => {
            let question = status.question.as_ref().map_or("…", |q| q.text.as_str());
            about(&REQUEST_INFORMATION_NEEDED).detail("question", question)
        }
        State::Active => about(&REQUEST_ACTIVE),
        State::Rejected => about(&REQUEST_REJECTED).detail("said", last_note(status)),
        State::Withdrawn => about(&REQUEST_WITHDRAWN),
    }];
    if status.state.is_open() || status.state == State::Active {
        findings.extend(status.associated_domains.iter().map(|domain| {
            let fault = match domain.state {
                DomainState::Verified => &REQUEST_DOMAIN_VERIFIED,
                DomainState::Pending => &REQUEST_DOMAIN_PENDING,
                DomainState::Failed => &REQUEST_DOMAIN_FAILED,
            };
            about(fault)
                .field(Field::AssociatedDomains)
                .received(&domain.domain)
        }));
    }
    if status.who_acts_next != status.state.next_actor() {
        let (said, derived) = (
            actor(status.who_acts_next),
            actor(status.state.next_actor()),
        );
        let found = about(&REQUEST_TURN_UNEXPECTED).detail("state", status.state.as_str());
        findings.push(found.received(said).expected(derived));
    }
    findings.extend(unexpected_moves(status).into_iter().map(|(from, to, by)| {
        about(&REQUEST_MOVE_UNEXPECTED)
            .detail("from", from.as_str())
            .detail("to", to.as_str())
            .detail("by", actor(by))
    }));
    findings
}

/// Moves in the timeline that the table does not have; the way begins at a draft and ends at the
/// present state.
fn unexpected_moves(status: &Status) -> Vec<(State, State, Actor)> {
    let mut at = State::Draft;
    let mut unexpected = Vec::new();
    for event in &status.timeline {
        if !at.may_become(event.state, event.by) {
            unexpected.push((at, event.state, event.by));
        }
        at = event.state;
    }
    if at != status.state {
        unexpected.push((at, status.state, Actor::Service));
    }
    unexpected
}

fn last_note(status: &Status) -> &str {
    let note = status
        .timeline
        .last()
        .and_then(|event| event.note.as_deref());
    note.unwrap_or("…")
}

fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::Admin => "admin",
        Actor::Service => "service",
        Actor::Nobody => "nobody",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::sample::status;

    fn ids(status: &Status) -> Vec<&'static str> {
        standing(status).iter().map(|f| f.fault.id).collect()
    }

    fn status_of(state: State) -> Status {
        serde_json::from_value(status("req_1", state)).unwrap()
    }

    #[test]
    fn where_it_stands_and_each_domain_is_told() {
        for (state, id) in [
            (State::Submitted, "request-in-progress"),
            (State::InReview, "request-in-progress"),
            (State::InformationNeeded, "request-information-needed"),
            (State::Approved, "request-in-progress"),
            (State::Active, "request-active"),
            (State::Rejected, "request-rejected"),
            (State::Withdrawn, "request-withdrawn"),
        ] {
            let ids = ids(&status_of(state));
            assert_eq!(ids.first(), Some(&id));
            let unexpected = ids.iter().any(|id| id.ends_with("unexpected"));
            assert!(!unexpected, "{state}: {ids:?}");
        }
        let mut failed = status_of(State::InReview);
        failed.associated_domains[0].state = DomainState::Failed;
        assert_eq!(
            ids(&failed),
            ["request-in-progress", "request-domain-failed"]
        );
    }

    #[test]
    fn a_timeline_that_jumps_and_a_wrong_turn_are_told() {
        let mut jumping = status_of(State::Active);
        jumping.timeline.remove(1);
        jumping.who_acts_next = Actor::Admin;
        let ids = ids(&jumping);
        assert!(
            ids.contains(&"request-move-unexpected") && ids.contains(&"request-turn-unexpected"),
            "{ids:?}"
        );
    }
}
