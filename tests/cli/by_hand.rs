//! Services whose values are handed over by hand: `latchkey setup` with answers and profiles, and what
//! `latchkey request` shows and notes.

use crate::snapshot;
use crate::support::Place;
use serde_json::Value;

const FILE: &str = r#"
name = "lease"
service = "leasepilot"
provider = "okta"

[answers]
setup-link = "https://setup.example/link"
acs-url = "https://auth.example/acs"
entity-id = "urn:lease"
metadata-url = "https://id.acme.com/metadata"
claim-mappings = """
email = mail
id = sub
firstName = given
lastName = family
"""
"#;

fn leasepilot() -> Place {
    let place = Place::new();
    let file = place.path().join("lease.toml");
    std::fs::write(&file, FILE).unwrap();
    let ran = place.run(&["setup", "new", "--from", file.to_str().unwrap()]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "lease\n"), "{ran:?}");
    place
}

fn draft(place: &Place, name: &str) -> Value {
    let document = place.run(&["setup", "show", name, "--json"]).document();
    document["setup"]["draft"].clone()
}

#[test]
fn what_only_the_service_asks_for_is_an_answer() {
    let place = leasepilot();
    let url = "answers.metadata-url=https://id.acme.com/other";
    assert_eq!(place.run(&["setup", "set", "lease", url]).status, 0);
    let answers = draft(&place, "lease")["answers"].clone();
    assert_eq!(answers["metadata-url"], "https://id.acme.com/other");
    let claims = "email = mail\nid = sub\nfirstName = given\nlastName = family";
    assert_eq!(answers["claim-mappings"], claims);
    place.run(&["setup", "set", "lease", "answers.metadata-url="]);
    assert!(draft(&place, "lease")["answers"]["metadata-url"].is_null());
    let wrong = place.run(&["setup", "set", "lease", "answers.acs-url=http://x"]);
    snapshot!("answer-wrong", wrong);
    let lacking = "answers.claim-mappings=email = email";
    let lacking = place.run(&["setup", "set", "lease", lacking]);
    snapshot!("answer-pairs-missing", lacking);
    let unknown = place.run(&["setup", "set", "lease", "answers.nothing=x"]);
    snapshot!("answer-unknown", unknown);
    let json = place.run(&["setup", "set", "lease", "answers.nothing=x", "--json"]);
    assert_eq!(json.document()["field"], "answer");
}

#[test]
fn only_preferences_that_the_service_takes_are_shown() {
    let place = Place::new();
    for (service, said) in [
        ("rossum", "true"),
        (
            "all-quiet",
            "change_phone_number=false, confirm_phone_number=true",
        ),
    ] {
        place.run(&["setup", "new", service, "--service", service]);
        place.run(&["setup", "set", service, "provisioning.wanted=true"]);
        let shown = place.run(&["setup", "show", service]).out;
        let line = format!("{:<28} {said}", "provisioning");
        assert!(shown.lines().any(|one| one == line), "{shown}");
    }
}

#[test]
fn what_is_confidential_is_shown_to_the_admin_and_stands_on_no_sheet() {
    let place = leasepilot();
    let link = "https://setup.example/link";
    assert!(place.run(&["setup", "show", "lease"]).out.contains(link));
    for format in ["markdown", "html"] {
        let sheet = place.run(&["setup", "sheet", "lease", "--format", format]);
        assert_eq!(sheet.status, 0, "{sheet:?}");
        assert!(sheet.out.contains("kept in Latchkey"), "{}", sheet.out);
        let json = place.run(&["setup", "sheet", "lease", "--format", format, "--json"]);
        for text in [&sheet.out, &json.out] {
            assert!(!text.contains(link), "{text}");
        }
    }
}

