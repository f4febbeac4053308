//! Set-up links and files that the system hands over, when the program starts and while it is open.

use std::fs;

use latchkey_sandbox::LinkState;
use serde_json::{Value, json};

use crate::LATCHKEY;
use crate::desk::Bench;
use crate::driver::Driver;
use crate::frame::Dialog;
use crate::session::{Keychain, Session};

const ASK: &str = "Ask what it offers";
const BEGIN: &str = "Begin this setup";

/// The desk's host, as it is shown.
fn host(desk: &Bench) -> String {
    desk.sandbox.desk().replace("http://", "")
}

/// Starts the program once more, as the system does to hand something over.
fn hand_over(session: &Session, handed: &str) {
    let mut second = session.command(LATCHKEY);
    let ended = second.arg("--data-dir").arg(session.data()).arg(handed);
    assert!(ended.status().unwrap().success());
}

#[test]
fn a_link_opens_the_window_at_what_it_offers() {
    let (session, desk) = (Session::new(Keychain::Missing), Bench::start(&[]));
    let link = desk.sandbox.setup_link();
    let driver = Driver::open_handed(LATCHKEY, &session, &link.link);
    assert_eq!(driver.text("h1"), "Set-up link");
    assert!(
        driver.shows(&host(&desk)),
        "whoever would be asked is shown"
    );
    driver.click_named("button", ASK);
    driver.fill("Name", "acme");
    assert!(driver.shows("example.com"), "what it presets is shown");
    driver.click_named("button", BEGIN);
    driver.wait_until("the setup is open", |page| {
        let place = page.evaluate("return location.hash");
        place.starts_with("#/setup/acme")
    });
    let begun = driver.invoke("setups", &json!({ "search": "acme", "from": 0 }));
    assert_eq!(begun["ok"]["setups"][0]["service"], "Sandbox", "{begun}");
    // There is a sandbox in the program too; what was agreed to is this one.
    let opened = driver.invoke("open", &json!({ "setup": "acme" }));
    assert_eq!(
        opened["ok"]["values"]["desk"],
        desk.sandbox.desk(),
        "{opened}"
    );
}

#[test]
fn a_second_start_hands_its_link_to_the_window_that_is_open() {
    let (session, desk) = (Session::new(Keychain::Missing), Bench::start(&[]));
    let driver = Driver::open(LATCHKEY, &session);
    driver.text("h1");
    let link = desk.sandbox.setup_link();
    hand_over(&session, &link.link);
    driver.click_named("button", ASK);
    driver.wait_until("the offer is shown", |page| page.shows(BEGIN));

    let operator = desk.sandbox.operator();
    assert_eq!(
        operator.revoke_link(&link.id).unwrap().state,
        LinkState::Revoked
    );
    hand_over(&session, &link.link);
    driver.click_named("button", ASK);
    let over = format!("{} does not offer this any more", host(&desk));
    driver.wait_until("it is revoked", |page| page.shows(&over));
    driver.click_named("button", "Close");
    driver.wait_until("the list is shown", |page| {
        page.evaluate("return location.hash") == "#/"
    });
}

#[test]
fn a_file_is_read_from_the_folder_in_which_it_was_named() {
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    driver.text("h1");
    let folder = tempfile::tempdir().unwrap();
    let text = "schema = \"latchkey/setup-link/1\"\nservice = \"all-quiet\"\n\
                expires = 2099-01-01T00:00:00Z\n";
    fs::write(folder.path().join("acme.latchkey-setup"), text).unwrap();
    let mut second = session.command(LATCHKEY);
    let second = second.current_dir(folder.path());
    let second = second.arg("--data-dir").arg(session.data());
    let ended = second.arg("acme.latchkey-setup").status().unwrap();
    assert!(ended.success());
    driver.wait_until("the values are shown", |page| page.shows("All Quiet"));
    driver.wait_until("it can be taken over", |page| page.shows(BEGIN));
}

#[test]
fn a_file_can_be_looked_for_and_none_be_chosen() {
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    driver.text("h1");
    driver.begin(1, "choose_offer", &json!({}));
    let mut dialog = None;
    driver.wait_until("the dialog is there", |_| {
        dialog = Dialog::of(&session, "Choose a set-up file");
        dialog.is_some()
    });
    dialog.unwrap().close();
    assert_eq!(driver.ended(1)["ended"], json!({ "ok": null }));
}

#[test]
fn a_link_that_is_none_is_told_in_the_window() {
    let session = Session::new(Keychain::Missing);
    let wrong = "latchkey://run?from=https://desk.example/x";
    let driver = Driver::open_handed(LATCHKEY, &session, wrong);
    assert_eq!(driver.text("h1"), "Set-up link");
    driver.wait_until("it is told", |page| page.shows("Not a set-up link"));
}

#[test]
fn what_is_registered_with_the_system_is_what_is_read() {
    let config = fs::read_to_string("tauri.conf.json").unwrap();
    let config: Value = serde_json::from_str(&config).unwrap();
    let schemes = &config["plugins"]["deep-link"]["desktop"]["schemes"];
    assert_eq!(schemes, &json!([latchkey_engine::link::SCHEME]));
    let files = config["bundle"]["fileAssociations"].as_array().unwrap();
    assert_eq!(files.len(), 1);
    let ending = &files[0]["ext"];
    assert_eq!(ending, &json!([latchkey_engine::link::ENDING]));
    let kind = files[0]["mimeType"].as_str().unwrap();
    let described = fs::read_to_string("src-tauri/app/bundle/mime.xml").unwrap();
    assert!(described.contains(&format!("type=\"{kind}\"")));
    let pattern = format!("*.{}", latchkey_engine::link::ENDING);
    assert!(described.contains(&format!("pattern=\"{pattern}\"")));
}
