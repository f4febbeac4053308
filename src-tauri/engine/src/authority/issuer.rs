//! The issuer in the metadata compared with the authority (OpenID Connect Discovery 1.0 section
//! 4.3): they must be the same, character by character. What differs is named.

use crate::faults;
use crate::finding::{Fault, Field, Finding};
use crate::provider::Provider;
use crate::values::{Authority, is_uuid};
use url::Url;

faults! {
    /// Issuer and authority are the same.
    ISSUER_MATCHES = pass "issuer-matches" cites "OpenID Connect Discovery 1.0, section 4.3";
    /// There was no authority to compare the issuer with.
    ISSUER_NOT_COMPARED = note "issuer-not-compared";
    /// They differ in a trailing slash only.
    ISSUER_TRAILING_SLASH = fail "issuer-trailing-slash" cites "OpenID Connect Discovery 1.0, section 4.3";
    /// They differ in upper and lower case, or in a port that goes without saying.
    ISSUER_CASE_OR_PORT = fail "issuer-case-or-port" cites "OpenID Connect Discovery 1.0, section 4.3";
    /// The issuer is on another host.
    ISSUER_HOST_MISMATCH = fail "issuer-host-mismatch" cites "OpenID Connect Discovery 1.0, section 4.3";
    /// The issuer has another scheme.
    ISSUER_SCHEME_MISMATCH = fail "issuer-scheme-mismatch" cites "OpenID Connect Discovery 1.0, section 4.3";
    /// The issuer is on the same host below another path.
    ISSUER_PATH_MISMATCH = fail "issuer-path-mismatch" cites "OpenID Connect Discovery 1.0, section 4.3";
    /// The issuer is no address, or has a query or fragment.
    ISSUER_MALFORMED = fail "issuer-malformed" cites "OpenID Connect Discovery 1.0, section 3";
    /// The issuer is a template for any tenant.
    ENTRA_COMMON_TEMPLATE_ISSUER = fail "entra-common-template-issuer" cites "OpenID Connect Discovery 1.0, section 4.3";
    /// The metadata of the older kind was fetched.
    ENTRA_V1_AUTHORITY_WITHOUT_V2 = fail "entra-v1-authority-without-v2" cites "OpenID Connect Discovery 1.0, section 4.3";
    /// The issuer leaves out the policy that the address names.
    ENTRA_B2C_ISSUER_WITHOUT_POLICY = fail "entra-b2c-issuer-without-policy" cites "OpenID Connect Discovery 1.0, section 4.3";
}

/// Compares.
#[must_use]
pub fn judge(issuer: &str, authority: Option<&Authority>) -> Finding {
    let Some(authority) = authority else {
        return ISSUER_NOT_COMPARED.found().received(issuer);
    };
    if issuer == authority.as_str() {
        return ISSUER_MATCHES.found().received(issuer);
    }
    let provider = provider_of(authority, issuer);
    let fault = difference(issuer, authority, provider);
    let mut finding = fault
        .found()
        .field(Field::Authority)
        .expected(authority.as_str())
        .received(issuer);
    finding.provider = provider.map(|p| p.id.clone());
    if let Some(whole) = with_policy(issuer, authority, provider) {
        finding = finding.detail("with_policy", whole);
    }
    match repair(fault, issuer, authority, provider) {
        Some(value) => finding.suggest(value),
        None => finding,
    }
}

/// The provider that the authority, or else the issuer, belongs to.
fn provider_of(authority: &Authority, issuer: &str) -> Option<&'static Provider> {
    let of_issuer = || {
        Url::parse(issuer)
            .ok()
            .and_then(|u| u.host_str().and_then(Provider::of_host))
    };
    authority
        .url()
        .host_str()
        .and_then(Provider::of_host)
        .or_else(of_issuer)
}

fn difference(issuer: &str, authority: &Authority, provider: Option<&Provider>) -> &'static Fault {
    if issuer.contains("{tenantid}") {
        return &ENTRA_COMMON_TEMPLATE_ISSUER;
    }
    let Ok(url) = Url::parse(issuer) else {
        return &ISSUER_MALFORMED;
    };
    if url.query().is_some()
        || url.fragment().is_some()
        || !matches!(url.scheme(), "https" | "http")
        || issuer.contains('{')
    {
        return &ISSUER_MALFORMED;
    }
    let asked = authority.url();
    let legacy = provider.is_some_and(|p| {
        p.authority
            .legacy_issuer_hosts
            .iter()
            .any(|h| Some(h.as_str()) == url.host_str())
    });
    if legacy {
        return &ENTRA_V1_AUTHORITY_WITHOUT_V2;
    }
    let (a, b) = (authority.as_str(), issuer);
    if a.trim_end_matches('/') == b.trim_end_matches('/') {
        return &ISSUER_TRAILING_SLASH;
    }
    let same_host = asked.host_str() == url.host_str()
        && asked.port_or_known_default() == url.port_or_known_default();
    let same_but_for_case = asked
        .as_str()
        .trim_end_matches('/')
        .eq_ignore_ascii_case(url.as_str().trim_end_matches('/'));
    if same_but_for_case {
        return &ISSUER_CASE_OR_PORT;
    }
    if asked.host_str() == url.host_str() && asked.scheme() != url.scheme() {
        return &ISSUER_SCHEME_MISMATCH;
    }
    if with_policy(issuer, authority, provider).is_some() {
        return &ENTRA_B2C_ISSUER_WITHOUT_POLICY;
    }
    if !same_host {
        return &ISSUER_HOST_MISMATCH;
    }
    &ISSUER_PATH_MISMATCH
}

