//! Answers in place of a discovery document that mean one thing at one provider. Which answer means
//! which finding stands in the provider's data; these are the findings that it may name.

use super::observation::Asked;
use crate::faults;
use crate::finding::{Field, Finding};
use crate::provider::{Provider, Refusal};

faults! {
    /// No tenant of that id or domain in this cloud.
    ENTRA_TENANT_NOT_FOUND = fail "entra-tenant-not-found" cites "OpenID Connect Discovery 1.0, section 4.1";
    /// The org has no authorization server called `default`.
    OKTA_DEFAULT_SERVER_ABSENT = fail "okta-default-server-absent" cites "OpenID Connect Discovery 1.0, section 4.1";
    /// The path begins as it did before Keycloak 17.
    KEYCLOAK_AUTH_PREFIX = fail "keycloak-auth-prefix" cites "OpenID Connect Discovery 1.0, section 4.1";
    /// No realm of that name.
    KEYCLOAK_REALM_TYPO = fail "keycloak-realm-typo" cites "OpenID Connect Discovery 1.0, section 4.1";
    /// The realm refuses what came to it over plain http.
    KEYCLOAK_HTTPS_REQUIRED = fail "keycloak-https-required";
    /// The domain of the sign-in pages in place of the user pool's address.
    COGNITO_HOSTED_UI_DOMAIN_AS_ISSUER = fail "cognito-hosted-ui-domain-as-issuer" cites "OpenID Connect Discovery 1.0, section 4.1";
    /// The end of the path is missing.
    PINGONE_ISSUER_NEEDS_AS = fail "pingone-issuer-needs-as" cites "OpenID Connect Discovery 1.0, section 4.1";
}

/// The finding that an answer means, at this provider or at the one that it gives away.
#[must_use]
pub fn named(asked: &Asked, provider: Option<&Provider>) -> Option<Finding> {
    let response = asked.fetched.last()?.response.as_ref()?;
    if response.is_success() || (300..400).contains(&response.status) {
        return None;
    }
    let authority = asked.authority.as_str();
    let text = asked.fetched.text.as_deref().unwrap_or_default();
    let stands = |part: &Option<String>, whole: &str| {
        part.as_deref().is_none_or(|part| whole.contains(part))
    };
    let means = |refusal: &&Refusal| {
        stands(&refusal.authority, authority)
            && !refusal
                .without
                .as_deref()
                .is_some_and(|part| authority.contains(part))
            && stands(&refusal.text, text)
    };
    let (provider, refusal) = match provider {
        Some(known) => (known, known.authority.refusals.iter().find(means)?),
        None => Provider::all().iter().find_map(|any| {
            let mut told = any.authority.refusals.iter().filter(|r| r.text.is_some());
            told.find(means).map(|refusal| (any, refusal))
        })?,
    };
    let fault = FAULTS.iter().copied().find(|f| f.id == refusal.finding)?;
    let mut finding = fault
        .found()
        .field(Field::Authority)
        .received(authority)
        .detail("code", refusal.text.as_deref().unwrap_or_default())
        .detail("status", response.status.to_string());
    finding.provider = Some(provider.id.clone());
    let right = refusal.authority.as_deref().zip(refusal.instead.as_deref());
    Some(match right {
        Some((wrong, instead)) => finding.suggest(authority.replacen(wrong, instead, 1)),
        None => finding,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credentials::testing::answer;
    use crate::fetch::Fetched;
    use crate::values::Authority;

    fn found(authority: &str, status: u16, text: &str) -> Option<(&'static str, Option<String>)> {
        let asked = Asked {
            authority: Authority::parse(authority).unwrap(),
            fetched: Fetched {
                hops: vec![answer(status, "application/json", text).exchange],
                text: Some(text.to_owned()),
                not_utf8_at: None,
                not_followed: None,
            },
        };
        let host = asked.authority.url().host_str().unwrap();
        named(&asked, Provider::of_host(host)).map(|f| (f.fault.id, f.suggestion))
    }

    #[test]
    fn an_answer_that_means_one_thing_is_called_by_its_name() {
        let suggested = |id, value: &str| Some((id, Some(value.to_owned())));
        for (authority, status, text, expected) in [
            (
                "https://sso.acme.example/auth/realms/a",
                404,
                r#"{"error":"RESTEASY003210: Could not find resource for full path: https://x"}"#,
                suggested("keycloak-auth-prefix", "https://sso.acme.example/realms/a"),
            ),
            (
                "https://sso.acme.example/realms/Acme",
                404,
                r#"{"error":"Realm does not exist"}"#,
                Some(("keycloak-realm-typo", None)),
            ),
            ("https://sso.acme.example/auth/realms/a", 404, "", None),
            (
                "https://acme.okta.com/oauth2/default",
                404,
                "",
                suggested("okta-default-server-absent", "https://acme.okta.com"),
            ),
            ("https://acme.okta.com/oauth2/aus1", 404, "", None),
            (
                "https://login.microsoftonline.com/nobody.example/v2.0",
                400,
                r#"{"error":"invalid_tenant","error_description":"AADSTS90002: Tenant 'nobody.example' not found."}"#,
                Some(("entra-tenant-not-found", None)),
            ),
            (
                "https://acme.auth.eu-west-1.amazoncognito.com",
                403,
                "",
                Some(("cognito-hosted-ui-domain-as-issuer", None)),
            ),
            (
                "https://auth.pingone.asia/11111111-2222-3333-4444-555555555555",
                404,
                "",
                Some(("pingone-issuer-needs-as", None)),
            ),
            ("https://auth.pingone.asia/1/as", 404, "", None),
            ("https://acme.okta.com/oauth2/default", 200, "", None),
        ] {
            assert_eq!(found(authority, status, text), expected, "{authority}");
        }
    }

    #[test]
    fn every_finding_that_provider_data_names_is_declared() {
        for provider in Provider::all() {
            for refusal in &provider.authority.refusals {
                let declared = FAULTS.iter().any(|f| f.id == refusal.finding);
                assert!(declared, "{}: {}", provider.id, refusal.finding);
            }
        }
    }
}
