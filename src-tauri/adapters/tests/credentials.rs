//! The proof of credentials and of redirect addresses, over real sockets against the sandbox.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use latchkey_adapters::clock::SystemClock;
use latchkey_adapters::http::{HttpClient, HttpOptions};
use latchkey_adapters::random::SystemRandom;
use latchkey_engine::authority::Metadata;
use latchkey_engine::client_auth::Method;
use latchkey_engine::credentials::{Ask, judge, prove, redirect, working_method};
use latchkey_engine::fetch::{self, Budget, Limits};
use latchkey_engine::report::Proof;
use latchkey_engine::secrets::ClientSecret;
use latchkey_engine::values::{Authority, ClientAuthentication, ClientId, RedirectUri};
use latchkey_sandbox::{Options, Sandbox, Scenario};

const CALLBACK: &str = "http://127.0.0.1:8765/callback";

struct World {
    sandbox: Sandbox,
    http: HttpClient,
    clock: SystemClock,
    metadata: Metadata,
}

/// What a run came to.
#[derive(Debug)]
struct Outcome {
    proof: Proof,
    found: Vec<&'static str>,
    method: Option<Method>,
    requests: usize,
}

impl World {
    async fn with(scenarios: &[&str]) -> Self {
        let scenarios = scenarios
            .iter()
            .map(|id| Scenario::find(id).expect("a known scenario"));
        let options = Options {
            scenarios: scenarios.collect(),
            ..Options::default()
        };
        let sandbox = Sandbox::start(options).await.unwrap();
        let http = HttpClient::new(HttpOptions::default()).unwrap();
        let clock = SystemClock::default();
        let budget = Budget::start(Limits::default(), &clock);
        let url = Authority::parse(sandbox.issuer()).unwrap().discovery_url();
        let document = fetch::document(&http, &clock, &budget, url).await;
        let value = serde_json::from_str(document.document().unwrap()).unwrap();
        let (metadata, _) = Metadata::read(&value);
        Self {
            sandbox,
            http,
            clock,
            metadata,
        }
    }

    fn secret_of(&self, client: &str) -> String {
        let client = self.sandbox.client_named(client).unwrap();
        client
            .client_secret
            .as_ref()
            .map(|s| s.expose().to_owned())
            .unwrap_or_default()
    }

    async fn prove(
        &self,
        client: &str,
        secret: &str,
        only: Option<ClientAuthentication>,
    ) -> Outcome {
        let before = self.sandbox.provider_requests().len();
        let ask = Ask {
            metadata: &self.metadata,
            metadata_in_clear: false,
            provider: None,
            client_id: &ClientId::parse(client).unwrap(),
            secret: &ClientSecret::new(secret.to_owned()),
            only,
            redirect_uri: &RedirectUri::parse(CALLBACK).unwrap(),
            control: true,
            may_issue_token: false,
            budget: Budget::start(Limits::default(), &self.clock),
        };
        let seen = prove(&self.http, &self.clock, &SystemRandom, ask).await;
        assert!(secret.is_empty() || !serde_json::to_string(&seen).unwrap().contains(secret));
        let (proof, findings) = judge(&seen, None);
        Outcome {
            proof,
            found: findings.iter().map(|f| f.fault.id).collect(),
            method: working_method(&seen, None),
            requests: self.sandbox.provider_requests().len() - before,
        }
    }

    async fn redirect(&self, client: &str, uri: &str) -> &'static str {
        let ask = redirect::Ask {
            metadata: &self.metadata,
            provider: None,
            client_id: &ClientId::parse(client).unwrap(),
            redirect_uri: &RedirectUri::parse(uri).unwrap(),
            budget: Budget::start(Limits::default(), &self.clock),
        };
        let seen = redirect::observe(&self.http, &self.clock, &SystemRandom, ask).await;
        redirect::judge(&seen, None).fault.id
    }
}

