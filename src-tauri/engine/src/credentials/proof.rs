//! The controlled experiment that proves a client's credentials without a sign-in (feature V5).
//!
//! The given secret is shown first, method by method, in a request that cannot succeed. If the
//! provider lets it past the client check, or refuses without saying what for, the same request is
//! sent once more with a random secret: only the difference between the two proves anything.

use super::answer::{Reached, reached, read};
use super::control::{looks, random_like};
use super::decision::{Decision, decide};
use super::observation::{Asked, NotAsked, ProofObservation, Trial};
use crate::authority::Metadata;
use crate::client_auth::{Client, Method, authenticated_form, basic_forms_differ};
use crate::fetch::Budget;
use crate::ports::{Clock, Http, Random};
use crate::provider::{CredentialFacts, Provider};
use crate::secrets::{AuthorizationCode, ClientSecret, CodeVerifier};
use crate::values::{ClientAuthentication, ClientId, RedirectUri, is_private};
use url::Url;

/// Most requests of one run, the control among them.
pub const MAX_REQUESTS: usize = 5;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// What the provider says of itself.
    pub metadata: &'a Metadata,
    /// The metadata came over plain http from another computer, so that anybody on the way may have
    /// put another endpoint there.
    pub metadata_in_clear: bool,
    /// What is known of the provider.
    pub provider: Option<&'a Provider>,
    /// The client id.
    pub client_id: &'a ClientId,
    /// The client secret.
    pub secret: &'a ClientSecret,
    /// The only method to try; without it, all that metadata allows.
    pub only: Option<ClientAuthentication>,
    /// The redirect address that goes with the random code.
    pub redirect_uri: &'a RedirectUri,
    /// A random secret may be sent for comparison.
    pub control: bool,
    /// The person agreed to a request that may issue a token and leaves a line in the provider's log.
    pub may_issue_token: bool,
    /// The time that is left.
    pub budget: Budget,
}

/// Whether, at this provider, only a request that may issue a token tells right from wrong. Where it
/// is so, the person is asked first, and the answer is [`Ask::may_issue_token`].
#[must_use]
pub fn may_issue_token(provider: Option<&Provider>) -> bool {
    provider.is_some_and(|p| p.credentials.code_before_secret)
}

/// Runs the experiment: at most [`MAX_REQUESTS`] requests, at most one of them with a random secret.
pub async fn prove(
    http: &impl Http,
    clock: &impl Clock,
    random: &impl Random,
    ask: Ask<'_>,
) -> ProofObservation {
    let no_facts = CredentialFacts::default();
    let facts = ask.provider.map_or(&no_facts, |p| &p.credentials);
    let (plan, not_asked) = match plan(&ask, facts) {
        Ok(plan) => (plan, None),
        Err(reason) => (Vec::new(), Some(reason)),
    };
    let mut run = Run {
        http,
        clock,
        ask,
        facts,
        unknown: AuthorizationCode::random(random),
        verifier: CodeVerifier::random(random),
        sent: 0,
        seen: ProofObservation {
            client_id: ask.client_id.clone(),
            // EXPOSE: only its length and the kinds of its characters are kept.
            secret: looks(ask.secret.expose()),
            listed_methods: ask.metadata.token_endpoint_auth_methods.clone(),
            planned: plan.iter().map(|step| step.method).collect(),
            trials: Vec::new(),
            control: None,
            without_control: !ask.control,
            not_asked,
        },
    };
    run.whole(&plan, random).await;
    run.seen
}

/// One request that is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    method: Method,
    asked: Asked,
    url: Url,
}

/// What to ask with the given secret, in order.
fn plan(ask: &Ask<'_>, facts: &CredentialFacts) -> Result<Vec<Step>, NotAsked> {
    let methods = match ask.only {
        Some(ClientAuthentication::None) => return Err(NotAsked::PublicClient),
        Some(only) => vec![only],
        None => {
            let usable = ask.metadata.usable_auth_methods();
            let in_order = [ClientAuthentication::Basic, ClientAuthentication::Post];
            in_order
                .into_iter()
                .filter(|method| usable.contains(method))
                .collect()
        }
    };
    if methods.is_empty() {
        return Err(NotAsked::NoSecretMethod);
    }
    let token = ask
        .metadata
        .token_endpoint
        .as_ref()
        .ok_or(NotAsked::NoEndpoint)?;
    let mut steps = Vec::new();
    for method in methods {
        let (asked, url) =
            match revocation(ask.metadata, method).filter(|_| !facts.revocation_ignores_client) {
                Some(url) => (Asked::Revocation, url),
                None => (grant(ask, facts), token),
            };
        if ask.metadata_in_clear || !is_private(url) {
            return Err(NotAsked::NotHttps);
        }
        let forms: &[Method] = match method {
            ClientAuthentication::Post => &[Method::Post],
            _ if basic_forms_differ(ask.client_id, ask.secret) => {
                &[Method::BasicEncoded, Method::BasicRaw]
            }
            _ => &[Method::BasicEncoded],
        };
        steps.extend(forms.iter().map(|form| Step {
            method: *form,
            asked,
            url: url.clone(),
        }));
    }
    Ok(steps)
}

