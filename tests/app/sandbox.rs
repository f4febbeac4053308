//! The sandbox inside the program, from the first command to the approved request, past the page.

use latchkey_sandbox::Visitor;
use serde_json::{Value, json};

use crate::LATCHKEY;
use crate::driver::Driver;
use crate::session::{Keychain, Session};
use crate::wizard::ANY_PORT;

const SETUP: &str = "sandbox";

#[test]
fn the_sandbox_is_walked_through_to_the_end_and_begins_anew_when_opened_again() {
    let session = Session::new(Keychain::Open);
    let driver = Driver::open(LATCHKEY, &session);
    let begun = ok(driver.invoke("try_sandbox", &json!({})));
    assert_eq!(begun["sandbox"], true);
    assert_eq!(
        begun["secret"]["lasts"], true,
        "it is in the keychain: {}",
        begun["secret"]
    );

    let any_port = json!([{ "key": "redirect_uri", "value": ANY_PORT }]);
    let change = json!({ "setup": SETUP, "revision": begun["revision"], "changes": any_port });
    ok(driver.invoke("change", &change));

    let setup = json!({ "setup": SETUP });
    let text = &begun["values"]["authority"];
    driver.begin(
        1,
        "look_at_authority",
        &json!({ "setup": SETUP, "text": text }),
    );
    let looked = driver.ended(1);
    assert_eq!(
        looked["ended"]["ok"]["report"]["verdict"], "pass",
        "{looked}"
    );
    assert!(!looked["events"].as_array().unwrap().is_empty());

    driver.begin(2, "check_credentials", &setup);
    let checked = ok(driver.ended(2)["ended"].take());
    assert_eq!(
        checked["credentials"]["proof"], "proven",
        "{}",
        checked["credentials"]
    );

    let options = json!({ "loginHint": "", "selectAccount": false, "openBrowser": false });
    driver.begin(3, "sign_in", &json!({ "setup": SETUP, "options": options }));
    let address = |page: &Driver| -> Option<String> {
        let told = page.told(3);
        let mut events = told["events"].as_array().unwrap().iter();
        let open = events.find(|event| event["event"] == "open")?;
        Some(open["url"].as_str().unwrap().to_owned())
    };
    driver.wait_until("the address to open is told", |page| {
        address(page).is_some()
    });
    visit(&address(&driver).unwrap());
    let signed_in = ok(driver.ended(3)["ended"].take());
    assert_eq!(
        signed_in["sign_in"]["verdict"], "pass",
        "{}",
        signed_in["sign_in"]
    );
    assert_eq!(signed_in["gate"]["blockers"], json!([]));

    driver.begin(4, "submit", &json!({ "setup": SETUP, "reason": null }));
    let submitted = ok(driver.ended(4)["ended"].take());
    assert_eq!(submitted["request"]["open"], true, "{submitted}");
    comes_to(&driver, "information_needed");
    driver.begin(
        5,
        "answer",
        &json!({ "setup": SETUP, "text": "the night shift" }),
    );
    ok(driver.ended(5)["ended"].take());
    let active = comes_to(&driver, "active");
    assert_eq!(active["request"]["domains"][0]["state"], "verified");
    drop(driver);

    let again = Driver::open(LATCHKEY, &session);
    ok(again.invoke("ask_vault", &setup));
    let opened = ok(again.invoke("open", &setup));
    assert_ne!(opened["values"]["desk"], begun["values"]["desk"]);
    again.begin(1, "check_credentials", &setup);
    let checked = ok(again.ended(1)["ended"].take());
    assert_eq!(
        checked["credentials"]["proof"], "proven",
        "{}",
        checked["credentials"]
    );
}

/// Asks how the request stands until it stands there.
fn comes_to(driver: &Driver, state: &str) -> Value {
    let mut seen = Value::Null;
    let mut run = 100;
    driver.wait_until(state, |page| {
        run += 1;
        page.begin(run, "status", &json!({ "setup": SETUP }));
        seen = ok(page.ended(run)["ended"].take());
        seen["request"]["state"] == state
    });
    seen
}

/// A person at a browser.
fn visit(url: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let visited = runtime.block_on(Visitor::new(&[("login", "alice")]).open(url));
    assert!(visited.is_ok());
}

fn ok(mut answer: Value) -> Value {
    assert!(answer["failed"].is_null(), "{answer}");
    answer["ok"].take()
}