#[tokio::test]
async fn right_secrets_are_proven_with_the_method_that_works() {
    let world = World::with(&[]).await;
    for (client, method, requests) in [
        ("web-basic", Method::BasicEncoded, 2),
        ("web-post", Method::Post, 3),
        ("odd:id+1", Method::BasicEncoded, 2),
    ] {
        let outcome = world.prove(client, &world.secret_of(client), None).await;
        assert_eq!(
            (outcome.proof, outcome.method),
            (Proof::Proven, Some(method)),
            "{client}: {outcome:?}"
        );
        assert_eq!(outcome.requests, requests, "{client}");
    }
}

#[tokio::test]
async fn wrong_secrets_and_unknown_clients_are_refuted_without_a_control() {
    let world = World::with(&[]).await;
    for (client, secret) in [
        ("web-basic", "wrong"),
        ("web-post", "wrong"),
        ("nobody", "wrong"),
        ("native", "wrong"),
    ] {
        let outcome = world.prove(client, secret, None).await;
        assert_eq!(
            (outcome.proof, outcome.found.as_slice()),
            (Proof::Refuted, ["credentials-refused"].as_slice()),
            "{client}"
        );
        assert_eq!(outcome.requests, 2, "{client}: once by each method");
    }
}

#[tokio::test]
async fn a_method_that_the_client_may_not_use_is_refuted_alone() {
    let world = World::with(&[]).await;
    let secret = world.secret_of("web-post");
    let outcome = world
        .prove("web-post", &secret, Some(ClientAuthentication::Basic))
        .await;
    assert_eq!((outcome.proof, outcome.requests), (Proof::Refuted, 1));
}

#[tokio::test]
async fn a_provider_that_reads_the_header_as_it_stands_is_recognised() {
    let world = World::with(&["token-secret-needs-urlencoding"]).await;
    let outcome = world
        .prove("web-basic", &world.secret_of("web-basic"), None)
        .await;
    assert_eq!(
        (outcome.proof, outcome.method),
        (Proof::Proven, Some(Method::BasicRaw))
    );
    assert!(
        outcome.found.contains(&"token-secret-needs-urlencoding"),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn the_token_endpoint_is_asked_where_revocation_is_not_offered() {
    let mut world = World::with(&[]).await;
    world.metadata.revocation_endpoint = None;
    let right = world
        .prove("web-basic", &world.secret_of("web-basic"), None)
        .await;
    assert_eq!(
        (right.proof, right.method),
        (Proof::Proven, Some(Method::BasicEncoded)),
        "{right:?}"
    );
    let wrong = world.prove("web-basic", "wrong", None).await;
    assert_eq!(wrong.proof, Proof::Refuted);
}

#[tokio::test]
async fn a_firewall_before_the_endpoint_is_not_taken_for_a_wrong_secret() {
    let mut world = World::with(&["token-waf-looks-like-bad-secret"]).await;
    world.metadata.revocation_endpoint = None;
    let outcome = world
        .prove("web-basic", &world.secret_of("web-basic"), None)
        .await;
    assert_eq!((outcome.proof, outcome.requests), (Proof::Untold, 1));
    assert!(
        outcome.found.contains(&"token-waf-looks-like-bad-secret"),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn an_endpoint_where_nobody_listens_proves_nothing() {
    let mut world = World::with(&[]).await;
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    world.metadata.revocation_endpoint = None;
    world.metadata.token_endpoint = format!("http://{free}/token").parse().ok();
    let outcome = world.prove("web-basic", "any", None).await;
    assert_eq!(outcome.proof, Proof::Untold);
    assert_eq!(
        outcome.found,
        [
            "credentials-experiment-stopped",
            "network-connection-refused"
        ]
    );
}

#[tokio::test]
async fn redirect_addresses_are_proven_by_what_comes_back() {
    let world = World::with(&[]).await;
    world
        .sandbox
        .register_redirect_uri("https://service.example/eu/callback?tenant=7");
    for (uri, expected) in [
        (CALLBACK, "redirect-registered"),
        (
            "https://service.example/eu/callback?tenant=7",
            "redirect-registered",
        ),
        ("https://service.example/eu/callback", "redirect-untold"),
        ("http://127.0.0.1:8765/callback/", "redirect-untold"),
    ] {
        assert_eq!(world.redirect("web-basic", uri).await, expected, "{uri}");
    }
    assert_eq!(world.redirect("nobody", CALLBACK).await, "redirect-untold");
}
