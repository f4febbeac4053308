//! What the proof of the credentials says, in findings.

use super::answer::{Reached, is_page, reached};
use super::codes;
use super::decision::{Decision, decide, tested};
use super::observation::{Alphabet, NotAsked, ProofObservation, Trial};
use crate::authority::transport;
use crate::client_auth::Method;
use crate::faults;
use crate::finding::{Fault, Field, Finding, Grade};
use crate::provider::{CredentialFacts, Provider};
use crate::report::Proof;
use crate::signin::token_response::{TOKEN_AUTH_METHOD_MISMATCH, TOKEN_WAF_LOOKS_LIKE_BAD_SECRET};
use crate::values::ClientAuthentication;

faults! {
    /// The given secret got further than a random one.
    CREDENTIALS_PROVEN = pass "credentials-proven";
    /// Another method than the one that works was refused.
    CREDENTIALS_METHOD_REFUSED = note "credentials-method-refused" cites "OpenID Connect Core 1.0, section 9";
    /// Only one way of writing the `Authorization` header works with this secret.
    TOKEN_SECRET_NEEDS_URLENCODING = fail "token-secret-needs-urlencoding" cites "RFC 6749, section 2.3.1";
    /// Refused as a client.
    CREDENTIALS_REFUSED = fail "credentials-refused" cites "RFC 6749, section 5.2";
    /// Refused with nothing said, exactly as a random secret is.
    CREDENTIALS_REFUSED_LIKE_RANDOM = fail "credentials-refused-like-random";
    /// A random secret got the same answer, about the code or the request.
    CREDENTIALS_NOT_CHECKED_FIRST = warn "credentials-not-checked-first";
    /// The two answers differ in a way that decides nothing.
    CREDENTIALS_UNLIKE = warn "credentials-unlike";
    /// An answer that proves nothing ended the experiment.
    CREDENTIALS_EXPERIMENT_STOPPED = warn "credentials-experiment-stopped";
    /// No random secret was sent, so nothing could be compared.
    CREDENTIALS_NO_CONTROL = warn "credentials-no-control";
    /// Metadata names no token endpoint.
    CREDENTIALS_NO_ENDPOINT = warn "credentials-no-endpoint" cites "OpenID Connect Discovery 1.0, section 3";
    /// The endpoint is plain http on another computer.
    CREDENTIALS_ENDPOINT_NOT_HTTPS = fail "credentials-endpoint-not-https" cites "RFC 6749, section 3.2";
    /// Metadata allows no method that uses a shared secret.
    CREDENTIALS_NO_SECRET_METHOD = fail "credentials-no-secret-method" cites "OpenID Connect Discovery 1.0, section 3";
    /// A client without a secret has nothing to prove.
    CREDENTIALS_PUBLIC_CLIENT = note "credentials-public-client" cites "RFC 6749, section 2.1";
}

/// Whether the credentials are right, and all that was found on the way.
#[must_use]
pub fn judge(observed: &ProofObservation, provider: Option<&Provider>) -> (Proof, Vec<Finding>) {
    let no_facts = CredentialFacts::default();
    let facts = provider.map_or(&no_facts, |p| &p.credentials);
    let decision = decide(observed, facts);
    let (named, all_named) = named_by_provider(observed, provider, decision);
    let mut findings = match decision {
        Decision::Proven => proven(observed, facts),
        // The provider said which it is; the open list would only blur that.
        Decision::Refused if all_named => Vec::new(),
        Decision::Refused => refused(observed, facts),
        Decision::LikeRandom => vec![
            about(
                &CREDENTIALS_REFUSED_LIKE_RANDOM,
                tested(observed).map(|(given, _)| given),
            )
            .field(Field::ClientSecret),
        ],
        Decision::NotChecked => vec![about(
            &CREDENTIALS_NOT_CHECKED_FIRST,
            tested(observed).map(|(given, _)| given),
        )],
        Decision::Unlike => vec![unlike(observed)],
        Decision::Stopped => stopped(observed, facts),
        Decision::NoControl => {
            let unclear = observed
                .trials
                .iter()
                .rev()
                .find(|trial| reached(trial, facts) != Reached::Refused);
            vec![about(&CREDENTIALS_NO_CONTROL, unclear)]
        }
        Decision::NotAsked => not_asked(observed),
    };
    findings.extend(named);
    for finding in &mut findings {
        if finding.provider.is_none() {
            finding.provider = provider.map(|p| p.id.clone());
        }
    }
    (decision.proof(), findings)
}

