//! The states of a tenant request: one table of which may follow which, and by whose hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where a tenant request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum State {
    /// Not sent yet.
    Draft,
    /// The service has it.
    Submitted,
    /// Somebody at the service looks at it.
    InReview,
    /// The service asked something and waits for the answer.
    InformationNeeded,
    /// The service agreed and sets the tenant up.
    Approved,
    /// People can sign in.
    Active,
    /// The service refused it.
    Rejected,
    /// The admin took it back.
    Withdrawn,
}

/// Who does something to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Actor {
    /// The person whose request it is.
    Admin,
    /// The service.
    Service,
    /// Nobody: it has come to its end.
    Nobody,
}

/// The allowed moves. All that is said about states elsewhere is read from here.
#[rustfmt::skip]
const MOVES: [(State, Actor, State); 12] = [
    (State::Draft,             Actor::Admin,   State::Submitted),
    (State::Submitted,         Actor::Service, State::InReview),
    (State::Submitted,         Actor::Admin,   State::Withdrawn),
    (State::InReview,          Actor::Service, State::Approved),
    (State::InReview,          Actor::Service, State::InformationNeeded),
    (State::InReview,          Actor::Service, State::Rejected),
    (State::InReview,          Actor::Admin,   State::Withdrawn),
    (State::InformationNeeded, Actor::Admin,   State::InReview),
    (State::InformationNeeded, Actor::Service, State::Rejected),
    (State::InformationNeeded, Actor::Admin,   State::Withdrawn),
    (State::Approved,          Actor::Service, State::Active),
    (State::Approved,          Actor::Admin,   State::Withdrawn),
];

impl State {
    /// Every state, in the order in which a request may meet them.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Submitted,
        Self::InReview,
        Self::InformationNeeded,
        Self::Approved,
        Self::Active,
        Self::Rejected,
        Self::Withdrawn,
    ];

    /// The name in the API and in the catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::InReview => "in_review",
            Self::InformationNeeded => "information_needed",
            Self::Approved => "approved",
            Self::Active => "active",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether `by` may bring a request from here to `to`.
    #[must_use]
    pub fn may_become(self, to: Self, by: Actor) -> bool {
        MOVES.contains(&(self, by, to))
    }

    /// Who is waited for: whoever can bring the request on, other than by taking it back.
    #[must_use]
    pub fn next_actor(self) -> Actor {
        let onward = MOVES.iter().filter(|(from, by, to)| {
            *from == self
                && *to != Self::Withdrawn
                && !(*by == Actor::Service && *to == Self::Rejected)
        });
        onward.map(|(_, by, _)| *by).next().unwrap_or(Actor::Nobody)
    }

    /// The request has not come to its end.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.next_actor() != Actor::Nobody
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_acts_next_follows_from_the_moves() {
        let next = State::ALL.map(State::next_actor);
        assert_eq!(
            next,
            [
                Actor::Admin,
                Actor::Service,
                Actor::Service,
                Actor::Admin,
                Actor::Service,
                Actor::Nobody,
                Actor::Nobody,
                Actor::Nobody,
            ]
        );
    }

    #[test]
    fn the_end_has_no_way_out_and_every_way_leads_there() {
        for state in State::ALL {
            let leads_on = MOVES.iter().any(|(from, _, _)| *from == state);
            assert_eq!(leads_on, state.is_open(), "{state}");
        }
        let mut ends: Vec<State> = State::ALL.into_iter().filter(|s| !s.is_open()).collect();
        while let Some((from, _, _)) = MOVES
            .iter()
            .find(|(from, _, to)| ends.contains(to) && !ends.contains(from))
        {
            ends.push(*from);
        }
        assert_eq!(ends.len(), State::ALL.len());
    }

    #[test]
    fn nobody_moves_a_request_and_only_the_admin_takes_it_back() {
        for from in State::ALL {
            for to in State::ALL {
                assert!(!from.may_become(to, Actor::Nobody));
                assert!(!from.may_become(State::Withdrawn, Actor::Service));
                assert!(
                    !from.may_become(from, Actor::Admin) && !from.may_become(from, Actor::Service)
                );
            }
        }
        assert!(State::Approved.may_become(State::Withdrawn, Actor::Admin));
        assert!(!State::Active.may_become(State::Withdrawn, Actor::Admin));
    }

    #[test]
    fn names_are_those_of_the_api() {
        for state in State::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
        }
    }
}
