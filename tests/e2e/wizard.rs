//! The wizard over real sockets and a real store: from an empty setup to an active tenant, by the
//! functions that the window calls.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod channels;
mod papers;

use latchkey_adapters::clock::SystemClock;
use latchkey_adapters::http::{HttpClient, HttpOptions};
use latchkey_adapters::loopback::SystemLoopback;
use latchkey_adapters::random::SystemRandom;
use latchkey_adapters::store::SqliteStore;
use latchkey_adapters::vault::MemoryVault;
use latchkey_engine::failure::Code;
use latchkey_engine::fetch::Limits;
use latchkey_engine::finding::Field;
use latchkey_engine::ports::{Browser, Listener as _, NotOpened, Store as _};
use latchkey_engine::report::{Proof, Verdict};
use latchkey_engine::request::State;
use latchkey_engine::secrets::{ClientSecret, DeskToken};
use latchkey_engine::setup::{Given, Key, SetupId, Step, StepState};
use latchkey_engine::view::{Change, SecretView, SetupView, SignInEvent, Standing};
use latchkey_engine::wizard::{self, SignInAsk, World};
use latchkey_engine::words::Words;
use latchkey_sandbox::{Options, Sandbox, Visitor};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use tokio::task::JoinSet;
use url::Url;

type Touched<'a> = World<'a, HttpClient, SqliteStore, MemoryVault, SystemClock, SystemRandom>;

/// What a window has.
struct Desktop {
    http: HttpClient,
    store: SqliteStore,
    vault: MemoryVault,
    clock: SystemClock,
    random: SystemRandom,
    words: Words,
    _folder: TempDir,
}

impl Desktop {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            http: HttpClient::new(HttpOptions::default()).unwrap(),
            store: SqliteStore::open(folder.path()).await.unwrap(),
            vault: MemoryVault::default(),
            clock: SystemClock::default(),
            random: SystemRandom,
            words: Words::speaking("en").in_window(),
            _folder: folder,
        }
    }

    fn world(&self) -> Touched<'_> {
        World {
            http: &self.http,
            store: &self.store,
            vault: &self.vault,
            clock: &self.clock,
            random: &self.random,
            limits: Limits::default(),
            words: &self.words,
        }
    }
}

/// A person who registers the redirect address first, and then signs in as alice.
struct Person {
    sandbox: Arc<Sandbox>,
    journeys: Mutex<JoinSet<()>>,
}

impl Browser for Person {
    async fn open(&self, url: &Url) -> Result<(), NotOpened> {
        let mut parameters = url.query_pairs();
        let redirect = parameters.find(|(name, _)| name == "redirect_uri").unwrap();
        self.sandbox.register_redirect_uri(&redirect.1);
        let url = url.to_string();
        self.journeys.lock().unwrap().spawn(async move {
            Visitor::new(&[("login", "alice")])
                .open(&url)
                .await
                .unwrap();
        });
        Ok(())
    }
}

fn id() -> SetupId {
    SetupId::parse("acme").unwrap()
}

fn change(key: &str, value: &str) -> Change {
    Change {
        key: Key::parse(key).unwrap(),
        value: Given::Text(value.to_owned()),
    }
}

fn text(view: &SetupView, key: &str) -> Option<String> {
    match view.values.get(&Key::parse(key).unwrap())? {
        Given::Text(text) => Some(text.clone()),
        other => panic!("{other:?}"),
    }
}

fn state(view: &SetupView, step: Step) -> StepState {
    let line = view.steps.iter().find(|line| line.step == step);
    line.unwrap().state
}

/// A setup with everything but secrets and looks.
async fn drafted(world: &Touched<'_>, sandbox: &Sandbox) -> SetupView {
    let begun = wizard::begin(world, " acme ").await.unwrap();
    assert_eq!((begun.revision, begun.next), (1, Some(Step::Service)));
    let changes = vec![
        change("service", "sandbox"),
        change("region", "eu"),
        change("desk", sandbox.desk()),
        change("client_id", &sandbox.client().client_id),
        change("redirect_uri", "http://127.0.0.1:0/callback"),
        change("associated_domains", "example.com"),
        change("break_glass_emails", "admin@example.com"),
    ];
    wizard::change(world, &id(), begun.revision, changes)
        .await
        .unwrap()
}

async fn with_secrets(world: &Touched<'_>, sandbox: &Sandbox) -> SetupView {
    // EXPOSE: the sandbox's own secrets, made for this run, take the way that a person's would.
    let client = sandbox.client();
    let secret = client.client_secret.as_ref().unwrap().expose();
    let secret = ClientSecret::new(secret.to_owned());
    wizard::store_secret(world, &id(), secret).await.unwrap();
    // EXPOSE: as above.
    let token = DeskToken::new(sandbox.desk_token().expose().to_owned());
    wizard::store_token(world, &id(), token).await.unwrap()
}

async fn signed_in(world: &Touched<'_>, sandbox: &Arc<Sandbox>) -> (SetupView, Vec<String>) {
    signed_in_as(world, sandbox, &id()).await
}

