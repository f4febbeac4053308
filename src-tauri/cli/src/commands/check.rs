//! `latchkey check`: an authority observed and judged.

use super::layers;
use crate::args::{CheckArgs, ManualArgs};
use crate::render::Said;
use crate::world::{World, wrong};
use latchkey_engine::authority::{self, Ask, ManualEndpoints};
use latchkey_engine::credentials::shape;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::ports::Clock as _;
use latchkey_engine::provider::Provider;
use latchkey_engine::report::{Report, Subject};
use url::Url;

/// Observes and judges.
///
/// # Errors
/// A file that cannot be read, or a value that is not of its kind.
pub async fn run(world: &World, args: CheckArgs) -> Result<Said, Failure> {
    let begun = world.clock.steady();
    let ask = Ask {
        authority: args.authority.clone(),
        provider: known_provider(world, args.provider.as_deref())?,
        manual: manual(world, &args.manual)?,
        saved_metadata: args
            .metadata
            .as_deref()
            .map(|p| world.read(p))
            .transpose()?,
        saved_keys: args.jwks.as_deref().map(|p| world.read(p)).transpose()?,
    };
    let seen = authority::observe(&world.http, &world.clock, &world.budget(), ask).await;
    let mut findings = authority::judge(&seen);
    if let Some(client_id) = &args.client_id {
        findings.extend(shape::lint(
            client_id,
            None,
            seen.authority(),
            authority::recognised(&seen),
        ));
    }
    let took = millis_since(world, begun);
    let rows = layers::of_authority(&seen, &world.printer);
    let lines = layers::lines(&rows, &world.printer);
    let report = Report::new(
        Subject::Authority,
        seen.target(),
        seen,
        findings,
        took,
        &world.printer.words,
    );
    Ok(world.printer.report(&report, &lines))
}

/// Milliseconds since `begun` on the steady clock.
#[must_use]
pub fn millis_since(world: &World, begun: std::time::Duration) -> u64 {
    let took = world.clock.steady().saturating_sub(begun);
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}

/// The provider that was named, if the catalog has it.
///
/// # Errors
/// The catalog does not have it.
pub fn known_provider(world: &World, id: Option<&str>) -> Result<Option<String>, Failure> {
    match id {
        Some(id) if Provider::find(id).is_none() => Err(unknown_provider(world, id)),
        known => Ok(known.map(str::to_owned)),
    }
}

/// There is no such provider; these there are.
pub fn unknown_provider(world: &World, id: &str) -> Failure {
    let known: Vec<&str> = Provider::all().iter().map(|p| p.id.as_str()).collect();
    let failure = Failure::new(
        Code::CatalogUnknown,
        world.printer.say("failure-provider-unknown", &[("id", id)]),
    );
    failure.hint(
        world
            .printer
            .say("hint-provider-unknown", &[("known", &known.join(", "))]),
    )
}

/// The endpoints that were entered by hand, all four or none.
///
/// # Errors
/// One of them is no address.
pub fn manual(world: &World, args: &ManualArgs) -> Result<Option<ManualEndpoints>, Failure> {
    let (Some(issuer), Some(authorization), Some(token), Some(jwks)) = (
        &args.issuer,
        &args.authorization_endpoint,
        &args.token_endpoint,
        &args.jwks_uri,
    ) else {
        return Ok(None);
    };
    let address = |option: &'static str, text: &str| {
        let url = Url::parse(text)
            .ok()
            .filter(|u| matches!(u.scheme(), "http" | "https") && u.has_host());
        url.ok_or_else(|| wrong(option, text, "https://HOST/PATH", &world.printer))
    };
    address("--issuer", issuer)?;
    Ok(Some(ManualEndpoints {
        issuer: issuer.clone(),
        authorization_endpoint: address("--authorization-endpoint", authorization)?,
        token_endpoint: address("--token-endpoint", token)?,
        jwks_uri: address("--jwks-uri", jwks)?,
    }))
}
