//! Whether a redirect address is registered (feature V7), shown without a sign-in: one authorization
//! request that nobody can answer, and the same with an address that cannot be registered.

use super::answer::stands_in;
use crate::authority::Metadata;
use crate::exchange::Exchange;
use crate::faults;
use crate::fetch::Budget;
use crate::finding::{Fault, Field, Finding};
use crate::ports::{Answer, Clock, Http, Random, Request};
use crate::provider::Provider;
use crate::secrets::{CodeVerifier, Nonce, State};
use crate::values::{ClientId, RedirectUri};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;

faults! {
    /// The provider answers to this address, and not to another on the same host.
    REDIRECT_REGISTERED = pass "redirect-registered" cites "RFC 6749, section 3.1.2.2";
    /// The provider answers to this address, and to any like it.
    REDIRECT_ACCEPTS_ANY = warn "redirect-accepts-any" cites "RFC 9700, section 2.1";
    /// The provider says that the address is not registered.
    REDIRECT_URI_MISMATCH_GENERIC = fail "redirect-uri-mismatch-generic" cites "RFC 6749, section 3.1.2.4";
    /// Microsoft Entra ID says so.
    ENTRA_REDIRECT_URI_MISMATCH = fail "entra-redirect-uri-mismatch" cites "RFC 6749, section 3.1.2.4";
    /// Keycloak says so.
    KEYCLOAK_INVALID_REDIRECT_URI = fail "keycloak-invalid-redirect-uri" cites "RFC 6749, section 3.1.2.4";
    /// The answer does not tell.
    REDIRECT_UNTOLD = warn "redirect-untold" cites "OpenID Connect Core 1.0, section 3.1.2.6";
}

/// Error codes of an authentication response (OpenID Connect Core 1.0 section 3.1.2.6, RFC 6749
/// section 4.1.2.1): a provider sends them to an address that it knows, and to no other.
const ERRORS: &[&str] = &[
    "access_denied",
    "account_selection_required",
    "consent_required",
    "interaction_required",
    "invalid_request",
    "invalid_scope",
    "login_required",
    "request_not_supported",
    "server_error",
    "temporarily_unavailable",
    "unauthorized_client",
    "unsupported_response_type",
];

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// What the provider says of itself.
    pub metadata: &'a Metadata,
    /// What is known of the provider.
    pub provider: Option<&'a Provider>,
    /// The client id.
    pub client_id: &'a ClientId,
    /// The redirect address in question.
    pub redirect_uri: &'a RedirectUri,
    /// The time that is left.
    pub budget: Budget,
}

/// What was seen of one redirect address.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RedirectObservation {
    /// The address.
    pub redirect_uri: RedirectUri,
    /// The request with the address; absent when metadata names no authorization endpoint.
    pub given: Option<Returned>,
    /// The same request with a random path on the same host; sent only where the first came back.
    pub control: Option<Returned>,
}

/// What one authorization request came to.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Returned {
    /// It redirected to exactly the address in the request.
    pub to_the_address: bool,
    /// Our `state` came with it.
    pub with_our_state: bool,
    /// The `error` that came with it, where it is one of those that the specifications name.
    pub error: Option<String>,
    /// Texts of the provider's data that say "not registered" and were in the answer.
    pub not_registered: Vec<String>,
    /// The exchange.
    pub exchange: Exchange,
}

impl Returned {
    /// The provider took the address for one of the client's. Some answer at an address only to say that
    /// it is none of them.
    fn accepted(&self) -> bool {
        self.to_the_address
            && self.with_our_state
            && self.error.is_some()
            && self.not_registered.is_empty()
    }
}

/// Asks about one address: one request, and a second only where the first came back.
pub async fn observe(
    http: &impl Http,
    clock: &impl Clock,
    random: &impl Random,
    ask: Ask<'_>,
) -> RedirectObservation {
    let mut seen = RedirectObservation {
        redirect_uri: ask.redirect_uri.clone(),
        given: None,
        control: None,
    };
    let Some(endpoint) = &ask.metadata.authorization_endpoint else {
        return seen;
    };
    let given = request(http, clock, random, endpoint, ask.redirect_uri, &ask).await;
    let accepted = given.accepted();
    seen.given = Some(given);
    if let Some(other) = unguessable(ask.redirect_uri, random).filter(|_| accepted) {
        seen.control = Some(request(http, clock, random, endpoint, &other, &ask).await);
    }
    seen
}

async fn request(
    http: &impl Http,
    clock: &impl Clock,
    random: &impl Random,
    endpoint: &Url,
    redirect: &RedirectUri,
    ask: &Ask<'_>,
) -> Returned {
    let state = State::random(random);
    let mut url = endpoint.clone();
    url.query_pairs_mut().extend_pairs([
        ("response_type", "code"),
        ("client_id", ask.client_id.as_str()),
        ("redirect_uri", redirect.as_str()),
        ("scope", "openid"),
        ("prompt", "none"),
        // EXPOSE: the request carries both, so that an answer can be told from anybody else's.
        ("state", state.expose()),
        ("nonce", Nonce::random(random).expose()),
        ("code_challenge", &CodeVerifier::random(random).challenge()),
        ("code_challenge_method", "S256"),
    ]);
    // As a browser asks: some providers answer a request for JSON with an error of their own.
    let request =
        Request::get(url).header("accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1");
    let answer = http.exchange(request, ask.budget.next(clock)).await;
    let texts = ask.provider.map_or(&[][..], |p| &p.redirect.not_registered);
    returned(answer, endpoint, redirect, &state, texts)
}

