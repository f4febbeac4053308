use axum::http::{StatusCode, header};
use serde_json::json;

use super::wire::*;
use crate::{Algorithm, ClientAuth, Options, Sandbox, Visitor};

#[tokio::test]
async fn every_client_signs_somebody_in() {
    let sandbox = sandbox().await;
    let keys = json(&get(&format!("{}/jwks", sandbox.issuer())).await);
    for client in sandbox.clients() {
        let back = sign_in(&sandbox, client, "alice").await;
        assert_eq!(param(&back, "state"), Some(STATE));
        assert_eq!(param(&back, "iss"), Some(sandbox.issuer()));

        let answer = redeem(&sandbox, client, param(&back, "code").unwrap(), &[]).await;
        assert_eq!(answer.status, StatusCode::OK, "{client:?}");
        assert_eq!(header_of(&answer, header::CACHE_CONTROL), "no-store");
        let answer = json(&answer);
        let id_token = answer["id_token"].as_str().unwrap();
        let (head, claims) = decode(id_token);
        assert!(verifies(id_token, &keys), "{client:?}");
        assert_eq!(head["alg"], client.id_token_alg.name());
        assert_eq!(claims["iss"], sandbox.issuer());
        assert_eq!(claims["aud"], client.client_id);
        assert_eq!(claims["nonce"], NONCE);
        assert_eq!(claims["email"], "alice@example.com");
        assert_eq!(claims["email_verified"], true);
        assert!(claims["exp"].as_u64() > claims["iat"].as_u64());
        let access_token = answer["access_token"].as_str().unwrap();
        assert_eq!(claims["at_hash"], client.id_token_alg.at_hash(access_token));

        let userinfo = get_as(&format!("{}/userinfo", sandbox.issuer()), access_token).await;
        let userinfo = json(&userinfo);
        assert_eq!(userinfo["sub"], claims["sub"]);
        assert_eq!(userinfo["email"], "alice@example.com");
    }
}

#[test]
fn at_hash_is_the_one_of_openid_connect_core_appendix_a() {
    // The access token and the value of OpenID Connect Core 1.0, appendix A.3.
    let token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
    assert_eq!(Algorithm::Rs256.at_hash(token), "77QmUPtjPfzWtF2AnpK9RQ");
}

#[tokio::test]
async fn people_differ_in_their_e_mail() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    for (login, email, verified) in [
        ("bob", json!("bob@example.com"), json!(false)),
        ("nomail", json!(null), json!(null)),
    ] {
        let back = sign_in(&sandbox, &client, login).await;
        let answer = json(&redeem(&sandbox, &client, param(&back, "code").unwrap(), &[]).await);
        let claims = decode(answer["id_token"].as_str().unwrap()).1;
        assert_eq!(claims["email"], email, "{login}");
        assert_eq!(claims["email_verified"], verified, "{login}");
    }
}

#[tokio::test]
async fn a_code_is_good_once_and_its_token_ends_with_a_second_use() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let back = sign_in(&sandbox, &client, "alice").await;
    let code = param(&back, "code").unwrap();
    let first = json(&redeem(&sandbox, &client, code, &[]).await);
    let second = redeem(&sandbox, &client, code, &[]).await;
    assert_eq!(second.status, StatusCode::BAD_REQUEST);
    assert_eq!(json(&second)["error"], "invalid_grant");
    let token = first["access_token"].as_str().unwrap();
    let userinfo = get_as(&format!("{}/userinfo", sandbox.issuer()), token).await;
    assert_eq!(userinfo.status, StatusCode::UNAUTHORIZED);
    assert!(header_of(&userinfo, header::WWW_AUTHENTICATE).contains("invalid_token"));
}

#[tokio::test]
async fn a_code_is_bound_to_verifier_address_and_client() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let other = sandbox.client_named("web-post").unwrap();
    let back = sign_in(&sandbox, &client, "alice").await;
    let code = param(&back, "code").unwrap();
    for changes in [
        [(
            "code_verifier",
            "another-verifier-of-enough-characters-0123456789",
        )],
        [("code_verifier", "")],
        [("redirect_uri", crate::REDIRECT_URIS[1])],
        [("code", "no-such-code")],
    ] {
        let refused = redeem(&sandbox, &client, code, &changes).await;
        assert_eq!(json(&refused)["error"], "invalid_grant", "{changes:?}");
    }
    assert_eq!(
        json(&redeem(&sandbox, other, code, &[]).await)["error"],
        "invalid_grant"
    );
    // None of that used the code up.
    assert_eq!(
        redeem(&sandbox, &client, code, &[]).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn the_client_is_looked_at_before_the_code() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let secret = client.client_secret.clone().unwrap();
    let form = [
        ("grant_type", "authorization_code"),
        ("code", "no-such-code"),
        ("code_verifier", VERIFIER),
    ];
    for path in ["/token", "/revoke"] {
        let url = format!("{}{path}", sandbox.issuer());
        for headers in [
            vec![basic(&client.client_id, "wrong", true)],
            vec![basic("nobody", secret.expose(), true)],
            Vec::new(),
        ] {
            let refused = post(&url, &form, &headers).await;
            assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
            assert_eq!(json(&refused)["error"], "invalid_client");
            assert!(header_of(&refused, header::WWW_AUTHENTICATE).starts_with("Basic"));
        }
    }
    let known = [basic(&client.client_id, secret.expose(), true)];
    let url = format!("{}/token", sandbox.issuer());
    assert_eq!(
        json(&post(&url, &form, &known).await)["error"],
        "invalid_grant"
    );
    let no_grant = post(&url, &[("code", "x")], &known).await;
    assert_eq!(json(&no_grant)["error"], "invalid_request");
    let other_grant = post(&url, &[("grant_type", "client_credentials")], &known).await;
    assert_eq!(json(&other_grant)["error"], "unauthorized_client");
    let unknown_grant = post(&url, &[("grant_type", "magic")], &known).await;
    assert_eq!(json(&unknown_grant)["error"], "unsupported_grant_type");
}