/// The issuer with the policy in it, where Azure AD B2C left out the one that the address names: the path
/// is the same but for the policy, and begins with the tenant's id. A policy may have any name. With
/// `v2.0` at their end such paths tell B2C on any host, a domain of the customer's own among them.
fn with_policy(issuer: &str, authority: &Authority, provider: Option<&Provider>) -> Option<String> {
    let url = Url::parse(issuer).ok()?;
    let asked = authority.url().path().trim_matches('/');
    let (_, asked) = asked
        .strip_prefix("tfp/")
        .unwrap_or(asked)
        .split_once('/')?;
    let (policy, version) = asked.split_once('/').unwrap_or((asked, ""));
    let named = url.path().trim_matches('/');
    let (tenant, end) = named.split_once('/').unwrap_or((named, ""));
    let is_b2c = version == "v2.0" || provider.is_some_and(|p| p.id == "entra-b2c");
    (is_b2c && is_uuid(tenant) && version == end).then(|| {
        // There the policy is written in small letters, and a slash ends the issuer.
        let policy = policy.to_ascii_lowercase();
        let issuer = format!("{}/", issuer.trim_end_matches('/'));
        issuer.replacen(
            &format!("/{tenant}/"),
            &format!("/tfp/{tenant}/{policy}/"),
            1,
        )
    })
}

