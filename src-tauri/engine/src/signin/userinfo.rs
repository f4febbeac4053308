//! Judges the userinfo answer and compares it with the ID Token (OpenID Connect Core 1.0 section 5.3).

use super::observation::{Observation, UserinfoFacts};
use super::signature::Signature;
use crate::faults;
use crate::finding::{Finding, Grade};
use crate::json::kind;
use serde_json::Value;

faults! {
    /// No answer came.
    USERINFO_UNREACHABLE = warn "userinfo-unreachable";
    /// The fresh access token was refused.
    USERINFO_401_403 = warn "userinfo-401-403" cites "RFC 6750, section 3.1";
    /// Another status than success.
    USERINFO_STATUS = warn "userinfo-status" cites "OpenID Connect Core 1.0, section 5.3.3";
    /// No JSON, and no signed token.
    USERINFO_NOT_READABLE = warn "userinfo-not-readable" cites "OpenID Connect Core 1.0, section 5.3.2";
    /// A member stands twice.
    USERINFO_DUPLICATE_CLAIM = warn "userinfo-duplicate-claim" cites "RFC 8259, section 4";
    /// A signed token, and the e-mail address stands nowhere else.
    USERINFO_SIGNED_JWT = fail "userinfo-signed-jwt" cites "OpenID Connect Core 1.0, section 5.3.2";
    /// A signed token; the ID Token has all that is needed.
    USERINFO_SIGNED = note "userinfo-signed" cites "OpenID Connect Core 1.0, section 5.3.2";
    /// A signed token whose signature is wrong or cannot be checked.
    USERINFO_BAD_SIGNATURE = fail "userinfo-bad-signature" cites "OpenID Connect Core 1.0, section 5.3.2";
    /// It does not say whom it is about.
    USERINFO_SUB_MISSING = fail "userinfo-sub-missing" cites "OpenID Connect Core 1.0, section 5.3.2";
    /// It is about somebody else.
    USERINFO_SUB_MISMATCH = fail "userinfo-sub-mismatch" cites "OpenID Connect Core 1.0, section 5.3.2";
    /// It has another e-mail address than the ID Token.
    USERINFO_EMAIL_DIFFERS = warn "userinfo-email-differs";
    /// It is about the same person as the ID Token.
    USERINFO_MATCHES = pass "userinfo-matches" cites "OpenID Connect Core 1.0, section 5.3.4";
}

/// Judges the answer, if there was one.
#[must_use]
pub fn judge(seen: &Observation) -> Vec<Finding> {
    let Some(userinfo) = &seen.userinfo else {
        return Vec::new();
    };
    if let Some(finding) = unanswered(userinfo) {
        return vec![finding];
    }
    let mut findings: Vec<Finding> = userinfo
        .duplicates
        .iter()
        .map(|name| USERINFO_DUPLICATE_CLAIM.found().received(name))
        .collect();
    let id_token = seen.id_token.as_ref();
    let theirs = id_token.and_then(|t| t.text("email"));
    match &userinfo.signature {
        None => {}
        Some(Signature::Verified { .. }) if theirs.is_some() => {
            findings.push(USERINFO_SIGNED.found())
        }
        Some(Signature::Verified { .. }) => findings.push(USERINFO_SIGNED_JWT.found()),
        Some(_) => findings.push(USERINFO_BAD_SIGNATURE.found()),
    }
    let Some(claims) = &userinfo.claims else {
        return findings;
    };
    let sub = id_token.and_then(|t| t.text("sub"));
    match (claims.get("sub"), sub) {
        (None | Some(Value::Null), _) => findings.push(USERINFO_SUB_MISSING.found()),
        (Some(Value::String(received)), Some(expected)) if received == expected => {}
        (Some(_), None) => {}
        (Some(Value::String(received)), Some(expected)) => {
            findings.push(
                USERINFO_SUB_MISMATCH
                    .found()
                    .expected(expected)
                    .received(received),
            );
        }
        (Some(other), Some(expected)) => {
            findings.push(
                USERINFO_SUB_MISMATCH
                    .found()
                    .expected(expected)
                    .received(format!("{} {other}", kind(other))),
            );
        }
    }
    let email = claims.get("email").and_then(Value::as_str);
    if let (Some(theirs), Some(email)) = (theirs, email)
        && !theirs.eq_ignore_ascii_case(email)
    {
        findings.push(
            USERINFO_EMAIL_DIFFERS
                .found()
                .expected(theirs)
                .received(email),
        );
    }
    if sub.is_some() && findings.iter().all(|f| f.fault.grade < Grade::Fail) {
        findings.push(USERINFO_MATCHES.found());
    }
    findings
}

