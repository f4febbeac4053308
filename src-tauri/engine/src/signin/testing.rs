//! What the tests of this subject share: keys, tokens, and a sign-in that went well, to be spoilt.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::facts::{self, Expected, Members};
use super::jws::Compact;
use super::observation::{CallbackFacts, KeysFacts, LoopbackFacts, Observation};
use super::scrub::Scrub;
use super::steps::{Ask, token_facts};
use crate::authority::Metadata;
use crate::client_auth::Method;
pub(crate) use crate::credentials::testing::{Fake, Sent, Stepping, answer, now};
use crate::exchange;
use crate::fetch::Limits;
use crate::ports::{
    Answer, Arrival, BindError, Browser, Clock, Listener, Loopback, NotOpened, Page, Pages, Refused,
};
use crate::secrets::{AccessToken, ClientSecret, Nonce, RawIdToken};
use crate::values::{ClientId, Domain, LoopbackRedirect, Scopes};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use k256::ecdsa::signature::Signer as _;
use ring::rand::SystemRandom;
use ring::signature::{self as sig, KeyPair as _};
use rsa::pkcs8::EncodePrivateKey as _;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;
use url::Url;
use zeroize::Zeroizing;

pub(crate) const ISSUER: &str = "https://a.example";
pub(crate) const CLIENT: &str = "app";
pub(crate) const SECRET: &str = "canary-client-secret";
pub(crate) const NONCE: &str = "canary-nonce";
pub(crate) const ACCESS: &str = "canary-access-token";

/// A clock that stands still, well after 1970.
pub(crate) struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> DateTime<Utc> {
        at()
    }
    fn steady(&self) -> Duration {
        Duration::ZERO
    }
}

pub(crate) fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

pub(crate) enum Key {
    Rsa(sig::RsaKeyPair),
    Ec(sig::EcdsaKeyPair, &'static str),
    P521(p521::ecdsa::SigningKey),
    Secp256k1(k256::ecdsa::SigningKey),
    Ed(sig::Ed25519KeyPair),
    Secret,
}

fn rsa_of(bits: usize) -> Vec<u8> {
    let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, bits).unwrap();
    key.to_pkcs8_der().unwrap().as_bytes().to_vec()
}

pub(crate) static RSA: LazyLock<Key> =
    LazyLock::new(|| Key::Rsa(sig::RsaKeyPair::from_pkcs8(&rsa_of(2048)).unwrap()));
pub(crate) static OTHER_RSA: LazyLock<Key> =
    LazyLock::new(|| Key::Rsa(sig::RsaKeyPair::from_pkcs8(&rsa_of(2048)).unwrap()));

pub(crate) fn ec(curve: &'static str) -> Key {
    // Numbers below each curve's order; two calls give two keys.
    static NEXT: AtomicU8 = AtomicU8::new(1);
    let number = |length: usize| {
        let mut number = vec![0; length];
        number[length - 1] = NEXT.fetch_add(1, Ordering::Relaxed);
        number
    };
    match curve {
        "P-521" => return Key::P521(p521::ecdsa::SigningKey::from_slice(&number(66)).unwrap()),
        "secp256k1" => {
            return Key::Secp256k1(k256::ecdsa::SigningKey::from_slice(&number(32)).unwrap());
        }
        _ => {}
    }
    let with = if curve == "P-256" {
        &sig::ECDSA_P256_SHA256_FIXED_SIGNING
    } else {
        &sig::ECDSA_P384_SHA384_FIXED_SIGNING
    };
    let random = SystemRandom::new();
    let pkcs8 = sig::EcdsaKeyPair::generate_pkcs8(with, &random).unwrap();
    Key::Ec(
        sig::EcdsaKeyPair::from_pkcs8(with, pkcs8.as_ref(), &random).unwrap(),
        curve,
    )
}

pub(crate) fn ed25519() -> Key {
    let pkcs8 = sig::Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
    Key::Ed(sig::Ed25519KeyPair::from_pkcs8(pkcs8.as_ref()).unwrap())
}

fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Key {
    /// The key as it is published.
    pub(crate) fn jwk(&self, kid: &str) -> Value {
        let mut jwk = match self {
            Self::Rsa(key) => {
                let parts = sig::RsaPublicKeyComponents::<Vec<u8>>::from(key.public());
                json!({"kty": "RSA", "n": b64(parts.n), "e": b64(parts.e)})
            }
            Self::Ec(key, curve) => {
                let (x, y) = key.public_key().as_ref()[1..].split_at(if *curve == "P-256" {
                    32
                } else {
                    48
                });
                json!({"kty": "EC", "crv": curve, "x": b64(x), "y": b64(y)})
            }
            Self::P521(key) => {
                let point = key.verifying_key().to_sec1_point(false);
                let (x, y) = point.as_bytes()[1..].split_at(66);
                json!({"kty": "EC", "crv": "P-521", "x": b64(x), "y": b64(y)})
            }
            Self::Secp256k1(key) => {
                let point = key.verifying_key().to_sec1_point(false);
                let (x, y) = point.as_bytes()[1..].split_at(32);
                json!({"kty": "EC", "crv": "secp256k1", "x": b64(x), "y": b64(y)})
            }
            Self::Ed(key) => json!({"kty": "OKP", "crv": "Ed25519", "x": b64(key.public_key())}),
            Self::Secret => return json!({"kty": "oct"}),
        };
        jwk["kid"] = kid.into();
        jwk["use"] = "sig".into();
        jwk
    }

    /// A token of this header and these claims.
    pub(crate) fn sign(&self, header: &Value, claims: &Value) -> String {
        let alg = header["alg"].as_str().unwrap_or_default().to_owned();
        let signed = format!("{}.{}", b64(header.to_string()), b64(claims.to_string()));
        let (message, random) = (signed.as_bytes(), SystemRandom::new());
        let signature = match self {
            Self::Rsa(key) => {
                let with: &dyn sig::RsaEncoding = match alg.as_str() {
                    "RS384" => &sig::RSA_PKCS1_SHA384,
                    "RS512" => &sig::RSA_PKCS1_SHA512,
                    "PS256" => &sig::RSA_PSS_SHA256,
                    "PS384" => &sig::RSA_PSS_SHA384,
                    "PS512" => &sig::RSA_PSS_SHA512,
                    _ => &sig::RSA_PKCS1_SHA256,
                };
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(with, &random, message, &mut signature).unwrap();
                signature
            }
            Self::Ec(key, _) => key.sign(&random, message).unwrap().as_ref().to_vec(),
            Self::P521(key) => {
                let signature: p521::ecdsa::Signature = key.sign(message);
                signature.to_bytes().to_vec()
            }
            Self::Secp256k1(key) => {
                let signature: k256::ecdsa::Signature = key.sign(message);
                signature.to_bytes().to_vec()
            }
            Self::Ed(key) => key.sign(message).as_ref().to_vec(),
            Self::Secret => {
                let hash = match alg.as_str() {
                    "HS384" => ring::hmac::HMAC_SHA384,
                    "HS512" => ring::hmac::HMAC_SHA512,
                    _ => ring::hmac::HMAC_SHA256,
                };
                ring::hmac::sign(&ring::hmac::Key::new(hash, SECRET.as_bytes()), message)
                    .as_ref()
                    .to_vec()
            }
        };
        format!("{signed}.{}", b64(signature))
    }
}

/// A sign-in that went well. Tests spoil one thing and look at what is found.
pub(crate) struct Case {
    pub(crate) header: Value,
    pub(crate) claims: Value,
    pub(crate) keys: Option<Vec<Value>>,
    pub(crate) with_secret: bool,
    /// In place of a token made of the above.
    pub(crate) raw: Option<String>,
    /// Merged into the token endpoint's answer; null removes.
    pub(crate) token: Value,
    pub(crate) token_answer: Option<Answer>,
    pub(crate) userinfo: Option<Answer>,
    pub(crate) metadata: Metadata,
    pub(crate) issuer: String,
    pub(crate) provider: Option<&'static str>,
    pub(crate) domains: Vec<Domain>,
    pub(crate) callback: CallbackFacts,
    pub(crate) loopback: LoopbackFacts,
}

