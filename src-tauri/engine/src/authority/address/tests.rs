//! Tests of understanding pasted addresses.
use super::*;
use crate::provider::Provider;
use proptest::prelude::*;

fn normal(given: &str, provider: Option<&str>) -> (Vec<String>, Vec<Change>) {
    let address = understand(given, provider.and_then(Provider::find));
    (
        address
            .candidates
            .iter()
            .map(|a| a.as_str().to_owned())
            .collect(),
        address.changes,
    )
}

#[test]
fn what_people_paste_is_understood() {
    let tenant = "11111111-2222-3333-4444-555555555555";
    let entra = format!("https://login.microsoftonline.com/{tenant}/v2.0");
    for (given, provider, authority, changes) in [
        ("https://a.example/t", None, "https://a.example/t", vec![]),
        (
            " https://a.example/t/ \n",
            None,
            "https://a.example/t/",
            vec![Change::Spaces],
        ),
        (
            "\u{200b}“https://a.example”",
            None,
            "https://a.example",
            vec![Change::Invisible],
        ),
        ("a.example", None, "https://a.example", vec![Change::Scheme]),
        (
            "A.example:443/T",
            None,
            "https://a.example/T",
            vec![Change::Scheme, Change::Host],
        ),
        (
            "localhost:8080/realms/x",
            None,
            "http://localhost:8080/realms/x",
            vec![Change::Scheme],
        ),
        (
            "https://a.example/x/.well-known/openid-configuration?a=b",
            None,
            "https://a.example/x",
            vec![Change::Query, Change::WellKnown],
        ),
        (
            "https://t.b2clogin.com/t.onmicrosoft.com/v2.0/.well-known/openid-configuration?p=B2C_1_in",
            None,
            "https://t.b2clogin.com/t.onmicrosoft.com/B2C_1_in/v2.0",
            vec![Change::Policy, Change::WellKnown],
        ),
        (
            "https://id.acme.example/tfp/t.onmicrosoft.com/oauth2/v2.0/authorize?p=in&scope=openid",
            Some("entra-b2c"),
            "https://id.acme.example/tfp/t.onmicrosoft.com/in/v2.0/",
            vec![Change::Policy, Change::Endpoint],
        ),
        (
            "https://t.b2clogin.com/t.onmicrosoft.com/b2c_1_in/v2.0/?p=B2C_1_in",
            None,
            "https://t.b2clogin.com/t.onmicrosoft.com/b2c_1_in/v2.0/",
            vec![Change::Query],
        ),
        (
            "https://t.b2clogin.com/t.onmicrosoft.com/v2.0/?p=../x",
            Some("entra"),
            "https://t.b2clogin.com/t.onmicrosoft.com/v2.0/",
            vec![Change::Query],
        ),
        (
            "https://t.b2clogin.com/?p=B2C_1_in",
            None,
            "https://t.b2clogin.com",
            vec![Change::Query],
        ),
        (
            "https://login.microsoftonline.com/t.onmicrosoft.com/v2.0?p=B2C_1_in",
            None,
            "https://login.microsoftonline.com/t.onmicrosoft.com/v2.0",
            vec![Change::Query],
        ),
        (tenant, Some("entra"), &entra, vec![Change::Tenant]),
        (
            "contoso.com",
            Some("entra"),
            "https://login.microsoftonline.com/contoso.com/v2.0",
            vec![Change::Tenant],
        ),
        (
            &format!("https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize"),
            None,
            &entra,
            vec![Change::Endpoint],
        ),
    ] {
        assert_eq!(
            normal(given, provider),
            (vec![authority.to_owned()], changes),
            "{given}"
        );
    }
}

