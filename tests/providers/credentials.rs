//! `latchkey credentials check`.

use crate::support::{Ended, Latchkey, Provider};
use crate::{BASIC, Client, NATIVE, ODD, PERCENT, POST, oidc_provider, oidc_provider_with};
use serde_json::json;

/// The most requests that a run may send, besides the one of comparison.
const MOST_TRIALS: usize = 5;

fn check(provider: &Provider, (id, secret): Client, more: &[&str]) -> Ended {
    let which = ["--authority", &provider.issuer, "--client-id", id];
    let arguments = [&["credentials", "check"], &which[..], more].concat();
    let report = Latchkey::new().run(&arguments, secret);
    assert!(trials(&report).len() <= MOST_TRIALS, "{report:?}");
    report
}

/// What each request with the given secret was, and by which method.
fn trials(report: &Ended) -> Vec<(&str, &str)> {
    let trials = report.document.pointer("/observations/proof/trials");
    trials
        .and_then(|t| t.as_array())
        .into_iter()
        .flatten()
        .map(|t| (t["asked"].as_str().unwrap(), t["method"].as_str().unwrap()))
        .collect()
}

fn control_sent(report: &Ended) -> bool {
    !report.at("/observations/proof/control").is_null()
}

#[test]
fn a_right_secret_is_proven_by_the_method_that_works() {
    let basic = "basic-encoded";
    // Which endpoint is asked: revocation issues nothing and is preferred (RFC 7009, section 2.1).
    let revokes = oidc_provider();
    let redeems = oidc_provider_with(&json!({ "revocation": false }));
    for (provider, asked) in [(revokes, "revocation"), (&redeems, "authorization-code")] {
        // This provider takes either method from a client that is registered for one of them.
        for client in [BASIC, POST, ODD, PERCENT] {
            let report = check(provider, client, &[]);
            assert_eq!(report.code, 0);
            assert_eq!(report.at("/proof"), "proven", "{client:?}: {report:?}");
            assert_eq!(report.passes(), ["credentials-proven"]);
            assert_eq!(report.troubles(), [""; 0]);
            assert_eq!(trials(&report), [(asked, basic)], "{client:?}");
            assert!(control_sent(&report));
        }
    }

    // Where only the token endpoint's methods are listed, revocation takes client_secret_basic
    // (RFC 8414, section 2), which here no client may use.
    let methods = ["client_secret_post", "none"];
    let provider = oidc_provider_with(&json!({ "methods": methods }));
    let report = check(&provider, POST, &[]);
    assert_eq!(report.at("/proof"), "proven");
    assert_eq!(trials(&report), [("authorization-code", "post")]);
}

#[test]
fn a_wrong_secret_is_refuted_without_a_comparison() {
    let provider = oidc_provider();
    for (id, _) in [BASIC, POST, ODD, PERCENT, ("nobody", None)] {
        let report = check(provider, (id, Some("pa%41ss+wrong")), &[]);
        assert_eq!(report.code, 1);
        assert_eq!(report.at("/proof"), "refuted");
        assert_eq!(report.troubles(), ["credentials-refused"], "{report:?}");
        assert!(!control_sent(&report));
    }
}

#[test]
fn without_a_comparison_it_cannot_be_told() {
    let provider = oidc_provider();
    let report = check(provider, BASIC, &["--no-control"]);
    assert_eq!(report.code, 0);
    assert_eq!(report.at("/proof"), "untold");
    assert_eq!(report.troubles(), ["credentials-no-control"]);
    assert!(!control_sent(&report));

    // A refusal needs none.
    let wrong = (BASIC.0, Some("wrong"));
    let report = check(provider, wrong, &["--no-control"]);
    assert_eq!(report.code, 1);
    assert_eq!(report.at("/proof"), "refuted");
}

#[test]
fn a_method_that_was_named_is_the_only_one_tried() {
    let provider = oidc_provider();
    let wrong = (POST.0, Some("pa%41ss+wrong"));
    let all = trials_of(provider, wrong, &[]);
    assert_eq!(all, ["basic-encoded", "basic-raw", "post"]);
    let basic = trials_of(provider, wrong, &["--auth", "basic"]);
    assert_eq!(basic, ["basic-encoded", "basic-raw"]);
    assert_eq!(trials_of(provider, wrong, &["--auth", "post"]), ["post"]);
}

fn trials_of(provider: &Provider, client: Client, more: &[&str]) -> Vec<String> {
    let report = check(provider, client, more);
    let methods = trials(&report).into_iter().map(|(_, m)| m.to_owned());
    methods.collect()
}

#[test]
fn redirect_addresses_are_proven_registered() {
    let provider = oidc_provider();
    let address = "https://app.example.com/callback";
    let report = check(provider, (BASIC.0, None), &["--redirect-uri", address]);
    assert_eq!(report.code, 0);
    assert_eq!(report.passes(), ["redirect-registered"]);
    assert_eq!(report.troubles(), [""; 0]);

    // Refused on a page of the provider's, in words that the catalog does not know.
    let other = "https://app.example.com/other";
    let both = ["--redirect-uri", address, "--redirect-uri", other];
    let report = check(provider, BASIC, &both);
    assert_eq!(report.code, 0);
    assert_eq!(report.at("/proof"), "proven");
    assert_eq!(report.troubles(), ["redirect-untold"]);
    assert_eq!(report.at("/findings/0/expected"), other);
    assert_eq!(
        report.passes(),
        ["credentials-proven", "redirect-registered"]
    );

    // The port is ignored at loopback addresses (RFC 8252, section 7.3), the path is not.
    let loopback = "http://127.0.0.1:8765/callback";
    let report = check(provider, NATIVE, &["--redirect-uri", loopback]);
    assert_eq!(report.passes(), ["redirect-registered"]);
    assert_eq!(report.troubles(), [""; 0]);
}

#[test]
fn a_secret_is_needed_and_comes_from_no_argument() {
    let provider = oidc_provider();
    let report = check(provider, (BASIC.0, None), &[]);
    assert_eq!(report.code, 2);
    assert_eq!(report.at("/code"), "secret-needed");
    assert_eq!(report.at("/field"), "client-secret");
}
