//! The steps of the wizard. Their state is derived: a step is done because the draft or a report
//! says so, not because somebody clicked past it.

use super::draft::Draft;
use super::gate::can_be_set_aside;
use super::observation::{LastReport, Observation, SecretState};
use super::step::{Step, StepState, StepView};
use crate::catalog::service::{Answer, Channel, StateSpec};
use crate::finding::{Field, Finding, Grade};
use crate::report::Verdict;
use crate::request::State;

/// How far a setup's request has come, as far as is known here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Where the service's copy of the latest request stands, if it has one.
    pub state: Option<State>,
    /// A request is written down and not sent yet.
    pub waiting: bool,
}

/// Derives every step that the service's profile has, in its order; without a service, all of them.
/// `findings` are those of [`judge`](super::judge()).
#[must_use]
pub fn steps(seen: &Observation, findings: &[Finding], sent: Sent) -> Vec<StepView> {
    let early = early(seen, findings);
    let blocked = findings.iter().any(|f| f.fault.grade == Grade::Fail);
    let review = match blocked {
        false => StepState::Done,
        true if early.iter().any(|(_, state)| *state == StepState::Failing) => StepState::Failing,
        true => StepState::Open,
    };
    let (submit, follow) = match sent.state {
        Some(State::Active) => (StepState::Done, StepState::Done),
        Some(State::Rejected) => (StepState::Done, StepState::Failing),
        Some(state) if state.is_open() => (StepState::Done, StepState::Open),
        _ if sent.waiting => (StepState::Open, StepState::Open),
        _ if seen.draft.channel() != Channel::RequestApi => by_hand(&seen.draft, findings),
        _ if blocked => (StepState::Blocked, StepState::Blocked),
        _ => (StepState::Open, StepState::Blocked),
    };
    let late = [
        (Step::Review, review),
        (Step::Submit, submit),
        (Step::Follow, follow),
    ];
    let all: Vec<(Step, StepState)> = early.into_iter().chain(late).collect();
    let view = |(step, state): &(Step, StepState)| StepView {
        step: *step,
        state: *state,
    };
    match seen.draft.service() {
        None => all.iter().map(view).collect(),
        Some(service) => service
            .steps
            .iter()
            .filter_map(|step| all.iter().find(|(one, _)| one == step))
            .map(view)
            .collect(),
    }
}

/// How submitting and following stand where the values are handed over by hand: by the word of the
/// person, and by what the service shows. Nothing is at its end while something fails, such as the
/// service's own test, which often can only be done when the values are there.
fn by_hand(draft: &Draft, findings: &[Finding]) -> (StepState, StepState) {
    let mut failing = findings.iter().filter(|f| f.fault.grade == Grade::Fail);
    let ended = draft.service().is_some_and(|service| {
        let shown = |state: &&StateSpec| draft.service_state.as_deref() == Some(&state.id);
        match service.states.iter().find(shown) {
            Some(state) => state.end,
            None => service.states.is_empty() && draft.handed_over_at.is_some(),
        }
    });
    let itself = draft.channel() == Channel::Itself;
    let submitted = draft.handed_over_at.is_some() || (itself && draft.service_state.is_some());
    match submitted || ended {
        true if ended && failing.next().is_none() => (StepState::Done, StepState::Done),
        true => (StepState::Done, StepState::Open),
        false if failing.any(|f| !can_be_set_aside(f)) => (StepState::Blocked, StepState::Blocked),
        false => (StepState::Open, StepState::Blocked),
    }
}

