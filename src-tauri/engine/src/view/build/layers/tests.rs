#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::certificate::Certificate;
use crate::credentials::testing::{answer, observed, trial_of};
use crate::exchange::{
    Attempt, AttemptOutcome, Connection, Interruption, InterruptionKind, Refusal, Resolution, Tls,
    Trust,
};
use crate::fetch::Fetched;
use crate::values::Authority;
use chrono::{DateTime, Utc};
use std::net::IpAddr;

fn certificate(at: DateTime<Utc>, days: i64) -> Certificate {
    Certificate {
        subject: "CN=sso.acme.example".into(),
        issuer: "C=US, O=Example Trust, CN=Example Trust R3".into(),
        serial: "01".into(),
        not_before: None,
        not_after: Some(at + chrono::Duration::days(days)),
        names: vec!["sso.acme.example".into()],
        key: "EC".into(),
        key_bits: 256,
        signature: String::new(),
        authority: false,
        issuer_at: Vec::new(),
        sha256: String::new(),
    }
}

/// An exchange over TLS of which every layer came about.
fn whole() -> Exchange {
    let mut exchange = answer(200, "application/json", "{}").exchange;
    exchange.url = "https://sso.acme.example/.well-known/openid-configuration".into();
    let attempt = |address: &str, outcome| Attempt {
        address: address.parse().unwrap(),
        outcome,
        took_us: 5,
    };
    exchange.connection = Connection {
        resolution: Some(Resolution {
            host: "sso.acme.example".into(),
            addresses: (1..=6).map(|n| IpAddr::from([192, 0, 2, n])).collect(),
            given: false,
            took_us: 3,
        }),
        attempts: vec![
            attempt("[2001:db8::1]:443", AttemptOutcome::Overtaken),
            attempt("192.0.2.1:443", AttemptOutcome::Connected),
        ],
        tls: Some(Tls {
            version: Some("TLSv1.3".into()),
            cipher_suite: None,
            chain: vec![certificate(exchange.at, 203); 2],
            trust: Some(Trust::SystemRoot {
                subject: "C=US, O=Example Trust, CN=Example Root X1".into(),
            }),
            took_us: 41,
        }),
        ..Connection::default()
    };
    exchange
}

fn broken_at(stage: Stage, kind: InterruptionKind, change: impl Fn(&mut Exchange)) -> Exchange {
    let mut exchange = whole();
    exchange.response = None;
    exchange.interruption = Some(Interruption {
        stage,
        kind,
        text: "os error 7".into(),
    });
    change(&mut exchange);
    exchange
}

fn views(exchange: &Exchange) -> Vec<LayerView> {
    let views = documents(exchange, "discovery", &Words::speaking("en"));
    views.into_iter().map(|(_, view)| view).collect()
}

fn of(views: &[LayerView]) -> Vec<(&str, &str, LayerState)> {
    views
        .iter()
        .map(|v| (v.id.as_str(), v.text.as_str(), v.state))
        .collect()
}

#[test]
fn each_layer_says_what_was_seen() {
    let views = views(&whole());
    let (done, aside) = (LayerState::Done, LayerState::Aside);
    assert_eq!(
        of(&views),
        [
            (
                "discovery",
                "https://sso.acme.example/.well-known/openid-configuration",
                LayerState::Heading
            ),
            (
                "name",
                "192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4 and 2 more",
                done
            ),
            (
                "connect",
                "[2001:db8::1]:443 · another address was quicker",
                aside
            ),
            ("connect", "192.0.2.1:443", done),
            (
                "tls",
                "TLS 1.3 · Example Root X1 · 203 days left · 2 certificates",
                done
            ),
            ("answer", "200 · application/json · 2\u{a0}B", done),
        ]
    );
    assert_eq!(views[0].label, "Discovery");
    assert_eq!((views[4].took_us, views[0].took_us), (Some(41), Some(2)));
}

#[test]
fn it_breaks_at_one_layer_and_says_so_in_plain_words() {
    let last = |exchange: Exchange| {
        let views = views(&exchange);
        let broken: Vec<_> = views
            .iter()
            .filter(|v| v.state == LayerState::Broken)
            .collect();
        assert_eq!(broken.len(), 1, "{views:#?}");
        let last = views.last().unwrap();
        assert_eq!(last.state, LayerState::Broken);
        (last.id.clone(), last.text.clone())
    };
    let nothing = |exchange: &mut Exchange| exchange.connection = Connection::default();
    let name = broken_at(Stage::Resolve, InterruptionKind::NameNotFound, |e| {
        let resolution = e.connection.resolution.take();
        nothing(e);
        e.connection.resolution = resolution.map(|r| Resolution {
            addresses: vec![],
            ..r
        });
    });
    assert_eq!(
        last(name),
        (
            "name".into(),
            "sso.acme.example · this name does not exist".into()
        )
    );
    let silent = broken_at(Stage::Resolve, InterruptionKind::TimedOut, nothing);
    assert_eq!(last(silent), ("name".into(), "no answer in time".into()));
    let refused = broken_at(Stage::Connect, InterruptionKind::Refused, |e| {
        e.connection.tls = None;
        e.connection.attempts.remove(0);
        e.connection.attempts[0].outcome = AttemptOutcome::Refused;
    });
    assert_eq!(
        last(refused),
        ("connect".into(), "192.0.2.1:443 · refused".into())
    );
    let tls = broken_at(Stage::Tls, InterruptionKind::Certificate, |e| {
        let at = e.at;
        let tls = e.connection.tls.as_mut().unwrap();
        tls.version = None;
        tls.chain = vec![certificate(at, -1)];
        tls.trust = Some(Trust::Refused {
            reason: Refusal::Expired,
            text: "expired".into(),
        });
    });
    assert_eq!(
        last(tls),
        (
            "tls".into(),
            "signed by Example Trust R3 · over · 1 certificate · the certificate is not accepted"
                .into()
        )
    );
    let slow = broken_at(Stage::Http, InterruptionKind::TimedOut, |_| ());
    assert_eq!(last(slow), ("answer".into(), "no answer in time".into()));
    let cut = broken_at(Stage::Body, InterruptionKind::Closed, |e| {
        e.response = whole().response;
    });
    assert_eq!(
        last(cut),
        (
            "answer".into(),
            "200 · application/json · 2\u{a0}B · the connection was closed".into()
        )
    );
    let odd = broken_at(Stage::Http, InterruptionKind::Other, |_| ());
    assert_eq!(last(odd).1, "os error 7");
    let mut absent = whole();
    absent.response.as_mut().unwrap().status = 404;
    assert_eq!(last(absent).1, "404 · application/json · 2\u{a0}B");
}

