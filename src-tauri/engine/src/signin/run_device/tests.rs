//! Whole sign-ins by device, over ports in memory.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::*;
use crate::authority::Metadata;
use crate::client_auth::Method;
use crate::fetch::Limits;
use crate::signin::testing::{
    ACCESS, CLIENT, Case, Fake, ISSUER, RSA, Sent, answer, at, now, troubles,
};
use crate::values::{ClientId, LoopbackRedirect, Scopes};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::sync::Mutex;

/// A clock that only sleeping moves.
#[derive(Default)]
struct Moving(Mutex<Duration>);

impl Clock for Moving {
    fn now(&self) -> DateTime<Utc> {
        at()
    }
    fn steady(&self) -> Duration {
        *self.0.lock().unwrap()
    }
}

impl Sleep for Moving {
    async fn sleep(&self, time: Duration) {
        *self.0.lock().unwrap() += time;
    }
}

/// Signs in with these answers of the token endpoint, one after the other; the last one stays. The
/// steps and the time that it took come besides.
fn by_device(first: &Value, token: &[Value]) -> (Observation, Vec<String>, Duration) {
    let url = |path: &str| Some(format!("{ISSUER}/{path}").parse().unwrap());
    let metadata = Metadata {
        device_authorization_endpoint: url("device"),
        token_endpoint: url("token"),
        jwks_uri: url("jwks"),
        ..Metadata::default()
    };
    let polls = Mutex::new(0);
    let http = Fake::new(|sent: &Sent| match sent.url.strip_prefix(ISSUER).unwrap() {
        "/device" => {
            assert_eq!(sent.field("client_id"), Some(CLIENT));
            answer(200, "application/json", &first.to_string())
        }
        "/token" => {
            assert_eq!(sent.field("device_code"), Some("canary-device-code"));
            let mut polls = polls.lock().unwrap();
            let body = token.get(*polls).or(token.last()).unwrap();
            *polls += 1;
            answer(
                if body.get("error").is_some() {
                    400
                } else {
                    200
                },
                "application/json",
                &body.to_string(),
            )
        }
        "/jwks" => answer(
            200,
            "application/json",
            &json!({"keys": [RSA.jwk("k1")]}).to_string(),
        ),
        other => panic!("{other}"),
    });
    let (client_id, scopes) = (ClientId::parse(CLIENT).unwrap(), Scopes::with(&[]));
    let redirect = LoopbackRedirect::parse(LoopbackRedirect::DEFAULT).unwrap();
    let ask = Ask {
        metadata: &metadata,
        metadata_in_clear: false,
        issuer: ISSUER,
        keys: None,
        provider: None,
        client_id: &client_id,
        secret: None,
        method: Method::None,
        scopes: &scopes,
        redirect: &redirect,
        login_hint: None,
        prompt: None,
        associated_domains: &[],
        open_browser: false,
        wait: Duration::from_secs(120),
        limits: Limits::default(),
    };
    let (clock, steps) = (Moving::default(), Mutex::new(Vec::new()));
    let progress = |step: Step| steps.lock().unwrap().push(format!("{step:?}"));
    let done = now(run((&http, &clock, &clock), &ask, &progress));
    let text = serde_json::to_string(&done.observation).unwrap();
    assert!(!text.contains("canary"), "{text}");
    (
        done.observation,
        steps.into_inner().unwrap(),
        clock.steady(),
    )
}

fn first() -> Value {
    json!({
        "device_code": "canary-device-code", "user_code": "WDJB-MJHT", "expires_in": 600,
        "verification_uri": "https://a.example/device", "interval": 3,
    })
}

fn waiting(error: &str) -> Value {
    json!({ "error": error })
}

#[test]
fn it_polls_slows_down_and_judges_the_token_like_any_other() {
    let claims = Case::claim("nonce", Value::Null).claims;
    let token = RSA.sign(&json!({"alg": "RS256", "kid": "k1"}), &claims);
    let tokens = json!({"token_type": "Bearer", "access_token": ACCESS, "id_token": token});
    let (seen, steps, took) = by_device(
        &first(),
        &[
            waiting("authorization_pending"),
            waiting("slow_down"),
            tokens,
        ],
    );
    assert_eq!(troubles(&seen), [""; 0]);
    assert!(
        steps[0].contains("WDJB-MJHT") && steps[0].contains("https://a.example/device"),
        "{steps:?}"
    );
    let device = seen.device.unwrap();
    assert_eq!((device.polls, device.slow_downs), (3, 1));
    assert_eq!(took, Duration::from_secs(3 + 3 + 8));
}

#[test]
fn a_wrong_token_is_found_wrong() {
    let mut claims = Case::claim("nonce", Value::Null).claims;
    claims["aud"] = "other".into();
    let token = RSA.sign(&json!({"alg": "RS256", "kid": "k1"}), &claims);
    let (seen, _, _) = by_device(
        &first(),
        &[json!({"token_type": "Bearer", "access_token": ACCESS, "id_token": token})],
    );
    assert_eq!(troubles(&seen), ["idtoken-aud-mismatch"]);
}

#[test]
fn it_stops_when_the_person_does_not_come_or_says_no() {
    let (seen, _, took) = by_device(&first(), &[waiting("authorization_pending")]);
    assert_eq!(troubles(&seen), ["device-no-answer"]);
    assert!(took <= Duration::from_secs(120), "{took:?}");
    let mut short = first();
    short["expires_in"] = 10.into();
    assert!(by_device(&short, &[waiting("authorization_pending")]).2 <= Duration::from_secs(10));
    assert_eq!(
        troubles(&by_device(&first(), &[waiting("access_denied")]).0),
        ["token-refused"]
    );
    assert_eq!(
        troubles(&by_device(&first(), &[waiting("expired_token")]).0),
        ["token-refused"]
    );
}

#[test]
fn an_odd_first_answer_is_said_to_be_odd() {
    assert_eq!(
        troubles(&by_device(&json!({"error": "unauthorized_client"}), &[]).0),
        ["device-refused"]
    );
    assert_eq!(troubles(&by_device(&json!([]), &[]).0), ["device-refused"]);
    let mut without = first();
    without.as_object_mut().unwrap().remove("user_code");
    assert_eq!(
        troubles(&by_device(&without, &[]).0),
        ["device-answer-incomplete"]
    );
    let mut endless = first();
    endless["interval"] = u64::MAX.into();
    endless["expires_in"] = u64::MAX.into();
    assert_eq!(
        troubles(&by_device(&endless, &[waiting("slow_down")]).0),
        ["device-no-answer"]
    );
}
