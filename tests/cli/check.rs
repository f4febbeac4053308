//! `latchkey check`.

use crate::snapshot;
use crate::support::{Place, sandbox};

#[test]
fn a_good_authority_passes() {
    let bench = sandbox(&[]);
    let ran = Place::new().run(&["check", bench.sandbox.issuer()]);
    snapshot!("check-pass", ran);
    assert_eq!(ran.status, 0);
}

#[test]
fn what_is_wrong_is_found_with_cause_and_fix() {
    let bench = sandbox(&[
        "issuer-trailing-slash",
        "discovery-json-wrong-content-type",
        "jwks-empty",
    ]);
    let ran = Place::new().run(&["check", bench.sandbox.issuer()]);
    snapshot!("check-finding", ran);
    assert_eq!(ran.status, 1);
}

#[test]
fn what_cannot_be_run_is_a_failure() {
    let place = Place::new();
    let ran = place.run(&["check", "--metadata", "no-such-file.json"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.out.is_empty() && ran.err.contains("no-such-file.json cannot be read"),
        "{ran:?}"
    );
    snapshot!(
        "check-failure",
        place.run(&["check", "https://a.example", "--provider", "nobody"])
    );
}

#[test]
fn an_absent_network_is_a_finding() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let ran = Place::new().run(&["check", &format!("http://{closed}"), "--json"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.ids().contains(&"network-connection-refused".to_owned()),
        "{ran:?}"
    );
}

#[test]
fn pasted_addresses_are_understood() {
    let bench = sandbox(&[]);
    let pasted = format!(
        " “{}/.well-known/openid-configuration” ",
        bench.sandbox.issuer()
    );
    let ran = Place::new().run(&["check", &pasted, "--json"]);
    let document = ran.document();
    assert_eq!(document["target"], bench.sandbox.issuer());
    assert!(ran.ids().contains(&"authority-is-wellknown-url".to_owned()));
    assert_eq!(document["verdict"], "warn");
    assert_eq!(ran.status, 0);
}

#[test]
fn saved_documents_are_judged_without_a_network() {
    let place = Place::new();
    let file = place.path().join("metadata.json");
    std::fs::write(
        &file,
        r#"{"issuer":"https://a.example/","authorization_endpoint":"https://a.example/a"}"#,
    )
    .unwrap();
    let ran = place.run(&[
        "check",
        "https://a.example",
        "--metadata",
        file.to_str().unwrap(),
        "--json",
    ]);
    assert!(
        ran.ids().contains(&"issuer-trailing-slash".to_owned()),
        "{ran:?}"
    );
    assert_eq!(
        ran.document()["observations"]["asked"],
        serde_json::json!([])
    );
}

#[test]
fn every_scenario_of_the_authority_is_found_by_its_name() {
    for id in [
        "discovery-404",
        "discovery-html",
        "discovery-missing-required-field",
        "discovery-oversized",
        "discovery-json-wrong-content-type",
        "discovery-cross-host-redirect",
        "discovery-pkce-not-advertised",
        "discovery-401-403",
        "discovery-invalid-json",
        "discovery-no-code-flow",
        "discovery-endpoints-http-or-internal",
        "issuer-trailing-slash",
        "issuer-host-mismatch",
        "issuer-case-or-port",
        "entra-common-template-issuer",
        "entra-b2c-issuer-without-policy",
        "jwks-empty",
        "jwks-enc-only",
        "jwks-no-kid",
        "jwks-fetch-fails",
    ] {
        let bench = sandbox(&[id]);
        let ran = Place::new().run(&["check", bench.sandbox.issuer(), "--json", "--timeout", "6"]);
        assert!(ran.ids().contains(&id.to_owned()), "{id}: {:?}", ran.ids());
    }
}

#[test]
fn every_scenario_of_tls_is_found_by_its_name() {
    for (id, root_given) in [
        ("tls-cert-expired", true),
        ("tls-missing-intermediate", true),
        ("tls-name-mismatch", true),
        ("tls-private-ca", false),
    ] {
        let bench = sandbox(&[id]);
        let place = Place::new();
        let root = place.path().join("root.pem");
        std::fs::write(&root, bench.sandbox.ca_pem().unwrap()).unwrap();
        let mut line = vec!["check", bench.sandbox.issuer(), "--json"];
        if root_given {
            line.extend(["--ca", root.to_str().unwrap()]);
        }
        let ran = place.run(&line);
        assert!(ran.ids().contains(&id.to_owned()), "{id}: {:?}", ran.ids());
        assert_eq!(ran.status, 1, "{id}");
    }
}