#[test]
fn a_redirect_that_is_not_followed_is_where_it_broke() {
    let mut exchange = whole();
    exchange.response.as_mut().unwrap().status = 302;
    let mut seen = authority_of(exchange);
    seen.asked[0].fetched.not_followed = Some(NotFollowed::Downgrade);
    let views = of_authority(&seen, &Words::speaking("en"));
    let last = views.last().unwrap();
    assert_eq!(last.state, LayerState::Broken);
    assert!(last.text.ends_with("leads to plain http"), "{}", last.text);
}

#[test]
fn every_kind_of_interruption_has_words_of_its_own() {
    use InterruptionKind as Kind;
    let words = Words::speaking("en");
    let mut seen = std::collections::BTreeSet::new();
    for kind in [
        Kind::NameNotFound,
        Kind::ResolverFailed,
        Kind::Refused,
        Kind::Unreachable,
        Kind::TimedOut,
        Kind::OutOfTime,
        Kind::Closed,
        Kind::ProxyRefused,
        Kind::ProxyAuthentication,
        Kind::ProxyUnsupported,
        Kind::Certificate,
        Kind::TlsVersion,
        Kind::NotTls,
        Kind::TlsFailed,
        Kind::NotHttp,
        Kind::HeadTooLarge,
        Kind::BodyTooLarge,
        Kind::BodyEncoding,
        Kind::NoRoots,
        Kind::Other,
    ] {
        let broke = Interruption {
            stage: Stage::Http,
            kind,
            text: "the library's words".into(),
        };
        let why = why(&broke, &words);
        assert_eq!(
            why == "the library's words",
            kind == Kind::Other,
            "{kind:?}"
        );
        assert!(seen.insert(why), "{kind:?}");
    }
}

#[test]
fn a_connection_that_was_open_has_no_layers_but_the_answer() {
    let mut exchange = whole();
    exchange.connection.reused = true;
    let ids: Vec<_> = views(&exchange).into_iter().map(|v| v.id).collect();
    assert_eq!(ids, ["discovery", "answer"]);
}

#[test]
fn a_refusal_of_the_secret_is_an_answer_and_no_broken_layer() {
    use crate::client_auth::Method;
    use crate::credentials::observation::Asked;
    let trial = |error| trial_of(Method::BasicEncoded, Asked::AuthorizationCode, (401, error));
    let seen = credentials::Observation {
        authority: authority_of(whole()),
        proof: Some(observed(
            vec![trial("invalid_grant")],
            Some(trial("invalid_client")),
        )),
        redirects: Vec::new(),
    };
    let views = of_credentials(&seen, &Words::speaking("en"));
    let labels: Vec<_> = views.iter().map(|view| view.label.as_str()).collect();
    assert_eq!(
        labels.get(6),
        Some(&"Request with the secret · client_secret_basic")
    );
    let requests: Vec<_> = of(&views).split_off(6);
    assert_eq!(
        requests,
        [
            ("trial", "https://a.example/token", LayerState::Heading),
            (
                "answer",
                "401 · application/json · invalid_grant",
                LayerState::Refused
            ),
            ("control", "https://a.example/token", LayerState::Heading),
            (
                "answer",
                "401 · application/json · invalid_client",
                LayerState::Refused
            ),
        ]
    );
}

fn authority_of(exchange: Exchange) -> AuthorityObservation {
    AuthorityObservation {
        at: exchange.at,
        provider: None,
        address: None,
        asked: vec![crate::authority::Asked {
            authority: Authority::parse("https://sso.acme.example").unwrap(),
            fetched: Fetched {
                hops: vec![exchange],
                text: None,
                not_utf8_at: None,
                not_followed: None,
            },
        }],
        manual: None,
        saved: None,
        keys: None,
    }
}

#[test]
fn a_layer_is_told_once_as_it_will_be_shown() {
    let words = Words::speaking("en");
    let shown = views(&whole());
    let stages = [
        None,
        Some(Stage::Resolve),
        Some(Stage::Connect),
        Some(Stage::Tls),
        Some(Stage::Http),
    ];
    let told: Vec<LayerView> = stages
        .into_iter()
        .flat_map(|stage| {
            let layer = Layer {
                stage,
                so_far: whole(),
            };
            look_events(&layer, &words)
        })
        .map(|LookEvent::Layer { layer }| layer)
        .collect();
    assert_eq!(told, shown);
    let broken = Layer {
        stage: Some(Stage::Tls),
        so_far: broken_at(Stage::Tls, InterruptionKind::TlsFailed, |_| ()),
    };
    let events = look_events(&broken, &words);
    let [LookEvent::Layer { layer }] = &events[..] else {
        panic!("{events:?}")
    };
    assert_eq!(layer.state, LayerState::Broken);
}
