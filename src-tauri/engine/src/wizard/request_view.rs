//! The tenant request as the window shows it.

use super::values::changed_since;
use crate::finding::shown;
use crate::ports::{StoredRequest, StoredSetup, Waiting};
use crate::request::{Actor, DomainStatus, Event, State};
use crate::view::{EventView, RequestDomain, RequestView, WaitingView};
use crate::words::Words;

/// A request that the service has.
pub(super) fn request(kept: &StoredRequest, stored: &StoredSetup, words: &Words) -> RequestView {
    let status = &kept.status;
    let mut changed = changed_since(&kept.body, &stored.draft, words);
    if kept.secret_version != stored.secret.version {
        changed.push(words.say("value-client-secret", &[]));
    }
    RequestView {
        id: shown(&status.id),
        state: status.state,
        open: status.state.is_open(),
        who_acts_next: status.who_acts_next,
        since: status.since,
        seen_at: kept.seen_at,
        domains: status.associated_domains.iter().map(domain).collect(),
        timeline: status.timeline.iter().map(event).collect(),
        question: status.question.as_ref().map(|q| shown(&q.text)),
        can_be_withdrawn: status.state.may_become(State::Withdrawn, Actor::Admin),
        changed_since: changed,
        overridden: kept.overridden.as_ref().map(|o| o.reason.clone()),
    }
}

fn domain(known: &DomainStatus) -> RequestDomain {
    RequestDomain {
        domain: shown(&known.domain),
        state: known.state,
    }
}

fn event(happened: &Event) -> EventView {
    EventView {
        state: happened.state,
        at: happened.at,
        by: happened.by,
        note: happened.note.as_deref().map(shown),
    }
}

/// A request that is written down and not sent yet.
pub(super) fn waiting(row: &Waiting) -> WaitingView {
    WaitingView {
        written_at: row.written_at,
        attempts: row.attempts,
        last_attempt_at: row.last_attempt_at,
        may_be_there: row.may_be_there,
        not_before: row.not_before,
        overridden: row.overridden.as_ref().map(|o| o.reason.clone()),
    }
}
