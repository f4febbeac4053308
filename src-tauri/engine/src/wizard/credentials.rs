//! The secrets of a setup, and the proof of its credentials.

use super::catalog::provider_of;
use super::client::{client_of, redirect_of};
use super::open::show_again;
use super::world::World;
use crate::credentials::{self, Question};
use crate::failure::{Code, Failure};
use crate::finding::Field;
use crate::ports::{Clock, Http, Random, Store, StoredReport, Vault};
use crate::report::{Report, Subject};
use crate::request::RequestError;
use crate::secrets::{ClientSecret, DeskToken};
use crate::setup::{self, SetupId};
use crate::view::SetupView;

/// Puts a client secret into the vault. A request that waits is written anew with it.
///
/// # Errors
/// Store or vault do not do it. The old secret stays what it was then.
pub async fn store_secret<H, S: Store, V: Vault, C: Clock, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    secret: ClientSecret,
) -> Result<SetupView, Failure> {
    if secret.same("") {
        return Err(needed(world).field(Field::ClientSecret));
    }
    let (places, by) = ((world.store, world.vault), (world.clock, world.random));
    let kept = setup::keep_secret(places, by, id, &secret).await;
    kept.map_err(|error| error.failure(world.words, id))?;
    show_again(world, id).await
}

/// Puts the token of the service's request API into the vault.
///
/// # Errors
/// Store or vault do not do it.
pub async fn store_token<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
    token: DeskToken,
) -> Result<SetupView, Failure> {
    // EXPOSE: whether there is anything is all that is taken.
    if token.expose().is_empty() {
        return Err(needed(world).field(Field::Service));
    }
    let kept = setup::keep_token(world.store, world.vault, id, &token).await;
    kept.map_err(|error| error.failure(world.words, id))?;
    show_again(world, id).await
}

fn needed<H, S, V, C, R>(world: &World<'_, H, S, V, C, R>) -> Failure {
    Failure::new(Code::SecretNeeded, world.words.say("secret-empty", &[]))
}

/// Takes every client secret of a setup out of the vault. A request that waits is taken back with it.
///
/// # Errors
/// Store or vault do not do it.
pub async fn forget_secret<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
) -> Result<SetupView, Failure> {
    let forgotten = setup::forget(world.store, world.vault, id, false).await;
    forgotten.map_err(|error| error.failure(world.words, id))?;
    show_again(world, id).await
}

/// The client secret, for the clipboard: it goes there past the window.
///
/// # Errors
/// The vault has none, or cannot be asked.
pub async fn secret<H, S: Store, V: Vault, C: Clock, R>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
) -> Result<ClientSecret, Failure> {
    let stored = world.stored(id, world.store.setup(id).await)?;
    let kept = setup::current_secret(world.vault, id, stored.secret).await;
    let kept = kept.map_err(|error| error.failure(world.words))?;
    kept.ok_or_else(|| RequestError::SecretMissing.failure(world.words, id))
}

/// Proves id and secret without a sign-in, and with them the service's own redirect addresses, and
/// keeps the report.
///
/// # Errors
/// The setup has not got what is to be proven, or store or vault cannot be asked. What is wrong with
/// the credentials is found.
pub async fn check_credentials<H: Http, S: Store, V: Vault, C: Clock, R: Random>(
    world: &World<'_, H, S, V, C, R>,
    id: &SetupId,
) -> Result<SetupView, Failure> {
    let begun = world.clock.steady();
    let stored = world.stored(id, world.store.setup(id).await)?;
    let reports = world.stored(id, world.store.reports(id).await)?;
    let draft = &stored.draft;
    let (authority, client_id) = client_of(draft, world.words)?;
    let secret = setup::current_secret(world.vault, id, stored.secret).await;
    let secret = secret.map_err(|error| error.failure(world.words))?;
    let redirect_addresses = draft.redirect_addresses();
    if secret.is_none() && redirect_addresses.is_empty() {
        return Err(needed(world).field(Field::ClientSecret));
    }
    let of_authority = |r: &&StoredReport| r.subject == Subject::Authority;
    let provider = provider_of(draft, reports.iter().find(of_authority));
    let redirect = redirect_of(draft.redirect_uri.clone(), provider, world.words)?;
    let question = Question {
        authority,
        client_id: &client_id,
        secret: secret.as_ref(),
        expires: Some(draft.secret_expires_at),
        only: draft.client_authentication,
        redirect_uri: redirect.uri(),
        redirect_uris: &redirect_addresses,
        control: true,
        may_issue_token: false,
    };
    let budget = world.budget();
    let checked = credentials::check(world.http, world.clock, world.random, budget, question).await;
    let target = checked.observation.authority.target();
    let report = Report::new(
        Subject::Credentials,
        format!("{target} · {client_id}"),
        checked.observation,
        checked.findings,
        world.millis_since(begun),
        world.words,
    )
    .with_proof(checked.proof);
    world.keep(&stored, &report).await?;
    show_again(world, id).await
}
