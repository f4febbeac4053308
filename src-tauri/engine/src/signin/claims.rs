//! Judges the claims that a service knows people by: e-mail address, whether it is verified, and its
//! domain (OpenID Connect Core 1.0 section 5.1).

use super::observation::{Asked, Observation};
use super::token_response::granted;
use crate::faults;
use crate::finding::{Field, Finding, Grade};
use crate::json::kind;
use crate::values::Email;
use serde_json::{Map, Value};

faults! {
    /// Neither ID Token nor userinfo has an e-mail address.
    CLAIMS_EMAIL_MISSING = fail "claims-email-missing" cites "OpenID Connect Core 1.0, section 5.1";
    /// The same at Entra, where it has causes of its own.
    ENTRA_EMAIL_CLAIM_MISSING = fail "entra-email-claim-missing" cites "OpenID Connect Core 1.0, section 5.1";
    /// The scope that brings it was not granted.
    AUTHORIZE_EMAIL_SCOPE_MISSING = fail "authorize-email-scope-missing" cites "OpenID Connect Core 1.0, section 5.4";
    /// What stands there is no e-mail address.
    CLAIMS_EMAIL_MALFORMED = fail "claims-email-malformed" cites "OpenID Connect Core 1.0, section 5.1";
    /// The provider says that the address was never verified.
    CLAIMS_EMAIL_VERIFIED_FALSE = fail "claims-email-verified-false" cites "OpenID Connect Core 1.0, section 5.1";
    /// Whether it was is written as text.
    CLAIMS_EMAIL_VERIFIED_STRING = warn "claims-email-verified-string" cites "OpenID Connect Core 1.0, section 5.1";
    /// The provider does not say whether it was.
    CLAIMS_EMAIL_VERIFIED_ABSENT = warn "claims-email-verified-absent" cites "OpenID Connect Core 1.0, section 5.7";
    /// The same at Entra, which never says so by itself.
    ENTRA_EMAIL_VERIFIED_ABSENT = warn "entra-email-verified-absent" cites "OpenID Connect Core 1.0, section 5.7";
    /// The address is in another domain than those whose people are to sign in.
    DOMAIN_NOT_ASSOCIATED = fail "domain-not-associated";
    /// The address stands at userinfo only.
    CLAIMS_EMAIL_AT_USERINFO = note "claims-email-at-userinfo" cites "OpenID Connect Core 1.0, section 5.4";
    /// The same at Okta, which thins the ID Token on purpose.
    OKTA_THIN_ID_TOKEN = warn "okta-thin-id-token" cites "OpenID Connect Core 1.0, section 5.4";
    /// A guest of the tenant signed in.
    ENTRA_GUEST_UPN_EXT = warn "entra-guest-upn-ext";
    /// The address is one that a service can know somebody by.
    CLAIMS_EMAIL_ACCEPTED = pass "claims-email-accepted" cites "OpenID Connect Core 1.0, section 5.1";
}

