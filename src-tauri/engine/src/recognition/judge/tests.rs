#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::exchange::{Connection, Exchange, Interruption, InterruptionKind, Response, Stage};
use crate::fetch::{Budget, Limits};
use crate::ports::{Answer, Body, Clock, Dns, DnsTrouble, Http, MailHost, MailHosts, Request};
use crate::recognition::{Given, observe};
use crate::values::Domain;
use crate::view::RecognitionView;
use crate::words::Words;
use chrono::{DateTime, Utc};
use std::future::{Future, ready};
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

const TENANT: &str = "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0";

/// The whole world: what takes the mail, and the documents by their addresses.
struct Fake {
    mail: MailHosts,
    documents: Vec<(&'static str, String)>,
    asked: Mutex<Vec<String>>,
}

impl Fake {
    fn new(mail: MailHosts, documents: &[(&'static str, String)]) -> Self {
        Self {
            mail,
            documents: documents.to_vec(),
            asked: Mutex::default(),
        }
    }

    fn see(&self, text: &str) -> RecognitionObservation {
        let given = Given::parse(text).unwrap();
        let budget = Budget::start(Limits::default(), self);
        now(observe(self, self, self, &budget, given))
    }

    /// The hosts that were asked over https, each once.
    fn hosts(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        let host = |url: &String| url.split('/').nth(2).unwrap().to_owned();
        let mut hosts: Vec<String> = asked.iter().map(host).collect();
        hosts.dedup();
        hosts
    }
}

impl Dns for Fake {
    fn mail_hosts(&self, _: &Domain, _: Duration) -> impl Future<Output = MailHosts> + Send {
        ready(self.mail.clone())
    }
}

impl Http for Fake {
    async fn exchange(&self, request: Request, _: Duration) -> Answer {
        let url = request.url.to_string();
        let found = self
            .documents
            .iter()
            .find(|(address, _)| url.starts_with(address));
        self.asked.lock().unwrap().push(url.clone());
        let body = found.map(|(_, body)| body.clone());
        Answer {
            exchange: Exchange {
                method: request.method,
                url,
                at: DateTime::UNIX_EPOCH,
                connection: Connection::default(),
                response: body.as_ref().map(|body| Response {
                    status: 200,
                    headers: vec![("content-type".into(), "application/json".into())],
                    body_bytes: body.len() as u64,
                    first_byte_us: 1,
                }),
                interruption: body.is_none().then(|| Interruption {
                    stage: Stage::Connect,
                    kind: InterruptionKind::Refused,
                    text: String::new(),
                }),
                took_us: 1,
            },
            body: Body::new(body.unwrap_or_default().into_bytes()),
            location: None,
        }
    }
}

impl Clock for Fake {
    fn now(&self) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH
    }
    fn steady(&self) -> Duration {
        Duration::ZERO
    }
}

/// The end of a future that waits for nothing.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("nothing here waits"),
    }
}

fn mail(hosts: &[&str]) -> MailHosts {
    let host = |(preference, host): (usize, &&str)| MailHost {
        preference: u16::try_from(preference).unwrap(),
        host: (*host).to_owned(),
    };
    MailHosts::Hosts {
        hosts: hosts.iter().enumerate().map(host).collect(),
    }
}

fn discovery(issuer: &str) -> String {
    format!(
        r#"{{"issuer":"{issuer}","authorization_endpoint":"{issuer}/authorize","token_endpoint":"{issuer}/token"}}"#
    )
}

fn jrd(issuer: &str) -> String {
    format!(
        r#"{{"subject":"acct:ann@acme.example","links":[{{"rel":"other","href":"https://x.example"}},{{"rel":"http://openid.net/specs/connect/1.0/issuer","href":"{issuer}"}}]}}"#
    )
}

const BY_DOMAIN: &str =
    "https://login.microsoftonline.com/acme.example/v2.0/.well-known/openid-configuration";
const WEBFINGER: &str = "https://acme.example/.well-known/webfinger?";

#[test]
fn mail_alone_is_a_hint_and_names_no_authority() {
    let world = Fake::new(
        mail(&["aspmx.l.google.com", "alt1.aspmx.l.google.com"]),
        &[],
    );
    let found = judge(&world.see("ann@acme.example"));
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].provider, found[0].certainty, &found[0].authority),
        (Some("google"), Certainty::Hint, &None)
    );
    let hosts = ["aspmx.l.google.com", "alt1.aspmx.l.google.com"].map(str::to_owned);
    let mx = Evidence::Mx {
        hosts: hosts.to_vec(),
    };
    assert_eq!(found[0].evidence, [mx]);
    // Nobody but the domain is asked: Google has no authority for a domain.
    assert_eq!(world.hosts(), ["acme.example"]);
}

