//! `latchkey credentials check`.

use crate::snapshot;
use crate::support::{Place, sandbox};

#[test]
fn the_right_secret_is_proven() {
    let bench = sandbox(&[]);
    let args = [
        "credentials",
        "check",
        "--authority",
        bench.sandbox.issuer(),
        "--client-id",
        "web-basic",
    ];
    let ran = Place::new().run_with_secret(&args, &bench.secret("web-basic"));
    snapshot!("credentials-pass", ran);
    assert_eq!(ran.status, 0);
}

#[test]
fn a_wrong_secret_is_refuted_without_a_control() {
    let bench = sandbox(&[]);
    let args = [
        "credentials",
        "check",
        "--authority",
        bench.sandbox.issuer(),
        "--client-id",
        "web-basic",
    ];
    let ran = Place::new().run_with_secret(&args, "wrong-horse-battery-staple");
    snapshot!("credentials-finding", ran);
    assert_eq!(ran.status, 1);
    let json = Place::new().run_with_secret(
        &[&args[..], &["--json"]].concat(),
        "wrong-horse-battery-staple",
    );
    assert_eq!(json.document()["proof"], "refuted");
}

#[test]
fn without_a_secret_nothing_is_proven() {
    let bench = sandbox(&[]);
    let ran = Place::new().run(&[
        "credentials",
        "check",
        "--authority",
        bench.sandbox.issuer(),
        "--client-id",
        "web-basic",
    ]);
    snapshot!("credentials-failure", ran);
    assert_eq!(ran.status, 2);
}

#[test]
fn without_a_control_it_cannot_be_told() {
    let bench = sandbox(&[]);
    let args = [
        "credentials",
        "check",
        "--authority",
        bench.sandbox.issuer(),
        "--client-id",
        "web-post",
        "--no-control",
        "--secret-stdin",
        "--json",
    ];
    let ran = Place::new().run_with_input(&args, &(bench.secret("web-post") + "\n"));
    assert_eq!(ran.document()["proof"], "untold");
    assert_eq!(ran.status, 0);
}

#[test]
fn redirect_addresses_are_proven_registered() {
    let bench = sandbox(&[]);
    let registered = bench.sandbox.client().redirect_uri.clone();
    let args = [
        "credentials",
        "check",
        "--authority",
        bench.sandbox.issuer(),
        "--client-id",
        "web-basic",
        "--json",
        "--redirect-uri",
        &registered,
        "--redirect-uri",
        "https://allquiet.eu/signin-oidc",
    ];
    let ran = Place::new().run(&args);
    let grades: Vec<_> = ran.document()["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["id"].clone(), f["grade"].clone()))
        .collect();
    assert!(
        grades.contains(&("redirect-registered".into(), "pass".into())),
        "{grades:?}"
    );
    let registered = ran.ids();
    let registered = registered.iter().filter(|id| *id == "redirect-registered");
    assert_eq!(registered.count(), 1);
}
