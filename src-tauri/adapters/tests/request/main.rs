//! The tenant request over real sockets, from a real store, to the sandbox's desk.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod contract;

use latchkey_adapters::clock::SystemClock;
use latchkey_adapters::http::{HttpClient, HttpOptions};
use latchkey_adapters::random::SystemRandom;
use latchkey_adapters::store::SqliteStore;
use latchkey_adapters::vault::MemoryVault;
use latchkey_engine::fetch::{Budget, Limits};
use latchkey_engine::ports::{Kept, SecretMark, Slot, Store as _, Vault, VaultError, Waiting};
use latchkey_engine::request::{self, Observation, RequestError, World};
use latchkey_engine::secrets::{ClientSecret, DeskToken};
use latchkey_engine::setup::{self, Admission, Beside, SetupId, from_toml};
use latchkey_sandbox::{DomainState, Options, Sandbox, Scenario, State};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

const SECRET: &str = "first-canary-4711";

struct Desk {
    sandbox: Sandbox,
    folder: TempDir,
    store: SqliteStore,
    vault: MemoryVault,
    http: HttpClient,
    clock: SystemClock,
    id: SetupId,
}

type TheWorld<'a> = World<'a, HttpClient, SqliteStore, MemoryVault, SystemClock, SystemRandom>;

impl Desk {
    async fn with(scenarios: &[&str]) -> Self {
        let scenarios = scenarios
            .iter()
            .map(|id| Scenario::find(id).expect("a known scenario"));
        let options = Options {
            scenarios: scenarios.collect(),
            ..Options::default()
        };
        let sandbox = Sandbox::start(options).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path()).await.unwrap();
        let vault = MemoryVault::default();
        let (clock, http) = (
            SystemClock::default(),
            HttpClient::new(HttpOptions::default()).unwrap(),
        );
        let file = format!(
            r#"
            name = "acme"
            service = "all-quiet"
            region = "eu"
            desk = "{}"
            authority = "{}"
            client_id = "web-basic"
            secret_expires_at = 2199-01-01
            associated_domains = ["example.com", "example.org"]
            break_glass_emails = ["root@eu.example.com"]
            additional_scopes = ["groups"]
            provisioning.confirm_phone_number = true
            "#,
            sandbox.desk(),
            sandbox.issuer(),
        );
        let draft = from_toml(&file, Beside::default()).unwrap();
        let id = draft.name.clone();
        let desk = Self {
            sandbox,
            folder,
            store,
            vault,
            http,
            clock,
            id,
        };
        desk.store
            .add_setup(&draft, latchkey_engine::ports::Clock::now(&desk.clock))
            .await
            .unwrap();
        desk.keep_secret(SECRET).await;
        // EXPOSE: the sandbox's own token.
        let token = DeskToken::new(desk.sandbox.desk_token().expose().to_owned());
        setup::keep_token(&desk.store, &desk.vault, &desk.id, &token)
            .await
            .unwrap();
        desk
    }

    async fn keep_secret(&self, secret: &str) {
        let secret = ClientSecret::new(secret.to_owned());
        let (stores, sources) = ((&self.store, &self.vault), (&self.clock, &SystemRandom));
        setup::keep_secret(stores, sources, &self.id, &secret)
            .await
            .unwrap();
    }

    fn world(&self) -> TheWorld<'_> {
        World {
            http: &self.http,
            store: &self.store,
            vault: &self.vault,
            clock: &self.clock,
            random: &SystemRandom,
            budget: Budget::start(Limits::default(), &self.clock),
        }
    }

    async fn admission(&self) -> Admission {
        let looked = setup::look(&self.store, &self.vault, &self.clock, &self.id)
            .await
            .unwrap();
        let findings = setup::judge(&looked.observation);
        setup::admit(&findings, Some("this is a test"), looked.observation.at).unwrap()
    }

    async fn submit(&self) -> Observation {
        let admission = self.admission().await;
        request::submit(&self.world(), &self.id, &admission)
            .await
            .unwrap()
    }

    async fn status(&self) -> Result<Observation, RequestError> {
        request::status(&self.world(), &self.id).await
    }

    fn states(&self) -> Vec<State> {
        self.sandbox
            .operator()
            .requests()
            .iter()
            .map(|r| r.state)
            .collect()
    }

    async fn outbox(&self) -> Vec<Waiting> {
        self.store.outbox(&self.id).await.unwrap()
    }
}

