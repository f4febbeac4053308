//! The single commands.

use crate::support::{Ended, Latchkey, Provider, at_once};
use crate::{ANY_PORT, Client, NATIVE, ODD, PERCENT, WEB, django, person};
use latchkey_sandbox::Visitor;

fn with(provider: &Provider, command: &[&str], client: Client, more: &[&str]) -> Ended {
    let (id, secret) = client;
    let which = ["--authority", &provider.issuer, "--client-id", id];
    Latchkey::new().run(&[command, &which[..], more].concat(), secret)
}

fn sign_in(provider: &Provider, (id, secret): Client, visitor: &Visitor) -> Ended {
    let which = ["--authority", &provider.issuer, "--client-id", id];
    let arguments = [&which[..], &["--redirect", ANY_PORT]].concat();
    let (report, _) = Latchkey::new().sign_in(provider, &arguments, secret, visitor);
    report
}

#[test]
fn an_issuer_with_a_path_is_found_and_compared() {
    let provider = django();
    let latchkey = Latchkey::new();
    let report = latchkey.run(&["check", &provider.issuer], None);
    assert_eq!(report.code, 0);
    assert_eq!(report.troubles(), [""; 0]);
    assert!(provider.issuer.ends_with("/o"));
    assert_eq!(
        report.passes(),
        ["discovery-readable", "issuer-matches", "jwks-readable"]
    );

    let report = latchkey.run(&["check", &provider.at("/")], None);
    assert_eq!(report.code, 1);
    assert_eq!(report.troubles(), ["issuer-trailing-slash"]);

    // The host alone is another authority, and has no document.
    let host = provider.issuer.trim_end_matches("/o");
    let report = latchkey.run(&["check", host], None);
    assert_eq!(report.code, 1);
    assert_eq!(report.troubles(), ["discovery-404"]);
}

#[test]
fn secrets_are_proven_and_refuted() {
    let provider = django();
    for (client, proof) in [
        (WEB, "proven"),
        (ODD, "proven"),
        (PERCENT, "proven"),
        ((WEB.0, Some("wrong")), "refuted"),
        (("nobody", WEB.1), "refuted"),
        ((NATIVE.0, WEB.1), "refuted"),
    ] {
        let report = with(provider, &["credentials", "check"], client, &[]);
        assert_eq!(report.at("/proof"), proof, "{client:?}: {report:?}");
        let finding = match proof {
            "proven" => "credentials-proven",
            _ => "credentials-refused",
        };
        assert_eq!(report.at("/findings/0/id"), finding);
    }
}

#[test]
fn redirect_addresses_cannot_be_told_where_nobody_is_signed_in() {
    let provider = django();
    let check = ["credentials", "check"];
    for path in ["callback", "other"] {
        let address = format!("https://app.example.com/{path}");
        let more = ["--redirect-uri", &address];
        let report = with(provider, &check, (WEB.0, None), &more);
        assert_eq!(report.code, 0);
        // Registered or not, no answer comes back: 500 for the one, 400 for the other.
        assert_eq!(report.troubles(), ["redirect-untold"]);
    }
}

#[test]
fn people_sign_in() {
    let provider = django();
    let cases = [
        (WEB, "alice"),
        (PERCENT, "bob"),
        (ODD, "alice"),
        (NATIVE, "alice"),
    ];
    at_once(cases, |(client, name)| {
        let report = sign_in(provider, client, &person(name));
        assert_eq!(report.code, 0);
        assert!(report.passes().contains(&"signin-works"), "{report:?}");
        // It has no such claim, which is no failure by itself.
        assert_eq!(report.troubles(), ["claims-email-verified-absent"]);
        let seen = report.at("/observations/sign_in");
        assert_eq!(seen["asked"]["announces_iss"], true);
        assert_eq!(seen["callback"]["iss"], *provider.issuer);
        // The e-mail address is in the ID token here, as against oidc-provider.
        let address = format!("{name}@example.com");
        assert_eq!(seen["id_token"]["claims"]["email"], *address);
    });
}

#[test]
fn a_refusal_and_a_wrong_secret_are_told() {
    let provider = django();
    let wrong = (WEB.0, Some("wrong"));
    // It announces `iss` and leaves it out of its errors (RFC 9207, section 2, wants it in both).
    let refused = ["authorize-iss-mixup", "authorize-access-denied"];
    let cases = [
        (WEB, person("alice").refusing(), &refused[..]),
        (wrong, person("alice"), &["token-client-refused"]),
    ];
    at_once(cases, |(client, visitor, troubles)| {
        let report = sign_in(provider, client, &visitor);
        assert_eq!(report.code, 1);
        assert_eq!(report.troubles(), troubles, "{report:?}");
    });
}

#[test]
fn a_device_endpoint_that_no_document_names_is_missing() {
    let provider = django();
    let device = ("device", None);
    let report = with(provider, &["signin", "--device"], device, &[]);
    assert_eq!(report.code, 1);
    assert_eq!(report.troubles(), ["signin-endpoint-missing"]);
    let missing = report.at("/findings/0/received");
    assert_eq!(missing, "device_authorization_endpoint");
}
