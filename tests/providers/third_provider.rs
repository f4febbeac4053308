//! The job against LemonLDAP::NG, which differs where it is allowed to: its issuer ends in a slash, it
//! reads Basic credentials as they stand, and it shows a page to whoever asks it not to (`prompt=none`).
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr
)]

// Its other user needs more kinds of keychains.
#[allow(dead_code)]
#[path = "../keyring/session.rs"]
mod session;
mod support;

use latchkey_sandbox::Visitor;
use serde_json::json;
use session::{Home, Keyring};
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use support::{Ended, Latchkey, Provider, at_once};

/// A client that is registered at the provider: its id and secret.
type Client = (&'static str, Option<&'static str>);

const WEB: Client = ("web", Some("web-secret"));
const PERCENT: Client = ("percent", Some("pa%41ss+word"));
const NATIVE: Client = ("native", None);

/// Any free port.
const ANY_PORT: &str = "http://127.0.0.1:0/callback";

/// LemonLDAP::NG, started once. It ends when the tests do, because the way into it is closed then.
fn lemonldap() -> &'static Provider {
    static SHARED: LazyLock<Provider> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/providers");
        let mut perl = Command::new("perl");
        perl.current_dir(folder).arg("lemonldap_op.pl");
        Provider::start(&mut perl)
    });
    &SHARED
}

fn check_credentials((id, secret): Client, more: &[&str]) -> Ended {
    let which = ["--authority", &lemonldap().issuer, "--client-id", id];
    let arguments = [&["credentials", "check"], &which[..], more].concat();
    Latchkey::new().run(&arguments, secret)
}

fn sign_in((id, secret): Client, more: &[&str]) -> Ended {
    let which = ["--authority", &lemonldap().issuer, "--client-id", id];
    let arguments = [&which[..], &["--redirect", ANY_PORT], more].concat();
    let (report, _) = Latchkey::new().sign_in(lemonldap(), &arguments, secret, &person());
    report
}

/// One of its demonstration accounts.
fn person() -> Visitor {
    Visitor::new(&[("user", "dwho"), ("password", "dwho")])
}

#[test]
fn the_slash_belongs_to_the_issuer() {
    let issuer = &lemonldap().issuer;
    assert!(issuer.ends_with('/'));
    let latchkey = Latchkey::new();
    let report = latchkey.run(&["check", issuer], None);
    assert_eq!(report.code, 0);
    assert_eq!(report.troubles(), [""; 0]);
    assert_eq!(report.at("/target"), issuer);
    assert_eq!(
        report.passes(),
        ["discovery-readable", "issuer-matches", "jwks-readable"]
    );

    let without = issuer.trim_end_matches('/');
    let report = latchkey.run(&["check", without], None);
    assert_eq!(report.code, 1);
    assert_eq!(report.troubles(), ["issuer-trailing-slash"]);
    assert_eq!(report.at("/findings/0/received"), issuer);
}

#[test]
fn a_secret_that_works_unencoded_only_is_found_out() {
    let report = check_credentials(WEB, &[]);
    assert_eq!(report.at("/proof"), "proven");
    assert_eq!(report.troubles(), [""; 0]);

    let report = check_credentials(PERCENT, &[]);
    assert_eq!(report.at("/proof"), "proven");
    assert_eq!(report.troubles(), ["token-secret-needs-urlencoding"]);
    let proof = report.at("/observations/proof");
    assert_eq!(proof["trials"][0]["method"], "basic-encoded");
    assert_eq!(proof["trials"][0]["said"]["error"], "invalid_client");
    assert_eq!(proof["trials"][1]["method"], "basic-raw");
    assert_eq!(proof["trials"][1]["said"]["error"], "invalid_grant");
    assert_eq!(proof["control"]["method"], "basic-raw");
    assert_eq!(proof["control"]["said"]["error"], "invalid_client");

    // In the form both mean the same.
    let report = check_credentials(PERCENT, &["--auth", "post"]);
    assert_eq!(report.at("/proof"), "proven");
    assert_eq!(report.troubles(), [""; 0]);
}

#[test]
fn wrong_secrets_and_unknown_clients_are_refuted() {
    for client in [
        (WEB.0, Some("wrong")),
        (PERCENT.0, Some("pa%41ss+wrong")),
        ("nobody", WEB.1),
    ] {
        let report = check_credentials(client, &[]);
        assert_eq!(report.code, 1);
        assert_eq!(report.at("/proof"), "refuted", "{client:?}");
        assert_eq!(report.troubles(), ["credentials-refused"]);
        assert!(report.at("/observations/proof/control").is_null());
    }
}

#[test]
fn a_page_in_place_of_an_answer_tells_nothing_of_redirect_addresses() {
    let address = "https://app.example.com/callback";
    let report = check_credentials((WEB.0, None), &["--redirect-uri", address]);
    assert_eq!(report.code, 0);
    assert_eq!(report.troubles(), ["redirect-untold"]);
    assert_eq!(report.at("/findings/0/received"), "200");
}

#[test]
fn people_sign_in() {
    let cases = [
        (WEB, ["--auth", "basic"]),
        (PERCENT, ["--auth", "post"]),
        (NATIVE, ["--auth", "none"]),
    ];
    at_once(cases, |(client, method)| {
        let report = sign_in(client, &method);
        assert_eq!(report.code, 0);
        assert!(report.passes().contains(&"idtoken-accepted"), "{report:?}");
        assert!(report.passes().contains(&"signin-works"));
        assert_eq!(report.troubles(), ["claims-email-verified-absent"]);
        // The audience is a list of one, and `azp` names it once more: right, and often misjudged.
        let claims = report.at("/observations/sign_in/id_token/claims");
        assert_eq!(claims["aud"], json!([client.0]));
        assert_eq!(claims["azp"], client.0);
        assert_eq!(claims["iss"], *lemonldap().issuer);
    });
}

#[test]
fn a_secret_that_it_reads_otherwise_is_refused_when_somebody_signs_in() {
    let report = sign_in(PERCENT, &["--auth", "basic"]);
    assert_eq!(report.code, 1);
    assert_eq!(report.troubles(), ["token-client-refused"]);
    assert_eq!(report.passes(), ["callback-accepted"]);
}

#[test]
fn a_setup_signs_in_by_the_method_that_was_proven() {
    let name = "a_setup_signs_in_by_the_method_that_was_proven";
    Home::new().session(Keyring::Unlocked, name, || {
        let latchkey = Latchkey::with_keychain();
        let (client_id, secret) = PERCENT;
        latchkey.run(&["setup", "new", "acme"], None);
        let authority = format!("authority={}", lemonldap().issuer);
        let client = format!("client_id={client_id}");
        let redirect = format!("redirect_uri={ANY_PORT}");
        let set = ["setup", "set", "acme", &authority, &client, &redirect];
        latchkey.run(&set, None);
        latchkey.run(&["secret", "set", "acme"], secret);

        let setup = ["--setup", "acme"];
        let check = ["credentials", "check", "--setup", "acme"];
        let report = latchkey.run(&check, None);
        assert_eq!(report.at("/proof"), "proven");
        let (report, _) = latchkey.sign_in(lemonldap(), &setup, None, &person());
        assert!(report.passes().contains(&"signin-works"), "{report:?}");
        let method = report.at("/observations/sign_in/asked/method");
        assert_eq!(method, "basic-raw");
    });
}
