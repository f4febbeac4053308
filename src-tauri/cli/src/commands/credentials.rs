//! `latchkey credentials check`: id, secret and redirect addresses proven without a sign-in.

use super::check::millis_since;
use super::client::Chosen;
use super::layers;
use crate::args::{CredentialsArgs, SecretAuth};
use crate::render::Said;
use crate::secret;
use crate::world::{World, wrong};
use latchkey_engine::credentials::{self, Question};
use latchkey_engine::failure::Failure;
use latchkey_engine::finding::Field;
use latchkey_engine::ports::Clock as _;
use latchkey_engine::provider::Provider;
use latchkey_engine::report::{Report, Subject};
use latchkey_engine::values::{ClientAuthentication, LoopbackRedirect, RedirectUri};

/// Looks, judges, and keeps the report where a setup was named.
///
/// # Errors
/// A value that is not of its kind, or a secret that is needed and not given.
pub async fn run(world: &World, args: CredentialsArgs) -> Result<Said, Failure> {
    let begun = world.clock.steady();
    let chosen = Chosen::of(world, &args.client).await?;
    let redirect_uris = args
        .redirect_uri
        .iter()
        .map(|t| redirect(world, t))
        .collect::<Result<Vec<_>, _>>()?;
    let given = chosen.secret(world, args.client.secret_stdin).await?;
    if given.is_none() && redirect_uris.is_empty() {
        return Err(secret::needed(world));
    }
    let provider = chosen
        .authority
        .provider
        .as_deref()
        .and_then(Provider::find);
    let usual = LoopbackRedirect::usual(provider)
        .map_err(|e| wrong("--provider", &e.to_string(), "ID", &world.printer))?;
    let draft = chosen.draft();
    let test = draft.and_then(|d| d.redirect_uri.clone()).unwrap_or(usual);
    let question = Question {
        authority: chosen.authority.clone(),
        client_id: &chosen.client_id,
        secret: given.as_ref().map(|s| &s.secret),
        expires: draft.map(|d| d.secret_expires_at),
        only: args
            .auth
            .map(method)
            .or_else(|| draft.and_then(|d| d.client_authentication)),
        redirect_uri: test.uri(),
        redirect_uris: &redirect_uris,
        control: !args.no_control,
        may_issue_token: args.allow_token,
    };
    let checked = credentials::check(
        &world.http,
        &world.clock,
        &world.random,
        world.budget(),
        question,
    )
    .await;
    let rows = layers::of_authority(&checked.observation.authority, &world.printer);
    let lines = layers::lines(&rows, &world.printer);
    let took = millis_since(world, begun);
    let target = format!(
        "{} · {}",
        checked.observation.authority.target(),
        chosen.client_id
    );
    let words = &world.printer.words;
    let report = Report::new(
        Subject::Credentials,
        target,
        checked.observation,
        checked.findings,
        took,
        words,
    )
    .with_proof(checked.proof);
    chosen.keep(world, given.as_ref(), &report).await?;
    Ok(world
        .printer
        .report(&report, if world.printer.verbose { &lines } else { &[] }))
}

fn method(auth: SecretAuth) -> ClientAuthentication {
    match auth {
        SecretAuth::Basic => ClientAuthentication::Basic,
        SecretAuth::Post => ClientAuthentication::Post,
    }
}

fn redirect(world: &World, text: &str) -> Result<RedirectUri, Failure> {
    RedirectUri::parse(text).map_err(|e| {
        wrong(
            "--redirect-uri",
            &e.to_string(),
            "https://HOST/PATH",
            &world.printer,
        )
        .field(Field::RedirectUri)
    })
}
