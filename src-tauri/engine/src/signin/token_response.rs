//! Judges the token endpoint's answer (RFC 6749 section 5, OpenID Connect Core 1.0 section 3.1.3.3).

use super::callback::meant_by;
use super::observation::{ErrorFacts, Observation, TokenFacts};
use crate::authority::transport;
use crate::credentials::answer::is_page;
use crate::exchange::Exchange;
use crate::faults;
use crate::finding::{Field, Finding, Grade};
use crate::values::ClientAuthentication;
use serde_json::Value;

faults! {
    /// No answer came, or not all of it.
    TOKEN_UNREACHABLE = fail "token-unreachable";
    /// A bot check answered in place of the provider.
    TOKEN_WAF_LOOKS_LIKE_BAD_SECRET = fail "token-waf-looks-like-bad-secret";
    /// A page, or something else that is no JSON.
    TOKEN_HTML_OR_NON_JSON = fail "token-html-or-non-json" cites "RFC 6749, section 5.1";
    /// The endpoint sends the client elsewhere.
    TOKEN_REDIRECTED = fail "token-redirected" cites "RFC 9700, section 4.12";
    /// The provider has a fault of its own, or too much to do.
    TOKEN_SERVER_ERROR = fail "token-server-error";
    /// The client was refused.
    TOKEN_CLIENT_REFUSED = fail "token-client-refused" cites "RFC 6749, section 5.2";
    /// The client proved itself by a method that metadata does not list.
    TOKEN_AUTH_METHOD_MISMATCH = fail "token-auth-method-mismatch" cites "OpenID Connect Discovery 1.0, section 3";
    /// The request was refused.
    TOKEN_REFUSED = fail "token-refused" cites "RFC 6749, section 5.2";
    /// The code is no longer good.
    TOKEN_CODE_EXPIRED_OR_USED = warn "token-code-expired-or-used" cites "RFC 6749, section 4.1.2";
    /// There is no access token.
    TOKEN_NO_ACCESS_TOKEN = fail "token-no-access-token" cites "RFC 6749, section 5.1";
    /// There is no ID Token.
    TOKEN_NO_ID_TOKEN = fail "token-no-id-token" cites "OpenID Connect Core 1.0, section 3.1.3.3";
    /// `token_type` is absent, or none that a bearer client can use.
    TOKEN_TYPE_NOT_BEARER = warn "token-type-not-bearer" cites "OpenID Connect Core 1.0, section 3.1.3.3";
    /// A member has another type than it must have.
    TOKEN_FIELD_TYPE = warn "token-field-type" cites "RFC 6749, section 5.1";
    /// A member stands twice.
    TOKEN_DUPLICATE_FIELD = warn "token-duplicate-field" cites "RFC 8259, section 4";
    /// The endpoint gave tokens.
    TOKEN_RECEIVED = pass "token-received" cites "OpenID Connect Core 1.0, section 3.1.3.3";
}

/// Errors by which a device is told to go on waiting (RFC 8628 section 3.5).
pub const WAITING: &[&str] = &["authorization_pending", "slow_down"];

/// Judges the answer, if there was one.
#[must_use]
pub fn judge(seen: &Observation) -> Vec<Finding> {
    let Some(token) = &seen.token else {
        return Vec::new();
    };
    if token
        .error
        .as_ref()
        .is_some_and(|e| WAITING.contains(&e.error.as_str()))
    {
        return Vec::new();
    }
    let no_answer = unanswered(&token.exchange);
    if !no_answer.is_empty() {
        return no_answer;
    }
    if let Some(error) = &token.error {
        return refusal(error, seen);
    }
    let status = token.exchange.response.as_ref().map_or(0, |r| r.status);
    if !(200..300).contains(&status) || token.body.not_json.is_some() {
        let what = token
            .body
            .not_json
            .as_deref()
            .unwrap_or("JSON without an error code");
        let media = token
            .exchange
            .response
            .as_ref()
            .and_then(crate::exchange::Response::media_type)
            .unwrap_or_default();
        return vec![
            TOKEN_HTML_OR_NON_JSON
                .found()
                .received(format!("{status} {media}: {what}")),
        ];
    }
    contents(token)
}

