//! One file per noun. A command converts its arguments, calls the engine, and gives back what it has
//! to say.

mod by_hand;
mod check;
mod client;
mod credentials;
mod demo;
mod hops;
mod layers;
mod link;
mod providers;
mod request;
mod sandbox;
mod secret;
mod services;
mod setup;
mod signin;

use crate::args::{Cli, Command, CredentialsCommand};
use crate::cancel;
use crate::render::Said;
use crate::world::World;
use clap::CommandFactory as _;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::ports::Listener as _;
use latchkey_engine::report::Verdict;
use serde_json::json;

/// Runs a command to its end and prints what it has to say.
///
/// # Errors
/// What could not be done at all. What was found wrong is no error.
pub async fn run(world: &World, command: Command) -> Result<Option<Verdict>, Failure> {
    let said = match command {
        Command::Check(args) => check::run(world, args).await?,
        Command::Credentials(CredentialsCommand::Check(args)) => {
            credentials::run(world, args).await?
        }
        Command::Signin(args) => {
            let ended = signin::run(world, args).await?;
            world.printer.show(&ended.said);
            ended.ask_to_remove(&world.printer);
            if let Some(listener) = ended.listener {
                // The verdict is out: whoever does not want to wait for the browser's repeats gets it.
                tokio::select! {
                    () = listener.linger() => {}
                    () = cancel::asked() => {}
                }
            }
            return Ok(ended.said.verdict);
        }
        Command::Setup(command) => setup::run(world, command).await?,
        Command::Request(command) => request::run(world, command).await?,
        Command::Secret(command) => secret::run(world, command).await?,
        Command::Sandbox(args) => sandbox::run(world, args).await?,
        Command::Demo => demo::run(world).await?,
        Command::Completions { shell } => {
            let mut out = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "latchkey", &mut out);
            let text = String::from_utf8_lossy(&out).into_owned();
            let document = json!({ "schema": "latchkey/completions/1", "shell": shell.to_string(), "script": text });
            Said::data(document, text)
        }
        Command::Explain(_) => return Err(later(world, "explain")),
        Command::Services { command } => services::run(world, command)?,
        Command::Providers { command } => providers::run(world, command).await?,
        Command::Case(_) => return Err(later(world, "case")),
        Command::Batch(_) => return Err(later(world, "batch")),
    };
    world.printer.show(&said);
    Ok(said.verdict)
}

/// A command that is planned and not there yet says so.
fn later(world: &World, command: &str) -> Failure {
    Failure::new(
        Code::NotThereYet,
        world
            .printer
            .say("failure-not-there-yet", &[("command", command)]),
    )
}