async fn signed_in_as(
    world: &Touched<'_>,
    sandbox: &Arc<Sandbox>,
    id: &SetupId,
) -> (SetupView, Vec<String>) {
    let person = Person {
        sandbox: sandbox.clone(),
        journeys: Mutex::default(),
    };
    let told = Mutex::new(Vec::new());
    let progress = |event: SignInEvent| {
        let event = serde_json::to_value(&event).unwrap();
        let name = event["event"].as_str().unwrap().to_owned();
        told.lock().unwrap().push(name);
    };
    let ask = SignInAsk {
        open_browser: true,
        ..SignInAsk::default()
    };
    let outside = (&person, &SystemLoopback);
    let (view, listener) = wizard::sign_in(world, outside, id, ask, &progress)
        .await
        .unwrap();
    listener.expect("a browser came back").linger().await;
    (view, told.into_inner().unwrap())
}

#[tokio::test]
async fn from_an_empty_setup_to_an_active_tenant() {
    let sandbox = Arc::new(Sandbox::start(Options::default()).await.unwrap());
    let desktop = Desktop::new().await;
    let world = desktop.world();
    let view = drafted(&world, &sandbox).await;
    assert!(view.sandbox && view.can_undo && !view.can_redo);
    assert_eq!(view.secret_is_missing(), (true, true));

    let pasted = format!(" {}/.well-known/openid-configuration ", sandbox.issuer());
    let look = wizard::look_at_authority(&world, &id(), &pasted)
        .await
        .unwrap();
    assert_eq!(look.understood.as_deref(), Some(sandbox.issuer()));
    assert!(look.note.is_some(), "it was cut");
    let report = look.report.unwrap();
    assert!(
        report.current && report.verdict == Verdict::Pass,
        "{report:#?}"
    );
    assert_eq!(state(&look.setup, Step::Authority), StepState::Done);
    assert_eq!(look.setup.hosts, ["127.0.0.1"]);

    let view = with_secrets(&world, &sandbox).await;
    assert_eq!(view.secret_is_missing(), (false, false));
    let view = wizard::check_credentials(&world, &id()).await.unwrap();
    let report = view.credentials.as_ref().unwrap();
    assert_eq!(report.proof, Some(Proof::Proven), "{report:#?}");
    assert_eq!(state(&view, Step::SignIn), StepState::Open);
    assert_eq!(view.gate.blockers.len(), 0, "{:#?}", view.gate.blockers);
    assert_eq!(view.gate.can_be_set_aside.len(), 1);

    let (view, told) = signed_in(&world, &sandbox).await;
    assert_eq!(told.first().map(String::as_str), Some("listening"));
    assert!(told.iter().any(|event| event == "open"), "{told:?}");
    let report = view.sign_in.as_ref().unwrap();
    assert!(
        report.current && report.verdict == Verdict::Pass,
        "{report:#?}"
    );
    assert!(report.claims.iter().any(|claim| claim.name == "email"));
    assert_eq!(view.attempts.len(), 1);
    assert_eq!(state(&view, Step::People), StepState::Done);
    assert_eq!(view.next, Some(Step::Submit));
    let page = wizard::page(&world, "EXAMPLE", 0).await.unwrap();
    assert_eq!((page.total, page.found), (1, 1));

    let view = wizard::submit(&world, &id(), None).await.unwrap();
    let request = view.request.as_ref().unwrap();
    assert_eq!((request.state, request.open), (State::Submitted, true));
    assert!(request.can_be_withdrawn && request.changed_since.is_empty());
    assert_eq!(view.next, Some(Step::Follow));
    let operator = sandbox.operator();
    for to in [
        latchkey_sandbox::State::InReview,
        latchkey_sandbox::State::InformationNeeded,
    ] {
        let note = Some("whose phone numbers?");
        operator.move_request(&request.id, to, note).unwrap();
    }
    let view = wizard::status(&world, &id()).await.unwrap();
    assert!(view.request.as_ref().unwrap().question.is_some());
    let failure = wizard::answer(&world, &id(), " ").await.unwrap_err();
    assert_eq!(failure.code, Code::InvalidValue);
    let view = wizard::answer(&world, &id(), "everybody's").await.unwrap();
    assert_eq!(view.request.as_ref().unwrap().state, State::InReview);

    let moved = vec![change("provisioning.wanted", "yes")];
    let view = wizard::change(&world, &id(), view.revision, moved)
        .await
        .unwrap();
    assert_eq!(view.request.unwrap().changed_since, ["Provisioning"]);
    let view = wizard::withdraw(&world, &id()).await.unwrap();
    assert_eq!(view.request.unwrap().state, State::Withdrawn);
    assert_eq!(view.next, Some(Step::Submit), "it can be sent again");
    assert_eq!(
        wizard::page(&world, "", 0).await.unwrap().setups[0].standing,
        // The list does not ask the vault, and memory leaves no mark in the store.
        Standing::Draft
    );

    let going = wizard::removal(&world, &id()).await.unwrap();
    assert_eq!((going.requests, going.waiting), (1, 0));
    wizard::forget_everything(&world).await.unwrap();
    assert_eq!(wizard::page(&world, "", 0).await.unwrap().total, 0);
    assert_eq!(
        wizard::open(&world, &id()).await.unwrap_err().code,
        Code::SetupUnknown
    );
}

