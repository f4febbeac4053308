//! What the two ways to sign in have in common: what is asked for, what a face is told on the way,
//! and everything from the token endpoint's answer on.

use super::facts::{self, Expected, Members};
use super::observation::{Asked, Hops, KeysFacts, Observation, TokenFacts};
use super::scrub::Scrub;
use crate::authority::Metadata;
use crate::client_auth::{Client, Method};
use crate::fetch::{self, Budget, Fetched, Limits};
use crate::ports::{Answer, Clock, Http, MAX_ANSWER, Request};
use crate::provider::Provider;
use crate::secrets::{AccessToken, ClientSecret, Nonce, RawIdToken};
use crate::values::{ClientId, Domain, LoopbackRedirect, Scopes, is_private};
use serde_json::Value;
use std::time::Duration;
use url::Url;

/// A test sign-in, as it is asked for.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// What the provider says of itself, or what was entered by hand.
    pub metadata: &'a Metadata,
    /// The metadata came over plain http from another computer, so that anybody on the way may have
    /// put another endpoint there.
    pub metadata_in_clear: bool,
    /// The issuer that was discovered or entered.
    pub issuer: &'a str,
    /// The key set as it was fetched; without one it is fetched when a token has arrived.
    pub keys: Option<&'a str>,
    /// The provider, by catalog id, where it is known.
    pub provider: Option<&'a str>,
    /// The client.
    pub client_id: &'a ClientId,
    /// Its secret; none for a public client.
    pub secret: Option<&'a ClientSecret>,
    /// How it proves itself.
    pub method: Method,
    /// What is asked for.
    pub scopes: &'a Scopes,
    /// Where the browser is to come back to.
    pub redirect: &'a LoopbackRedirect,
    /// Whose account is meant.
    pub login_hint: Option<&'a str>,
    /// Whether and what the person is to be asked.
    pub prompt: Option<&'a str>,
    /// The domains whose people are to sign in; empty when they are not known.
    pub associated_domains: &'a [Domain],
    /// Whether a browser is to be opened, or only its address told.
    pub open_browser: bool,
    /// How long the person is waited for.
    pub wait: Duration,
    /// How long the network is waited for, once the person is back.
    pub limits: Limits,
}

impl<'a> Ask<'a> {
    /// The provider's data.
    pub(super) fn provider_data(&self) -> Option<&'static Provider> {
        self.provider.and_then(Provider::find)
    }

    /// The client, as it proves itself.
    pub(super) fn client(&self) -> Client<'a> {
        Client {
            id: self.client_id,
            secret: self.secret,
            method: self.method,
        }
    }

    /// An observation of nothing yet. `endpoints` are those that the sign-in needs.
    pub(super) fn begin(&self, endpoints: &[(&str, &Option<Url>)]) -> Observation {
        let missing = endpoints
            .iter()
            .filter(|(_, url)| url.is_none())
            .map(|(name, _)| (*name).to_owned());
        let open_to_all = |url: &Url| self.metadata_in_clear || !is_private(url);
        let in_clear = endpoints
            .iter()
            .filter(|(_, url)| url.as_ref().is_some_and(open_to_all))
            .map(|(name, _)| (*name).to_owned());
        Observation {
            asked: Asked {
                issuer: self.issuer.to_owned(),
                client_id: self.client_id.clone(),
                method: if self.secret.is_some() {
                    self.method
                } else {
                    Method::None
                },
                methods_listed: self.metadata.token_endpoint_auth_methods.clone(),
                algorithms_listed: self.metadata.id_token_signing_algs.clone(),
                announces_iss: self.metadata.announces_iss,
                endpoints_missing: missing.collect(),
                endpoints_in_clear: in_clear.collect(),
                redirect: None,
                scopes: self.scopes.to_request(),
                login_hint: self.login_hint.map(str::to_owned),
                prompt: self.prompt.map(str::to_owned),
                nonce: None,
                associated_domains: self.associated_domains.to_vec(),
                provider: self.provider.map(str::to_owned),
                wait_seconds: self.wait.as_secs(),
            },
            loopback: None,
            browser: None,
            device: None,
            callback: None,
            token: None,
            keys: None,
            id_token: None,
            userinfo: None,
            hops: Hops::default(),
        }
    }

    /// What must not be repeated in an observation.
    pub(super) fn scrub(&self) -> Scrub {
        let mut scrub = Scrub::default();
        if let Some(secret) = self.secret {
            // EXPOSE: only to find and remove it.
            scrub.add(secret.expose());
        }
        scrub
    }
}

/// What a face is told while a sign-in runs.
#[derive(Clone, Debug)]
pub enum Step {
    /// The port is bound; this is the redirect address that is sent, to be registered as it stands.
    Listening(LoopbackRedirect),
    /// This address is to be opened by the person, or is being opened for them.
    Open(Url),
    /// The system took the address.
    BrowserOpened,
    /// No browser could be opened, and why.
    BrowserNotOpened(String),
    /// A device asks: this address is to be opened anywhere, and this code entered there.
    EnterCode {
        /// The address to open.
        address: String,
        /// The code to enter.
        code: String,
        /// The address that has the code in it already, if the provider gives one.
        with_code: Option<String>,
        /// How long the code lasts.
        lasts: Duration,
    },
    /// The authorization response arrived.
    CallbackReceived,
    /// The token endpoint answered.
    TokenReceived {
        /// How long that exchange took, in microseconds.
        took_us: u64,
    },
    /// The userinfo endpoint answered.
    UserinfoReceived {
        /// How long that exchange took, in microseconds.
        took_us: u64,
    },
}