/// Judges the claims, if there are any.
#[must_use]
pub fn judge(seen: &Observation) -> Vec<Finding> {
    let empty = Map::new();
    let Some(token) = seen.id_token.as_ref().filter(|t| t.not_readable.is_none()) else {
        return Vec::new();
    };
    let userinfo = seen
        .userinfo
        .as_ref()
        .and_then(|u| u.claims.as_ref())
        .unwrap_or(&empty);
    let entra = seen.asked.provider.as_deref() == Some("entra");
    let mut findings = Vec::new();
    if entra
        && ["preferred_username", "upn"]
            .iter()
            .any(|c| token.text(c).is_some_and(|t| t.contains("#EXT#")))
    {
        findings.push(ENTRA_GUEST_UPN_EXT.found().field(Field::TestUser));
    }
    let there =
        |claims: &Map<String, Value>| claims.get("email").is_some_and(|v| !v.is_null() && v != "");
    let source = if there(&token.claims) {
        &token.claims
    } else {
        userinfo
    };
    if !there(source) {
        findings.push(missing(seen, entra));
        return findings;
    }
    if std::ptr::eq(source, userinfo) {
        let okta = seen.asked.provider.as_deref() == Some("okta");
        findings.push(if okta {
            OKTA_THIN_ID_TOKEN.found()
        } else {
            CLAIMS_EMAIL_AT_USERINFO.found()
        });
    }
    let parsed = source
        .get("email")
        .and_then(Value::as_str)
        .map(Email::parse);
    let Some(Ok(email)) = parsed else {
        let value = source.get("email").unwrap_or(&Value::Null);
        findings.push(
            CLAIMS_EMAIL_MALFORMED
                .found()
                .field(Field::TestUser)
                .received(format!("{} {value}", kind(value))),
        );
        return findings;
    };
    let associated = domain(&email, &seen.asked, &mut findings);
    let verified = source
        .get("email_verified")
        .or_else(|| userinfo.get("email_verified"));
    findings.extend(
        verification(verified, entra, associated).map(|f| f.detail("email", email.as_str())),
    );
    if findings.iter().all(|f| f.fault.grade < Grade::Fail) {
        findings.push(CLAIMS_EMAIL_ACCEPTED.found().received(email.as_str()));
    }
    findings
}

fn missing(seen: &Observation, entra: bool) -> Finding {
    let granted = seen.token.as_ref().and_then(granted);
    let asked_for_it = seen.asked.scopes.split(' ').any(|s| s == "email");
    match granted {
        Some(scopes) if asked_for_it && !scopes.split([' ', ',']).any(|s| s == "email") => {
            AUTHORIZE_EMAIL_SCOPE_MISSING
                .found()
                .field(Field::Scopes)
                .expected(&seen.asked.scopes)
                .received(scopes)
        }
        _ if entra => ENTRA_EMAIL_CLAIM_MISSING.found().field(Field::TestUser),
        _ => CLAIMS_EMAIL_MISSING.found().field(Field::TestUser),
    }
}

/// Whether the address is in an associated domain; false also where none are known.
fn domain(email: &Email, asked: &Asked, findings: &mut Vec<Finding>) -> bool {
    let associated = asked.associated_domains.contains(email.domain());
    if !associated && !asked.associated_domains.is_empty() {
        let domains: Vec<&str> = asked
            .associated_domains
            .iter()
            .map(|d| d.as_str())
            .collect();
        let finding = DOMAIN_NOT_ASSOCIATED
            .found()
            .field(Field::AssociatedDomains);
        findings.push(
            finding
                .expected(domains.join(", "))
                .received(email.as_str())
                .detail("domain", email.domain().as_str()),
        );
    }
    associated
}

