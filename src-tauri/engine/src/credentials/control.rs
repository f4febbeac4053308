//! The control's secret: random, and otherwise like the given one.

use super::observation::{Alphabet, SecretLooks};
use crate::ports::Random;
use crate::secrets::ClientSecret;
use crate::values::is_uuid;
use zeroize::Zeroizing;

/// What a text looks like.
#[must_use]
pub fn looks(text: &str) -> SecretLooks {
    SecretLooks {
        characters: text.chars().count(),
        alphabet: alphabet(text),
    }
}

fn alphabet(text: &str) -> Alphabet {
    let all = |test: fn(char) -> bool| text.chars().all(test);
    if text.is_empty() {
        Alphabet::Empty
    } else if all(|c| c.is_ascii_digit()) {
        Alphabet::Digits
    } else if is_uuid(text) {
        Alphabet::Uuid
    } else if all(|c| c.is_ascii_hexdigit()) {
        Alphabet::Hexadecimal
    } else if all(|c| c.is_ascii_alphanumeric()) {
        Alphabet::LettersAndDigits
    } else if all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        Alphabet::UrlSafe
    } else if all(|c| c.is_ascii_graphic()) {
        Alphabet::Visible
    } else {
        Alphabet::Other
    }
}

/// A random secret of the length and alphabet of the given one, and never the given one. What is
/// neither letter nor digit keeps its place, and so do the two characters after a percent sign:
/// whoever decodes a secret must find both well formed, or neither.
#[must_use]
pub fn random_like(given: &ClientSecret, random: &impl Random) -> ClientSecret {
    // EXPOSE: its length and the kinds of its characters are taken, here.
    let given = given.expose();
    let symbols = symbols(given);
    let mut made = Zeroizing::new(String::with_capacity(given.len()));
    let mut kept = 0_u8;
    for c in given.chars() {
        let keep = kept > 0 || !c.is_ascii_alphanumeric();
        kept = if c == '%' { 2 } else { kept.saturating_sub(1) };
        made.push(if keep { c } else { pick(&symbols, random) });
    }
    if made.as_str() == given {
        // One chance in very many, or a secret with nothing to draw: another last symbol will do, of
        // its own kinds as long as it has two. A percent sign would stand without its digits there.
        let last = made.pop();
        let own = given.chars().filter(|c| *c != '%');
        let other = symbols
            .iter()
            .copied()
            .chain(own)
            .find(|c| Some(*c) != last);
        made.push(other.unwrap_or(if last == Some('a') { 'b' } else { 'a' }));
    }
    ClientSecret::new(made.to_string())
}

/// The symbols to draw from: each kind of ASCII letter and digit that occurs.
fn symbols(text: &str) -> Vec<char> {
    let hexadecimal = matches!(alphabet(text), Alphabet::Hexadecimal | Alphabet::Uuid);
    let last = if hexadecimal { 'f' } else { 'z' };
    let has = |test: fn(&char) -> bool| text.chars().any(|c| test(&c));
    let mut symbols = Vec::new();
    if has(char::is_ascii_digit) {
        symbols.extend('0'..='9');
    }
    if has(char::is_ascii_lowercase) {
        symbols.extend('a'..=last);
    }
    if has(char::is_ascii_uppercase) {
        symbols.extend('A'..=last.to_ascii_uppercase());
    }
    symbols
}

/// One symbol. The slight unevenness of the remainder gives nothing away: the secret is for refusal.
fn pick(symbols: &[char], random: &impl Random) -> char {
    let mut bytes = [0_u8; 4];
    random.fill(&mut bytes);
    let n = u32::from_le_bytes(bytes) as usize;
    symbols
        .get(n % symbols.len().max(1))
        .copied()
        .unwrap_or('x')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    struct Counting(AtomicU64);
    impl Random for Counting {
        fn fill(&self, buffer: &mut [u8]) {
            for byte in buffer {
                let n = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
                *byte = (n >> 33) as u8;
            }
        }
    }
    struct Zero;
    impl Random for Zero {
        fn fill(&self, buffer: &mut [u8]) {
            buffer.fill(0);
        }
    }

    #[test]
    fn looks_tell_length_and_alphabet_only() {
        for (text, alphabet) in [
            ("", Alphabet::Empty),
            ("0123", Alphabet::Digits),
            ("12ab", Alphabet::Hexadecimal),
            ("2bd806c9-7f0e-400f-9a4e-3d4b1b5c8a11", Alphabet::Uuid),
            ("GOCSPX-a_b", Alphabet::UrlSafe),
            ("Az9", Alphabet::LettersAndDigits),
            ("abc8Q~d.e", Alphabet::Visible),
            ("säcret", Alphabet::Other),
        ] {
            assert_eq!(
                looks(text),
                SecretLooks {
                    characters: text.chars().count(),
                    alphabet
                }
            );
        }
    }

    proptest! {
        #[test]
        fn the_control_is_like_the_given_secret_and_never_the_same(given in ".{1,60}", seed: u64) {
            let secret = ClientSecret::new(given.clone());
            let made = random_like(&secret, &Counting(AtomicU64::new(seed)));
            prop_assert!(!made.same(&given));
            prop_assert_eq!(made.expose().chars().count(), given.chars().count());
        }

        #[test]
        fn it_is_as_well_formed_as_the_given_secret(given in "([a-c0-2%+]|%[0-9a-f]{2}){1,30}") {
            let made = random_like(&ClientSecret::new(given.clone()), &Counting(AtomicU64::new(3)));
            let broken = |text: &str| text.split('%').skip(1).any(|rest| {
                rest.len() < 2 || !rest.chars().take(2).all(|c| c.is_ascii_hexdigit())
            });
            let drawn = given.chars().zip(made.expose().chars()).filter(|(a, b)| a != b).count() > 1;
            prop_assert!(!drawn || broken(&given) == broken(made.expose()));
        }

        #[test]
        fn its_alphabet_is_no_wider(given in "[a-zA-Z0-9~._-]{8,40}") {
            // One symbol over and over leaves nothing else to take.
            prop_assume!(given.chars().any(|c| c.is_ascii_alphanumeric() || !given.starts_with(c)));
            let made = random_like(&ClientSecret::new(given.clone()), &Counting(AtomicU64::new(1)));
            let of_kind = |c: char| match c {
                '0'..='9' => given.chars().any(|g| g.is_ascii_digit()),
                'a'..='z' => given.chars().any(|g| g.is_ascii_lowercase()),
                'A'..='Z' => given.chars().any(|g| g.is_ascii_uppercase()),
                other => given.contains(other),
            };
            prop_assert!(made.expose().chars().all(of_kind));
        }
    }

    #[test]
    fn a_uuid_stays_a_uuid_and_one_symbol_still_differs() {
        let uuid = "2bd806c9-7f0e-400f-9a4e-3d4b1b5c8a11";
        assert!(is_uuid(
            random_like(
                &ClientSecret::new(uuid.into()),
                &Counting(AtomicU64::new(5))
            )
            .expose()
        ));
        let symbols_only = random_like(&ClientSecret::new("~_-__--~".into()), &Zero);
        assert!(symbols_only.expose().chars().all(|c| "~_-".contains(c)));
        for given in ["~", "0", "000", "~_-__--~"] {
            assert!(!random_like(&ClientSecret::new(given.into()), &Zero).same(given));
        }
    }
}
