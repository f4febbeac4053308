//! `latchkey setup …` and `latchkey secret …`.

use crate::snapshot;
use crate::support::{Place, sandbox};

const FILE: &str = r#"
name = "acme"
service = "generic"
region = "eu"
authority = "https://login.acme.example"
client_id = "latchkey-test"
associated_domains = ["acme.example", "acme.example"]
break_glass_emails = ["admin@other.example"]
"#;

#[test]
fn a_setup_lives_from_new_to_remove() {
    let place = Place::new();
    let file = place.path().join("acme.toml");
    std::fs::write(&file, FILE).unwrap();
    snapshot!(
        "setup-new",
        place.run(&["setup", "new", "--from", file.to_str().unwrap()])
    );
    snapshot!("setup-list", place.run(&["setup", "list"]));
    snapshot!(
        "setup-set",
        place.run(&[
            "setup",
            "set",
            "acme",
            "client_id=another",
            "associated_domains=acme.example"
        ])
    );
    snapshot!("setup-show", place.run(&["setup", "show", "acme"]));
    snapshot!(
        "setup-remove",
        place.run(&["setup", "remove", "acme", "--yes"])
    );
    assert_eq!(place.run(&["setup", "list"]).out, "");
}

#[test]
fn a_setup_is_judged_with_its_authority() {
    let (place, bench) = (Place::new(), sandbox(&[]));
    let file = place.path().join("acme.toml");
    std::fs::write(
        &file,
        FILE.replace("https://login.acme.example", bench.sandbox.issuer()),
    )
    .unwrap();
    place.run(&["setup", "new", "--from", file.to_str().unwrap()]);
    let ran = place.run(&["setup", "check", "acme"]);
    snapshot!("setup-check", ran);
    assert_eq!(ran.status, 1);
}

#[test]
fn every_mistake_of_a_file_is_told_at_once_in_the_language_of_the_person() {
    let place = Place::new();
    let file = place.path().join("bad.toml");
    let path = file.to_str().unwrap();
    let new = ["setup", "new", "--service", "leasepilot", "--from", path];
    let wrong = "name = \"Acme GmbH\"\nregoin = \"eu\"\nauthority = 3\nclient_id = [\"a\"]\n\
                 secret_expires_at = [2027-03-31]\nassociated_domains = true\nsecret = \"hush\"\n\
                 [provisioning]\nwanted = \"perhaps\"\n\
                 [answers]\nentityid = \"urn:x\"\nacs-url = \"http://x\"\n";
    std::fs::write(&file, wrong).unwrap();
    let english = place.run(&new);
    assert!(!english.err.contains("hush"));
    snapshot!("setup-file-mistakes", english);
    let german = place.run(&[&new[..], &["--lang", "de"]].concat());
    snapshot!("setup-file-mistakes-german", german);
    std::fs::write(&file, "name = acme\nregion = \"eu\n[provisioning\n").unwrap();
    snapshot!("setup-file-torn", place.run(&new));
    let german = place.run(&[&new[..], &["--lang", "de"]].concat());
    snapshot!("setup-file-torn-german", german);
    std::fs::write(&file, "region = \"eu\"\n").unwrap();
    snapshot!("setup-file-unnamed", place.run(&new));
}

#[test]
fn the_name_that_a_setup_can_have_is_suggested() {
    let place = Place::new();
    snapshot!("setup-name", place.run(&["setup", "new", "Müller GmbH"]));
    let german = place.run(&["setup", "new", "Müller GmbH", "--lang", "de"]);
    snapshot!("setup-name-german", german);
    let json = place.run(&["setup", "new", "Müller GmbH", "--json"]);
    assert_eq!(json.document()["suggestion"], "mueller-gmbh");
    let other = place
        .run(&["setup", "new", "株式会社", "--json"])
        .document();
    assert_eq!(other["hints"].as_array().unwrap().len(), 1, "{other}");
}

#[test]
fn a_token_is_a_line_only_where_a_request_takes_one() {
    let place = Place::new();
    let shown = |set: &[&str]| {
        place.run(&[&["setup", "set", "acme"], set].concat());
        place.run(&["setup", "show", "acme"]).out
    };
    place.run(&["setup", "new", "acme"]);
    for (set, takes_one) in [
        ("region=eu", false),
        ("service=sandbox", true),
        ("service=rossum", false),
        ("desk=https://desk.example", true),
    ] {
        let out = shown(&[set]);
        assert_eq!(out.contains("desk_token"), takes_one, "{set}: {out}");
    }
}

