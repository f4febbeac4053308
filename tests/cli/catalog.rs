//! `latchkey services …` and `latchkey providers …`.

use crate::snapshot;
use crate::support::Place;
use chrono::NaiveDate;
use latchkey_adapters::clock::SystemClock;
use latchkey_engine::ports::Clock as _;
use std::path::{Path, PathBuf};

#[test]
fn the_catalog_is_listed() {
    let place = Place::new();
    snapshot!("services", place.run(&["services"]));
    snapshot!("providers", place.run(&["providers"]));
    let services = place.run(&["services", "--json"]).document();
    assert_eq!(services["schema"], "latchkey/services/1");
    let all = services["services"].as_array().unwrap();
    assert!(all.iter().any(|service| service["id"] == "all-quiet"
        && service["channel"] == "form"
        && service["regions"].as_array().unwrap().len() == 2));
    let providers = place.run(&["providers", "--json"]).document();
    assert_eq!(providers["schema"], "latchkey/providers/1");
}

#[test]
fn one_is_shown_with_all_that_is_known_of_it() {
    let place = Place::new();
    snapshot!("services-show", place.run(&["services", "show", "cipp"]));
    snapshot!("providers-show", place.run(&["providers", "show", "duo"]));
    let german = place.run(&["services", "show", "leasepilot", "--lang", "de"]);
    snapshot!("services-show-german", german);
    let profile = place.run(&["services", "show", "rossum", "--json"]);
    let profile = profile.document();
    assert_eq!(
        (&profile["schema"], &profile["id"]),
        (&"latchkey/service/1".into(), &"rossum".into())
    );
    let entra = place
        .run(&["providers", "show", "entra", "--json"])
        .document();
    assert_eq!(entra["provider"]["id"], "entra");
    assert_eq!(entra["guides"].as_array().unwrap().len(), 2);
}

#[test]
fn what_the_catalog_does_not_have_is_said_with_what_it_has() {
    let place = Place::new();
    snapshot!("services-unknown", place.run(&["services", "show", "x"]));
    let ran = place.run(&["providers", "show", "x", "--json"]);
    assert_eq!(
        (ran.status, &ran.document()["code"]),
        (2, &"catalog-unknown".into())
    );
}