/// The steps before the request.
fn early(seen: &Observation, findings: &[Finding]) -> [(Step, StepState); 9] {
    let draft = &seen.draft;
    let fails = |fields: &[Field]| {
        findings.iter().any(|f| {
            f.fault.grade == Grade::Fail && f.field.is_some_and(|field| fields.contains(&field))
        })
    };
    let otherwise = |done: bool, state| if done { StepState::Done } else { state };
    let domains = if draft.associated_domains.is_empty() {
        StepState::Open
    } else if fails(&[Field::AssociatedDomains, Field::BreakGlassEmails]) {
        StepState::Failing
    } else {
        StepState::Done
    };
    let api = draft.channel() == Channel::RequestApi;
    let answered = |step: Step| {
        let fields = draft.service().into_iter().flat_map(|s| &s.fields);
        !fields
            .filter(|f| f.step == Some(step))
            .any(|f| draft.lacks(f))
    };
    let service = draft.service.is_some()
        && !fails(&[Field::Region])
        && (!api || (draft.desk.is_some() && seen.desk_token != SecretState::Missing))
        && answered(Step::Service);
    let provider = if fails(&[Field::Provider]) {
        StepState::Failing
    } else {
        otherwise(draft.provider.is_some(), StepState::Optional)
    };
    let id = |answer: &Answer| matches!(answer, Answer::Draft(key) if key.as_str() == "client_id");
    let takes_id = draft
        .service()
        .is_none_or(|s| api || s.fields.iter().any(|f| id(&f.value) && !f.elsewhere));
    let register = match answered(Step::Register) && !fails(&[Field::RedirectUri]) {
        true if draft.client_id.is_some() => StepState::Done,
        true if takes_id => StepState::Open,
        true if draft.is_oidc() => StepState::Optional,
        answered => otherwise(answered, StepState::Open),
    };
    // A sign-in that passed has shown what the looks before it would show.
    let passed = seen.sign_in.as_ref().is_some_and(LastReport::passed);
    let looked_at = |last: Option<&LastReport>| match reported(last) {
        StepState::Open | StepState::Stale if passed => StepState::Done,
        state => state,
    };
    let credentials = match &seen.secret {
        SecretState::Missing => StepState::Open,
        _ if fails(&[Field::SecretExpires]) => StepState::Failing,
        _ => looked_at(seen.credentials.as_ref()),
    };
    let sign_in = if draft.can_sign_in() {
        reported(seen.sign_in.as_ref())
    } else {
        StepState::Blocked
    };
    let people = match reported(seen.sign_in.as_ref()) {
        StepState::Open if !draft.is_asked_at(Step::People) => StepState::Blocked,
        StepState::Failing => StepState::Open,
        state => {
            if answered(Step::People) {
                state
            } else {
                StepState::Open
            }
        }
    };
    [
        (Step::Service, otherwise(service, StepState::Open)),
        (Step::Provider, provider),
        (Step::Register, register),
        (Step::Domains, domains),
        (Step::Authority, looked_at(seen.authority.as_ref())),
        (Step::Credentials, credentials),
        (Step::SignIn, sign_in),
        (Step::People, people),
        (
            Step::Provisioning,
            otherwise(draft.provisions().is_some(), StepState::Optional),
        ),
    ]
}

