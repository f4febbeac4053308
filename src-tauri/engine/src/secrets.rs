//! Secrets: they may come in and may not go out.
//!
//! None of these types is `Serialize`, `Display` or `Deref`; `Debug` shows only the name, memory is
//! cleared on drop, and every use of [`expose`](ClientSecret::expose) carries a comment that starts
//! with `EXPOSE:` and says why.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

macro_rules! secret {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Zeroize, ZeroizeOnDrop)]
        pub struct $name(String);

        impl $name {
            /// Takes a secret in.
            #[must_use]
            pub fn new(value: String) -> Self {
                Self(value)
            }

            /// The secret itself. Each call carries a comment with its reason.
            #[must_use]
            pub fn expose(&self) -> &str {
                &self.0
            }

            /// Whether both are the same, compared in constant time.
            #[must_use]
            pub fn same(&self, other: &str) -> bool {
                self.0.as_bytes().ct_eq(other.as_bytes()).into()
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    )*};
}

secret! {
    /// The client secret that the provider gave to the service's app registration.
    ClientSecret;
    /// An authorization code (RFC 6749 section 4.1.2).
    AuthorizationCode;
    /// A PKCE code verifier (RFC 7636 section 4.1).
    CodeVerifier;
    /// The `state` of an authorization request (RFC 6749 section 4.1.1).
    State;
    /// The `nonce` of an authentication request (OpenID Connect Core 1.0 section 3.1.2.1).
    Nonce;
    /// An access token (RFC 6749 section 1.4).
    AccessToken;
    /// An ID Token as it was sent (OpenID Connect Core 1.0 section 2).
    RawIdToken;
    /// A device code (RFC 8628 section 3.2).
    DeviceCode;
    /// The bearer token of a service's request API.
    DeskToken;
}

/// Random text of `bytes` bytes of entropy, in the URL-safe alphabet.
fn random_text(random: &impl crate::ports::Random, bytes: usize) -> String {
    let mut buffer = vec![0_u8; bytes];
    random.fill(&mut buffer);
    let text = URL_SAFE_NO_PAD.encode(&buffer);
    buffer.zeroize();
    text
}

impl CodeVerifier {
    /// A fresh verifier of 43 characters (RFC 7636 section 4.1 recommends 32 random bytes).
    #[must_use]
    pub fn random(random: &impl crate::ports::Random) -> Self {
        Self(random_text(random, 32))
    }

    /// The S256 challenge for this verifier (RFC 7636 section 4.2).
    #[must_use]
    pub fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(ring::digest::digest(
            &ring::digest::SHA256,
            self.0.as_bytes(),
        ))
    }
}

impl State {
    /// A fresh value of 256 bits.
    #[must_use]
    pub fn random(random: &impl crate::ports::Random) -> Self {
        Self(random_text(random, 32))
    }
}

impl Nonce {
    /// A fresh value of 256 bits.
    #[must_use]
    pub fn random(random: &impl crate::ports::Random) -> Self {
        Self(random_text(random, 32))
    }
}

impl AuthorizationCode {
    /// A code that no provider ever issued, for asking without a sign-in.
    #[must_use]
    pub fn random(random: &impl crate::ports::Random) -> Self {
        Self(random_text(random, 32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_does_not_show_itself() {
        let secret = ClientSecret::new("canary-4711".into());
        assert_eq!(format!("{secret:?}"), "ClientSecret(redacted)");
        assert!(secret.same("canary-4711") && !secret.same("canary-4712") && !secret.same(""));
    }

    #[test]
    fn the_challenge_is_that_of_rfc_7636_appendix_b() {
        let verifier = CodeVerifier::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into());
        assert_eq!(
            verifier.challenge(),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }
}