/// The method that is proven to work, with the form of Basic.
#[must_use]
pub fn working_method(observed: &ProofObservation, provider: Option<&Provider>) -> Option<Method> {
    let no_facts = CredentialFacts::default();
    let decision = decide(observed, provider.map_or(&no_facts, |p| &p.credentials));
    tested(observed)
        .filter(|_| decision == Decision::Proven)
        .map(|(given, _)| given.method)
}

fn proven(observed: &ProofObservation, facts: &CredentialFacts) -> Vec<Finding> {
    let Some((given, _)) = tested(observed) else {
        return Vec::new();
    };
    let mut findings = vec![
        CREDENTIALS_PROVEN
            .found()
            .detail("method", name(given.method))
            .detail("form", form(given.method)),
    ];
    if given.method == Method::BasicRaw {
        findings.push(
            TOKEN_SECRET_NEEDS_URLENCODING
                .found()
                .field(Field::ClientSecret),
        );
    }
    let basic_in_vain = observed
        .trials
        .iter()
        .any(|t| t.method == Method::BasicEncoded && reached(t, facts) != Reached::Past);
    if given.method == Method::Post && basic_in_vain {
        let refused = name(Method::BasicEncoded);
        findings.push(
            CREDENTIALS_METHOD_REFUSED
                .found()
                .field(Field::ClientAuthentication)
                .detail("refused", refused)
                .detail("method", name(given.method)),
        );
    }
    findings
}

fn refused(observed: &ProofObservation, facts: &CredentialFacts) -> Vec<Finding> {
    let last = observed
        .trials
        .iter()
        .rev()
        .find(|trial| reached(trial, facts) == Reached::Refused);
    let tried: Vec<&str> = observed
        .trials
        .iter()
        .map(|trial| name(trial.method))
        .collect();
    let both = [ClientAuthentication::Basic, ClientAuthentication::Post]
        .iter()
        .all(|method| tried.contains(&method.as_str()));
    let mut findings = vec![
        about(&CREDENTIALS_REFUSED, last)
            .field(Field::ClientSecret)
            .detail("client", observed.client_id.as_str())
            .detail("methods", methods(observed))
            .detail("method-open", if both { "no" } else { "yes" }),
    ];
    let basic = ["client_secret_basic".to_owned()];
    let listed = observed.listed_methods.as_deref().unwrap_or(&basic);
    if !tried
        .iter()
        .any(|method| listed.iter().any(|name| name == method))
    {
        // Only a method that the person asked for can be outside the list.
        findings.push(
            TOKEN_AUTH_METHOD_MISMATCH
                .found()
                .field(Field::ClientAuthentication)
                .expected(listed.join(", "))
                .received(methods(observed)),
        );
    }
    findings
}

fn unlike(observed: &ProofObservation) -> Finding {
    let Some((given, control)) = tested(observed) else {
        return CREDENTIALS_UNLIKE.found();
    };
    about(&CREDENTIALS_UNLIKE, Some(given)).detail("control", said(control))
}

fn stopped(observed: &ProofObservation, facts: &CredentialFacts) -> Vec<Finding> {
    let at = observed
        .trials
        .iter()
        .chain(&observed.control)
        .find(|trial| reached(trial, facts) == Reached::Nothing);
    let Some(trial) = at else {
        return vec![
            CREDENTIALS_EXPERIMENT_STOPPED
                .found()
                .detail("reason", "silent"),
        ];
    };
    let mut findings = vec![
        about(&CREDENTIALS_EXPERIMENT_STOPPED, at)
            .detail("reason", reason(trial))
            .detail("url", &trial.exchange.url)
            .detail("wait", retry_after(trial).unwrap_or("none")),
    ];
    if trial.status() == Some(403) && is_page(&trial.exchange) {
        findings.push(
            TOKEN_WAF_LOOKS_LIKE_BAD_SECRET
                .found()
                .received("403")
                .detail("status", "403"),
        );
    }
    if trial.exchange.interruption.is_some() {
        // Which layer it was: name, connection, proxy, certificate.
        findings.extend(
            transport::judge(&trial.exchange, trial.exchange.at)
                .into_iter()
                .filter(|finding| finding.fault.grade == Grade::Fail),
        );
    }
    findings
}

