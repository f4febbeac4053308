//! `latchkey secret …`: the vault. A secret goes in; only whether it is there comes out.

use super::check::millis_since;
use crate::args::SecretCommand;
use crate::render::Said;
use crate::secret::{empty, from_standard_input, given, prompted};
use crate::world::{World, wrong};
use chrono::{DateTime, Utc};
use latchkey_engine::credentials::{expiry, shape};
use latchkey_engine::failure::Failure;
use latchkey_engine::finding::{Field, moment};
use latchkey_engine::ports::Clock as _;
use latchkey_engine::provider::Provider;
use latchkey_engine::report::{Report, Subject};
use latchkey_engine::secrets::{ClientSecret, DeskToken};
use latchkey_engine::setup::{self, Draft, Given, Key, Replaced, SecretState};
use serde_json::json;
use std::io::IsTerminal as _;

/// Runs one of them.
///
/// # Errors
/// What could not be done: above all, a vault that is missing, locked or refuses.
pub async fn run(world: &World, command: SecretCommand) -> Result<Said, Failure> {
    match command {
        SecretCommand::Set {
            setup,
            desk_token: true,
            secret_stdin,
            ..
        } => set_token(world, &setup, secret_stdin).await,
        SecretCommand::Set {
            setup,
            secret_stdin,
            expires,
            ..
        } => set(world, &setup, secret_stdin, expires).await,
        SecretCommand::State { setup } => state(world, &setup).await,
        SecretCommand::Forget { setup } => forget(world, &setup).await,
    }
}

async fn set(
    world: &World,
    name: &str,
    from_stdin: bool,
    expires: Option<String>,
) -> Result<Said, Failure> {
    let begun = world.clock.steady();
    let stored = world.setup(name).await?;
    // Whatever is wrong with it is said before anything is kept.
    let ends = match &expires {
        Some(text) => Some(end(world, &stored.draft, text)?),
        None => None,
    };
    let secret = match given(world, from_stdin).await? {
        Some(secret) => secret,
        None => ClientSecret::new(typed(world, "prompt-secret").await?),
    };
    let kept = setup::keep_secret(
        (world.store().await?, world.vault()),
        (&world.clock, &world.random),
        &stored.draft.name,
        &secret,
    )
    .await;
    let kept = kept.map_err(|e| e.failure(&world.printer.words, &stored.draft.name))?;
    // After the secret that it is about.
    let stored = world.setup(name).await?;
    let mut draft = stored.draft.clone();
    if let Some(ends) = ends {
        draft.secret_expires_at = ends;
    }
    let stored = world.change(stored, &draft).await?;
    let draft = &stored.draft;
    let provider = draft.provider.as_deref().and_then(Provider::find);
    let client_id = draft
        .client_id
        .as_ref()
        .map(|c| c.as_str())
        .unwrap_or_default();
    let mut findings = shape::lint(client_id, Some(&secret), draft.authority.as_ref(), provider);
    findings.push(expiry::judge(draft.secret_expires_at, world.clock.now()));
    let Replaced {
        version,
        requeued,
        lasts,
    } = kept;
    let seen = json!({ "version": version, "requeued": requeued, "lasts": lasts, "expires_at": draft.secret_expires_at });
    let report = Report::new(
        Subject::Secret,
        name,
        seen,
        findings,
        millis_since(world, begun),
        &world.printer.words,
    );
    world.printer.tell(
        if lasts {
            "secret-kept"
        } else {
            "secret-kept-in-memory"
        },
        &[("setup", name)],
    );
    if requeued {
        world.printer.tell("secret-requeued", &[]);
    }
    Ok(world.printer.report(&report, &[]))
}

/// The token of the service's request API, from its set-up link or its console.
async fn set_token(world: &World, name: &str, from_stdin: bool) -> Result<Said, Failure> {
    let stored = world.setup(name).await?;
    let text = if from_stdin {
        from_standard_input(world).await?
    } else {
        typed(world, "prompt-desk-token").await?
    };
    let token = DeskToken::new(text);
    let id = &stored.draft.name;
    let kept = setup::keep_token(world.store().await?, world.vault(), id, &token).await;
    kept.map_err(|e| e.failure(&world.printer.words, id))?;
    world.printer.tell("desk-token-kept", &[("setup", name)]);
    Ok(Said::data(
        json!({ "schema": "latchkey/secret/1", "setup": name, "desk_token": "stored" }),
        "",
    ))
}

/// What is typed at the prompt of a terminal, or comes in by a pipe.
async fn typed(world: &World, question: &str) -> Result<String, Failure> {
    if !std::io::stdin().is_terminal() {
        return from_standard_input(world).await;
    }
    let text = prompted(world, question).await?;
    text.ok_or_else(|| empty(world))
}

/// The end of the secret as it was entered; nothing where it has none.
fn end(world: &World, draft: &Draft, text: &str) -> Result<Option<DateTime<Utc>>, Failure> {
    let bad = |problem: String| {
        wrong(
            "--expires",
            &problem,
            "a date or time such as 2027-05-01",
            &world.printer,
        )
        .field(Field::SecretExpires)
    };
    let key = Key::parse("secret_expires_at").map_err(|e| bad(e.to_string()))?;
    let mut draft = draft.clone();
    draft
        .set(key, Given::Text(text.to_owned()))
        .map_err(|e| bad(e.to_string()))?;
    Ok(draft.secret_expires_at)
}

async fn state(world: &World, name: &str) -> Result<Said, Failure> {
    let seen = world.known_of(name).await?.observation;
    let expires = seen.draft.secret_expires_at;
    let shown = expires.map(moment);
    let document = json!({
        "schema": "latchkey/secret/1",
        "setup": name,
        "client_secret": seen.secret,
        "desk_token": seen.desk_token,
        "expires_at": expires,
    });
    let text = [
        sentence(world, "client-secret", &seen.secret, shown.as_deref()),
        sentence(world, "desk-token", &seen.desk_token, None),
    ];
    Ok(Said::data(document, text.join("\n")))
}

fn sentence(world: &World, what: &str, state: &SecretState, expires: Option<&str>) -> String {
    let (known, said) = match state {
        SecretState::Missing => ("missing", String::new()),
        SecretState::Stored { since: None } => ("stored", String::new()),
        SecretState::Stored { since: Some(at) } => ("stored-since", moment(*at)),
        SecretState::Unknown { said } => ("unknown", said.clone()),
    };
    let expires = expires.unwrap_or("none");
    world.printer.say(
        "secret-state",
        &[
            ("what", what),
            ("state", known),
            ("said", &said),
            ("expires", expires),
        ],
    )
}

async fn forget(world: &World, name: &str) -> Result<Said, Failure> {
    let stored = world.setup(name).await?;
    let found = setup::forget(
        world.store().await?,
        world.vault(),
        &stored.draft.name,
        false,
    )
    .await;
    let found = found.map_err(|e| e.failure(&world.printer.words, &stored.draft.name))?;
    world.printer.tell(
        if found {
            "secret-forgotten"
        } else {
            "secret-was-not-there"
        },
        &[("setup", name)],
    );
    Ok(Said::data(
        json!({ "schema": "latchkey/secret/1", "setup": name, "forgotten": found }),
        "",
    ))
}
