//! Recognising the provider from what an admin has at hand.

use super::world::World;
use crate::failure::Failure;
use crate::ports::{Clock, Dns, Http, Store};
use crate::recognition::{self, Given};
use crate::view::RecognitionView;

/// Looks up which provider an e-mail address, a domain or an address of the provider tells of. Nothing is
/// written down: what comes of it is the person's own change.
///
/// # Errors
/// The text is none of them.
pub async fn recognise<H: Http, S: Store, V, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    dns: &impl Dns,
    text: &str,
) -> Result<RecognitionView, Failure> {
    let given = Given::parse(text).map_err(|error| error.failure(world.words))?;
    let budget = world.budget();
    let seen = recognition::observe(world.http, dns, world.clock, &budget, given).await;
    Ok(RecognitionView::of(&seen, world.words))
}
