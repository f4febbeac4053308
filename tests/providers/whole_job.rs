//! The whole job as a person does it, kept in a store and a keychain: from nothing to a tenant request
//! that the service has made active.

use crate::session::{Home, Keyring};
use crate::support::{Ended, Latchkey};
use crate::{ANY_PORT, PERCENT, django, person};
use latchkey_sandbox::{Options, Sandbox, State};
use tokio::runtime::Runtime;

const ACME: &str = "acme";

#[test]
fn from_nothing_to_an_active_tenant() {
    let name = "whole_job::from_nothing_to_an_active_tenant";
    Home::new().session(Keyring::Unlocked, name, || {
        let runtime = Runtime::new().unwrap();
        let desk = runtime.block_on(Sandbox::start(Options::default()));
        whole_job(&desk.unwrap());
    });
}

/// The service's part is played by the sandbox's desk, the identity provider is a real one.
fn whole_job(desk: &Sandbox) {
    let latchkey = Latchkey::with_keychain();
    let run = |arguments: &[&str]| -> Ended { latchkey.run(arguments, None) };
    let provider = django();
    let (client_id, secret) = PERCENT;

    let at = ["--service", "generic", "--region", "eu"];
    run(&[&["setup", "new", ACME], &at[..]].concat());
    run(&[
        "setup",
        "set",
        ACME,
        &format!("authority={}", provider.issuer),
        &format!("client_id={client_id}"),
        &format!("redirect_uri={ANY_PORT}"),
        &format!("desk={}", desk.desk()),
        "associated_domains=example.com",
        "break_glass_emails=admin@example.com",
    ]);

    // The secret goes in once, and comes out of the keychain for all that follows.
    let keep = ["secret", "set", ACME, "--expires", "2199-01-01"];
    let report = latchkey.run(&keep, secret);
    assert_eq!(report.troubles(), [""; 0], "{report:?}");
    let report = run(&["credentials", "check", "--setup", ACME]);
    assert_eq!(report.at("/proof"), "proven");
    let visitor = person("alice");
    let (report, _) = latchkey.sign_in(provider, &["--setup", ACME], None, &visitor);
    assert!(report.passes().contains(&"signin-works"), "{report:?}");

    // Without the service's token it is shown what is missing, with it nothing is.
    let report = run(&["request", "preview", ACME]);
    assert_eq!(report.troubles(), ["setup-desk-token-missing"]);
    let token = ["secret", "set", ACME, "--desk-token", "--secret-stdin"];
    latchkey.run_told(&token, desk.desk_token().expose());
    let report = run(&["request", "preview", ACME]);
    assert_eq!(report.troubles(), [""; 0], "{report:?}");

    let report = run(&["request", "submit", ACME]);
    assert_eq!(report.code, 0, "{report:?}");
    let received = desk.desk_requests();
    let [request] = &received[..] else {
        panic!("the desk received {received:?}")
    };
    let sent = request.client_secret.as_ref().unwrap();
    assert_eq!(sent.expose(), secret.unwrap());
    assert_eq!(request.body["authority"], *provider.issuer);

    for next in [State::InReview, State::Approved, State::Active] {
        let operator = desk.operator();
        let id = &operator.requests()[0].id;
        operator.move_request(id, next, None).unwrap();
    }
    let report = run(&["request", "status", ACME]);
    assert_eq!(report.code, 0, "{report:?}");
    assert_eq!(report.at("/observations/request/state"), "active");

    let removed = run(&["setup", "remove", ACME, "--yes"]);
    assert_eq!(removed.at("/removed/secret"), true);
}
