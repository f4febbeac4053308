//! The provider's signing keys, their published form (RFC 7517) and signatures (RFC 7515).

use std::sync::OnceLock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256,
    RsaKeyPair,
};
use ring::{digest, hmac};
use rsa::pkcs8::EncodePrivateKey as _;
use rsa::traits::PublicKeyParts as _;
use serde_json::{Map, Value, json};

/// An algorithm that the provider signs ID Tokens with (RFC 7518, section 3.1; RFC 8037).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256 and a key of 2048 bits.
    Rs256,
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// Ed25519.
    EdDsa,
}

impl Algorithm {
    pub(crate) const ALL: [Algorithm; 3] = [Algorithm::Rs256, Algorithm::Es256, Algorithm::EdDsa];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Algorithm::Rs256 => "RS256",
            Algorithm::Es256 => "ES256",
            Algorithm::EdDsa => "EdDSA",
        }
    }

    fn kid(self) -> &'static str {
        match self {
            Algorithm::Rs256 => "sandbox-rsa",
            Algorithm::Es256 => "sandbox-p256",
            Algorithm::EdDsa => "sandbox-ed25519",
        }
    }

    /// `at_hash` of an access token: the left half of the hash that goes with this algorithm
    /// (OpenID Connect Core 1.0, section 3.1.3.6; SHA-512 for Ed25519).
    pub(crate) fn at_hash(self, access_token: &str) -> String {
        let kind = match self {
            Algorithm::Rs256 | Algorithm::Es256 => &digest::SHA256,
            Algorithm::EdDsa => &digest::SHA512,
        };
        let hash = digest::digest(kind, access_token.as_bytes());
        let (left, _) = hash.as_ref().split_at(hash.as_ref().len() / 2);
        base64url(left)
    }
}

/// How the provider signs: as it should, or as a scenario wants it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signing {
    Proper,
    /// The right header and key, and one bit of the signature turned over.
    Broken,
    /// `alg: none` and an empty signature (RFC 7519, section 6).
    Unsigned,
    /// HS256 with the client secret as key.
    ClientSecret,
}

/// One key of each kind.
pub(crate) struct Keys {
    rsa: RsaKeyPair,
    rsa_modulus: Vec<u8>,
    rsa_exponent: Vec<u8>,
    p256: EcdsaKeyPair,
    ed25519: Ed25519KeyPair,
    random: SystemRandom,
}

impl Keys {
    /// The keys of this process. They are made once, because looking for large primes takes
    /// long where a test starts many sandboxes.
    pub(crate) fn of_this_process() -> Result<&'static Keys, String> {
        static KEYS: OnceLock<Result<Keys, String>> = OnceLock::new();
        KEYS.get_or_init(Keys::generate)
            .as_ref()
            .map_err(Clone::clone)
    }

    fn generate() -> Result<Keys, String> {
        let random = SystemRandom::new();
        let private =
            rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).map_err(|e| e.to_string())?;
        let document = private.to_pkcs8_der().map_err(|e| e.to_string())?;
        let kind = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let p256 = EcdsaKeyPair::generate_pkcs8(kind, &random).map_err(|e| e.to_string())?;
        let ed25519 = Ed25519KeyPair::generate_pkcs8(&random).map_err(|e| e.to_string())?;
        Ok(Keys {
            rsa: RsaKeyPair::from_pkcs8(document.as_bytes()).map_err(|e| e.to_string())?,
            rsa_modulus: private.n().to_bytes_be(),
            rsa_exponent: private.e().to_bytes_be(),
            p256: EcdsaKeyPair::from_pkcs8(kind, p256.as_ref(), &random)
                .map_err(|e| e.to_string())?,
            ed25519: Ed25519KeyPair::from_pkcs8(ed25519.as_ref()).map_err(|e| e.to_string())?,
            random,
        })
    }

    /// The public halves as a JWK Set.
    pub(crate) fn published(&self) -> Map<String, Value> {
        let point = self.p256.public_key().as_ref();
        // An uncompressed point is 0x04, then x and y of equal length (SEC 1, section 2.3.3).
        let (x, y) = point.get(1..).unwrap_or_default().split_at(point.len() / 2);
        let keys = json!([
            {
                "kty": "RSA", "use": "sig",
                "alg": Algorithm::Rs256.name(), "kid": Algorithm::Rs256.kid(),
                "n": base64url(&self.rsa_modulus), "e": base64url(&self.rsa_exponent),
            },
            {
                "kty": "EC", "use": "sig", "crv": "P-256",
                "alg": Algorithm::Es256.name(), "kid": Algorithm::Es256.kid(),
                "x": base64url(x), "y": base64url(y),
            },
            {
                "kty": "OKP", "use": "sig", "crv": "Ed25519",
                "alg": Algorithm::EdDsa.name(), "kid": Algorithm::EdDsa.kid(),
                "x": base64url(self.ed25519.public_key().as_ref()),
            },
        ]);
        Map::from_iter([("keys".to_owned(), keys)])
    }

    /// The header that goes with `signing`; a scenario may edit it before [`Keys::sign`].
    pub(crate) fn header(algorithm: Algorithm, signing: Signing) -> Map<String, Value> {
        let header = match signing {
            Signing::Proper | Signing::Broken => {
                json!({ "alg": algorithm.name(), "kid": algorithm.kid(), "typ": "JWT" })
            }
            Signing::Unsigned => json!({ "alg": "none", "typ": "JWT" }),
            Signing::ClientSecret => json!({ "alg": "HS256", "typ": "JWT" }),
        };
        match header {
            Value::Object(header) => header,
            _ => Map::new(),
        }
    }

    /// A JWT in compact form (RFC 7515, section 3.1).
    pub(crate) fn sign(
        &self,
        algorithm: Algorithm,
        signing: Signing,
        client_secret: &str,
        header: Map<String, Value>,
        claims: Map<String, Value>,
    ) -> Result<String, String> {
        let input = format!("{}.{}", encode(header), encode(claims));
        let mut signature = match signing {
            Signing::Unsigned => Vec::new(),
            Signing::ClientSecret => {
                let key = hmac::Key::new(hmac::HMAC_SHA256, client_secret.as_bytes());
                hmac::sign(&key, input.as_bytes()).as_ref().to_vec()
            }
            Signing::Proper | Signing::Broken => self.signature(algorithm, input.as_bytes())?,
        };
        if let (Signing::Broken, Some(first)) = (signing, signature.first_mut()) {
            *first ^= 1;
        }
        Ok(format!("{input}.{}", base64url(&signature)))
    }

    fn signature(&self, algorithm: Algorithm, input: &[u8]) -> Result<Vec<u8>, String> {
        match algorithm {
            Algorithm::Rs256 => {
                let mut signature = vec![0; self.rsa.public().modulus_len()];
                self.rsa
                    .sign(&RSA_PKCS1_SHA256, &self.random, input, &mut signature)
                    .map_err(|e| e.to_string())?;
                Ok(signature)
            }
            Algorithm::Es256 => match self.p256.sign(&self.random, input) {
                Ok(signature) => Ok(signature.as_ref().to_vec()),
                Err(e) => Err(e.to_string()),
            },
            Algorithm::EdDsa => Ok(self.ed25519.sign(input).as_ref().to_vec()),
        }
    }
}

pub(crate) fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn encode(part: Map<String, Value>) -> String {
    base64url(Value::Object(part).to_string().as_bytes())
}
