//! The experiment against providers that answer by a function.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::super::judge::{judge, working_method};
use super::super::observation::ProofObservation;
use super::super::proof::{Ask, MAX_REQUESTS, may_issue_token, prove};
use super::super::testing::{Fake, Sent, Stepping, Still, answer, now};
use crate::authority::Metadata;
use crate::client_auth::Method;
use crate::fetch::{Budget, Limits};
use crate::ports::Answer;
use crate::provider::Provider;
use crate::report::Proof;
use crate::secrets::ClientSecret;
use crate::values::{ClientAuthentication, ClientId, RedirectUri};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

const JSON: &str = "application/json";

fn metadata(document: &serde_json::Value) -> Metadata {
    Metadata::read(document).0
}

fn token_only(methods: &[&str]) -> Metadata {
    metadata(
        &json!({ "token_endpoint": "https://a.example/token", "token_endpoint_auth_methods_supported": methods }),
    )
}

fn with_revocation() -> Metadata {
    metadata(
        &json!({ "token_endpoint": "https://a.example/token", "revocation_endpoint": "https://a.example/revoke" }),
    )
}

fn refused() -> Answer {
    answer(401, JSON, r#"{"error":"invalid_client"}"#)
}

fn bad_code() -> Answer {
    answer(
        400,
        JSON,
        r#"{"error":"invalid_grant","error_description":"no such code"}"#,
    )
}

struct Asking<'a> {
    metadata: &'a Metadata,
    provider: Option<&'a Provider>,
    secret: &'a str,
    only: Option<ClientAuthentication>,
    control: bool,
    may_issue_token: bool,
    metadata_in_clear: bool,
}

impl<'a> Asking<'a> {
    fn of(metadata: &'a Metadata) -> Self {
        Self {
            metadata,
            provider: None,
            secret: "right",
            only: None,
            control: true,
            may_issue_token: false,
            metadata_in_clear: false,
        }
    }

    fn run<F: Fn(&Sent) -> Answer + Send + Sync>(
        &self,
        answers: F,
    ) -> (Proof, Vec<&'static str>, ProofObservation, Vec<Sent>) {
        let fake = Fake::new(answers);
        let (id, secret) = (
            ClientId::parse("app").unwrap(),
            ClientSecret::new(self.secret.into()),
        );
        let redirect = RedirectUri::parse("http://127.0.0.1:8765/callback").unwrap();
        let ask = Ask {
            metadata: self.metadata,
            metadata_in_clear: self.metadata_in_clear,
            provider: self.provider,
            client_id: &id,
            secret: &secret,
            only: self.only,
            redirect_uri: &redirect,
            control: self.control,
            may_issue_token: self.may_issue_token,
            budget: Budget::start(Limits::default(), &Still),
        };
        let seen = now(prove(&fake, &Still, &Stepping::default(), ask));
        let (proof, findings) = judge(&seen, self.provider);
        let sent = fake.sent.into_inner().unwrap();
        assert!(sent.len() <= MAX_REQUESTS);
        (
            proof,
            findings.iter().map(|f| f.fault.id).collect(),
            seen,
            sent,
        )
    }
}

fn posted_right(sent: &Sent) -> bool {
    sent.field("client_secret") == Some("right")
}

#[test]
fn a_right_secret_gets_further_than_a_random_one() {
    let metadata = token_only(&["client_secret_post"]);
    let (proof, ids, seen, sent) = Asking::of(&metadata).run(|s| {
        if posted_right(s) {
            bad_code()
        } else {
            refused()
        }
    });
    assert_eq!(
        (proof, ids.as_slice()),
        (Proof::Proven, ["credentials-proven"].as_slice())
    );
    assert_eq!(working_method(&seen, None), Some(Method::Post));
    assert_eq!(sent.len(), 2);
    let (given, control) = (&sent[0], &sent[1]);
    assert_eq!(given.field("code"), control.field("code"));
    assert_eq!(given.field("code_verifier").map(str::len), Some(43));
    assert_eq!(
        given.field("redirect_uri"),
        Some("http://127.0.0.1:8765/callback")
    );
    assert_eq!(
        control.field("client_secret").map(str::len),
        Some("right".len())
    );
    assert!(!serde_json::to_string(&seen).unwrap().contains("right"));
}

