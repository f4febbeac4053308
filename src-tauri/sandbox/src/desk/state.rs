//! The states of a tenant request: which may follow which, by whose hand, and who acts next.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a tenant request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Written down by the admin and not sent yet; the desk never holds one.
    Draft,
    /// Received by the desk.
    Submitted,
    /// Somebody at the service is looking at it.
    InReview,
    /// The service asked a question and waits for the answer.
    InformationNeeded,
    /// Accepted; the service is setting the tenant up.
    Approved,
    /// People can sign in.
    Active,
    /// Refused for good; a new request is needed.
    Rejected,
    /// Taken back by the admin.
    Withdrawn,
}

/// Who did something, or has to do the next thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Whoever sent the request.
    Admin,
    /// The service that runs the desk.
    Service,
    /// Nobody: the request has come to its end.
    Nobody,
}

/// Every move that is allowed, and by whom.
const MOVES: &[(State, State, Actor)] = &[
    (State::Draft, State::Submitted, Actor::Admin),
    (State::Submitted, State::InReview, Actor::Service),
    (State::Submitted, State::Withdrawn, Actor::Admin),
    (State::InReview, State::InformationNeeded, Actor::Service),
    (State::InReview, State::Approved, Actor::Service),
    (State::InReview, State::Rejected, Actor::Service),
    (State::InReview, State::Withdrawn, Actor::Admin),
    (State::InformationNeeded, State::InReview, Actor::Admin),
    (State::InformationNeeded, State::Rejected, Actor::Service),
    (State::InformationNeeded, State::Withdrawn, Actor::Admin),
    (State::Approved, State::Active, Actor::Service),
    (State::Approved, State::Withdrawn, Actor::Admin),
];

impl State {
    /// Every state, in the order in which a request may meet them.
    pub const ALL: [State; 8] = [
        State::Draft,
        State::Submitted,
        State::InReview,
        State::InformationNeeded,
        State::Approved,
        State::Active,
        State::Rejected,
        State::Withdrawn,
    ];

    /// Whether `by` may move a request from this state to `to`.
    pub fn may_move(self, to: State, by: Actor) -> bool {
        MOVES.contains(&(self, to, by))
    }

    /// Whose turn it is in this state.
    pub fn who_acts_next(self) -> Actor {
        match self {
            State::Draft | State::InformationNeeded => Actor::Admin,
            State::Submitted | State::InReview | State::Approved => Actor::Service,
            State::Active | State::Rejected | State::Withdrawn => Actor::Nobody,
        }
    }

    /// Whether a request in this state keeps others for the same domain out.
    pub(crate) fn is_open(self) -> bool {
        self.who_acts_next() != Actor::Nobody
    }

    /// The name in the API, such as `in_review`.
    pub fn name(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Submitted => "submitted",
            State::InReview => "in_review",
            State::InformationNeeded => "information_needed",
            State::Approved => "approved",
            State::Active => "active",
            State::Rejected => "rejected",
            State::Withdrawn => "withdrawn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moves_from(from: State) -> Vec<State> {
        let any =
            |to: &State| from.may_move(*to, Actor::Admin) || from.may_move(*to, Actor::Service);
        State::ALL.into_iter().filter(any).collect()
    }

    #[test]
    fn a_request_ends_exactly_where_nobody_acts_next() {
        for state in State::ALL {
            let ended = state.who_acts_next() == Actor::Nobody;
            assert_eq!(moves_from(state).is_empty(), ended, "{state:?}");
        }
    }

    #[test]
    fn whoever_acts_next_can_move_the_request() {
        for state in State::ALL.into_iter().filter(|state| state.is_open()) {
            let next = state.who_acts_next();
            assert!(
                State::ALL.into_iter().any(|to| state.may_move(to, next)),
                "{state:?}"
            );
        }
    }

    #[test]
    fn every_state_but_draft_is_reached_from_submitted() {
        let mut reached = vec![State::Submitted];
        let mut at = 0;
        while let Some(state) = reached.get(at).copied() {
            for next in moves_from(state) {
                if !reached.contains(&next) {
                    reached.push(next);
                }
            }
            at += 1;
        }
        for state in State::ALL
            .into_iter()
            .filter(|state| *state != State::Draft)
        {
            assert!(reached.contains(&state), "{state:?}");
        }
    }

    #[test]
    fn only_the_admin_withdraws_and_only_the_service_decides() {
        for state in State::ALL {
            assert!(
                !state.may_move(State::Withdrawn, Actor::Service),
                "{state:?}"
            );
            for to in [State::Approved, State::Active, State::Rejected] {
                assert!(!state.may_move(to, Actor::Admin), "{state:?} to {to:?}");
            }
        }
    }

    #[test]
    fn a_question_is_answered_by_the_admin_and_goes_back_to_review() {
        assert!(State::InformationNeeded.may_move(State::InReview, Actor::Admin));
        assert!(!State::InformationNeeded.may_move(State::InReview, Actor::Service));
        assert!(!State::InformationNeeded.may_move(State::Approved, Actor::Service));
    }

    #[test]
    fn names_are_those_of_the_api() {
        for state in State::ALL {
            let written = serde_json::to_value(state).unwrap_or_default();
            assert_eq!(written.as_str(), Some(state.name()));
        }
    }
}
