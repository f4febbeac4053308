#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::signin::testing::{Case, answer};
use crate::values::Domain;
use serde_json::json;

fn claims(change: impl Fn(&mut Case)) -> Vec<ClaimView> {
    let mut case = Case::good();
    change(&mut case);
    of_claims(&case.seen(), &Words::speaking("en"))
}

fn named<'a>(claims: &'a [ClaimView], name: &str) -> &'a ClaimView {
    claims.iter().find(|claim| claim.name == name).unwrap()
}

#[test]
fn those_that_people_are_known_by_come_first_also_where_they_did_not_come() {
    let claims = claims(|case| case.set("zoneinfo", json!("Europe/Vienna")));
    let names: Vec<&str> = claims.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(
        names[..5],
        ["sub", "email", "email_verified", "name", "groups"]
    );
    assert!(names.contains(&"zoneinfo") && names[5..].is_sorted());
    assert!(
        claims
            .iter()
            .all(|c| c.matters == KNOWN_BY.contains(&c.name.as_str()))
    );
    assert!(named(&claims, "groups").values.is_empty());
    assert_eq!(named(&claims, "groups").note, None);
}

#[test]
fn a_value_says_where_it_stood_and_what_kind_it_is() {
    let claims = claims(|case| {
        case.set("email_verified", json!("true"));
        let body = json!({"sub": "ann", "email": "other@acme.example"}).to_string();
        case.userinfo = Some(answer(200, "application/json", &body));
    });
    let of = |name: &str| {
        let values = &named(&claims, name).values;
        values
            .iter()
            .map(|v| (v.text.clone(), v.source))
            .collect::<Vec<_>>()
    };
    assert_eq!(of("sub"), [("ann".to_owned(), ClaimSource::Both)]);
    assert_eq!(
        of("email"),
        [
            ("ann@acme.example".to_owned(), ClaimSource::IdToken),
            ("other@acme.example".to_owned(), ClaimSource::Userinfo)
        ]
    );
    assert_eq!(of("email_verified")[0].0, "\"true\"");
}

#[test]
fn the_e_mail_is_compared_with_the_domains() {
    let note = |domains: &[&str]| {
        let domains: Vec<_> = domains.iter().map(|d| Domain::parse(d).unwrap()).collect();
        let claims = claims(|case| case.domains.clone_from(&domains));
        named(&claims, "email").note.clone()
    };
    assert_eq!(note(&[]), None);
    assert_eq!(
        note(&["acme.example"]).as_deref(),
        Some("acme.example is an associated domain")
    );
    assert_eq!(
        note(&["acme.test"]).as_deref(),
        Some("acme.example is not an associated domain")
    );
    let without = claims(|case| {
        case.set("email", Value::Null);
        case.userinfo = None;
    });
    assert_eq!(
        named(&without, "email").note.as_deref(),
        Some("did not come")
    );
}

#[test]
fn without_a_token_there_are_none() {
    let mut seen = Case::good().seen();
    (seen.id_token, seen.userinfo) = (None, None);
    assert!(of_claims(&seen, &Words::speaking("en")).is_empty());
}
