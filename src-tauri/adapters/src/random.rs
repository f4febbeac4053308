//! Random bytes from the operating system.

use latchkey_engine::ports::Random;
use std::io::Write as _;

/// The operating system's own source of randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    /// Ends the program where the system has no randomness to give. States, nonces and verifiers
    /// that can be foretold would look like any others and protect nobody, and there is no way to
    /// ask again that could do better; so nothing may go on from here.
    fn fill(&self, buffer: &mut [u8]) {
        if let Err(error) = getrandom::fill(buffer) {
            let _ = writeln!(
                std::io::stderr(),
                "latchkey stops: this system gives no random bytes ({error})"
            );
            std::process::abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_draws_differ() {
        let (mut one, mut two) = ([0_u8; 32], [0_u8; 32]);
        SystemRandom.fill(&mut one);
        SystemRandom.fill(&mut two);
        assert_ne!(one, two);
    }
}
