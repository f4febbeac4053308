//! Whole test sign-ins over real sockets: the engine and the adapters on one side, the sandbox's
//! provider and a scripted browser on the other.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use latchkey_adapters::clock::SystemClock;
use latchkey_adapters::http::{HttpClient, HttpOptions};
use latchkey_adapters::loopback::SystemLoopback;
use latchkey_adapters::random::SystemRandom;
use latchkey_engine::authority::Metadata;
use latchkey_engine::client_auth::Method;
use latchkey_engine::fetch::Limits;
use latchkey_engine::finding::{Finding, Grade};
use latchkey_engine::ports::{Browser, Clock, Http, Listener as _, NotOpened, Request, Sleep};
use latchkey_engine::secrets::ClientSecret;
use latchkey_engine::signin::{self, Ask, Observation, Step, World};
use latchkey_engine::values::{ClientId, Domain, LoopbackRedirect, Scopes};
use latchkey_engine::words::Words;
use latchkey_sandbox::{ClientAuth, Options, Sandbox, Scenario, Visit, Visitor};
use std::net::TcpStream;
use std::sync::Mutex;
use std::time::Duration;
use tokio::task::JoinHandle;
use url::Url;

/// A person at a browser who signs in as alice, as soon as the address is opened.
struct Alice(Mutex<Option<JoinHandle<Visit>>>);

impl Alice {
    fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// The page that she ended at.
    async fn saw(&self) -> Visit {
        let visit = self
            .0
            .lock()
            .unwrap()
            .take()
            .expect("the browser was opened");
        visit.await.unwrap()
    }
}

fn alice() -> Visitor {
    Visitor::new(&[("login", "alice"), ("username", "alice"), ("user", "alice")])
}

impl Browser for Alice {
    async fn open(&self, url: &Url) -> Result<(), NotOpened> {
        let url = url.to_string();
        let visit = tokio::spawn(async move { alice().open(&url).await.unwrap() });
        *self.0.lock().unwrap() = Some(visit);
        Ok(())
    }
}

/// A wait that ends at once: for those who do not come back.
struct Hasty(SystemClock);

impl Clock for Hasty {
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        self.0.now()
    }
    fn steady(&self) -> Duration {
        self.0.steady()
    }
}

impl Sleep for Hasty {
    async fn sleep(&self, _: Duration) {
        tokio::task::yield_now().await;
    }
}

struct Signed {
    observation: Observation,
    findings: Vec<Finding>,
    page: String,
}

impl Signed {
    fn troubles(&self) -> Vec<&'static str> {
        self.findings
            .iter()
            .filter(|f| f.fault.grade > Grade::Note)
            .map(|f| f.fault.id)
            .collect()
    }
}

async fn started(scenario: Option<&str>) -> Sandbox {
    let scenarios = scenario
        .map(|id| Scenario::find(id).unwrap())
        .into_iter()
        .collect();
    Sandbox::start(Options {
        scenarios,
        ..Options::default()
    })
    .await
    .unwrap()
}

async fn metadata(http: &HttpClient, sandbox: &Sandbox) -> Metadata {
    let url = format!("{}/.well-known/openid-configuration", sandbox.issuer());
    let answer = http
        .exchange(Request::get(url.parse().unwrap()), Duration::from_secs(5))
        .await;
    Metadata::read(&serde_json::from_slice(answer.body.bytes()).unwrap()).0
}

