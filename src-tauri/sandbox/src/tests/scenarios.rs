//! Each scenario must show on the wire. A client's whole way is walked with it and without it,
//! and what is seen must differ.

use axum::http::{Method, StatusCode, header};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};

use super::desk;
use super::wire::*;
use crate::visitor::http::{Trust, send};
use crate::{Options, Sandbox, Scenario};

const MOST_READ: usize = 4 * 1024 * 1024;

/// Everything that a client meets, with what differs from run to run taken out.
async fn seen(sandbox: &Sandbox) -> Vec<(&'static str, String)> {
    let mut seen = vec![(
        "scheme",
        sandbox.issuer().split(':').next().unwrap().to_owned(),
    )];
    if let Some(ca_pem) = sandbox.ca_pem() {
        // Whoever speaks HTTPS differs by that already; the certificates have tests of their own.
        seen.push(("root", ca_pem.lines().next().unwrap().to_owned()));
        return seen;
    }
    let base = sandbox.provider.site.base.clone();
    let port = base.rsplit(':').next().unwrap().to_owned();
    let plain = |text: &str| text.replace(&port, "PORT");
    let client = sandbox.client();
    let secret = client.client_secret.clone().unwrap();

    seen.push(("path", sandbox.issuer().replace(&base, "")));
    for (what, url) in [
        (
            "metadata",
            format!("{}/.well-known/openid-configuration", sandbox.issuer()),
        ),
        ("keys", format!("{base}/jwks")),
    ] {
        seen.push((what, plain(&read(&url).await)));
    }
    for (what, encoded) in [("basic, encoded", true), ("basic, raw", false)] {
        let form = [("grant_type", "authorization_code"), ("code", "x")];
        let headers = [basic(&client.client_id, secret.expose(), encoded)];
        let answer = post(&format!("{base}/token"), &form, &headers).await;
        let label = format!("{:?}", answer.headers.get("cf-mitigated"));
        let body = String::from_utf8_lossy(&answer.body).into_owned();
        seen.push((what, format!("{} {label} {body}", answer.status)));
    }
    seen.extend(signed_in(sandbox, plain).await);

    let submitted = desk::try_post(sandbox, "/requests", Some("key"), &desk::body()).await;
    seen.push((
        "desk",
        submitted.map_or("lost".to_owned(), |answer| answer.status.to_string()),
    ));
    let link = get(&sandbox.setup_link().address).await;
    let mut document: Value = serde_json::from_slice(&link.body).unwrap_or_default();
    document["expires"].take();
    let document = document.to_string().replace(sandbox.desk(), "DESK");
    seen.push(("link", format!("{} {document}", link.status)));
    seen
}

/// Status, content type and body, as far as it comes at once.
async fn read(url: &str) -> String {
    let mut answer = send(&call(Method::GET, url), &Trust::nobody())
        .await
        .unwrap();
    let status = answer.response.status();
    let kind = answer.response.headers().get(header::CONTENT_TYPE).cloned();
    let location = answer.response.headers().get(header::LOCATION).cloned();
    let (mut body, mut frames) = (Vec::new(), 0);
    let end = loop {
        let Some(frame) = answer.response.frame().await else {
            break "ends";
        };
        body.extend_from_slice(&frame.unwrap().into_data().unwrap_or_default());
        frames += 1;
        if body.len() > MOST_READ {
            break "goes on";
        }
        if frames > 2 && body.len() == frames {
            break "trickles";
        }
    };
    body.truncate(4096);
    format!(
        "{status} {kind:?} {location:?} {end} {}",
        String::from_utf8_lossy(&body)
    )
}

