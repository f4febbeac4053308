//! How a wait for the browser ends, and what it is not ended by.

use crate::support::{Latchkey, Running, at_once, browse, parameter};
use crate::{ANY_PORT, NATIVE, oidc_provider, person};
use std::net::{TcpListener, TcpStream};
use url::Url;

fn start(latchkey: &Latchkey, issuer: &str, more: &[&str]) -> Running {
    let which = ["--authority", issuer, "--client-id", NATIVE.0];
    let arguments = [&["signin", "--no-browser"], &which[..], more].concat();
    latchkey.start(&arguments, NATIVE.1)
}

/// The address that the browser is to come back to, and the port it is at.
fn callback(address: &Url) -> (Url, u16) {
    let redirect = parameter(address, "redirect_uri").unwrap();
    let redirect: Url = redirect.parse().unwrap();
    let port = redirect.port().unwrap();
    (redirect, port)
}

fn is_closed(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_err()
}

#[test]
fn nobody_comes_back() {
    let provider = oidc_provider();
    let latchkey = Latchkey::new();
    let more = ["--redirect", ANY_PORT, "--timeout", "3"];
    let mut running = start(&latchkey, &provider.issuer, &more);
    let (redirect, port) = callback(&running.address_to_open());
    assert!(!is_closed(port));
    let report = running.end();
    assert_eq!(report.code, 1);
    assert_eq!(report.troubles(), ["signin-no-answer"]);
    assert!(is_closed(port));
    // First it is asked to be registered, and at the end to be removed.
    assert_eq!(report.talk.matches(redirect.as_str()).count(), 2);
}

#[cfg(unix)]
#[test]
fn ctrl_c_closes_the_port_at_once() {
    use std::time::{Duration, Instant};

    let provider = oidc_provider();
    let latchkey = Latchkey::new();
    let mut running = start(&latchkey, &provider.issuer, &["--redirect", ANY_PORT]);
    let (_, port) = callback(&running.address_to_open());
    let begun = Instant::now();
    running.interrupt();
    let ended = running.end();
    // The 2 s after an answer are for browsers that did come back.
    assert!(begun.elapsed() < Duration::from_secs(2));
    assert_eq!(ended.code, 130);
    assert!(ended.document.is_null());
    assert!(is_closed(port));
}

#[test]
fn a_browser_may_ask_twice_and_sees_the_same_page() {
    let provider = oidc_provider();
    let latchkey = Latchkey::new();
    let mut running = start(&latchkey, &provider.issuer, &["--redirect", ANY_PORT]);
    let address = running.address_to_open();
    let first = browse(&person("alice"), address.as_str());
    let again = browse(&person("alice"), first.url.as_str());
    assert!(first.text.contains("The sign-in works"));
    assert_eq!(again.text, first.text);
    let report = running.end();
    assert_eq!(report.troubles(), [""; 0]);
    assert!(is_closed(callback(&address).1));
}

#[test]
fn what_is_not_the_answer_does_not_end_the_wait() {
    let provider = oidc_provider();
    let latchkey = Latchkey::new();
    let mut running = start(&latchkey, &provider.issuer, &["--redirect", ANY_PORT]);
    let address = running.address_to_open();
    let (redirect, _) = callback(&address);
    let elsewhere = redirect.join("/favicon.ico").unwrap().to_string();
    let other_state = format!("{redirect}?code=stolen&state=another");
    let no_state = format!("{redirect}?error=access_denied");
    for stray in [elsewhere, other_state, no_state] {
        let page = browse(&person("mallory"), &stray);
        assert!(page.status.unwrap().is_client_error(), "{page:?}");
        assert!(page.text.contains("not the answer"), "{page:?}");
    }
    browse(&person("alice"), address.as_str());
    let report = running.end();
    assert_eq!(report.code, 0);
    assert!(report.passes().contains(&"signin-works"), "{report:?}");
    // Shown, and not believed.
    assert_eq!(report.troubles(), ["signin-stray-error"]);
    let seen = report.at("/observations/sign_in/loopback");
    assert_eq!(seen["refused"]["other_path"], 1);
    assert_eq!(seen["other_state"], 1);
    assert_eq!(seen["without_state"], 1);
}

#[test]
fn a_taken_port_is_a_finding() {
    let provider = oidc_provider();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    at_once(["127.0.0.1", "localhost"], |host| {
        let redirect = format!("http://{host}:{port}/callback");
        let latchkey = Latchkey::new();
        let running = start(&latchkey, &provider.issuer, &["--redirect", &redirect]);
        let report = running.end();
        assert_eq!(report.code, 1);
        assert_eq!(report.troubles(), ["loopback-port-taken"], "{report:?}");
        assert!(!report.talk.contains(&redirect));
    });
}