#[test]
fn a_tenant_s_own_issuer_proves_that_the_domain_belongs_to_it() {
    let world = Fake::new(
        mail(&["acme-example.mail.protection.outlook.com"]),
        &[(BY_DOMAIN, discovery(TENANT))],
    );
    let found = judge(&world.see("acme.example"));
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].provider, found[0].certainty),
        (Some("entra"), Certainty::Proven)
    );
    assert_eq!(
        found[0].authority.as_ref().map(Authority::as_str),
        Some(TENANT)
    );
    assert!(matches!(
        found[0].evidence[..],
        [Evidence::Tenant { .. }, Evidence::Mx { .. }]
    ));
}

#[test]
fn a_provider_that_nothing_hints_at_is_not_asked() {
    let world = Fake::new(
        mail(&["mx.acme.example"]),
        &[(BY_DOMAIN, discovery(TENANT))],
    );
    assert!(judge(&world.see("acme.example")).is_empty());
    assert_eq!(world.hosts(), ["acme.example"]);
}

#[test]
fn an_issuer_of_somebody_else_proves_nothing() {
    for answer in [
        discovery("https://acme.example"),
        discovery("http://login.microsoftonline.com/x/v2.0"),
        r#"{"error":"invalid_tenant"}"#.to_owned(),
        "<html>".to_owned(),
    ] {
        let world = Fake::new(
            mail(&["acme-example.mail.protection.outlook.com"]),
            &[(BY_DOMAIN, answer)],
        );
        let found = judge(&world.see("acme.example"));
        assert_eq!(
            (found[0].certainty, &found[0].authority),
            (Certainty::Hint, &None)
        );
    }
}

#[test]
fn what_the_domain_says_itself_stands_above_a_hint() {
    let world = Fake::new(
        mail(&["smtp.google.com"]),
        &[(WEBFINGER, jrd("https://acme.okta.com"))],
    );
    let found = judge(&world.see("ann@acme.example"));
    let told: Vec<_> = found.iter().map(|r| (r.provider, r.certainty)).collect();
    assert_eq!(
        told,
        [
            (Some("okta"), Certainty::Stated),
            (Some("google"), Certainty::Hint)
        ]
    );
    assert_eq!(
        found[0].authority.as_ref().map(Authority::as_str),
        Some("https://acme.okta.com")
    );
    let asked = world.asked.lock().unwrap().join("\n");
    assert!(
        asked.contains("resource=acct%3Aann%40acme.example"),
        "{asked}"
    );
}

#[test]
fn a_provider_on_a_host_of_its_customer_is_told_by_its_token_endpoint() {
    let issuer = "https://sso.acme.example/realms/a";
    let document = discovery(issuer).replace("/token", "/protocol/openid-connect/token");
    let documents = [
        (WEBFINGER, jrd(issuer)),
        ("https://sso.acme.example/realms/a/.well-known/", document),
    ];
    for (given, certainty) in [
        ("acme.example", Certainty::Stated),
        (issuer, Certainty::Proven),
    ] {
        let world = Fake::new(MailHosts::NoMx, &documents);
        let found = judge(&world.see(given));
        assert_eq!(found.len(), 1, "{given}");
        assert_eq!(
            (found[0].provider, found[0].certainty),
            (Some("keycloak"), certainty)
        );
        assert_eq!(
            found[0].authority.as_ref().map(Authority::as_str),
            Some(issuer)
        );
    }
}

#[test]
fn an_issuer_of_an_unknown_provider_is_told_all_the_same() {
    let issuer = "https://id.acme.example";
    let world = Fake::new(MailHosts::NullMx, &[(WEBFINGER, jrd(issuer))]);
    let found = judge(&world.see("acme.example"));
    assert_eq!(
        (found[0].provider, found[0].certainty),
        (None, Certainty::Stated)
    );
    let view = RecognitionView::of(&world.see("acme.example"), &Words::speaking("en"));
    assert_eq!(view.recognised[0].name, "id.acme.example");
}

