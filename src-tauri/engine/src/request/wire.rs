//! The service's request API on the wire: what is sent, and the facts of what came back.

use super::address::DeskAddress;
use super::key::IdempotencyKey;
use super::model::Body;
use super::reply::{Outcome, read};
use crate::exchange::{Exchange, Method, Stage};
use crate::ports::{self, Http, Request};
use crate::secrets::{ClientSecret, DeskToken};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use zeroize::Zeroizing;

/// A service's request API, and the token that opens it.
pub struct Desk<'a, H> {
    /// Carries the requests.
    pub http: &'a H,
    /// Where the API is.
    pub address: &'a DeskAddress,
    /// The bearer token (RFC 6750 section 2.1).
    pub token: &'a DeskToken,
}

/// One call of the API and what came of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Attempt {
    /// What was asked.
    pub call: Call,
    /// The facts of the exchange.
    pub exchange: Exchange,
    /// What was answered.
    pub outcome: Outcome,
}

/// What was asked of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Call {
    /// To take a request.
    Submit,
    /// How a request stands.
    Status,
    /// To drop a request.
    Withdraw,
    /// To take an answer to its question.
    Answer,
}

impl Attempt {
    /// The service may have done what was asked, although it did not say so.
    #[must_use]
    pub fn may_be_done(&self) -> bool {
        match &self.outcome {
            Outcome::Done { .. } | Outcome::Unreadable { .. } => true,
            Outcome::Refused { .. } | Outcome::Redirected { .. } => false,
            // These two say that nothing was done; a gateway's 500, 502 or 504 does not.
            Outcome::NotNow { code, .. } => !matches!(code, 429 | 503),
            Outcome::NoAnswer => {
                let stage = self.exchange.interruption.as_ref().map(|i| i.stage);
                matches!(stage, None | Some(Stage::Http | Stage::Body))
            }
        }
    }
}

impl<H: Http> Desk<'_, H> {
    /// Asks the service to take a request.
    pub async fn submit(
        &self,
        key: &IdempotencyKey,
        body: &Body,
        secret: &ClientSecret,
        limit: Duration,
    ) -> Attempt {
        let request = self
            .post(&["requests"], with_secret(body, secret))
            .header("idempotency-key", key.as_str());
        // EXPOSE: whatever the service says is kept; its own secret is taken out of that first.
        self.call(Call::Submit, request, &[secret.expose()], limit)
            .await
    }

    /// Asks how a request stands.
    pub async fn status(&self, id: &str, limit: Duration) -> Attempt {
        let request = Request::get(self.address.below(&["requests", id]));
        self.call(Call::Status, request, &[], limit).await
    }

    /// Asks the service to drop a request.
    pub async fn withdraw(&self, id: &str, limit: Duration) -> Attempt {
        let request = self.post(&["requests", id, "withdraw"], Zeroizing::new(Vec::new()));
        self.call(Call::Withdraw, request, &[], limit).await
    }

    /// Answers the service's question.
    pub async fn answer(
        &self,
        key: &IdempotencyKey,
        id: &str,
        text: &str,
        limit: Duration,
    ) -> Attempt {
        let body = serde_json::json!({ "text": text }).to_string().into_bytes();
        let request = self
            .post(&["requests", id, "answers"], Zeroizing::new(body))
            .header("idempotency-key", key.as_str());
        self.call(Call::Answer, request, &[], limit).await
    }

    fn post(&self, path: &[&str], body: Zeroizing<Vec<u8>>) -> Request {
        let request = Request {
            method: Method::Post,
            url: self.address.below(path),
            headers: Vec::new(),
            body: Some(body),
            max_body: ports::MAX_ANSWER,
        };
        request
            .header("accept", "application/json")
            .header("content-type", "application/json")
    }

    async fn call(
        &self,
        call: Call,
        request: Request,
        secrets: &[&str],
        limit: Duration,
    ) -> Attempt {
        // EXPOSE: the service asks for the token, and its address is https or this computer.
        let token = self.token.expose();
        let request = request.header("authorization", format!("Bearer {token}"));
        let answer = self.http.exchange(request, limit).await;
        let mut hidden = secrets.to_vec();
        hidden.push(token);
        let outcome = read(&answer, &hidden);
        Attempt {
            call,
            exchange: answer.exchange,
            outcome,
        }
    }
}