#[test]
fn the_schema_of_a_profile_is_the_published_one() {
    let place = Place::new();
    let ran = place.run(&["services", "schema"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let published = include_str!("../../src-tauri/engine/schemas/service-1.json");
    assert_eq!(ran.out, published.replace("\r\n", "\n"));
    let document = place.run(&["services", "schema", "--json"]).document();
    assert_eq!(document["schema"], "latchkey/json-schema/1");
    assert_eq!(document["document"]["$id"], "urn:latchkey:service:1");
}

#[test]
fn a_profile_is_checked_line_by_line() {
    let place = Place::new();
    let file = place.path().join("vendor.toml");
    let template = place.run(&["services", "template"]);
    assert_eq!(template.status, 0);
    std::fs::write(&file, &template.out).unwrap();
    let path = file.to_str().unwrap();
    snapshot!("services-check", place.run(&["services", "check", path]));
    let shown = place.run(&["services", "show", "--profile", path]);
    assert_eq!(shown.status, 0, "{shown:?}");
    assert!(shown.out.contains("https://{subdomain}.example.com/login"));

    let faulty = template
        .out
        .replace("id = \"your-service\"", "id = \"Your Service\"")
        .replace("https://", "http://");
    std::fs::write(&file, faulty).unwrap();
    let ran = place.run(&["services", "check", path]);
    assert_eq!(ran.status, 1);
    snapshot!("services-check-faults", ran);
    let document = place.run(&["services", "check", path, "--json"]).document();
    let faults = document["faults"].as_array().unwrap();
    assert!(faults.len() > 1 && faults.iter().all(|fault| fault["line"].as_u64() > Some(1)));

    let ran = place.run(&["setup", "new", "--profile", path]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    snapshot!("setup-new-bad-profile", ran);

    // The check and the beginning of a setup say the same of an id that the catalog has.
    let taken = template.out.replace("\"your-service\"", "\"cipp\"");
    std::fs::write(&file, taken).unwrap();
    let ran = place.run(&["services", "check", path]);
    assert_eq!(ran.status, 1);
    let begun = place.run(&["setup", "new", "--profile", path]);
    assert_eq!(begun.status, 2);
    assert!(
        ran.out.starts_with("line 15, id: cipp is a service"),
        "{}",
        ran.out
    );
    assert!(begun.err.contains(ran.out.trim()), "{}", begun.err);
    let ran = place.run(&["services", "check", "/nonexistent/x.toml", "--json"]);
    assert_eq!(ran.document()["code"], "file-unreadable");
}

/// What stands in the fixture of a vendor, and what is written in its place.
const MISTAKES: [(&str, &str); 18] = [
    ("name = \"Example Board\"\n", ""),
    ("protocol = \"oidc\"", "protocol = \"odic\""),
    ("\"register\",", "\"regster\","),
    ("[role]", "[rolle]"),
    ("by = \"email\"", "by = email"),
    ("pkce = { is = true,", "pkce = { is = \"yes\", since = 3,"),
    ("name = \"Europe\"", "name = \"Europe\"\nname = \"EU\""),
    ("id = \"america\"", "id = \"North America\""),
    (
        "value = \"secret\"",
        "value = { draft = \"client_secret\" }",
    ),
    (
        "value = { draft = \"authority\" }",
        "value = { draft = \"authorty\" }",
    ),
    (
        "label = \"Allowed domains\"",
        "label = { de = \"Domains\" }",
    ),
    (
        "value = { choice = [\"sign in as before\"",
        "value = { choices = [\"sign in as before\"",
    ),
    ("path = [", "path = 5 # ["),
    ("no_password = true", "no_pasword = true"),
    ("weight = \"warning\"", "weight = 2.5"),
    ("providers = [\"entra\"]", "providers = [\"entre\"]"),
    ("read = \"2026-11-20\"", "read = \"last week\""),
    ("of = \"everything\"", "of = 2026-11-20"),
];

#[test]
fn every_mistake_of_a_profile_is_told_at_once_in_the_language_of_the_person() {
    let place = Place::new();
    let file = place.path().join("vendor.toml");
    let path = file.to_str().unwrap();
    let mut text = include_str!("../fixtures/vendor.toml").to_owned();
    for (right, wrong) in MISTAKES {
        assert_eq!(text.matches(right).count(), 1, "{right}");
        text = text.replace(right, wrong);
    }
    std::fs::write(&file, &text).unwrap();
    snapshot!(
        "services-check-all",
        place.run(&["services", "check", path])
    );
    let german = place.run(&["services", "check", path, "--lang", "de"]);
    snapshot!("services-check-all-german", german);
    // Where the text is no TOML, that alone.
    let torn = text
        .replace("scopes = [\"openid\", ", "scopes = [\"openid\" ")
        .replace("[expiry]", "[expiry");
    std::fs::write(&file, torn).unwrap();
    let german = place.run(&["services", "check", path, "--lang", "de"]);
    snapshot!("services-check-torn-german", german);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let files = paths.map(|path| match path.is_dir() {
        true => files(&path),
        false => vec![path],
    });
    files.flatten().collect()
}

#[test]
fn no_day_on_which_something_was_read_or_seen_is_still_to_come() {
    let today = SystemClock::default().now().date_naive();
    let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog");
    let mut days = 0;
    for path in files(&catalog) {
        let text = std::fs::read_to_string(&path).unwrap();
        for key in ["read = \"", "seen = \""] {
            for rest in text.split(key).skip(1) {
                let day = rest.split('"').next().unwrap();
                let date: NaiveDate = day.parse().unwrap();
                assert!(date <= today, "{}: {key}{day}\"", path.display());
                days += 1;
            }
        }
    }
    assert!(days > 100, "{days}");
}
