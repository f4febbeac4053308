//! `latchkey check`.

use crate::support::Latchkey;
use crate::{oidc_provider, oidc_provider_with};
use serde_json::json;

#[test]
fn a_good_authority_passes() {
    let provider = oidc_provider();
    let report = Latchkey::new().run(&["check", &provider.issuer], None);
    assert_eq!(report.code, 0);
    assert_eq!(report.at("/subject"), "authority");
    assert_eq!(report.at("/target"), &provider.issuer);
    assert_eq!(report.troubles(), [""; 0]);
    assert_eq!(report.notes(), ["authority-http-loopback"]);
    assert_eq!(
        report.passes(),
        ["discovery-readable", "issuer-matches", "jwks-readable"]
    );
}

#[test]
fn what_people_paste_is_understood() {
    let provider = oidc_provider();
    let latchkey = Latchkey::new();
    for (pasted, found) in [
        (
            provider.at("/.well-known/openid-configuration"),
            "authority-is-wellknown-url",
        ),
        (
            format!(" \"{}\"\n", provider.issuer),
            "authority-whitespace-or-quotes",
        ),
    ] {
        let report = latchkey.run(&["check", &pasted], None);
        assert_eq!(report.at("/target"), &provider.issuer, "{pasted}");
        assert_eq!(report.troubles(), [found], "{pasted}");
        assert!(report.passes().contains(&"issuer-matches"), "{pasted}");
        assert_eq!(report.code, 0, "{pasted}");
    }

    // An endpoint leads to the authority above it, too.
    let report = latchkey.run(&["check", &provider.at("/auth")], None);
    assert_eq!(report.at("/target"), &provider.issuer);
    assert_eq!(report.troubles(), [""; 0]);
    assert!(report.notes().contains(&"authority-understood"));
}

#[test]
fn an_issuer_that_is_not_the_authority_fails() {
    let provider = oidc_provider();
    let latchkey = Latchkey::new();
    let with_slash = provider.at("/");
    let by_name = provider.issuer.replace("127.0.0.1", "localhost");
    for (authority, fault) in [
        (with_slash, "issuer-trailing-slash"),
        (by_name, "issuer-host-mismatch"),
    ] {
        let report = latchkey.run(&["check", &authority], None);
        assert_eq!(report.code, 1);
        assert_eq!(report.troubles(), [fault]);
        assert_eq!(report.at("/findings/0/expected"), &authority);
        assert_eq!(report.at("/findings/0/received"), &provider.issuer);
    }
}

#[test]
fn documents_that_were_saved_are_judged_without_the_provider() {
    let latchkey = Latchkey::new();
    let provider = oidc_provider_with(&json!({}));
    let seen = latchkey.run(&["check", &provider.issuer], None);
    let issuer = provider.issuer.clone();
    drop(provider);

    let text = |pointer: &str| seen.at(pointer).as_str().unwrap().to_owned();
    let metadata = text("/observations/asked/0/fetched/text");
    let metadata = latchkey.file("metadata.json", &metadata);
    let keys = latchkey.file("keys.json", &text("/observations/keys/text"));
    let files = ["check", "--metadata", &metadata, "--jwks", &keys];
    let report = latchkey.run(&files, None);
    assert_eq!(report.code, 0);
    assert!(report.passes().contains(&"jwks-readable"));
    assert!(report.notes().contains(&"issuer-not-compared"));

    let report = latchkey.run(&[&files[..], &[&issuer]].concat(), None);
    assert!(report.passes().contains(&"issuer-matches"));
    assert_eq!(report.troubles(), [""; 0]);

    // The provider is gone: that is a finding, not a failure.
    let report = latchkey.run(&["check", &issuer], None);
    assert_eq!(report.code, 1);
    assert_eq!(report.troubles(), ["network-connection-refused"]);
}