fn ids(seen: &Observation) -> Vec<&'static str> {
    request::judge(seen)
        .iter()
        .map(|finding| finding.fault.id)
        .collect()
}

#[tokio::test]
async fn a_request_is_submitted_followed_answered_and_goes_live() {
    let desk = Desk::with(&[]).await;
    assert_eq!(
        ids(&desk.submit().await)[..2],
        ["request-submitted", "request-in-progress"]
    );
    let operator = desk.sandbox.operator();
    let id = operator.requests()[0].id.clone();
    operator.move_request(&id, State::InReview, None).unwrap();
    operator
        .set_domain(&id, "example.com", DomainState::Verified)
        .unwrap();
    operator
        .set_domain(&id, "example.org", DomainState::Failed)
        .unwrap();
    operator
        .move_request(&id, State::InformationNeeded, Some("whose is example.org?"))
        .unwrap();
    assert_eq!(
        ids(&desk.status().await.unwrap()),
        [
            "request-information-needed",
            "request-domain-verified",
            "request-domain-failed"
        ]
    );
    let answered = request::answer(&desk.world(), &desk.id, "ours")
        .await
        .unwrap();
    assert_eq!(
        ids(&answered)[..2],
        ["request-answered", "request-in-progress"]
    );
    operator.move_request(&id, State::Approved, None).unwrap();
    operator.move_request(&id, State::Active, None).unwrap();
    let seen = desk.status().await.unwrap();
    assert_eq!(ids(&seen)[0], "request-active");
    assert_eq!(seen.request.unwrap().timeline.len(), 6);
}

