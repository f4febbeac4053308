//! The window opens and shows its page.

use std::fs;

use latchkey_app::CANVAS;

use crate::LATCHKEY;
use crate::desk::Bench;
use crate::driver::{Driver, key};
use crate::session::{Keychain, Session};
use crate::wizard::Wizard;

#[test]
fn the_window_opens_and_shows_its_page() {
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    assert!(driver.page_title().contains("Latchkey"));
    assert_ne!(driver.text("h1"), "");
}

#[test]
fn the_content_policy_lets_the_stylesheet_through() {
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    let canvas = driver
        .evaluate("return getComputedStyle(document.documentElement).getPropertyValue('--canvas')");
    let [light, dark] = CANVAS.map(hex);
    assert!([light, dark].contains(&canvas), "{canvas}");
}

#[test]
fn a_second_start_leaves_it_to_the_window_that_is_open() {
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    driver.text("h1");
    let mut second = session.command(LATCHKEY);
    let ended = second
        .arg("--data-dir")
        .arg(session.data())
        .status()
        .unwrap();
    assert!(ended.success());
    assert_ne!(driver.text("h1"), "");
}

#[test]
fn a_setup_opens_while_the_keychain_does_not_answer() {
    let session = Session::new(Keychain::Open);
    let bench = Bench::start(&[]);
    let wizard = Wizard::open(&session);
    wizard.arrange("acme", &bench, bench.sandbox.desk(), "credentials");
    wizard.sees("The secret is in the keychain");
    wizard.close(&session);

    let stopped = session.stop_keychain();
    let wizard = Wizard::open(&session);
    wizard.open_setup("acme");
    wizard.is_at("credentials");
    wizard.sees("The keychain has not answered yet. It may be waiting in a window of its own");
    wizard.go("Domains", "domains");
    wizard.fill("Associated domains", "example.org");
    wizard.tap(key::ENTER);
    wizard.sees("example.org added");
    wizard.go("Credentials", "credentials");
    assert!(!wizard.shows("The secret is in the keychain"));
    drop(stopped);
    wizard.sees("The secret is in the keychain");
    assert!(!wizard.shows("has not answered yet. It may be"));
    wizard.go("Domains", "domains");
    wizard.sees("example.org");
}

#[test]
fn an_argument_that_is_not_known_is_refused_in_a_sentence() {
    let session = Session::new(Keychain::Missing);
    let refused = session
        .command(LATCHKEY)
        .arg("--dat-dir=x")
        .output()
        .unwrap();
    assert!(!refused.status.success());
    let said = String::from_utf8_lossy(&refused.stderr);
    assert_eq!(
        said.trim(),
        "latchkey-app: it takes --data-dir PATH and one set-up link or file, not --dat-dir=x"
    );
}

/// So that nothing of another colour is seen before the page has painted.
#[test]
fn the_window_has_the_colours_of_its_page() {
    let tokens = fs::read_to_string("ui/src/styles/tokens.css").unwrap();
    let canvas = tokens
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--canvas: #"));
    let canvas: Vec<String> = canvas
        .map(|value| format!("#{}", value.trim_end_matches(';')))
        .collect();
    assert_eq!(canvas, CANVAS.map(hex));
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