trait Secrets {
    fn secret_is_missing(&self) -> (bool, bool);
}

impl Secrets for SetupView {
    fn secret_is_missing(&self) -> (bool, bool) {
        let missing = |view: &SecretView| matches!(view, SecretView::Missing);
        (missing(&self.secret), missing(&self.desk_token))
    }
}

#[tokio::test]
async fn what_was_said_of_a_secrets_end_is_not_said_of_another_secret() {
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    let desktop = Desktop::new().await;
    let world = desktop.world();
    let view = drafted(&world, &sandbox).await;
    let end = vec![change("secret_expires_at", "2027-05-01T12:00:00Z")];
    wizard::change(&world, &id(), view.revision, end)
        .await
        .unwrap();
    let store = async |secret: &str| {
        let secret = ClientSecret::new(secret.to_owned());
        let view = wizard::store_secret(&world, &id(), secret).await.unwrap();
        text(&view, "secret_expires_at")
    };
    let entered = Some("2027-05-01T12:00:00Z".to_owned());
    assert_eq!(store("the first").await, entered, "it was entered before");
    assert_eq!(store("the first").await, entered, "it is the same secret");
    assert_eq!(store("the second").await, None);
}

#[tokio::test]
async fn a_wrong_value_takes_nothing_of_its_changes() {
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    let desktop = Desktop::new().await;
    let world = desktop.world();
    let view = drafted(&world, &sandbox).await;
    let changes = vec![
        change("region", "us"),
        change("associated_domains", "*.example.com"),
    ];
    let failure = wizard::change(&world, &id(), view.revision, changes)
        .await
        .unwrap_err();
    assert_eq!(failure.field, Some(Field::AssociatedDomains));
    let opened = wizard::open(&world, &id()).await.unwrap();
    assert_eq!(opened.revision, view.revision);
    assert_eq!(text(&opened, "region").as_deref(), Some("eu"));

    let late = wizard::change(&world, &id(), 1, vec![change("region", "us")]).await;
    assert_eq!(late.unwrap_err().code, Code::SetupChanged);
    for name in ["", "Acme", "acme"] {
        let failure = wizard::begin(&world, name).await.unwrap_err();
        assert!(!failure.hints.is_empty(), "{failure:?}");
    }
}

#[tokio::test]
async fn a_change_is_undone_and_made_again() {
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    let desktop = Desktop::new().await;
    let world = desktop.world();
    let view = drafted(&world, &sandbox).await;
    let view = wizard::change(&world, &id(), view.revision, vec![change("region", "us")])
        .await
        .unwrap();
    let undone = wizard::undo(&world, &id(), view.revision).await.unwrap();
    assert_eq!(text(&undone, "region").as_deref(), Some("eu"));
    assert!(undone.can_undo && undone.can_redo);
    let again = wizard::redo(&world, &id(), undone.revision).await.unwrap();
    assert_eq!(text(&again, "region").as_deref(), Some("us"));
    assert!(!again.can_redo);
    let same = wizard::redo(&world, &id(), again.revision).await.unwrap();
    assert_eq!(same.revision, again.revision, "there is none");
}

#[tokio::test]
async fn a_text_that_is_no_authority_changes_nothing_and_an_empty_one_takes_it_out() {
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    let desktop = Desktop::new().await;
    let world = desktop.world();
    drafted(&world, &sandbox).await;
    let looked = wizard::look_at_authority(&world, &id(), sandbox.issuer())
        .await
        .unwrap();
    assert_eq!(looked.note, None);
    let wrong = wizard::look_at_authority(&world, &id(), "ftp://id.example.com")
        .await
        .unwrap();
    assert_eq!(wrong.understood, None);
    assert_eq!(wrong.report.unwrap().verdict, Verdict::Fail);
    assert!(wrong.note.is_some());
    assert_eq!(wrong.setup.revision, looked.setup.revision);
    let kept = world.store.reports(&id()).await.unwrap();
    assert_eq!(kept.len(), 1, "only what the draft took is kept");
    let empty = wizard::look_at_authority(&world, &id(), " ").await.unwrap();
    assert_eq!(text(&empty.setup, "authority"), None);
}

#[tokio::test]
async fn what_stands_in_the_way_is_named_before_anything_is_sent() {
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    let desktop = Desktop::new().await;
    let world = desktop.world();
    drafted(&world, &sandbox).await;
    let failure = wizard::submit(&world, &id(), Some("hurry"))
        .await
        .unwrap_err();
    assert_eq!(failure.code, Code::InvalidValue);
    assert!(failure.hints.len() >= 3, "{failure:?}");
    let failure = wizard::check_credentials(&world, &id()).await.unwrap_err();
    assert_eq!(failure.field, Some(Field::Authority));
    let text = "Error: access_denied";
    let found = wizard::explain(&world, &id(), text).await.unwrap();
    assert!(!found.is_empty());
    assert!(sandbox.operator().requests().is_empty());
}
