//! The test sign-in.

use super::client::{client_of, has_what_it_needs, proven_method, redirect_of_test};
use super::open::show_again;
use super::world::World;
use crate::authority;
use crate::client_auth::Method;
use crate::failure::Failure;
use crate::ports::{Browser, Clock, Http, Loopback, Random, Store, Vault};
use crate::report::{Report, Subject};
use crate::setup::{self, SetupId};
use crate::signin::{self, Ask, Seen, Step};
use crate::values::ClientAuthentication;
use crate::view::{HopsSoFar, SetupView, SignInEvent};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long the person is waited for.
const WAIT: Duration = Duration::from_secs(300);

/// How a test sign-in is to be made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInAsk {
    /// Whose account is meant (`login_hint`, OpenID Connect Core 1.0 section 3.1.2.1).
    pub login_hint: Option<String>,
    /// The provider is to ask which account (`prompt=select_account`).
    pub select_account: bool,
    /// A browser is opened; otherwise the address is only told.
    pub open_browser: bool,
}

/// Signs in through the browser, tells how far it has come, and keeps the report. Dropping the future
/// cancels: the port is closed, and nothing is kept. Where a browser came back, its port comes with the
/// answer and is to be kept a little for the browser's repeats ([`crate::ports::Listener::linger`]).
///
/// # Errors
/// The setup has not got what a sign-in needs, or store or vault cannot be asked. What goes wrong on
/// the way is found.
pub async fn sign_in<H: Http, S: Store, V: Vault, C: Clock, R: Random, B: Browser, L: Loopback>(
    world: &World<'_, H, S, V, C, R>,
    (browser, loopback): (&B, &L),
    id: &SetupId,
    asked: SignInAsk,
    progress: &(impl Fn(SignInEvent) + Send + Sync),
) -> Result<(SetupView, Option<L::Listener>), Failure> {
    let begun = world.clock.steady();
    let stored = world.stored(id, world.store.setup(id).await)?;
    let draft = &stored.draft;
    let (what, client_id) = client_of(draft, world.words)?;
    let wished = draft.client_authentication;
    let secret = if wished == Some(ClientAuthentication::None) {
        None
    } else {
        let kept = setup::current_secret(world.vault, id, stored.secret).await;
        kept.map_err(|error| error.failure(world.words))?
    };
    has_what_it_needs(wished, secret.is_some(), world.words)?;
    let method = match wished {
        Some(wished) => Some(wished.into()),
        None => proven_method(&stored, &world.stored(id, world.store.reports(id).await)?),
    };
    let authority = authority::observe(world.http, world.clock, &world.budget(), what).await;
    let metadata = authority.metadata();
    let provider = authority::recognised(&authority);
    let redirect = redirect_of_test(draft.redirect_uri.clone(), provider, world.words)?;
    let scopes = draft.scopes();
    let ask = Ask {
        metadata: &metadata,
        metadata_in_clear: authority.came_in_clear(),
        issuer: metadata.issuer.as_deref().unwrap_or_default(),
        keys: authority.keys_text(),
        provider: provider.map(|p| p.id.as_str()),
        client_id: &client_id,
        secret: secret.as_ref(),
        method: Method::fitting(&metadata, method, secret.is_some()),
        scopes: &scopes,
        redirect: &redirect,
        login_hint: asked.login_hint.as_deref(),
        prompt: asked.select_account.then_some("select_account"),
        associated_domains: &draft.associated_domains,
        open_browser: asked.open_browser,
        wait: WAIT,
        limits: world.limits,
    };
    let touched = signin::World {
        http: world.http,
        clock: world.clock,
        random: world.random,
        browser,
        loopback,
    };
    let hops = Mutex::new(HopsSoFar::begin(ask.provider, asked.open_browser));
    let told = |step: Step| {
        let mut hops = hops.lock().unwrap_or_else(PoisonError::into_inner);
        hops.reached(&step, world.clock.steady());
        tell(step, progress);
        progress(SignInEvent::Hops {
            hops: hops.hops(world.words),
        });
    };
    let ended = signin::run(&touched, &ask, world.words, &told).await;
    let mut findings = authority::obstacles(&authority);
    findings.extend(ended.findings);
    findings.extend(setup::asks(draft, Some(ask.method.into())));
    let target = format!("{} · {client_id}", authority.target());
    let seen = Seen {
        authority,
        sign_in: ended.observation,
    };
    let took = world.millis_since(begun);
    let report = Report::new(Subject::SignIn, target, seen, findings, took, world.words);
    world.keep(&stored, &report).await?;
    Ok((show_again(world, id).await?, ended.listener))
}

/// What a person has to know or do.
fn tell(step: Step, progress: &impl Fn(SignInEvent)) {
    match step {
        Step::Listening(redirect) => progress(SignInEvent::Listening {
            redirect: redirect.as_str().to_owned(),
        }),
        Step::Open(url) => progress(SignInEvent::Open { url: url.into() }),
        Step::BrowserNotOpened(why) => progress(SignInEvent::BrowserNotOpened { why }),
        Step::BrowserOpened
        | Step::EnterCode { .. }
        | Step::CallbackReceived
        | Step::TokenReceived { .. }
        | Step::UserinfoReceived { .. } => {}
    }
}
