//! Set-up links and files: looked at, shown, and on the person's word taken over.

use super::catalog::service_name;
use super::change::setup_id;
use super::open::show_again;
use super::values::{name_of, shown};
use super::world::{World, failure};
use crate::catalog::Service;
use crate::failure::{Code, Failure};
use crate::link::{self, DeskLink, Handed, LinkError, Offer, Source};
use crate::ports::{Clock, Http, Store, StoredSetup, Vault};
use crate::provider::Provider;
use crate::setup::{Draft, Key};
use crate::view::{
    DestinationView, FoundView, HandedView, OfferView, OfferedValue, OptionView, SetupView,
};
use crate::words::Words;
use std::cmp::Reverse;
use url::Url;

/// Reads what the system or a person handed over.
///
/// # Errors
/// It is neither a set-up link nor the name of a set-up file.
pub fn handed(text: &str, words: &Words) -> Result<Handed, Failure> {
    Handed::parse(text).map_err(|error| refused(&error, words))
}

/// Reads what a person pasted where a link is asked for: no page may name a file.
///
/// # Errors
/// It is no set-up link.
pub fn pasted(text: &str, words: &Words) -> Result<DeskLink, Failure> {
    match handed(text, words)? {
        Handed::Link(link) => Ok(link),
        Handed::File(_) => Err(refused(&LinkError::Kind, words)),
    }
}

fn refused(error: &LinkError, words: &Words) -> Failure {
    let refused = Failure::new(Code::InvalidValue, error.say(words));
    let hint = words.hint("link-wrong", &[]);
    hint.into_iter().fold(refused, Failure::hint)
}

impl HandedView {
    /// What is shown of a source before anybody is asked for it.
    #[must_use]
    pub fn of(source: &Source, file: Option<String>) -> Self {
        let host = source.host();
        Self { host, file }
    }
}

/// Looks at what is offered. Nothing of it is taken over.
pub async fn offer<H: Http, S: Store, V, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    source: &Source,
) -> OfferView {
    view(&look(world, source).await, source, world.words)
}

/// Begins a setup with what is offered, if it is still what was shown: `fingerprint` stands for that. The
/// desk is asked again, so that what it revoked in the meantime is not taken over. A setup that is there
/// already is never filled: what its admin entered is worth more than what a link presets.
///
/// # Errors
/// The offer changed or cannot be taken over any more, no setup can have that name, or one has it already.
pub async fn take_over<H: Http, S: Store, V, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    name: &str,
    source: &Source,
    fingerprint: &str,
) -> Result<StoredSetup, Failure> {
    let id = setup_id(name.trim(), world.words)?;
    let offer = look(world, source).await;
    let Some(draft) = offer.draft(id.clone()) else {
        return Err(not_taken(&offer, world.words));
    };
    if offer.fingerprint().as_deref() != Some(fingerprint) {
        return Err(failure(
            world.words,
            Code::InvalidValue,
            "link-changed",
            &[],
        ));
    }
    let added = world.store.add_setup(&draft, world.clock.now()).await;
    world.stored(&id, added)
}

/// The same, answered with what the window shows.
///
/// # Errors
/// Those of [`take_over`].
pub async fn accept<H: Http, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    name: &str,
    source: &Source,
    fingerprint: &str,
) -> Result<SetupView, Failure> {
    let begun = take_over(world, name, source, fingerprint).await?;
    show_again(world, &begun.draft.name).await
}

async fn look<H: Http, S: Store, V, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    source: &Source,
) -> Offer {
    link::look(world.http, world.clock, &world.budget(), source).await
}

/// The worst of what was found is why.
fn not_taken(offer: &Offer, words: &Words) -> Failure {
    let worst = offer.findings.iter().max_by_key(|f| f.fault.grade);
    let Some(found) = worst.map(|finding| words.finding(finding)) else {
        return failure(words, Code::InvalidValue, "link-not-taken", &[]);
    };
    let refused = Failure::new(Code::InvalidValue, found.title);
    found.fix.into_iter().fold(refused, Failure::hint)
}

fn view(offer: &Offer, source: &Source, words: &Words) -> OfferView {
    let draft = offer.preset();
    let service = draft.service.as_deref().and_then(Service::find);
    let mut findings: Vec<_> = offer.findings.iter().collect();
    findings.sort_by_key(|f| Reverse(f.fault.grade));
    OfferView {
        host: source.host(),
        until: offer.expires,
        service: service.map(|service| OptionView {
            id: service.id.clone(),
            name: service.name.say(words).to_owned(),
            note: Some(service.summary.say(words).to_owned()),
        }),
        values: offer
            .keys
            .iter()
            .filter_map(|key| value(*key, draft, words))
            .collect(),
        destinations: destinations(draft, words),
        findings: findings
            .into_iter()
            .map(|f| FoundView::of(f, words))
            .collect(),
        fingerprint: offer.fingerprint(),
    }
}

fn value(key: Key, draft: &Draft, words: &Words) -> Option<OfferedValue> {
    let given = draft.get(key)?;
    let region = || Some(draft.region_of(draft.service()?)?.name.clone());
    let provider = || Some(Provider::find(draft.provider.as_deref()?)?.name.clone());
    let named = match key.as_str() {
        "service" => service_name(draft, words),
        "region" => region(),
        "provider" => provider(),
        _ => None,
    };
    Some(OfferedValue {
        key,
        label: name_of(key, words),
        value: named.unwrap_or_else(|| shown(Some(key), &given, words)),
    })
}

fn destinations(draft: &Draft, words: &Words) -> Vec<DestinationView> {
    let desk = draft.desk.iter().map(ToString::to_string);
    let people = draft.further_redirect_uris.iter().map(ToString::to_string);
    let tests = draft.authority.iter().map(ToString::to_string);
    let all = desk
        .map(|address| (address, "link-gets-requests"))
        .chain(people.map(|address| (address, "link-gets-people")))
        .chain(tests.map(|address| (address, "link-gets-tests")));
    let mut destinations: Vec<DestinationView> = Vec::new();
    for (address, gets) in all {
        let Ok(url) = Url::parse(&address) else {
            continue;
        };
        let host = link::host_of(&url);
        let gets = words.say(gets, &[]);
        let destination = DestinationView { host, gets };
        if !destinations.contains(&destination) {
            destinations.push(destination);
        }
    }
    destinations
}