#[tokio::test]
async fn what_is_sent_is_what_the_published_document_says() {
    let desk = Desk::with(&[]).await;
    desk.submit().await;
    let sent = desk.sandbox.desk_requests().remove(0);
    assert_eq!(sent.answered, Some(201));
    assert_eq!(sent.client_secret.unwrap().expose(), SECRET);
    let key = sent.idempotency_key.unwrap();
    assert_eq!(
        key,
        desk.store.requests(&desk.id).await.unwrap()[0].key.as_str()
    );

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sandbox/openapi.json");
    let document: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let schema = json!({ "$ref": "#/components/schemas/TenantRequest", "components": document["components"] });
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<_> = validator
        .iter_errors(&sent.body)
        .map(|e| e.to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(!validator.is_valid(&json!({ "service": "all-quiet" })));
    assert_eq!(
        sent.body["break_glass_emails"],
        json!(["root@eu.example.com"])
    );
    assert_eq!(sent.body["secret_expires_at"], "2199-01-01T00:00:00Z");
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_and_nothing_is_doubled() {
    let desk = Desk::with(&["desk-answer-lost"]).await;
    assert_eq!(ids(&desk.submit().await)[0], "request-no-answer");
    assert!(desk.outbox().await[0].may_be_there);
    assert_eq!(ids(&desk.submit().await)[0], "request-submitted");
    assert_eq!(desk.states(), [State::Submitted]);
    let keys: Vec<_> = desk
        .sandbox
        .desk_requests()
        .into_iter()
        .map(|r| r.idempotency_key)
        .collect();
    assert_eq!(keys[0], keys[1]);
}

#[tokio::test]
async fn a_secret_replaced_after_a_lost_answer_leaves_one_open_request() {
    let desk = Desk::with(&["desk-answer-lost"]).await;
    desk.submit().await;
    desk.keep_secret("second-canary-4711").await;
    assert_eq!(ids(&desk.submit().await)[0], "request-submitted");
    assert_eq!(desk.states(), [State::Withdrawn, State::Submitted]);
    let last = desk.sandbox.desk_requests().pop().unwrap();
    assert_eq!(last.client_secret.unwrap().expose(), "second-canary-4711");
    assert!(desk.outbox().await.is_empty());
}

#[tokio::test]
async fn a_wait_that_fits_is_made_and_a_failing_desk_keeps_the_place() {
    let desk = Desk::with(&["desk-rate-limited"]).await;
    assert_eq!(
        ids(&desk.submit().await)[..2],
        ["request-waited", "request-submitted"]
    );

    let desk = Desk::with(&["desk-unavailable-once"]).await;
    assert_eq!(
        ids(&desk.submit().await),
        ["request-service-failing", "request-cannot-wait"]
    );
    assert!(!desk.outbox().await[0].may_be_there);
    assert_eq!(ids(&desk.submit().await)[0], "request-submitted");
    assert_eq!(desk.states(), [State::Submitted]);
}

#[tokio::test]
async fn somebody_elses_request_and_a_wrong_token_are_told() {
    let desk = Desk::with(&["desk-conflict"]).await;
    assert_eq!(ids(&desk.submit().await), ["request-conflict"]);
    assert!(desk.outbox().await.is_empty());

    let desk = Desk::with(&[]).await;
    let wrong = DeskToken::new("wrong".to_owned());
    setup::keep_token(&desk.store, &desk.vault, &desk.id, &wrong)
        .await
        .unwrap();
    assert_eq!(
        ids(&desk.submit().await),
        ["request-token-refused", "request-cannot-wait"]
    );
}

#[tokio::test]
async fn no_secret_is_in_any_file_of_the_store() {
    let desk = Desk::with(&["desk-answer-lost"]).await;
    desk.submit().await;
    let seen = desk.submit().await;
    desk.keep_secret("second-canary-4711").await;
    // EXPOSE: looked for where it must not be.
    let token = desk.sandbox.desk_token().expose().to_owned();
    let mut searched = 0;
    for entry in std::fs::read_dir(desk.folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("canary-4711") && !text.contains(&token));
        searched += bytes.len();
    }
    assert!(searched > 4096);
    let told = serde_json::to_string(&seen).unwrap();
    assert!(!told.contains("canary-4711") && !told.contains(&token));
}

#[tokio::test]
async fn a_removed_setup_is_gone_and_its_request_is_named() {
    let desk = Desk::with(&[]).await;
    desk.submit().await;
    let removal = setup::remove(&desk.store, &desk.vault, &desk.id)
        .await
        .unwrap();
    assert_eq!(removal.secret, Some(true));
    assert_eq!(
        removal.open_request,
        Some(desk.sandbox.operator().requests()[0].id.clone())
    );
    assert!(matches!(desk.status().await, Err(RequestError::Store(_))));
}

/// A keychain that waits in a window of its own.
struct Waits;

impl Vault for Waits {
    async fn put(&self, _: &Slot, _: Kept) -> Result<(), VaultError> {
        Err(VaultError::Waiting)
    }
    async fn get(&self, _: &Slot) -> Result<Option<Kept>, VaultError> {
        Err(VaultError::Waiting)
    }
    async fn forget(&self, _: &Slot) -> Result<bool, VaultError> {
        Err(VaultError::Waiting)
    }
    fn lasts(&self) -> bool {
        true
    }
}

#[tokio::test]
async fn while_the_keychain_waits_a_setup_is_judged_as_the_store_notes_its_secrets() {
    let desk = Desk::with(&[]).await;
    let ids = |looked: &setup::Looked| -> Vec<&str> {
        let findings = setup::judge(&looked.observation);
        findings.iter().map(|finding| finding.fault.id).collect()
    };
    let told = setup::look(&desk.store, &desk.vault, &desk.clock, &desk.id);
    let told = told.await.unwrap();
    // As a vault notes it that lasts.
    let mark = SecretMark {
        kept_at: Some(told.observation.at),
        ..told.stored.secret
    };
    desk.store.mark_secret(&desk.id, mark).await.unwrap();
    let waiting = setup::look_again(&desk.store, &Waits, &desk.clock, &desk.id);
    let waiting = waiting.await.unwrap();
    assert_eq!(ids(&waiting), ids(&told));
    assert_eq!(waiting.secret_error, Some(VaultError::Waiting));
    assert_eq!(waiting.token_error, Some(VaultError::Waiting));

    let forgotten = setup::forget(&desk.store, &desk.vault, &desk.id, false);
    assert!(forgotten.await.unwrap());
    let waiting = setup::look_again(&desk.store, &Waits, &desk.clock, &desk.id);
    assert!(ids(&waiting.await.unwrap()).contains(&"setup-secret-missing"));
}
