//! Where a client secret comes from: standard input, the environment, the vault, a prompt; never an
//! argument.

use crate::world::World;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::finding::Field;
use latchkey_engine::secrets::ClientSecret;
use std::io::{IsTerminal as _, Read as _};
use zeroize::Zeroizing;

/// Longest secret taken, in bytes.
const MAX_SECRET: u64 = 64 * 1024;

/// The secret from standard input or the environment, if one of them has it.
///
/// # Errors
/// Standard input was named and cannot be read, or is empty.
pub fn given(world: &World, from_stdin: bool) -> Result<Option<ClientSecret>, Failure> {
    if from_stdin {
        return from_standard_input(world).map(|text| Some(ClientSecret::new(text)));
    }
    Ok(world.environment_secret.borrow_mut().take())
}

/// A secret from a prompt without echo, where there is a terminal; an empty answer is none.
///
/// # Errors
/// The terminal cannot be read.
pub fn prompted(world: &World, question: &str) -> Result<Option<String>, Failure> {
    if !std::io::stdin().is_terminal() {
        return Ok(None);
    }
    world.printer.ask(&world.printer.say(question, &[]));
    let text = rpassword::read_password().map_err(|e| unreadable(world, &e))?;
    Ok(Some(text).filter(|t| !t.is_empty()))
}

/// A line of standard input, for a secret or a token.
///
/// # Errors
/// It cannot be read, or is empty.
pub fn from_standard_input(world: &World) -> Result<String, Failure> {
    let mut text = Zeroizing::new(String::with_capacity(1024));
    std::io::stdin()
        .take(MAX_SECRET)
        .read_to_string(&mut text)
        .map_err(|e| unreadable(world, &e))?;
    // Tools end what they print with a line break; nothing else is taken away.
    let secret = text
        .strip_suffix('\n')
        .map_or(text.as_str(), |t| t.strip_suffix('\r').unwrap_or(t));
    if secret.is_empty() {
        return Err(Failure::new(
            Code::SecretNeeded,
            world.printer.say("failure-stdin-empty", &[]),
        )
        .field(Field::ClientSecret));
    }
    Ok(secret.to_owned())
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
