//! The sign-in through the browser (RFC 8252): bind, ask, wait, redeem, look, judge, and say in the
//! browser what came of it.

use super::callback;
use super::flow::{self, Asking, Likeness, Pending};
use super::judge::judge;
use super::observation::{BrowserFacts, LoopbackFacts, NotBound, Observation};
use super::page;
use super::scrub::Scrub;
use super::steps::{Ask, Progress, Step, Stopwatch, examine};
use crate::fetch::Budget;
use crate::finding::Finding;
use crate::ports::{Arrival, Browser, Clock, Http, Listener, Loopback, Random};
use crate::words::Words;
use url::Url;

/// What a sign-in touches.
#[derive(Debug)]
pub struct World<'a, H, C, R, B, L> {
    /// The network.
    pub http: &'a H,
    /// The time.
    pub clock: &'a C,
    /// Randomness.
    pub random: &'a R,
    /// The browser.
    pub browser: &'a B,
    /// The port.
    pub loopback: &'a L,
}

/// A sign-in that has ended, well or not.
pub struct SignIn<L> {
    /// What was seen.
    pub observation: Observation,
    /// What it means.
    pub findings: Vec<Finding>,
    /// The port, where an answer arrived: it is to be kept for the browser's repeats by
    /// [`Listener::linger`] while the face goes on. Dropping it closes it.
    pub listener: Option<L>,
}

/// Signs in through the browser. Dropping the future cancels, and closes the port at once.
pub async fn run<H: Http, C: Clock, R: Random, B: Browser, L: Loopback>(
    world: &World<'_, H, C, R, B, L>,
    ask: &Ask<'_>,
    words: &Words,
    progress: &impl Progress,
) -> SignIn<L::Listener> {
    let watch = Stopwatch::start(world.clock);
    let metadata = ask.metadata;
    let mut seen = ask.begin(&[
        ("authorization_endpoint", &metadata.authorization_endpoint),
        ("token_endpoint", &metadata.token_endpoint),
    ]);
    let mut listener = None;
    if let (Some(authorization), Some(token)) =
        (&metadata.authorization_endpoint, &metadata.token_endpoint)
        && seen.asked.endpoints_in_clear.is_empty()
    {
        match world
            .loopback
            .bind(ask.redirect, page::standing(words))
            .await
        {
            Ok(bound) => {
                listener = through_browser(
                    world,
                    &watch,
                    ask,
                    (authorization, token),
                    bound,
                    &mut seen,
                    progress,
                )
                .await
            }
            Err(error) => {
                let not_bound = NotBound {
                    port: error.port,
                    kind: error.kind,
                    text: error.text,
                };
                seen.asked.redirect = Some(ask.redirect.as_str().to_owned());
                seen.loopback = Some(LoopbackFacts {
                    not_bound: Some(not_bound),
                    ..LoopbackFacts::default()
                });
            }
        }
    }
    let findings = judge(&seen);
    seen.hops.verdict_us = watch.now_us();
    if let Some(listener) = &mut listener {
        listener.conclude(page::of_findings(words, &findings));
    }
    SignIn {
        observation: seen,
        findings,
        listener,
    }
}

/// Everything from the bound port to the last answer. The listener comes back if an answer arrived.
async fn through_browser<H: Http, C: Clock, R: Random, B: Browser, L: Loopback>(
    world: &World<'_, H, C, R, B, L>,
    watch: &Stopwatch<'_, C>,
    ask: &Ask<'_>,
    (authorization, token): (&Url, &Url),
    mut listener: L::Listener,
    seen: &mut Observation,
    progress: &impl Progress,
) -> Option<L::Listener> {
    let redirect = listener.redirect().clone();
    seen.hops.listening_us = watch.now_us();
    seen.asked.redirect = Some(redirect.as_str().to_owned());
    progress.reached(Step::Listening(redirect.clone()));

    let asking = Asking {
        endpoint: authorization,
        client_id: ask.client_id,
        redirect: &redirect,
        scopes: ask.scopes,
        login_hint: ask.login_hint,
        prompt: ask.prompt,
    };
    let (url, pending) = flow::begin(&asking, world.random);
    let mut scrub = ask.scrub();
    pending.hide(&mut scrub);
    seen.asked.nonce = Some(pending.nonce_sent().to_owned());
    progress.reached(Step::Open(url.clone()));
    seen.hops.opened_us = watch.now_us();
    if ask.open_browser {
        let opened = open(world.browser, &url, progress).await;
        if matches!(opened, BrowserFacts::Opened) {
            seen.hops.browser_us = watch.now_us();
        }
        seen.browser = Some(opened);
    }

    let (arrival, facts) = wait(&mut listener, &pending, &scrub, ask).await;
    seen.loopback = Some(facts);
    let arrival = arrival?;
    seen.hops.answered_us = watch.now_us();
    progress.reached(Step::CallbackReceived);
    let (callback, redeemable) = pending.receive(arrival, &mut scrub);
    let from_issuer = callback::issuer_holds(&callback, &seen.asked);
    seen.callback = Some(callback);
    // A code of another provider is none of this one's business (RFC 9207 section 2.4).
    if let Some(redeemable) = redeemable.filter(|_| from_issuer) {
        let (request, nonce) = redeemable.redeem(token.clone(), &ask.client());
        let budget = Budget::start(ask.limits, world.clock);
        let answer = world.http.exchange(request, budget.next(world.clock)).await;
        seen.hops.token_us = watch.now_us();
        let took_us = answer.exchange.took_us;
        progress.reached(Step::TokenReceived { took_us });
        examine(
            (world.http, watch, &budget),
            ask,
            (answer, Some(&nonce)),
            scrub,
            seen,
            progress,
        )
        .await;
    }
    Some(listener)
}

/// Asks the system to open the address.
async fn open(browser: &impl Browser, url: &Url, progress: &impl Progress) -> BrowserFacts {
    match browser.open(url).await {
        Ok(()) => {
            progress.reached(Step::BrowserOpened);
            BrowserFacts::Opened
        }
        Err(error) => {
            progress.reached(Step::BrowserNotOpened(error.0.clone()));
            BrowserFacts::NotOpened {
                why: crate::finding::shown(&error.0),
            }
        }
    }
}

/// Waits for the answer, and counts what else arrives.
async fn wait(
    listener: &mut impl Listener,
    pending: &Pending,
    scrub: &Scrub,
    ask: &Ask<'_>,
) -> (Option<Arrival>, LoopbackFacts) {
    let mut facts = LoopbackFacts::default();
    let is_answer = |arrival: &Arrival| {
        let likeness = pending.likeness(arrival);
        match likeness {
            Likeness::Answer => return true,
            Likeness::Prefetched => facts.prefetched += 1,
            Likeness::WithoutState => facts.without_state += 1,
            Likeness::OtherState => facts.other_state += 1,
        }
        if likeness != Likeness::Prefetched {
            facts.stray_error = flow::error_of(arrival, scrub).or(facts.stray_error.take());
        }
        false
    };
    let arrival = listener.answer(is_answer, ask.wait).await;
    facts.addresses = listener.addresses().to_vec();
    facts.refused = listener.refused();
    (arrival, facts)
}

#[cfg(test)]
mod tests;
