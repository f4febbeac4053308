//! Judges the document itself, field by field.

use super::*;
use crate::authority::metadata::{Metadata, ProblemKind};
use crate::finding::Grade;
use crate::json::Parsed;
use crate::provider::Provider;
use serde_json::Value;
use url::Url;

/// Parses the text; what is no JSON object is a finding.
///
/// # Errors
/// The finding that says why it is none.
pub fn parse(text: &str) -> Result<Parsed, Box<Finding>> {
    match json::parse(text.as_bytes()) {
        Ok(parsed) if parsed.value.is_object() => Ok(parsed),
        Ok(parsed) => Err(DISCOVERY_INVALID_JSON
            .found()
            .expected("object")
            .received(json::kind(&parsed.value))
            .detail("problem", "kind")),
        Err(e) => Err(DISCOVERY_INVALID_JSON
            .found()
            .received(e.to_string())
            .detail("problem", "syntax")),
    }
    .map_err(Box::new)
}

/// Judges the document field by field.
#[must_use]
pub fn judge_document(parsed: &Parsed, provider: Option<&Provider>) -> Vec<Finding> {
    let (metadata, problems) = Metadata::read(&parsed.value);
    let mut findings = Vec::new();
    for name in &parsed.duplicates {
        findings.push(
            DISCOVERY_DUPLICATE_FIELD
                .found()
                .received(name)
                .detail("name", name),
        );
    }
    for problem in &problems {
        let finding = match problem.kind {
            ProblemKind::Type { expected } => DISCOVERY_FIELD_TYPE.found().expected(expected),
            ProblemKind::Address => DISCOVERY_FIELD_NO_ADDRESS.found(),
        };
        findings.push(
            finding
                .field(Field::Endpoints)
                .received(&problem.received)
                .detail("name", problem.name),
        );
    }
    findings.extend(absent_fields(&parsed.value));
    findings.extend(judge_endpoints(&metadata, provider));
    findings.extend(capabilities(&metadata));
    if !findings.iter().any(|f| f.fault.grade >= Grade::Warn) {
        findings.push(DISCOVERY_READABLE.found());
    }
    findings
}

/// The fields that the specification requires, and those that it recommends.
fn absent_fields(document: &Value) -> Vec<Finding> {
    let required = [
        "issuer",
        "authorization_endpoint",
        "token_endpoint",
        "jwks_uri",
        "response_types_supported",
        "subject_types_supported",
        "id_token_signing_alg_values_supported",
    ];
    let recommended = ["scopes_supported", "claims_supported"];
    let absent = |name: &&str| document.get(*name).is_none_or(Value::is_null);
    let missing = |fault: &'static crate::finding::Fault, name: &str| {
        fault.found().expected(name).detail("name", name)
    };
    let first = required
        .into_iter()
        .filter(absent)
        .map(|n| missing(&DISCOVERY_MISSING_REQUIRED_FIELD, n));
    let userinfo = Some("userinfo_endpoint")
        .filter(absent)
        .map(|name| DISCOVERY_NO_USERINFO.found().expected(name));
    let second = recommended
        .into_iter()
        .filter(absent)
        .map(|n| missing(&DISCOVERY_MISSING_RECOMMENDED_FIELD, n));
    first.chain(userinfo).chain(second).collect()
}