#[test]
fn what_cannot_be_done_is_said_with_a_way_out() {
    let place = Place::new();
    snapshot!("setup-unknown", place.run(&["setup", "show", "nobody"]));
    place.run(&["setup", "new", "acme"]);
    snapshot!("setup-exists", place.run(&["setup", "new", "acme"]));
    snapshot!(
        "setup-wrong-value",
        place.run(&["setup", "set", "acme", "authority=ftp://x"])
    );
    let secret = place.run(&["setup", "set", "acme", "client_secret=x"]);
    assert_eq!(secret.status, 2);
    let file = place.path().join("bad.toml");
    std::fs::write(
        &file,
        "name = \"x\"\nauthority = 3\nassociated_domains = [\"no domain\"]\nwhat = 1\n",
    )
    .unwrap();
    snapshot!(
        "setup-bad-file",
        place.run(&["setup", "new", "--from", file.to_str().unwrap()])
    );
}

/// Only Linux can be without a keychain on demand.
#[cfg(target_os = "linux")]
#[test]
fn a_missing_keychain_is_said_with_the_way_out() {
    let place = Place::new();
    place.run(&["setup", "new", "acme"]);
    let ran = place.run_with_input(
        &["secret", "set", "acme", "--secret-stdin", "--json"],
        "hush",
    );
    assert_eq!(ran.status, 2);
    assert_eq!(ran.document()["code"], "vault-missing");
    snapshot!(
        "secret-failure",
        place.run_with_input(&["secret", "set", "acme", "--secret-stdin"], "hush")
    );
}

/// Only Linux can be without a keychain on demand.
#[cfg(target_os = "linux")]
#[test]
fn a_secret_comes_by_a_pipe_without_a_word() {
    let place = Place::new();
    place.run(&["setup", "new", "acme"]);
    for what in [&["--json"][..], &["--desk-token", "--json"]] {
        let args = [&["secret", "set", "acme"], what].concat();
        let given = place.run_with_input(&args, "hush\n");
        assert_eq!(given.document()["code"], "vault-missing", "{what:?}");
        let nothing = place.run(&args);
        assert_eq!(nothing.document()["code"], "secret-needed", "{what:?}");
        let too_long = place.run_with_input(&args, &"x".repeat(64 * 1024 + 1));
        assert_eq!(too_long.document()["code"], "invalid-value", "{what:?}");
    }
    let shown = place.run(&["setup", "show", "acme", "--json"]);
    assert_eq!(shown.document()["revision"], 1);
}

#[test]
fn the_same_values_again_are_no_revision() {
    let place = Place::new();
    place.run(&["setup", "new", "acme"]);
    for (region, revision) in [("eu", 2), ("eu", 2), ("us", 3)] {
        let region = format!("region={region}");
        let ran = place.run(&["setup", "set", "acme", &region, "--json"]);
        assert_eq!(ran.document()["revision"], revision);
    }
}

#[test]
fn the_keys_are_listed_where_one_is_unknown_and_in_the_help() {
    let place = Place::new();
    place.run(&["setup", "new", "acme"]);
    let hints = |pair: &str| {
        let ran = place.run(&["setup", "set", "acme", pair, "--json"]);
        ran.document()["hints"].to_string()
    };
    assert!(hints("domains=acme.com").contains("associated_domains"));
    assert!(!hints("authority=ftp://x").contains("associated_domains"));
    let help = place.run(&["setup", "set", "--help"]).out;
    assert!(help.contains("break_glass_emails"), "{help}");
}

#[test]
fn every_document_names_its_form() {
    let place = Place::new();
    for args in [
        &["setup", "new", "acme", "--json"][..],
        &["setup", "list", "--json"],
        &["setup", "show", "acme", "--json"],
        &["setup", "set", "acme", "region=eu", "--json"],
        &["setup", "check", "acme", "--json"],
        &["setup", "remove", "acme", "--yes", "--json"],
        &["sandbox", "--list", "--json"],
        &["completions", "bash", "--json"],
    ] {
        let ran = place.run(args);
        assert!(
            ran.document()["schema"]
                .as_str()
                .unwrap()
                .starts_with("latchkey/"),
            "{args:?}"
        );
    }
}
