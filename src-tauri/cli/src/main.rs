//! The command line of Latchkey: converts, calls, converts back.

mod args;
mod cancel;
mod commands;
mod kept;
mod render;
mod secret;
mod world;

use args::{Cli, Command};
use clap::Parser as _;
use clap::error::ErrorKind;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::report::Verdict;
use latchkey_engine::secrets::ClientSecret;
use render::{Printer, Said};
use serde_json::json;
use std::process::ExitCode;
use world::World;

/// The exit status of a command that was cancelled.
const CANCELLED: u8 = 130;

fn main() -> ExitCode {
    // Before any thread or program is started, so that neither can read it.
    let secret = take_secret();
    let arguments: Vec<_> = std::env::args_os().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, arguments.iter().any(|a| a == "--json")),
    };
    let printer = || Printer {
        words: world::words(cli.global.lang.as_deref()),
        json: cli.global.json,
        quiet: cli.global.quiet,
        verbose: cli.global.verbose,
    };
    if let Some(wish) = cli.global.lang.as_deref() {
        let spoken = printer().words.language();
        if !wish.to_lowercase().starts_with(&spoken) {
            printer().tell("language-unknown", &[("wish", wish)]);
        }
    }
    let world = match World::new(&cli.global, printer(), secret) {
        Ok(world) => world,
        Err(failure) => return fail(&printer(), &failure),
    };
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(e) => {
            return fail(
                &world.printer,
                &Failure::new(Code::Unexpected, e.to_string()),
            );
        }
    };
    let ended = runtime.block_on(run(&world, cli.command));
    // A look-up that the system never answers must not hold the program.
    runtime.shutdown_background();
    match ended {
        None => {
            world.printer.tell("cancelled", &[]);
            ExitCode::from(CANCELLED)
        }
        Some(Ok(Some(Verdict::Fail))) => ExitCode::from(1),
        Some(Ok(_)) => ExitCode::SUCCESS,
        Some(Err(failure)) => fail(&world.printer, &failure),
    }
}

/// Runs a command until it ends or is cancelled; dropping it closes what it had opened.
async fn run(world: &World, command: Command) -> Option<Result<Option<Verdict>, Failure>> {
    // It has something to put away first, and cancels itself then.
    let sees_to_it = matches!(command, Command::Demo);
    tokio::select! {
        // A command that took the wish to end for an answer has ended, and is not cancelled.
        biased;
        ended = commands::run(world, command) => Some(ended),
        () = cancel::asked(), if !sees_to_it => None,
        () = world.cancelled.notified() => None,
    }
}

/// Takes the client secret out of the environment.
fn take_secret() -> Option<ClientSecret> {
    const NAME: &str = "LATCHKEY_CLIENT_SECRET";
    let value = std::env::var(NAME).ok()?;
    // SAFETY: this is the first thing the program does; no other thread exists that could read the
    // environment at the same time.
    #[allow(unsafe_code)]
    unsafe {
        std::env::remove_var(NAME);
    }
    Some(ClientSecret::new(value)).filter(|s| !s.same(""))
}

/// A command line that is not understood; help and version are no failures.
fn usage(error: &clap::Error, json: bool) -> ExitCode {
    let printer = Printer {
        words: world::words(None),
        json,
        quiet: false,
        verbose: false,
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let document =
                json!({ "schema": "latchkey/text/1", "text": error.render().to_string() });
            printer.show(&Said::data(document, error.render().ansi().to_string()));
            ExitCode::SUCCESS
        }
        _ if json => {
            let text = error.render().to_string();
            let mut parts = text.trim_start_matches("error: ").split("\n\n");
            let lines = parts.next().unwrap_or_default().split_whitespace();
            let message = lines.collect::<Vec<_>>().join(" ");
            fail(
                &printer,
                &Failure::new(Code::Usage, message).hint(printer.say("hint-usage", &[])),
            )
        }
        _ => {
            printer.talk(error.render().ansi().to_string().trim_end());
            ExitCode::from(2)
        }
    }
}

fn fail(printer: &Printer, failure: &Failure) -> ExitCode {
    printer.failure(failure);
    ExitCode::from(2)
}
