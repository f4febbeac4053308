//! The whole look at a client's credentials: their shape, the authority that they are for, the proof
//! without a sign-in, the redirect addresses, and when the secret ends.

use super::observation::ProofObservation;
use super::redirect::{self, RedirectObservation};
use super::{expiry, judge, proof, shape};
use crate::authority::{self, AuthorityObservation};
use crate::fetch::Budget;
use crate::finding::Finding;
use crate::ports::{Clock, Http, Random};
use crate::report::Proof;
use crate::secrets::ClientSecret;
use crate::values::{ClientAuthentication, ClientId, RedirectUri};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The authority that the client is registered at.
    pub authority: authority::Ask,
    /// The client id.
    pub client_id: &'a ClientId,
    /// The secret to prove; without one only redirect addresses are looked at.
    pub secret: Option<&'a ClientSecret>,
    /// When the secret ends, where that is to be judged.
    pub expires: Option<Option<DateTime<Utc>>>,
    /// The only client authentication method to try.
    pub only: Option<ClientAuthentication>,
    /// The redirect address that goes with the random code.
    pub redirect_uri: &'a RedirectUri,
    /// Redirect addresses to prove registered.
    pub redirect_uris: &'a [RedirectUri],
    /// A random secret may be sent for comparison.
    pub control: bool,
    /// The person agreed to a request that may issue a token.
    pub may_issue_token: bool,
}

/// What was seen of a client's credentials.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Observation {
    /// The authority.
    pub authority: AuthorityObservation,
    /// The experiment; absent when there was no secret to prove.
    pub proof: Option<ProofObservation>,
    /// Each redirect address asked about.
    pub redirects: Vec<RedirectObservation>,
}

impl Observation {
    /// Judges what was seen: the authority's obstacles, the proof, and each redirect address.
    #[must_use]
    pub fn judge(&self) -> (Proof, Vec<Finding>) {
        let provider = authority::recognised(&self.authority);
        let mut findings = authority::obstacles(&self.authority);
        let mut proof = Proof::Untold;
        if let Some(observed) = &self.proof {
            let (told, found) = judge(observed, provider);
            proof = told;
            findings.extend(found);
        }
        let redirects = self.redirects.iter();
        findings.extend(redirects.map(|seen| redirect::judge(seen, provider)));
        (proof, findings)
    }
}

/// What was seen and what it means.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What was seen.
    pub observation: Observation,
    /// Whether the credentials were shown to be right.
    pub proof: Proof,
    /// All that was found.
    pub findings: Vec<Finding>,
}

/// Looks and judges.
pub async fn check(
    http: &impl Http,
    clock: &impl Clock,
    random: &impl Random,
    budget: Budget,
    question: Question<'_>,
) -> Checked {
    let Question {
        client_id,
        secret,
        redirect_uri,
        ..
    } = question;
    let (entered, foreseen) = authority::foreseen(&question.authority);
    let mut findings = shape::lint(client_id.as_str(), secret, entered.as_ref(), foreseen);
    let authority = authority::observe(http, clock, &budget, question.authority.clone()).await;
    let metadata = authority.metadata();
    let provider = authority::recognised(&authority);
    let mut proof = None;
    if let Some(secret) = secret {
        let ask = proof::Ask {
            metadata: &metadata,
            metadata_in_clear: authority.came_in_clear(),
            provider,
            client_id,
            secret,
            only: question.only,
            redirect_uri,
            control: question.control,
            may_issue_token: question.may_issue_token,
            budget,
        };
        proof = Some(proof::prove(http, clock, random, ask).await);
    }
    let mut redirects = Vec::new();
    for redirect_uri in question.redirect_uris {
        let ask = redirect::Ask {
            metadata: &metadata,
            provider,
            client_id,
            redirect_uri,
            budget,
        };
        redirects.push(redirect::observe(http, clock, random, ask).await);
    }
    let observation = Observation {
        authority,
        proof,
        redirects,
    };
    let (proof, found) = observation.judge();
    findings.extend(found);
    if let Some(expires) = question.expires {
        findings.push(expiry::judge(expires, clock.now()));
    }
    Checked {
        observation,
        proof,
        findings,
    }
}

/// The method that an earlier look found to work, out of its report's observations.
#[must_use]
pub fn method_of_report(report: &serde_json::Value) -> Option<crate::client_auth::Method> {
    let seen: Observation = serde_json::from_value(report.get("observations")?.clone()).ok()?;
    judge::working_method(seen.proof.as_ref()?, authority::recognised(&seen.authority))
}
