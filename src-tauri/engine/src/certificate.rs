//! Facts of an X.509 certificate (RFC 5280), read without any opinion about them.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::prelude::{FromDer, X509Certificate};
use x509_parser::public_key::PublicKey;

/// What a certificate says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Certificate {
    /// Whom it is for, as a distinguished name.
    pub subject: String,
    /// Who signed it.
    pub issuer: String,
    /// The serial number in hexadecimal.
    pub serial: String,
    /// Its first moment.
    pub not_before: Option<DateTime<Utc>>,
    /// Its last moment.
    pub not_after: Option<DateTime<Utc>>,
    /// The names and addresses it is for.
    pub names: Vec<String>,
    /// The kind of its key, such as `RSA` or `EC`.
    pub key: String,
    /// The size of its key, in bits; 0 where it is not known.
    pub key_bits: usize,
    /// The algorithm of its signature, by object identifier.
    pub signature: String,
    /// May sign other certificates.
    pub authority: bool,
    /// Where its issuer's certificate can be had (RFC 5280 section 4.2.2.1).
    pub issuer_at: Vec<String>,
    /// The SHA-256 of the whole, in hexadecimal.
    pub sha256: String,
}

impl Certificate {
    /// Reads the first certificate of a text in PEM (RFC 7468). What has none gives `None`.
    #[must_use]
    pub fn from_pem(text: &str) -> Option<Self> {
        let (pem, _) = x509_parser::pem::Pem::read(std::io::Cursor::new(text)).ok()?;
        Self::read(&pem.contents)
    }

    /// Reads a certificate in DER. What is no certificate gives `None`.
    #[must_use]
    pub fn read(der: &[u8]) -> Option<Self> {
        let (_, parsed) = X509Certificate::from_der(der).ok()?;
        let time = |t: x509_parser::time::ASN1Time| DateTime::from_timestamp(t.timestamp(), 0);
        let names = parsed
            .subject_alternative_name()
            .ok()
            .flatten()
            .map(|ext| ext.value.general_names.iter().filter_map(name).collect())
            .unwrap_or_default();
        let (key, key_bits) = match parsed.public_key().parsed() {
            Ok(PublicKey::RSA(rsa)) => ("RSA", rsa.key_size()),
            Ok(PublicKey::EC(point)) => ("EC", point.key_size()),
            Ok(PublicKey::DSA(_)) => ("DSA", 0),
            _ => ("other", 0),
        };
        let issuer_at = parsed
            .extensions()
            .iter()
            .filter_map(|ext| match ext.parsed_extension() {
                ParsedExtension::AuthorityInfoAccess(aia) => Some(aia),
                _ => None,
            })
            .flat_map(|aia| &aia.accessdescs)
            .filter(|d| d.access_method.to_id_string() == "1.3.6.1.5.5.7.48.2")
            .filter_map(|d| name(&d.access_location))
            .collect();
        Some(Self {
            subject: parsed.subject().to_string(),
            issuer: parsed.issuer().to_string(),
            serial: parsed.raw_serial_as_string(),
            not_before: time(parsed.validity().not_before),
            not_after: time(parsed.validity().not_after),
            names,
            key: key.to_owned(),
            key_bits,
            signature: parsed.signature_algorithm.algorithm.to_id_string(),
            authority: parsed.is_ca(),
            issuer_at,
            sha256: hex(ring::digest::digest(&ring::digest::SHA256, der).as_ref()),
        })
    }

    /// Signed by the very name that it is for.
    #[must_use]
    pub fn self_signed(&self) -> bool {
        self.subject == self.issuer
    }
}

fn name(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(text) | GeneralName::URI(text) => Some((*text).to_owned()),
        GeneralName::IPAddress(bytes) => match <[u8; 4]>::try_from(*bytes) {
            Ok(v4) => Some(std::net::IpAddr::from(v4).to_string()),
            Err(_) => <[u8; 16]>::try_from(*bytes)
                .ok()
                .map(|v6| std::net::IpAddr::from(v6).to_string()),
        },
        _ => None,
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
            let _ = write!(out, "{b:02x}");
            out
        })
}
