//! The rail: every step, how it stands, and why it cannot be entered yet.

use crate::catalog::service::Channel;
use crate::finding::Finding;
use crate::request::State;
use crate::setup::{Draft, Observation, Sent, Step, StepView, blockers, can_be_set_aside};
use crate::view::{Refusal, StepLine};
use crate::words::Words;

/// The steps as lines of the rail. `to_fix` counts what a step has to put right that is no review.
pub(super) fn lines(
    steps: &[StepView],
    (seen, found, sent): (&Observation, &[Finding], Sent),
    to_fix: impl Fn(Step) -> u32,
    words: &Words,
) -> Vec<StepLine> {
    let line = |view: &StepView| StepLine {
        step: view.step,
        state: view.state,
        to_fix: match view.step {
            Step::Review => to_fix_before_submitting(found, sent),
            step => to_fix(step),
        },
        refusal: refusal(view.step, seen, found, sent, words),
    };
    steps.iter().map(line).collect()
}

/// What all steps together still lack, as the review tells it: nothing where a reason is enough, and nothing
/// while a request is on its way or with the service, whatever became of the draft since.
fn to_fix_before_submitting(found: &[Finding], sent: Sent) -> u32 {
    if sent.waiting || sent.state.is_some_and(State::is_open) {
        return 0;
    }
    match blockers(found).all(can_be_set_aside) {
        true => 0,
        false => u32::try_from(blockers(found).count()).unwrap_or(u32::MAX),
    }
}

/// Why a step cannot be entered yet. All others may be visited in any order.
fn refusal(
    step: Step,
    seen: &Observation,
    found: &[Finding],
    sent: Sent,
    words: &Words,
) -> Option<Refusal> {
    let refused = |id: &str, instead| {
        Some(Refusal {
            why: words.say(id, &[]),
            instead,
        })
    };
    let was_sent = sent.state.is_some() || sent.waiting;
    match step {
        Step::SignIn if seen.draft.can_sign_in() => None,
        Step::SignIn if seen.draft.client_id.is_some() => {
            refused("refusal-sign-in-authority", Step::Authority)
        }
        Step::SignIn => refused("refusal-sign-in-client", Step::Register),
        // What the service asks for there can be known before anybody has signed in.
        Step::People if seen.draft.is_asked_at(Step::People) => None,
        Step::People if seen.sign_in.is_none() => refused("refusal-people", Step::SignIn),
        Step::Submit if !was_sent => {
            let must = blockers(found).filter(|f| !can_be_set_aside(f)).count();
            let count = must.to_string();
            (must > 0).then(|| Refusal {
                why: words.say("refusal-submit", &[("count", &count)]),
                instead: Step::Review,
            })
        }
        Step::Follow if !was_sent && was_handed_over(&seen.draft) => None,
        Step::Follow if !was_sent => {
            let before = refusal(Step::Submit, seen, found, sent, words);
            let instead = before.map_or(Step::Submit, |b| b.instead);
            refused("refusal-follow", instead)
        }
        _ => None,
    }
}

/// The values were handed over by hand, or the service does it by itself.
fn was_handed_over(draft: &Draft) -> bool {
    match draft.channel() {
        Channel::RequestApi => false,
        Channel::Itself => true,
        Channel::Form | Channel::Mail => draft.handed_over_at.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::{Draft, SecretState, SetupId, judge, sample, steps};

    fn refused(seen: &Observation, sent: Sent) -> Vec<(Step, Step)> {
        let found = judge(seen);
        let views = steps(seen, &found, sent);
        let words = Words::speaking("en");
        let lines = lines(&views, (seen, &found, sent), |_| 0, &words);
        let refused = lines.into_iter().filter_map(|line| {
            let refusal = line.refusal?;
            assert!(refusal.why.contains(' '), "{}", refusal.why);
            Some((line.step, refusal.instead))
        });
        refused.collect()
    }

    #[test]
    fn an_empty_setup_leads_to_what_is_to_be_done_first() {
        let mut seen = sample::ready();
        seen.draft = Draft::new(SetupId::parse("acme").unwrap());
        seen.sign_in = None;
        let expected = [
            (Step::SignIn, Step::Register),
            (Step::People, Step::SignIn),
            (Step::Submit, Step::Review),
            (Step::Follow, Step::Review),
        ];
        assert_eq!(refused(&seen, Sent::default()), expected);
        seen.draft.client_id = sample::ready().draft.client_id;
        assert_eq!(
            refused(&seen, Sent::default()).first(),
            Some(&(Step::SignIn, Step::Authority))
        );
    }

    #[test]
    fn what_can_be_set_aside_does_not_keep_from_submitting() {
        let mut seen = sample::ready();
        seen.sign_in = None;
        let expected = [(Step::People, Step::SignIn), (Step::Follow, Step::Submit)];
        assert_eq!(refused(&seen, Sent::default()), expected);
    }

    #[test]
    fn a_step_at_which_the_service_asks_for_something_waits_for_no_sign_in() {
        let mut seen = sample::ready();
        seen.sign_in = None;
        seen.draft.service = Some("rossum".into());
        let refused = refused(&seen, Sent::default());
        assert!(!refused.iter().any(|(step, _)| *step == Step::People));
    }

    #[test]
    fn a_service_without_a_request_api_is_handed_the_values_by_hand() {
        let mut seen = sample::ready();
        seen.draft.desk = None;
        seen.desk_token = SecretState::Missing;
        let expected = [(Step::Follow, Step::Submit)];
        assert_eq!(refused(&seen, Sent::default()), expected);
        seen.draft.client_id = None;
        assert!(refused(&seen, Sent::default()).contains(&(Step::Submit, Step::Review)));
    }

    #[test]
    fn review_has_to_fix_what_all_steps_lack_until_the_request_is_on_its_way() {
        let mut seen = sample::ready();
        let to_fix = |seen: &Observation, sent| {
            let found = judge(seen);
            let (views, words) = (steps(seen, &found, sent), Words::speaking("en"));
            let lines = lines(&views, (seen, &found, sent), |_| 7, &words);
            let review = lines.iter().find(|line| line.step == Step::Review);
            review.map(|line| line.to_fix)
        };
        let sent = |state| Sent {
            state,
            waiting: false,
        };
        seen.sign_in = None;
        assert_eq!(to_fix(&seen, Sent::default()), Some(0));
        seen.draft.client_id = None;
        seen.draft.associated_domains.clear();
        assert_eq!(to_fix(&seen, Sent::default()), Some(4));
        assert_eq!(to_fix(&seen, sent(Some(State::Rejected))), Some(4));
        assert_eq!(to_fix(&seen, sent(Some(State::InReview))), Some(0));
        let waiting = Sent {
            state: None,
            waiting: true,
        };
        assert_eq!(to_fix(&seen, waiting), Some(0));
    }

    #[test]
    fn a_request_on_its_way_can_be_followed_whatever_became_of_the_draft() {
        let mut seen = sample::ready();
        seen.draft.associated_domains.clear();
        let waiting = Sent {
            state: None,
            waiting: true,
        };
        assert_eq!(refused(&seen, waiting), []);
    }
}
