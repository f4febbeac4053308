//! What a page said that never came back.

use super::catalog::provider_of;
use super::client::redirect_of;
use super::world::World;
use crate::failure::Failure;
use crate::ports::{Clock, Store, StoredReport};
use crate::report::Subject;
use crate::setup::SetupId;
use crate::signin::pasted;
use crate::view::FoundView;
use std::cmp::Reverse;

/// What the text of a page means that never came back from a test sign-in. Nothing of it is kept.
///
/// # Errors
/// There is no such setup, or the store cannot be read.
pub async fn explain<H, S: Store, V, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    text: &str,
) -> Result<Vec<FoundView>, Failure> {
    let stored = world.stored(id, world.store.setup(id).await)?;
    let reports = world.stored(id, world.store.reports(id).await)?;
    let of_authority = |r: &&StoredReport| r.subject == Subject::Authority;
    let provider = provider_of(&stored.draft, reports.iter().find(of_authority));
    let redirect = redirect_of(stored.draft.redirect_uri.clone(), provider, world.words)?;
    let asked = pasted::Asked {
        provider: provider.map(|p| p.id.as_str()),
        redirect: &redirect,
        scopes: &stored.draft.scopes().to_request(),
        prompt: None,
    };
    let mut found = pasted::explain(text, &asked);
    found.sort_by_key(|f| Reverse(f.fault.grade));
    Ok(found
        .iter()
        .map(|f| FoundView::of(f, world.words))
        .collect())
}
