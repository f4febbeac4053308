//! Which certificates are trusted, and a verifier that writes down what it saw and judged.

use super::refusal::{certificate_error, refusal};
use latchkey_engine::certificate::Certificate;
use latchkey_engine::exchange::Trust;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::{CertificateError, DigitallySignedStruct, SignatureScheme};
use rustls_pki_types::{CertificateDer, ServerName, TrustAnchor, UnixTime};
use std::fmt;
use std::sync::{Arc, OnceLock};
use webpki::{EndEntityCert, KeyUsage};

/// Root certificates, and the anchors read from them.
#[derive(Default)]
struct Anchors {
    certificates: Vec<CertificateDer<'static>>,
    /// One for each of `certificates`.
    anchors: Vec<TrustAnchor<'static>>,
}

impl Anchors {
    /// What cannot be an anchor is left out: system stores hold oddities.
    fn new(roots: impl IntoIterator<Item = CertificateDer<'static>>) -> Self {
        let mut all = Self::default();
        for root in roots {
            if let Ok(anchor) = webpki::anchor_from_trusted_cert(&root).map(|a| a.to_owned()) {
                all.anchors.push(anchor);
                all.certificates.push(root);
            }
        }
        all
    }

    /// The subject of the root that vouches for `leaf`.
    fn vouch(&self, peer: &Peer<'_>, provider: &CryptoProvider) -> Result<String, webpki::Error> {
        let leaf = EndEntityCert::try_from(peer.leaf)?;
        let root = match self.certificates.iter().find(|root| *root == peer.leaf) {
            // The server's own certificate was given as a root, as is usual for one that signed
            // itself. WebPKI refuses such a one where it may also sign others.
            Some(root) if peer.is_timely()? => root,
            _ => {
                let path = leaf.verify_for_usage(
                    provider.signature_verification_algorithms.all,
                    &self.anchors,
                    peer.intermediates,
                    peer.now,
                    KeyUsage::server_auth(),
                    None,
                    None,
                )?;
                let index = self
                    .anchors
                    .iter()
                    .position(|anchor| anchor == path.anchor());
                index
                    .and_then(|i| self.certificates.get(i))
                    .ok_or(webpki::Error::UnknownIssuer)?
            }
        };
        leaf.verify_is_valid_for_subject_name(peer.name)?;
        Ok(Certificate::read(root)
            .map(|root| root.subject)
            .unwrap_or_default())
    }
}

/// What a server presented, and when and as whom.
struct Peer<'a> {
    leaf: &'a CertificateDer<'a>,
    intermediates: &'a [CertificateDer<'a>],
    name: &'a ServerName<'a>,
    now: UnixTime,
    #[cfg_attr(not(any(windows, target_os = "macos")), expect(dead_code))]
    ocsp: &'a [u8],
}

impl Peer<'_> {
    fn is_timely(&self) -> Result<bool, webpki::Error> {
        let unix = |time: Option<chrono::DateTime<chrono::Utc>>| {
            let seconds = time.and_then(|t| u64::try_from(t.timestamp()).ok());
            seconds.map(|s| UnixTime::since_unix_epoch(std::time::Duration::from_secs(s)))
        };
        let leaf = Certificate::read(self.leaf).ok_or(webpki::Error::BadDer)?;
        let not_before = unix(leaf.not_before).ok_or(webpki::Error::BadDerTime)?;
        let not_after = unix(leaf.not_after).ok_or(webpki::Error::BadDerTime)?;
        if self.now < not_before {
            return Err(webpki::Error::CertNotValidYet {
                time: self.now,
                not_before,
            });
        }
        if self.now > not_after {
            return Err(webpki::Error::CertExpired {
                time: self.now,
                not_after,
            });
        }
        Ok(true)
    }
}

/// All that is trusted in this run: the roots given for it, and those of the system.
pub(super) struct Roots {
    provider: Arc<CryptoProvider>,
    given: Anchors,
    #[cfg(not(any(windows, target_os = "macos")))]
    system: Anchors,
    #[cfg(any(windows, target_os = "macos"))]
    system: rustls_platform_verifier::Verifier,
}