/// Why an answer proves nothing, as the words know it.
fn reason(trial: &Trial) -> &'static str {
    match trial.status() {
        None => "silent",
        Some(429) => "too-many",
        Some(_) if is_page(&trial.exchange) => "page",
        Some(300..=399) => "redirect",
        Some(500..=599) => "server",
        Some(_) => "no-endpoint",
    }
}

fn retry_after(trial: &Trial) -> Option<&str> {
    trial.exchange.response.as_ref()?.header("retry-after")
}

fn not_asked(observed: &ProofObservation) -> Vec<Finding> {
    let Some(reason) = observed.not_asked else {
        return Vec::new();
    };
    let listed = observed
        .listed_methods
        .as_deref()
        .unwrap_or_default()
        .join(", ");
    vec![match reason {
        NotAsked::NoEndpoint => CREDENTIALS_NO_ENDPOINT.found().field(Field::Authority),
        NotAsked::NotHttps => CREDENTIALS_ENDPOINT_NOT_HTTPS
            .found()
            .field(Field::Authority),
        NotAsked::NoSecretMethod => CREDENTIALS_NO_SECRET_METHOD
            .found()
            .field(Field::ClientAuthentication)
            .expected("client_secret_basic, client_secret_post")
            .received(listed),
        NotAsked::PublicClient => CREDENTIALS_PUBLIC_CLIENT
            .found()
            .field(Field::ClientAuthentication),
    }]
}

/// What the provider's own codes mean, over the requests that tell: where a method is proven, that
/// one; otherwise all but those that were refused for their method alone, if there are others. And
/// whether each of them was named.
fn named_by_provider(
    observed: &ProofObservation,
    provider: Option<&Provider>,
    decision: Decision,
) -> (Vec<Finding>, bool) {
    let uuid = observed.secret.alphabet == Alphabet::Uuid;
    let works = tested(observed).map(|(given, _)| given);
    let trials: Vec<&Trial> = match works.filter(|_| decision == Decision::Proven) {
        Some(given) => vec![given],
        None => observed.trials.iter().collect(),
    };
    let mut named: Vec<Vec<Finding>> = trials
        .into_iter()
        .map(|trial| codes::found_for(&trial.said, provider, uuid))
        .collect();
    let of_method = |found: &Vec<Finding>| {
        found
            .iter()
            .any(|f| f.field == Some(Field::ClientAuthentication))
    };
    if named.iter().any(|found| !of_method(found)) {
        named.retain(|found| !of_method(found));
    }
    let all_named = named.iter().all(|found| !found.is_empty());
    let mut findings: Vec<Finding> = Vec::new();
    for found in named.into_iter().flatten() {
        if !findings
            .iter()
            .any(|known| std::ptr::eq(known.fault, found.fault))
        {
            findings.push(found);
        }
    }
    (findings, all_named)
}

fn about(fault: &'static Fault, trial: Option<&Trial>) -> Finding {
    match trial {
        Some(trial) => fault
            .found()
            .received(said(trial))
            .detail("method", name(trial.method)),
        None => fault.found(),
    }
}

/// An answer in one line: status, code, and the provider's sentence.
fn said(trial: &Trial) -> String {
    let Some(status) = trial.status() else {
        return trial
            .exchange
            .interruption
            .as_ref()
            .map(|i| i.text.clone())
            .unwrap_or_default();
    };
    let mut line = status.to_string();
    for (before, part) in [(" ", &trial.said.error), (": ", &trial.said.description)] {
        if let Some(part) = part {
            line.push_str(before);
            line.push_str(part);
        }
    }
    line
}

fn name(method: Method) -> &'static str {
    ClientAuthentication::from(method).as_str()
}

fn form(method: Method) -> &'static str {
    match method {
        Method::BasicEncoded => "encoded",
        Method::BasicRaw => "raw",
        Method::Post | Method::None => "form",
    }
}

fn methods(observed: &ProofObservation) -> String {
    let mut names: Vec<&str> = observed
        .trials
        .iter()
        .map(|trial| name(trial.method))
        .collect();
    names.dedup();
    names.join(", ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
