//! Judges the discovery document: the answer that carried it, then field by field, all at once.

use super::metadata::{Metadata, ProblemKind};
use super::transport;
use crate::exchange::{Exchange, InterruptionKind};
use crate::faults;
use crate::fetch::{Fetched, NotFollowed};
use crate::finding::{Field, Finding, Grade};
use crate::json::{self, Parsed};
use crate::provider::Provider;
use chrono::{DateTime, Utc};
use serde_json::Value;
use url::Url;

faults! {
    /// Every field needed is there and right.
    DISCOVERY_READABLE = pass "discovery-readable" cites "OpenID Connect Discovery 1.0, section 3";
    /// 401 or 403.
    DISCOVERY_401_403 = fail "discovery-401-403" cites "OpenID Connect Discovery 1.0, section 4.1";
    /// 404.
    DISCOVERY_404 = fail "discovery-404" cites "OpenID Connect Discovery 1.0, section 4.1";
    /// Another status that is no success.
    DISCOVERY_STATUS = fail "discovery-status" cites "OpenID Connect Discovery 1.0, section 4.2";
    /// A page instead of the document.
    DISCOVERY_HTML = fail "discovery-html" cites "OpenID Connect Discovery 1.0, section 4.2";
    /// No JSON.
    DISCOVERY_INVALID_JSON = fail "discovery-invalid-json" cites "RFC 8259, section 2";
    /// A member stands twice.
    DISCOVERY_DUPLICATE_FIELD = warn "discovery-duplicate-field" cites "RFC 8259, section 4";
    /// Another media type than JSON.
    DISCOVERY_JSON_WRONG_CONTENT_TYPE = warn "discovery-json-wrong-content-type" cites "OpenID Connect Discovery 1.0, section 4.2";
    /// Larger than anything real.
    DISCOVERY_OVERSIZED = fail "discovery-oversized";
    /// In an encoding that was not asked for.
    DISCOVERY_ENCODING = fail "discovery-encoding" cites "RFC 9110, section 12.5.3";
    /// Redirected, and followed.
    DISCOVERY_REDIRECT = warn "discovery-redirect" cites "OpenID Connect Discovery 1.0, section 4.2";
    /// Redirected to another host, and followed.
    DISCOVERY_CROSS_HOST_REDIRECT = warn "discovery-cross-host-redirect" cites "OpenID Connect Discovery 1.0, section 4.2";
    /// Redirected where nobody may follow.
    DISCOVERY_REDIRECT_NOT_FOLLOWED = fail "discovery-redirect-not-followed";
    /// A field that sign-in needs is absent.
    DISCOVERY_MISSING_REQUIRED_FIELD = fail "discovery-missing-required-field" cites "OpenID Connect Discovery 1.0, section 3";
    /// A field that the specification recommends is absent.
    DISCOVERY_MISSING_RECOMMENDED_FIELD = warn "discovery-missing-recommended-field" cites "OpenID Connect Discovery 1.0, section 3";
    /// A field has another type.
    DISCOVERY_FIELD_TYPE = fail "discovery-field-type" cites "OpenID Connect Discovery 1.0, section 3";
    /// An endpoint is no absolute address.
    DISCOVERY_FIELD_NO_ADDRESS = fail "discovery-field-no-address" cites "OpenID Connect Discovery 1.0, section 3";
    /// An endpoint is plain http, or on a host that only the inside knows.
    DISCOVERY_ENDPOINTS_HTTP_OR_INTERNAL = fail "discovery-endpoints-http-or-internal" cites "OpenID Connect Discovery 1.0, section 3";
    /// Endpoints stand on another host than the issuer.
    DISCOVERY_ENDPOINTS_ELSEWHERE = note "discovery-endpoints-elsewhere";
    /// The same, where the provider is known for it.
    COGNITO_ENDPOINTS_ON_OTHER_HOST = note "cognito-endpoints-on-other-host";
    /// The code flow is not offered.
    DISCOVERY_NO_CODE_FLOW = fail "discovery-no-code-flow" cites "OpenID Connect Discovery 1.0, section 3";
    /// PKCE is not mentioned.
    DISCOVERY_PKCE_NOT_ADVERTISED = note "discovery-pkce-not-advertised" cites "RFC 8414, section 2";
    /// PKCE is mentioned, without S256.
    DISCOVERY_PKCE_WITHOUT_S256 = warn "discovery-pkce-without-s256" cites "RFC 7636, section 4.2";
    /// The scope `openid` is not among those listed.
    DISCOVERY_SCOPE_OPENID_MISSING = warn "discovery-scope-openid-missing" cites "OpenID Connect Discovery 1.0, section 3";
    /// RS256 is not among the algorithms.
    DISCOVERY_NO_RS256 = warn "discovery-no-rs256" cites "OpenID Connect Discovery 1.0, section 3";
    /// Unsigned ID Tokens only.
    DISCOVERY_ALG_NONE_ONLY = fail "discovery-alg-none-only" cites "OpenID Connect Core 1.0, section 2";
    /// No client authentication method that a shared secret can serve.
    DISCOVERY_NO_SECRET_METHOD = note "discovery-no-secret-method" cites "OpenID Connect Core 1.0, section 9";
}

