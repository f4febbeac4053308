//! `latchkey signin`: the test sign-in, through the browser or by device.

use super::check::millis_since;
use super::client::{Chosen, Shown};
use super::{hops, layers};
use crate::args::{AnyAuth, SigninArgs};
use crate::render::Printer;
use crate::render::Said;
use crate::world::{World, wrong};
use latchkey_adapters::browser::SystemBrowser;
use latchkey_adapters::loopback::{LoopbackListener, SystemLoopback};
use latchkey_engine::authority::{self, AuthorityObservation};
use latchkey_engine::client_auth::Method;
use latchkey_engine::failure::Failure;
use latchkey_engine::finding::{Field, Finding};
use latchkey_engine::ports::{Browser, Clock as _};
use latchkey_engine::provider::Provider;
use latchkey_engine::report::{Report, Subject};
use latchkey_engine::setup::asks;
use latchkey_engine::signin::{self, Ask, Step};
use latchkey_engine::values::{ClientAuthentication, Domain, LoopbackRedirect, Scope, Scopes};
use latchkey_engine::wizard;
use std::time::Duration;

/// How long the person is waited for, unless `--timeout` says otherwise.
const WAIT: Duration = Duration::from_secs(300);

/// A sign-in that has ended, well or not.
pub struct Ended {
    /// The report.
    pub said: Said,
    /// The port, where a browser came back: it is kept a little for the browser's repeats.
    pub listener: Option<LoopbackListener>,
    /// The address that was shown to be registered: where any port was asked for, with the one it got.
    registered: Option<String>,
}

impl Ended {
    /// Asks that what was registered for the test be removed again, if anything was.
    pub fn ask_to_remove(&self, printer: &Printer) {
        if let Some(redirect) = &self.registered {
            printer.tell("signin-remove-redirect", &[("redirect", redirect)]);
        }
    }
}

/// Signs in.
///
/// # Errors
/// A value that is not of its kind, or a secret that is missing or cannot be read.
pub async fn run(world: &World, args: SigninArgs) -> Result<Ended, Failure> {
    run_with(world, args, &SystemBrowser).await
}

/// Signs in with a browser of the caller's.
///
/// # Errors
/// As [`run`].
pub async fn run_with(
    world: &World,
    args: SigninArgs,
    browser: &impl Browser,
) -> Result<Ended, Failure> {
    let begun = world.clock.steady();
    let chosen = Chosen::of(world, &args.client).await?;
    let draft = chosen.draft();
    let wished = args
        .auth
        .map(method)
        .or_else(|| draft.and_then(|d| d.client_authentication));
    let public = wished == Some(ClientAuthentication::None);
    let secret = if public {
        None
    } else {
        chosen.secret(world, args.client.secret_stdin).await?
    };
    wizard::has_what_it_needs(wished, secret.is_some(), &world.printer.words)?;

    let seen = authority::observe(
        &world.http,
        &world.clock,
        &world.budget(),
        chosen.authority.clone(),
    )
    .await;
    let metadata = seen.metadata();
    let provider = authority::recognised(&seen);
    let redirect = redirect(
        world,
        &args,
        draft.and_then(|d| d.redirect_uri.clone()),
        provider,
    )?;
    let scopes = scopes(
        world,
        &args,
        draft
            .map(|d| d.additional_scopes.as_slice())
            .unwrap_or_default(),
    )?;
    let domains = domains(
        world,
        &args,
        draft
            .map(|d| d.associated_domains.as_slice())
            .unwrap_or_default(),
    )?;
    let method = match wished {
        Some(wished) => Some(wished.into()),
        None => chosen.proven_method(world).await?,
    };
    let ask = Ask {
        metadata: &metadata,
        metadata_in_clear: seen.came_in_clear(),
        issuer: metadata.issuer.as_deref().unwrap_or_default(),
        keys: seen.keys_text(),
        provider: provider.map(|p| p.id.as_str()),
        client_id: &chosen.client_id,
        secret: secret.as_ref().map(|s| &s.secret),
        method: Method::fitting(&metadata, method, secret.is_some()),
        scopes: &scopes,
        redirect: &redirect,
        login_hint: args.login_hint.as_deref(),
        prompt: args.prompt.as_deref(),
        associated_domains: &domains,
        open_browser: !args.no_browser,
        wait: world.waiting.unwrap_or(WAIT),
        limits: world.limits,
    };
    let mut findings = authority::obstacles(&seen);
    let (sign_in, listener) = if args.device {
        let ended = signin::run_device(
            (&world.http, &world.clock, &world.clock),
            &ask,
            &told(&world.printer, provider),
        )
        .await;
        findings.extend(ended.findings);
        (ended.observation, None)
    } else {
        let (http, clock, random) = (&world.http, &world.clock, &world.random);
        let touched = signin::World {
            http,
            clock,
            random,
            browser,
            loopback: &SystemLoopback,
        };
        let ended = signin::run(
            &touched,
            &ask,
            &world.printer.words,
            &told(&world.printer, provider),
        )
        .await;
        findings.extend(ended.findings);
        (ended.observation, ended.listener)
    };
    if let Some(draft) = draft {
        findings.extend(asks(draft, Some(ask.method.into())));
    }
    let took = millis_since(world, begun);
    let listened = sign_in.hops.listening_us.is_some();
    let registered = sign_in.asked.redirect.clone().filter(|_| listened);
    let said = finish(
        world,
        (&chosen, secret.as_ref()),
        (seen, sign_in),
        findings,
        took,
    )
    .await?;
    Ok(Ended {
        said,
        listener,
        registered,
    })
}