/// Only Linux can be without a keychain on demand; elsewhere a real one would be asked.
#[cfg(target_os = "linux")]
#[test]
fn a_form_is_shown_in_its_order_with_what_blocks() {
    let place = leasepilot();
    snapshot!("setup-show-form", place.run(&["setup", "show", "lease"]));
    let preview = place.run(&["request", "preview", "lease"]);
    snapshot!("request-preview-form", preview);
    let json = place.run(&["request", "preview", "lease", "--json"]);
    assert_eq!(json.ids(), ["setup-own-test-missing"]);
    let seen = json.document()["observations"].clone();
    assert_eq!(seen["channel"], "form");
    let form = &seen["hand_off"];
    assert_eq!(form["page"], "https://setup.example/link");
    // What the form only shows is not entered there.
    assert_eq!(form["fields"][0]["id"], "metadata-url");
    for field in ["entity-id", "metadata-url"] {
        place.run(&["setup", "set", "lease", &format!("answers.{field}=")]);
    }
    snapshot!(
        "request-preview-missing",
        place.run(&["request", "preview", "lease"])
    );
}

#[test]
fn what_was_done_by_hand_is_noted_and_taken_back() {
    let place = leasepilot();
    let request = |args: &[&str]| {
        let ran = place.run(&[&["request"], args, &["--json"]].concat());
        assert_eq!(ran.status, 0, "{ran:?}");
        ran.document()["setup"]["draft"].clone()
    };
    snapshot!("request-tested", place.run(&["request", "tested", "lease"]));
    let noted = request(&["handed-over", "lease", "--reference", "T-4711"]);
    assert_eq!(noted["handed_over_reference"], "T-4711");
    assert!(noted["handed_over_at"].is_string() && noted["own_test_passed_at"].is_string());
    let back = request(&["handed-over", "lease", "--undo"]);
    assert!(back["handed_over_at"].is_null() && back["handed_over_reference"].is_null());
    let back = request(&["tested", "lease", "--undo"]);
    assert!(back["own_test_passed_at"].is_null());
    let submitted = place.run(&["request", "submit", "lease"]);
    assert_eq!(submitted.status, 2);
    snapshot!("request-by-hand", submitted);
}

#[test]
fn what_was_handed_over_before_is_noted_with_its_day() {
    let place = leasepilot();
    let tested = |at: &str| place.run(&["request", "tested", "lease", "--at", at]);
    assert_eq!(tested("2999-01-01").status, 2);
    assert!(draft(&place, "lease")["own_test_passed_at"].is_null());
    assert_eq!(tested("2026-11-19T12:00:00Z").status, 0);
    let noted = draft(&place, "lease");
    assert_eq!(noted["own_test_passed_at"], "2026-11-19T12:00:00Z");
    let handed_over = |at: &str| place.run(&["request", "handed-over", "lease", "--at", at]);
    assert_eq!(handed_over("2026-11-20").status, 0);
    let noted = draft(&place, "lease");
    assert_eq!(noted["handed_over_at"], "2026-11-20T00:00:00Z");
    snapshot!("request-handed-over-ahead", handed_over("2999-01-01"));
    snapshot!("request-handed-over-no-time", handed_over("yesterday"));
    assert_eq!(draft(&place, "lease"), noted);
    let both = [
        "request",
        "handed-over",
        "lease",
        "--undo",
        "--at",
        "2026-11-20",
    ];
    assert_eq!(place.run(&both).status, 2);
}

#[test]
fn what_was_said_of_other_values_is_taken_back_when_they_are_changed() {
    let place = leasepilot();
    let note = |what: &str| assert_eq!(place.run(&["request", what, "lease"]).status, 0);
    let said = || {
        let draft = draft(&place, "lease");
        [&draft["own_test_passed_at"], &draft["handed_over_at"]].map(Value::is_string)
    };
    for change in [
        "provider=entra",
        "answers.metadata-url=https://id.acme.com/other",
    ] {
        note("tested");
        note("handed-over");
        assert_eq!(said(), [true, true]);
        // What is of no concern to the service takes nothing back.
        place.run(&["setup", "set", "lease", "secret_expires_at=2027-05-01"]);
        assert_eq!(said(), [true, true]);
        assert_eq!(place.run(&["setup", "set", "lease", change]).status, 0);
        assert_eq!(said(), [false, false], "{change}");
    }
}