fn unanswered(userinfo: &UserinfoFacts) -> Option<Finding> {
    if let Some(interruption) = &userinfo.exchange.interruption {
        return Some(USERINFO_UNREACHABLE.found().received(&interruption.text));
    }
    let Some(response) = &userinfo.exchange.response else {
        return Some(USERINFO_UNREACHABLE.found());
    };
    if !response.is_success() {
        let fault = if matches!(response.status, 401 | 403) {
            &USERINFO_401_403
        } else {
            &USERINFO_STATUS
        };
        let said = response.header("www-authenticate").unwrap_or_default();
        return Some(
            fault
                .found()
                .received(format!("{} {said}", response.status).trim()),
        );
    }
    let why = userinfo.not_readable.as_ref()?;
    Some(USERINFO_NOT_READABLE.found().received(why.to_string()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::testing::{Case, OTHER_RSA, RSA, answer};
    use serde_json::json;

    fn found(status: u16, kind: &str, body: &str) -> Vec<&'static str> {
        let mut case = Case::good();
        case.userinfo = Some(answer(status, kind, body));
        case.found()
    }

    #[test]
    fn answers_have_their_findings() {
        const JSON: &str = "application/json";
        for (status, body, expected) in [
            (200, r#"{"sub":"ann"}"#, vec![]),
            (200, r#"{"sub":"bob"}"#, vec!["userinfo-sub-mismatch"]),
            (200, r#"{"sub":7}"#, vec!["userinfo-sub-mismatch"]),
            (200, "{}", vec!["userinfo-sub-missing"]),
            (
                200,
                r#"{"sub":"ann","sub":"ann"}"#,
                vec!["userinfo-duplicate-claim"],
            ),
            (200, r#"{"sub":"ann","email":"Ann@ACME.example"}"#, vec![]),
            (
                200,
                r#"{"sub":"ann","email":"bob@acme.example"}"#,
                vec!["userinfo-email-differs"],
            ),
            (200, "<p>", vec!["userinfo-not-readable"]),
            (200, "[]", vec!["userinfo-not-readable"]),
            (401, "", vec!["userinfo-401-403"]),
            (500, "", vec!["userinfo-status"]),
        ] {
            assert_eq!(found(status, JSON, body), expected, "{status} {body}");
        }
    }

    #[test]
    fn a_signed_answer_is_checked_by_the_published_key() {
        let claims = json!({"sub": "ann", "email": "ann@acme.example", "email_verified": true});
        let header = json!({"alg": "RS256", "kid": "k1"});
        let (right, wrong) = (RSA.sign(&header, &claims), OTHER_RSA.sign(&header, &claims));
        assert_eq!(found(200, "application/jwt", &right), ["userinfo-signed"]);
        assert_eq!(
            found(200, "application/jwt; charset=utf-8", &wrong),
            ["userinfo-bad-signature"]
        );
        assert_eq!(
            found(200, "application/jwt", "no token"),
            ["userinfo-not-readable"]
        );
        let mut thin = Case::claim("email", serde_json::Value::Null);
        thin.userinfo = Some(answer(200, "application/jwt", &right));
        assert_eq!(
            thin.found(),
            ["claims-email-at-userinfo", "userinfo-signed-jwt"]
        );
    }
}
