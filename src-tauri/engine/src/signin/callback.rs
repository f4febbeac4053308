//! Judges the authorization response (RFC 6749 section 4.1.2, RFC 9207).

use super::flow::ONCE;
use super::issuer::{self, Likeness};
use super::observation::{Asked, CallbackFacts, ErrorFacts, Observation};
use crate::credentials::answer::stands_in;
use crate::credentials::codes;
use crate::credentials::observation::Said;
use crate::credentials::redirect;
use crate::exchange::Method;
use crate::faults;
use crate::finding::{Field, Finding};
use crate::provider::Provider;

faults! {
    /// The answer came from another issuer, or does not say from which although that was promised.
    AUTHORIZE_ISS_MIXUP = fail "authorize-iss-mixup" cites "RFC 9207, section 2.4";
    /// The answer came as a form.
    AUTHORIZE_FORM_POST_ON_LOOPBACK = warn "authorize-form-post-on-loopback"
        cites "OAuth 2.0 Form Post Response Mode, section 2";
    /// The person, or a rule, said no.
    AUTHORIZE_ACCESS_DENIED = fail "authorize-access-denied" cites "RFC 6749, section 4.1.2.1";
    /// The provider answered with an error.
    AUTHORIZE_ERROR = fail "authorize-error" cites "RFC 6749, section 4.1.2.1";
    /// The answer holds neither code nor error.
    CALLBACK_WITHOUT_CODE = fail "callback-without-code" cites "RFC 6749, section 4.1.2";
    /// A parameter stands twice.
    CALLBACK_PARAMETER_TWICE = fail "callback-parameter-twice" cites "RFC 6749, section 3.1";
    /// The answer belongs to this request and comes from the issuer.
    CALLBACK_ACCEPTED = pass "callback-accepted" cites "RFC 6749, section 4.1.2";
}

/// Judges the answer, if there was one.
#[must_use]
pub fn judge(seen: &Observation) -> Vec<Finding> {
    let Some(callback) = &seen.callback else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    if !issuer_holds(callback, &seen.asked) {
        let finding = AUTHORIZE_ISS_MIXUP
            .found()
            .field(Field::Authority)
            .expected(&seen.asked.issuer);
        let absent = if callback.iss.is_none() { "yes" } else { "no" };
        findings.push(
            finding
                .received(callback.iss.as_deref().unwrap_or_default())
                .detail("absent", absent),
        );
    }
    if callback.method == Method::Post {
        findings.push(AUTHORIZE_FORM_POST_ON_LOOPBACK.found());
    }
    for name in ONCE {
        if callback.parameters.iter().filter(|p| *p == name).count() > 1 {
            findings.push(CALLBACK_PARAMETER_TWICE.found().received(name));
        }
    }
    match &callback.error {
        Some(error) => findings.extend(refusal(error, &seen.asked)),
        None if !callback.code => {
            findings.push(
                CALLBACK_WITHOUT_CODE
                    .found()
                    .received(callback.parameters.join(", ")),
            );
        }
        None => {}
    }
    if findings
        .iter()
        .all(|f| f.fault.grade < crate::finding::Grade::Fail)
    {
        findings.push(CALLBACK_ACCEPTED.found());
    }
    findings
}

/// The answer's `iss` is the issuer's, or is absent where nobody promised one (RFC 9207 section 2.4).
/// Where it does not hold, the code is not redeemed: it may be another provider's.
#[must_use]
pub fn issuer_holds(callback: &CallbackFacts, asked: &Asked) -> bool {
    let provider = asked.provider.as_deref().and_then(Provider::find);
    match &callback.iss {
        None => !asked.announces_iss,
        Some(iss) => matches!(
            issuer::compare(&asked.issuer, iss, None, provider),
            Likeness::Same | Likeness::OfTemplate
        ),
    }
}

fn refusal(error: &ErrorFacts, asked: &Asked) -> Vec<Finding> {
    let mut findings = meant_by(error, asked);
    let refused = || refused(error, (&asked.scopes, asked.prompt.as_deref()));
    findings.push(not_registered(error, asked).unwrap_or_else(refused));
    findings
}

/// Some providers send the browser to an address only to say that it is not registered.
fn not_registered(error: &ErrorFacts, asked: &Asked) -> Option<Finding> {
    let provider = asked.provider.as_deref().and_then(Provider::find)?;
    let uri = asked.redirect.as_deref()?;
    let mut texts = provider.redirect.not_registered.iter();
    let found = texts.find(|text| stands_in_error(text, error))?;
    Some(redirect::says_not_registered(uri, found, Some(provider)))
}

