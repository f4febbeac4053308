//! Why a certificate is refused: the same in the words of WebPKI, rustls and the engine.

use latchkey_engine::exchange::Refusal;
use rustls::{CertificateError, OtherError};
use std::sync::Arc;

/// The same error in the words of rustls, which are made for people.
pub(super) fn certificate_error(error: webpki::Error) -> CertificateError {
    match error {
        webpki::Error::BadDer | webpki::Error::BadDerTime | webpki::Error::TrailingData(_) => {
            CertificateError::BadEncoding
        }
        webpki::Error::CertNotValidYet { time, not_before } => {
            CertificateError::NotValidYetContext { time, not_before }
        }
        webpki::Error::CertExpired { time, not_after } => {
            CertificateError::ExpiredContext { time, not_after }
        }
        webpki::Error::UnknownIssuer => CertificateError::UnknownIssuer,
        webpki::Error::CertNotValidForName(names) => CertificateError::NotValidForNameContext {
            expected: names.expected,
            presented: names.presented,
        },
        webpki::Error::CertRevoked => CertificateError::Revoked,
        webpki::Error::InvalidSignatureForPublicKey => CertificateError::BadSignature,
        webpki::Error::RequiredEkuNotFoundContext(_) => CertificateError::InvalidPurpose,
        other => CertificateError::Other(OtherError(Arc::new(other))),
    }
}

/// Why, in the engine's words.
pub(super) fn refusal(error: &CertificateError) -> Refusal {
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Refusal::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            Refusal::NotYetValid
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Refusal::WrongName
        }
        CertificateError::UnknownIssuer => Refusal::UnknownIssuer,
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => {
            Refusal::WrongPurpose
        }
        CertificateError::Revoked => Refusal::Revoked,
        CertificateError::BadSignature
        | CertificateError::UnsupportedSignatureAlgorithmContext { .. }
        | CertificateError::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => {
            Refusal::BadSignature
        }
        CertificateError::BadEncoding => Refusal::Malformed,
        CertificateError::Other(other) => match other.0.downcast_ref::<webpki::Error>() {
            // Looked at before any path is built: what may sign others and presents itself as a
            // server is nearly always one that signed itself.
            Some(webpki::Error::CaUsedAsEndEntity) => Refusal::UnknownIssuer,
            Some(
                webpki::Error::UnsupportedSignatureAlgorithmContext(_)
                | webpki::Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_)
                | webpki::Error::SignatureAlgorithmMismatch,
            ) => Refusal::BadSignature,
            Some(webpki::Error::EmptyEkuExtension) => Refusal::WrongPurpose,
            Some(
                webpki::Error::UnsupportedCertVersion
                | webpki::Error::ExtensionValueInvalid
                | webpki::Error::InvalidSerialNumber
                | webpki::Error::MalformedExtensions,
            ) => Refusal::Malformed,
            _ => Refusal::Other,
        },
        _ => Refusal::Other,
    }
}
