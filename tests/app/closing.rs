//! The window is closed in the middle of something, and opened again.

use std::net::TcpStream;
use std::path::PathBuf;

use latchkey_sandbox::Visitor;
use serde_json::json;

use crate::browser::parameter;
use crate::desk::Bench;
use crate::driver::key;
use crate::session::{Keychain, Session};
use crate::wizard::Wizard;

#[test]
fn in_the_middle_of_a_word() {
    let session = Session::new(Keychain::Missing);
    let bench = Bench::start(&[]);
    let wizard = Wizard::open(&session);
    wizard.arrange("acme", &bench, bench.sandbox.desk(), "domains");
    wizard.fill("Associated domains", "example.org");
    wizard.close(&session);

    let wizard = Wizard::open(&session);
    wizard.open_setup("acme");
    wizard.is_at("domains");
    wizard.sees("example.org");
    wizard.go("Service", "service");
    wizard.fill("Region", "us");
    wizard.close(&session);

    let wizard = Wizard::open(&session);
    wizard.open_setup("acme");
    wizard.is_at("service");
    assert_eq!(wizard.value("Region"), "us");
}

#[test]
fn in_the_middle_of_an_answer_to_the_service() {
    let session = Session::new(Keychain::Missing);
    let wizard = Wizard::open(&session);
    wizard.arrange_for("acme", "cipp", "service");
    wizard.fill("App Service host", "acme.azurewebsites.net");
    wizard.close(&session);

    let wizard = Wizard::open(&session);
    is_taken(&wizard, "acme.azurewebsites.net");
    wizard.open_setup("acme");
    wizard.is_at("service");
    assert_eq!(wizard.value("App Service host"), "acme.azurewebsites.net");
}

#[test]
fn while_the_keychain_does_not_answer() {
    let session = Session::new(Keychain::Silent);
    let wizard = Wizard::open(&session);
    wizard.begin_setup("acme");
    wizard.choose("Another service");
    wizard.go("Credentials", "credentials");
    wizard.enter("Client secret", "canary-4711");
    wizard.sees("Perhaps the keychain is waiting in a window of its own");
    wizard.go("Provider", "provider");
    wizard.sees("Microsoft Entra ID");
    wizard.close(&session);
    assert_eq!(
        session.files_with("canary-4711"),
        [""; 0].map(PathBuf::from)
    );
}

#[test]
fn in_the_middle_of_an_answer_that_is_no_answer_yet() {
    let session = Session::new(Keychain::Missing);
    let wizard = Wizard::open(&session);
    wizard.arrange_for("acme", "leasepilot", "register");
    let half = ["id = sub", "email = "];
    let whole = [
        "id = sub",
        "email = mail",
        "firstName = given",
        "lastName = family",
    ];
    // A line is begun by the key.
    let typed = |lines: &[&str]| lines.join(&key::ENTER.to_string());
    wizard.fill("Claim mappings", &typed(&half));
    wizard.close(&session);

    let wizard = Wizard::open(&session);
    wizard.open_setup("acme");
    wizard.is_at("register");
    assert_eq!(wizard.value("Claim mappings"), half.join("\n"));
    wizard.sees("Expected a line for each pair, as name = value");
    wizard.fill("Claim mappings", &typed(&whole));
    wizard.close(&session);

    let wizard = Wizard::open(&session);
    is_taken(&wizard, &whole.join("\n"));
}

#[test]
fn in_the_middle_of_an_address_that_is_none_yet() {
    let halves = [
        (
            "Service",
            "service",
            "Address of the request API",
            "https://",
        ),
        ("Authority", "authority", "Token endpoint", "https://"),
        (
            "Test sign-in",
            "sign-in",
            "Another redirect address",
            "http://",
        ),
        ("Authority", "authority", "Authority URL", "https://"),
        ("Domains", "domains", "Associated domains", "exam"),
    ];
    let session = Session::new(Keychain::Missing);
    let bench = Bench::start(&[]);
    let wizard = Wizard::open(&session);
    wizard.arrange("acme", &bench, bench.sandbox.desk(), "service");
    wizard.fill(halves[0].2, halves[0].3);
    wizard.go(halves[1].0, halves[1].1);
    wizard.unfold("Endpoints by hand");
    wizard.fill(halves[1].2, halves[1].3);
    wizard.go(halves[2].0, halves[2].1);
    wizard.unfold("Other scopes, or another address of the test");
    wizard.fill(halves[2].2, halves[2].3);
    for (name, step, label, half) in &halves[3..] {
        wizard.go(name, step);
        wizard.fill(label, half);
    }
    wizard.close(&session);

    let wizard = Wizard::open(&session);
    wizard.open_setup("acme");
    wizard.is_at("domains");
    for (name, step, label, half) in halves.iter().rev() {
        if *step != "domains" {
            wizard.go(name, step);
        }
        wizard.sees(label);
        assert_eq!(wizard.value(label), *half, "{label}");
    }
}

/// The engine has this answer, whatever the page may have kept of it.
fn is_taken(wizard: &Wizard, answer: &str) {
    let view = wizard.invoke("open", &json!({ "setup": "acme" }));
    let answer = json!({ "value": answer }).to_string();
    let member = answer.trim_matches(['{', '}']);
    assert!(view.to_string().contains(member), "{view}");
}

#[test]
fn in_the_middle_of_a_sign_in() {
    let session = Session::new(Keychain::Open);
    let bench = Bench::start(&[]);
    let wizard = Wizard::open(&session);
    wizard.arrange("acme", &bench, bench.sandbox.desk(), "sign-in");
    wizard.press("Sign in");
    let address = wizard.opened();
    let redirect = parameter(&address, "redirect_uri");
    let host = redirect.replace("http://", "").replace("/callback", "");
    assert!(TcpStream::connect(&host).is_ok(), "it listens at {host}");
    wizard.sees("The test sign-in is running");
    wizard.close(&session);
    assert!(
        TcpStream::connect(&host).is_err(),
        "nobody listens at {host}"
    );

    let wizard = Wizard::open(&session);
    wizard.open_setup("acme");
    wizard.is_at("sign-in");
    wizard.sees("Five stations, one after the other.");
    for half in [
        "The test sign-in is running",
        "Sign in again",
        "1 attempt",
        "Tested ",
    ] {
        assert!(!wizard.shows(half), "{half:?} is shown");
    }
    let alice = Visitor::new(&[("login", "alice")]);
    let register = |address: &str| bench.sandbox.register_redirect_uri(address);
    wizard.sign_in("Sign in", register, &alice);
    wizard.sees("Every station answered.");
    wizard.sees("1 attempt");
}