fn stands_in_error(code: &str, error: &ErrorFacts) -> bool {
    let texts = [Some(error.error.as_str()), error.description.as_deref()];
    texts.iter().flatten().any(|text| stands_in(code, text))
}

/// The finding that an error is, to a request of these scopes and this `prompt`.
pub(super) fn refused(error: &ErrorFacts, (scopes, prompt): (&str, Option<&str>)) -> Finding {
    let fault = match error.error.as_str() {
        "access_denied" => &AUTHORIZE_ACCESS_DENIED,
        _ => &AUTHORIZE_ERROR,
    };
    let mut finding = fault
        .found()
        .received(error.description.as_deref().unwrap_or(&error.error))
        .detail("error", &error.error)
        .detail("scopes", scopes)
        .detail("prompt", prompt.unwrap_or_default());
    finding.field = match error.error.as_str() {
        "invalid_scope" => Some(Field::Scopes),
        "unauthorized_client" | "invalid_client" => Some(Field::ClientId),
        "access_denied" => Some(Field::TestUser),
        _ => None,
    };
    finding
}

/// The findings that the provider's own codes in an error mean.
#[must_use]
pub fn meant_by(error: &ErrorFacts, asked: &Asked) -> Vec<Finding> {
    let Some(provider) = asked.provider.as_deref().and_then(Provider::find) else {
        return Vec::new();
    };
    let named = |code: &&String| stands_in_error(code, error);
    let known = provider.credentials.refused_codes.iter().map(|c| &c.code);
    let said = Said {
        error: Some(error.error.clone()),
        codes: known.filter(named).cloned().collect(),
        description: error.description.clone(),
    };
    codes::found(&said, Some(provider), None)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::testing::{Case, ISSUER};
    use super::*;

    fn found(change: impl Fn(&mut Case)) -> Vec<&'static str> {
        let mut case = Case::good();
        change(&mut case);
        case.found()
    }

    fn refused(error: &str, description: &str) -> Option<ErrorFacts> {
        Some(ErrorFacts {
            error: error.into(),
            description: Some(description.into()),
            uri: None,
        })
    }

    #[test]
    fn iss_is_checked_when_present_and_demanded_when_announced() {
        assert_eq!(found(|c| c.callback.iss = Some(ISSUER.into())), [""; 0]);
        assert_eq!(
            found(|c| c.callback.iss = Some("https://b.example".into())),
            ["authorize-iss-mixup"]
        );
        assert_eq!(
            found(|c| c.callback.iss = Some(format!("{ISSUER}/"))),
            ["authorize-iss-mixup"]
        );
        assert_eq!(
            found(|c| c.metadata.announces_iss = true),
            ["authorize-iss-mixup"]
        );
    }

    #[test]
    fn errors_and_odd_answers_have_their_findings() {
        let error = |error: &'static str| {
            found(move |c| {
                c.callback.error = refused(error, "no");
                c.token_answer = None;
            })
        };
        assert_eq!(error("access_denied"), ["authorize-access-denied"]);
        assert_eq!(error("invalid_scope"), ["authorize-error"]);
        assert_eq!(
            found(|c| c.callback.code = false),
            ["callback-without-code"]
        );
        assert_eq!(
            found(|c| c.callback.method = Method::Post),
            ["authorize-form-post-on-loopback"]
        );
        assert_eq!(
            found(|c| c.callback.parameters = vec!["code".into(), "code".into()]),
            ["callback-parameter-twice"]
        );
    }

    #[test]
    fn a_provider_s_own_code_is_understood() {
        let found = found(|c| {
            c.provider = Some("entra");
            c.callback.error =
                refused("unauthorized_client", "AADSTS700016: Application not found");
        });
        assert_eq!(found, ["authorize-error", "entra-app-not-in-tenant"]);
    }

    #[test]
    fn azure_ad_b2c_says_at_the_address_itself_what_is_wrong() {
        let error = |error: &'static str, text: &'static str| {
            found(move |c| {
                c.provider = Some("entra-b2c");
                c.callback.error = refused(error, text);
                c.token_answer = None;
            })
        };
        assert_eq!(
            error(
                "redirect_uri_mismatch",
                "AADB2C90006: The redirect URI 'http://localhost:8765/callback' is not registered"
            ),
            ["redirect-uri-mismatch-generic"]
        );
        assert_eq!(
            error(
                "access_denied",
                "AADB2C90118: The user has forgotten their password."
            ),
            ["authorize-access-denied", "entra-b2c-password-forgotten"]
        );
        assert_eq!(
            error("access_denied", "AADB2C90091: The user has cancelled"),
            ["authorize-access-denied"]
        );
    }
}