/// What `email_verified` says. Where the domain is associated, its absence means nothing: a service
/// trusts the domain then.
fn verification(verified: Option<&Value>, entra: bool, associated: bool) -> Option<Finding> {
    let text = |v: &Value| {
        v.as_str()
            .map(str::to_ascii_lowercase)
            .or_else(|| v.as_u64().map(|n| n.to_string()))
    };
    match verified {
        Some(Value::Bool(true)) => None,
        Some(Value::Bool(false)) => {
            Some(CLAIMS_EMAIL_VERIFIED_FALSE.found().field(Field::TestUser))
        }
        None | Some(Value::Null) if associated => None,
        None | Some(Value::Null) if entra => Some(ENTRA_EMAIL_VERIFIED_ABSENT.found()),
        None | Some(Value::Null) => Some(CLAIMS_EMAIL_VERIFIED_ABSENT.found()),
        Some(other) if matches!(text(other).as_deref(), Some("false" | "0")) => Some(
            CLAIMS_EMAIL_VERIFIED_FALSE
                .found()
                .field(Field::TestUser)
                .received(format!("{} {other}", kind(other))),
        ),
        Some(other) => Some(
            CLAIMS_EMAIL_VERIFIED_STRING
                .found()
                .expected("true")
                .received(format!("{} {other}", kind(other))),
        ),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::testing::{Case, answer};
    use super::*;
    use crate::values::Domain;
    use crate::words::Words;
    use serde_json::json;

    fn userinfo(body: &Value) -> Option<crate::ports::Answer> {
        Some(answer(200, "application/json", &body.to_string()))
    }

    #[test]
    fn email_verified_is_judged_by_its_value_and_its_type() {
        for (value, expected) in [
            (json!(true), vec![]),
            (json!(false), vec!["claims-email-verified-false"]),
            (json!("true"), vec!["claims-email-verified-string"]),
            (json!(1), vec!["claims-email-verified-string"]),
            (json!("False"), vec!["claims-email-verified-false"]),
            (json!(0), vec!["claims-email-verified-false"]),
            (Value::Null, vec!["claims-email-verified-absent"]),
        ] {
            assert_eq!(
                Case::claim("email_verified", value.clone()).found(),
                expected,
                "{value}"
            );
        }
    }

    #[test]
    fn its_absence_means_nothing_where_the_domain_is_associated() {
        let mut case = Case::claim("email_verified", Value::Null);
        case.domains = vec![Domain::parse("acme.example").unwrap()];
        assert_eq!(case.found(), [""; 0]);
        case.domains = vec![Domain::parse("other.example").unwrap()];
        assert_eq!(
            case.found(),
            ["claims-email-verified-absent", "domain-not-associated"]
        );
    }

    #[test]
    fn an_address_that_is_none_is_said_to_be_none() {
        for value in [json!("ann"), json!(7), json!(["ann@acme.example"])] {
            let mut case = Case::claim("email", value.clone());
            case.userinfo = None;
            assert_eq!(case.found(), ["claims-email-malformed"], "{value}");
        }
    }

    #[test]
    fn userinfo_fills_in_what_the_token_lacks() {
        let mut case = Case::claim("email", Value::Null);
        case.set("email_verified", Value::Null);
        case.userinfo =
            userinfo(&json!({"sub": "ann", "email": "ann@acme.example", "email_verified": true}));
        assert_eq!(case.found(), ["claims-email-at-userinfo"]);
        case.provider = Some("okta");
        assert_eq!(case.found(), ["okta-thin-id-token"]);
    }

    #[test]
    fn a_missing_address_has_its_cause_where_one_shows() {
        let mut case = Case::claim("email", Value::Null);
        case.userinfo = userinfo(&json!({"sub": "ann"}));
        assert_eq!(case.found(), ["claims-email-missing"]);
        case.provider = Some("entra");
        assert_eq!(case.found(), ["entra-email-claim-missing"]);
        case.token = json!({"scope": "openid"});
        assert_eq!(case.found(), ["authorize-email-scope-missing"]);
    }

    #[test]
    fn what_azure_ad_b2c_leaves_out_has_a_fix_of_its_own() {
        let mut case = Case::claim("email", Value::Null);
        case.set("emails", json!(["ann@acme.example"]));
        case.provider = Some("entra-b2c");
        case.userinfo = None;
        case.token = json!({"access_token": null});
        for (id, fix) in [
            ("claims-email-missing", "emails"),
            ("token-no-access-token", "Azure AD B2C"),
        ] {
            let found = super::super::judge(&case.seen());
            let finding = found.iter().find(|f| f.fault.id == id).unwrap();
            for words in [Words::speaking("en"), Words::speaking("de")] {
                let said = words.finding(finding).fix.unwrap();
                assert!(said.contains(fix), "{said}");
            }
        }
    }

    #[test]
    fn a_guest_of_entra_is_noticed() {
        let mut case = Case::claim("upn", json!("ann_acme.example#EXT#@t.onmicrosoft.com"));
        assert_eq!(case.found(), [""; 0]);
        case.provider = Some("entra");
        assert_eq!(case.found(), ["entra-guest-upn-ext"]);
    }
}