/// The first step that has something left to do. With a request at the service that is to follow it.
#[must_use]
pub fn next(steps: &[StepView], sent: Sent) -> Option<Step> {
    if let Some(state) = sent.state.filter(|s| *s != State::Withdrawn) {
        return (state != State::Active).then_some(Step::Follow);
    }
    let left = |state| !matches!(state, StepState::Done | StepState::Optional);
    steps.iter().find(|s| left(s.state)).map(|s| s.step)
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
    use crate::values::RedirectUri;

    fn state_of(seen: &Observation, request: Option<State>, step: Step) -> StepState {
        let findings = crate::setup::judge(seen);
        let sent = Sent {
            state: request,
            waiting: false,
        };
        steps(seen, &findings, sent)
            .into_iter()
            .find(|s| s.step == step)
            .unwrap()
            .state
    }

    #[test]
    fn a_step_is_done_because_a_report_says_so() {
        let mut seen = sample::ready();
        assert_eq!(state_of(&seen, None, Step::SignIn), StepState::Done);
        let shown = [Step::Authority, Step::Credentials, Step::People];
        for step in shown {
            assert_eq!(state_of(&seen, None, step), StepState::Done, "{step:?}");
        }
        seen.sign_in.as_mut().unwrap().verdict = Verdict::Fail;
        assert_eq!(state_of(&seen, None, Step::SignIn), StepState::Failing);
        assert_eq!(state_of(&seen, None, Step::Submit), StepState::Blocked);
        assert_eq!(state_of(&seen, None, Step::Credentials), StepState::Open);
        assert_eq!(state_of(&seen, None, Step::Review), StepState::Failing);
        seen.sign_in.as_mut().unwrap().current = false;
        assert_eq!(state_of(&seen, None, Step::SignIn), StepState::Stale);
        assert_eq!(state_of(&seen, None, Step::Review), StepState::Open);
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

    #[test]
    fn a_secret_that_is_not_there_undoes_what_was_shown_of_it() {
        let mut seen = sample::ready();
        seen.draft.secret_expires_at = Some(seen.at);
        assert_eq!(state_of(&seen, None, Step::Credentials), StepState::Failing);
        seen.secret = SecretState::Missing;
        assert_eq!(state_of(&seen, None, Step::Credentials), StepState::Open);
        seen.desk_token = SecretState::Missing;
        assert_eq!(state_of(&seen, None, Step::Service), StepState::Open);
    }

    #[test]
    fn what_a_service_asks_of_people_can_be_answered_before_anybody_has_signed_in() {
        let mut seen = sample::ready();
        seen.sign_in = None;
        assert_eq!(state_of(&seen, None, Step::People), StepState::Blocked);
        seen.draft.service = Some("rossum".into());
        seen.draft.desk = None;
        let named = |seen: &Observation| {
            let missing = crate::setup::judge(seen);
            let mut answers = missing.iter().filter_map(|f| f.details.get("answer"));
            answers.any(|id| id == "claim")
        };
        assert_eq!(state_of(&seen, None, Step::People), StepState::Open);
        assert!(named(&seen));
        seen.sign_in = sample::ready().sign_in;
        assert_eq!(state_of(&seen, None, Step::People), StepState::Open);
        seen.draft.answer("claim", "email").unwrap();
        assert_eq!(state_of(&seen, None, Step::People), StepState::Done);
        assert!(!named(&seen));
    }

    #[test]
    fn an_app_without_the_address_that_the_service_asks_for_is_not_registered() {
        let mut seen = sample::ready();
        seen.draft.service = Some("devolutions".into());
        seen.draft.desk = None;
        seen.draft.further_redirect_uris.clear();
        assert_eq!(state_of(&seen, None, Step::Register), StepState::Open);
        let own = RedirectUri::parse("https://example.devolutions.app/callback").unwrap();
        seen.draft.further_redirect_uris.push(own);
        assert_eq!(state_of(&seen, None, Step::Register), StepState::Done);
    }

    #[test]
    fn what_was_handed_over_is_not_at_its_end_before_the_services_own_test() {
        let mut seen = sample::ready();
        seen.draft.service = Some("leasepilot".into());
        seen.draft.desk = None;
        seen.draft.handed_over_at = Some(seen.at);
        let both = |seen: &Observation| {
            let state = |step| state_of(seen, None, step);
            (state(Step::Submit), state(Step::Follow))
        };
        assert_eq!(both(&seen), (StepState::Done, StepState::Open));
        let service = seen.draft.service().unwrap().clone();
        for field in service.fields.iter().filter(|f| f.required) {
            let answer = match field.id.as_str() {
                "entity-id" => "urn:lease",
                "claim-mappings" => "id = sub\nemail = mail\nfirstName = given\nlastName = family",
                _ => "https://lease.example/x",
            };
            seen.draft.answer(&field.id, answer).unwrap();
        }
        assert_eq!(both(&seen), (StepState::Done, StepState::Open));
        seen.draft.own_test_passed_at = Some(seen.at);
        assert_eq!(both(&seen), (StepState::Done, StepState::Done));
    }

    #[test]
    fn what_is_next_is_what_is_left_to_do() {
        let next_of = |seen: &Observation, sent| {
            let views = steps(seen, &crate::setup::judge(seen), sent);
            assert_eq!(views.len(), 12);
            next(&views, sent)
        };
        let mut seen = sample::ready();
        assert_eq!(next_of(&seen, Sent::default()), Some(Step::Submit));
        seen.draft.client_id = None;
        assert_eq!(next_of(&seen, Sent::default()), Some(Step::Register));
        let at = |state| Sent {
            state: Some(state),
            waiting: false,
        };
        assert_eq!(next_of(&seen, at(State::InReview)), Some(Step::Follow));
        assert_eq!(next_of(&seen, at(State::Active)), None);
        assert_eq!(next_of(&seen, at(State::Withdrawn)), Some(Step::Register));
    }
}