#[tokio::test]
async fn a_client_authenticates_in_its_registered_way_only() {
    let sandbox = sandbox().await;
    let url = format!("{}/token", sandbox.issuer());
    let web_post = sandbox.client_named("web-post").unwrap();
    let secret = web_post.client_secret.as_ref().unwrap().expose();
    let by_header = post(
        &url,
        &[("grant_type", "x")],
        &[basic("web-post", secret, true)],
    )
    .await;
    assert_eq!(json(&by_header)["error"], "invalid_client");
    let twice = post(
        &url,
        &[
            ("grant_type", "x"),
            ("client_id", "web-post"),
            ("client_secret", secret),
        ],
        &[basic("web-post", secret, true)],
    )
    .await;
    assert_eq!(json(&twice)["error"], "invalid_request");

    let odd = sandbox.client_named("odd:id+1").unwrap();
    let secret = odd.client_secret.as_ref().unwrap().expose();
    let form = [("grant_type", "authorization_code"), ("code", "x")];
    let raw = post(&url, &form, &[basic("odd:id+1", secret, false)]).await;
    assert_eq!(json(&raw)["error"], "invalid_client");
    let encoded = post(&url, &form, &[basic("odd:id+1", secret, true)]).await;
    assert_eq!(json(&encoded)["error"], "invalid_grant");
}

#[tokio::test]
async fn an_address_that_is_not_registered_is_never_redirected_to() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let elsewhere = "http://127.0.0.1:8765/<b>elsewhere";
    let page = get(&authorize_url(
        &sandbox,
        &client,
        &[("redirect_uri", elsewhere), ("prompt", "none")],
    ))
    .await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert!(!page.headers.contains_key(header::LOCATION));
    let text = String::from_utf8_lossy(&page.body);
    assert!(text.contains("&lt;b&gt;elsewhere") && !text.contains("<b>elsewhere"));

    sandbox.register_redirect_uri("http://127.0.0.1:8765/new");
    let asked = authorize_url(
        &sandbox,
        &client,
        &[("redirect_uri", "http://127.0.0.1:8765/new")],
    );
    assert_eq!(get(&asked).await.status, StatusCode::OK);
}

#[tokio::test]
async fn only_a_public_client_may_come_back_to_any_loopback_port() {
    let sandbox = sandbox().await;
    let asks = async |client_id: &str, address: &str| {
        let client = sandbox.client_named(client_id).unwrap();
        let url = authorize_url(&sandbox, client, &[("redirect_uri", address)]);
        get(&url).await.status == StatusCode::OK
    };
    assert!(asks("native", "http://127.0.0.1:51234/callback").await);
    assert!(asks("native", "http://localhost:51234/callback").await);
    assert!(!asks("native", "http://127.0.0.1:51234/other").await);
    assert!(!asks("native", "http://example.com:51234/callback").await);
    assert!(!asks("web-basic", "http://127.0.0.1:51234/callback").await);
}

#[tokio::test]
async fn requests_that_cannot_be_granted_are_sent_back_with_an_error() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    for (changes, error) in [
        (("prompt", "none"), "login_required"),
        (("code_challenge", ""), "invalid_request"),
        (("code_challenge_method", "plain"), "invalid_request"),
        (("response_mode", "fragment"), "invalid_request"),
        (("response_type", "token"), "unsupported_response_type"),
        (("request", "x.y.z"), "request_not_supported"),
    ] {
        let answer = get(&authorize_url(&sandbox, &client, &[changes])).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{changes:?}");
        let location = url::Url::parse(header_of(&answer, header::LOCATION)).unwrap();
        assert!(location.as_str().starts_with(&client.redirect_uri));
        let back: Vec<(String, String)> = location.query_pairs().into_owned().collect();
        assert_eq!(param(&back, "error"), Some(error), "{changes:?}");
        assert_eq!(param(&back, "state"), Some(STATE));
        assert_eq!(param(&back, "iss"), Some(sandbox.issuer()));
        assert_eq!(param(&back, "code"), None);
    }
}