/// The body as it is sent. The secret stands in no other copy of it, and this one is cleared.
fn with_secret(body: &Body, secret: &ClientSecret) -> Zeroizing<Vec<u8>> {
    // EXPOSE: the service signs people in with it; `DeskAddress` admits https or loopback only.
    let secret = secret.expose();
    let open = serde_json::to_string(body).unwrap_or_default();
    // Room for the worst case, so that the buffer is not moved and no copy stays behind.
    let mut out = Zeroizing::new(Vec::with_capacity(open.len() + 6 * secret.len() + 32));
    out.extend_from_slice(open.strip_suffix('}').unwrap_or_default().as_bytes());
    out.extend_from_slice(b",\"client_secret\":");
    // A text can always be written into memory.
    let _ = serde_json::to_writer(&mut *out, secret);
    out.push(b'}');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::InterruptionKind;
    use crate::ports::Answer;
    use crate::request::State;
    use crate::request::sample::{Script, answer, no_answer, run, status};
    use crate::setup::sample;
    use serde_json::json;

    const LIMIT: Duration = Duration::from_secs(10);
    const SECRET: &str = "se\"cret-canary\u{1}";

    fn submitted(answer: Answer) -> (Attempt, Script) {
        let http = Script::of(vec![answer]);
        let address = DeskAddress::parse("https://desk.example/api").unwrap();
        let token = DeskToken::new("token-canary".into());
        let desk = Desk {
            http: &http,
            address: &address,
            token: &token,
        };
        let body = Body::of(&sample::draft()).unwrap();
        let secret = ClientSecret::new(SECRET.into());
        let attempt = run(desk.submit(
            &IdempotencyKey::stored("key-1".into()),
            &body,
            &secret,
            LIMIT,
        ));
        (attempt, http)
    }

    #[test]
    fn what_is_sent_is_the_body_and_the_secret() {
        let (attempt, http) = submitted(answer(201, &[], &status("req_1", State::Submitted)));
        assert!(
            matches!(attempt.outcome, Outcome::Done { status } if status.state == State::Submitted)
        );
        let sent = &http.sent()[0];
        assert_eq!(sent.url, "https://desk.example/api/requests");
        assert_eq!(sent.header("idempotency-key"), Some("key-1"));
        assert_eq!(sent.header("authorization"), Some("Bearer token-canary"));
        assert_eq!(sent.json()["client_secret"], SECRET);
        assert_eq!(sent.json()["associated_domains"], json!(["acme.com"]));
        assert_eq!(sent.json()["provisioning"]["confirm_phone_number"], true);
    }

    #[test]
    fn a_secret_that_the_service_repeats_is_taken_out() {
        let errors = json!([{"pointer": "#/client_secret", "detail": "token-canary"}]);
        let (attempt, _) = submitted(answer(
            422,
            &[],
            &json!({"detail": format!("wrong: {SECRET}"), "errors": errors}),
        ));
        let told = serde_json::to_string(&attempt).unwrap();
        assert!(
            told.contains("[removed]") && !told.contains("canary"),
            "{told}"
        );
    }

    #[test]
    fn every_kind_of_answer_is_told_apart() {
        let elsewhere = [("location", "https://else.example/requests?x")];
        for (answer, may_be_done, outcome) in [
            (
                answer(201, &[], &status("req_1", State::Submitted)),
                true,
                "done",
            ),
            (answer(201, &[], &json!({"id": 1})), true, "unreadable"),
            (
                answer(409, &[], &json!({"existing_request": "req_9"})),
                false,
                "refused",
            ),
            (
                answer(429, &[("retry-after", "7")], &json!({})),
                false,
                "not-now",
            ),
            (answer(503, &[], &json!("busy")), false, "not-now"),
            (answer(502, &[], &json!({})), true, "not-now"),
            (answer(307, &elsewhere, &json!({})), false, "redirected"),
            (
                no_answer(Stage::Connect, InterruptionKind::Refused),
                false,
                "no-answer",
            ),
            (
                no_answer(Stage::Http, InterruptionKind::Closed),
                true,
                "no-answer",
            ),
        ] {
            let (attempt, _) = submitted(answer);
            let told = serde_json::to_value(&attempt.outcome).unwrap();
            assert_eq!(told["outcome"], outcome);
            assert_eq!(attempt.may_be_done(), may_be_done, "{told}");
            assert!(!told.to_string().contains("?x"));
        }
    }
}
