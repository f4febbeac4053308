//! Endpoints entered by hand, as where a provider has no discovery document.

use crate::support::{Ended, Latchkey, Provider};
use crate::{ANY_PORT, BASIC, oidc_provider_with, person};
use serde_json::json;
use std::sync::LazyLock;

/// The provider, whose ID tokens have the e-mail address: without a discovery document nobody knows
/// where userinfo is.
fn undiscovered() -> &'static Provider {
    static SHARED: LazyLock<Provider> =
        LazyLock::new(|| oidc_provider_with(&json!({ "claimsInIdToken": true })));
    &SHARED
}

/// The endpoints as they are entered, with this issuer.
struct Entered([String; 8]);

impl Entered {
    fn new(provider: &Provider, issuer: &str) -> Self {
        Self([
            "--issuer".to_owned(),
            issuer.to_owned(),
            "--authorization-endpoint".to_owned(),
            provider.at("/auth"),
            "--token-endpoint".to_owned(),
            provider.at("/token"),
            "--jwks-uri".to_owned(),
            provider.at("/jwks"),
        ])
    }

    fn with<'a>(&'a self, more: &[&'a str]) -> Vec<&'a str> {
        let own = self.0.iter().map(String::as_str);
        more.iter().copied().chain(own).collect()
    }
}

fn sign_in(provider: &Provider, entered: &Entered) -> Ended {
    let client = entered.with(&["--client-id", BASIC.0, "--redirect", ANY_PORT]);
    let visitor = person("alice");
    let (report, _) = Latchkey::new().sign_in(provider, &client, BASIC.1, &visitor);
    report
}

#[test]
fn they_are_judged_proven_and_signed_in_with() {
    let provider = undiscovered();
    let entered = Entered::new(provider, &provider.issuer);
    let latchkey = Latchkey::new();

    let report = latchkey.run(&entered.with(&["check"]), None);
    assert_eq!(report.code, 0);
    assert_eq!(report.troubles(), [""; 0]);
    assert_eq!(report.passes(), ["jwks-readable"]);
    assert_eq!(report.notes(), ["authority-http-loopback"]);

    let check = ["credentials", "check", "--client-id", BASIC.0];
    let report = latchkey.run(&entered.with(&check), BASIC.1);
    assert_eq!(report.at("/proof"), "proven");
    // Nobody entered a revocation endpoint.
    let first = report.at("/observations/proof/trials/0");
    assert_eq!(first["asked"], "authorization-code");

    let report = sign_in(provider, &entered);
    assert_eq!(report.troubles(), [""; 0], "{report:?}");
    assert!(report.passes().contains(&"signin-works"));
    assert!(!report.passes().contains(&"userinfo-matches"));
}

#[test]
fn another_issuer_shows_when_somebody_signs_in() {
    let provider = undiscovered();
    let entered = Entered::new(provider, &provider.at("/"));
    let report = sign_in(provider, &entered);
    assert_eq!(report.code, 1);
    // The answer has `iss` (RFC 9207), though no document promised it.
    assert_eq!(report.troubles(), ["authorize-iss-mixup"]);
    assert_eq!(report.at("/findings/0/received"), &provider.issuer);
}

#[test]
fn plain_http_is_for_this_computer_only() {
    let provider = undiscovered();
    let entered = Entered::new(provider, "http://login.example.com");
    let report = Latchkey::new().run(&entered.with(&["check"]), None);
    assert_eq!(report.code, 1);
    assert!(report.troubles().contains(&"authority-http-scheme"));
}

#[test]
fn all_four_are_needed() {
    let provider = undiscovered();
    let report = Latchkey::new().run(&["check", "--issuer", &provider.issuer], None);
    assert_eq!(report.code, 2);
    assert_eq!(report.at("/code"), "usage");
}