/// The value that would put it right, where one follows from what was seen.
fn repair(
    fault: &Fault,
    issuer: &str,
    authority: &Authority,
    provider: Option<&Provider>,
) -> Option<String> {
    match fault.id {
        "issuer-trailing-slash"
        | "issuer-case-or-port"
        | "issuer-path-mismatch"
        | "issuer-host-mismatch" => Some(issuer.to_owned()),
        "issuer-scheme-mismatch" if issuer.starts_with("https://") => Some(issuer.to_owned()),
        "entra-v1-authority-without-v2" => {
            let suffix = provider?.authority.version_suffix.as_deref()?;
            Some(format!(
                "{}{suffix}",
                authority.as_str().trim_end_matches('/')
            ))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn every_difference_has_its_name_and_where_there_is_one_its_value() {
        let tid = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555";
        let v2 = format!("{tid}/v2.0");
        for (authority, issuer, id, suggestion) in [
            (
                "https://a.example",
                "https://a.example",
                "issuer-matches",
                None,
            ),
            (
                "https://a.example",
                "https://a.example/",
                "issuer-trailing-slash",
                Some("https://a.example/"),
            ),
            (
                "https://a.example/t/",
                "https://a.example/t",
                "issuer-trailing-slash",
                Some("https://a.example/t"),
            ),
            (
                "https://a.example/Realm",
                "https://a.example/realm",
                "issuer-case-or-port",
                Some("https://a.example/realm"),
            ),
            (
                "https://a.example",
                "https://a.example:443",
                "issuer-case-or-port",
                Some("https://a.example:443"),
            ),
            (
                "https://a.example",
                "https://A.example",
                "issuer-case-or-port",
                Some("https://A.example"),
            ),
            (
                "https://a.example",
                "https://b.example",
                "issuer-host-mismatch",
                Some("https://b.example"),
            ),
            (
                "https://a.example",
                "http://a.example",
                "issuer-scheme-mismatch",
                None,
            ),
            (
                "http://a.example",
                "https://a.example",
                "issuer-scheme-mismatch",
                Some("https://a.example"),
            ),
            (
                "https://a.example/x",
                "https://a.example/y",
                "issuer-path-mismatch",
                Some("https://a.example/y"),
            ),
            ("https://a.example", "a.example", "issuer-malformed", None),
            (
                "https://a.example/t",
                "https://a.example/{realm}",
                "issuer-malformed",
                None,
            ),
            (
                "https://a.example",
                "https://a.example?x",
                "issuer-malformed",
                None,
            ),
            (
                "https://login.microsoftonline.com/common/v2.0",
                "https://login.microsoftonline.com/{tenantid}/v2.0",
                "entra-common-template-issuer",
                None,
            ),
            (
                tid,
                "https://sts.windows.net/11111111-2222-3333-4444-555555555555/",
                "entra-v1-authority-without-v2",
                Some(v2.as_str()),
            ),
            (
                "https://t.b2clogin.com/t.onmicrosoft.com/B2C_1_in/v2.0",
                "https://t.b2clogin.com/11111111-2222-3333-4444-555555555555/v2.0/",
                "entra-b2c-issuer-without-policy",
                None,
            ),
            // The failure as people report it: the authority has it right, but for the case.
            (
                "https://t.b2clogin.com/tfp/11111111-2222-3333-4444-555555555555/B2C_1_In/v2.0/",
                "https://t.b2clogin.com/tfp/11111111-2222-3333-4444-555555555555/b2c_1_in/v2.0/",
                "issuer-case-or-port",
                Some(
                    "https://t.b2clogin.com/tfp/11111111-2222-3333-4444-555555555555/b2c_1_in/v2.0/",
                ),
            ),
            (
                "https://t.b2clogin.com/t.onmicrosoft.com/B2C_1_in/v2.0/",
                "https://t.b2clogin.com/tfp/11111111-2222-3333-4444-555555555555/b2c_1_in/v2.0/",
                "issuer-path-mismatch",
                Some(
                    "https://t.b2clogin.com/tfp/11111111-2222-3333-4444-555555555555/b2c_1_in/v2.0/",
                ),
            ),
        ] {
            let finding = judge(issuer, Some(&Authority::parse(authority).unwrap()));
            assert_eq!(
                (finding.fault.id, finding.suggestion.as_deref()),
                (id, suggestion),
                "{authority} and {issuer}"
            );
        }
    }

    #[test]
    fn a_policy_of_any_name_is_missed_in_an_issuer_without_it() {
        const TENANT: &str = "11111111-2222-3333-4444-555555555555";
        let found = |authority: &str, issuer: &str| {
            let authority = Authority::parse(authority).unwrap();
            let finding = judge(&issuer.replace("{t}", TENANT), Some(&authority));
            assert_eq!(finding.suggestion.is_some(), finding.details.is_empty());
            let whole = finding.details.get("with_policy").cloned();
            (finding.fault.id, whole)
        };
        let missed = "entra-b2c-issuer-without-policy";
        for (authority, issuer, whole) in [
            (
                "https://t.b2clogin.com/t.onmicrosoft.com/SignIn/v2.0/",
                "https://t.b2clogin.com/{t}/v2.0/",
                "https://t.b2clogin.com/tfp/{t}/signin/v2.0/",
            ),
            (
                "https://t.b2clogin.com/tfp/t.onmicrosoft.com/B2C_1A_in/v2.0",
                "https://t.b2clogin.com/{t}/v2.0/",
                "https://t.b2clogin.com/tfp/{t}/b2c_1a_in/v2.0/",
            ),
            (
                "https://id.acme.example/t.onmicrosoft.com/in/v2.0/",
                "https://id.acme.example/{t}/v2.0/",
                "https://id.acme.example/tfp/{t}/in/v2.0/",
            ),
            // It is not said to be on another host: that issuer would not do either.
            (
                "https://id.acme.example/t.onmicrosoft.com/in/v2.0/",
                "https://t.b2clogin.com/{t}/v2.0/",
                "https://t.b2clogin.com/tfp/{t}/in/v2.0/",
            ),
            (
                "https://t.b2clogin.com/t.onmicrosoft.com/b2c_1_in",
                "https://t.b2clogin.com/{t}/",
                "https://t.b2clogin.com/tfp/{t}/b2c_1_in/",
            ),
        ] {
            let whole = whole.replace("{t}", TENANT);
            assert_eq!(found(authority, issuer), (missed, Some(whole)));
        }
        for (authority, issuer) in [
            (
                "https://auth.pingone.eu/x/as",
                "https://auth.pingone.eu/{t}",
            ),
            ("https://a.example/t/in/v2.0", "https://a.example/t/v2.0"),
            ("https://a.example/t/v2.0", "https://a.example/{t}/v2.0"),
        ] {
            assert_eq!(found(authority, issuer), ("issuer-path-mismatch", None));
        }
    }

    #[test]
    fn whoever_misses_the_policy_is_told_of_both_kinds_and_of_the_authority() {
        let authority = Authority::parse("https://t.b2clogin.com/t.onmicrosoft.com/In/v2.0/");
        let tenant = "11111111-2222-3333-4444-555555555555";
        let issuer = format!("https://t.b2clogin.com/{tenant}/v2.0/");
        let finding = judge(&issuer, Some(&authority.unwrap()));
        let right = format!("https://t.b2clogin.com/tfp/{tenant}/in/v2.0/");
        for words in [Words::speaking("en"), Words::speaking("de")] {
            let fix = words.finding(&finding).fix.unwrap();
            for said in ["(iss)", "IssuanceClaimPattern", "AuthorityWithTfp", &right] {
                assert!(fix.contains(said), "{said}: {fix}");
            }
        }
    }

    #[test]
    fn without_an_authority_nothing_is_compared() {
        assert_eq!(
            judge("https://a.example/t/", None).fault.id,
            "issuer-not-compared"
        );
    }
}
