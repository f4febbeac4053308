//! `latchkey setup new --link`.

use crate::snapshot;
use crate::support::{Place, sandbox};

const FILE: &str = "schema = \"latchkey/setup-link/1\"\nservice = \"all-quiet\"\nregion = \"eu\"\n\
                    expires = 2099-01-01T00:00:00Z\nassociated_domains = [\"acme.example\"]\n";

#[test]
fn an_offer_is_shown_and_taken_over_on_a_word() {
    let (place, bench) = (Place::new(), sandbox(&[]));
    let link = bench.sandbox.setup_link();
    let new = ["setup", "new", "acme", "--link", &link.link];
    snapshot!("link-unconfirmed", place.run(&new));
    assert_eq!(
        place.run(&["setup", "list"]).out,
        "",
        "nothing is taken over"
    );
    snapshot!("link-begun", place.run(&[&new[..], &["--yes"]].concat()));
    let shown = place.run(&["setup", "show", "acme", "--json"]).document();
    assert_eq!(shown["setup"]["draft"]["desk"], bench.sandbox.desk());

    bench.sandbox.operator().revoke_link(&link.id).unwrap();
    let again = ["setup", "new", "other", "--link", &link.link, "--yes"];
    let revoked = place.run(&again);
    snapshot!("link-revoked", revoked);
    assert_eq!(revoked.status, 1);
    let document = place.run(&[&again[..], &["--json"]].concat()).document();
    assert_eq!(document["schema"], "latchkey/offer/1");
    assert_eq!(document["offer"]["findings"][0]["id"], "link-revoked");
    assert!(document["begun"].is_null());
}

#[test]
fn a_script_gets_one_document() {
    let (place, bench) = (Place::new(), sandbox(&[]));
    let link = bench.sandbox.setup_link().link;
    let new = ["setup", "new", "--link", &link, "--json"];
    let unconfirmed = place.run(&new);
    assert_eq!(
        (unconfirmed.status, unconfirmed.document()["code"].as_str()),
        (2, Some("usage"))
    );
    let begun = place.run(&[&new[..], &["--yes"]].concat()).document();
    assert_eq!(
        begun["begun"]["setup"]["draft"]["name"], "sandbox",
        "by its service"
    );
    assert_eq!(
        begun["offer"]["host"],
        bench.sandbox.desk().replace("http://", "")
    );
}

#[test]
fn a_document_that_cannot_be_read_is_told_with_its_lines_in_the_language_of_the_person() {
    let place = Place::new();
    let file = place.path().join("torn.latchkey-setup");
    let path = file.to_str().unwrap();
    let told = |text: &str, language: &str| {
        std::fs::write(&file, text).unwrap();
        place.run(&["setup", "new", "--link", path, "--lang", language])
    };
    let toml = FILE
        .replace("service = \"", "service = ")
        .replace("]\n", "\n");
    snapshot!("link-torn", told(&toml, "en"));
    snapshot!("link-torn-german", told(&toml, "de"));
    let json = "{\n  \"schema\": latchkey\n}";
    snapshot!("link-torn-json", told(json, "en"));
}

#[test]
fn a_desk_that_oversteps_is_told() {
    let (place, bench) = (Place::new(), sandbox(&["link-desk-elsewhere"]));
    let link = bench.sandbox.setup_link().link;
    snapshot!(
        "link-desk-elsewhere",
        place.run(&["setup", "new", "--link", &link, "--yes"])
    );
    assert_eq!(place.run(&["setup", "list"]).out, "");
}

#[test]
fn a_file_brings_values_or_names_a_desk() {
    let (place, bench) = (Place::new(), sandbox(&[]));
    let file = place.path().join("acme.latchkey-setup");
    let run = |text: &str, name: &str| {
        std::fs::write(&file, text).unwrap();
        place.run(&[
            "setup",
            "new",
            name,
            "--link",
            file.to_str().unwrap(),
            "--yes",
        ])
    };
    snapshot!("link-file", run(FILE, "acme"));
    let away = run(&format!("{FILE}desk = \"https://desk.example\"\n"), "away");
    assert_eq!(away.status, 1);
    assert!(
        away.out.contains("[link-file-names-destination]"),
        "{away:?}"
    );
    let from = bench.sandbox.setup_link().address;
    let named = format!("schema = \"latchkey/setup-link/1\"\nfrom = \"{from}\"\n");
    let named = run(&named, "named");
    assert!(named.out.contains("[link-offered]"), "{named:?}");
    let long = run(&"#".repeat(64 * 1024 + 1), "long");
    assert_eq!(long.status, 2);
}

#[test]
fn what_is_no_link_is_not_asked_for() {
    let place = Place::new();
    let new = |link: &str| place.run(&["setup", "new", "acme", "--link", link, "--yes"]);
    snapshot!(
        "link-wrong",
        new("latchkey://setup?from=http://desk.example/x")
    );
    assert_eq!(new("latchkey://run?from=https://desk.example/x").status, 2);
    assert_eq!(new("acme.toml").status, 2);
    let beside = [
        "setup",
        "new",
        "acme",
        "--link",
        "https://desk.example/x",
        "--region",
        "eu",
    ];
    assert_eq!(
        place.run(&beside).status,
        2,
        "what a link presets is not mixed with other values"
    );
}
