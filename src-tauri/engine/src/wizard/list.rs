//! The list of setups.

use super::catalog::service_name;
use super::world::World;
use crate::credentials::expiry::soon_from;
use crate::failure::Failure;
use crate::ports::{Clock, Store, StoredLine};
use crate::provider::Provider;
use crate::request::State;
use crate::setup::{self, Observation, SecretState, Sent, StepState, StepView, blockers};
use crate::view::{SetupLine, SetupPage, Standing};
use crate::words::Words;
use chrono::{DateTime, Utc};

/// How many setups a page has: what fills a large window, so that a key in the search costs no more.
pub const PAGE: u32 = 20;

/// A page of the setups that a search finds, the last changed first.
///
/// # Errors
/// The store cannot be read.
pub async fn page<H, S: Store, V, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    search: &str,
    from: u32,
) -> Result<SetupPage, Failure> {
    let page = world.store.page(search, from, PAGE).await;
    let page = page.map_err(|error| error.failure(world.words, ""))?;
    let now = world.clock.now();
    let line = |kept: &StoredLine| line(kept, now, world.words);
    Ok(SetupPage {
        total: page.total,
        found: page.found,
        setups: page.setups.iter().map(line).collect(),
    })
}

fn line(kept: &StoredLine, now: DateTime<Utc>, words: &Words) -> SetupLine {
    let (stored, draft) = (&kept.setup, &kept.setup.draft);
    let seen = Observation::of(
        stored,
        &kept.reports,
        // The vault is not asked for a list.
        SecretState::noted(stored.secret),
        SecretState::Stored { since: None },
        now,
    );
    let found = setup::judge(&seen);
    let steps = setup::steps(&seen, &found, kept.sent);
    let ready = blockers(&found).next().is_none();
    let provider = draft.provider.as_deref().and_then(Provider::find);
    SetupLine {
        name: draft.name.to_string(),
        standing: standing(&steps, ready, kept.sent),
        service: service_name(draft, words),
        provider: provider.map(|p| p.name.clone()),
        next: setup::next(&steps, kept.sent),
        secret_expires_at: draft.secret_expires_at,
        secret_expires_soon_at: draft.secret_expires_at.and_then(soon_from),
        changed_at: stored.changed_at,
    }
}

fn standing(steps: &[StepView], ready: bool, sent: Sent) -> Standing {
    match sent.state {
        _ if sent.waiting => Standing::Queued,
        Some(state) if state != State::Withdrawn => Standing::Requested { state },
        _ if steps.iter().any(|s| s.state == StepState::Failing) => Standing::Failing,
        _ if ready => Standing::Ready,
        _ => Standing::Draft,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::ReportHead;
    use crate::report::{Subject, Verdict};
    use crate::setup::{Step, basis, sample};

    fn kept(verdict: Option<Verdict>) -> StoredLine {
        let setup = sample::stored();
        let report = |verdict| ReportHead {
            subject: Subject::SignIn,
            at: sample::now(),
            basis: basis(&setup.draft, Subject::SignIn, setup.secret.version),
            verdict,
            proof: None,
        };
        StoredLine {
            reports: verdict.map(report).into_iter().collect(),
            setup,
            sent: Sent::default(),
        }
    }

    fn stands(kept: &StoredLine) -> (Standing, Option<Step>) {
        let line = line(kept, sample::now(), &Words::speaking("en"));
        (line.standing, line.next)
    }

    #[test]
    fn an_end_is_near_from_two_weeks_before_on() {
        let mut kept = kept(None);
        let line = |kept: &StoredLine| line(kept, sample::now(), &Words::speaking("en"));
        kept.setup.draft.secret_expires_at = None;
        assert_eq!(line(&kept).secret_expires_soon_at, None);
        let at = |text: &str| Some(text.parse::<DateTime<Utc>>().unwrap());
        kept.setup.draft.secret_expires_at = at("2027-03-15T09:00:00Z");
        assert_eq!(
            line(&kept).secret_expires_soon_at,
            at("2027-03-01T09:00:00Z")
        );
    }

    #[test]
    fn a_line_says_how_far_a_setup_has_come() {
        let ready = kept(Some(Verdict::Pass));
        assert_eq!(stands(&ready), (Standing::Ready, Some(Step::Submit)));
        assert_eq!(stands(&kept(None)).0, Standing::Draft);
        assert_eq!(stands(&kept(Some(Verdict::Fail))).0, Standing::Failing);
        let mut sent = kept(Some(Verdict::Pass));
        sent.sent.waiting = true;
        assert_eq!(stands(&sent).0, Standing::Queued);
        sent.sent = Sent {
            state: Some(State::InReview),
            waiting: false,
        };
        let state = State::InReview;
        assert_eq!(
            stands(&sent),
            (Standing::Requested { state }, Some(Step::Follow))
        );
        sent.sent.state = Some(State::Withdrawn);
        assert_eq!(stands(&sent).0, Standing::Ready);
    }
}
