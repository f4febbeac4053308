//! A secret in the clipboard of the display. All windows of a display have the same one: this is the only
//! test that uses it.

use serde_json::json;

use crate::LATCHKEY;
use crate::driver::{Driver, key};
use crate::selection::Selection;
use crate::session::{Keychain, Session};

/// By this target programs that keep a history know what they must not keep.
const HINT: &str = "x-kde-passwordManagerHint";

#[test]
fn a_secret_goes_there_past_the_page_and_is_taken_back() {
    const CANARY: &str = "canary-4711";
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    driver.text("h1");
    driver.invoke("new_setup", &json!({ "name": "acme" }));
    let secret = json!({ "setup": "acme", "secret": CANARY });
    let stored = driver.invoke("store_secret", &secret);
    assert_eq!(
        stored["ok"]["secret"]["lasts"], false,
        "there is no keychain: {stored}"
    );
    assert!(!stored.to_string().contains(CANARY));

    let clipboard = Selection::open();
    let copied = driver.invoke("copy", &json!({ "text": "acme" }));
    assert_eq!(copied, json!({ "ok": null }));
    clipboard.changes();
    assert_eq!(clipboard.text().as_deref(), Some("acme"));
    assert_eq!(clipboard.read(HINT), None, "everybody may keep this text");

    let copied = driver.invoke("copy_secret", &json!({ "setup": "acme" }));
    assert_eq!(copied, json!({ "ok": 30 }));
    clipboard.changes();
    assert_eq!(clipboard.text().as_deref(), Some(CANARY));
    assert_eq!(clipboard.read(HINT).as_deref(), Some("secret"));

    driver.click_named("button", "Set up single sign-on");
    driver.wait_until("the field has the focus", |page| page.focused() == "Name");
    driver.press(&[key::CONTROL, 'v']);
    let pasted = |page: &Driver| page.evaluate("return document.activeElement.value");
    driver.wait_until("the secret is pasted", |page| pasted(page) == CANARY);

    clipboard.changes();
    assert_eq!(clipboard.text().as_deref(), Some(""), "it is over");
}
