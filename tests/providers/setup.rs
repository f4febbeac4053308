//! The job as it is kept: a setup, filled, proven, signed in with, and shown before it is sent. Where
//! no keychain can be had, the secret comes from the environment and nothing that it proved is kept.

use crate::support::Latchkey;
use crate::{ANY_PORT, BASIC, Client, oidc_provider, person};

#[test]
fn a_setup_goes_from_nothing_to_its_preview() {
    let provider = oidc_provider();
    let latchkey = Latchkey::new();
    let (client_id, secret): Client = BASIC;
    let run = |arguments: &[&str]| latchkey.run(arguments, secret);
    let acme = "acme";

    let file = format!("name = \"{acme}\"\nservice = \"generic\"\nregion = \"eu\"\n");
    let file = latchkey.file("acme.toml", &file);
    run(&["setup", "new", "--from", &file]);
    let authority = format!("authority={}", provider.issuer);
    let client = format!("client_id={client_id}");
    let redirect = format!("redirect_uri={ANY_PORT}");
    // Nothing listens there, and nothing is sent.
    let desk = "desk=http://127.0.0.1:9";
    let domains = "associated_domains=example.com";
    let break_glass = "break_glass_emails=admin@example.com";
    let values = [&authority, &client, &redirect, desk, domains, break_glass];
    run(&[&["setup", "set", acme], &values[..]].concat());

    let report = run(&["setup", "check", acme]);
    assert_eq!(report.code, 1);
    let missing = ["setup-secret-missing", "setup-sign-in-missing"];
    assert_eq!(report.troubles(), missing);
    assert!(report.passes().contains(&"issuer-matches"));

    // The suite `second-provider` has a keychain of its own.
    if cfg!(target_os = "linux") {
        let failure = run(&["secret", "set", acme]);
        assert_eq!(failure.code, 2);
        assert_eq!(failure.at("/code"), "vault-missing");
    }

    let report = run(&["credentials", "check", "--setup", acme]);
    assert_eq!(report.at("/proof"), "proven");
    let visitor = person("alice");
    let (report, _) = latchkey.sign_in(provider, &["--setup", acme], secret, &visitor);
    assert!(report.passes().contains(&"signin-works"), "{report:?}");

    let report = run(&["request", "preview", acme]);
    assert_eq!(report.code, 1);
    assert_eq!(report.troubles(), missing);
    assert_eq!(report.at("/observations/to"), "127.0.0.1");
    assert_eq!(report.at("/observations/body/client_id"), client_id);
    assert!(!report.document.to_string().contains(secret.unwrap()));

    let removed = run(&["setup", "remove", acme, "--yes"]);
    assert_eq!(removed.at("/removed/setup"), acme);
    let failure = run(&["setup", "show", acme]);
    assert_eq!(failure.code, 2);
    assert_eq!(failure.at("/code"), "setup-unknown");
}
