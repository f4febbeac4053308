use super::super::testing::{answer, facts_of};
use super::*;
use proptest::prelude::*;

fn trial(status: u16, body: &str, facts: &CredentialFacts) -> Trial {
    read(
        answer(status, "application/json", body),
        Method::Post,
        Asked::AuthorizationCode,
        facts,
        &["s3cret+"],
    )
}

#[test]
fn answers_are_classed_by_status_and_code() {
    let none = CredentialFacts::default();
    for (status, body, expected) in [
        (400, r#"{"error":"invalid_client"}"#, Reached::Refused),
        (401, r#"{"error":"invalid_client"}"#, Reached::Refused),
        (400, r#"{"error":"invalid_grant"}"#, Reached::Past),
        (403, r#"{"error":"unauthorized_client"}"#, Reached::Past),
        (400, r#"{"error":"invalid_request"}"#, Reached::Request),
        (400, "", Reached::Request),
        (401, "", Reached::Bare(401)),
        (
            401,
            r#"{"error":"unauthorized_client"}"#,
            Reached::Bare(401),
        ),
        (401, r#"{"error":"invalid_grant"}"#, Reached::Past),
        (403, r#"{"error":9}"#, Reached::Bare(403)),
        (200, r#"{"access_token":"x"}"#, Reached::Past),
        (429, r#"{"error":"invalid_grant"}"#, Reached::Nothing),
        (500, r#"{"error":"invalid_grant"}"#, Reached::Nothing),
        (302, "", Reached::Nothing),
        (404, "", Reached::Nothing),
    ] {
        assert_eq!(
            reached(&trial(status, body, &none), &none),
            expected,
            "{status} {body}"
        );
    }
    let page = read(
        answer(403, "text/html; charset=utf-8", "<p>no"),
        Method::Post,
        Asked::Revocation,
        &none,
        &[],
    );
    assert_eq!(reached(&page, &none), Reached::Nothing);
}

#[test]
fn a_providers_own_codes_refuse_the_client() {
    let facts = facts_of("keycloak");
    let wrong = trial(
        401,
        r#"{"error":"unauthorized_client","error_description":"Invalid client or Invalid client credentials"}"#,
        &facts,
    );
    assert_eq!(reached(&wrong, &facts), Reached::Refused);
    let facts = facts_of("entra");
    let expired = trial(
        401,
        r#"{"error":"invalid_request","error_description":"AADSTS7000222: expired","error_codes":[7000222]}"#,
        &facts,
    );
    assert_eq!(expired.said.codes, ["AADSTS7000222", "7000222"]);
    assert_eq!(reached(&expired, &facts), Reached::Refused);
}

#[test]
fn a_code_is_a_word_of_its_own() {
    assert!(
        stands_in("AADSTS90002", "AADSTS90002: no") && stands_in("AADSTS90002", "(AADSTS90002)")
    );
    assert!(!stands_in("AADSTS90002", "AADSTS900023") && !stands_in("DSTS9", "AADSTS9"));
}

#[test]
fn what_was_sent_does_not_come_back_in_a_fact() {
    let echo = r#"{"error":"s3cret+","error_description":"no client with s3cret%2B"}"#;
    assert_eq!(
        trial(400, echo, &CredentialFacts::default()).said,
        Said::default()
    );
    let mut sent_back = answer(401, "application/json", "");
    sent_back
        .exchange
        .response
        .as_mut()
        .unwrap()
        .headers
        .push(("www-authenticate".into(), "Basic realm=\"s3cret+\"".into()));
    let read = read(
        sent_back,
        Method::Post,
        Asked::Revocation,
        &CredentialFacts::default(),
        &["s3cret+"],
    );
    assert!(!format!("{read:?}").contains("s3cret"));
}

proptest! {
    #[test]
    fn no_body_makes_it_panic(status in 100_u16..600, body in ".{0,200}") {
        let facts = facts_of("entra");
        let _ = reached(&trial(status, &body, &facts), &facts);
    }
}
