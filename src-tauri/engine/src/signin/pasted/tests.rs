#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::words::Words;
use proptest::prelude::*;

fn explained(provider: Option<&str>, text: &str) -> Vec<Finding> {
    let redirect = LoopbackRedirect::parse("http://127.0.0.1:8765/callback").unwrap();
    let asked = Asked {
        provider,
        redirect: &redirect,
        scopes: "openid profile email",
        prompt: None,
    };
    explain(text, &asked)
}

fn ids(provider: Option<&str>, text: &str) -> Vec<&'static str> {
    explained(provider, text)
        .iter()
        .map(|f| f.fault.id)
        .collect()
}

#[test]
fn an_error_is_found_wherever_it_stands() {
    for text in [
        "http://127.0.0.1:8765/callback?error=access_denied&error_description=Nobody+here&state=s1s1s1",
        "  <a href=\"https://a.example/cb#error=access_denied&amp;error_description=Nobody%20here\">back</a>",
        "The provider said:\n\n{\"error\": \"access_denied\",\n \"error_description\": \"Nobody here\"}\n\nbye",
        "?error=access_denied&error_description=Nobody%20here",
    ] {
        let found = explained(None, text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].fault.id, "authorize-access-denied", "{text}");
        assert_eq!(found[0].received.as_deref(), Some("Nobody here"), "{text}");
    }
    assert_eq!(
        ids(None, "Error 400: invalid_scope\nRequest details"),
        ["authorize-error"]
    );
}

#[test]
fn the_provider_s_own_codes_are_known_also_of_another_provider() {
    let page = "Sorry, but we're having trouble signing you in.\nAADSTS700016: Application with identifier 'x' was not found.";
    for provider in [Some("entra"), Some("okta"), None] {
        let found = explained(provider, page);
        assert_eq!(found[0].fault.id, "entra-app-not-in-tenant");
        assert_eq!(found[0].provider.as_deref(), Some("entra"));
        assert_eq!(found.len(), 1);
    }
    // A word that anybody may write counts at its own provider only.
    assert_eq!(
        ids(Some("okta"), "invalid_dpop_proof"),
        ["okta-dpop-on-by-default"]
    );
    assert_eq!(
        ids(Some("keycloak"), "invalid_dpop_proof"),
        ["pasted-unknown"]
    );
}

#[test]
fn an_address_that_is_not_registered_is_told_from_the_page() {
    let entra = "AADSTS50011: The redirect URI 'http://127.0.0.1:8765/callback' specified in the request does not match";
    assert_eq!(ids(Some("entra"), entra), ["entra-redirect-uri-mismatch"]);
    assert_eq!(
        ids(
            Some("keycloak"),
            "We are sorry...\nInvalid parameter: redirect_uri"
        ),
        ["keycloak-invalid-redirect-uri"]
    );
    for text in [
        "Error 400: redirect_uri_mismatch",
        "https://x.example/error?error=redirect_uri_mismatch&client_id=a",
    ] {
        let found = explained(Some("google"), text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].fault.id, "redirect-uri-mismatch-generic");
        assert_eq!(
            found[0].expected.as_deref(),
            Some("http://127.0.0.1:8765/callback")
        );
    }
}

#[test]
fn a_callback_that_met_nobody_says_where_it_came_to() {
    let came = |text: &str| {
        let found = explained(None, text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].fault.id, "pasted-callback", "{text}");
        found[0].details.get("came").cloned().unwrap()
    };
    assert_eq!(
        came("http://127.0.0.1:8765/callback?code=abcdef1&state=x"),
        "late"
    );
    assert_eq!(
        came("http://127.0.0.1:9000/callback?code=abcdef1&state=x"),
        "port"
    );
    assert_eq!(
        came("see https://app.example/cb?code=abcdef1, thanks"),
        "elsewhere"
    );
    let asked = "https://a.example/authorize?response_type=code&client_id=x&code=abcdef1";
    assert_eq!(ids(None, asked), ["pasted-unknown"]);
}

#[test]
fn what_is_not_known_is_said_to_be_so() {
    for text in [
        "",
        "   \n",
        "It did not work.",
        "{",
        "a=b",
        "🙂".repeat(40_000).as_str(),
    ] {
        assert_eq!(ids(Some("entra"), text), ["pasted-unknown"]);
    }
    let late = format!("{} access_denied", "x".repeat(64 * 1024));
    assert_eq!(ids(None, &late), ["pasted-unknown"]);
}

/// Everything that is shown of the findings.
fn all_that_is_said(findings: &[Finding]) -> String {
    let words = Words::speaking("en");
    let views: Vec<_> = findings.iter().map(|f| words.finding(f)).collect();
    serde_json::to_string(&views).unwrap()
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(text in "\\PC{0,200}", provider in prop::sample::select(vec![None, Some("entra"), Some("nobody")])) {
        prop_assert!(!explained(provider, &text).is_empty());
    }

    #[test]
    fn shapes_of_answers_do_not_make_it_panic(
        text in "(https?://|[{]\"error\":|error=|code=|[?&#;=%\"<>]|&amp;|[a-z0-9%]{1,5}|[ \\n]){0,40}"
    ) {
        prop_assert!(!explained(None, &text).is_empty());
    }

    #[test]
    fn a_code_or_token_is_never_repeated(
        secret in "[A-Za-z0-9_-]{12,40}",
        name in prop::sample::select(vec!["code", "access_token", "id_token", "client_secret", "state"]),
        form in 0..6,
    ) {
        let secret = format!("Canary{secret}");
        let text = match form {
            0 => format!("http://127.0.0.1:1/callback?{name}={secret}&state=zzzzzzz"),
            1 => format!("http://127.0.0.1:1/{secret}?{name}={secret}"),
            2 => format!("http://x/cb?error=access_denied&{name}={secret}&error_description=it+was+{secret}"),
            3 => format!("{{\"error\":\"invalid_grant\",\"{name}\":\"{secret}\",\"error_description\":\"{secret} is used\",\"error_uri\":\"https://x/{secret}\"}}"),
            4 => format!("<a href=\"https://a/cb#error={secret}&amp;{name}={secret}\">"),
            _ => format!("?{name}={secret}&error=server_error&error_description={secret}"),
        };
        let said = all_that_is_said(&explained(Some("entra"), &text));
        prop_assert!(!said.contains(&secret), "{}", said);
    }

    #[test]
    fn a_json_web_token_is_never_repeated(body in "[A-Za-z0-9_-]{10,30}") {
        let token = format!("eyJhbGciOiJSUzI1NiJ9.{body}.c2ln");
        let text = format!("?error=invalid_request&error_description=bad+token+{token}");
        let said = all_that_is_said(&explained(None, &text));
        prop_assert!(!said.contains(&body), "{}", said);
    }
}
