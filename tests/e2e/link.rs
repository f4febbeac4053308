//! Set-up links over real sockets and a real store: a desk issues one, what it presets is shown, and on
//! a person's word a setup begins with it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::TimeDelta;
use latchkey_adapters::clock::SystemClock;
use latchkey_adapters::http::{HttpClient, HttpOptions};
use latchkey_adapters::random::SystemRandom;
use latchkey_adapters::store::SqliteStore;
use latchkey_adapters::vault::MemoryVault;
use latchkey_engine::failure::Code;
use latchkey_engine::fetch::Limits;
use latchkey_engine::finding::Grade;
use latchkey_engine::link::{Handed, Source};
use latchkey_engine::ports::Clock as _;
use latchkey_engine::setup::{Given, Key};
use latchkey_engine::view::{HandedView, OfferView, SetupView};
use latchkey_engine::wizard::{self, World};
use latchkey_engine::words::Words;
use latchkey_sandbox::{
    NewSetupLink, Options, PresetProvisioning, Sandbox, Scenario, SetupPresets,
};
use serde_json::Value;
use tempfile::TempDir;

/// What a window has.
struct Desktop {
    http: HttpClient,
    store: SqliteStore,
    vault: MemoryVault,
    clock: SystemClock,
    words: Words,
    _folder: TempDir,
}

impl Desktop {
    async fn new() -> Self {
        Self::trusting(Vec::new()).await
    }

    async fn trusting(extra_roots_pem: Vec<Vec<u8>>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = HttpOptions {
            extra_roots_pem,
            ..HttpOptions::default()
        };
        Self {
            http: HttpClient::new(options).unwrap(),
            store: SqliteStore::open(folder.path()).await.unwrap(),
            vault: MemoryVault::default(),
            clock: SystemClock::default(),
            words: Words::speaking("en").in_window(),
            _folder: folder,
        }
    }

    fn world(&self) -> World<'_, HttpClient, SqliteStore, MemoryVault, SystemClock, SystemRandom> {
        World {
            http: &self.http,
            store: &self.store,
            vault: &self.vault,
            clock: &self.clock,
            random: &SystemRandom,
            limits: Limits::default(),
            words: &self.words,
        }
    }
}

fn source(text: &str) -> Source {
    match wizard::handed(text, &Words::speaking("en")).unwrap() {
        Handed::Link(link) => Source::Desk(link),
        Handed::File(path) => panic!("{path:?}"),
    }
}

async fn sandbox() -> Sandbox {
    Sandbox::start(Options::default()).await.unwrap()
}

fn ids(offer: &OfferView) -> Vec<&str> {
    let ids = offer.findings.iter().map(|f| f.finding.id.as_str());
    ids.collect()
}

fn text(view: &SetupView, key: &str) -> Option<Given> {
    view.values.get(&Key::parse(key).unwrap()).cloned()
}

/// A link that presets all that a desk knows.
fn whole(desktop: &Desktop) -> NewSetupLink {
    NewSetupLink {
        presets: SetupPresets {
            service: "sandbox".to_owned(),
            region: Some("eu".to_owned()),
            provider: Some("okta".to_owned()),
            authority: Some("https://acme.okta.example".to_owned()),
            associated_domains: vec!["acme.com".to_owned()],
            additional_scopes: vec!["groups".to_owned()],
            provisioning: Some(PresetProvisioning {
                wanted: true,
                change_phone_number: false,
                confirm_phone_number: true,
            }),
        },
        expires: desktop.clock.now() + TimeDelta::hours(1),
    }
}

#[tokio::test]
async fn what_is_issued_is_shown_and_begins_a_setup() {
    let (sandbox, desktop) = (sandbox().await, Desktop::new().await);
    let world = desktop.world();
    let issued = sandbox.operator().issue_link(whole(&desktop));
    let source = source(&issued.link);
    let host = sandbox.desk().strip_prefix("http://").unwrap();
    let handed = HandedView::of(&source, None);
    assert_eq!(
        handed.host.as_deref(),
        Some(host),
        "shown before it is asked"
    );

    let offer = wizard::offer(&world, &source).await;
    assert_eq!(ids(&offer), ["link-presets-authority", "link-offered"]);
    assert_eq!(offer.host.as_deref(), Some(host));
    assert_eq!(offer.until, Some(issued.expires));
    assert_eq!(offer.service.as_ref().unwrap().name, "Sandbox");
    let sent_to: Vec<_> = offer.destinations.iter().map(|d| d.host.as_str()).collect();
    assert_eq!(sent_to, [host, "acme.okta.example"]);
    assert_eq!(
        wizard::page(&world, "", 0).await.unwrap().total,
        0,
        "nothing is taken yet"
    );

    let fingerprint = offer.fingerprint.as_deref().unwrap();
    let view = wizard::accept(&world, " acme ", &source, fingerprint)
        .await
        .unwrap();
    assert_eq!((view.name.as_str(), view.revision), ("acme", 1));
    assert_eq!(
        text(&view, "desk"),
        Some(Given::Text(sandbox.desk().to_owned()))
    );
    let shown: Vec<Key> = offer.values.iter().map(|value| value.key).collect();
    let begun: Vec<Key> = view.values.keys().copied().collect();
    assert!(begun.iter().all(|key| shown.contains(key)), "{begun:?}");
    assert_eq!(begun.len(), shown.len());
    assert_eq!(view.service.unwrap().id, "sandbox");

    let again = wizard::accept(&world, "acme", &source, fingerprint)
        .await
        .unwrap_err();
    assert_eq!(
        again.code,
        Code::SetupExists,
        "no setup is filled that is there"
    );
}

