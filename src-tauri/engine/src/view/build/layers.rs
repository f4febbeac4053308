//! What was observed of exchanges, layer by layer: the address, its name, the connection, the proxy,
//! TLS and the answer, each with its own time, and the one at which it broke.

mod exchange;

use crate::authority::{AuthorityObservation, Document};
use crate::client_auth::Method;
use crate::credentials::{self, observation::Trial};
use crate::exchange::{Exchange, Layer, Stage};
use crate::fetch::{Fetched, NotFollowed};
use crate::finding::shown;
use crate::view::{LayerState, LayerView, LookEvent};
use crate::words::Words;
use crate::{request, signin};
use exchange::said;
pub(super) use exchange::why;

/// The layers of an authority: discovery, then keys.
#[must_use]
pub fn of_authority(seen: &AuthorityObservation, words: &Words) -> Vec<LayerView> {
    let discovery = seen.asked.iter().map(|asked| ("discovery", &asked.fetched));
    let keys = match &seen.keys {
        Some(Document::Network(fetched)) => Some(("keys", fetched)),
        Some(Document::File { .. }) | None => None,
    };
    discovery
        .chain(keys)
        .flat_map(|(id, fetched)| of_fetched(fetched, id, words))
        .collect()
}

/// The layers of a document, over its redirects; one that was not followed broke at its answer.
fn of_fetched(fetched: &Fetched, id: &str, words: &Words) -> Vec<LayerView> {
    let hops = fetched.hops.iter();
    let mut views: Vec<LayerView> = hops
        .flat_map(|exchange| documents(exchange, id, words))
        .map(|(_, view)| view)
        .collect();
    if let (Some(reason), Some(answer)) = (fetched.not_followed, views.last_mut()) {
        let why = match reason {
            NotFollowed::TooMany => "too-many",
            NotFollowed::Downgrade => "downgrade",
            NotFollowed::NoAddress => "no-address",
        };
        let why = words.say("layer-not-followed", &[("why", why)]);
        answer.text = format!("{} · {why}", answer.text);
        answer.state = LayerState::Broken;
    }
    views
}

/// The layers of a look at credentials: those of the authority, then each request of the proof and of
/// the redirect addresses.
#[must_use]
pub fn of_credentials(seen: &credentials::Observation, words: &Words) -> Vec<LayerView> {
    let mut layers = of_authority(&seen.authority, words);
    let proof = seen.proof.iter();
    let trials = proof.clone().flat_map(|p| &p.trials).map(|t| ("trial", t));
    let control = proof.flat_map(|p| &p.control).map(|t| ("control", t));
    for (id, trial) in trials.chain(control) {
        let mut views = said(&trial.exchange, id, words);
        if let (true, Some((_, heading))) = (id == "trial", views.first_mut()) {
            heading.label = by_method(trial.method, &heading.label, words);
        }
        if let Some((_, answer)) = views
            .iter_mut()
            .find(|(stage, _)| *stage == Some(Stage::Http))
        {
            answer.text = with_error(trial, std::mem::take(&mut answer.text));
            if trial.status().is_some_and(|status| status >= 400) {
                answer.state = LayerState::Refused;
            }
        }
        layers.extend(views.into_iter().map(|(_, view)| view));
    }
    for redirect in &seen.redirects {
        for returned in redirect.given.iter().chain(&redirect.control) {
            let views = said(&returned.exchange, "redirect", words);
            layers.extend(views.into_iter().map(|(_, view)| view));
        }
    }
    layers
}

/// The layers of a sign-in: those of the authority, then each endpoint that was asked.
#[must_use]
pub fn of_sign_in(seen: &signin::Seen, words: &Words) -> Vec<LayerView> {
    let mut layers = of_authority(&seen.authority, words);
    let sign_in = &seen.sign_in;
    let keys = sign_in.keys.iter().flat_map(|keys| &keys.fetched);
    let exchanges = sign_in.device.iter().map(|d| ("device", &d.exchange));
    let exchanges = exchanges
        .chain(sign_in.token.iter().map(|t| ("token", &t.exchange)))
        .chain(keys.flat_map(|k| &k.hops).map(|e| ("keys", e)))
        .chain(sign_in.userinfo.iter().map(|u| ("userinfo", &u.exchange)));
    for (id, exchange) in exchanges {
        let views = documents(exchange, id, words);
        layers.extend(views.into_iter().map(|(_, view)| view));
    }
    layers
}

/// The layers of each call of a service's request API.
#[must_use]
pub fn of_request(seen: &request::Observation, words: &Words) -> Vec<LayerView> {
    let attempts = seen.attempts.iter();
    let views = attempts.flat_map(|attempt| documents(&attempt.exchange, "desk", words));
    views.map(|(_, view)| view).collect()
}

/// What is told of a layer that has just ended.
#[must_use]
pub fn look_events(layer: &Layer, words: &Words) -> Vec<LookEvent> {
    let id = if layer.so_far.url.ends_with("/openid-configuration") {
        "discovery"
    } else {
        "asked"
    };
    let views = said(&layer.so_far, id, words).into_iter();
    views
        .filter(|(stage, _)| *stage == layer.stage)
        .map(|(_, layer)| LookEvent::Layer { layer })
        .collect()
}

/// An exchange for a document: an answer that is no success has none.
fn documents(exchange: &Exchange, id: &str, words: &Words) -> Vec<(Option<Stage>, LayerView)> {
    let mut views = said(exchange, id, words);
    let refused = exchange.response.as_ref().is_some_and(|r| r.status >= 400);
    if let (true, Some((_, answer))) = (refused, views.last_mut()) {
        answer.state = LayerState::Broken;
    }
    views
}

/// A trial by how the client proved itself: there are several of the same secret.
fn by_method(method: Method, label: &str, words: &Words) -> String {
    let method = match method {
        Method::BasicEncoded => "basic",
        Method::BasicRaw => "basic-raw",
        Method::Post => "post",
        Method::None => "none",
    };
    words.say("layer-by", &[("layer", label), ("method", method)])
}

/// A trial's answer with the error that it named.
fn with_error(trial: &Trial, answer: String) -> String {
    match &trial.said.error {
        Some(error) => format!("{answer} · {}", shown(error)),
        None => answer,
    }
}

#[cfg(test)]
mod tests;