/// Judges where the endpoints are, whether a document named them or a person.
#[must_use]
pub fn judge_endpoints(metadata: &Metadata, provider: Option<&Provider>) -> Vec<Finding> {
    let named = [
        ("authorization_endpoint", &metadata.authorization_endpoint),
        ("token_endpoint", &metadata.token_endpoint),
        ("userinfo_endpoint", &metadata.userinfo_endpoint),
        ("jwks_uri", &metadata.jwks_uri),
        ("revocation_endpoint", &metadata.revocation_endpoint),
        (
            "device_authorization_endpoint",
            &metadata.device_authorization_endpoint,
        ),
    ];
    let issuer = metadata.issuer.as_deref().and_then(|i| Url::parse(i).ok());
    let on_loopback = |u: &Url| u.host().is_some_and(|h| crate::values::is_loopback(&h));
    let outside = issuer.as_ref().is_some_and(|i| !on_loopback(i));
    let mut findings = Vec::new();
    let mut elsewhere = Vec::new();
    for (name, endpoint) in named {
        let Some(url) = endpoint else { continue };
        let plain = url.scheme() == "http" && !on_loopback(url);
        let inside = outside
            && (on_loopback(url)
                || url
                    .host_str()
                    .is_some_and(|h| !h.contains('.') && !h.contains(':')));
        if plain || inside {
            let what = DISCOVERY_ENDPOINTS_HTTP_OR_INTERNAL
                .found()
                .field(Field::Endpoints);
            findings.push(what.received(url.as_str()).detail("name", name));
        } else if issuer
            .as_ref()
            .is_some_and(|i| i.host_str() != url.host_str())
        {
            elsewhere.push(url.host_str().unwrap_or_default().to_owned());
        }
    }
    elsewhere.dedup();
    if !elsewhere.is_empty() {
        let known = provider.filter(|p| p.authority.endpoints_elsewhere);
        let cognito = known.is_some_and(|p| p.id == "cognito");
        let fault = if cognito {
            &COGNITO_ENDPOINTS_ON_OTHER_HOST
        } else {
            &DISCOVERY_ENDPOINTS_ELSEWHERE
        };
        if cognito || known.is_none() {
            findings.push(fault.found().received(elsewhere.join(", ")));
        }
    }
    findings
}

fn capabilities(metadata: &Metadata) -> Vec<Finding> {
    let lacks = |list: &Option<Vec<String>>, value: &str| {
        list.as_ref().is_some_and(|l| !l.iter().any(|v| v == value))
    };
    let listed = |list: &Option<Vec<String>>| list.as_deref().unwrap_or_default().join(" ");
    let mut findings = Vec::new();
    if lacks(&metadata.response_types, "code") {
        findings.push(
            DISCOVERY_NO_CODE_FLOW
                .found()
                .expected("code")
                .received(listed(&metadata.response_types))
                .detail("name", "response_types_supported"),
        );
    }
    if lacks(&metadata.grant_types, "authorization_code") {
        findings.push(
            DISCOVERY_NO_CODE_FLOW
                .found()
                .expected("authorization_code")
                .received(listed(&metadata.grant_types))
                .detail("name", "grant_types_supported"),
        );
    }
    match &metadata.code_challenge_methods {
        None => findings.push(DISCOVERY_PKCE_NOT_ADVERTISED.found()),
        Some(methods) if !methods.iter().any(|m| m == "S256") => {
            findings.push(
                DISCOVERY_PKCE_WITHOUT_S256
                    .found()
                    .expected("S256")
                    .received(methods.join(" ")),
            );
        }
        Some(_) => {}
    }
    if lacks(&metadata.scopes, "openid") {
        findings.push(
            DISCOVERY_SCOPE_OPENID_MISSING
                .found()
                .expected("openid")
                .received(listed(&metadata.scopes)),
        );
    }
    if let Some(algs) = &metadata.id_token_signing_algs {
        if algs.iter().all(|a| a == "none") {
            findings.push(
                DISCOVERY_ALG_NONE_ONLY
                    .found()
                    .expected("RS256")
                    .received(algs.join(" ")),
            );
        } else if !algs.iter().any(|a| a == "RS256") {
            findings.push(
                DISCOVERY_NO_RS256
                    .found()
                    .expected("RS256")
                    .received(algs.join(" ")),
            );
        }
    }
    if metadata
        .usable_auth_methods()
        .iter()
        .all(|m| *m == crate::values::ClientAuthentication::None)
    {
        let what = DISCOVERY_NO_SECRET_METHOD
            .found()
            .field(Field::ClientAuthentication);
        findings.push(
            what.expected("client_secret_basic client_secret_post")
                .received(listed(&metadata.token_endpoint_auth_methods)),
        );
    }
    findings
}