#[tokio::test]
async fn a_desk_is_asked_again_before_anything_is_taken_over() {
    let (sandbox, desktop) = (sandbox().await, Desktop::new().await);
    let world = desktop.world();
    let issued = sandbox.operator().issue_link(whole(&desktop));
    let source = source(&issued.link);
    let offer = wizard::offer(&world, &source).await;
    let fingerprint = offer.fingerprint.unwrap();

    let other = wizard::accept(&world, "acme", &source, "another")
        .await
        .unwrap_err();
    assert_eq!(other.message, desktop.words.say("link-changed", &[]));
    sandbox.operator().revoke_link(&issued.id).unwrap();
    let revoked = wizard::accept(&world, "acme", &source, &fingerprint)
        .await
        .unwrap_err();
    assert!(
        revoked.message.contains("does not offer this any more"),
        "{revoked:?}"
    );
    assert_eq!(wizard::page(&world, "", 0).await.unwrap().total, 0);
}

#[tokio::test]
async fn a_link_that_is_over_is_told_apart_from_one_that_never_was() {
    let (sandbox, desktop) = (sandbox().await, Desktop::new().await);
    let world = desktop.world();
    let operator = sandbox.operator();
    let over = NewSetupLink {
        expires: desktop.clock.now() - TimeDelta::seconds(1),
        ..whole(&desktop)
    };
    let over = operator.issue_link(over);
    let revoked = operator.issue_link(whole(&desktop));
    operator.revoke_link(&revoked.id).unwrap();
    let unknown = format!("{}/setup-links/unknown", sandbox.desk());
    let page = format!("{}/requests", sandbox.desk());
    for (link, id) in [
        (over.link, "link-expired"),
        (revoked.link, "link-revoked"),
        (unknown, "link-unknown"),
        (page, "link-refused"),
    ] {
        let offer = wizard::offer(&world, &source(&link)).await;
        assert_eq!(ids(&offer), [id], "{link}");
        assert_eq!((offer.fingerprint, offer.values.len()), (None, 0));
    }
    let port = sandbox.desk().to_owned();
    drop(sandbox);
    let offer = wizard::offer(&world, &source(&port)).await;
    assert_eq!(ids(&offer), ["network-connection-refused"]);
}

#[tokio::test]
async fn a_desk_that_oversteps_gives_nothing() {
    let desktop = Desktop::new().await;
    for (scenario, id) in [
        ("link-desk-elsewhere", "link-desk-elsewhere"),
        ("link-key-forbidden", "link-key-forbidden"),
        ("link-sent-on", "link-sent-on"),
    ] {
        let options = Options {
            scenarios: vec![Scenario::find(scenario).unwrap()],
            ..Options::default()
        };
        let sandbox = Sandbox::start(options).await.unwrap();
        let source = source(&sandbox.setup_link().link);
        let offer = wizard::offer(&desktop.world(), &source).await;
        assert!(ids(&offer).contains(&id), "{scenario}: {:?}", ids(&offer));
        assert_eq!(offer.findings[0].finding.grade, Grade::Fail);
        assert_eq!(offer.fingerprint, None);
        let shown = serde_json::to_string(&offer).unwrap();
        assert!(!shown.contains("brought-along"), "no secret is shown");
        let refused = wizard::accept(&desktop.world(), "acme", &source, "").await;
        assert_eq!(refused.unwrap_err().code, Code::InvalidValue);
    }
}

#[tokio::test]
async fn over_https_the_certificate_must_be_trusted() {
    let options = Options {
        tls: true,
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).await.unwrap();
    let source = source(&sandbox.setup_link().link);
    let stranger = Desktop::new().await;
    let offer = wizard::offer(&stranger.world(), &source).await;
    assert_eq!(ids(&offer), ["tls-private-ca"]);
    assert_eq!(offer.fingerprint, None);
    let pem = sandbox.ca_pem().unwrap().as_bytes().to_vec();
    let friend = Desktop::trusting(vec![pem]).await;
    let offer = wizard::offer(&friend.world(), &source).await;
    assert!(offer.fingerprint.is_some(), "{:#?}", offer.findings);
}

#[tokio::test]
async fn what_a_desk_hands_out_is_of_the_published_form() {
    let (sandbox, desktop) = (sandbox().await, Desktop::new().await);
    let schema = jsonschema::options()
        .should_validate_formats(true)
        .build(&latchkey_engine::link::schema())
        .unwrap();
    for new in [
        whole(&desktop),
        NewSetupLink {
            presets: SetupPresets {
                service: "sandbox".to_owned(),
                ..SetupPresets::default()
            },
            ..whole(&desktop)
        },
    ] {
        let issued = sandbox.operator().issue_link(new);
        let request = latchkey_engine::ports::Request::get(issued.address.parse().unwrap());
        let answer = latchkey_engine::ports::Http::exchange(
            &desktop.http,
            request,
            std::time::Duration::from_secs(5),
        );
        let document: Value = serde_json::from_slice(answer.await.body.bytes()).unwrap();
        let errors: Vec<String> = schema
            .iter_errors(&document)
            .map(|e| e.to_string())
            .collect();
        assert!(errors.is_empty(), "{errors:?} in {document}");
    }
}
