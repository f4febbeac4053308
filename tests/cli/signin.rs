//! `latchkey signin`.

use crate::snapshot;
use crate::support::{Place, sandbox, visit};

/// A public client that may come back to any loopback port.
const NATIVE: &[&str] = &[
    "--client-id",
    "native",
    "--auth",
    "none",
    "--redirect",
    "http://127.0.0.1:0/callback",
];

#[test]
fn a_good_sign_in_passes() {
    let bench = sandbox(&[]);
    let args = [
        "--authority",
        bench.sandbox.issuer(),
        "--client-id",
        "native",
        "--redirect",
        "http://127.0.0.1:0/callback",
        "--auth",
        "none",
    ];
    let ran = Place::new().sign_in(&args, None, |url| visit(&bench, url, "alice", "allow"));
    snapshot!("signin-pass", ran);
    assert_eq!(ran.status, 0);
}

#[test]
fn what_is_wrong_in_a_token_is_found() {
    let bench = sandbox(&["idtoken-nonce-missing", "claims-email-verified-string"]);
    let args = [
        "--authority",
        bench.sandbox.issuer(),
        "--client-id",
        "native",
        "--redirect",
        "http://127.0.0.1:0/callback",
        "--auth",
        "none",
    ];
    let ran = Place::new().sign_in(&args, None, |url| visit(&bench, url, "alice", "allow"));
    snapshot!("signin-finding", ran);
    assert_eq!(ran.status, 1);
}

#[test]
fn a_redirect_address_elsewhere_is_a_failure() {
    let ran = Place::new().run(&[
        "signin",
        "--authority",
        "https://a.example",
        "--client-id",
        "a",
        "--redirect",
        "https://a.example/cb",
        "--auth",
        "none",
    ]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("--redirect"), "{ran:?}");
}

#[test]
fn a_taken_port_is_a_finding_with_the_way_out() {
    let bench = sandbox(&[]);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let redirect = format!("http://{}/callback", taken.local_addr().unwrap());
    let ran = Place::new().run(&[
        "signin",
        "--authority",
        bench.sandbox.issuer(),
        "--client-id",
        "native",
        "--auth",
        "none",
        "--redirect",
        &redirect,
        "--json",
    ]);
    assert_eq!(ran.status, 1);
    let document = ran.document();
    let finding = &document["findings"][0];
    assert!(
        finding["id"].as_str().unwrap().contains("port"),
        "{finding}"
    );
    assert!(finding["fix"].is_string());
}

#[test]
fn nobody_coming_back_is_a_finding() {
    let bench = sandbox(&[]);
    let args = [
        "--authority",
        bench.sandbox.issuer(),
        "--client-id",
        "native",
        "--redirect",
        "http://127.0.0.1:0/callback",
        "--auth",
        "none",
        "--timeout",
        "1",
        "--json",
    ];
    let ran = Place::new().sign_in(&args, None, |_| {});
    assert!(
        ran.ids().contains(&"signin-no-answer".to_owned()),
        "{ran:?}"
    );
    assert_eq!(ran.status, 1);
}

#[test]
fn every_scenario_of_the_sign_in_is_found_by_its_name() {
    let scenarios = [
        "authorize-access-denied",
        "authorize-iss-mixup",
        "token-no-id-token",
        "token-html-or-non-json",
        "token-waf-looks-like-bad-secret",
        "idtoken-nonce-missing",
        "idtoken-bad-signature",
        "idtoken-aud-mismatch",
        "idtoken-alg-none",
        "idtoken-iat-future",
        "claims-email-missing",
        "claims-email-verified-false",
        "claims-email-verified-string",
        "userinfo-sub-mismatch",
        "userinfo-401-403",
        "jwks-unknown-kid",
    ];
    // Side by side, because each keeps its port for the browser's repeats before it ends.
    std::thread::scope(|scope| {
        for id in scenarios {
            scope.spawn(move || {
                let bench = sandbox(&[id]);
                let args = [
                    &["--authority", bench.sandbox.issuer(), "--json"][..],
                    NATIVE,
                ]
                .concat();
                let ran =
                    Place::new().sign_in(&args, None, |url| visit(&bench, url, "alice", "allow"));
                assert!(
                    ran.ids().contains(&id.to_owned()),
                    "{id}: {:?} {}",
                    ran.ids(),
                    ran.err
                );
            });
        }
    });
}
