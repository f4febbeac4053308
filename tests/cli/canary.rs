//! A canary secret pushed through every path is found nowhere but in the requests that need it.

use crate::support::{Bench, Place, Ran, sandbox, visit};
use std::path::Path;

/// The forms in which a secret could leave.
fn forms(client_id: &str, secret: &str) -> Vec<String> {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    vec![
        secret.to_owned(),
        encoded,
        STANDARD.encode(secret),
        STANDARD.encode(format!("{client_id}:{secret}")),
    ]
}

fn search(what: &str, text: &str, forms: &[String]) {
    for form in forms {
        assert!(!text.contains(form), "{what} holds the secret");
    }
}

fn search_run(ran: &Ran, forms: &[String]) {
    search("standard output", &ran.out, forms);
    search("standard error", &ran.err, forms);
}

fn search_folder(folder: &Path, forms: &[String]) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            search_folder(&path, forms);
        } else {
            let bytes = std::fs::read(&path).unwrap();
            for form in forms {
                let found = bytes.windows(form.len()).any(|w| w == form.as_bytes());
                assert!(!found, "{} holds the secret", path.display());
            }
        }
    }
}

fn begin(place: &Place, bench: &Bench, client_id: &str) {
    place.run(&["setup", "new", "acme"]);
    let authority = format!("authority={}", bench.sandbox.issuer());
    let client_id = format!("client_id={client_id}");
    let redirect = format!("redirect_uri={}", bench.sandbox.client().redirect_uri);
    let set = [
        "setup",
        "set",
        "acme",
        &authority,
        &client_id,
        &redirect,
        "service=generic",
        "region=eu",
        "associated_domains=example.com",
    ];
    assert_eq!(place.run(&set).status, 0);
}

#[test]
fn the_secret_stays_in_the_requests_that_need_it() {
    // One that is refused, so that the provider's answers and every finding pass by as well.
    for (scenarios, wrong) in [
        (&[][..], false),
        (&[][..], true),
        (&["token-auth-method-mismatch"][..], false),
    ] {
        let (place, bench) = (Place::new(), sandbox(scenarios));
        begin(&place, &bench, "web-basic");
        let real = bench.secret("web-basic");
        let secret = if wrong {
            "canary+4711/%41 secret".to_owned()
        } else {
            real
        };
        let forms = forms("web-basic", &secret);
        for args in [
            &["credentials", "check", "--setup", "acme", "-v"][..],
            &["credentials", "check", "--setup", "acme", "--json"],
            &["setup", "check", "acme", "--json"],
            &["setup", "show", "acme", "--json"],
            &["request", "preview", "acme", "--json"],
            &["setup", "sheet", "acme"],
            &[
                "request",
                "submit",
                "acme",
                "--desk",
                bench.sandbox.desk(),
                "--override",
                "test",
                "--token-stdin",
                "--json",
            ],
        ] {
            search_run(&place.run_with_secret(args, &secret), &forms);
        }
        search_run(
            &place.run_with_input(
                &["secret", "set", "acme", "--secret-stdin", "--json"],
                &secret,
            ),
            &forms,
        );
        search_folder(place.path(), &forms);
    }
}

#[test]
fn a_sign_in_keeps_every_secret_to_itself() {
    let (place, bench) = (Place::new(), sandbox(&[]));
    let redirect = "http://127.0.0.1:0/callback";
    let mut address = String::new();
    let args = [
        "--authority",
        bench.sandbox.issuer(),
        "--client-id",
        "native",
        "--redirect",
        redirect,
        "--auth",
        "none",
        "--json",
        "-v",
    ];
    let ran = place.sign_in(&args, None, |url| {
        address = url.to_owned();
        visit(&bench, url, "alice", "allow");
    });
    assert_eq!(ran.status, 0, "{ran:?}");
    let state = url::Url::parse(&address)
        .unwrap()
        .query_pairs()
        .find(|(n, _)| n == "state")
        .unwrap()
        .1
        .into_owned();
    search("the report", &ran.out, &[state]);
    let forms: Vec<String> = (bench.sandbox.handed_out().iter())
        .map(|given| given.expose().to_owned())
        .collect();
    assert_eq!(forms.len(), 3, "a code, an access token and an ID Token");
    search_run(&ran, &forms);
    search_folder(place.path(), &forms);
}

/// The desk's token is a secret like the client's: with the memory vault it is used and kept nowhere.
#[cfg(target_os = "linux")]
#[test]
fn the_desk_token_is_used_and_kept_nowhere() {
    let (place, bench) = (Place::new(), sandbox(&[]));
    begin(&place, &bench, "web-basic");
    let token = bench.sandbox.desk_token().expose().to_owned();
    let secret = bench.secret("web-basic");
    let args = [
        "request",
        "submit",
        "acme",
        "--desk",
        bench.sandbox.desk(),
        "--override",
        "a test of the desk",
        "--token-stdin",
        "--json",
    ];
    let mut command = place.command(&args);
    command
        .env("LATCHKEY_CLIENT_SECRET", &secret)
        .stdin(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), token.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    let received = bench.sandbox.desk_requests();
    assert_eq!(received.len(), 1, "{text}");
    let arrived = received[0]
        .client_secret
        .as_ref()
        .map(|s| s.expose().to_owned());
    assert_eq!(
        arrived.as_deref(),
        Some(secret.as_str()),
        "the request needs it"
    );
    let forms = [forms("web-basic", &secret), vec![token]].concat();
    search("what was printed", &text, &forms);
    search_folder(place.path(), &forms);
}
