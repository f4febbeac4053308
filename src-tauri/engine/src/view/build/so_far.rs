//! The picture of a sign-in while it runs.

use super::hops::{at_the_provider, timed, view};
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
    token_us: Option<u64>,
    userinfo_us: Option<u64>,
}

#[derive(Clone, Copy, Debug)]
enum Browser {
    Opened(Duration),
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
            Step::BrowserOpened => self.browser = Some(Browser::Opened(at)),
            Step::BrowserNotOpened(_) => self.browser = Some(Browser::NotOpened),
            Step::CallbackReceived => self.returned = Some(at),
            Step::TokenReceived { took_us } => self.token_us = Some(*took_us),
            Step::UserinfoReceived { took_us } => self.userinfo_us = Some(*took_us),
        }
    }

    /// The picture now.
    #[must_use]
    pub fn hops(&self, words: &Words) -> Vec<HopView> {
        let returned = self.returned.is_some();
        let browser = match (self.opened, self.browser, returned) {
            (_, Some(Browser::Opened(_)), _) => (HopState::Passed, "hop-opened"),
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
        let said = |(state, id): (HopState, &str), took| {
            (state, timed(words.say(id, &[]), took, words), took)
        };
        let opened_in = match (self.opened, self.browser) {
            (Some(from), Some(Browser::Opened(at))) => Some(micros(from, at)),
            _ => None,
        };
        let asked = |before: bool, took| answer(took, before, words);
        let stations = [
            (Hop::Browser, said(browser, opened_in)),
            (Hop::Provider, self.with_the_provider(words)),
            (Hop::Loopback, said(loopback, None)),
            (Hop::Token, asked(returned, self.token_us)),
            (
                Hop::Userinfo,
                asked(self.token_us.is_some(), self.userinfo_us),
            ),
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
            (Some(_), None) if matches!(self.browser, Some(Browser::Opened(_))) => {
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

/// How an endpoint stands, which is `asked` when the step before it was reached.
fn answer(took_us: Option<u64>, asked: bool, words: &Words) -> (HopState, String, Option<u64>) {
    match (took_us, asked) {
        (Some(us), _) => {
            let took = words.duration(us);
            let text = words.say("hop-answered-after", &[("took", &took)]);
            (HopState::Passed, text, Some(us))
        }
        (None, true) => (HopState::Waiting, words.say("hop-waits", &[]), None),
        (None, false) => (
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
