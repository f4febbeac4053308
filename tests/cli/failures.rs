//! Usage, help, and what is not there yet.

use crate::snapshot;
use crate::support::Place;

#[test]
fn what_is_not_there_yet_says_so() {
    let place = Place::new();
    for command in ["explain", "case", "batch"] {
        let ran = place.run(&[command, "--json"]);
        assert_eq!(
            (ran.status, ran.document()["code"].as_str()),
            (2, Some("not-there-yet")),
            "{command}"
        );
    }
    snapshot!("not-there-yet", place.run(&["explain", "AADSTS50011"]));
}

#[test]
fn a_command_line_that_is_not_understood_is_a_failure() {
    let place = Place::new();
    let ran = place.run(&["chekc", "--json"]);
    assert_eq!(
        (ran.status, ran.document()["code"].as_str()),
        (2, Some("usage"))
    );
    let ran = place.run(&["check"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    let both = place.run(&["check", "x", "-q", "-v"]);
    assert_eq!(both.status, 2);
}

#[test]
fn a_secret_is_never_an_argument() {
    let ran = Place::new().run(&[
        "credentials",
        "check",
        "--authority",
        "a",
        "--client-id",
        "b",
        "--client-secret",
        "hush",
    ]);
    assert_eq!(ran.status, 2);
}

#[test]
fn help_version_and_completions_are_data() {
    let place = Place::new();
    snapshot!("help", place.run(&["--help"]));
    assert_eq!(
        place.run(&["--version"]).out,
        format!("latchkey {}\n", env!("CARGO_PKG_VERSION"))
    );
    for args in [["--version", "--json"], ["--help", "--json"]] {
        let document = place.run(&args).document();
        assert_eq!(document["schema"], "latchkey/text/1", "{args:?}");
        assert!(document["text"].as_str().unwrap().contains("latchkey"));
    }
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(
            place.run(&["completions", shell]).out.contains("latchkey"),
            "{shell}"
        );
    }
}
