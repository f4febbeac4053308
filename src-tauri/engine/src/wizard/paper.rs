//! What of a setup leaves Latchkey in a file.

use super::open::{open, show_again};
use super::world::{World, failure};
use crate::calendar;
use crate::eml::eml;
use crate::failure::{Code, Failure};
use crate::ports::{Clock, Store, Vault};
use crate::setup::SetupId;
use crate::sheet::{self, Format};
use crate::view::Paper;

/// What stands in the file. A sheet is written in the form that the ending of the file's name asks for.
///
/// # Errors
/// There is no such setup, or the file would say nothing: no date for the calendar, no mail for the service.
pub async fn paper<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    paper: Paper,
    ending: Option<&str>,
) -> Result<Vec<u8>, Failure> {
    let words = world.words;
    if paper == Paper::Calendar {
        let stored = world.stored(id, world.store.setup(id).await)?;
        let text = calendar::of_setup(&stored, words).map_err(|none| none.failure(words))?;
        return Ok(text.into_bytes());
    }
    if paper == Paper::Sheet {
        // It says whether the secret is in the keychain.
        let view = open(world, id).await?;
        let text = Format::of_ending(ending).write(&sheet::of_setup(&view, words));
        return Ok(text.into_bytes());
    }
    let view = show_again(world, id).await?;
    let mail = view.hand_off.and_then(|by_hand| by_hand.mail);
    let mail = mail.ok_or_else(|| {
        let service = view.service.map(|service| service.name);
        let service = service.unwrap_or_else(|| words.say("review-the-service", &[]));
        let arguments = [("service", service.as_str())];
        failure(words, Code::InvalidValue, "failure-no-mail", &arguments)
    })?;
    Ok(eml(&mail, id.as_str(), world.clock.now()))
}