/// Signs in as this client; the redirect address is registered as soon as its port is known.
async fn sign_in(
    sandbox: &Sandbox,
    client: &str,
    method: Option<Method>,
    wait: Duration,
) -> Signed {
    let http = HttpClient::new(HttpOptions::default()).unwrap();
    let metadata = metadata(&http, sandbox).await;
    let client = sandbox.client_named(client).unwrap();
    let client_id = ClientId::parse(&client.client_id).unwrap();
    let secret = client
        .client_secret
        .as_ref()
        .map(|s| ClientSecret::new(s.expose().to_owned()));
    let registered = match client.auth {
        ClientAuth::Basic => Method::BasicEncoded,
        ClientAuth::Post => Method::Post,
        ClientAuth::None => Method::None,
    };
    let ask = Ask {
        metadata: &metadata,
        metadata_in_clear: false,
        issuer: metadata.issuer.as_deref().unwrap(),
        keys: None,
        provider: None,
        client_id: &client_id,
        secret: secret.as_ref(),
        method: method.unwrap_or(registered),
        scopes: &Scopes::with(&[]),
        redirect: &LoopbackRedirect::parse("http://127.0.0.1:0/callback").unwrap(),
        login_hint: None,
        prompt: None,
        associated_domains: &[Domain::parse("example.com").unwrap()],
        open_browser: true,
        wait,
        limits: Limits::default(),
    };
    let browser = Alice::new();
    let (clock, words) = (SystemClock::default(), Words::speaking("en"));
    let world = World {
        http: &http,
        clock: &clock,
        random: &SystemRandom,
        browser: &browser,
        loopback: &SystemLoopback,
    };
    let progress = |step: Step| {
        if let Step::Listening(redirect) = step {
            sandbox.register_redirect_uri(redirect.as_str());
        }
    };
    let done = signin::run(&world, &ask, &words, &progress).await;
    let page = browser.saw().await;
    let text = serde_json::to_string(&done.observation).unwrap();
    if let Some(secret) = &client.client_secret {
        assert!(
            !text.contains(secret.expose()),
            "the secret stands in the observation"
        );
    }
    for given in sandbox.handed_out() {
        // Of a signed token no part may stand there either.
        for part in given.expose().split('.').filter(|part| !part.is_empty()) {
            let stands = text.contains(part);
            assert!(!stands, "a code or token stands in the observation");
        }
    }
    if let Some(listener) = done.listener {
        let port = listener.redirect().port();
        drop(listener);
        // Its tasks end when the runtime turns to them next.
        tokio::task::yield_now().await;
        assert!(
            TcpStream::connect(("127.0.0.1", port)).is_err(),
            "dropping closes the port"
        );
    }
    Signed {
        observation: done.observation,
        findings: done.findings,
        page: page.text,
    }
}

const LONG: Duration = Duration::from_secs(20);

#[tokio::test]
async fn every_kind_of_client_and_key_signs_in() {
    let sandbox = started(None).await;
    for client in [
        "web-basic",
        "web-post",
        "web-es256",
        "web-eddsa",
        "odd:id+1",
        "native",
    ] {
        let done = sign_in(&sandbox, client, None, LONG).await;
        assert_eq!(done.troubles(), [""; 0], "{client}");
        assert!(
            done.findings.iter().any(|f| f.fault.id == "signin-works"),
            "{client}"
        );
        assert!(
            done.page.contains("The sign-in works"),
            "{client}: {}",
            done.page
        );
        assert!(done.observation.own_cost_us().is_some(), "{client}");
    }
    let given = sandbox.handed_out().len();
    assert_eq!(
        given,
        3 * 6,
        "a code and two tokens for each were looked for"
    );
}

#[tokio::test]
async fn each_fault_of_the_provider_is_found_and_shown_in_the_browser() {
    for id in [
        "authorize-access-denied",
        "authorize-form-post-on-loopback",
        "authorize-iss-mixup",
        "token-auth-method-mismatch",
        "token-code-expired-or-used",
        "token-html-or-non-json",
        "token-no-id-token",
        "token-type-not-bearer",
        "token-waf-looks-like-bad-secret",
        "idtoken-alg-hs256",
        "idtoken-alg-none",
        "idtoken-aud-mismatch",
        "idtoken-bad-signature",
        "idtoken-iat-future",
        "idtoken-nonce-missing",
        "claims-email-missing",
        "claims-email-verified-false",
        "claims-email-verified-string",
        "userinfo-401-403",
        "userinfo-sub-mismatch",
    ] {
        let sandbox = started(Some(id)).await;
        let done = sign_in(&sandbox, "web-basic", None, LONG).await;
        let found = done.troubles();
        // Metadata of that scenario lists the method all the same: what shows is the refusal.
        let shown = if id == "token-auth-method-mismatch" {
            "token-client-refused"
        } else {
            id
        };
        assert!(found.contains(&shown), "{id}: {found:?}");
        assert!(!found.contains(&"verifier-disagrees"), "{id}: {found:?}");
        let title = Words::speaking("en")
            .finding(done.findings.iter().find(|f| f.fault.id == shown).unwrap())
            .title;
        assert!(
            done.page.contains(&title),
            "{id}: {title:?} in {:?}",
            done.page
        );
    }
}