impl Roots {
    /// Loads the system's roots: reads files on some systems, so not for an async thread.
    ///
    /// # Errors
    ///
    /// Says why there is not a single root.
    #[cfg(not(any(windows, target_os = "macos")))]
    pub fn load(given: Vec<CertificateDer<'static>>) -> Result<Self, String> {
        Self::from_loaded(given, rustls_native_certs::load_native_certs())
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    pub fn from_loaded(
        given: Vec<CertificateDer<'static>>,
        loaded: rustls_native_certs::CertificateResult,
    ) -> Result<Self, String> {
        let (given, system) = (Anchors::new(given), Anchors::new(loaded.certs));
        if given.anchors.is_empty() && system.anchors.is_empty() {
            let reasons: Vec<String> = loaded.errors.iter().map(ToString::to_string).collect();
            return Err(match reasons.is_empty() {
                true => "no certificate was found where this system keeps its roots".to_owned(),
                false => reasons.join("; "),
            });
        }
        Ok(Self {
            provider: provider(),
            given,
            system,
        })
    }

    /// Asks the system for its verifier.
    ///
    /// # Errors
    ///
    /// Says why the system has none.
    #[cfg(any(windows, target_os = "macos"))]
    pub fn load(given: Vec<CertificateDer<'static>>) -> Result<Self, String> {
        use rustls_platform_verifier::Verifier;
        let system = match given.is_empty() {
            true => Verifier::new(provider()),
            false => Verifier::new_with_extra_roots(given.iter().cloned(), provider()),
        };
        let system = system.map_err(|error| error.to_string())?;
        Ok(Self {
            provider: provider(),
            given: Anchors::new(given),
            system,
        })
    }

    pub fn provider(&self) -> Arc<CryptoProvider> {
        self.provider.clone()
    }

    fn judge(&self, peer: &Peer<'_>) -> Result<Trust, CertificateError> {
        let refused_by_given = match self.given.vouch(peer, &self.provider) {
            Ok(subject) => return Ok(Trust::GivenRoot { subject }),
            Err(error) => certificate_error(error),
        };
        match self.judge_by_system(peer) {
            // A given root knew the chain and had another objection.
            Err(CertificateError::UnknownIssuer) => Err(refused_by_given),
            verdict => verdict,
        }
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    fn judge_by_system(&self, peer: &Peer<'_>) -> Result<Trust, CertificateError> {
        let subject = self
            .system
            .vouch(peer, &self.provider)
            .map_err(certificate_error)?;
        Ok(Trust::SystemRoot { subject })
    }

    #[cfg(any(windows, target_os = "macos"))]
    fn judge_by_system(&self, peer: &Peer<'_>) -> Result<Trust, CertificateError> {
        let verdict = self.system.verify_server_cert(
            peer.leaf,
            peer.intermediates,
            peer.name,
            peer.ocsp,
            peer.now,
        );
        match verdict {
            Ok(_) => Ok(Trust::System),
            Err(rustls::Error::InvalidCertificate(error)) => Err(error),
            Err(error) => Err(CertificateError::Other(rustls::OtherError(Arc::new(error)))),
        }
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

/// What the verifier saw and judged in one handshake.
#[derive(Debug, Default)]
pub(super) struct Witness(OnceLock<(Vec<Certificate>, Trust)>);

impl Witness {
    /// The chain as sent and the verdict, once there is one.
    pub fn testimony(&self) -> Option<(Vec<Certificate>, Trust)> {
        self.0.get().cloned()
    }
}

/// Judges by the roots, and tells the witness.
pub(super) struct Verifier {
    pub roots: Arc<Roots>,
    pub witness: Arc<Witness>,
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Verifier")
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let chain = std::iter::once(leaf)
            .chain(intermediates)
            .filter_map(|certificate| Certificate::read(certificate))
            .collect();
        let verdict = self.roots.judge(&Peer {
            leaf,
            intermediates,
            name,
            now,
            ocsp,
        });
        let trust = match &verdict {
            Ok(trust) => trust.clone(),
            Err(error) => Trust::Refused {
                reason: refusal(error),
                text: error.to_string(),
            },
        };
        // A handshake asks once; if ever twice, the first answer stands.
        let _ = self.witness.0.set((chain, trust));
        verdict
            .map(|_| ServerCertVerified::assertion())
            .map_err(rustls::Error::InvalidCertificate)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        leaf: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.roots.provider.signature_verification_algorithms;
        verify_tls12_signature(message, leaf, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        leaf: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.roots.provider.signature_verification_algorithms;
        verify_tls13_signature(message, leaf, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.roots
            .provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