/// Told each step as it is reached.
pub trait Progress: Send + Sync {
    /// This step is reached.
    fn reached(&self, step: Step);
}

impl<F: Fn(Step) + Send + Sync> Progress for F {
    fn reached(&self, step: Step) {
        self(step);
    }
}

/// A steady clock that counts from the beginning of one sign-in.
pub(super) struct Stopwatch<'a, C> {
    clock: &'a C,
    began: Duration,
}

impl<'a, C: Clock> Stopwatch<'a, C> {
    pub(super) fn start(clock: &'a C) -> Self {
        Self {
            clock,
            began: clock.steady(),
        }
    }

    pub(super) fn clock(&self) -> &'a C {
        self.clock
    }

    /// Microseconds since the beginning.
    pub(super) fn now_us(&self) -> Option<u64> {
        u64::try_from(self.clock.steady().saturating_sub(self.began).as_micros()).ok()
    }
}

/// Looks at the token endpoint's answer and goes on with what it holds: keys, ID Token, userinfo.
pub(super) async fn examine<H: Http, C: Clock>(
    (http, watch, budget): (&H, &Stopwatch<'_, C>, &Budget),
    ask: &Ask<'_>,
    (answer, nonce): (Answer, Option<&Nonce>),
    mut scrub: Scrub,
    seen: &mut Observation,
    progress: &impl Progress,
) {
    let clock = watch.clock();
    let members = Members::read(&answer.body, &Scrub::default());
    let access = members
        .text("access_token")
        .map(|t| AccessToken::new(t.to_owned()));
    let raw = members
        .text("id_token")
        .map(|t| RawIdToken::new(t.to_owned()));
    for name in ["access_token", "id_token", "refresh_token"] {
        if let Some(token) = members.text(name) {
            scrub.add(token);
        }
    }
    seen.token = Some(token_facts(&answer, &scrub));
    drop((answer, members));

    let keys = match &raw {
        Some(raw) => keys(http, clock, budget, ask, raw, seen).await,
        None => None,
    };
    let expected = |now| Expected {
        issuer: ask.issuer,
        provider: ask.provider_data(),
        client_id: ask.client_id,
        secret: ask.secret,
        nonce,
        keys: keys.as_deref(),
        now,
    };
    if let Some(raw) = &raw {
        seen.id_token = Some(facts::id_token(
            raw,
            access.as_ref(),
            &expected(clock.now()),
            &scrub,
        ));
    }
    // Over plain http an access token is for everybody; that the endpoint is such is judged with
    // the metadata.
    let userinfo = ask
        .metadata
        .userinfo_endpoint
        .as_ref()
        .filter(|u| is_private(u));
    if let (Some(endpoint), Some(access)) = (userinfo, &access) {
        // EXPOSE: sent to the userinfo endpoint, which is what it is for (RFC 6750 section 2.1).
        let bearer = format!("Bearer {}", access.expose());
        let mut request = Request::get(endpoint.clone())
            .header("accept", "application/json, application/jwt")
            .header("authorization", bearer);
        request.max_body = MAX_ANSWER;
        let answer = http.exchange(request, budget.next(clock)).await;
        let took_us = answer.exchange.took_us;
        seen.userinfo = Some(facts::userinfo(
            answer.exchange,
            &answer.body,
            &expected(clock.now()),
            &scrub,
        ));
        seen.hops.userinfo_us = watch.now_us();
        progress.reached(Step::UserinfoReceived { took_us });
    }
}

/// The keys: those at hand, or fetched once (more) where there are none or none is the token's.
async fn keys(
    http: &impl Http,
    clock: &impl Clock,
    budget: &Budget,
    ask: &Ask<'_>,
    raw: &RawIdToken,
    seen: &mut Observation,
) -> Option<Vec<Value>> {
    let at_hand = ask.keys.and_then(facts::keys_of);
    // EXPOSE: its header is looked at; nothing of it leaves.
    let unknown = facts::key_unknown(raw.expose(), at_hand.as_deref());
    let mut fetched: Option<Fetched> = None;
    if let (true, Some(uri)) = (unknown, &ask.metadata.jwks_uri) {
        fetched = Some(fetch::document(http, clock, budget, uri.clone()).await);
    }
    let fresh = fetched
        .as_ref()
        .and_then(Fetched::document)
        .and_then(facts::keys_of);
    let keys = fresh.or(at_hand);
    seen.keys = Some(KeysFacts {
        count: keys.as_ref().map(Vec::len),
        fetched,
    });
    keys
}

/// The facts of a token endpoint's answer.
pub(super) fn token_facts(answer: &Answer, scrub: &Scrub) -> TokenFacts {
    let members = Members::read(&answer.body, scrub);
    TokenFacts {
        exchange: scrub.exchange(answer.exchange.clone()),
        error: members.error(scrub),
        token_type: members.value("token_type", scrub),
        expires_in: members.value("expires_in", scrub),
        scope: members.value("scope", scrub),
        body: members.facts().clone(),
    }
}
