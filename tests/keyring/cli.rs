//! The command line with a real keychain: GNOME Keyring on a session bus of its own.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod session;
// What its other users need of it is not needed here.
#[allow(dead_code)]
#[path = "../cli/support.rs"]
mod support;

use latchkey_sandbox::State;
use session::{Home, Keyring};
use std::io::{BufRead as _, BufReader};
use std::process::Command;
use support::{Bench, Place, feed, finish, sandbox, visit};
use url::Url;
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::OwnedObjectPath;

/// A place whose keychain is the session's.
fn place() -> Place {
    let mut place = Place::new();
    place.bus = std::env::var("DBUS_SESSION_BUS_ADDRESS").unwrap();
    place
}

/// How many entries the keychain has.
fn entries() -> usize {
    let bus = Connection::session().unwrap();
    let collection = Proxy::new(
        &bus,
        "org.freedesktop.secrets",
        "/org/freedesktop/secrets/aliases/default",
        "org.freedesktop.Secret.Collection",
    );
    let items: Vec<OwnedObjectPath> = collection.unwrap().get_property("Items").unwrap();
    items.len()
}

/// A setup at a sandbox.
fn begun(bench: &Bench) -> Place {
    let place = place();
    let file = place.path().join("acme.toml");
    let (authority, desk) = (bench.sandbox.issuer(), bench.sandbox.desk());
    let text = format!(
        r#"
        service = "generic"
        region = "eu"
        authority = "{authority}"
        client_id = "web-basic"
        redirect_uri = "http://127.0.0.1:0/callback"
        associated_domains = ["example.com"]
        desk = "{desk}"
        "#
    );
    std::fs::write(&file, text).unwrap();
    let from = file.to_str().unwrap();
    let ran = place.run(&["setup", "new", "acme", "--from", from, "--json"]);
    assert_eq!(ran.document()["revision"], 1);
    std::fs::remove_file(file).unwrap();
    place
}

#[test]
fn the_whole_job_keeps_its_secrets_in_the_keychain() {
    let name = "the_whole_job_keeps_its_secrets_in_the_keychain";
    Home::new().session(Keyring::Unlocked, name, || {
        let bench = sandbox(&[]);
        let place = begun(&bench);
        let passed = |args: &[&str]| {
            let ran = place.run(&[args, &["--json"]].concat());
            assert_eq!(ran.status, 0, "{ran:?}");
            ran.document()
        };

        let set = ["secret", "set", "acme", "--expires", "2199-05-01"];
        let ran = place.run_with_input(&set, &bench.secret("web-basic"));
        assert_eq!(ran.status, 0, "{ran:?}");
        snapshot!("secret-set", ran);
        snapshot!("secret-state", place.run(&["secret", "state", "acme"]));
        let state = passed(&["secret", "state", "acme"]);
        assert_eq!(state["client_secret"]["state"], "stored");
        assert_eq!(state["desk_token"]["state"], "missing");

        let proven = passed(&["credentials", "check", "--setup", "acme"]);
        assert_eq!(proven["proof"], "proven");
        let signed_in = place.sign_in(&["--setup", "acme", "--json"], None, |url| {
            let asked = Url::parse(url).unwrap();
            let redirect = asked.query_pairs().find(|(name, _)| name == "redirect_uri");
            bench.sandbox.register_redirect_uri(&redirect.unwrap().1);
            visit(&bench, url, "alice", "continue");
        });
        assert_eq!(signed_in.status, 0, "{signed_in:?}");

        let blocked = place.run(&["request", "preview", "acme", "--json"]);
        assert_eq!(
            (blocked.status, blocked.ids().remove(0)),
            (1, "setup-desk-token-missing".to_owned())
        );
        // EXPOSE: typed in as a person copies it from a console.
        let token = bench.sandbox.desk_token().expose();
        let ran = place.run_with_input(&["secret", "set", "acme", "--desk-token"], token);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert_eq!(entries(), 2);

        passed(&["request", "preview", "acme"]);
        snapshot!(
            "request-preview",
            place.run(&["request", "preview", "acme"])
        );
        snapshot!("request-submit", place.run(&["request", "submit", "acme"]));
        snapshot!("request-status", place.run(&["request", "status", "acme"]));
        let status = passed(&["request", "status", "acme"]);
        assert_eq!(status["observations"]["request"]["state"], "submitted");
        let question = Some("which of your domains is the main one?");
        for (to, note) in [
            (State::InReview, None),
            (State::InformationNeeded, question),
        ] {
            let received = bench.sandbox.operator().requests();
            let moved = bench
                .sandbox
                .operator()
                .move_request(&received[0].id, to, note);
            moved.unwrap();
        }
        snapshot!(
            "request-question",
            place.run(&["request", "status", "acme"])
        );
        snapshot!(
            "request-answer",
            place.run(&["request", "answer", "acme", "example.com"])
        );
        let withdrawn = passed(&["request", "withdraw", "acme"]);
        assert_eq!(withdrawn["observations"]["request"]["state"], "withdrawn");

        let removed = passed(&["setup", "remove", "acme", "--yes"]);
        assert_eq!(removed["removed"]["secret"], true);
        assert_eq!(entries(), 0);
        for file in place.path().join("data").read_dir().unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!String::from_utf8_lossy(&bytes).contains("web-basic"));
        }
    });
}

