use super::*;
use proptest::prelude::*;

const APP: &str = "6f1a3c52-8a39-4b0e-9d55-0c2a7b1f4e77";
const OTHER: &str = "2bd806c9-7f0e-400f-9a4e-3d4b1b5c8a11";
const ENTRA_SECRET: &str = "abc8Q~D3fGh1jKlMnOpQrStUvWxYz0123456789a";

fn ids(provider: Option<&str>, client_id: &str, secret: &str) -> Vec<&'static str> {
    let provider = provider.map(|id| Provider::find(id).unwrap());
    let authority =
        Authority::parse(&format!("https://login.microsoftonline.com/{OTHER}/v2.0")).unwrap();
    let secret = ClientSecret::new(secret.into());
    lint(client_id, Some(&secret), Some(&authority), provider)
        .iter()
        .map(|f| f.fault.id)
        .collect()
}

#[test]
fn what_is_right_is_left_alone() {
    let google = "123456789012-abcdefghijklmnop.apps.googleusercontent.com";
    for (provider, id, secret) in [
        (Some("entra"), APP, ENTRA_SECRET),
        (Some("google"), google, "GOCSPX-abcdefghijklmnopqrstuvwx12"),
        (
            Some("okta"),
            "0oa1b2c3d4E5F6g7h8i9",
            "AbCdEf0123456789AbCdEf0123456789AbCdEf01",
        ),
        (
            Some("auth0"),
            "AbCdEf0123456789AbCdEf0123456789",
            "x9-_AbCdEf",
        ),
        (None, "web-basic", "basic-secret"),
        (None, "odd:id+1", "se%cr+et:/&=~"),
    ] {
        assert!(
            ids(provider, id, secret).is_empty(),
            "{provider:?} {id}: {:?}",
            ids(provider, id, secret)
        );
    }
}

#[test]
fn neighbouring_fields_are_recognised() {
    let google = "123456789012-abcdefghijklmnop.apps.googleusercontent.com";
    for (provider, id, secret, expected) in [
        (Some("entra"), APP, OTHER, "entra-secret-id-pasted"),
        (Some("entra"), OTHER, ENTRA_SECRET, "client-id-is-tenant-id"),
        (
            Some("entra"),
            "ann@acme.com",
            ENTRA_SECRET,
            "client-id-is-object-id",
        ),
        (
            Some("entra"),
            "https://acme.com/app",
            ENTRA_SECRET,
            "client-id-is-object-id",
        ),
        (
            Some("entra"),
            ENTRA_SECRET,
            APP,
            "client-id-and-secret-swapped",
        ),
        (
            Some("entra"),
            ENTRA_SECRET,
            "something else",
            "client-id-and-secret-swapped",
        ),
        (
            Some("google"),
            "123456789012",
            "GOCSPX-abcdefghijklmnopqrstuvwx12",
            "client-id-is-object-id",
        ),
        (
            Some("google"),
            "GOCSPX-abcdefghijklmnopqrstuvwx12",
            google,
            "client-id-and-secret-swapped",
        ),
        (
            Some("okta"),
            "my-own-client",
            "abc",
            "client-id-shape-unusual",
        ),
        (Some("auth0"), "short", "abc", "client-id-shape-unusual"),
        (None, "same-text", "same-text", "client-secret-is-client-id"),
    ] {
        assert!(
            ids(provider, id, secret).contains(&expected),
            "{provider:?} {id}: {:?}",
            ids(provider, id, secret)
        );
    }
}

#[test]
fn examples_and_masks_are_no_secrets() {
    for text in [
        "your-client-secret",
        "<secret>",
        "changeme",
        "xxx",
        "XXXX-xxxx",
        "{client_secret}",
        "YOUR_CLIENT_SECRET_HERE",
        "paste your secret",
        "TODO",
    ] {
        assert!(
            ids(None, "app", text).contains(&"credentials-placeholder"),
            "{text}"
        );
    }
    for text in ["***", "••••••••", "abc***********", "..............", "●●●"]
    {
        assert_eq!(ids(None, "app", text), ["client-secret-masked"], "{text}");
    }
    for text in ["mysecretisgood", "x1y2z3", "abc*", "a..b"] {
        assert!(ids(None, "app", text).is_empty(), "{text}");
    }
    assert_eq!(
        ids(None, "your-client-id", "good"),
        ["credentials-placeholder"]
    );
}

#[test]
fn spaces_and_quotes_are_found_in_both() {
    for (id, secret) in [
        (" app", "good"),
        ("app", "good\n"),
        ("app", "\u{200b}good"),
        ("\"app\"", "good"),
        ("app", "“good”"),
        ("app", "go\u{a0}od"),
    ] {
        assert_eq!(
            ids(None, id, secret),
            ["authority-whitespace-or-quotes"],
            "{id:?} {secret:?}"
        );
    }
    assert_eq!(tidied(" \u{feff}“a b”\n"), "a b");
}

proptest! {
    #[test]
    fn the_secret_is_never_in_a_finding(id in "[a-z]{0,3}", secret in "\\PC{12,60}") {
        for provider in Provider::all().iter().map(Some).chain([None]) {
            for finding in lint(&id, Some(&ClientSecret::new(secret.clone())), None, provider) {
                let all = format!("{finding:?}");
                prop_assert!(!all.contains(secret.as_str()), "{}", all);
            }
        }
    }

    #[test]
    fn no_text_makes_it_panic(id in ".{0,80}", secret in ".{0,80}") {
        for provider in Provider::all().iter().map(Some).chain([None]) {
            let _ = lint(&id, Some(&ClientSecret::new(secret.clone())), None, provider);
        }
    }
}
