//! The layers of one exchange.

use crate::exchange::{
    Attempt, AttemptOutcome, Connection, Exchange, Interruption, Proxy, ProxySource, Response,
    Stage, Tls, Trust,
};
use crate::finding::shown;
use crate::view::{LayerState, LayerView};
use crate::words::Words;
use chrono::{DateTime, Utc};
use std::net::IpAddr;

/// The most addresses of one name that are shown.
const ADDRESSES: usize = 4;

/// The layers of an exchange in which every answer says something, each with the stage that it is
/// of. A connection that an earlier request had opened has no layers of its own.
pub(super) fn said(
    exchange: &Exchange,
    id: &str,
    words: &Words,
) -> Vec<(Option<Stage>, LayerView)> {
    let mut layers = Layers {
        words,
        broke: exchange.interruption.as_ref(),
        views: Vec::new(),
    };
    let url = shown(&exchange.url);
    // Its parts stand below, and what was between them is in none.
    layers.add(None, id, url, Some(exchange.took_us), LayerState::Heading);
    let connection = &exchange.connection;
    if !connection.reused {
        layers.name(connection);
        layers.attempts(&connection.attempts);
        if let Some(proxy) = &connection.proxy {
            layers.proxy(proxy);
        }
        if let Some(tls) = &connection.tls {
            layers.tls(tls, exchange.at);
        }
    }
    if let Some(response) = &exchange.response {
        layers.answer(response);
    }
    layers.end(exchange.took_us);
    layers.views
}

/// The layers so far.
struct Layers<'a> {
    words: &'a Words,
    broke: Option<&'a Interruption>,
    views: Vec<(Option<Stage>, LayerView)>,
}