#[test]
fn a_wrong_secret_is_refuted_without_a_control() {
    let metadata = token_only(&["client_secret_basic", "client_secret_post"]);
    let (proof, ids, seen, sent) = Asking::of(&metadata).run(|_| refused());
    assert_eq!(
        (proof, ids.as_slice()),
        (Proof::Refuted, ["credentials-refused"].as_slice())
    );
    assert!(seen.control.is_none());
    assert_eq!(
        sent.iter()
            .map(|s| s.authorization.is_some())
            .collect::<Vec<_>>(),
        [true, false]
    );
}

#[test]
fn none_listed_means_basic_and_both_forms_are_tried_where_they_differ() {
    let metadata = metadata(&json!({ "token_endpoint": "https://a.example/token" }));
    let mut asking = Asking::of(&metadata);
    asking.secret = "a+b";
    let raw = "Basic YXBwOmErYg=="; // app:a+b
    let (proof, ids, seen, sent) = asking.run(|s| {
        if s.authorization.as_deref() == Some(raw) {
            bad_code()
        } else {
            answer(401, JSON, "")
        }
    });
    assert_eq!(
        (proof, working_method(&seen, None)),
        (Proof::Proven, Some(Method::BasicRaw))
    );
    assert_eq!(
        ids,
        ["credentials-proven", "token-secret-needs-urlencoding"]
    );
    assert_eq!(sent.len(), 3);
}

#[test]
fn revocation_is_asked_where_it_is_offered() {
    let metadata = with_revocation();
    let (proof, _, _, sent) = Asking::of(&metadata).run(|s| {
        if s.authorization.as_deref() == Some("Basic YXBwOnJpZ2h0") {
            answer(200, JSON, "{}")
        } else {
            refused()
        }
    });
    assert_eq!(proof, Proof::Proven);
    assert!(
        sent.iter()
            .all(|s| s.url == "https://a.example/revoke" && s.field("token").is_some())
    );
}

#[test]
fn revocation_that_lets_anybody_in_is_unmasked_by_the_control() {
    let metadata = with_revocation();
    let open = |token: fn() -> Answer| {
        move |s: &Sent| {
            if s.url.ends_with("/revoke") {
                answer(200, JSON, "")
            } else {
                token()
            }
        }
    };
    let (proof, ids, _, sent) = Asking::of(&metadata).run(open(bad_code));
    assert_eq!(
        (proof, ids.as_slice(), sent.len()),
        (
            Proof::Untold,
            ["credentials-not-checked-first"].as_slice(),
            3
        )
    );
    let (proof, ids, ..) = Asking::of(&metadata).run(open(refused));
    assert_eq!(
        (proof, ids.as_slice()),
        (Proof::Refuted, ["credentials-refused"].as_slice())
    );
}

#[test]
fn where_revocation_tells_nothing_every_method_is_tried_at_the_token_endpoint() {
    let metadata = metadata(&json!({
        "token_endpoint": "https://a.example/token",
        "revocation_endpoint": "https://a.example/revoke",
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    }));
    let mut asking = Asking::of(&metadata);
    asking.secret = "a+b";
    let (proof, _, seen, sent) = asking.run(|s| {
        if s.url.ends_with("/revoke") {
            answer(200, JSON, "")
        } else {
            refused()
        }
    });
    assert_eq!((proof, sent.len()), (Proof::Refuted, MAX_REQUESTS));
    let methods: Vec<_> = seen.trials.iter().map(|t| t.method).collect();
    use Method::{BasicEncoded, BasicRaw, Post};
    assert_eq!(methods, [BasicEncoded, BasicEncoded, BasicRaw, Post]);
}