#[test]
fn a_secret_given_to_the_request_is_kept_and_said_to_be() {
    let name = "a_secret_given_to_the_request_is_kept_and_said_to_be";
    Home::new().session(Keyring::Unlocked, name, || {
        let bench = sandbox(&[]);
        let place = begun(&bench);
        place.run_with_input(
            &["secret", "set", "acme", "--expires", "2027-05-01"],
            "an-earlier-secret-of-some-length",
        );
        let ends = || {
            let shown = place.run(&["setup", "show", "acme", "--json"]).document();
            shown["setup"]["draft"]["secret_expires_at"].clone()
        };
        assert!(ends().is_string(), "{}", ends());
        let token = ["request", "submit", "acme", "--token-stdin"];
        // EXPOSE: typed in as a person copies it from a console.
        let ran = place.run_with_input(&token, bench.sandbox.desk_token().expose());
        assert!(
            ran.err.contains("token of the service's request API"),
            "{ran:?}"
        );
        let secret = [&token[..3], &["--secret-stdin", "--override", "a trial"]].concat();
        let ran = place.run_with_input(&secret, &bench.secret("web-basic"));
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(ran.err.contains("is in the keychain"), "{ran:?}");
        assert!(ends().is_null(), "the end was another secret's: {}", ends());
        let sent = bench.sandbox.desk_requests().remove(0);
        // EXPOSE: compared with what was given.
        assert_eq!(
            sent.client_secret.unwrap().expose(),
            bench.secret("web-basic")
        );
        assert_eq!(entries(), 2);
    });
}

#[test]
fn a_demo_uses_the_keychain_and_leaves_nothing_there() {
    let name = "a_demo_uses_the_keychain_and_leaves_nothing_there";
    Home::new().session(Keyring::Unlocked, name, || {
        let temporary = tempfile::tempdir().unwrap();
        let demo = || {
            let mut command = place().command(&["demo"]);
            command.env("TMPDIR", temporary.path());
            command
        };
        let whole = feed(demo(), "");
        assert_eq!(whole.status, 0, "{whole:?}");
        assert!(!whole.err.contains("memory"), "{whole:?}");
        assert_eq!(entries(), 0);

        let mut child = demo().spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let secret = lines.find(|line| line.as_ref().unwrap().contains("secret"));
        assert!(secret.is_some());
        assert_eq!(entries(), 1);
        let mut kill = Command::new("kill");
        kill.args(["-TERM", &child.id().to_string()]);
        assert!(kill.status().unwrap().success());
        let cancelled = finish(child);
        assert_eq!(cancelled.status, 130, "{cancelled:?}");
        assert_eq!(entries(), 0);
        assert_eq!(temporary.path().read_dir().unwrap().count(), 0);
    });
}

/// `secret set` and what it needs the keychain for is refused with a way out; the demo goes on.
fn refused_as(code: &str) {
    let bench = sandbox(&[]);
    let place = begun(&bench);
    let ran = place.run_with_input(&["secret", "set", "acme", "--json"], "hush");
    let document = ran.document();
    assert_eq!((ran.status, document["code"].as_str()), (2, Some(code)));
    assert!(!document["hints"].as_array().unwrap().is_empty());
    let demo = place.run(&["demo"]);
    assert_eq!(demo.status, 0, "{demo:?}");
    assert!(demo.err.contains("memory"), "{demo:?}");
}

#[test]
fn a_locked_keychain_is_said_with_the_way_out() {
    let (home, name) = (Home::new(), "a_locked_keychain_is_said_with_the_way_out");
    home.session(Keyring::Unlocked, name, || {
        let place = begun(&sandbox(&[]));
        let ran = place.run_with_input(&["secret", "set", "acme"], "hush");
        assert_eq!(ran.status, 0, "{ran:?}");
    });
    home.session(Keyring::Locked, name, || refused_as("vault-locked"));
}

#[test]
fn a_keychain_that_is_not_there_is_said_with_the_way_out() {
    let name = "a_keychain_that_is_not_there_is_said_with_the_way_out";
    Home::new().session(Keyring::None, name, || refused_as("vault-missing"));
}