async fn finish(
    world: &World,
    (chosen, secret): (&Chosen, Option<&Shown>),
    (authority, sign_in): (AuthorityObservation, signin::Observation),
    findings: Vec<Finding>,
    took: u64,
) -> Result<Said, Failure> {
    let printer = &world.printer;
    let mut rows = if printer.verbose {
        layers::of_authority(&authority, printer)
    } else {
        Vec::new()
    };
    rows.extend(hops::of_sign_in(&sign_in, printer));
    let mut lines = layers::lines(&rows, printer);
    lines.extend(hops::of_claims(&sign_in, printer));
    let target = format!("{} · {}", authority.target(), chosen.client_id);
    let seen = signin::Seen { authority, sign_in };
    let report = Report::new(
        Subject::SignIn,
        target,
        seen,
        findings,
        took,
        &printer.words,
    );
    chosen.keep(world, secret, &report).await?;
    Ok(printer.report(&report, &lines))
}

/// What a person is told on the way.
fn told<'a>(
    printer: &'a Printer,
    provider: Option<&'a Provider>,
) -> impl Fn(Step) + Send + Sync + 'a {
    let console = provider.and_then(|p| p.redirect.console.as_deref());
    move |step| match step {
        Step::Listening(redirect) => {
            printer.tell(
                "signin-register-redirect",
                &[("redirect", redirect.as_str())],
            );
            match console {
                Some(console) => printer.tell("signin-register-where", &[("console", console)]),
                None => printer.tell("signin-register-somewhere", &[]),
            }
        }
        Step::Open(url) => printer.tell("signin-open", &[("url", url.as_str())]),
        Step::BrowserOpened => printer.tell("signin-browser-opened", &[]),
        Step::BrowserNotOpened(why) => printer.tell("signin-browser-not-opened", &[("why", &why)]),
        Step::EnterCode {
            address,
            code,
            with_code,
            lasts,
        } => {
            printer.tell(
                "signin-enter-code",
                &[("address", &address), ("code", &code)],
            );
            if let Some(whole) = with_code {
                printer.tell("signin-open-with-code", &[("whole", &whole)]);
            }
            let minutes = (lasts.as_secs() / 60).to_string();
            printer.tell("signin-code-lasts", &[("minutes", &minutes)]);
        }
        Step::CallbackReceived => printer.tell("signin-callback", &[]),
        Step::TokenReceived { .. } => printer.tell("signin-token", &[]),
        Step::UserinfoReceived { .. } => printer.tell("signin-userinfo", &[]),
    }
}

fn method(auth: AnyAuth) -> ClientAuthentication {
    match auth {
        AnyAuth::Basic => ClientAuthentication::Basic,
        AnyAuth::Post => ClientAuthentication::Post,
        AnyAuth::None => ClientAuthentication::None,
    }
}

fn redirect(
    world: &World,
    args: &SigninArgs,
    drafted: Option<LoopbackRedirect>,
    provider: Option<&Provider>,
) -> Result<LoopbackRedirect, Failure> {
    let form = "http://127.0.0.1:PORT/PATH";
    let bad = |e: latchkey_engine::values::ValueError| {
        wrong("--redirect", &e.to_string(), form, &world.printer).field(Field::RedirectUri)
    };
    let given = args.redirect.as_deref().map(LoopbackRedirect::parse);
    let wished = given.transpose().map_err(bad)?.or(drafted);
    wizard::redirect_of_test(wished, provider, &world.printer.words)
}

fn scopes(world: &World, args: &SigninArgs, drafted: &[Scope]) -> Result<Scopes, Failure> {
    let parse = |text: &String| {
        Scope::parse(text).map_err(|e| {
            wrong(
                "--scope",
                &e.to_string(),
                "a scope such as groups",
                &world.printer,
            )
            .field(Field::Scopes)
        })
    };
    let given = args
        .scope
        .iter()
        .map(parse)
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Scopes::with(if given.is_empty() {
        drafted
    } else {
        &given
    }))
}

fn domains(world: &World, args: &SigninArgs, drafted: &[Domain]) -> Result<Vec<Domain>, Failure> {
    let parse = |text: &String| {
        Domain::parse(text).map_err(|e| {
            wrong("--domain", &e.to_string(), "example.com", &world.printer)
                .field(Field::AssociatedDomains)
        })
    };
    let given = args
        .domain
        .iter()
        .map(parse)
        .collect::<Result<Vec<_>, _>>()?;
    Ok(if given.is_empty() {
        drafted.to_vec()
    } else {
        given
    })
}