/// The grant that is asked for at the token endpoint.
fn grant(ask: &Ask<'_>, facts: &CredentialFacts) -> Asked {
    if facts.code_before_secret && ask.may_issue_token {
        Asked::ClientCredentials
    } else {
        Asked::AuthorizationCode
    }
}

/// The revocation endpoint, where it can be asked with this method. None listed means
/// `client_secret_basic` (RFC 8414 section 2).
fn revocation(metadata: &Metadata, method: ClientAuthentication) -> Option<&Url> {
    let allowed = match &metadata.revocation_endpoint_auth_methods {
        None => method == ClientAuthentication::Basic,
        Some(listed) => listed.iter().any(|name| name == method.as_str()),
    };
    metadata
        .revocation_endpoint
        .as_ref()
        .filter(|url| allowed && is_private(url))
}

struct Run<'a, H, C> {
    http: &'a H,
    clock: &'a C,
    ask: Ask<'a>,
    facts: &'a CredentialFacts,
    /// Code or token that no provider issued; the same in every request, as is the verifier, so
    /// that nothing but the secret changes.
    unknown: AuthorizationCode,
    verifier: CodeVerifier,
    sent: usize,
    seen: ProofObservation,
}

impl<H: Http, C: Clock> Run<'_, H, C> {
    async fn whole(&mut self, plan: &[Step], random: &impl Random) {
        let Some(step) = self.with_given_secret(plan).await else {
            return;
        };
        if !self.ask.control {
            return;
        }
        let other = random_like(self.ask.secret, random);
        self.seen.control = self.send(step, &other).await;
        if step.asked == Asked::Revocation && decide(&self.seen, self.facts) == Decision::NotChecked
        {
            self.elsewhere(plan).await;
        }
    }

    /// Shows the given secret, method by method. The one to compare with a control, if any: the
    /// first past the client check, or else the first with an unclear answer.
    async fn with_given_secret<'p>(&mut self, plan: &'p [Step]) -> Option<&'p Step> {
        let mut unclear = None;
        for step in plan {
            match self.try_given(step).await? {
                Reached::Nothing => return None,
                Reached::Past => return Some(step),
                Reached::Refused => {}
                Reached::Request | Reached::Bare(_) => {
                    unclear.get_or_insert(step);
                }
            }
        }
        unclear
    }

    /// Revocation does not look at the client here, and the token endpoint may still refuse it.
    async fn elsewhere(&mut self, plan: &[Step]) {
        let token = self.ask.metadata.token_endpoint.clone();
        let Some(url) = token.filter(is_private) else {
            return;
        };
        for step in plan {
            let step = Step {
                method: step.method,
                asked: grant(&self.ask, self.facts),
                url: url.clone(),
            };
            let known = |t: &Trial| {
                t.method == step.method
                    && (t.asked == step.asked || reached(t, self.facts) == Reached::Refused)
            };
            if !self.seen.trials.iter().any(known)
                && self.try_given(&step).await != Some(Reached::Refused)
            {
                return;
            }
        }
    }

    async fn try_given(&mut self, step: &Step) -> Option<Reached> {
        let trial = self.send(step, self.ask.secret).await?;
        let how_far = reached(&trial, self.facts);
        self.seen.trials.push(trial);
        Some(how_far)
    }

    /// Sends one request; the only place where one is sent. Nothing where no more may be sent.
    async fn send(&mut self, step: &Step, secret: &ClientSecret) -> Option<Trial> {
        if self.sent == MAX_REQUESTS {
            return None;
        }
        self.sent += 1;
        // EXPOSE: a code or token that nobody issued, sent to be refused.
        let unknown = self.unknown.expose();
        let fields = match step.asked {
            Asked::Revocation => vec![("token", unknown), ("token_type_hint", "refresh_token")],
            Asked::AuthorizationCode => vec![
                ("grant_type", "authorization_code"),
                ("code", unknown),
                ("redirect_uri", self.ask.redirect_uri.as_str()),
                // EXPOSE: the verifier goes with the code (RFC 7636 section 4.5).
                ("code_verifier", self.verifier.expose()),
            ],
            Asked::ClientCredentials => {
                let scope = self.facts.client_credentials_scope.as_deref();
                [("grant_type", "client_credentials")]
                    .into_iter()
                    .chain(scope.map(|s| ("scope", s)))
                    .collect()
            }
        };
        let client = Client {
            id: self.ask.client_id,
            secret: Some(secret),
            method: step.method,
        };
        let request = authenticated_form(step.url.clone(), fields, &client);
        let answer = self
            .http
            .exchange(request, self.ask.budget.next(self.clock))
            .await;
        // EXPOSE: looked for in what came back, so that no fact repeats it.
        let sent = [secret.expose(), unknown, self.verifier.expose()];
        Some(read(answer, step.method, step.asked, self.facts, &sent))
    }
}

#[cfg(test)]
mod tests;
