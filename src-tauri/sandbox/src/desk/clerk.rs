//! Somebody at the service who works through the requests without being told to.

use super::Desk;
use super::model::{DomainState, RequestStatus};
use super::state::State;

/// What the clerk asks, once for each request.
const QUESTION: &str = "Which of your people should be able to sign in first?";

impl Desk {
    /// Brings every request one step further, as a service would: into review, through one question
    /// to the admin, and after the answer to its end with every domain verified. A request that waits
    /// for its admin stays where it is.
    pub(crate) fn attend(&self) {
        for request in self.requests() {
            let (to, note) = match request.state {
                State::Submitted => (State::InReview, None),
                State::InReview if !was_asked(&request) => {
                    (State::InformationNeeded, Some(QUESTION))
                }
                State::InReview => (State::Approved, None),
                State::Approved => (State::Active, None),
                State::Draft
                | State::InformationNeeded
                | State::Active
                | State::Rejected
                | State::Withdrawn => continue,
            };
            // The admin may have withdrawn it in between; then it is done with.
            if self.move_request(&request.id, to, note).is_err() || to != State::Approved {
                continue;
            }
            for entry in &request.associated_domains {
                let _ = self.set_domain(&request.id, &entry.domain, DomainState::Verified);
            }
        }
    }
}

fn was_asked(request: &RequestStatus) -> bool {
    let asked = |state| state == State::InformationNeeded;
    request.timeline.iter().any(|entry| asked(entry.state))
}
