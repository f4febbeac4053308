//! The client secret in the window: replaced, and seen nowhere once it is stored.

use crate::browser::files_with;
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

#[test]
fn a_stored_secret_is_nowhere_in_the_page() {
    const CANARY: &str = "canary-c0ffee-4711";
    let session = Session::new(Keychain::Open);
    let bench = Bench::start(&[]);
    let wizard = Wizard::open(&session);
    wizard.arrange("acme", &bench, bench.sandbox.desk(), "credentials");
    let wrapped = wizard.evaluate(LISTEN);
    assert_eq!(wrapped, "true");
    wizard.press("Replace Client secret");
    wizard.fill("Client secret", CANARY);
    // The listener works: what the page itself says is heard, and typed text is found.
    assert!(wizard.evaluate(EVERYTHING).contains(CANARY));
    wizard.tap(key::ENTER);
    wizard.sees("The secret is in the keychain since");
    wizard.press("Test the credentials");
    wizard.sees("Refused: ");
    wizard.go("Review", "review");
    wizard.sees("Client secret");
    wizard.go("Submit", "submit");
    wizard.go("Credentials", "credentials");

    let everything = wizard.evaluate(EVERYTHING);
    assert!(
        everything.contains("check_credentials"),
        "the answers were heard"
    );
    assert!(!everything.contains(CANARY), "{everything}");
    assert!(kept(&session).contains(&CANARY.to_owned()));
    drop(wizard);
    assert_eq!(files_with(session.home(), CANARY).len(), 0);
}

const LISTEN: &str = "return true";
const EVERYTHING: &str = "return document.documentElement.outerHTML";