#[tokio::test]
async fn somebody_can_say_no() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let visit = Visitor::new(&[("action", "deny")])
        .open_until(&authorize_url(&sandbox, &client, &[]), &client.redirect_uri)
        .await
        .unwrap();
    let back: Vec<(String, String)> = visit.url.query_pairs().into_owned().collect();
    assert_eq!(param(&back, "error"), Some("access_denied"));
    assert_eq!(param(&back, "state"), Some(STATE));
}

#[tokio::test]
async fn a_login_hint_chooses_the_person_and_form_post_carries_the_answer() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let changes = [
        ("login_hint", "bob@example.com"),
        ("response_mode", "form_post"),
    ];
    let visit = Visitor::new(&[])
        .open_until(
            &authorize_url(&sandbox, &client, &changes),
            &client.redirect_uri,
        )
        .await
        .unwrap();
    assert!(
        visit.trace.last().unwrap().starts_with("POST "),
        "{visit:?}"
    );
    let back: Vec<(String, String)> = visit.url.query_pairs().into_owned().collect();
    let answer = json(&redeem(&sandbox, &client, param(&back, "code").unwrap(), &[]).await);
    let claims = decode(answer["id_token"].as_str().unwrap()).1;
    assert_eq!(claims["preferred_username"], "bob");
}

#[tokio::test]
async fn without_openid_there_is_no_id_token_and_claims_follow_the_scope() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let visit = Visitor::new(&[])
        .open_until(
            &authorize_url(&sandbox, &client, &[("scope", "groups")]),
            &client.redirect_uri,
        )
        .await
        .unwrap();
    let back: Vec<(String, String)> = visit.url.query_pairs().into_owned().collect();
    let answer = json(&redeem(&sandbox, &client, param(&back, "code").unwrap(), &[]).await);
    assert_eq!(answer.get("id_token"), None);
    let token = answer["access_token"].as_str().unwrap();
    let claims = json(&get_as(&format!("{}/userinfo", sandbox.issuer()), token).await);
    assert_eq!(claims["groups"], json!(["on-call", "operations"]));
    assert_eq!(claims.get("email"), None);
}

#[tokio::test]
async fn a_revoked_token_is_refused_and_an_unknown_one_is_no_error() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let back = sign_in(&sandbox, &client, "alice").await;
    let answer = json(&redeem(&sandbox, &client, param(&back, "code").unwrap(), &[]).await);
    let token = answer["access_token"].as_str().unwrap();
    let userinfo = format!("{}/userinfo", sandbox.issuer());

    let stranger = sandbox.client_named("native").unwrap();
    let by_another = as_client(&sandbox, stranger, "/revoke", vec![("token", token)]).await;
    assert_eq!(by_another.status, StatusCode::OK);
    assert_eq!(get_as(&userinfo, token).await.status, StatusCode::OK);

    for token in [token, "never-issued"] {
        let revoked = as_client(&sandbox, &client, "/revoke", vec![("token", token)]).await;
        assert_eq!(revoked.status, StatusCode::OK);
    }
    assert_eq!(
        get_as(&userinfo, token).await.status,
        StatusCode::UNAUTHORIZED
    );
    let nothing = as_client(&sandbox, &client, "/revoke", Vec::new()).await;
    assert_eq!(json(&nothing)["error"], "invalid_request");
}

#[tokio::test]
async fn secrets_differ_between_sandboxes_and_are_not_shown() {
    let (one, other) = (sandbox().await, sandbox().await);
    let (one, other) = (one.client(), other.client());
    assert_ne!(one.client_secret, other.client_secret);
    let secret = one.client_secret.as_ref().unwrap();
    assert!(!format!("{one:?}").contains(secret.expose()));
}

#[tokio::test]
async fn what_the_provider_is_asked_is_noted_without_queries() {
    let options = Options {
        redirect_uris: vec!["http://127.0.0.1:1/here".to_owned()],
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).await.unwrap();
    let client = sandbox.client();
    assert_eq!(client.redirect_uri, "http://127.0.0.1:1/here");
    assert_eq!(client.auth, ClientAuth::Basic);
    get(&authorize_url(&sandbox, &client, &[])).await;
    let seen = sandbox.provider_requests();
    assert_eq!(seen.len(), 1);
    assert_eq!(
        (seen[0].method.as_str(), seen[0].path.as_str()),
        ("GET", "/authorize")
    );
}

#[tokio::test]
async fn dropping_the_sandbox_closes_its_ports() {
    let sandbox = sandbox().await;
    let addresses = [sandbox.issuer(), sandbox.desk()]
        .map(|base| base.trim_start_matches("http://").to_owned());
    for address in &addresses {
        tokio::net::TcpStream::connect(address).await.unwrap();
    }
    drop(sandbox);
    // The socket goes with its task, which the runtime ends at its next turn.
    for address in &addresses {
        while tokio::net::TcpStream::connect(address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    }
}
