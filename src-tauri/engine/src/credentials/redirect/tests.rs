use super::super::testing::{Fake, Sent, Stepping, Still, answer, now};
use super::*;
use crate::fetch::Limits;
use proptest::prelude::*;
use serde_json::json;
use zeroize::Zeroizing;

/// The parameters of an authorization request.
fn asked(sent: &Sent, name: &str) -> String {
    let url = Url::parse(&sent.url).unwrap();
    url.query_pairs()
        .find(|(n, _)| n == name)
        .map(|(_, v)| v.into_owned())
        .unwrap()
}

fn redirect(location: &str) -> Answer {
    let mut answer = answer(303, "text/html", "");
    answer.location = Some(Zeroizing::new(location.to_owned()));
    answer
}

fn back(sent: &Sent, error: &str) -> Answer {
    let mut url = Url::parse(&asked(sent, "redirect_uri")).unwrap();
    url.query_pairs_mut()
        .append_pair("error", error)
        .append_pair("state", &asked(sent, "state"));
    redirect(url.as_str())
}

fn run(
    uri: &str,
    provider: Option<&str>,
    answers: impl Fn(&Sent) -> Answer + Send + Sync,
) -> (&'static str, Vec<Sent>) {
    let provider = provider.map(|id| Provider::find(id).unwrap());
    let (metadata, _) =
        Metadata::read(&json!({ "authorization_endpoint": "https://a.example/auth?tenant=7" }));
    let (id, uri) = (
        ClientId::parse("app").unwrap(),
        RedirectUri::parse(uri).unwrap(),
    );
    let fake = Fake::new(answers);
    let budget = Budget::start(Limits::default(), &Still);
    let ask = Ask {
        metadata: &metadata,
        provider,
        client_id: &id,
        redirect_uri: &uri,
        budget,
    };
    let seen = now(observe(&fake, &Still, &Stepping::default(), ask));
    assert!(!serde_json::to_string(&seen).unwrap().contains("state="));
    (
        judge(&seen, provider).fault.id,
        fake.sent.into_inner().unwrap(),
    )
}

const URI: &str = "https://allquiet.app/eu/callback?tenant=a";

#[test]
fn registered_is_what_comes_back_alone() {
    let (id, sent) = run(URI, None, |s| {
        if asked(s, "redirect_uri") == URI {
            back(s, "login_required")
        } else {
            answer(400, "text/html", "no")
        }
    });
    assert_eq!((id, sent.len()), ("redirect-registered", 2));
    let first = sent.first().unwrap();
    assert!(
        first
            .url
            .starts_with("https://a.example/auth?tenant=7&response_type=code&")
    );
    assert_eq!(
        (
            asked(first, "prompt").as_str(),
            asked(first, "code_challenge").len()
        ),
        ("none", 43)
    );
}

#[test]
fn a_provider_that_answers_to_any_address_is_warned_of() {
    assert_eq!(
        run(URI, None, |s| back(s, "login_required")).0,
        "redirect-accepts-any"
    );
}

#[test]
fn not_registered_is_only_what_provider_data_names() {
    let page = |text: &'static str| move |_: &Sent| answer(400, "text/html", text);
    assert_eq!(
        run(URI, Some("entra"), page("AADSTS50011: The redirect URI")).0,
        "entra-redirect-uri-mismatch"
    );
    assert_eq!(
        run(
            URI,
            Some("keycloak"),
            page("Invalid parameter: redirect_uri")
        )
        .0,
        "keycloak-invalid-redirect-uri"
    );
    assert_eq!(
        run(URI, None, page("Invalid parameter: redirect_uri")).0,
        "redirect-untold"
    );
    let google = "https://accounts.google.com/signin/oauth/error/v2?authError=ChVyZWRpcmVjdF91cmlfbWlzbWF0Y2gSxg&client_id=x";
    assert_eq!(
        run(URI, Some("google"), |_| redirect(google)).0,
        "redirect-uri-mismatch-generic"
    );
}

#[test]
fn an_address_can_be_told_that_it_is_not_registered() {
    let told = |error: &'static str, console| {
        let answers = move |s: &Sent| {
            let mut url = Url::parse(&back(s, error).location.unwrap()).unwrap();
            let said = "AADB2C90006: The redirect URI provided in the request is not registered";
            url.query_pairs_mut().append_pair("error_description", said);
            redirect(url.as_str())
        };
        run(URI, console, answers)
    };
    for error in ["redirect_uri_mismatch", "invalid_request"] {
        let (id, sent) = told(error, Some("entra-b2c"));
        assert_eq!((id, sent.len()), ("redirect-uri-mismatch-generic", 1));
    }
    assert_eq!(told("redirect_uri_mismatch", None).0, "redirect-untold");
}

#[test]
fn everything_else_is_untold() {
    type Answers = fn(&Sent) -> Answer;
    let cases: [(&str, Answers); 8] = [
        ("a login page", |_| answer(200, "text/html", "<form>")),
        ("a server error", |_| answer(500, "text/html", "oops")),
        ("a redirect to the login page", |_| {
            redirect("https://a.example/login")
        }),
        ("another state", |s| {
            redirect(&format!(
                "{}&error=login_required&state=x",
                asked(s, "redirect_uri")
            ))
        }),
        ("no OpenID Connect error", |s| back(s, "oh_no")),
        ("another path", |s| {
            redirect(
                &back(s, "login_required")
                    .location
                    .unwrap()
                    .replace("/eu/", "/us/"),
            )
        }),
        ("another host", |s| {
            redirect(
                &back(s, "login_required")
                    .location
                    .unwrap()
                    .replace("allquiet.app", "allquiet.app.evil.example"),
            )
        }),
        ("the parameters in a fragment", |s| {
            redirect(&format!(
                "{URI}#error=login_required&state={}",
                asked(s, "state")
            ))
        }),
    ];
    for (name, answers) in cases {
        let (id, sent) = run(URI, None, answers);
        assert_eq!((id, sent.len()), ("redirect-untold", 1), "{name}");
    }
}

#[test]
fn every_finding_that_provider_data_names_is_declared() {
    for provider in Provider::all() {
        if let Some(id) = &provider.redirect.not_registered_finding {
            assert_eq!(not_registered(Some(provider)).id, id);
        }
    }
}

proptest! {
    #[test]
    fn no_location_makes_it_panic(location in ".{0,120}") {
        let (_, _) = run(URI, Some("google"), |_| redirect(&location));
    }
}
