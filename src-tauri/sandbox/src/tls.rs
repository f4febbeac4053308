//! Certificates for HTTPS on loopback, made anew for each sandbox: a root, an intermediate, and
//! a leaf that a scenario may spoil.

use std::sync::Arc;

use chrono::{Datelike, TimeDelta};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, CustomExtension, DnType,
    ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use tokio_rustls::TlsAcceptor;

use crate::clock;

/// The names that a good certificate is for.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// What is wrong with a server's certificate; nothing by default.
#[derive(Clone, Copy, Default)]
pub(crate) struct Leaf {
    pub(crate) expired: bool,
    /// It is for a host that is not this one.
    pub(crate) other_name: bool,
    /// It is sent without the intermediate certificate.
    pub(crate) alone: bool,
}

/// A root with one intermediate below it.
pub(crate) struct Authority {
    root: CertifiedIssuer<'static, KeyPair>,
    intermediate: CertifiedIssuer<'static, KeyPair>,
}

/// Why certificates could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TlsError {
    #[error(transparent)]
    Certificate(#[from] rcgen::Error),
    #[error(transparent)]
    Config(#[from] rustls::Error),
}

impl Authority {
    pub(crate) fn new() -> Result<Authority, TlsError> {
        let root =
            CertifiedIssuer::self_signed(issuer("Latchkey sandbox root")?, KeyPair::generate()?)?;
        let intermediate = CertifiedIssuer::signed_by(
            issuer("Latchkey sandbox intermediate")?,
            KeyPair::generate()?,
            &root,
        )?;
        Ok(Authority { root, intermediate })
    }

    /// The root certificate, to be trusted by whoever is to trust the sandbox.
    pub(crate) fn root_pem(&self) -> String {
        self.root.pem()
    }

    /// A server's side of TLS 1.2 and 1.3 with a new certificate.
    pub(crate) fn acceptor(&self, leaf: Leaf) -> Result<TlsAcceptor, TlsError> {
        let names: Vec<String> = if leaf.other_name {
            vec!["somewhere-else.example".to_owned()]
        } else {
            NAMES.map(str::to_owned).to_vec()
        };
        let mut params = named(CertificateParams::new(names)?, "Latchkey sandbox");
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.use_authority_key_identifier_extension = true;
        let until = if leaf.expired { -7 } else { 365 };
        valid(&mut params, -30, until);
        params.custom_extensions = vec![intermediate_at()];

        let key = KeyPair::generate()?;
        let mut chain = vec![params.signed_by(&key, &self.intermediate)?.der().clone()];
        if !leaf.alone {
            chain.push(self.intermediate.der().clone());
        }
        let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
        let mut config = ServerConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, key)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}

/// The cryptography of both sides; nothing is taken from, or set for, the whole process.
pub(crate) fn provider() -> Arc<rustls::crypto::CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

fn issuer(name: &str) -> Result<CertificateParams, TlsError> {
    let mut params = named(CertificateParams::new(Vec::new())?, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    valid(&mut params, -30, 365);
    Ok(params)
}

/// Where the intermediate certificate can be had, as public authorities say it (RFC 5280 section
/// 4.2.2.1). Nobody serves it there.
fn intermediate_at() -> CustomExtension {
    const ADDRESS: &[u8; 34] = b"http://ca.example/intermediate.der";
    // AuthorityInfoAccessSyntax with one AccessDescription: id-ad-caIssuers, and the address.
    let mut der = b"\x30\x30\x30\x2e\x06\x08\x2b\x06\x01\x05\x05\x07\x30\x02\x86\x22".to_vec();
    der.extend_from_slice(ADDRESS);
    CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 1, 1], der)
}

fn named(mut params: CertificateParams, name: &str) -> CertificateParams {
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

/// Sets the validity, in days from now.
fn valid(params: &mut CertificateParams, from: i64, until: i64) {
    let day = |offset: i64| {
        let date = (clock::now() + TimeDelta::days(offset)).date_naive();
        // A month and a day of the calendar are far below 256.
        date_time_ymd(date.year(), date.month() as u8, date.day() as u8)
    };
    params.not_before = day(from);
    params.not_after = day(until);
}