#[test]
fn values_that_are_missing_cannot_be_said_to_be_handed_over() {
    let place = Place::new();
    place.run(&["setup", "new", "lease", "--service", "leasepilot"]);
    snapshot!(
        "request-handed-over-blocked",
        place.run(&["request", "handed-over", "lease"])
    );
    assert!(draft(&place, "lease")["handed_over_at"].is_null());
    place.run(&["setup", "new", "--service", "cipp", "--provider", "entra"]);
    let tested = place.run(&["request", "tested", "lease"]);
    assert_eq!(
        tested.status, 2,
        "nothing was there to be tested: {tested:?}"
    );
    let itself = place.run(&["request", "handed-over", "cipp"]);
    assert_eq!(itself.status, 2);
    assert!(itself.err.contains("sets itself up"), "{itself:?}");
    let asked = place.run(&["request", "status", "cipp"]);
    assert!(asked.err.contains("request state cipp"), "{asked:?}");
    // Nor is there a request that could be asked after.
    let asked = place.run(&["request", "status", "lease"]);
    assert!(asked.err.contains("request handed-over lease"), "{asked:?}");
}

#[test]
fn where_a_hand_over_stands_is_told() {
    let place = leasepilot();
    let at = ["--at", "2026-11-20", "--reference", "#4711"];
    assert_eq!(place.run(&["request", "tested", "lease"]).status, 0);
    let noted = place.run(&[&["request", "handed-over", "lease"][..], &at].concat());
    assert_eq!(noted.status, 0, "{noted:?}");
    let stands = place.run(&["request", "status", "lease"]);
    assert_eq!(stands.status, 0, "{stands:?}");
    for told in ["2026-11-20", "#4711"] {
        assert!(stands.out.contains(told), "{told}: {stands:?}");
    }
    // To take it back is the service's to do, not ours.
    assert_eq!(place.run(&["request", "withdraw", "lease"]).status, 2);

    place.run(&["setup", "new", "--service", "cipp", "--provider", "entra"]);
    let noted = place.run(&["request", "state", "cipp", "app-created"]);
    let stands = place.run(&["request", "status", "cipp"]);
    assert_eq!((noted.status, stands.status), (0, 0), "{stands:?}");
    assert!(!noted.out.trim().is_empty());
    assert!(
        stands.out.contains(noted.out.trim()),
        "{noted:?} {stands:?}"
    );
}

