//! Findings that a provider's own codes mean, wherever at the token endpoint they arrive. Which code
//! means which stands in the provider's data; these are the findings that it may name.

use super::observation::Said;
use crate::authority::ENTRA_TENANT_NOT_FOUND;
use crate::faults;
use crate::finding::{Fault, Field, Finding};
use crate::provider::Provider;
use crate::secrets::ClientSecret;
use crate::values::is_uuid;

faults! {
    /// The secret's time is over.
    ENTRA_SECRET_EXPIRED = fail "entra-secret-expired" cites "RFC 6749, section 5.2";
    /// The secret's id in place of its value, or a value of another app.
    ENTRA_SECRET_ID_PASTED = fail "entra-secret-id-pasted" cites "RFC 6749, section 5.2";
    /// No app of that id in the tenant.
    ENTRA_APP_NOT_IN_TENANT = fail "entra-app-not-in-tenant" cites "RFC 6749, section 5.2";
    /// The app is public, and a secret was sent.
    ENTRA_PUBLIC_CLIENT_SENDS_SECRET = fail "entra-public-client-sends-secret" cites "RFC 6749, section 2.1";
    /// The app has neither secret nor certificate.
    ENTRA_NO_KEYS_CONFIGURED = fail "entra-no-keys-configured";
    /// The app is confidential, and no secret arrived.
    ENTRA_SECRET_MISSING = fail "entra-secret-missing" cites "RFC 6749, section 2.3";
    /// The redirect address is registered for a single-page application.
    ENTRA_SPA_PLATFORM_REDIRECT = fail "entra-spa-platform-redirect";
    /// The app was made outside of Azure AD B2C.
    ENTRA_B2C_APP_NOT_FOR_B2C = fail "entra-b2c-app-not-for-b2c" cites "RFC 6749, section 5.2";
    /// The app is switched off.
    ENTRA_B2C_APP_DISABLED = fail "entra-b2c-app-disabled" cites "RFC 6749, section 5.2";
    /// A scope that Azure AD B2C does not take, or not alone.
    ENTRA_B2C_SCOPE_NOT_SUPPORTED = fail "entra-b2c-scope-not-supported" cites "RFC 6749, section 3.3";
    /// The person asked for a new password, and the user flow leaves that to the app.
    ENTRA_B2C_PASSWORD_FORGOTTEN = fail "entra-b2c-password-forgotten";
    /// Wrong secret or unknown client, which Keycloak tells apart by nothing.
    KEYCLOAK_CLIENT_SECRET_MISMATCH = fail "keycloak-client-secret-mismatch" cites "RFC 6749, section 5.2";
    /// The client may not use the authorization code grant.
    AUTH0_GRANT_NOT_ENABLED = fail "auth0-grant-not-enabled" cites "RFC 6749, section 5.2";
    /// The client may use only the method that JumpCloud gave it.
    JUMPCLOUD_AUTH_METHOD_DEFAULT_POST = fail "jumpcloud-auth-method-default-post" cites "OpenID Connect Core 1.0, section 9";
    /// The client may use only the method that it was registered with.
    HYDRA_STYLE_STRICT_AUTH_METHOD = fail "hydra-style-strict-auth-method" cites "OpenID Connect Core 1.0, section 9";
    /// The client must prove possession of a key.
    OKTA_DPOP_ON_BY_DEFAULT = fail "okta-dpop-on-by-default" cites "RFC 9449, section 5";
}

/// The findings that an answer's codes mean at this provider.
#[must_use]
pub fn found(
    said: &Said,
    provider: Option<&Provider>,
    secret: Option<&ClientSecret>,
) -> Vec<Finding> {
    // EXPOSE: whether it is written like a UUID is all that is taken.
    found_for(said, provider, secret.is_some_and(|s| is_uuid(s.expose())))
}

