//! One setup from nothing to active, by way of the mistakes that people make.

use super::browser::Person;
use super::keychain::Keychain;
use super::recorder::{Bench, Recorder, SETUP, Touched, id, words};
use chrono::{Duration, Months};
use latchkey_adapters::loopback::SystemLoopback;
use latchkey_engine::ports::Clock as _;
use latchkey_engine::secrets::{ClientSecret, DeskToken};
use latchkey_engine::setup::{Given, Key};
use latchkey_engine::view::{Change, SetupView, SignInEvent, look_events};
use latchkey_engine::wizard::{self, SignInAsk, World};
use latchkey_sandbox::{Options, Sandbox, Scenario};
use serde_json::{Value, json};
use std::sync::Mutex;

struct Journey<'a> {
    tape: Recorder,
    bench: &'a Bench,
}

pub async fn record() -> Vec<Value> {
    let bench = Bench::new().await;
    let mut journey = Journey {
        tape: Recorder::default(),
        bench: &bench,
    };
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    let slash = Scenario::find("issuer-trailing-slash").unwrap();
    let other = Sandbox::start(Options {
        scenarios: vec![slash],
        ..Options::default()
    });
    let other = other.await.unwrap();
    journey.tape.stands_in(&sandbox, 8701);
    journey.tape.stands_in(&other, 8703);
    journey.begin(&sandbox).await;
    journey.connect(&sandbox, &other).await;
    journey.sign_in(&sandbox).await;
    journey.submit(&sandbox).await;
    journey.tape.finish()
}