#[test]
fn a_domain_can_send_nobody_to_an_address_inside() {
    for issuer in [
        "http://id.acme.example",
        "https://10.0.0.1",
        "https://[fd00::1]/",
        "https://intranet",
        "https://localhost:8443",
        "file:///etc/passwd",
        "not an address",
    ] {
        let world = Fake::new(MailHosts::NoMx, &[(WEBFINGER, jrd(issuer))]);
        assert!(judge(&world.see("acme.example")).is_empty(), "{issuer}");
        assert_eq!(world.hosts(), ["acme.example"], "{issuer}");
    }
    for document in [
        "[]",
        "{}",
        r#"{"links":{}}"#,
        r#"{"links":[1,{"rel":1}]}"#,
        "<p>",
    ] {
        let world = Fake::new(MailHosts::NoMx, &[(WEBFINGER, document.to_owned())]);
        assert!(judge(&world.see("acme.example")).is_empty(), "{document}");
    }
}

#[test]
fn a_host_of_the_provider_s_tells_without_anybody_being_asked() {
    for given in [
        "acme.okta.com",
        "ann@acme.okta.com",
        "https://acme.okta.com/oauth2/default",
    ] {
        let world = Fake::new(MailHosts::NoMx, &[]);
        let found = judge(&world.see(given));
        assert_eq!(
            (found[0].provider, found[0].certainty),
            (Some("okta"), Certainty::Proven),
            "{given}"
        );
        assert!(world.hosts().is_empty(), "{given}");
    }
}

#[test]
fn what_is_not_recognised_is_said_in_one_whole_sentence_with_its_reason() {
    let trouble = |instead| MailHosts::NoAnswer { instead };
    let mut said = Vec::new();
    for answer in [
        mail(&["mx.acme.example"]),
        MailHosts::NullMx,
        MailHosts::NoMx,
        MailHosts::NoSuchDomain,
        trouble(DnsTrouble::NoServer),
        trouble(DnsTrouble::Silent),
        trouble(DnsTrouble::Unreachable),
        trouble(DnsTrouble::Refused),
        trouble(DnsTrouble::Malformed),
    ] {
        let world = Fake::new(answer, &[]);
        let seen = world.see("ann@bücher.example");
        for language in ["en", "de"] {
            let view = RecognitionView::of(&seen, &Words::speaking(language));
            let nothing = view.nothing.unwrap();
            assert!(view.recognised.is_empty());
            assert!(
                nothing.contains("bücher.example") && nothing.ends_with('.'),
                "{nothing}"
            );
            assert!(!said.contains(&nothing), "{nothing}");
            said.push(nothing);
        }
    }
    let world = Fake::new(
        MailHosts::NoMx,
        &[("https://a.example/", discovery("https://a.example"))],
    );
    for address in ["https://a.example/x", "https://b.example/x"] {
        let view = RecognitionView::of(&world.see(address), &Words::speaking("en"));
        assert!(view.nothing.unwrap().contains(address));
    }
}

#[test]
fn a_domain_that_dns_here_does_not_know_is_asked_all_the_same() {
    let documents = [(WEBFINGER, jrd("https://acme.okta.com"))];
    let world = Fake::new(MailHosts::NoSuchDomain, &documents);
    let found = judge(&world.see("acme.example"));
    assert_eq!(found[0].provider, Some("okta"));
}

#[test]
fn an_observation_is_judged_again_from_what_was_kept() {
    let world = Fake::new(
        mail(&["acme-example.mail.protection.outlook.com"]),
        &[
            (BY_DOMAIN, discovery(TENANT)),
            (WEBFINGER, jrd("https://acme.okta.com")),
        ],
    );
    let seen = world.see("ann@acme.example");
    let kept = serde_json::to_string(&seen).unwrap();
    let again: RecognitionObservation = serde_json::from_str(&kept).unwrap();
    let told = |seen| serde_json::to_value(judge(seen)).unwrap();
    assert_eq!(told(&again), told(&seen));
}

#[test]
fn a_path_hints_at_a_product_where_nothing_answers() {
    let world = Fake::new(mail(&[]), &[]);
    for (given, provider) in [
        ("https://kc.acme.example/realms/main", Some("keycloak")),
        ("https://kc.acme.example/auth/realms/main", Some("keycloak")),
        ("https://sts.acme.example/adfs/", Some("adfs")),
        (
            "https://id.acme.example/application/o/app/",
            Some("authentik"),
        ),
        ("https://id.acme.example/oidc", None),
    ] {
        let found = judge(&world.see(given));
        let told = found.first().map(|one| (one.provider, one.certainty));
        assert_eq!(told, provider.map(|id| (Some(id), Certainty::Hint)));
        assert!(found.iter().all(|one| one.authority.is_none()), "{given}");
    }
}
