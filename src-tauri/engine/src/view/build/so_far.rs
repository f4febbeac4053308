//! The picture of a sign-in while it runs.

use super::hops::{at_the_provider, view};
use crate::signin::Step;
use crate::view::{Hop, HopState, HopView};
use crate::words::Words;
use std::time::Duration;

/// How far a sign-in has come, by the steps that it told of.
#[derive(Clone, Debug, Default)]
pub struct HopsSoFar {
    provider: Option<String>,
    opens_browser: bool,
    listens: bool,
    opened: Option<Duration>,
    browser: Option<Browser>,
    returned: Option<Duration>,
    token: Option<Duration>,
    userinfo: Option<Duration>,
}

#[derive(Clone, Copy, Debug)]
enum Browser {
    Opened,
    NotOpened,
}

impl HopsSoFar {
    /// Nothing was reached. `provider` is the catalog's id, where it is known; `opens_browser` says that
    /// the address is not left to the person.
    #[must_use]
    pub fn begin(provider: Option<&str>, opens_browser: bool) -> Self {
        Self {
            provider: provider.map(str::to_owned),
            opens_browser,
            ..Self::default()
        }
    }

    /// A step is reached, `at` this time of the steady clock.
    pub fn reached(&mut self, step: &Step, at: Duration) {
        match step {
            Step::Listening(_) => self.listens = true,
            Step::Open(_) | Step::EnterCode { .. } => self.opened = Some(at),
            Step::BrowserOpened => self.browser = Some(Browser::Opened),
            Step::BrowserNotOpened(_) => self.browser = Some(Browser::NotOpened),
            Step::CallbackReceived => self.returned = Some(at),
            Step::TokenReceived => self.token = Some(at),
            Step::UserinfoReceived => self.userinfo = Some(at),
        }
    }

    /// The picture now.
    #[must_use]
    pub fn hops(&self, words: &Words) -> Vec<HopView> {
        let returned = self.returned.is_some();
        let browser = match (self.opened, self.browser, returned) {
            (_, Some(Browser::Opened), _) => (HopState::Passed, "hop-opened"),
            (_, _, true) => (HopState::Passed, "hop-opened-by-hand"),
            (_, Some(Browser::NotOpened), _) => (HopState::Waiting, "hop-open-it-after-all"),
            (Some(_), None, _) if self.opens_browser => (HopState::Waiting, "hop-is-opened"),
            (Some(_), None, _) => (HopState::Waiting, "hop-open-it"),
            (None, None, _) => (HopState::NotReached, "hop-not-reached"),
        };
        let loopback = match (returned, self.listens) {
            (true, _) => (HopState::Passed, "hop-state"),
            (false, true) => (HopState::NotReached, "hop-listens"),
            (false, false) => (HopState::NotReached, "hop-not-reached"),
        };
        let said = |(state, id): (HopState, &str)| (state, words.say(id, &[]), None);
        let stations = [
            (Hop::Browser, said(browser)),
            (Hop::Provider, self.with_the_provider(words)),
            (Hop::Loopback, said(loopback)),
            (Hop::Token, answer(self.token, self.returned, words)),
            (Hop::Userinfo, answer(self.userinfo, self.token, words)),
        ];
        let views = stations.map(|(hop, how)| view(hop, how, self.provider.as_deref(), words));
        views.into()
    }

    fn with_the_provider(&self, words: &Words) -> (HopState, String, Option<u64>) {
        match (self.opened, self.returned) {
            (Some(opened), Some(returned)) => {
                let took = Some(micros(opened, returned));
                (HopState::Passed, at_the_provider(took, words), took)
            }
            (Some(_), None) if matches!(self.browser, Some(Browser::Opened)) => {
                (HopState::Waiting, words.say("hop-waits-for-you", &[]), None)
            }
            _ => (
                HopState::NotReached,
                words.say("hop-not-reached", &[]),
                None,
            ),
        }
    }
}

/// How an endpoint stands: asked when the step before it was reached.
fn answer(
    answered: Option<Duration>,
    asked: Option<Duration>,
    words: &Words,
) -> (HopState, String, Option<u64>) {
    match (answered, asked) {
        (Some(answered), Some(asked)) => {
            let us = micros(asked, answered);
            let took = words.duration(us);
            let text = words.say("hop-answered-after", &[("took", &took)]);
            (HopState::Passed, text, Some(us))
        }
        (None, Some(_)) => (HopState::Waiting, words.say("hop-waits", &[]), None),
        _ => (
            HopState::NotReached,
            words.say("hop-not-reached", &[]),
            None,
        ),
    }
}

fn micros(from: Duration, to: Duration) -> u64 {
    u64::try_from(to.saturating_sub(from).as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