impl Case {
    pub(crate) fn good() -> Self {
        let now = at().timestamp();
        Self {
            header: json!({"alg": "RS256", "kid": "k1", "typ": "JWT"}),
            claims: json!({
                "iss": ISSUER, "sub": "ann", "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": NONCE,
                "email": "ann@acme.example", "email_verified": true,
            }),
            keys: Some(vec![RSA.jwk("k1")]),
            with_secret: true,
            raw: None,
            token: json!({}),
            token_answer: None,
            userinfo: Some(answer(
                200,
                "application/json",
                r#"{"sub":"ann","email":"ann@acme.example"}"#,
            )),
            metadata: Metadata::default(),
            issuer: ISSUER.to_owned(),
            provider: None,
            domains: Vec::new(),
            callback: CallbackFacts {
                method: exchange::Method::Get,
                parameters: vec!["code".into(), "state".into()],
                code: true,
                error: None,
                iss: None,
            },
            loopback: LoopbackFacts::default(),
        }
    }

    /// A good one with a claim set; null removes it.
    pub(crate) fn claim(name: &str, value: Value) -> Self {
        let mut case = Self::good();
        case.set(name, value);
        case
    }

    pub(crate) fn set(&mut self, name: &str, value: Value) {
        let claims = self.claims.as_object_mut().unwrap();
        match value {
            Value::Null => drop(claims.remove(name)),
            value => drop(claims.insert(name.to_owned(), value)),
        }
    }

    /// Observed with the key that the header's `kid` stands for.
    pub(crate) fn seen(&self) -> Observation {
        self.signed_by(&RSA)
    }

    pub(crate) fn signed_by(&self, key: &Key) -> Observation {
        let raw = self
            .raw
            .clone()
            .unwrap_or_else(|| key.sign(&self.header, &self.claims));
        let (client_id, scopes) = (ClientId::parse(CLIENT).unwrap(), Scopes::with(&[]));
        let (redirect, secret) = (
            LoopbackRedirect::parse(LoopbackRedirect::DEFAULT).unwrap(),
            ClientSecret::new(SECRET.into()),
        );
        let ask = Ask {
            metadata: &self.metadata,
            metadata_in_clear: false,
            issuer: &self.issuer,
            keys: None,
            provider: self.provider,
            client_id: &client_id,
            secret: self.with_secret.then_some(&secret),
            method: Method::BasicEncoded,
            scopes: &scopes,
            redirect: &redirect,
            login_hint: None,
            prompt: None,
            associated_domains: &self.domains,
            open_browser: false,
            wait: Duration::from_secs(300),
            limits: Limits::default(),
        };
        let mut seen = ask.begin(&[]);
        let mut scrub = ask.scrub();
        scrub.add(ACCESS);
        scrub.add(&raw);
        seen.asked.nonce = Some(NONCE.to_owned());
        seen.asked.redirect = Some(redirect.as_str().to_owned());
        seen.loopback = Some(self.loopback.clone());
        seen.callback = Some(self.callback.clone());
        let mut body = json!({"token_type": "Bearer", "access_token": ACCESS, "id_token": raw, "expires_in": 300});
        for (name, value) in self.token.as_object().unwrap() {
            match value {
                Value::Null => drop(body.as_object_mut().unwrap().remove(name)),
                value => body[name] = value.clone(),
            }
        }
        let good = answer(200, "application/json", &body.to_string());
        let mut answered = self.token_answer.as_ref().map_or(good, |a| Answer {
            exchange: a.exchange.clone(),
            body: a.body.clone(),
            ..answer(0, "", "")
        });
        answered.exchange.at = at();
        let members = Members::read(&answered.body, &Scrub::default());
        let nonce = Nonce::new(NONCE.to_owned());
        let expected = Expected {
            issuer: ask.issuer,
            provider: ask.provider_data(),
            client_id: &client_id,
            secret: ask.secret,
            nonce: Some(&nonce),
            keys: self.keys.as_deref(),
            now: at(),
        };
        if let Some(raw) = members
            .text("id_token")
            .map(|t| RawIdToken::new(t.to_owned()))
        {
            seen.id_token = Some(facts::id_token(
                &raw,
                Some(&AccessToken::new(ACCESS.into())),
                &expected,
                &scrub,
            ));
            seen.keys = Some(KeysFacts {
                count: self.keys.as_ref().map(Vec::len),
                fetched: None,
            });
            if let Some(userinfo) = &self.userinfo {
                seen.userinfo = Some(facts::userinfo(
                    userinfo.exchange.clone(),
                    &userinfo.body,
                    &expected,
                    &scrub,
                ));
            }
        }
        seen.token = Some(token_facts(&answered, &scrub));
        seen
    }

