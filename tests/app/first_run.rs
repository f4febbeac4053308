//! The first minute of somebody who was never here before.

use serde_json::json;

use crate::LATCHKEY;
use crate::driver::{Driver, key};
use crate::session::{Keychain, Session};

const BEGIN: &str = "Set up single sign-on";

#[test]
fn a_setup_is_begun_with_the_mouse() {
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    driver.resize(1280, 800);
    driver.click_named("button", BEGIN);
    driver.fill("Name", "acme");
    driver.click_named("button", "Begin");
    is_begun(&driver);
}

#[test]
fn a_setup_is_begun_with_the_keyboard_alone() {
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    driver.resize(800, 600);
    driver.text("h1");
    driver.wait_until("the button is reached", |page| {
        page.press(&[key::TAB]);
        page.focused() == BEGIN
    });
    driver.press(&[key::ENTER]);
    driver.wait_until("the field has the focus", |page| page.focused() == "Name");
    driver.press(&[key::ESCAPE]);
    driver.wait_until("the button has the focus again", |page| {
        page.focused() == BEGIN
    });
    driver.press(&[key::TAB]);
    driver.press(&[key::SHIFT, key::TAB]);
    assert_eq!(driver.focused(), BEGIN);
    driver.press(&[key::ENTER]);
    driver.wait_until("the field has the focus", |page| page.focused() == "Name");
    driver.type_text("acme");
    driver.press(&[key::ENTER]);
    is_begun(&driver);
}

#[test]
fn a_secret_goes_to_the_clipboard_past_the_page() {
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    driver.text("h1");
    driver.invoke("new_setup", &json!({ "name": "acme" }));
    let secret = json!({ "setup": "acme", "secret": "canary-4711" });
    let stored = driver.invoke("store_secret", &secret);
    assert_eq!(
        stored["ok"]["secret"]["lasts"], false,
        "there is no keychain: {stored}"
    );
    assert!(!stored.to_string().contains("4711"));
    let copied = driver.invoke("copy_secret", &json!({ "setup": "acme" }));
    assert_eq!(copied, json!({ "ok": 30 }));

    driver.click_named("button", BEGIN);
    driver.wait_until("the field has the focus", |page| page.focused() == "Name");
    driver.press(&[key::CONTROL, 'v']);
    let pasted = |page: &Driver| page.evaluate("return document.activeElement.value");
    driver.wait_until("the secret is pasted", |page| pasted(page) == "canary-4711");
}

fn is_begun(driver: &Driver) {
    driver.wait_until("the setup is shown", |page| {
        page.evaluate("return location.hash")
            .starts_with("#/setup/acme")
    });
    let setups = driver.invoke("setups", &json!({ "search": "acme", "from": 0 }));
    assert_eq!(setups["ok"]["found"], 1, "{setups}");
}
