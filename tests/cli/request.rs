//! `latchkey request …`.

#[cfg(target_os = "linux")]
use crate::snapshot;
use crate::support::{Bench, Place, sandbox};

fn begun(bench: &Bench) -> Place {
    let place = Place::new();
    place.run(&["setup", "new", "acme"]);
    let authority = format!("authority={}", bench.sandbox.issuer());
    let desk = format!("desk={}", bench.sandbox.desk());
    let set = [
        "setup",
        "set",
        "acme",
        &authority,
        &desk,
        "client_id=web-basic",
        "service=generic",
        "region=eu",
        "associated_domains=example.com",
    ];
    assert_eq!(place.run(&set).status, 0);
    place
}

#[test]
fn what_would_be_sent_is_shown_with_what_blocks_it() {
    let bench = sandbox(&[]);
    let place = begun(&bench);
    let ran = place.run(&["request", "preview", "acme", "--json"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.ids().contains(&"setup-sign-in-missing".to_owned()),
        "{:?}",
        ran.ids()
    );
    assert_eq!(
        ran.document()["observations"]["body"]["client_id"],
        "web-basic"
    );
}

/// Only Linux can be without a keychain on demand.
#[cfg(target_os = "linux")]
#[test]
fn without_a_keychain_a_request_goes_in_one_run_and_nothing_stays() {
    let bench = sandbox(&[]);
    let place = begun(&bench);
    let token = bench.sandbox.desk_token().expose();
    let with_token = |args: &[&str], secret: &str| {
        let mut command = place.command(&[args, &["--token-stdin", "--json"]].concat());
        command.env("LATCHKEY_CLIENT_SECRET", secret);
        crate::support::feed(command, token)
    };
    let submit = ["request", "submit", "acme", "--override", "a trial"];
    let submitted = with_token(&submit, "a-secret-of-some-length");
    assert_eq!(submitted.status, 0, "{submitted:?}");
    assert!(submitted.err.contains("no keychain"), "{submitted:?}");
    let withdrawn = with_token(&["request", "withdraw", "acme"], "");
    assert_eq!(withdrawn.ids(), ["request-withdrawn"]);
    let removed = place.run(&["setup", "remove", "acme", "--yes", "--json"]);
    assert_eq!(removed.document()["removed"]["secret"], false);
}

/// Only Linux can be without a keychain on demand; elsewhere a real one would be asked.
#[cfg(target_os = "linux")]
#[test]
fn what_blocks_is_said_in_words() {
    let bench = sandbox(&[]);
    snapshot!(
        "request-preview",
        begun(&bench).run(&["request", "preview", "acme"])
    );
    snapshot!(
        "request-blocked",
        begun(&bench).run_with_secret(&["request", "submit", "acme"], "a-secret-of-some-length")
    );
    let nothing = begun(&bench).run(&["request", "status", "acme"]);
    snapshot!("request-nothing", nothing);
    assert_eq!(nothing.status, 2);
}
