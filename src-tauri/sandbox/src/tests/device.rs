use axum::http::StatusCode;
use serde_json::Value;

use super::wire::*;
use crate::{Sandbox, TestClient, Visitor};

const GRANT: (&str, &str) = ("grant_type", "urn:ietf:params:oauth:grant-type:device_code");

async fn begin(sandbox: &Sandbox, client: &TestClient) -> Value {
    let answer = as_client(
        sandbox,
        client,
        "/device_authorization",
        vec![("scope", "openid email")],
    )
    .await;
    assert_eq!(answer.status, StatusCode::OK);
    json(&answer)
}

async fn poll(sandbox: &Sandbox, client: &TestClient, begun: &Value) -> Value {
    let code = begun["device_code"].as_str().unwrap();
    json(
        &as_client(
            sandbox,
            client,
            "/token",
            vec![GRANT, ("device_code", code)],
        )
        .await,
    )
}

#[tokio::test]
async fn somebody_allows_a_device_on_another_screen() {
    let sandbox = sandbox().await;
    let client = sandbox.client_named("device").unwrap();
    let begun = begin(&sandbox, client).await;
    assert_eq!(
        poll(&sandbox, client, &begun).await["error"],
        "authorization_pending"
    );

    let complete = begun["verification_uri_complete"].as_str().unwrap();
    let visit = Visitor::new(&[("login", "bob")])
        .open(complete)
        .await
        .unwrap();
    assert!(visit.text.contains("Device connected"), "{visit:?}");

    let tokens = poll(&sandbox, client, &begun).await;
    let claims = decode(tokens["id_token"].as_str().unwrap()).1;
    assert_eq!(claims["email"], "bob@example.com");
    assert_eq!(claims.get("nonce"), None);
    assert_eq!(
        poll(&sandbox, client, &begun).await["error"],
        "invalid_grant"
    );
}

#[tokio::test]
async fn the_code_can_be_typed_in_small_letters() {
    let sandbox = sandbox().await;
    let client = sandbox.client_named("device").unwrap();
    let begun = begin(&sandbox, client).await;
    let code = begun["user_code"].as_str().unwrap().to_lowercase();
    let visit = Visitor::new(&[("user_code", &code), ("action", "deny")])
        .open(begun["verification_uri"].as_str().unwrap())
        .await
        .unwrap();
    assert!(visit.text.contains("Device refused"), "{visit:?}");
    assert_eq!(
        poll(&sandbox, client, &begun).await["error"],
        "access_denied"
    );
}

#[tokio::test]
async fn a_device_that_asks_too_often_is_slowed_down() {
    let sandbox = sandbox().await;
    let client = sandbox.client_named("device").unwrap();
    let begun = begin(&sandbox, client).await;
    assert_eq!(
        poll(&sandbox, client, &begun).await["error"],
        "authorization_pending"
    );
    assert_eq!(poll(&sandbox, client, &begun).await["error"], "slow_down");
}

#[tokio::test]
async fn other_clients_may_not_use_the_device_flow() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let refused = as_client(&sandbox, &client, "/device_authorization", Vec::new()).await;
    assert_eq!(json(&refused)["error"], "unauthorized_client");
    let refused = as_client(
        &sandbox,
        &client,
        "/token",
        vec![GRANT, ("device_code", "x")],
    )
    .await;
    assert_eq!(json(&refused)["error"], "unauthorized_client");
}