#[test]
fn a_header_that_cannot_be_decoded_proves_nothing() {
    // As npm oidc-provider does: what is not well formed is told before the client is looked at.
    let metadata = token_only(&["client_secret_basic", "client_secret_post"]);
    let mut asking = Asking::of(&metadata);
    asking.secret = "wrong%2";
    let (proof, ids, seen, _) = asking.run(|s| {
        let raw = s
            .authorization
            .as_deref()
            .and_then(|h| STANDARD.decode(&h[6..]).ok());
        match raw {
            Some(pair) if pair.ends_with(b"%") || pair[pair.len() - 2] == b'%' => {
                answer(400, JSON, r#"{"error":"invalid_request"}"#)
            }
            _ => refused(),
        }
    });
    assert!(seen.control.is_some());
    assert_eq!(
        (proof, ids.as_slice()),
        (Proof::Refuted, ["credentials-refused"].as_slice())
    );
}

#[test]
fn what_proves_nothing_ends_the_experiment() {
    let metadata = token_only(&["client_secret_basic", "client_secret_post"]);
    for (status, kind) in [
        (429, JSON),
        (503, JSON),
        (200, "text/html"),
        (403, "text/html"),
        (302, JSON),
        (404, JSON),
    ] {
        let (proof, ids, _, sent) = Asking::of(&metadata).run(|_| answer(status, kind, ""));
        assert_eq!((proof, sent.len()), (Proof::Untold, 1), "{status}");
        assert_eq!(ids[0], "credentials-experiment-stopped", "{status}");
        let blocked = ids.contains(&"token-waf-looks-like-bad-secret");
        assert_eq!(blocked, (status, kind) == (403, "text/html"));
    }
}

#[test]
fn a_bare_refusal_is_compared_with_a_random_secrets() {
    let metadata = token_only(&["client_secret_post"]);
    let (proof, ids, ..) = Asking::of(&metadata).run(|_| answer(403, JSON, "{}"));
    assert_eq!(
        (proof, ids.as_slice()),
        (
            Proof::Refuted,
            ["credentials-refused-like-random"].as_slice()
        )
    );
}

#[test]
fn no_control_means_no_control() {
    let metadata = token_only(&["client_secret_post"]);
    let mut asking = Asking::of(&metadata);
    asking.control = false;
    let (proof, ids, _, sent) = asking.run(|_| bad_code());
    assert_eq!(
        (proof, ids.as_slice(), sent.len()),
        (Proof::Untold, ["credentials-no-control"].as_slice(), 1)
    );
}

#[test]
fn nothing_is_sent_where_no_secret_can_be_used_or_kept() {
    let jwt = token_only(&["private_key_jwt", "none"]);
    let plain = metadata(&json!({ "token_endpoint": "http://a.example/token" }));
    let empty = Metadata::default();
    let basic = token_only(&["client_secret_basic"]);
    for (metadata, only, expected) in [
        (&jwt, None, "credentials-no-secret-method"),
        (&plain, None, "credentials-endpoint-not-https"),
        (&empty, None, "credentials-no-endpoint"),
        (
            &basic,
            Some(ClientAuthentication::None),
            "credentials-public-client",
        ),
    ] {
        let mut asking = Asking::of(metadata);
        asking.only = only;
        let (proof, ids, _, sent) = asking.run(|_| bad_code());
        assert_eq!(
            (proof, ids.as_slice(), sent.len()),
            (Proof::Untold, [expected].as_slice(), 0)
        );
    }
}

#[test]
fn a_token_of_the_clients_own_is_asked_for_only_when_the_person_agreed() {
    let mut provider = Provider::find("entra").unwrap().clone();
    provider.credentials.code_before_secret = true;
    let metadata = token_only(&["client_secret_post"]);
    let by_grant = |s: &Sent| match (s.field("grant_type"), posted_right(s)) {
        (Some("client_credentials"), true) => answer(200, JSON, r#"{"access_token":"canary"}"#),
        (Some("client_credentials"), false) => refused(),
        _ => bad_code(),
    };
    let mut asking = Asking::of(&metadata);
    asking.provider = Some(&provider);
    assert!(may_issue_token(asking.provider));
    let (proof, _, _, sent) = asking.run(by_grant);
    assert_eq!(proof, Proof::Untold);
    assert!(
        sent.iter()
            .all(|s| s.field("grant_type") == Some("authorization_code"))
    );
    asking.may_issue_token = true;
    let (proof, _, seen, sent) = asking.run(by_grant);
    assert_eq!(proof, Proof::Proven);
    assert_eq!(
        sent[0].field("scope"),
        Some("https://graph.microsoft.com/.default")
    );
    assert!(!serde_json::to_string(&seen).unwrap().contains("canary"));
}

#[test]
fn only_the_method_asked_for_is_tried() {
    let metadata = token_only(&["client_secret_basic", "client_secret_post"]);
    let mut asking = Asking::of(&metadata);
    asking.only = Some(ClientAuthentication::Post);
    let (.., sent) = asking.run(|_| refused());
    assert_eq!(
        sent.iter()
            .map(|s| s.authorization.is_some())
            .collect::<Vec<_>>(),
        [false]
    );
}

#[test]
fn no_secret_goes_to_an_endpoint_that_was_read_in_the_clear() {
    let metadata = token_only(&["client_secret_post"]);
    let asking = Asking {
        metadata_in_clear: true,
        ..Asking::of(&metadata)
    };
    let (proof, ids, _, sent) = asking.run(|_| bad_code());
    assert_eq!(
        (proof, ids.as_slice()),
        (Proof::Untold, &["credentials-endpoint-not-https"][..])
    );
    assert!(sent.is_empty());
}