#[test]
fn an_endpoint_may_belong_to_any_address_above_it() {
    let (candidates, changes) = normal(
        "https://k.example/realms/r/protocol/openid-connect/auth",
        None,
    );
    assert_eq!(
        candidates,
        [
            "https://k.example/realms/r/protocol/openid-connect/auth",
            "https://k.example/realms/r/protocol/openid-connect",
            "https://k.example/realms/r/protocol",
            "https://k.example/realms/r",
            "https://k.example/realms",
        ]
    );
    assert_eq!(changes, []);
    assert_eq!(
        normal(
            "https://k.example/realms/r/protocol/openid-connect/auth",
            Some("keycloak")
        ),
        (
            vec!["https://k.example/realms/r".to_owned()],
            vec![Change::Endpoint]
        )
    );
}

#[test]
fn what_was_not_found_is_said_only_where_somebody_answered() {
    let address = understand("https://a.example/login", None);
    let ids = |answered| {
        let findings = judge(&address, None, answered);
        findings.iter().map(|f| f.fault.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(true), ["authority-is-endpoint-url"]);
    assert!(ids(false).is_empty());
}

#[test]
fn a_scheme_that_was_mistyped_is_put_right() {
    for given in [
        "https:/a.example/t",
        "https:a.example/t",
        "https//a.example/t",
        "HTTPS:\\\\a.example/t",
        "//a.example/t",
    ] {
        let (candidates, changes) = normal(given, None);
        assert_eq!(candidates, ["https://a.example/t"], "{given}");
        assert_eq!(changes, [Change::Scheme], "{given}");
    }
}

#[test]
fn a_tenants_id_alone_is_asked_whose_it_is() {
    let tenant = "11111111-2222-3333-4444-555555555555";
    let found = judge(&understand(tenant, None), None, false);
    assert_eq!(found[0].fault.id, "authority-is-tenant-id");
    let found = judge(&understand(tenant, Provider::find("okta")), None, false);
    assert_eq!(found[0].fault.id, "authority-is-tenant-id");
}

#[test]
fn the_issuer_settles_what_was_entered_cannot_show() {
    let id = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0";
    for (given, provider, issuer, settled) in [
        (
            "https://a.auth0.com/authorize",
            None,
            "https://a.auth0.com/",
            true,
        ),
        (
            "https://a.example/.well-known/openid-configuration",
            None,
            "https://a.example/",
            true,
        ),
        ("https://a.example", None, "https://a.example/", false),
        ("contoso.com", Some("entra"), id, true),
        (
            "contoso.com",
            Some("entra"),
            "https://login.microsoftonline.com/{tenantid}/v2.0",
            false,
        ),
        (
            "https://login.microsoftonline.com/contoso.com/v2.0",
            None,
            id,
            false,
        ),
    ] {
        let address = understand(given, provider.and_then(Provider::find));
        let authority = address.settled(&address.candidates[0], issuer);
        assert_eq!(
            authority.map(|a| a.to_string()),
            settled.then(|| issuer.to_owned()),
            "{given}"
        );
    }
}

#[test]
fn a_password_in_the_address_is_not_kept() {
    let address = understand("https://me:pw@a.example/t", None);
    assert_eq!(address.given, "https://…@a.example/t");
    assert!(!format!("{address:?}").contains("pw"));
}

#[test]
fn what_means_nothing_is_said_to_mean_nothing() {
    for given in [
        "",
        "   ",
        "https://",
        "ftp://a.example",
        "mailto:a@b.example",
        "http://[::1",
    ] {
        let address = understand(given, None);
        let findings = judge(&address, None, true);
        assert!(
            findings
                .iter()
                .any(|f| f.fault.id == "authority-unreadable"),
            "{given}: {address:?}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_understood_or_refused(text in ".{0,80}") {
        let address = understand(&text, Provider::find("entra"));
        prop_assert!(address.candidates.is_empty() == address.problem.is_some());
        let _ = judge(&address, None, true);
    }

    #[test]
    fn the_normal_form_stays_as_it_is(path in "(/[a-z0-9]{1,8}){0,3}") {
        let first = normal(&format!("https://a.example{path}"), None).0;
        if let [only] = first.as_slice() {
            prop_assert_eq!(&normal(only, None).0, &vec![only.clone()]);
        }
    }
}
