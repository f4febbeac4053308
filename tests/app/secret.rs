//! The client secret in the window: replaced, and seen nowhere once it is stored.

use crate::desk::Bench;
use crate::driver::key;
use crate::keychain::kept;
use crate::session::{Keychain, Session};
use crate::wizard::Wizard;

#[test]
fn a_secret_is_replaced() {
    let session = Session::new(Keychain::Open);
    let bench = Bench::start(&[]);
    let wizard = Wizard::open(&session);
    wizard.arrange("acme", &bench, bench.sandbox.desk(), "credentials");
    wizard.press("Replace Client secret");
    wizard.enter("Client secret", "not-the-secret");
    wizard.sees("The secret is in the keychain since");
    wizard.press("Test the credentials");
    wizard.sees("Refused: the provider does not take this client id and secret");
    assert!(kept(&session).contains(&"not-the-secret".to_owned()));

    wizard.press("Replace Client secret");
    wizard.enter("Client secret", &bench.secret());
    // What was found of the other secret is no longer what holds.
    wizard.sees("Made with other values");
    let mut secrets = [bench.secret(), bench.token().to_owned()];
    secrets.sort();
    assert_eq!(kept(&session), secrets);
    wizard.press("Test again");
    wizard.sees("Proven: the provider takes this client id and secret");
    assert!(!wizard.shows("Made with other values"));

    wizard.press("Forget");
    wizard.press("Forget the secret");
    wizard.wait_until("the field is empty", |page| {
        !page.shows("The secret is in the keychain")
    });
    assert_eq!(kept(&session), [bench.token()]);
}

/// Notes what the engine says to the page from now on: the answers of commands, and what channels tell.
/// Tauri's `invoke` cannot be replaced; what it is made of can.
pub const LISTEN: &str = "
    const heard = (window.heard = []);
    const fetch = window.fetch.bind(window);
    window.fetch = async (...asked) => {
        const answer = await fetch(...asked);
        heard.push(String(asked[0]), await answer.clone().text());
        return answer;
    };
    const callbacks = window.__TAURI_INTERNALS__.callbacks;
    const get = callbacks.get.bind(callbacks);
    callbacks.get = (id) => {
        const call = get(id);
        return call && ((told) => (heard.push(JSON.stringify(told)), call(told)));
    };
    return true";

/// All that the page has: its document, what stands in its fields, what it stores, and what it heard.
const EVERYTHING: &str = "
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
    const stored = [localStorage, sessionStorage].map((storage) => JSON.stringify({ ...storage }));
    const kept = indexedDB.databases ? await indexedDB.databases() : [];
    return [document.documentElement.outerHTML, ...fields, ...stored, document.cookie, location.href,
        JSON.stringify(history.state), JSON.stringify(kept), ...window.heard].join('\\n')";

#[test]
fn a_stored_secret_is_nowhere_in_the_page() {
    const CANARY: &str = "canary-c0ffee-4711";
    let session = Session::new(Keychain::Open);
    let bench = Bench::start(&[]);
    let wizard = Wizard::open(&session);
    wizard.arrange("acme", &bench, bench.sandbox.desk(), "credentials");
    wizard.evaluate(LISTEN);
    wizard.press("Replace Client secret");
    wizard.fill("Client secret", CANARY);
    assert!(
        everything(&wizard).contains(CANARY),
        "it stands in its field"
    );
    wizard.tap(key::ENTER);
    wizard.sees("The secret is in the keychain since");
    wizard.press("Test the credentials");
    wizard.sees("Refused: ");
    wizard.go("Review", "review");
    wizard.sees("Client secret");
    wizard.go("Credentials", "credentials");
    wizard.sees("The secret is in the keychain since");

    let everything = everything(&wizard);
    for heard in ["check_credentials", "\"proof\":\"refuted\"", "\"layer\":"] {
        assert!(everything.contains(heard), "{heard} was heard");
    }
    assert!(!everything.contains(CANARY), "{everything}");
    assert!(kept(&session).contains(&CANARY.to_owned()));
    drop(wizard);
    assert!(session.files_with(CANARY).is_empty());
}

/// All that the page has, as one text, after [`LISTEN`].
pub fn everything(wizard: &Wizard) -> String {
    wizard.evaluate(&format!("return (async () => {{ {EVERYTHING} }})()"))
}
