//! The whole job in the window, against a provider that nobody here wrote.

use std::path::Path;
use std::process::Command;

use latchkey_sandbox::Visitor;
use serde_json::json;

use crate::desk::Bench;
use crate::keychain::kept;
use crate::provider::Provider;
use crate::session::{Keychain, Session};
use crate::wizard::{ANY_PORT, Wizard};

/// A client of `op.mjs`, and its secret.
const CLIENT: (&str, &str) = ("odd:id+1", "se%cr+et:/&=~");

#[test]
fn from_first_run_to_submitted() {
    let session = Session::new(Keychain::Open);
    let bench = Bench::start(&[]);
    let provider = oidc_provider();
    let wizard = Wizard::open(&session);

    wizard.begin_setup("acme");
    wizard.choose("Another service");
    wizard.unfold("If the service takes requests by an API");
    wizard.enter("Region", "eu");
    wizard.enter("Address of the request API", bench.sandbox.desk());
    wizard.sees("go to 127.0.0.1 and nowhere else");
    wizard.enter("Token of the request API", bench.token());
    wizard.sees("The token is in the keychain");
    wizard.go_on("provider");
    wizard.go_on("register");
    wizard.enter("Client ID", CLIENT.0);
    wizard.go_on("domains");
    wizard.enter("Associated domains", "example.com");
    wizard.enter("Break-glass addresses", "admin@example.com");
    wizard.go_on("authority");

    // As it is copied from a browser: the address of the document. It is looked at when the typing pauses.
    let document = format!("{}/.well-known/openid-configuration", provider.issuer);
    wizard.fill("Authority URL", &document);
    // Beside the field while it is typed in, and in it once it is left.
    let understood = format!("Understood as {}", provider.issuer);
    wizard.wait_until("what was understood", |page| {
        page.shows(&understood) || wizard.value("Authority URL") == provider.issuer
    });
    wizard.sees("checks passed");
    wizard.sees("Looked at");
    wizard.go_on("credentials");

    wizard.enter("Client secret", CLIENT.1);
    wizard.sees("The secret is in the keychain since");
    let mut secrets = [bench.token().to_owned(), CLIENT.1.to_owned()];
    secrets.sort();
    assert_eq!(kept(&session), secrets);
    wizard.press("Test the credentials");
    wizard.sees("Proven: the provider takes this client id and secret");
    wizard.press("In 12 months");
    wizard.sees(", expires ");
    wizard.go_on("sign-in");

    wizard.enter_test_address(ANY_PORT);
    let page = wizard.sign_in("Sign in", |redirect| provider.register(redirect), &alice());
    assert!(page.text.contains("The sign-in works"), "{page:?}");
    wizard.sees("Every station answered.");
    wizard.sees("The claims that came");
    wizard.go_on("people");
    wizard.sees("alice@example.com");
    wizard.go_on("provisioning");
    wizard.choose("Provision people from the provider");
    wizard.go_on("review");
    wizard.sees("Nothing stands in the way");
    wizard.go_on("submit");
    wizard.press("Submit to 127.0.0.1");
    wizard.sees("The service has the request");
    wizard.press("Follow it");
    wizard.is_at("follow");
    wizard.sees("The service acts next");

    has_the_one_request(&bench, &provider);
    bench.sandbox.operator().attend();
    wizard.press("Check now");
    wizard.sees("In review");
    drop(wizard);
    for secret in secrets {
        let files = session.files_with(&secret);
        // The keychain's own files are encrypted.
        assert!(files.is_empty(), "{files:?}");
    }
}

/// The desk has exactly one request, with the values that were entered.
fn has_the_one_request(bench: &Bench, provider: &Provider) {
    let received = bench.sandbox.desk_requests();
    let [request] = &received[..] else {
        panic!("the desk received {received:?}")
    };
    assert_eq!(request.answered, Some(201));
    // EXPOSE: compared with what was typed.
    assert_eq!(request.client_secret.as_ref().unwrap().expose(), CLIENT.1);
    let body = &request.body;
    for (member, value) in [
        ("authority", json!(provider.issuer)),
        ("client_id", json!(CLIENT.0)),
        ("associated_domains", json!(["example.com"])),
        ("break_glass_emails", json!(["admin@example.com"])),
    ] {
        assert_eq!(body[member], value, "{member} in {body:#}");
    }
    assert_eq!(bench.sandbox.operator().requests().len(), 1);
}

/// npm's `oidc-provider`; any password will do.
fn oidc_provider() -> Provider {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/providers");
    let mut node = Command::new("node");
    node.current_dir(folder).arg("op.mjs").arg("{}");
    Provider::start(&mut node)
}

fn alice() -> Visitor {
    Visitor::new(&[("login", "alice"), ("password", "any")])
}