/// Judges the way to a document and the answer that carried it. The same for discovery and keys.
#[must_use]
pub fn judge_way(fetched: &Fetched, at: DateTime<Utc>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (n, hop) in fetched.hops.iter().enumerate() {
        // The keys and a second hop often go over a connection that was judged already.
        if !hop.connection.reused {
            findings.extend(transport::judge(hop, at));
        }
        let followed = hop
            .response
            .as_ref()
            .and_then(|r| r.header("location"))
            .filter(|_| n + 1 < fetched.hops.len());
        if let Some(to) = followed {
            let joined = Url::parse(&hop.url)
                .and_then(|u| u.join(to))
                .map(|u| u.to_string())
                .unwrap_or_else(|_| to.to_owned());
            let fault = if host(&hop.url) == host(&joined) {
                &DISCOVERY_REDIRECT
            } else {
                &DISCOVERY_CROSS_HOST_REDIRECT
            };
            findings.push(
                fault
                    .found()
                    .field(Field::Authority)
                    .expected(&hop.url)
                    .received(joined),
            );
        }
    }
    if let Some(reason) = fetched.not_followed {
        let to = fetched
            .last()
            .and_then(|h| h.response.as_ref())
            .and_then(|r| r.header("location"))
            .unwrap_or_default();
        let why = match reason {
            NotFollowed::TooMany => "many",
            NotFollowed::Downgrade => "downgrade",
            NotFollowed::NoAddress => "no-address",
        };
        findings.push(
            DISCOVERY_REDIRECT_NOT_FOLLOWED
                .found()
                .received(to)
                .detail("why", why),
        );
    }
    findings
}

/// Judges status, size and type of the answer that should be the discovery document.
#[must_use]
pub fn judge_answer(fetched: &Fetched) -> Vec<Finding> {
    let Some(last) = fetched.last() else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    match last.interruption.as_ref().map(|i| i.kind) {
        Some(InterruptionKind::BodyTooLarge) => {
            findings.push(DISCOVERY_OVERSIZED.found().received(&last.url))
        }
        Some(InterruptionKind::BodyEncoding) => {
            findings.push(DISCOVERY_ENCODING.found().received(encoding(last)))
        }
        _ => {}
    }
    let Some(response) = &last.response else {
        return findings;
    };
    let text = fetched.text.as_deref().unwrap_or_default();
    let page = response.media_type().is_some_and(|t| t.contains("html"))
        || text.trim_start().starts_with('<');
    let status = response.status.to_string();
    let answer = |fault: &'static crate::finding::Fault| {
        fault
            .found()
            .field(Field::Authority)
            .received(format!("{status} {}", first_line(text)))
            .detail("status", &status)
            .detail("url", &last.url)
    };
    match response.status {
        200..=299 if page && json::parse(text.as_bytes()).is_err() => {
            findings.push(answer(&DISCOVERY_HTML))
        }
        200..=299 | 301..=303 | 307 | 308 => {}
        401 | 403 => findings.push(answer(&DISCOVERY_401_403)),
        404 | 410 => findings.push(answer(&DISCOVERY_404)),
        _ => findings.push(answer(&DISCOVERY_STATUS)),
    }
    let media = response.media_type().unwrap_or_default();
    if response.is_success() && !page && media != "application/json" && last.interruption.is_none()
    {
        findings.push(
            DISCOVERY_JSON_WRONG_CONTENT_TYPE
                .found()
                .expected("application/json")
                .received(media),
        );
    }
    findings
}

fn encoding(exchange: &Exchange) -> &str {
    exchange
        .response
        .as_ref()
        .and_then(|r| r.header("content-encoding"))
        .unwrap_or_default()
}

/// The first line of a server's text that says something, cut to a line's length.
fn first_line(text: &str) -> String {
    text.lines()
        .map(str::trim)
        .find(|l| !l.is_empty())
        .unwrap_or_default()
        .chars()
        .take(120)
        .collect()
}

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
    findings.extend(endpoints(&metadata, provider));
    findings.extend(capabilities(&metadata));
    if !findings.iter().any(|f| f.fault.grade >= Grade::Warn) {
        findings.push(DISCOVERY_READABLE.found());
    }
    findings
}

/// The fields that the specification requires, and those that it recommends and sign-in wants.
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
    let recommended = ["userinfo_endpoint", "scopes_supported", "claims_supported"];
    let absent = |name: &&&str| document.get(**name).is_none_or(Value::is_null);
    let missing = |fault: &'static crate::finding::Fault, name: &str| {
        fault.found().expected(name).detail("name", name)
    };
    let first = required
        .iter()
        .filter(absent)
        .map(|n| missing(&DISCOVERY_MISSING_REQUIRED_FIELD, n));
    let second = recommended
        .iter()
        .filter(absent)
        .map(|n| missing(&DISCOVERY_MISSING_RECOMMENDED_FIELD, n));
    first.chain(second).collect()
}

fn endpoints(metadata: &Metadata, provider: Option<&Provider>) -> Vec<Finding> {
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

fn host(address: &str) -> Option<String> {
    Url::parse(address).ok()?.host_str().map(str::to_owned)
}