/// The same, where all that is known of the secret is whether it is a UUID.
pub(super) fn found_for(
    said: &Said,
    provider: Option<&Provider>,
    secret_is_uuid: bool,
) -> Vec<Finding> {
    let Some(provider) = provider else {
        return Vec::new();
    };
    let named = provider
        .credentials
        .refused_codes
        .iter()
        .filter(|known| said.codes.contains(&known.code));
    let mut findings: Vec<Finding> = Vec::new();
    for (known, fault) in named.filter_map(|known| Some((known, by_id(&known.finding)?))) {
        if findings.iter().any(|f| std::ptr::eq(f.fault, fault)) {
            continue;
        }
        let mut finding = fault
            .found()
            .received(said.description.as_deref().unwrap_or(&known.code))
            .detail("code", &known.code)
            .detail("shape", if secret_is_uuid { "uuid" } else { "other" });
        finding.field = field_of(fault);
        finding.provider = Some(provider.id.clone());
        findings.push(finding);
    }
    findings
}

fn by_id(id: &str) -> Option<&'static Fault> {
    let mut known = FAULTS.iter().copied().chain([&ENTRA_TENANT_NOT_FOUND]);
    known.find(|fault| fault.id == id)
}

fn field_of(fault: &Fault) -> Option<Field> {
    Some(match fault.id {
        "entra-app-not-in-tenant" | "entra-b2c-app-not-for-b2c" | "entra-b2c-app-disabled" => {
            Field::ClientId
        }
        "entra-b2c-scope-not-supported" => Field::Scopes,
        "entra-b2c-password-forgotten" => Field::TestUser,
        "entra-tenant-not-found" => Field::Authority,
        "entra-spa-platform-redirect" => Field::RedirectUri,
        "jumpcloud-auth-method-default-post" | "hydra-style-strict-auth-method" => {
            Field::ClientAuthentication
        }
        "auth0-grant-not-enabled" | "okta-dpop-on-by-default" => return None,
        _ => Field::ClientSecret,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn every_finding_that_provider_data_names_is_declared() {
        for provider in Provider::all() {
            for known in &provider.credentials.refused_codes {
                assert!(
                    by_id(&known.finding).is_some(),
                    "{}: {}",
                    provider.id,
                    known.finding
                );
            }
        }
    }

    #[test]
    fn a_code_of_azure_ad_b2c_is_its_own_and_not_that_of_the_workforce() {
        for (code, id) in [
            ("AADB2C90018", "entra-app-not-in-tenant"),
            ("AADB2C90079", "entra-secret-missing"),
            ("AADB2C90081", "entra-secret-id-pasted"),
            ("AADB2C90084", "entra-public-client-sends-secret"),
            ("AADB2C90117", "entra-b2c-scope-not-supported"),
        ] {
            let said = Said {
                codes: vec![code.into()],
                ..Said::default()
            };
            let found = found_for(&said, Provider::find("entra-b2c"), false);
            assert_eq!(found.iter().map(|f| f.fault.id).collect::<Vec<_>>(), [id]);
            for words in [Words::speaking("en"), Words::speaking("de")] {
                let view = words.finding(found.first().unwrap());
                let said = [Some(view.title), view.cause].map(Option::unwrap_or_default);
                assert!(!said.concat().contains("Entra"), "{said:?}");
            }
            assert!(found_for(&said, Provider::find("entra"), false).is_empty());
        }
    }

    #[test]
    fn a_code_means_its_finding_once() {
        let said = Said {
            codes: vec!["AADSTS7000222".into(), "7000222".into()],
            ..Said::default()
        };
        let found = found_for(&said, Provider::find("entra"), false);
        assert_eq!(
            found.iter().map(|f| f.fault.id).collect::<Vec<_>>(),
            ["entra-secret-expired"]
        );
        assert!(
            found_for(&said, Provider::find("okta"), false).is_empty()
                && found_for(&said, None, false).is_empty()
        );
    }
}