/// Makes facts of an answer and lets go of its body and of the address it redirects to.
fn returned(
    answer: Answer,
    endpoint: &Url,
    redirect: &RedirectUri,
    state: &State,
    texts: &[String],
) -> Returned {
    let redirects = answer
        .exchange
        .response
        .as_ref()
        .is_some_and(|r| matches!(r.status, 301 | 302 | 303 | 307 | 308));
    let location = answer
        .location
        .as_deref()
        .filter(|_| redirects)
        .and_then(|text| endpoint.join(text).ok());
    let back = location.as_ref().filter(|url| is_at(url, redirect.url()));
    let parameter = |name: &str| {
        let pairs = back.into_iter().flat_map(Url::query_pairs);
        pairs
            .filter(|(n, _)| n == name)
            .map(|(_, value)| value.into_owned())
            .last()
    };
    let body = String::from_utf8_lossy(answer.body.bytes());
    let told = location.as_ref().map(|url| {
        url.query_pairs()
            .flat_map(|(_, value)| [value.into_owned(), " ".to_owned()])
            .collect::<String>()
    });
    let says = |text: &&String| {
        let in_body = stands_in(text, &body);
        in_body
            || told
                .as_deref()
                .is_some_and(|query| query.contains(text.as_str()))
    };
    Returned {
        to_the_address: back.is_some(),
        with_our_state: parameter("state").is_some_and(|value| state.same(&value)),
        error: parameter("error").filter(|code| ERRORS.contains(&code.as_str())),
        not_registered: texts.iter().filter(says).cloned().collect(),
        exchange: answer.exchange,
    }
}

/// Whether an address is that of the request, with response parameters added and nothing else.
fn is_at(url: &Url, wanted: &Url) -> bool {
    let own = wanted.query().unwrap_or_default();
    let added = url.query().unwrap_or_default().strip_prefix(own);
    url.origin() == wanted.origin()
        && (url.username(), url.password()) == (wanted.username(), wanted.password())
        && url.path() == wanted.path()
        && added.is_some_and(|rest| own.is_empty() || rest.starts_with('&'))
}

/// An address on the same host that nobody can have registered by itself.
fn unguessable(redirect: &RedirectUri, random: &impl Random) -> Option<RedirectUri> {
    let mut url = redirect.url().clone();
    let mut bytes = [0_u8; 16];
    random.fill(&mut bytes);
    let name: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    url.set_path(&name);
    RedirectUri::parse(url.as_str()).ok()
}

/// Judges what was seen of one address.
#[must_use]
pub fn judge(observed: &RedirectObservation, provider: Option<&Provider>) -> Finding {
    let given = observed.given.as_ref();
    let named = given.is_some_and(|returned| !returned.not_registered.is_empty());
    let fault = match (given, &observed.control) {
        (Some(given), Some(control)) if given.accepted() && control.accepted() => {
            &REDIRECT_ACCEPTS_ANY
        }
        // A control that was never answered refutes nothing.
        (Some(given), Some(control)) if given.accepted() && control.exchange.response.is_some() => {
            &REDIRECT_REGISTERED
        }
        (Some(given), _) if named && !given.accepted() => not_registered(provider),
        _ => &REDIRECT_UNTOLD,
    };
    let mut finding = fault
        .found()
        .field(Field::RedirectUri)
        .detail("uri", observed.redirect_uri.as_str())
        .detail("path", observed.redirect_uri.url().path())
        .detail("seen", given.map_or("nothing", seen))
        .detail(
            "console",
            provider
                .and_then(|p| p.redirect.console.as_deref())
                .unwrap_or("none"),
        );
    finding.provider = provider.map(|p| p.id.clone());
    if std::ptr::eq(fault, &raw const REDIRECT_UNTOLD)
        || fault.grade == REDIRECT_URI_MISMATCH_GENERIC.grade
    {
        let status = given
            .and_then(|returned| returned.exchange.response.as_ref())
            .map(|r| r.status.to_string());
        let texts = given
            .map(|returned| returned.not_registered.join(", "))
            .unwrap_or_default();
        let received = [status.unwrap_or_default(), texts].join(" ");
        finding = finding
            .expected(observed.redirect_uri.as_str())
            .received(received.trim());
    }
    finding
}

/// The finding that a provider's words mean by which it says that an address is not registered.
#[must_use]
pub fn says_not_registered(uri: &str, said: &str, provider: Option<&Provider>) -> Finding {
    let console = provider.and_then(|p| p.redirect.console.as_deref());
    let mut finding = not_registered(provider)
        .found()
        .field(Field::RedirectUri)
        .expected(uri)
        .received(said)
        .detail("uri", uri)
        .detail("console", console.unwrap_or("none"));
    finding.provider = provider.map(|p| p.id.clone());
    finding
}

fn not_registered(provider: Option<&Provider>) -> &'static Fault {
    let id = provider.and_then(|p| p.redirect.not_registered_finding.as_deref());
    FAULTS
        .iter()
        .copied()
        .find(|fault| Some(fault.id) == id)
        .unwrap_or(&REDIRECT_URI_MISMATCH_GENERIC)
}

/// What came instead, as the words know it.
fn seen(returned: &Returned) -> &'static str {
    match returned.exchange.response.as_ref().map(|r| r.status) {
        None => "nothing",
        Some(200..=299) => "page",
        Some(300..=399) if returned.to_the_address => "odd-answer",
        Some(300..=399) => "redirect",
        Some(500..=599) => "server",
        Some(_) => "refusal",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
