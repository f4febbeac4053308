//! What the tests need to speak to the sandbox: requests, and a client's side of a sign-in.

use axum::http::{HeaderName, Method, header};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::{digest, signature};
use serde_json::Value;
use url::{Url, form_urlencoded};

use crate::visitor::http::{Call, Trust, Whole, whole};
use crate::{ClientAuth, Options, Sandbox, Scenario, TestClient, Visitor};

pub(super) const VERIFIER: &str = "sandbox-test-verifier-of-enough-characters-0123456789";
pub(super) const NONCE: &str = "sandbox-test-nonce";
pub(super) const STATE: &str = "sandbox-test-state";

pub(super) async fn sandbox() -> Sandbox {
    Sandbox::start(Options::default()).await.unwrap()
}

pub(super) async fn sandbox_with(scenario: Scenario) -> Sandbox {
    let options = Options {
        scenarios: vec![scenario],
        ..Options::default()
    };
    Sandbox::start(options).await.unwrap()
}

pub(super) fn call(method: Method, url: &str) -> Call {
    Call {
        method,
        url: Url::parse(url).unwrap(),
        headers: Vec::new(),
        body: None,
    }
}

pub(super) async fn get(url: &str) -> Whole {
    whole(&call(Method::GET, url), &Trust::nobody())
        .await
        .unwrap()
}

pub(super) async fn get_as(url: &str, bearer: &str) -> Whole {
    let mut call = call(Method::GET, url);
    call.headers
        .push((header::AUTHORIZATION, format!("Bearer {bearer}")));
    whole(&call, &Trust::nobody()).await.unwrap()
}

pub(super) fn encode(form: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish()
}

pub(super) async fn post(
    url: &str,
    form: &[(&str, &str)],
    headers: &[(HeaderName, String)],
) -> Whole {
    let mut call = call(Method::POST, url);
    call.body = Some(encode(form));
    call.headers = headers.to_vec();
    whole(&call, &Trust::nobody()).await.unwrap()
}

pub(super) fn json(answer: &Whole) -> Value {
    serde_json::from_slice(&answer.body)
        .unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&answer.body)))
}

pub(super) fn header_of(answer: &Whole, name: HeaderName) -> &str {
    answer
        .headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

/// An `Authorization: Basic` header, form-encoded as RFC 6749, section 2.3.1 has it, or raw.
pub(super) fn basic(id: &str, secret: &str, encoded: bool) -> (HeaderName, String) {
    let pair = if encoded {
        let encode =
            |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        format!("{}:{}", encode(id), encode(secret))
    } else {
        format!("{id}:{secret}")
    };
    (
        header::AUTHORIZATION,
        format!("Basic {}", STANDARD.encode(pair)),
    )
}

pub(super) fn challenge() -> String {
    URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, VERIFIER.as_bytes()))
}

/// An authorization request; `changes` replace parameters, or take them away when empty.
pub(super) fn authorize_url(
    sandbox: &Sandbox,
    client: &TestClient,
    changes: &[(&str, &str)],
) -> String {
    let challenge = challenge();
    let mut params = vec![
        ("response_type", "code"),
        ("client_id", client.client_id.as_str()),
        ("redirect_uri", client.redirect_uri.as_str()),
        ("scope", "openid profile email"),
        ("state", STATE),
        ("nonce", NONCE),
        ("code_challenge", challenge.as_str()),
        ("code_challenge_method", "S256"),
    ];
    for change in changes {
        params.retain(|(name, _)| *name != change.0);
        params.push(*change);
    }
    format!(
        "{}/authorize?{}",
        sandbox.provider.site.base,
        encode(&params)
    )
}

/// Goes through the pages as `login` and gives the parameters that came back.
pub(super) async fn sign_in(
    sandbox: &Sandbox,
    client: &TestClient,
    login: &str,
) -> Vec<(String, String)> {
    let visit = Visitor::new(&[("login", login)])
        .open_until(&authorize_url(sandbox, client, &[]), &client.redirect_uri)
        .await
        .unwrap();
    visit.url.query_pairs().into_owned().collect()
}

pub(super) fn param<'a>(params: &'a [(String, String)], name: &str) -> Option<&'a str> {
    params
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.as_str())
}

/// Redeems a code as `client` should; `changes` as in [`authorize_url`].
pub(super) async fn redeem(
    sandbox: &Sandbox,
    client: &TestClient,
    code: &str,
    changes: &[(&str, &str)],
) -> Whole {
    let mut form = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", client.redirect_uri.as_str()),
        ("code_verifier", VERIFIER),
    ];
    for change in changes {
        form.retain(|(name, _)| *name != change.0);
        form.push(*change);
    }
    as_client(sandbox, client, "/token", form).await
}

/// Posts a form with the client's own authentication.
pub(super) async fn as_client<'a>(
    sandbox: &Sandbox,
    client: &'a TestClient,
    path: &str,
    mut form: Vec<(&'a str, &'a str)>,
) -> Whole {
    let secret = client
        .client_secret
        .as_ref()
        .map_or("", |secret| secret.expose());
    let mut headers = Vec::new();
    match client.auth {
        ClientAuth::Basic => headers.push(basic(&client.client_id, secret, true)),
        ClientAuth::Post => form.extend([
            ("client_id", client.client_id.as_str()),
            ("client_secret", secret),
        ]),
        ClientAuth::None => form.push(("client_id", client.client_id.as_str())),
    }
    post(
        &format!("{}{path}", sandbox.provider.site.base),
        &form,
        &headers,
    )
    .await
}

/// Header and claims of a JWT, unverified.
pub(super) fn decode(token: &str) -> (Value, Value) {
    let mut parts = token
        .split('.')
        .map(|part| URL_SAFE_NO_PAD.decode(part).unwrap());
    let mut next = || serde_json::from_slice(&parts.next().unwrap()).unwrap();
    (next(), next())
}

/// Whether the key of the header's `kid` in `keys` verifies the token.
pub(super) fn verifies(token: &str, keys: &Value) -> bool {
    let (input, signature) = token.rsplit_once('.').unwrap();
    let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    let header = decode(token).0;
    let keys = keys["keys"].as_array().unwrap();
    let Some(key) = keys.iter().find(|key| key["kid"] == header["kid"]) else {
        return false;
    };
    let part = |name: &str| {
        URL_SAFE_NO_PAD
            .decode(key[name].as_str().unwrap_or_default())
            .unwrap()
    };
    let verified = match header["alg"].as_str().unwrap() {
        "RS256" => signature::RsaPublicKeyComponents {
            n: part("n"),
            e: part("e"),
        }
        .verify(
            &signature::RSA_PKCS1_2048_8192_SHA256,
            input.as_bytes(),
            &signature,
        ),
        "ES256" => {
            let point = [vec![4], part("x"), part("y")].concat();
            signature::UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_FIXED, point)
                .verify(input.as_bytes(), &signature)
        }
        "EdDSA" => signature::UnparsedPublicKey::new(&signature::ED25519, part("x"))
            .verify(input.as_bytes(), &signature),
        _ => return false,
    };
    verified.is_ok()
}