impl Layers<'_> {
    fn add(
        &mut self,
        stage: Option<Stage>,
        id: &str,
        text: String,
        took_us: Option<u64>,
        state: LayerState,
    ) {
        let view = LayerView {
            id: id.to_owned(),
            label: self.words.say("layer", &[("layer", id)]),
            text,
            took_us,
            state,
        };
        self.views.push((stage, view));
    }

    /// Adds a layer that came about, or at which it broke: then its text says why.
    fn reached(&mut self, stage: Stage, id: &str, text: String, took_us: Option<u64>) {
        match self.broke.filter(|broke| broke.stage == stage) {
            None => self.add(Some(stage), id, text, took_us, LayerState::Done),
            Some(broke) => {
                let why = why(broke, self.words);
                let text = match text.as_str() {
                    "" => why,
                    seen => format!("{seen} · {why}"),
                };
                self.add(Some(stage), id, text, took_us, LayerState::Broken);
            }
        }
    }

    fn name(&mut self, connection: &Connection) {
        let Some(resolution) = &connection.resolution else {
            return;
        };
        let shown: Vec<String> = resolution
            .addresses
            .iter()
            .take(ADDRESSES)
            .map(IpAddr::to_string)
            .collect();
        let more = resolution.addresses.len().saturating_sub(shown.len());
        let mut text = shown.join(", ");
        if more > 0 {
            let more = more.to_string();
            text = self.words.say(
                "layer-more-addresses",
                &[("addresses", &text), ("more", &more)],
            );
        }
        if resolution.given {
            text = self
                .words
                .say("layer-given-address", &[("addresses", &text)]);
        }
        let text = if text.is_empty() {
            resolution.host.clone()
        } else {
            text
        };
        self.reached(Stage::Resolve, "name", text, Some(resolution.took_us));
    }

    fn attempts(&mut self, attempts: &[Attempt]) {
        let connected = attempts
            .iter()
            .any(|a| a.outcome == AttemptOutcome::Connected);
        for attempt in attempts {
            let state = match attempt.outcome {
                AttemptOutcome::Connected => LayerState::Done,
                _ if connected => LayerState::Aside,
                _ => LayerState::Broken,
            };
            let outcome = match attempt.outcome {
                AttemptOutcome::Connected => "connected",
                AttemptOutcome::Refused => "refused",
                AttemptOutcome::Unreachable => "unreachable",
                AttemptOutcome::TimedOut => "timed-out",
                AttemptOutcome::Overtaken => "overtaken",
                AttemptOutcome::Failed => "failed",
            };
            let address = attempt.address.to_string();
            let args = [("address", address.as_str()), ("outcome", outcome)];
            let text = self.words.say("layer-attempt", &args);
            let took = Some(attempt.took_us);
            self.add(Some(Stage::Connect), "connect", text, took, state);
        }
    }

    fn proxy(&mut self, proxy: &Proxy) {
        let source = match proxy.source {
            ProxySource::Given => "given",
            ProxySource::System => "system",
        };
        let args = [("address", proxy.address.as_str()), ("source", source)];
        let text = self.words.say("layer-through", &args);
        self.reached(Stage::Proxy, "proxy", text, proxy.took_us);
    }

    fn tls(&mut self, tls: &Tls, at: DateTime<Utc>) {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(tls.version.as_ref().map(|v| v.replacen("TLSv", "TLS ", 1)));
        parts.extend(match &tls.trust {
            Some(Trust::SystemRoot { subject } | Trust::GivenRoot { subject }) => {
                Some(shown(called(subject)))
            }
            Some(Trust::System) => Some(self.words.say("layer-tls-system", &[])),
            Some(Trust::Refused { .. }) => {
                let issuer = tls.chain.first().map(|c| shown(called(&c.issuer)));
                issuer.map(|by| self.words.say("layer-tls-signed", &[("by", &by)]))
            }
            None => None,
        });
        if let Some(end) = tls.chain.first().and_then(|leaf| leaf.not_after) {
            let days = match (end - at).num_days() {
                _ if end <= at => "over".to_owned(),
                days => days.to_string(),
            };
            parts.push(self.words.say("layer-tls-days", &[("days", &days)]));
        }
        if !tls.chain.is_empty() {
            let count = tls.chain.len().to_string();
            parts.push(self.words.say("layer-tls-chain", &[("count", &count)]));
        }
        let text = parts.join(" · ");
        self.reached(Stage::Tls, "tls", text, Some(tls.took_us));
    }

    fn answer(&mut self, response: &Response) {
        let media = response.media_type().unwrap_or_default();
        let size = match response.body_bytes {
            0 => String::new(),
            bytes => self.words.size(bytes),
        };
        let status = response.status.to_string();
        let parts = [status, shown(&media), size];
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let text = parts
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        let took = Some(response.first_byte_us);
        match self.broke.filter(|broke| broke.stage == Stage::Body) {
            None => self.reached(Stage::Http, "answer", text, took),
            Some(broke) => {
                let text = format!("{text} · {}", why(broke, self.words));
                self.add(Some(Stage::Body), "answer", text, took, LayerState::Broken);
            }
        }
    }

    /// What broke before it showed anything is a layer too.
    fn end(&mut self, took_us: u64) {
        let Some(broke) = self.broke else { return };
        let shown = self
            .views
            .iter()
            .any(|(_, view)| view.state == LayerState::Broken);
        if !shown {
            let id = match broke.stage {
                Stage::Resolve => "name",
                Stage::Connect => "connect",
                Stage::Proxy => "proxy",
                Stage::Tls => "tls",
                Stage::Http | Stage::Body => "answer",
            };
            self.reached(broke.stage, id, String::new(), Some(took_us));
        }
    }
}

/// Why it broke, in plain language.
pub(in crate::view::build) fn why(broke: &Interruption, words: &Words) -> String {
    let kind = serde_json::to_value(broke.kind).unwrap_or_default();
    let kind = kind.as_str().unwrap_or_default();
    words.say(
        "layer-broke",
        &[("kind", kind), ("said", &shown(&broke.text))],
    )
}

/// What a distinguished name is called: its common name, or its organisation.
fn called(name: &str) -> &str {
    let of = |kind: &str| {
        let mut parts = name.split([',', '+']).map(str::trim);
        parts.find_map(|part| part.strip_prefix(kind))
    };
    of("CN=").or_else(|| of("O=")).unwrap_or(name)
}