#[test]
fn what_a_setup_does_not_have_cannot_be_noted() {
    let place = Place::new();
    place.run(&["setup", "new", "acme", "--service", "sandbox"]);
    place.run(&["setup", "set", "acme", "desk=https://desk.example/api"]);
    for what in ["handed-over", "tested"] {
        let ran = place.run(&["request", what, "acme"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
        assert!(ran.err.contains("this setup"), "{ran:?}");
    }
    assert!(draft(&place, "acme")["handed_over_at"].is_null());
}

#[test]
fn the_states_that_a_service_shows_are_noted() {
    let place = Place::new();
    place.run(&["setup", "new", "--service", "cipp", "--provider", "entra"]);
    let noted = place.run(&["request", "state", "cipp", "complete"]);
    assert_eq!(noted.status, 0, "{noted:?}");
    snapshot!("request-states", place.run(&["request", "state", "cipp"]));
    let json = place
        .run(&["request", "state", "cipp", "--json"])
        .document();
    assert_eq!(json["state"], "complete");
    assert_eq!(json["states"].as_array().unwrap().len(), 6);
    let preview = place.run(&["request", "preview", "cipp"]).out;
    assert!(preview.contains("Complete, "), "{preview}");
    place.run(&["request", "state", "cipp", "--undo"]);
    assert!(draft(&place, "cipp")["service_state"].is_null());
    let unknown = place.run(&["request", "state", "cipp", "done"]);
    snapshot!("request-state-unknown", unknown);
}

#[test]
fn a_setup_begins_with_what_the_catalog_has() {
    let place = Place::new();
    let region = ["setup", "new", "--service", "all-quiet", "--region", "moon"];
    snapshot!("setup-new-region", place.run(&region));
    let region = ["setup", "new", "--service", "devolutions", "--region", "us"];
    snapshot!("setup-new-no-region", place.run(&region));
    let provider = ["setup", "new", "--service", "cipp", "--provider", "okta"];
    snapshot!("setup-new-provider", place.run(&provider));
    let service = place.run(&["setup", "new", "--service", "nobody"]);
    snapshot!("setup-new-service", service);
    let provider = ["setup", "new", "x", "--provider", "nobody", "--json"];
    assert_eq!(place.run(&provider).document()["field"], "provider");
    assert_eq!(place.run(&["setup", "list"]).out, "");
    place.run(&["setup", "new", "x"]);
    let set = place.run(&["setup", "set", "x", "service=nobody", "--json"]);
    assert_eq!(set.document()["code"], "catalog-unknown");
}

#[test]
fn what_a_service_does_not_take_is_not_set() {
    let place = Place::new();
    assert_eq!(place.run(&["setup", "new", "--service", "cipp"]).status, 0);
    for value in ["provider=okta", "region=us"] {
        let refused = place.run(&["setup", "set", "cipp", value]);
        assert_eq!(refused.status, 2, "{refused:?}");
    }
    // What was chosen for one service is judged with another, and keeps nobody from changing it.
    place.run(&["setup", "new", "moved", "--service", "rossum"]);
    place.run(&["setup", "set", "moved", "provider=okta"]);
    let moved = place.run(&["setup", "set", "moved", "service=cipp"]);
    assert_eq!(moved.status, 0, "{moved:?}");
    let judged = place.run(&["setup", "check", "moved", "--json"]);
    assert!(
        judged
            .ids()
            .iter()
            .any(|id| id == "setup-provider-not-taken"),
        "{judged:?}"
    );
}

#[test]
fn a_profile_of_a_vendor_is_a_service_like_any_other() {
    let place = Place::new();
    let file = place.path().join("vendor.toml");
    std::fs::write(&file, place.run(&["services", "template"]).out).unwrap();
    let path = file.to_str().unwrap();
    let ran = place.run(&["setup", "new", "--profile", path, "--json"]);
    assert_eq!(ran.document()["setup"]["draft"]["name"], "your-service");
    let shown = place
        .run(&["setup", "show", "your-service", "--json"])
        .document();
    assert_eq!(shown["service"]["from_file"], true);
    let shown = place.run(&["setup", "show", "your-service"]).out;
    assert!(
        shown
            .lines()
            .any(|line| line.starts_with("profile ") && line.contains("not Latchkey's own")),
        "{shown}"
    );
    let both = ["setup", "new", "--profile", path, "--service", "generic"];
    assert_eq!(place.run(&both).status, 2);
    let sheet = place.run(&["setup", "sheet", "your-service"]);
    assert_eq!(sheet.status, 0);
    assert!(sheet.out.contains("not Latchkey's own"), "{}", sheet.out);
}

#[test]
fn nothing_that_a_vendor_writes_reaches_the_terminal_or_the_page_as_more_than_words() {
    let place = Place::new();
    let template = place.run(&["services", "template"]).out;
    let name = template.lines().find(|line| line.starts_with("name = "));
    let evil = r#"name = "<script>alert(1)</script> ![x](https://evil.example)""#;
    let profile = template.replacen(name.unwrap(), evil, 1);
    let summary = "en = \"What people do with it";
    assert!(profile.contains(summary));
    let profile = profile.replacen(summary, "en = \"\\u001b[2J", 1);
    let file = place.path().join("vendor.toml");
    std::fs::write(&file, profile).unwrap();
    let new = ["setup", "new", "acme", "--profile", file.to_str().unwrap()];
    assert_eq!(place.run(&new).status, 0);
    for args in [
        &["setup", "show", "acme"][..],
        &["setup", "sheet", "acme"],
        &["setup", "sheet", "acme", "--format", "html"],
        &["request", "preview", "acme"],
    ] {
        let ran = place.run(args);
        assert!(
            !ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'),
            "{args:?}"
        );
    }
    let page = place
        .run(&["setup", "sheet", "acme", "--format", "html"])
        .out;
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
    let page = place.run(&["setup", "sheet", "acme"]).out;
    // What stands between backticks is shown as it is.
    let words: String = page.split('`').step_by(2).collect();
    assert!(words.contains("\\<script\\>") && !words.replace("\\<", "").contains("<script"));
    assert!(!words.contains("![x]"));
}
