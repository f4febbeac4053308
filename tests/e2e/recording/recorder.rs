//! Writes down each call of the window's host with the engine's answer.

use super::keychain::Keychain;
use latchkey_adapters::clock::SystemClock;
use latchkey_adapters::http::{HttpClient, HttpOptions};
use latchkey_adapters::random::SystemRandom;
use latchkey_adapters::store::SqliteStore;
use latchkey_engine::failure::Failure;
use latchkey_engine::fetch::Limits;
use latchkey_engine::setup::SetupId;
use latchkey_engine::view::SetupView;
use latchkey_engine::wizard::World;
use latchkey_engine::words::Words;
use latchkey_sandbox::Sandbox;
use serde::Serialize;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

/// The name of the setup that is recorded.
pub const SETUP: &str = "acme";

/// The wizard's world, made of real adapters, with a store and a vault of its own.
pub struct Bench {
    http: HttpClient,
    store: SqliteStore,
    vault: Keychain,
    clock: SystemClock,
    words: Words,
    _folder: TempDir,
}

pub type Touched<'a> = World<'a, HttpClient, SqliteStore, Keychain, SystemClock, SystemRandom>;

impl Bench {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            http: HttpClient::new(HttpOptions::default()).unwrap(),
            store: SqliteStore::open(folder.path()).await.unwrap(),
            vault: Keychain::default(),
            clock: SystemClock::default(),
            words: words(),
            _folder: folder,
        }
    }

    pub fn http(&self) -> &HttpClient {
        &self.http
    }

    pub fn world(&self) -> Touched<'_> {
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

/// English, as the window speaks it.
pub fn words() -> Words {
    Words::speaking("en").in_window()
}

pub fn id() -> SetupId {
    SetupId::parse(SETUP).unwrap()
}

/// The entries so far, and the setup as the last one left it.
#[derive(Default)]
pub struct Recorder {
    entries: Vec<Value>,
    before: Map<String, Value>,
    /// What is written in the place of a text: the ports vary.
    instead: Vec<(String, String)>,
}

impl Recorder {
    /// The addresses of this sandbox are written as if it had the ports 8701 and 8702, or the next two.
    pub fn stands_in(&mut self, sandbox: &Sandbox, port: u16) {
        for (url, port) in [(sandbox.issuer(), port), (sandbox.desk(), port + 1)] {
            let url: url::Url = url.parse().unwrap();
            let host = format!("127.0.0.1:{}", url.port().unwrap());
            self.instead.push((host, format!("127.0.0.1:{port}")));
        }
        // Any free port in the test, the usual one in the pictures.
        self.instead
            .push(("127.0.0.1:0/".into(), "127.0.0.1:8765/".into()));
    }

    /// One more text that varies.
    pub fn write_instead(&mut self, text: String, instead: &str) {
        self.instead.push((text, instead.to_owned()));
    }

    /// A call that answers with the setup. Names the state that it leads to, where tests begin there.
    pub fn setup(
        &mut self,
        scene: Option<&str>,
        call: &str,
        args: Value,
        events: Vec<Value>,
        answer: Result<SetupView, Failure>,
    ) -> Option<SetupView> {
        let mut entry = json!({ "call": call, "args": args });
        if !events.is_empty() {
            entry["events"] = Value::Array(events);
        }
        let view = match answer {
            Ok(view) => {
                entry["setup"] = self.delta(&view);
                Some(view)
            }
            Err(failure) => {
                entry["failure"] = json!(failure);
                None
            }
        };
        self.push(scene, entry);
        view
    }

    /// A call that answers with something else, and with the setup, where it changed.
    pub fn answer(
        &mut self,
        scene: Option<&str>,
        (call, args): (&str, Value),
        events: Vec<Value>,
        answer: &impl Serialize,
        setup: Option<&SetupView>,
    ) {
        let mut entry = json!({ "call": call, "args": args, "answer": answer });
        if !events.is_empty() {
            entry["events"] = Value::Array(events);
        }
        if let Some(view) = setup {
            entry["setup"] = self.delta(view);
        }
        self.push(scene, entry);
    }

    /// A call that answers with something else than the setup, and could not be done.
    pub fn failure(&mut self, (call, args): (&str, Value), failure: &Failure) {
        self.push(
            None,
            json!({ "call": call, "args": args, "failure": failure }),
        );
    }

    pub fn finish(self) -> Vec<Value> {
        self.entries
    }

    fn delta(&mut self, view: &SetupView) -> Value {
        let Value::Object(now) = json!(view) else {
            panic!("a setup is an object")
        };
        let changed = now
            .iter()
            .filter(|(name, value)| self.before.get(*name) != Some(value))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        self.before = now;
        Value::Object(changed)
    }

    fn push(&mut self, scene: Option<&str>, mut entry: Value) {
        if let Some(scene) = scene {
            entry["scene"] = json!(scene);
        }
        self.entries.push(self.rewritten(entry));
    }

    fn rewritten(&self, value: Value) -> Value {
        match value {
            Value::String(text) => {
                let written = self.instead.iter().fold(text, |t, (a, b)| t.replace(a, b));
                Value::String(written)
            }
            Value::Array(members) => members.into_iter().map(|m| self.rewritten(m)).collect(),
            Value::Object(members) => members
                .into_iter()
                .map(|(name, member)| (name, self.rewritten(member)))
                .collect(),
            other => other,
        }
    }
}
