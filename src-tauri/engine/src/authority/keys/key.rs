//! One key of the set (RFC 7517 section 4, RFC 7518 section 6, RFC 8037 section 2).

use super::*;
use crate::certificate::Certificate;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// A key as it stands in the set.
pub(super) struct Key<'a> {
    position: usize,
    value: &'a Value,
    pub kty: &'a str,
    pub kid: Option<&'a str>,
}

impl<'a> Key<'a> {
    pub fn read(position: usize, value: &'a Value) -> Self {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        Self {
            position,
            value,
            kty: text("kty").unwrap_or_default(),
            kid: text("kid"),
        }
    }

    fn text(&self, name: &str) -> Option<&'a str> {
        self.value.get(name).and_then(Value::as_str)
    }

    /// How the key is called where it is shown: its id, or its place in the set.
    fn name(&self) -> String {
        self.kid
            .map_or_else(|| format!("#{}", self.position + 1), str::to_owned)
    }

    pub fn shown(&self) -> String {
        let kind = self.text("alg").or(self.text("crv")).unwrap_or(self.kty);
        match self.rsa_bits() {
            Some(bits) => format!("{kind} {bits}"),
            None => kind.to_owned(),
        }
    }

    fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        URL_SAFE_NO_PAD.decode(self.text(name)?).ok()
    }

    fn rsa_bits(&self) -> Option<usize> {
        let n = self.bytes("n").filter(|_| self.kty == "RSA")?;
        let first = n.iter().position(|b| *b != 0)?;
        let top = n.get(first)?;
        Some((n.len() - first) * 8 - top.leading_zeros() as usize)
    }

    fn operations(&self) -> Option<Vec<&'a str>> {
        Some(
            self.value
                .get("key_ops")?
                .as_array()?
                .iter()
                .filter_map(Value::as_str)
                .collect(),
        )
    }

    /// May be used to check a signature.
    pub fn signs(&self) -> bool {
        let by_use = self.text("use").is_none_or(|u| u == "sig");
        let by_operations = self.operations().is_none_or(|ops| ops.contains(&"verify"));
        by_use && by_operations && self.kty != "oct"
    }

    /// May have made a signature with that algorithm (RFC 7518 section 3.1, RFC 8037 section 3.1).
    pub fn can_sign(&self, alg: &str) -> bool {
        if self.text("alg").is_some_and(|own| own != alg) {
            return false;
        }
        match (self.kty, self.text("crv")) {
            ("RSA", _) => alg.starts_with("RS") || alg.starts_with("PS"),
            ("EC", Some("P-256")) => alg == "ES256",
            ("EC", Some("P-384")) => alg == "ES384",
            ("EC", Some("P-521")) => alg == "ES512",
            ("EC", Some("secp256k1")) => alg == "ES256K",
            ("OKP", Some(curve)) => alg == "EdDSA" || alg == curve,
            _ => false,
        }
    }

    pub fn judge(&self, at: DateTime<Utc>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut found = |finding: Finding| findings.push(finding.detail("key", self.name()));
        let private = ["d", "p", "q", "dp", "dq", "qi", "k"]
            .into_iter()
            .find(|m| self.value.get(m).is_some());
        if let Some(member) = private {
            found(JWKS_PRIVATE_KEY.found().received(member));
        }
        let members: &[&str] = match self.kty {
            "RSA" => &["n", "e"],
            "EC" => &["x", "y"],
            "OKP" => &["x"],
            "oct" => &[],
            other => {
                found(JWKS_KEY_UNKNOWN.found().received(other));
                &[]
            }
        };
        for member in members
            .iter()
            .filter(|m| self.bytes(m).is_none_or(|b| b.is_empty()))
        {
            found(
                JWKS_KEY_MALFORMED
                    .found()
                    .expected("base64url")
                    .received(self.text(member).unwrap_or_default())
                    .detail("member", member),
            );
        }
        if let Some(bits) = self.rsa_bits().filter(|b| *b < 2048) {
            found(
                JWKS_KEY_TOO_SHORT
                    .found()
                    .expected("2048")
                    .received(bits.to_string()),
            );
        }
        if let Some(curve) = self.text("crv") {
            let known = [
                "P-256",
                "P-384",
                "P-521",
                "Ed25519",
                "Ed448",
                "secp256k1",
                "X25519",
                "X448",
            ];
            if !known.contains(&curve) {
                found(JWKS_KEY_UNKNOWN.found().received(curve));
            }
        }
        if let Some(alg) = self
            .text("alg")
            .filter(|a| self.signs() && is_signature(a) && !self.can_sign(a))
        {
            found(
                JWKS_KEY_CONTRADICTS
                    .found()
                    .expected(alg)
                    .received(self.text("crv").unwrap_or(self.kty)),
            );
        }
        if let (Some("sig"), Some(ops)) = (self.text("use"), self.operations())
            && !ops.contains(&"verify")
        {
            found(
                JWKS_KEY_CONTRADICTS
                    .found()
                    .expected("verify")
                    .received(ops.join(" ")),
            );
        }
        let certificate = self
            .value
            .get("x5c")
            .and_then(|c| c.get(0))
            .and_then(Value::as_str);
        let certificate = certificate
            .and_then(|c| STANDARD.decode(c).ok())
            .and_then(|der| Certificate::read(&der));
        if let Some(end) = certificate
            .and_then(|c| c.not_after)
            .filter(|end| *end < at)
        {
            found(
                JWKS_CERTIFICATE_EXPIRED
                    .found()
                    .received(end.format("%Y-%m-%d").to_string()),
            );
        }
        findings
    }
}

/// A signature algorithm, as against one for encryption.
fn is_signature(alg: &str) -> bool {
    ["RS", "PS", "ES", "Ed"].iter().any(|p| alg.starts_with(p))
        && !alg.starts_with("RSA")
        && !alg.starts_with("ECDH")
}