/// What stands in the way of an answer of the endpoint's own: the network, a bot check, a redirect,
/// a fault of the server.
fn unanswered(exchange: &Exchange) -> Vec<Finding> {
    if let Some(interruption) = &exchange.interruption {
        let mut findings: Vec<Finding> = transport::judge(exchange, exchange.at);
        findings.retain(|f| f.fault.grade == Grade::Fail);
        if findings.is_empty() {
            findings.push(TOKEN_UNREACHABLE.found().received(&interruption.text));
        }
        return findings;
    }
    let Some(response) = &exchange.response else {
        return vec![TOKEN_UNREACHABLE.found()];
    };
    let status = response.status.to_string();
    let mitigated = response.header("cf-mitigated").is_some();
    let fault = match response.status {
        _ if mitigated => &TOKEN_WAF_LOOKS_LIKE_BAD_SECRET,
        403 if is_page(exchange) => &TOKEN_WAF_LOOKS_LIKE_BAD_SECRET,
        300..400 => &TOKEN_REDIRECTED,
        429 | 500.. => &TOKEN_SERVER_ERROR,
        _ => return Vec::new(),
    };
    let received = match response.header("location") {
        Some(location) => format!("{status}, to {location}"),
        None => status.clone(),
    };
    vec![fault.found().received(received).detail("status", status)]
}

fn refusal(error: &ErrorFacts, seen: &Observation) -> Vec<Finding> {
    let asked = &seen.asked;
    let mut findings = meant_by(error, asked);
    let said = error.description.as_deref().unwrap_or(&error.error);
    let method = ClientAuthentication::from(asked.method).as_str();
    if error.error == "invalid_client" {
        findings.push(
            TOKEN_CLIENT_REFUSED
                .found()
                .field(Field::ClientSecret)
                .received(said)
                .detail("method", method),
        );
        // None listed means basic alone (OpenID Connect Discovery 1.0 section 3).
        let listed = asked
            .methods_listed
            .clone()
            .unwrap_or_else(|| vec!["client_secret_basic".to_owned()]);
        if !listed.iter().any(|m| m == method) {
            let finding = TOKEN_AUTH_METHOD_MISMATCH
                .found()
                .field(Field::ClientAuthentication);
            findings.push(finding.expected(listed.join(", ")).received(method));
        }
        return findings;
    }
    if error.error == "invalid_grant" && seen.callback.is_some() {
        findings.push(TOKEN_CODE_EXPIRED_OR_USED.found().received(said));
    }
    findings.push(
        TOKEN_REFUSED
            .found()
            .received(said)
            .detail("error", &error.error),
    );
    findings
}

fn contents(token: &TokenFacts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for name in &token.body.duplicates {
        findings.push(TOKEN_DUPLICATE_FIELD.found().received(name));
    }
    let mut types = |name: &'static str, expected: &'static str| {
        if let Some(kind) = token
            .body
            .kind_of(name)
            .filter(|k| *k != expected && *k != "null")
        {
            let finding = TOKEN_FIELD_TYPE
                .found()
                .expected(expected)
                .received(kind)
                .detail("name", name);
            findings.push(finding);
        }
    };
    types("expires_in", "number");
    types("scope", "string");
    types("refresh_token", "string");
    if token.body.kind_of("access_token") != Some("string") {
        findings.push(TOKEN_NO_ACCESS_TOKEN.found());
    }
    if token.body.kind_of("id_token") != Some("string") {
        let granted = granted(token);
        let finding = TOKEN_NO_ID_TOKEN
            .found()
            .field(Field::Scopes)
            .detail("told", yes_or_no(granted.is_some()));
        findings.push(finding.received(granted.unwrap_or_default()));
    }
    let bearer = matches!(&token.token_type, Some(Value::String(kind)) if kind.eq_ignore_ascii_case("bearer"));
    if !bearer {
        let received = token
            .token_type
            .as_ref()
            .map(Value::to_string)
            .unwrap_or_default();
        let finding = TOKEN_TYPE_NOT_BEARER
            .found()
            .expected("Bearer")
            .detail("there", yes_or_no(!received.is_empty()));
        findings.push(finding.received(received));
    }
    if findings.iter().all(|f| f.fault.grade < Grade::Fail) {
        findings.push(TOKEN_RECEIVED.found());
    }
    findings
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// The scopes that were granted, where the answer says so (RFC 6749 section 5.1: it must where they
/// are not those that were asked for).
#[must_use]
pub fn granted(token: &TokenFacts) -> Option<String> {
    match token.scope.as_ref()? {
        Value::String(scopes) => Some(scopes.clone()),
        Value::Array(scopes) => Some(
            scopes
                .iter()
                .filter_map(Value::as_str)
                .collect::<Vec<_>>()
                .join(" "),
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
