//! The real window, read through WebKitWebDriver: only WebKitGTK offers one.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod driver;

use driver::Driver;

#[test]
fn the_window_opens_and_shows_its_page() {
    let driver = Driver::start(env!("CARGO_BIN_EXE_latchkey-app"));
    assert_eq!(driver.page_title(), "Latchkey");
    assert_eq!(driver.text("h1"), "Latchkey");
    assert!(driver.text("main p").contains("latchkey demo"));
}

#[test]
fn the_content_policy_lets_the_stylesheet_through() {
    let driver = Driver::start(env!("CARGO_BIN_EXE_latchkey-app"));
    assert_eq!(driver.style("main", "display"), "grid");
}

#[test]
fn the_page_is_given_no_command() {
    let driver = Driver::start(env!("CARGO_BIN_EXE_latchkey-app"));
    // What Tauri's own script leaves in every page; the global API stays away.
    assert_eq!(
        driver.evaluate("return typeof window.__TAURI__"),
        "undefined"
    );
    assert_eq!(
        driver.evaluate(
            "return window.__TAURI_INTERNALS__.invoke('plugin:app|version').then(() => 'allowed', () => 'denied')"
        ),
        "denied"
    );
}
