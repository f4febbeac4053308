use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use serde_json::json;

use super::desk::post;
use super::wire::{get, get_as, header_of, json, sandbox, sandbox_with};
use crate::{LinkState, NewSetupLink, OperatorError, Scenario, SetupPresets, clock};

fn new(lasts: TimeDelta) -> NewSetupLink {
    NewSetupLink {
        presets: SetupPresets {
            service: "sandbox".to_owned(),
            provider: Some("okta".to_owned()),
            ..SetupPresets::default()
        },
        expires: clock::now() + lasts,
    }
}

#[tokio::test]
async fn whoever_has_the_link_reads_what_it_presets() {
    let sandbox = sandbox().await;
    let link = sandbox.operator().issue_link(new(TimeDelta::hours(1)));
    assert_eq!(link.state, LinkState::Active);
    let (scheme, from) = link.link.split_once("?from=").unwrap();
    assert_eq!(scheme, "latchkey://setup");
    assert!(!from.contains([':', '/']), "{from}");
    let read = get(&link.address).await;
    assert_eq!(read.status, StatusCode::OK);
    assert_eq!(header_of(&read, header::CACHE_CONTROL), "no-store");
    let document = json(&read);
    let expected = json!({
        "schema": "latchkey/setup-link/1", "service": "sandbox", "provider": "okta",
        "desk": sandbox.desk(), "expires": document["expires"],
    });
    assert_eq!(document, expected);
}

#[tokio::test]
async fn a_link_ends_and_can_be_revoked_before() {
    let sandbox = sandbox().await;
    let operator = sandbox.operator();
    let over = operator.issue_link(new(TimeDelta::seconds(-1)));
    let revoked = operator.issue_link(new(TimeDelta::hours(1)));
    for _ in 0..2 {
        let state = operator.revoke_link(&revoked.id).unwrap().state;
        assert_eq!(state, LinkState::Revoked);
    }
    let states: Vec<_> = operator.links().iter().map(|link| link.state).collect();
    assert_eq!(states, [LinkState::Expired, LinkState::Revoked]);
    for (address, status, kind) in [
        (over.address, StatusCode::GONE, "setup-link-expired"),
        (revoked.address, StatusCode::GONE, "setup-link-revoked"),
        (
            format!("{}/setup-links/unknown", sandbox.desk()),
            StatusCode::NOT_FOUND,
            "no-such-setup-link",
        ),
    ] {
        let read = get(&address).await;
        assert_eq!(read.status, status);
        let kind = format!("urn:latchkey:problem:{kind}");
        assert_eq!(json(&read)["type"], kind);
    }
    let unknown = operator.revoke_link("unknown").unwrap_err();
    assert_eq!(unknown, OperatorError::NoSuchLink("unknown".to_owned()));
}

#[tokio::test]
async fn issuing_listing_and_revoking_need_the_token() {
    let sandbox = sandbox().await;
    let all = format!("{}/setup-links", sandbox.desk());
    assert_eq!(get(&all).await.status, StatusCode::UNAUTHORIZED);
    let own = sandbox.setup_link();
    let token = sandbox.desk_token().expose();
    let listed = json(&get_as(&all, token).await);
    assert_eq!(listed["links"], json!([own]));
    let body = json!({ "presets": { "service": "sandbox", "client_secret": "x" }, "expires": "2031-05-01T12:00:00Z" });
    let refused = post(&sandbox, "/setup-links", None, &body).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_desk_that_oversteps_can_be_played() {
    let read = async |id: &str| {
        let sandbox = sandbox_with(Scenario::find(id).unwrap()).await;
        get(&sandbox.setup_link().address).await
    };
    let elsewhere = json(&read("link-desk-elsewhere").await);
    assert_eq!(elsewhere["desk"], "https://desk.example.net");
    let secret = json(&read("link-key-forbidden").await);
    assert!(secret["client_secret"].is_string());
    let sent_on = read("link-sent-on").await;
    assert_eq!(sent_on.status, StatusCode::FOUND);
    assert!(header_of(&sent_on, header::LOCATION).contains("desk.example.net"));
}