impl Journey<'_> {
    fn world(&self) -> Touched<'_> {
        self.bench.world()
    }

    /// The first picture and the first values.
    async fn begin(&mut self, sandbox: &Sandbox) {
        self.start(Some("first-run")).await;
        let wrong = "Acme Inc";
        let refused = wizard::begin(&self.world(), wrong).await;
        self.tape
            .setup(None, "newSetup", json!([wrong]), vec![], refused);
        let begun = wizard::begin(&self.world(), SETUP).await;
        self.tape
            .setup(Some("begun"), "newSetup", json!([SETUP]), vec![], begun);
        self.change(None, &[("service", text("generic"))]).await;
        self.change(None, &[("region", text("eu"))]).await;
        let wrong = text("http://desk.acme.example");
        self.change(None, &[("desk", wrong)]).await;
        self.change(Some("desk"), &[("desk", text(sandbox.desk()))])
            .await;
        // EXPOSE: the sandbox's token takes the way that a person's would; the recording leaves it out.
        let token = DeskToken::new(sandbox.desk_token().expose().to_owned());
        let stored = wizard::store_token(&self.world(), &id(), token).await;
        self.tape
            .setup(None, "storeToken", json!([]), vec![], stored);
        self.change(None, &[("client_id", text("web-basic"))]).await;
        for domains in [
            &["exmaple.com"][..],
            &["exmaple.com", "example.com"],
            &["example.com"],
        ] {
            self.change(None, &[("associated_domains", texts(domains))])
                .await;
        }
        let rescue = texts(&["admin@example.com"]);
        let view = self
            .change(Some("domains"), &[("break_glass_emails", rescue)])
            .await;
        self.undo_and_redo(view).await;
    }

    /// Authority and credentials, each wrong first.
    async fn connect(&mut self, sandbox: &Sandbox, other: &Sandbox) {
        self.look(None, "login acme").await;
        self.look(Some("authority-failing"), other.issuer()).await;
        let pasted = format!("{}/.well-known/openid-configuration", sandbox.issuer());
        self.look(Some("authority"), &pasted).await;
        self.secret(None, "not-the-secret").await;
        self.check(Some("credentials-refuted")).await;
        let client = sandbox.client_named("web-basic").unwrap();
        // EXPOSE: the sandbox's secret takes the way that a person's would; the recording leaves it out.
        let secret = client.client_secret.as_ref().unwrap().expose().to_owned();
        self.secret(None, &secret).await;
        self.check(Some("credentials")).await;
        // As the page writes "in 12 months": without seconds.
        let expires = self.world().clock.now() + Months::new(12);
        let expires = expires.format("%Y-%m-%dT%H:%M:00.000Z").to_string();
        self.change(None, &[("secret_expires_at", text(&expires))])
            .await;
    }

    /// A sign-in by somebody else's account, and one that passes.
    async fn sign_in(&mut self, sandbox: &Sandbox) {
        let redirect = text("http://127.0.0.1:0/callback");
        self.change(Some("before-signed-in"), &[("redirect_uri", redirect)])
            .await;
        let told = "http://127.0.0.1:8765/callback?error=access_denied&error_description=The+user+cancelled";
        let found = wizard::explain(&self.world(), &id(), told).await.unwrap();
        self.tape
            .answer(None, ("explain", json!([told])), vec![], &found, None);
        let unknown = "Something went wrong. Try again later.";
        let found = wizard::explain(&self.world(), &id(), unknown)
            .await
            .unwrap();
        self.tape
            .answer(None, ("explain", json!([unknown])), vec![], &found, None);
        signed_in(self.bench, sandbox, &mut self.tape, "signed-in").await;
        self.change(None, &[("provisioning.wanted", Given::Flag(true))])
            .await;
        self.change(
            Some("ready"),
            &[("provisioning.change_phone_number", Given::Flag(true))],
        )
        .await;
    }

    /// The request: once with no way to the service, then sent, asked about, answered and active.
    async fn submit(&mut self, sandbox: &Sandbox) {
        let closed = {
            let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            port.local_addr().unwrap().port()
        };
        let nowhere = format!("http://127.0.0.1:{closed}");
        self.tape
            .write_instead(format!("127.0.0.1:{closed}"), "127.0.0.1:8799");
        self.change(None, &[("desk", text(&nowhere))]).await;
        self.sent(Some("offline"), "submit", json!([null])).await;
        self.change(None, &[("desk", text(sandbox.desk()))]).await;
        self.sent(Some("submitted"), "submit", json!([null])).await;
        sandbox.operator().attend();
        self.sent(None, "status", json!([])).await;
        sandbox.operator().attend();
        self.sent(Some("question"), "status", json!([])).await;
        let answer = "The support team, from Monday on";
        self.sent(None, "answer", json!([answer])).await;
        sandbox.operator().attend();
        sandbox.operator().attend();
        self.sent(Some("active"), "status", json!([])).await;
        let going = wizard::removal(&self.world(), &id()).await.unwrap();
        self.tape
            .answer(None, ("removal", json!([])), vec![], &going, None);
        self.others().await;
        self.start(Some("list")).await;
    }

    /// Setups that have come differently far, for the list.
    async fn others(&mut self) {
        for (name, service, provider, days) in [
            ("globex", Some("generic"), Some("okta"), Some(5)),
            ("initech", Some("generic"), Some("entra"), Some(-3)),
            ("umbrella", None, Some("keycloak"), None),
            ("a-subsidiary-with-quite-a-long-name", None, None, None),
        ] {
            let world = self.world();
            let id = latchkey_engine::setup::SetupId::parse(name).unwrap();
            let begun = wizard::begin(&world, name).await.unwrap();
            let ends = days.map(|d| (self.world().clock.now() + Duration::days(d)).to_rfc3339());
            let changes = [
                ("service", service.map(text)),
                ("provider", provider.map(text)),
                ("secret_expires_at", ends.as_deref().map(text)),
            ];
            let changes = changes
                .into_iter()
                .filter_map(|(key, value)| Some(change(key, value?)))
                .collect();
            wizard::change(&world, &id, begun.revision, changes)
                .await
                .unwrap();
        }
    }

    async fn start(&mut self, scene: Option<&str>) {
        let world = self.world();
        let answer = json!({
            "setups": wizard::page(&world, "", 0).await.unwrap(),
            "providers": wizard::provider_options(),
            "services": wizard::service_options(world.words),
        });
        self.tape
            .answer(scene, ("start", json!([])), vec![], &answer, None);
    }

    async fn change(&mut self, scene: Option<&str>, values: &[(&str, Given)]) -> Option<SetupView> {
        let world = self.world();
        let revision = wizard::open(&world, &id()).await.unwrap().revision;
        let changes: Vec<Change> = values
            .iter()
            .map(|(key, value)| change(key, value.clone()))
            .collect();
        let args: Vec<Value> = changes
            .iter()
            .map(|c| json!({ "key": c.key, "value": c.value }))
            .collect();
        let answer = wizard::change(&world, &id(), revision, changes).await;
        self.tape
            .setup(scene, "change", json!([args]), vec![], answer)
    }

    async fn undo_and_redo(&mut self, view: Option<SetupView>) {
        let revision = view.unwrap().revision;
        let undone = wizard::undo(&self.world(), &id(), revision).await;
        let view = self.tape.setup(None, "undo", json!([]), vec![], undone);
        let redone = wizard::redo(&self.world(), &id(), view.unwrap().revision).await;
        self.tape.setup(None, "redo", json!([]), vec![], redone);
    }

    async fn look(&mut self, scene: Option<&str>, typed: &str) {
        let told = Mutex::new(Vec::new());
        let look = {
            let words = words();
            let http = self.bench.http().watched(|layer| {
                told.lock().unwrap().extend(look_events(&layer, &words));
            });
            wizard::look_at_authority(&watching(&self.world(), &http), &id(), typed).await
        };
        let look = look.unwrap();
        let answer =
            json!({ "understood": look.understood, "note": look.note, "report": look.report });
        let events = events(told);
        self.tape.answer(
            scene,
            ("lookAtAuthority", json!([typed])),
            events,
            &answer,
            Some(&look.setup),
        );
    }

    async fn secret(&mut self, scene: Option<&str>, secret: &str) {
        let secret = ClientSecret::new(secret.to_owned());
        let stored = wizard::store_secret(&self.world(), &id(), secret).await;
        self.tape
            .setup(scene, "storeSecret", json!([]), vec![], stored);
    }

    async fn check(&mut self, scene: Option<&str>) {
        let told = Mutex::new(Vec::new());
        let answer = {
            let words = words();
            let http = self.bench.http().watched(|layer| {
                told.lock().unwrap().extend(look_events(&layer, &words));
            });
            wizard::check_credentials(&watching(&self.world(), &http), &id()).await
        };
        self.tape
            .setup(scene, "checkCredentials", json!([]), events(told), answer);
    }

    async fn sent(&mut self, scene: Option<&str>, call: &str, args: Value) {
        let world = self.world();
        let answer = match call {
            "submit" => wizard::submit(&world, &id(), None).await,
            "status" => wizard::status(&world, &id()).await,
            _ => wizard::answer(&world, &id(), args[0].as_str().unwrap()).await,
        };
        self.tape.setup(scene, call, args, vec![], answer);
    }
}

