//! Judges a whole sign-in: every matter by its own judge, all findings at once.

use super::observation::Observation;
use super::signature::Signature;
use super::{
    callback, claims, clock, device, id_token, loopback, second_opinion, token_response, userinfo,
};
use crate::faults;
use crate::finding::{Field, Finding, Grade};

faults! {
    /// Metadata names no endpoint that the sign-in needs.
    SIGNIN_ENDPOINT_MISSING = fail "signin-endpoint-missing" cites "OpenID Connect Discovery 1.0, section 3";
    /// Nothing was sent, because the way to an endpoint is plain http.
    SIGNIN_ENDPOINT_NOT_HTTPS = fail "signin-endpoint-not-https" cites "OpenID Connect Core 1.0, section 3.1.3";
    /// The sign-in works from end to end.
    SIGNIN_WORKS = pass "signin-works";
}

/// Judges a sign-in.
#[must_use]
pub fn judge(seen: &Observation) -> Vec<Finding> {
    let mut findings: Vec<Finding> = seen
        .asked
        .endpoints_missing
        .iter()
        .map(|name| {
            SIGNIN_ENDPOINT_MISSING
                .found()
                .field(Field::Endpoints)
                .received(name)
        })
        .collect();
    findings.extend(seen.asked.endpoints_in_clear.iter().map(|name| {
        SIGNIN_ENDPOINT_NOT_HTTPS
            .found()
            .field(Field::Endpoints)
            .received(name)
    }));
    findings.extend(loopback::judge(seen));
    findings.extend(device::judge(seen));
    findings.extend(callback::judge(seen));
    findings.extend(token_response::judge(seen));
    findings.extend(clock::judge(seen));
    let of_token = id_token::judge(seen);
    findings.extend(second_opinion::judge(seen, &of_token));
    findings.extend(of_token);
    findings.extend(claims::judge(seen));
    findings.extend(userinfo::judge(seen));
    let signature = seen.id_token.as_ref().and_then(|t| t.signature.as_ref());
    let works = matches!(signature, Some(Signature::Verified { .. }))
        && findings.iter().all(|f| f.fault.grade < Grade::Fail);
    if works {
        findings.push(SIGNIN_WORKS.found());
    }
    for finding in &mut findings {
        finding.provider = finding
            .provider
            .take()
            .or_else(|| seen.asked.provider.clone());
    }
    findings
}
