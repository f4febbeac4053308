//! ECDSA signatures by curve (RFC 7518 section 3.4, RFC 8812 section 3.2): by ring where it has the
//! curve.

use k256::ecdsa::signature::Verifier as _;
use ring::signature as sig;

/// Whether a signature of two numbers in a row is right for a message, under a key that is an
/// uncompressed point. A point or signature of another length is wrong.
pub(super) type Check = fn(point: &[u8], message: &[u8], signature: &[u8]) -> bool;

pub(super) fn p256(point: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let key = sig::UnparsedPublicKey::new(&sig::ECDSA_P256_SHA256_FIXED, point);
    key.verify(message, signature).is_ok()
}

pub(super) fn p384(point: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let key = sig::UnparsedPublicKey::new(&sig::ECDSA_P384_SHA384_FIXED, point);
    key.verify(message, signature).is_ok()
}

pub(super) fn p521(point: &[u8], message: &[u8], signature: &[u8]) -> bool {
    use p521::ecdsa::{Signature, VerifyingKey};
    let key = VerifyingKey::from_sec1_bytes(point);
    let signature = Signature::from_slice(signature);
    matches!((key, signature), (Ok(key), Ok(signature)) if key.verify(message, &signature).is_ok())
}

pub(super) fn secp256k1(point: &[u8], message: &[u8], signature: &[u8]) -> bool {
    use k256::ecdsa::{Signature, VerifyingKey};
    let key = VerifyingKey::from_sec1_bytes(point);
    // The crate takes the lower of two equal numbers only, as chains do; RFC 8812 takes either.
    let signature = Signature::from_slice(signature).map(|s| s.normalize_s());
    matches!((key, signature), (Ok(key), Ok(signature)) if key.verify(message, &signature).is_ok())
}
