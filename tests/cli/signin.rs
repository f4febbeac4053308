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
    snapshot!("signin-failure", ran);
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
fn the_address_is_shown_with_where_to_add_it() {
    let bench = sandbox(&[]);
    let args = ["--authority", bench.sandbox.issuer(), "--provider", "okta"];
    let args = [&args[..], NATIVE].concat();
    let any = Place::new().sign_in(&args, None, |_| {});
    assert_eq!(any.status, 2, "okta compares the port: {any:?}");
    assert!(any.err.contains("port 0"), "{any:?}");

    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let redirect = format!("http://{}/callback", free.local_addr().unwrap());
    drop(free);
    let more = ["--redirect", &redirect, "--timeout", "1"];
    let args = [&args[..6], &more].concat();
    let named = Place::new().sign_in(&[&args[..], &["--auth", "none"]].concat(), None, |_| {});
    assert!(
        named.err.contains(&format!("\n  {redirect}\n")),
        "{named:?}"
    );
    assert!(
        named.err.contains("Sign-in redirect URIs\n"),
        "as okta's console names it: {named:?}"
    );
}

#[test]
fn a_method_that_needs_a_secret_does_not_go_on_without_one() {
    let bench = sandbox(&[]);
    let args = ["signin", "--authority", bench.sandbox.issuer()];
    let more = ["--client-id", "web-basic", "--auth", "basic"];
    let ran = Place::new().run(&[&args[..], &more].concat());
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("needs a client secret"), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_after_the_report_leaves_its_verdict() {
    use std::io::{BufRead as _, BufReader};

    let bench = sandbox(&[]);
    let args = ["signin", "--no-browser", "--authority"];
    let args = [&args[..], &[bench.sandbox.issuer()], NATIVE].concat();
    let mut child = Place::new().command(&args).spawn().unwrap();
    let talk = BufReader::new(child.stderr.take().unwrap());
    let mut signalled = None;
    for line in talk.lines() {
        let line = line.unwrap();
        if let Some(url) = line.strip_prefix("open ") {
            visit(&bench, url, "alice", "allow");
        }
        // The last thing that is said, after the report.
        if line.contains("when you have finished testing") {
            let mut kill = std::process::Command::new("kill");
            assert!(
                kill.args(["-INT", &child.id().to_string()])
                    .status()
                    .unwrap()
                    .success()
            );
            signalled = Some(std::time::Instant::now());
        }
    }
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let waited = signalled.unwrap().elapsed();
    assert!(waited < std::time::Duration::from_secs(1), "{waited:?}");
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
