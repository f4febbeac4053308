//! What runs can be ended at any time.

use std::net::{Ipv4Addr, TcpListener};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::LATCHKEY;
use crate::driver::Driver;
use crate::session::{Keychain, Session};

#[test]
fn a_run_that_waits_for_the_network_ends_when_it_is_cancelled() {
    // Takes connections and never says anything.
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let authority = format!("http://{}", silent.local_addr().unwrap());
    let session = Session::new(Keychain::Missing);
    let driver = Driver::open(LATCHKEY, &session);
    driver.invoke("new_setup", &json!({ "name": "acme" }));

    let began = Instant::now();
    driver.begin(
        7,
        "look_at_authority",
        &json!({ "setup": "acme", "text": authority }),
    );
    let _held = silent.accept().unwrap();
    driver.invoke("cancel", &json!({ "run": 7 }));
    let ended = driver.ended(7);
    assert_eq!(ended["ended"]["failed"]["message"], "cancelled", "{ended}");
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );

    // One that is cancelled before it begins never does.
    driver.invoke("cancel", &json!({ "run": 8 }));
    driver.begin(
        8,
        "look_at_authority",
        &json!({ "setup": "acme", "text": authority }),
    );
    assert_eq!(driver.ended(8)["ended"]["failed"]["message"], "cancelled");
    let opened = driver.invoke("open", &json!({ "setup": "acme" }));
    assert!(opened["ok"]["values"]["authority"].is_null(), "{opened}");
}