    /// What is found, but for what went well.
    pub(crate) fn found(&self) -> Vec<&'static str> {
        troubles(&self.seen())
    }
}

/// What is found in an observation, but for what went well, in alphabetical order. That it can be
/// judged again from its JSON form is tried on the way.
pub(crate) fn troubles(seen: &Observation) -> Vec<&'static str> {
    let text = serde_json::to_string(seen).unwrap();
    for canary in [SECRET, ACCESS] {
        assert!(!text.contains(canary), "{canary} in {text}");
    }
    let again: Observation = serde_json::from_str(&text).unwrap();
    let ids = |seen: &Observation| {
        let findings = super::judge(seen);
        let mut ids: Vec<_> = findings
            .iter()
            .filter(|f| f.fault.grade > crate::finding::Grade::Pass)
            .map(|f| f.fault.id)
            .collect();
        ids.sort_unstable();
        ids
    };
    let found = ids(seen);
    assert_eq!(found, ids(&again));
    found
}

/// A token taken apart, for tests of what comes after.
pub(crate) fn compact(token: &str) -> Compact<'_> {
    Compact::read(token).unwrap()
}

/// Ports in memory: the browser's visit makes the requests that then arrive at the listener.
pub(crate) struct Visit {
    pub(crate) opened: Mutex<Option<Url>>,
    pub(crate) shown: Arc<Mutex<Option<Page>>>,
    /// What arrives, given the `state` that was sent.
    pub(crate) arrivals: fn(&str) -> Vec<Arrival>,
    pub(crate) bind_error: Option<BindError>,
}

impl Visit {
    pub(crate) fn new(arrivals: fn(&str) -> Vec<Arrival>) -> Self {
        Self {
            opened: Mutex::default(),
            shown: Arc::default(),
            arrivals,
            bind_error: None,
        }
    }

    /// A parameter of the address that was opened.
    pub(crate) fn sent(&self, name: &str) -> String {
        let opened = self.opened.lock().unwrap();
        let pairs = opened.as_ref().unwrap().query_pairs();
        pairs
            .into_iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.into_owned())
            .unwrap_or_default()
    }
}

impl Browser for Visit {
    async fn open(&self, url: &Url) -> Result<(), NotOpened> {
        *self.opened.lock().unwrap() = Some(url.clone());
        Ok(())
    }
}

impl<'a> Loopback for &'a Visit {
    type Listener = Port<'a>;

    async fn bind(&self, redirect: &LoopbackRedirect, _: Pages) -> Result<Port<'a>, BindError> {
        match &self.bind_error {
            Some(error) => Err(error.clone()),
            None => Ok(Port {
                visit: self,
                redirect: redirect.with_port(4711),
            }),
        }
    }
}

pub(crate) struct Port<'a> {
    visit: &'a Visit,
    redirect: LoopbackRedirect,
}

impl Listener for Port<'_> {
    fn redirect(&self) -> &LoopbackRedirect {
        &self.redirect
    }
    fn addresses(&self) -> &[SocketAddr] {
        &[]
    }
    async fn answer(
        &mut self,
        mut is_answer: impl FnMut(&Arrival) -> bool + Send,
        _: Duration,
    ) -> Option<Arrival> {
        (self.visit.arrivals)(&self.visit.sent("state"))
            .into_iter()
            .find(|a| is_answer(a))
    }
    fn conclude(&mut self, page: Page) {
        *self.visit.shown.lock().unwrap() = Some(page);
    }
    async fn linger(self) {}
    fn refused(&self) -> Refused {
        Refused::default()
    }
}

pub(crate) fn arrival(parameters: &[(&str, &str)]) -> Arrival {
    Arrival {
        method: exchange::Method::Get,
        parameters: parameters
            .iter()
            .map(|(n, v)| ((*n).to_owned(), Zeroizing::new((*v).to_owned())))
            .collect(),
        prefetch: false,
    }
}
