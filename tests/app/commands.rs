//! What the page may ask of the shell.

use std::collections::BTreeSet;
use std::fs;

use latchkey_app::COMMANDS;
use serde_json::{Value, json};

use crate::LATCHKEY;
use crate::driver::Driver;
use crate::session::{Keychain, Session};

#[test]
fn permissions_handler_and_page_name_the_same_commands() {
    let handled: BTreeSet<String> = COMMANDS.iter().map(|&name| name.to_owned()).collect();

    let permission = fs::read_to_string("src-tauri/app/permissions/commands.toml").unwrap();
    let quoted = permission
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with('"'));
    let allowed: BTreeSet<String> = quoted
        .map(|line| line.trim_matches(['"', ',']).to_owned())
        .collect();
    assert_eq!(allowed, handled);

    let host = fs::read_to_string("ui/src/host/host.ts").unwrap();
    let (_, interface) = host.split_once("export interface Host {").unwrap();
    let methods = interface
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_once('('));
    let methods = methods
        .map(|(name, _)| name)
        .filter(|name| name.chars().all(char::is_alphanumeric));
    let mut asked: BTreeSet<String> = methods.map(snake_case).collect();
    // A run's signal becomes this one.
    asked.insert("cancel".to_owned());
    assert_eq!(asked, handled);
}

#[test]
fn the_capability_gives_the_page_these_commands_and_nothing_of_tauri_s() {
    let config: Value =
        serde_json::from_str(&fs::read_to_string("tauri.conf.json").unwrap()).unwrap();
    let capabilities = config["app"]["security"]["capabilities"]
        .as_array()
        .unwrap();
    assert_eq!(capabilities.len(), 1);
    assert_eq!(capabilities[0]["windows"], json!(["main"]));
    assert_eq!(capabilities[0]["permissions"], json!(["allow-commands"]));
}

#[test]
fn a_setup_that_was_begun_is_there_when_the_window_is_opened_again() {
    let session = Session::new(Keychain::Missing);
    let first = Driver::open(LATCHKEY, &session);
    let begun = first.invoke("new_setup", &json!({ "name": "acme" }));
    assert_eq!(begun["ok"]["name"], "acme", "{begun}");
    let changes = json!([{ "key": "region", "value": "eu" }]);
    let changed =
        json!({ "setup": "acme", "revision": begun["ok"]["revision"], "changes": changes });
    let changed = first.invoke("change", &changed);
    assert_eq!(changed["ok"]["values"]["region"], "eu", "{changed}");
    let again = first.invoke("new_setup", &json!({ "name": "acme" }));
    assert_eq!(again["failed"]["code"], "setup-exists", "{again}");
    drop(first);

    let second = Driver::open(LATCHKEY, &session);
    let start = second.invoke("start", &json!({}));
    assert_eq!(
        start["ok"]["setups"]["setups"][0]["name"], "acme",
        "{start}"
    );
    assert_eq!(start["ok"]["language"], "en");
    let settings = &start["ok"]["settings"];
    assert_eq!(
        settings["data_folder"],
        session.data().display().to_string()
    );
}

#[test]
fn what_is_not_listed_is_denied() {
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    assert_eq!(
        driver.evaluate("return typeof window.__TAURI__"),
        "undefined"
    );
    for command in [
        "plugin:app|version",
        "plugin:event|listen",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:path|resolve_directory",
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:window-state|restore_state",
        "secret",
    ] {
        let answer = driver.invoke(command, &json!({}));
        let said = answer["failed"]
            .as_str()
            .unwrap_or_else(|| panic!("{command}: {answer}"));
        assert!(
            said.contains("not allowed") || said.contains("not found"),
            "{command}: {said}"
        );
    }
}

#[test]
fn the_page_is_shown_larger_and_at_its_own_size_again() {
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    let width = || {
        driver
            .evaluate("return String(innerWidth)")
            .parse::<u32>()
            .unwrap()
    };
    let own = width();
    for (key, factor) in [('+', 1.1), ('+', 1.25), ('0', 1.0)] {
        let pressed = format!(
            "dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', ctrlKey: true }}))"
        );
        driver.evaluate(&pressed);
        let expected = f64::from(own) / factor;
        driver.wait_until("the page is laid out anew", |_| {
            (f64::from(width()) - expected).abs() < 2.0
        });
    }
}

#[test]
fn the_page_cannot_leave_and_opens_no_window() {
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    let at = driver.evaluate("return location.origin");
    driver.evaluate("window.open('https://example.com'); location.href = 'https://example.com'");
    // Asked of the shell after the navigation was, so that it has been decided.
    assert!(driver.invoke("setups", &json!({ "search": "", "from": 0 }))["ok"].is_object());
    assert_eq!(driver.evaluate("return location.origin"), at);
    let opened = json!({ "link": { "link": "citation", "cites": "https://example.com" } });
    let opened = driver.invoke("open_link", &opened);
    assert_eq!(opened["failed"]["code"], "invalid-value", "{opened}");
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}
