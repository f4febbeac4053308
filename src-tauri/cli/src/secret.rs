//! Where a client secret comes from: standard input, the environment, the vault, a prompt; never an
//! argument.

use crate::world::World;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::finding::Field;
use latchkey_engine::secrets::ClientSecret;
use std::io::{ErrorKind, IsTerminal as _, Read as _};
use zeroize::Zeroizing;

/// Longest secret taken, in bytes.
const MAX_SECRET: usize = 64 * 1024;

/// The secret from standard input or the environment, if one of them has it.
///
/// # Errors
/// Standard input was named and cannot be read, or is empty.
pub async fn given(world: &World, from_stdin: bool) -> Result<Option<ClientSecret>, Failure> {
    if from_stdin {
        let text = from_standard_input(world).await?;
        return Ok(Some(ClientSecret::new(text)));
    }
    Ok(world.environment_secret.borrow_mut().take())
}

/// A secret from a prompt without echo, where there is a terminal; an empty answer is none.
///
/// # Errors
/// The terminal cannot be read.
pub async fn prompted(world: &World, question: &str) -> Result<Option<String>, Failure> {
    if !std::io::stdin().is_terminal() {
        return Ok(None);
    }
    world.printer.ask(&world.printer.say(question, &[]));
    match aside(rpassword::read_password).await {
        Ok(text) => Ok(Some(text).filter(|t| !t.is_empty())),
        // Ctrl-C, which a prompt without echo sees as a key.
        Err(e) if e.kind() == ErrorKind::Interrupted => world.cancel().await,
        Err(e) => Err(unreadable(world, &e)),
    }
}

/// An answer to a question that was asked on a terminal, up to the line break.
///
/// # Errors
/// The terminal cannot be read.
pub async fn answered(world: &World) -> Result<String, Failure> {
    let line = aside(|| {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).map(|_| line)
    });
    line.await.map_err(|e| unreadable(world, &e))
}

/// Reads where it holds up nobody, so that the command can be cancelled meanwhile.
async fn aside<T: Send + 'static>(
    read: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> std::io::Result<T> {
    tokio::task::spawn_blocking(read)
        .await
        .unwrap_or_else(|e| Err(std::io::Error::other(e)))
}

/// A line of standard input, for a secret or a token.
///
/// # Errors
/// It cannot be read, or is empty.
pub async fn from_standard_input(world: &World) -> Result<String, Failure> {
    let text = aside(|| {
        // As long as it can get: growing would leave copies behind.
        let mut text = Zeroizing::new(String::with_capacity(MAX_SECRET + 1));
        let longest = u64::try_from(MAX_SECRET + 1).unwrap_or(u64::MAX);
        let mut input = std::io::stdin().take(longest);
        input.read_to_string(&mut text).map(|_| text)
    });
    let text = text.await.map_err(|e| unreadable(world, &e))?;
    if text.len() > MAX_SECRET {
        let failure = world.printer.say("failure-stdin-long", &[]);
        return Err(Failure::new(Code::InvalidValue, failure).field(Field::ClientSecret));
    }
    // Tools end what they print with a line break; nothing else is taken away.
    let secret = text
        .strip_suffix('\n')
        .map_or(text.as_str(), |t| t.strip_suffix('\r').unwrap_or(t));
    if secret.is_empty() {
        return Err(empty(world));
    }
    Ok(secret.to_owned())
}

/// The failure of a command that was to be given a secret and got nothing.
#[must_use]
pub fn empty(world: &World) -> Failure {
    Failure::new(
        Code::SecretNeeded,
        world.printer.say("failure-stdin-empty", &[]),
    )
    .hint(world.printer.say("hint-stdin-empty", &[]))
    .field(Field::ClientSecret)
}

/// The failure of a command that needs a secret and was given none.
#[must_use]
pub fn needed(world: &World) -> Failure {
    Failure::new(
        Code::SecretNeeded,
        world.printer.say("failure-secret-needed", &[]),
    )
    .hint(world.printer.say("hint-secret-needed", &[]))
    .field(Field::ClientSecret)
}

fn unreadable(world: &World, error: &std::io::Error) -> Failure {
    let error = error.to_string();
    Failure::new(
        Code::FileUnreadable,
        world.printer.say("failure-stdin", &[("error", &error)]),
    )
}
