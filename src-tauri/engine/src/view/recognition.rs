//! Which provider was recognised from an e-mail address, a domain or an address, and from what.

use crate::exchange::hosts_reached;
use crate::ports::MailHosts;
use crate::provider::Provider;
use crate::recognition::{Certainty, Evidence, Given, Recognised, RecognitionObservation, judge};
use crate::words::Words;
use serde::Serialize;
use std::collections::BTreeSet;

/// What was recognised.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RecognitionView {
    /// What was looked up: the domain as people read it, or the address.
    pub about: String,
    /// The providers that something tells of, the surest first.
    pub recognised: Vec<RecognisedView>,
    /// Why none was recognised, in one sentence; absent where one was.
    pub nothing: Option<String>,
    /// The hosts that were contacted for it, besides DNS servers.
    pub hosts: Vec<String>,
}

/// A provider that something tells of.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RecognisedView {
    /// The provider, by catalog id; absent where the catalog does not know it.
    pub provider: Option<String>,
    /// What it is called: the provider's name, or the host of its issuer.
    pub name: String,
    /// How surely it was recognised.
    pub certainty: Certainty,
    /// The same, in words.
    pub sure: String,
    /// The authority, where the facts name it.
    pub authority: Option<String>,
    /// The facts, a sentence each, the strongest first.
    pub facts: Vec<String>,
}

impl RecognitionView {
    /// Judges what was seen, and puts it in words.
    #[must_use]
    pub fn of(seen: &RecognitionObservation, words: &Words) -> Self {
        let about = about(&seen.given);
        let recognised = judge(seen);
        let nothing = recognised.is_empty();
        Self {
            recognised: recognised
                .iter()
                .map(|recognised| view(recognised, &about, words))
                .collect(),
            hosts: hosts(seen),
            nothing: nothing.then(|| why_nothing(seen, &about, words)),
            about,
        }
    }
}

fn hosts(seen: &RecognitionObservation) -> Vec<String> {
    let mut hosts = BTreeSet::new();
    hosts_reached(&serde_json::to_value(seen).unwrap_or_default(), &mut hosts);
    hosts.into_iter().collect()
}

fn about(given: &Given) -> String {
    match given.domain() {
        Some(domain) => domain.unicode(),
        None => given.as_str().to_owned(),
    }
}

fn view(recognised: &Recognised, about: &str, words: &Words) -> RecognisedView {
    let provider = recognised.provider.and_then(Provider::find);
    let authority = recognised.authority.as_ref();
    let host = || authority.and_then(|authority| authority.url().host_str());
    let name = provider.map_or_else(|| host().unwrap_or_default(), |p| p.name.as_str());
    let sure = match recognised.certainty {
        Certainty::Hint => "recognise-hint",
        Certainty::Stated => "recognise-stated",
        Certainty::Proven => "recognise-proven",
    };
    RecognisedView {
        provider: provider.map(|provider| provider.id.clone()),
        name: name.to_owned(),
        certainty: recognised.certainty,
        sure: words.say(sure, &[("about", about)]),
        authority: authority.map(ToString::to_string),
        facts: recognised
            .evidence
            .iter()
            .map(|fact| say(fact, about, name, words))
            .collect(),
    }
}

fn say(fact: &Evidence, about: &str, name: &str, words: &Words) -> String {
    let say = |id, more: &[(&'static str, &str)]| {
        words.say(id, &[&[("about", about), ("name", name)], more].concat())
    };
    match fact {
        Evidence::Host { host } => say("recognise-by-host", &[("host", host)]),
        Evidence::TokenEndpoint { token_endpoint } => say(
            "recognise-by-token-endpoint",
            &[("address", token_endpoint)],
        ),
        Evidence::Tenant { asked, issuer } => say(
            "recognise-by-tenant",
            &[("asked", asked.as_str()), ("issuer", issuer.as_str())],
        ),
        Evidence::Webfinger { issuer } => {
            say("recognise-by-webfinger", &[("issuer", issuer.as_str())])
        }
        Evidence::Path { form } => say("recognise-by-path", &[("form", form)]),
        Evidence::Mx { hosts } => say("recognise-by-mx", &[("hosts", &hosts.join(", "))]),
    }
}

fn why_nothing(seen: &RecognitionObservation, about: &str, words: &Words) -> String {
    let say =
        |id, more: &[(&'static str, &str)]| words.say(id, &[&[("about", about)], more].concat());
    match &seen.mail {
        None => match seen.authority.as_ref().and_then(|looked| looked.served()) {
            Some(_) => say("recognise-nothing-in-document", &[]),
            None => say("recognise-nothing-served", &[]),
        },
        Some(MailHosts::Hosts { hosts }) => {
            let hosts: Vec<&str> = hosts.iter().map(|mail| mail.host.as_str()).collect();
            say("recognise-nothing-hosts", &[("hosts", &hosts.join(", "))])
        }
        Some(MailHosts::NullMx) => say("recognise-nothing-null-mx", &[]),
        Some(MailHosts::NoMx) => say("recognise-nothing-no-mx", &[]),
        Some(MailHosts::NoSuchDomain) => say("recognise-nothing-domain", &[]),
        Some(MailHosts::NoAnswer { instead }) => {
            say("recognise-nothing-answer", &[("instead", instead.name())])
        }
    }
}
