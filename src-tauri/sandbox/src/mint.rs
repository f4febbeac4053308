//! Where every unguessable value of the sandbox comes from.

use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;

/// Makes codes, tokens and ids. The operating system is asked for randomness once, at the start,
/// so that no answer can fail for want of it: each value is a keyed hash of a counter.
pub(crate) struct Mint {
    key: hmac::Key,
    made: AtomicU64,
}

impl Mint {
    pub(crate) fn new() -> Result<Mint, getrandom::Error> {
        let mut seed = [0_u8; 32];
        getrandom::fill(&mut seed)?;
        Ok(Mint {
            key: hmac::Key::new(hmac::HMAC_SHA256, &seed),
            made: AtomicU64::new(0),
        })
    }

    /// 256 bits as 43 characters of base64url.
    pub(crate) fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes())
    }

    /// A short code that a person can type (RFC 8628, section 6.1): eight consonants and a dash.
    pub(crate) fn user_code(&self) -> String {
        const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";
        let mut code = String::with_capacity(9);
        for (place, byte) in self.bytes().iter().take(8).enumerate() {
            if place == 4 {
                code.push('-');
            }
            let letter = LETTERS.get(usize::from(*byte) % LETTERS.len());
            code.extend(letter.map(|letter| char::from(*letter)));
        }
        code
    }

    fn bytes(&self) -> Vec<u8> {
        let number = self.made.fetch_add(1, Ordering::Relaxed);
        hmac::sign(&self.key, &number.to_be_bytes())
            .as_ref()
            .to_vec()
    }
}
