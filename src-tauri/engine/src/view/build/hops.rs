//! The picture of a sign-in: browser, provider, this computer, token endpoint, userinfo. Exactly one
//! station is where it broke, if it did.

use super::layers::why;
use crate::exchange::Exchange;
use crate::finding::{Finding, Grade, shown};
use crate::ports::BindErrorKind;
use crate::provider::Provider;
use crate::signin::observation::{BrowserFacts, DeviceFacts, LoopbackFacts, Observation};
use crate::signin::{callback, id_token, second_opinion, token_response, userinfo};
use crate::view::{Hop, HopState, HopView};
use crate::words::Words;

/// From how long a person is thought to have taken most of the time at the provider's page, in
/// microseconds: a provider that remembers the person sends the browser back sooner.
const MOSTLY_YOU: u64 = 2_000_000;

/// The picture of a sign-in that has ended.
#[must_use]
pub fn of_sign_in(seen: &Observation, words: &Words) -> Vec<HopView> {
    let picture = Picture { seen, words };
    vec![
        picture.browser(),
        picture.provider(),
        picture.loopback(),
        picture.token(),
        picture.userinfo(),
    ]
}

/// A station of the picture. `provider` is the catalog's id, where it is known.
pub(super) fn view(
    hop: Hop,
    (state, text, took_us): (HopState, String, Option<u64>),
    provider: Option<&str>,
    words: &Words,
) -> HopView {
    let name = match hop {
        Hop::Browser => "browser",
        Hop::Provider => "provider",
        Hop::Loopback => "loopback",
        Hop::Token => "token",
        Hop::Userinfo => "userinfo",
    };
    let known = provider
        .and_then(Provider::find)
        .filter(|_| hop == Hop::Provider);
    let label = known.map_or_else(|| words.say("hop", &[("hop", name)]), |p| p.name.clone());
    HopView {
        hop,
        label,
        text,
        took_us,
        state,
    }
}

/// How long the provider's page took, and whose time that was.
pub(super) fn at_the_provider(took_us: Option<u64>, words: &Words) -> String {
    let Some(us) = took_us else {
        return words.say("hop-passed", &[]);
    };
    let whose = if us < MOSTLY_YOU {
        "provider"
    } else {
        "person"
    };
    let took = words.duration(us);
    words.say("hop-took", &[("took", &took), ("whose", whose)])
}

/// What happened at a station, with how long it took where that was measured.
pub(super) fn timed(text: String, took_us: Option<u64>, words: &Words) -> String {
    let Some(us) = took_us else { return text };
    let took = words.duration(us);
    words.say("hop-timed", &[("what", &text), ("took", &took)])
}

struct Picture<'a> {
    seen: &'a Observation,
    words: &'a Words,
}

