//! Where a test sign-in breaks is seen in the picture, hop by hop.

use std::net::{Ipv4Addr, TcpListener};

use latchkey_sandbox::Visitor;

use crate::desk::Bench;
use crate::session::{Keychain, Session};
use crate::wizard::Wizard;

/// What goes wrong, and what the picture says of it.
const FAULTS: [(&str, &str); 4] = [
    (
        "authorize-access-denied",
        "It broke here: Provider, answered access_denied · ",
    ),
    (
        "authorize-iss-mixup",
        "It broke here: This computer, the answer does not come from the issuer · ",
    ),
    (
        "token-html-or-non-json",
        "It broke here: Token endpoint, 200 ",
    ),
    ("userinfo-401-403", "It broke here: Userinfo, 403 "),
];

#[test]
fn a_provider_that_fails_at_each_hop() {
    let session = Session::new(Keychain::Missing);
    let wizard = Wizard::open(&session);
    let alice = Visitor::new(&[("login", "alice")]);
    for (fault, told) in FAULTS {
        let bench = Bench::start(&[fault]);
        wizard.arrange(fault, &bench, bench.sandbox.desk(), "sign-in");
        wizard.sign_in(
            "Sign in",
            |address| bench.sandbox.register_redirect_uri(address),
            &alice,
        );
        wizard.sees(told);
        wizard.sees("Sign in again");
        // The picture and one finding that says what to do.
        assert_eq!(
            wizard.evaluate("return document.querySelectorAll('figure li.broken').length"),
            "1"
        );
        assert_ne!(
            wizard.text("article:is([data-grade='fail'], [data-grade='warn']) h2"),
            ""
        );
    }
}

#[test]
fn a_port_that_is_taken() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let session = Session::new(Keychain::Missing);
    let bench = Bench::start(&[]);
    let wizard = Wizard::open(&session);
    wizard.arrange("acme", &bench, bench.sandbox.desk(), "sign-in");
    wizard.enter_test_address(&format!("http://127.0.0.1:{port}/callback"));
    wizard.press("Sign in");
    wizard.sees("It broke here: This computer,");
    wizard.sees(&port.to_string());

    // Let go, it is the address that comes back.
    drop(taken);
    let alice = Visitor::new(&[("login", "alice")]);
    wizard.sign_in(
        "Sign in again",
        |address| bench.sandbox.register_redirect_uri(address),
        &alice,
    );
    wizard.sees("Every station answered.");
}