#[tokio::test]
async fn oddities_that_harm_nobody_do_not_fail() {
    for (id, expected) in [
        ("idtoken-aud-array-azp", "idtoken-aud-several"),
        ("claims-email-verified-absent", "signin-works"),
        ("adfs-userinfo-only-sub", "signin-works"),
        ("okta-thin-id-token", "claims-email-at-userinfo"),
    ] {
        let sandbox = started(Some(id)).await;
        let done = sign_in(&sandbox, "web-basic", None, LONG).await;
        assert_eq!(done.troubles(), [""; 0], "{id}");
        assert!(done.findings.iter().any(|f| f.fault.id == expected), "{id}");
    }
}

#[tokio::test]
async fn a_provider_that_reads_basic_as_it_stands_is_served_by_the_raw_form() {
    let sandbox = started(Some("token-secret-needs-urlencoding")).await;
    let encoded = sign_in(&sandbox, "web-basic", Some(Method::BasicEncoded), LONG).await;
    assert_eq!(encoded.troubles(), ["token-client-refused"]);
    let raw = sign_in(&sandbox, "web-basic", Some(Method::BasicRaw), LONG).await;
    assert_eq!(raw.troubles(), [""; 0]);
}

#[tokio::test]
async fn who_does_not_come_back_is_waited_for_and_no_longer() {
    let short = Duration::from_millis(400);
    for (id, expected) in [
        ("redirect-uri-mismatch-generic", vec!["signin-no-answer"]),
        (
            "authorize-state-mismatch",
            vec!["signin-no-answer", "authorize-state-mismatch"],
        ),
    ] {
        let sandbox = started(Some(id)).await;
        let done = sign_in(&sandbox, "web-basic", None, short).await;
        assert_eq!(done.troubles(), expected, "{id}");
    }
}

#[tokio::test]
async fn a_device_signs_in() {
    let sandbox = started(None).await;
    let http = HttpClient::new(HttpOptions::default()).unwrap();
    let metadata = metadata(&http, &sandbox).await;
    let client_id = ClientId::parse("device").unwrap();
    let ask = Ask {
        metadata: &metadata,
        metadata_in_clear: false,
        issuer: sandbox.issuer(),
        keys: None,
        provider: None,
        client_id: &client_id,
        secret: None,
        method: Method::None,
        scopes: &Scopes::with(&[]),
        redirect: &LoopbackRedirect::parse(LoopbackRedirect::DEFAULT).unwrap(),
        login_hint: None,
        prompt: None,
        associated_domains: &[],
        open_browser: false,
        wait: LONG,
        limits: Limits::default(),
    };
    let entered = Mutex::new(None);
    let progress = |step: Step| {
        if let Step::EnterCode {
            address,
            code,
            with_code,
            ..
        } = step
        {
            let person = Visitor::new(&[("login", "alice"), ("user_code", &code)]);
            let page = with_code.unwrap_or(address);
            *entered.lock().unwrap() = Some(tokio::spawn(async move { person.open(&page).await }));
        }
    };
    let clock = Hasty(SystemClock::default());
    let done = signin::run_device((&http, &clock, &clock), &ask, &progress).await;
    let found: Vec<_> = done
        .findings
        .iter()
        .filter(|f| f.fault.grade > Grade::Note)
        .map(|f| f.fault.id)
        .collect();
    assert_eq!(found, [""; 0]);
    assert!(done.observation.device.unwrap().polls >= 1);
}
