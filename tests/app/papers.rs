//! Files of a setup that the person saves, in the system's own dialog.

use std::fs;

use serde_json::{Value, json};

use crate::LATCHKEY;
use crate::driver::Driver;
use crate::frame::Dialog;
use crate::session::{Keychain, Session};

/// A window with a setup, and its dialog for saving the sheet.
fn saving(driver: &Driver, session: &Session) -> Dialog {
    let begun = driver.invoke("new_setup", &json!({ "name": "acme" }));
    assert_eq!(begun["ok"]["name"], "acme", "{begun}");
    ask(driver, session)
}

fn ask(driver: &Driver, session: &Session) -> Dialog {
    driver.begin(1, "save", &json!({ "setup": "acme", "paper": "sheet" }));
    let mut shown = None;
    driver.wait_until("the dialog is there", |_| {
        shown = Dialog::of(session, "Save the sheet");
        shown.is_some()
    });
    shown.unwrap()
}

fn answer(driver: &Driver) -> Value {
    driver.ended(1)["ended"].clone()
}

#[test]
fn a_sheet_is_written_where_the_person_wants_it_and_nowhere_else() {
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    let place = session.home().join("acme.html");
    saving(&driver, &session).close();
    assert_eq!(answer(&driver), json!({ "ok": null }));
    assert!(!place.exists());

    ask(&driver, &session).accept();
    let written = place.display().to_string();
    assert_eq!(answer(&driver), json!({ "ok": written }));
    let page = fs::read_to_string(place).unwrap();
    assert!(page.contains("<html"), "{page}");
}