impl Picture<'_> {
    fn view(&self, hop: Hop, state: HopState, text: String, took_us: Option<u64>) -> HopView {
        let provider = self.seen.asked.provider.as_deref();
        view(hop, (state, text, took_us), provider, self.words)
    }

    fn say(&self, id: &str) -> String {
        self.words.say(id, &[])
    }

    /// A station at which it broke, for a reason that has no time in it.
    fn broken(&self, hop: Hop, why: String, took_us: Option<u64>) -> HopView {
        let text = timed(why, took_us, self.words);
        self.view(hop, HopState::Broken, text, took_us)
    }

    /// A station of whose time nothing else tells.
    fn timed(&self, hop: Hop, state: HopState, id: &str, took_us: Option<u64>) -> HopView {
        let text = timed(self.say(id), took_us, self.words);
        self.view(hop, state, text, took_us)
    }

    fn not_reached(&self, hop: Hop) -> HopView {
        self.view(hop, HopState::NotReached, self.say("hop-not-reached"), None)
    }

    fn not_needed(&self, hop: Hop, id: &str) -> HopView {
        self.view(hop, HopState::Skipped, self.say(id), None)
    }

    /// Endpoints that the sign-in needs and did not get to: it was not begun.
    fn not_begun(&self) -> Option<String> {
        let asked = &self.seen.asked;
        let said = |id, names: &[String]| {
            let names = shown(&names.join(", "));
            self.words.say(id, &[("names", &names)])
        };
        match (&asked.endpoints_missing[..], &asked.endpoints_in_clear[..]) {
            ([], []) => None,
            ([], in_clear) => Some(said("hop-endpoint-in-clear", in_clear)),
            (missing, _) => Some(said("hop-endpoint-missing", missing)),
        }
    }

    fn browser(&self) -> HopView {
        let hop = Hop::Browser;
        if self.seen.device.is_some() {
            return self.not_needed(hop, "hop-any-device");
        }
        if self.seen.hops.listening_us.is_none() && self.seen.callback.is_none() {
            return self.not_reached(hop);
        }
        let came_back = self.seen.callback.is_some();
        let (state, id) = match &self.seen.browser {
            Some(BrowserFacts::Opened) => (HopState::Passed, "hop-opened"),
            _ if came_back => (HopState::Passed, "hop-opened-by-hand"),
            Some(BrowserFacts::NotOpened { .. }) => (HopState::Broken, "hop-not-opened"),
            None => (HopState::Skipped, "hop-left-to-you"),
        };
        let hops = &self.seen.hops;
        let took = hops
            .browser_us
            .and_then(|there| there.checked_sub(hops.opened_us?));
        self.timed(hop, state, id, took)
    }

    /// The browser was with the provider, or may have been.
    fn left_for_the_provider(&self) -> bool {
        self.seen.hops.opened_us.is_some() || self.seen.callback.is_some()
    }

    fn provider(&self) -> HopView {
        let hop = Hop::Provider;
        let hops = &self.seen.hops;
        let took = hops
            .answered_us
            .and_then(|answered| answered.checked_sub(hops.opened_us?));
        if let Some(why) = self.not_begun() {
            return self.view(hop, HopState::Broken, why, None);
        }
        if let Some(device) = &self.seen.device {
            return self.device(device);
        }
        let error = self.seen.callback.as_ref().and_then(|c| c.error.as_ref());
        if let Some(error) = error {
            let error = shown(&error.error);
            let text = self.words.say("hop-answered-error", &[("error", &error)]);
            return self.broken(hop, text, took);
        }
        if self.seen.callback.is_some() {
            let text = at_the_provider(took, self.words);
            return self.view(hop, HopState::Passed, text, took);
        }
        let not_opened = matches!(self.seen.browser, Some(BrowserFacts::NotOpened { .. }));
        if !self.left_for_the_provider() || not_opened {
            return self.not_reached(hop);
        }
        if self.seen.loopback.as_ref().is_some_and(something_else_came) {
            return self.view(hop, HopState::Passed, self.say("hop-passed"), None);
        }
        self.view(hop, HopState::Broken, self.nobody_came(), None)
    }

    fn nobody_came(&self) -> String {
        let waited = self
            .words
            .duration(self.seen.asked.wait_seconds.saturating_mul(1_000_000));
        self.words.say("hop-nobody-came", &[("waited", &waited)])
    }

    fn device(&self, device: &DeviceFacts) -> HopView {
        let hop = Hop::Provider;
        if let Some(interruption) = &device.exchange.interruption {
            let text = why(interruption, self.words);
            return self.broken(hop, text, Some(device.exchange.took_us));
        }
        if let Some(error) = &device.error {
            let error = shown(&error.error);
            let text = self.words.say("hop-answered-error", &[("error", &error)]);
            return self.broken(hop, text, Some(device.exchange.took_us));
        }
        if device.ended_waiting {
            return self.view(hop, HopState::Broken, self.nobody_came(), None);
        }
        let took = self.seen.hops.answered_us;
        self.view(
            hop,
            HopState::Passed,
            at_the_provider(took, self.words),
            took,
        )
    }

    fn loopback(&self) -> HopView {
        let hop = Hop::Loopback;
        if self.seen.device.is_some() {
            return self.not_needed(hop, "hop-any-device");
        }
        let Some(loopback) = &self.seen.loopback else {
            return self.not_reached(hop);
        };
        if let Some(not_bound) = &loopback.not_bound {
            let kind = match not_bound.kind {
                BindErrorKind::Taken => "taken",
                BindErrorKind::NotAllowed => "not-allowed",
                BindErrorKind::Other => "failed",
            };
            let port = not_bound.port.to_string();
            let text = self
                .words
                .say("hop-port", &[("port", &port), ("kind", kind)]);
            return self.view(hop, HopState::Broken, text, None);
        }
        let Some(answer) = &self.seen.callback else {
            return match came_instead(loopback) {
                Some(what) => {
                    let text = self.words.say("hop-came-instead", &[("what", what)]);
                    self.view(hop, HopState::Broken, text, None)
                }
                None => self.not_reached(hop),
            };
        };
        let findings = callback::judge(self.seen);
        let refused = |id: &str| findings.iter().any(|f| f.fault.id == id);
        let (state, id) = if refused(callback::AUTHORIZE_ISS_MIXUP.id) {
            (HopState::Broken, "hop-issuer-differs")
        } else if refused(callback::CALLBACK_PARAMETER_TWICE.id) {
            (HopState::Broken, "hop-parameter-twice")
        } else if refused(callback::CALLBACK_WITHOUT_CODE.id) {
            (HopState::Broken, "hop-without-code")
        } else if answer.iss.is_some() {
            (HopState::Passed, "hop-state-and-issuer")
        } else {
            (HopState::Passed, "hop-state")
        };
        self.timed(hop, state, id, self.here())
    }

    /// How long this computer had the answer before it went on with it, or broke off.
    fn here(&self) -> Option<u64> {
        let hops = &self.seen.hops;
        let went_on = match &self.seen.token {
            Some(token) => hops.token_us?.checked_sub(token.exchange.took_us),
            None => hops.verdict_us,
        };
        went_on?.checked_sub(hops.answered_us?)
    }

    fn token(&self) -> HopView {
        let hop = Hop::Token;
        let Some(token) = &self.seen.token else {
            return self.not_reached(hop);
        };
        let waiting = self.seen.device.as_ref().is_some_and(|d| d.ended_waiting);
        if waiting {
            return self.not_reached(hop);
        }
        let took = Some(token.exchange.took_us);
        if let Some(text) = self.unanswered(&token.exchange) {
            return self.broken(hop, text, took);
        }
        let error = token.error.as_ref().map(|e| e.error.as_str());
        let answered = self.answered(&token.exchange, error);
        if fails(&token_response::judge(self.seen)) {
            return self.view(hop, HopState::Broken, answered, took);
        }
        let of_token = id_token::judge(self.seen);
        if fails(&of_token) || fails(&second_opinion::judge(self.seen, &of_token)) {
            return self.broken(hop, self.say("hop-id-token-refused"), took);
        }
        self.view(hop, HopState::Passed, answered, took)
    }

    fn userinfo(&self) -> HopView {
        let hop = Hop::Userinfo;
        let Some(asked) = &self.seen.userinfo else {
            let tokens = self.seen.token.is_some() && !fails(&token_response::judge(self.seen));
            return match tokens && self.seen.id_token.is_some() {
                true => self.not_needed(hop, "hop-not-asked"),
                false => self.not_reached(hop),
            };
        };
        let took = Some(asked.exchange.took_us);
        if let Some(text) = self.unanswered(&asked.exchange) {
            return self.broken(hop, text, took);
        }
        let answered = self.answered(&asked.exchange, None);
        let success = asked
            .exchange
            .response
            .as_ref()
            .is_some_and(|r| r.is_success());
        if !success {
            return self.view(hop, HopState::Broken, answered, took);
        }
        if asked.not_readable.is_some() || fails(&userinfo::judge(self.seen)) {
            return self.broken(hop, self.say("hop-userinfo-refused"), took);
        }
        self.view(hop, HopState::Passed, answered, took)
    }

    /// Why an endpoint's answer did not arrive, where it did not.
    fn unanswered(&self, exchange: &Exchange) -> Option<String> {
        let interruption = exchange.interruption.as_ref()?;
        Some(why(interruption, self.words))
    }

    /// What an endpoint answered: its status, an error, and after how long.
    fn answered(&self, exchange: &Exchange, error: Option<&str>) -> String {
        let status = exchange
            .response
            .as_ref()
            .map_or(0, |r| r.status)
            .to_string();
        let took = self.words.duration(exchange.took_us);
        let error = error.map(shown).unwrap_or_default();
        let with = if error.is_empty() { "no" } else { "yes" };
        let args = [
            ("status", status.as_str()),
            ("took", &took),
            ("with-error", with),
            ("error", &error),
        ];
        self.words.say("hop-answered", &args)
    }
}

fn fails<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> bool {
    let mut findings = findings.into_iter();
    findings.any(|f| f.fault.grade == Grade::Fail)
}

/// What came to the port in the place of the answer.
fn came_instead(loopback: &LoopbackFacts) -> Option<&'static str> {
    if loopback.other_state > 0 {
        Some("other-state")
    } else if loopback.without_state > 0 {
        Some("without-state")
    } else if loopback.prefetched > 0 {
        Some("prefetched")
    } else if loopback.refused.tls > 0 {
        Some("tls")
    } else {
        None
    }
}

fn something_else_came(loopback: &LoopbackFacts) -> bool {
    came_instead(loopback).is_some()
}

#[cfg(test)]
mod tests;
