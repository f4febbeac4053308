//! The steps of the wizard. Their state is derived: a step is done because the draft or a report
//! says so, not because somebody clicked past it.

use super::observation::{LastReport, Observation};
use crate::finding::{Field, Finding, Grade};
use crate::report::Verdict;
use crate::request::State;
use schemars::JsonSchema;
use serde::Serialize;

/// A place in the wizard, in the order in which they are usually taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Step {
    /// Which service, where.
    Service,
    /// Which identity provider.
    Provider,
    /// The app's registration at the provider: what it yields is the client id.
    Register,
    /// Domains and break-glass addresses.
    Domains,
    /// The provider's authority.
    Authority,
    /// Client id and secret.
    Credentials,
    /// The test sign-in.
    SignIn,
    /// Whom the service will see: the claims of the test sign-in.
    People,
    /// What provisioned people may do.
    Provisioning,
    /// Every value once more, and what still blocks.
    Review,
    /// The tenant request.
    Submit,
    /// What becomes of it.
    Follow,
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum StepState {
    /// Done, by what the draft or a report says.
    Done,
    /// To be done.
    Open,
    /// Can be done, and need not.
    Optional,
    /// A report says that it does not work.
    Failing,
    /// It was done with other values than the draft has now.
    Stale,
    /// An earlier step must be done first.
    Blocked,
}

/// A step and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StepView {
    /// The step.
    pub step: Step,
    /// How it stands.
    pub state: StepState,
}

/// Derives every step. `findings` are those of [`judge`](super::judge()); `request` is where the
/// service's copy of the latest request stands, if it has one.
#[must_use]
pub fn steps(seen: &Observation, findings: &[Finding], request: Option<State>) -> Vec<StepView> {
    let draft = &seen.draft;
    let fails = |fields: &[Field]| {
        findings.iter().any(|f| {
            f.fault.grade == Grade::Fail && f.field.is_some_and(|field| fields.contains(&field))
        })
    };
    let done_if = |done: bool| {
        if done {
            StepState::Done
        } else {
            StepState::Open
        }
    };

    let domains = if draft.associated_domains.is_empty() {
        StepState::Open
    } else if fails(&[Field::AssociatedDomains, Field::BreakGlassEmails]) {
        StepState::Failing
    } else {
        StepState::Done
    };
    let has_client = draft.authority.is_some() && draft.client_id.is_some();
    let (submit, follow) = match request {
        Some(State::Active) => (StepState::Done, StepState::Done),
        Some(State::Rejected) => (StepState::Done, StepState::Failing),
        Some(state) if state.is_open() => (StepState::Done, StepState::Open),
        _ if findings.iter().any(|f| f.fault.grade == Grade::Fail) => {
            (StepState::Blocked, StepState::Blocked)
        }
        _ => (StepState::Open, StepState::Blocked),
    };
    [
        (
            Step::Service,
            done_if(draft.service.is_some() && draft.region.is_some() && draft.desk.is_some()),
        ),
        (
            Step::Provider,
            if draft.provider.is_some() {
                StepState::Done
            } else {
                StepState::Optional
            },
        ),
        (Step::Domains, domains),
        (Step::Authority, reported(seen.authority.as_ref())),
        (Step::Credentials, reported(seen.credentials.as_ref())),
        (
            Step::SignIn,
            if has_client {
                reported(seen.sign_in.as_ref())
            } else {
                StepState::Blocked
            },
        ),
        (Step::Submit, submit),
        (Step::Follow, follow),
    ]
    .map(|(step, state)| StepView { step, state })
    .into()
}

/// How a step stands that a report decides.
fn reported(last: Option<&LastReport>) -> StepState {
    match last {
        None => StepState::Open,
        Some(last) if !last.current => StepState::Stale,
        Some(last) if last.verdict == Verdict::Fail => StepState::Failing,
        Some(_) => StepState::Done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::sample;

    fn state_of(seen: &Observation, request: Option<State>, step: Step) -> StepState {
        let findings = crate::setup::judge(seen);
        steps(seen, &findings, request)
            .into_iter()
            .find(|s| s.step == step)
            .unwrap()
            .state
    }

    #[test]
    fn a_step_is_done_because_a_report_says_so() {
        let mut seen = sample::ready();
        assert_eq!(state_of(&seen, None, Step::SignIn), StepState::Done);
        assert_eq!(state_of(&seen, None, Step::Credentials), StepState::Open);
        seen.sign_in.as_mut().unwrap().verdict = Verdict::Fail;
        assert_eq!(state_of(&seen, None, Step::SignIn), StepState::Failing);
        assert_eq!(state_of(&seen, None, Step::Submit), StepState::Blocked);
        seen.sign_in.as_mut().unwrap().current = false;
        assert_eq!(state_of(&seen, None, Step::SignIn), StepState::Stale);
        seen.draft.client_id = None;
        assert_eq!(state_of(&seen, None, Step::SignIn), StepState::Blocked);
    }

    #[test]
    fn the_end_follows_what_the_service_says() {
        let seen = sample::ready();
        let both = |request| {
            (
                state_of(&seen, request, Step::Submit),
                state_of(&seen, request, Step::Follow),
            )
        };
        assert_eq!(both(None), (StepState::Open, StepState::Blocked));
        assert_eq!(
            both(Some(State::InReview)),
            (StepState::Done, StepState::Open)
        );
        assert_eq!(
            both(Some(State::Active)),
            (StepState::Done, StepState::Done)
        );
        assert_eq!(
            both(Some(State::Rejected)),
            (StepState::Done, StepState::Failing)
        );
        assert_eq!(
            both(Some(State::Withdrawn)),
            (StepState::Open, StepState::Blocked)
        );
    }
}
