//! The authorization code flow as a machine without I/O (RFC 6749 section 4.1, RFC 7636, OpenID
//! Connect Core 1.0 section 3.1). Each step consumes the one before it: an answer is taken once, and
//! a code is redeemed once.

use super::observation::{CallbackFacts, ErrorFacts};
use super::scrub::Scrub;
use crate::client_auth::{Client, authenticated_form};
use crate::ports::{Arrival, Random, Request};
use crate::secrets::{AuthorizationCode, CodeVerifier, Nonce, State};
use crate::values::{ClientId, LoopbackRedirect, Scopes};
use url::Url;

/// The parameters of an answer that must not stand twice (RFC 6749 section 3.1).
pub(super) const ONCE: [&str; 4] = ["code", "state", "iss", "error"];

/// What an authorization request asks for.
pub struct Asking<'a> {
    /// The authorization endpoint; a query of its own is kept (RFC 6749 section 3.1).
    pub endpoint: &'a Url,
    /// The client.
    pub client_id: &'a ClientId,
    /// Where the browser is to come back to.
    pub redirect: &'a LoopbackRedirect,
    /// The scopes.
    pub scopes: &'a Scopes,
    /// Whose account is meant (OpenID Connect Core 1.0 section 3.1.2.1).
    pub login_hint: Option<&'a str>,
    /// Whether and what the person is to be asked (same section).
    pub prompt: Option<&'a str>,
}

/// A request that waits for its answer.
#[derive(Debug)]
pub struct Pending {
    state: State,
    nonce: Nonce,
    verifier: CodeVerifier,
    redirect: LoopbackRedirect,
}

/// What a request on the redirect address is to a pending one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Its answer.
    Answer,
    /// Its answer, fetched in advance by a browser; the person's own request is still to come.
    Prefetched,
    /// It has no `state`.
    WithoutState,
    /// It has another `state`.
    OtherState,
}

/// Makes an authorization request: code flow, PKCE by S256 whatever metadata says of it, fresh
/// `state` and `nonce`. `response_mode` is not sent, so the code comes in the query.
#[must_use]
pub fn begin(asking: &Asking<'_>, random: &impl Random) -> (Url, Pending) {
    let pending = Pending {
        state: State::random(random),
        nonce: Nonce::random(random),
        verifier: CodeVerifier::random(random),
        redirect: asking.redirect.clone(),
    };
    let mut url = asking.endpoint.clone();
    {
        let mut query = url.query_pairs_mut();
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", asking.client_id.as_str())
            .append_pair("redirect_uri", asking.redirect.as_str())
            .append_pair("scope", &asking.scopes.to_request())
            // EXPOSE: state and nonce are sent to the provider, through the browser, to come back.
            .append_pair("state", pending.state.expose())
            .append_pair("nonce", pending.nonce.expose())
            .append_pair("code_challenge", &pending.verifier.challenge())
            .append_pair("code_challenge_method", "S256");
        for (name, value) in [("login_hint", asking.login_hint), ("prompt", asking.prompt)] {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
    }
    (url, pending)
}

impl Pending {
    /// What a request is to this one. Only its `state` is looked at.
    #[must_use]
    pub fn likeness(&self, arrival: &Arrival) -> Likeness {
        match arrival.parameter("state") {
            None => Likeness::WithoutState,
            Some(state) if !self.state.same(state) => Likeness::OtherState,
            Some(_) if arrival.prefetch => Likeness::Prefetched,
            Some(_) => Likeness::Answer,
        }
    }

    /// The nonce as it was sent: it comes back in the ID Token and is no secret once it was sent.
    #[must_use]
    pub fn nonce_sent(&self) -> &str {
        // EXPOSE: kept as a fact, so that a replay can compare it with the token's.
        self.nonce.expose()
    }

    /// Adds what must not be repeated in an observation.
    pub fn hide(&self, scrub: &mut Scrub) {
        // EXPOSE: only to find and remove them.
        scrub.add(self.state.expose());
        scrub.add(self.verifier.expose());
    }

    /// Takes the answer. What can be redeemed comes apart from the facts; there is nothing where
    /// the answer is an error, or holds no code or more than one.
    #[must_use]
    pub fn receive(
        self,
        arrival: Arrival,
        scrub: &mut Scrub,
    ) -> (CallbackFacts, Option<Redeemable>) {
        let codes: Vec<&str> = arrival
            .parameters
            .iter()
            .filter(|(n, _)| n == "code")
            .map(|(_, v)| v.as_str())
            .collect();
        for code in &codes {
            scrub.add(code);
        }
        let error = error_of(&arrival, scrub);
        // Whoever put a second one there may have meant it for another reader.
        let twice = ONCE.iter().any(|name| {
            let named = arrival.parameters.iter().filter(|(n, _)| n == name);
            named.count() > 1
        });
        let one = match codes.as_slice() {
            [code] if !code.is_empty() && error.is_none() && !twice => {
                Some(AuthorizationCode::new((*code).to_owned()))
            }
            _ => None,
        };
        let shown = |text: &str| crate::finding::shown(&scrub.text(text));
        let facts = CallbackFacts {
            method: arrival.method,
            parameters: arrival.parameters.iter().map(|(n, _)| shown(n)).collect(),
            code: codes.iter().any(|c| !c.is_empty()),
            error,
            iss: arrival.parameter("iss").map(shown),
        };
        let redeemable = one.map(|code| Redeemable {
            code,
            nonce: self.nonce,
            verifier: self.verifier,
            redirect: self.redirect,
        });
        (facts, redeemable)
    }
}

/// The error in an answer, if it is one.
#[must_use]
pub fn error_of(arrival: &Arrival, scrub: &Scrub) -> Option<ErrorFacts> {
    let shown = |name: &str| {
        arrival
            .parameter(name)
            .map(|v| crate::finding::shown(&scrub.text(v)))
    };
    Some(ErrorFacts {
        error: shown("error")?,
        description: shown("error_description"),
        uri: shown("error_uri"),
    })
}

/// A code that has not been redeemed.
#[derive(Debug)]
pub struct Redeemable {
    code: AuthorizationCode,
    nonce: Nonce,
    verifier: CodeVerifier,
    redirect: LoopbackRedirect,
}

impl Redeemable {
    /// The token request (RFC 6749 section 4.1.3), and the nonce that its ID Token must hold.
    #[must_use]
    pub fn redeem(self, token_endpoint: Url, client: &Client<'_>) -> (Request, Nonce) {
        let fields = vec![
            ("grant_type", "authorization_code"),
            // EXPOSE: code and verifier are sent to the token endpoint, which is what they are for.
            ("code", self.code.expose()),
            ("redirect_uri", self.redirect.as_str()),
            ("code_verifier", self.verifier.expose()),
        ];
        (
            authenticated_form(token_endpoint, fields, client),
            self.nonce,
        )
    }
}

#[cfg(test)]
mod tests;