/// A whole test sign-in, written down with what was told on the way.
pub async fn signed_in(bench: &Bench, sandbox: &Sandbox, tape: &mut Recorder, scene: &str) {
    let told = Mutex::new(Vec::new());
    let alice = Person::named("alice");
    let ask = SignInAsk {
        open_browser: true,
        ..SignInAsk::default()
    };
    let (world, browser) = (bench.world(), (&alice, &SystemLoopback));
    let hear = |event| {
        if let SignInEvent::Listening { redirect } = &event {
            sandbox.register_redirect_uri(redirect);
        }
        told.lock().unwrap().push(event);
    };
    let answer = wizard::sign_in(&world, browser, &id(), ask, &hear).await;
    let answer = answer.map(|(view, _)| view);
    for event in told.lock().unwrap().iter() {
        if let SignInEvent::Listening { redirect } = event {
            let url: url::Url = redirect.parse().unwrap();
            // As it stands, and within the address that the browser is sent to.
            for colon in [":", "%3A"] {
                let host = format!("127.0.0.1{colon}{}", url.port().unwrap());
                tape.write_instead(host, &format!("127.0.0.1{colon}8765"));
            }
        }
    }
    tape.setup(Some(scene), "signIn", json!([]), events(told), answer);
}

/// The same world, with a network that is watched.
fn watching<'a, H>(
    world: &Touched<'a>,
    http: &'a H,
) -> World<
    'a,
    H,
    latchkey_adapters::store::SqliteStore,
    Keychain,
    latchkey_adapters::clock::SystemClock,
    latchkey_adapters::random::SystemRandom,
> {
    World {
        http,
        store: world.store,
        vault: world.vault,
        clock: world.clock,
        random: world.random,
        limits: world.limits,
        words: world.words,
    }
}

pub fn change(key: &str, value: Given) -> Change {
    Change {
        key: Key::parse(key).unwrap(),
        value,
    }
}

fn texts(texts: &[&str]) -> Given {
    Given::List(texts.iter().map(|text| (*text).to_owned()).collect())
}

pub fn text(text: &str) -> Given {
    Given::Text(text.to_owned())
}

fn events<E: serde::Serialize>(told: Mutex<Vec<E>>) -> Vec<Value> {
    told.into_inner()
        .unwrap()
        .iter()
        .map(|event| json!(event))
        .collect()
}