async fn signed_in(
    sandbox: &Sandbox,
    plain: impl Fn(&str) -> String,
) -> Vec<(&'static str, String)> {
    let base = &sandbox.provider.site.base;
    let client = sandbox.client();
    let visit = crate::Visitor::new(&[("login", "alice")])
        .open_until(&authorize_url(sandbox, &client, &[]), &client.redirect_uri)
        .await
        .unwrap();
    let status = |line: &String| line.rsplit(' ').next().unwrap().to_owned();
    let way: Vec<String> = visit.trace.iter().map(status).collect();
    let back: Vec<(String, String)> = visit.url.query_pairs().into_owned().collect();
    let shown: Vec<(&str, String)> = back
        .iter()
        .map(|(name, value)| {
            (
                name.as_str(),
                if name == "code" {
                    String::new()
                } else {
                    plain(value)
                },
            )
        })
        .collect();
    let mut seen = vec![("callback", format!("{way:?} {:?} {shown:?}", visit.status))];

    let code = param(&back, "code").unwrap_or_default();
    let answer = redeem(sandbox, &client, code, &[]).await;
    let Ok(mut tokens) = serde_json::from_slice::<Value>(&answer.body) else {
        return seen;
    };
    let id_token = tokens["id_token"].take();
    let access_token = tokens["access_token"].take();
    seen.push(("tokens", tokens.to_string()));
    if let Some(id_token) = id_token.as_str() {
        let (head, mut claims) = decode(id_token);
        let now = crate::clock::unix_now();
        for time in ["iat", "exp", "auth_time"] {
            let away = claims[time].as_i64().unwrap() - now;
            claims[time] = json!((away + 50).div_euclid(100));
        }
        claims["at_hash"] = Value::Null;
        let keys = serde_json::from_slice(&get(&format!("{base}/jwks")).await.body);
        let verifies = keys.is_ok_and(|keys| verifies(id_token, &keys));
        seen.push(("ID token", plain(&format!("{verifies} {head} {claims}"))));
    }
    if let Some(access_token) = access_token.as_str() {
        let userinfo = get_as(&format!("{base}/userinfo"), access_token).await;
        let body = String::from_utf8_lossy(&userinfo.body).into_owned();
        seen.push(("userinfo", format!("{} {body}", userinfo.status)));
    }
    seen
}

#[tokio::test]
async fn every_scenario_shows_on_the_wire() {
    let usual = seen(&sandbox().await).await;
    assert_eq!(
        usual,
        seen(&sandbox().await).await,
        "the usual must look the same each time"
    );
    for scenario in Scenario::all() {
        let with = seen(&sandbox_with(scenario).await).await;
        assert_ne!(with, usual, "{scenario}");
    }
}

#[tokio::test]
async fn scenarios_add_up() {
    let scenarios = ["claims-email-missing", "idtoken-nonce-missing"];
    let options = Options {
        scenarios: scenarios.map(|id| Scenario::find(id).unwrap()).to_vec(),
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).await.unwrap();
    let client = sandbox.client();
    let back = sign_in(&sandbox, &client, "alice").await;
    let tokens = json(&redeem(&sandbox, &client, param(&back, "code").unwrap(), &[]).await);
    let claims = decode(tokens["id_token"].as_str().unwrap()).1;
    assert_eq!((claims.get("email"), claims.get("nonce")), (None, None));
}

#[tokio::test]
async fn a_secret_that_must_not_be_encoded_works_raw() {
    let sandbox = sandbox_with(Scenario::find("token-secret-needs-urlencoding").unwrap()).await;
    let client = sandbox.client();
    let secret = client.client_secret.clone().unwrap();
    let url = format!("{}/token", sandbox.issuer());
    let form = [("grant_type", "authorization_code"), ("code", "x")];
    let asked = async |encoded| {
        let headers = [basic(&client.client_id, secret.expose(), encoded)];
        json(&post(&url, &form, &headers).await)["error"].clone()
    };
    assert_eq!(asked(true).await, "invalid_client");
    assert_eq!(asked(false).await, "invalid_grant");
}

#[tokio::test]
async fn a_method_mismatch_lets_the_secret_in_by_post_only() {
    let sandbox = sandbox_with(Scenario::find("token-auth-method-mismatch").unwrap()).await;
    let client = sandbox.client();
    let secret = client.client_secret.clone().unwrap();
    let url = format!("{}/token", sandbox.issuer());
    let form = [("grant_type", "authorization_code"), ("code", "x")];
    let by_basic = post(
        &url,
        &form,
        &[basic(&client.client_id, secret.expose(), true)],
    )
    .await;
    assert_eq!(json(&by_basic)["error"], "invalid_client");
    let form = [
        form[0],
        form[1],
        ("client_id", client.client_id.as_str()),
        ("client_secret", secret.expose()),
    ];
    assert_eq!(
        json(&post(&url, &form, &[]).await)["error"],
        "invalid_grant"
    );
}

#[tokio::test]
async fn a_redirected_document_is_found_under_the_other_name() {
    let sandbox = sandbox_with(Scenario::find("discovery-cross-host-redirect").unwrap()).await;
    let url = format!("{}/.well-known/openid-configuration", sandbox.issuer());
    let redirect = get(&url).await;
    assert_eq!(redirect.status, StatusCode::FOUND);
    let location = header_of(&redirect, header::LOCATION);
    assert!(location.starts_with("http://localhost:"), "{location}");
    let document = json(&get(location).await);
    assert_eq!(document["issuer"], sandbox.issuer());
}
