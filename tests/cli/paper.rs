//! `latchkey setup sheet`, `latchkey setup calendar` and the mail of `latchkey request preview`.

use crate::snapshot;
use crate::support::Place;

const TENANT: &str = "authority=https://login.microsoftonline.com/\
                      11111111-2222-3333-4444-555555555555/v2.0";

fn all_quiet() -> Place {
    let place = Place::new();
    let at = [
        "--service",
        "all-quiet",
        "--region",
        "eu",
        "--provider",
        "entra",
    ];
    let new = [&["setup", "new", "acme"][..], &at].concat();
    assert_eq!(place.run(&new).status, 0);
    let set = [
        "setup",
        "set",
        "acme",
        TENANT,
        "client_id=66666666-7777-8888-9999-000000000000",
        "associated_domains=acme.com",
    ];
    assert_eq!(place.run(&set).status, 0);
    place
}

#[test]
fn a_sheet_is_a_page_for_whoever_owns_the_console() {
    let place = all_quiet();
    snapshot!("sheet", place.run(&["setup", "sheet", "acme"]));
    let html = ["setup", "sheet", "acme", "--format", "html", "--lang", "de"];
    snapshot!("sheet-html", place.run(&html));
    let json = place.run(&["setup", "sheet", "acme", "--json"]).document();
    assert_eq!(
        (&json["schema"], &json["format"]),
        (&"latchkey/sheet/1".into(), &"markdown".into())
    );
    assert!(
        json["text"]
            .as_str()
            .unwrap()
            .starts_with("# Single sign-on")
    );
}

#[test]
fn every_service_has_a_sheet_of_its_own() {
    let place = Place::new();
    for (service, provider) in [
        ("cipp", "entra"),
        ("devolutions", "entra"),
        ("leasepilot", "okta"),
        ("rossum", "keycloak"),
    ] {
        let new = ["setup", "new", "--service", service, "--provider", provider];
        assert_eq!(place.run(&new).status, 0, "{service}");
    }
    snapshot!("sheet-cipp", place.run(&["setup", "sheet", "cipp"]));
    let devolutions = place.run(&["setup", "sheet", "devolutions"]);
    snapshot!("sheet-devolutions", devolutions);
    let leasepilot = place.run(&["setup", "sheet", "leasepilot", "--lang", "de"]);
    snapshot!("sheet-leasepilot", leasepilot);
    snapshot!("sheet-rossum", place.run(&["setup", "sheet", "rossum"]));
}

#[test]
fn a_sheet_goes_to_a_file_in_the_form_of_its_name() {
    let place = all_quiet();
    for (name, begins) in [("a.html", "<!doctype html>"), ("a.md", "# Single")] {
        let file = place.path().join(name);
        let ran = place.run(&["setup", "sheet", "acme", "--out", file.to_str().unwrap()]);
        assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
        assert!(std::fs::read_to_string(&file).unwrap().starts_with(begins));
    }
    let nowhere = place.path().join("nowhere/a.md");
    let nowhere = nowhere.to_str().unwrap();
    let ran = place.run(&["setup", "sheet", "acme", "--out", nowhere, "--json"]);
    assert_eq!(
        (ran.status, &ran.document()["code"]),
        (2, &"file-unwritable".into())
    );
}

#[test]
fn a_calendar_file_has_the_end_of_the_secret() {
    let place = all_quiet();
    let undated = place.run(&["setup", "calendar", "acme"]);
    assert_eq!(undated.status, 2);
    snapshot!("calendar-no-date", undated);
    place.run(&["setup", "set", "acme", "secret_expires_at=2027-05-01"]);
    let file = place.path().join("acme.ics");
    let ran = place.run(&["setup", "calendar", "acme", "--out", file.to_str().unwrap()]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(
        written
            .lines()
            .any(|line| line == "DTSTART:20270501T000000Z"),
        "{written}"
    );
    assert!(
        written.lines().any(|line| line == "TRIGGER:-P14D"),
        "{written}"
    );
    assert!(!written.contains("66666666-7777"), "{written}");
    let json = place
        .run(&["setup", "calendar", "acme", "--json"])
        .document();
    assert_eq!(json["text"].as_str(), Some(written.as_str()));
}

#[test]
fn a_secret_that_the_service_renews_is_nothing_to_be_reminded_of() {
    let place = Place::new();
    place.run(&["setup", "new", "--service", "cipp"]);
    let file = place.path().join("cipp.ics");
    let ran = place.run(&["setup", "calendar", "cipp", "--out", file.to_str().unwrap()]);
    snapshot!("calendar-renewed", ran);
    assert!(!file.exists());
    let json = place
        .run(&["setup", "calendar", "cipp", "--json"])
        .document();
    assert!(json["text"].is_null() && json["why"].is_string());
}

#[test]
fn a_mail_goes_to_a_file_for_the_mail_program() {
    let place = Place::new();
    place.run(&["setup", "new", "--service", "rossum", "--lang", "de"]);
    place.run(&["setup", "set", "rossum", TENANT, "client_id=abc"]);
    let file = place.path().join("rossum.eml");
    let path = file.to_str().unwrap();
    let preview = [
        "request", "preview", "rossum", "--lang", "de", "--eml", path,
    ];
    assert_eq!(place.run(&preview).status, 1);
    let mail = std::fs::read_to_string(&file).unwrap();
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    assert!(
        head.lines().any(|line| line == "To: <support@rossum.ai>"),
        "{head}"
    );
    // Rossum's profile asks in English: whoever reads it need not speak the admin's language.
    assert!(
        head.contains("Subject: Single sign-on for Rossum"),
        "{head}"
    );
    assert!(head.contains("Content-Language: en"), "{head}");
    assert!(
        body.starts_with("Hello,") && body.contains("Client ID: abc"),
        "{body}"
    );
    assert!(body.contains("Claim to match: (still missing)"), "{body}");

    let ran = all_quiet().run(&["request", "preview", "acme", "--eml", path, "--json"]);
    assert_eq!((ran.status, &ran.document()["code"]), (2, &"usage".into()));
}
