//! Fetching public documents: discovery and keys, by GET, over at most five redirects, each to https
//! or from this computer to itself. Everything else is asked once and followed nowhere.

use crate::exchange::{Exchange, Method};
use crate::ports::{Answer, Clock, Http, Request};
use crate::values::is_loopback;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use url::Url;

/// Most redirects followed for one document.
pub const MAX_REDIRECTS: usize = 5;

/// How long a command may wait on the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For one request.
    pub request: Duration,
    /// For everything together.
    pub whole: Duration,
}

impl Default for Limits {
    /// 10 seconds a request, 30 seconds in all.
    fn default() -> Self {
        Self::of_whole(Duration::from_secs(30))
    }
}

impl Limits {
    /// A limit for everything, of which one request may take a third.
    #[must_use]
    pub fn of_whole(whole: Duration) -> Self {
        Self {
            request: whole / 3,
            whole,
        }
    }
}

/// The time that is left to a command; every request takes its limit from here.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    limits: Limits,
    ends: Duration,
}

impl Budget {
    /// Starts now.
    #[must_use]
    pub fn start(limits: Limits, clock: &impl Clock) -> Self {
        Self {
            limits,
            ends: clock.steady() + limits.whole,
        }
    }

    /// The limit of the next request: the smaller of its own and what is left of the whole.
    #[must_use]
    pub fn next(&self, clock: &impl Clock) -> Duration {
        self.limits.request.min(self.left(clock))
    }

    /// What is left of the whole.
    #[must_use]
    pub fn left(&self, clock: &impl Clock) -> Duration {
        self.ends.saturating_sub(clock.steady())
    }
}

/// A document and the way to it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Fetched {
    /// Every exchange, the first asked first; more than one where there were redirects.
    pub hops: Vec<Exchange>,
    /// The text of the last answer's body, whatever its status; bytes that are no UTF-8 replaced.
    pub text: Option<String>,
    /// Where in the body the first byte stands that is no UTF-8, if one does.
    pub not_utf8_at: Option<usize>,
    /// Why a redirect was not followed, where one was not.
    pub not_followed: Option<NotFollowed>,
}

/// Why a redirect was not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NotFollowed {
    /// More than [`MAX_REDIRECTS`], or in a circle.
    TooMany,
    /// It leads to plain http, or to something else.
    Downgrade,
    /// It names no address.
    NoAddress,
}

impl Fetched {
    /// The last exchange.
    #[must_use]
    pub fn last(&self) -> Option<&Exchange> {
        self.hops.last()
    }

    /// The text, when the last answer was a success and arrived whole.
    #[must_use]
    pub fn document(&self) -> Option<&str> {
        let last = self.last()?;
        let whole = last.interruption.is_none()
            && last
                .response
                .as_ref()
                .is_some_and(crate::exchange::Response::is_success);
        self.text.as_deref().filter(|_| whole)
    }
}

/// Fetches a public document.
pub async fn document(http: &impl Http, clock: &impl Clock, budget: &Budget, url: Url) -> Fetched {
    let mut fetched = Fetched {
        hops: Vec::new(),
        text: None,
        not_utf8_at: None,
        not_followed: None,
    };
    let mut next = url;
    loop {
        let answer = http
            .exchange(Request::get(next.clone()), budget.next(clock))
            .await;
        let location = redirect_of(&answer);
        fetched.text = text_of(&answer);
        let utf8 = std::str::from_utf8(answer.body.bytes());
        fetched.not_utf8_at = utf8.err().map(|e| e.valid_up_to());
        fetched.hops.push(answer.exchange);
        let Some(location) = location else {
            return fetched;
        };
        match follow(&next, &location, &fetched.hops) {
            Ok(url) => next = url,
            Err(reason) => {
                fetched.not_followed = Some(reason);
                return fetched;
            }
        }
    }
}

/// Where an answer sends the client, if it is a redirect that a GET would follow.
fn redirect_of(answer: &Answer) -> Option<String> {
    let response = answer.exchange.response.as_ref()?;
    let redirects = answer.exchange.method == Method::Get
        && matches!(response.status, 301 | 302 | 303 | 307 | 308);
    redirects.then(|| {
        answer
            .location
            .as_ref()
            .map(|l| l.to_string())
            .unwrap_or_default()
    })
}

fn follow(from: &Url, location: &str, hops: &[Exchange]) -> Result<Url, NotFollowed> {
    let to = from
        .join(location)
        .ok()
        .filter(|_| !location.is_empty())
        .ok_or(NotFollowed::NoAddress)?;
    let plain_here =
        |url: &Url| url.scheme() == "http" && url.host().is_some_and(|host| is_loopback(&host));
    let safe = to.scheme() == "https" || (plain_here(from) && plain_here(&to));
    if !safe {
        return Err(NotFollowed::Downgrade);
    }
    if hops.len() > MAX_REDIRECTS {
        return Err(NotFollowed::TooMany);
    }
    Ok(to)
}

/// The text of an answer's body, empty where it had none; nothing where no answer came.
fn text_of(answer: &Answer) -> Option<String> {
    let answered = answer.exchange.response.is_some();
    answered.then(|| String::from_utf8_lossy(answer.body.bytes()).into_owned())
}
