//! Looking at an authority as it is typed.

use super::open::show_again;
use super::world::World;
use crate::authority::{self, AuthorityObservation, address};
use crate::failure::Failure;
use crate::finding::Finding;
use crate::ports::{Clock, Http, Store, StoreError, StoredSetup, Vault};
use crate::provider::Provider;
use crate::report::{Report, Subject};
use crate::setup::{Draft, SetupId};
use crate::values::Authority;
use crate::view::{LookView, report_view};

/// How often the setup is read again when somebody else changes it while the authority is written.
const ATTEMPTS: usize = 4;

/// Looks at the authority that a typed text means, and takes it into the draft with its report when
/// the look has ended. Dropping the future before leaves the setup as it was. A text that means no
/// authority changes nothing; an empty one takes the authority out.
///
/// # Errors
/// There is no such setup, or the store does not do it. What is wrong with the authority is found.
pub async fn look_at_authority<H: Http, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    text: &str,
) -> Result<LookView, Failure> {
    let begun = world.clock.steady();
    let mut looked_at = world.stored(id, world.store.setup(id).await)?;
    if text.trim().is_empty() {
        take(world, id, None).await?;
        return Ok(LookView {
            understood: None,
            note: None,
            report: None,
            setup: show_again(world, id).await?,
        });
    }
    let ask = authority::Ask {
        authority: Some(text.to_owned()),
        ..looked_at.draft.authority_ask()
    };
    let budget = world.budget();
    let mut seen = authority::observe(world.http, world.clock, &budget, ask).await;
    let note = note(world, &seen);
    let understood = seen.authority().cloned();
    settle(&mut seen);
    let findings = authority::judge(&seen);
    let target = understood.as_ref().map_or(text, Authority::as_str);
    let took = world.millis_since(begun);
    let report = Report::new(
        Subject::Authority,
        target,
        seen,
        findings,
        took,
        world.words,
    );
    looked_at.draft.authority.clone_from(&understood);
    if understood.is_some() {
        take(world, id, understood.clone()).await?;
        world.keep(&looked_at, &report).await?;
    }
    let setup = show_again(world, id).await?;
    let shown = match understood.is_some() {
        true => setup.authority.clone(),
        false => {
            let report = world.report(&looked_at, &report)?;
            Some(report_view(&report, false, world.words))
        }
    };
    Ok(LookView {
        understood: understood.map(|authority| authority.to_string()),
        note,
        report: shown,
        setup,
    })
}

/// What was done to the text, or why it is no authority.
fn note<H, S, V, C, R>(
    world: &World<'_, H, S, V, C, R>,
    seen: &AuthorityObservation,
) -> Option<String> {
    let address = seen.address.as_ref()?;
    let served = seen.served().map(|asked| &asked.authority);
    let normal = served.or(address.candidates.first());
    if normal.is_some_and(|normal| normal.as_str() == address.given) {
        return None;
    }
    let title = |finding: &Finding| world.words.finding(finding).title;
    let about_text = address::judge(address, served, true);
    let titles: Vec<String> = about_text.iter().map(title).collect();
    (!titles.is_empty()).then(|| titles.join("; "))
}

/// Where a document was served, the draft takes its authority, and what stood there before does not
/// matter any more: the report is about the one that was taken.
fn settle(seen: &mut AuthorityObservation) {
    let provider = seen.provider.as_deref().and_then(Provider::find);
    if let Some(taken) = seen.served().map(|asked| asked.authority.clone()) {
        seen.address = Some(address::understand(taken.as_str(), provider));
    }
}

/// Writes the authority into the draft as it is now: another value may have been changed while the
/// network was waited for.
async fn take<H, S: Store, V, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    authority: Option<Authority>,
) -> Result<(), Failure> {
    for _ in 0..ATTEMPTS {
        let StoredSetup {
            draft, revision, ..
        } = world.stored(id, world.store.setup(id).await)?;
        if draft.authority == authority {
            return Ok(());
        }
        let changed = Draft {
            authority: authority.clone(),
            ..draft.clone()
        };
        let changed = changed.instead_of(&draft);
        let now = world.clock.now();
        match world.store.change_setup(&changed, revision, now).await {
            Err(StoreError::Changed) => {}
            written => return world.stored(id, written).map(drop),
        }
    }
    world.stored(id, Err(StoreError::Changed))
}
