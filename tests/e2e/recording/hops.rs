//! A sign-in that breaks at each hop, each against a provider with that fault.

use super::journey::{change, signed_in, text};
use super::recorder::{Bench, Recorder, SETUP, id};
use latchkey_engine::secrets::ClientSecret;
use latchkey_engine::setup::Given;
use latchkey_engine::wizard;
use latchkey_sandbox::{Options, Sandbox, Scenario};
use serde_json::{Value, json};

/// The scene, and the fault of the provider.
const BREAKS: [(&str, &str); 4] = [
    ("broken-at-provider", "authorize-access-denied"),
    ("broken-at-loopback", "authorize-iss-mixup"),
    ("broken-at-token", "token-html-or-non-json"),
    ("broken-at-userinfo", "userinfo-401-403"),
];

pub async fn record() -> Vec<Value> {
    let mut entries = Vec::new();
    for (scene, fault) in BREAKS {
        entries.extend(broken(scene, fault).await);
    }
    entries
}

async fn broken(scene: &str, fault: &str) -> Vec<Value> {
    let (bench, mut tape) = (Bench::new().await, Recorder::default());
    let scenarios = vec![Scenario::find(fault).unwrap()];
    let sandbox = Sandbox::start(Options {
        scenarios,
        ..Options::default()
    });
    let sandbox = sandbox.await.unwrap();
    tape.stands_in(&sandbox, 8701);
    let world = bench.world();
    let begun = wizard::begin(&world, SETUP).await.unwrap();
    let changes = vec![
        change("service", text("generic")),
        change("region", text("eu")),
        change("authority", text(sandbox.issuer())),
        change("client_id", text("web-basic")),
        change("redirect_uri", text("http://127.0.0.1:0/callback")),
        change(
            "associated_domains",
            Given::List(vec!["example.com".into()]),
        ),
    ];
    wizard::change(&world, &id(), begun.revision, changes)
        .await
        .unwrap();
    let client = sandbox.client_named("web-basic").unwrap();
    // EXPOSE: the sandbox's secret takes the way that a person's would; the recording leaves it out.
    let secret = client.client_secret.as_ref().unwrap().expose().to_owned();
    let stored = wizard::store_secret(&world, &id(), ClientSecret::new(secret)).await;
    let before = format!("before-{scene}");
    tape.setup(Some(&before), "storeSecret", json!([]), vec![], stored);
    signed_in(&bench, &sandbox, &mut tape, scene).await;
    tape.finish()
}
