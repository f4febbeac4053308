use axum::http::StatusCode;

use super::wire::sandbox_with;
use crate::visitor::VisitError;
use crate::{Options, Sandbox, Scenario, Visitor};

fn metadata(sandbox: &Sandbox) -> String {
    format!("{}/.well-known/openid-configuration", sandbox.issuer())
}

#[tokio::test]
async fn provider_and_desk_speak_https_and_their_root_vouches_for_both() {
    let sandbox = Sandbox::start(Options {
        tls: true,
        ..Options::default()
    })
    .await
    .unwrap();
    assert!(sandbox.issuer().starts_with("https://127.0.0.1:"));
    let visitor = Visitor::new(&[])
        .trusting(sandbox.ca_pem().unwrap())
        .unwrap();
    let by_address = visitor.open(&metadata(&sandbox)).await.unwrap();
    assert_eq!(by_address.status, Some(StatusCode::OK));
    let by_name = metadata(&sandbox).replace("127.0.0.1", "localhost");
    assert_eq!(
        visitor.open(&by_name).await.unwrap().status,
        Some(StatusCode::OK)
    );
    let desk = format!("{}/requests/none", sandbox.desk());
    assert_eq!(
        visitor.open(&desk).await.unwrap().status,
        Some(StatusCode::UNAUTHORIZED)
    );
    assert!(Visitor::new(&[]).open(&metadata(&sandbox)).await.is_err());
}

#[tokio::test]
async fn spoilt_certificates_are_refused_for_their_own_reasons() {
    for (id, reason) in [
        ("tls-cert-expired", "expired"),
        ("tls-name-mismatch", "not valid for name"),
        ("tls-missing-intermediate", "UnknownIssuer"),
    ] {
        let sandbox = sandbox_with(Scenario::find(id).unwrap()).await;
        let visitor = Visitor::new(&[])
            .trusting(sandbox.ca_pem().unwrap())
            .unwrap();
        match visitor.open(&metadata(&sandbox)).await {
            Err(VisitError::Unreachable { source, .. }) => {
                assert!(source.to_string().contains(reason), "{id}: {source}")
            }
            other => panic!("{id}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_private_root_is_good_for_who_trusts_it() {
    let sandbox = sandbox_with(Scenario::find("tls-private-ca").unwrap()).await;
    assert!(Visitor::new(&[]).open(&metadata(&sandbox)).await.is_err());
    let visitor = Visitor::new(&[])
        .trusting(sandbox.ca_pem().unwrap())
        .unwrap();
    assert!(visitor.open(&metadata(&sandbox)).await.is_ok());
}
