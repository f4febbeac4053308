//! Idempotency keys: the same key means the same thing, however often it is sent.

use super::model::Question;
use crate::ports::Random;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The value of the header `Idempotency-Key`: new for each thing to be done, the same for every
/// attempt at it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// A key that nobody used before: 128 random bits.
    #[must_use]
    pub fn random(random: &impl Random) -> Self {
        let mut bytes = [0_u8; 16];
        random.fill(&mut bytes);
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The key of an answer. It follows from what is answered and how, so that the same answer to
    /// the same question is one answer without anything being written down.
    #[must_use]
    pub fn of_answer(request: &str, question: &Question, text: &str) -> Self {
        let asked_at = question.asked_at.to_rfc3339();
        let whole = [request, &asked_at, &question.text, text].join("\0");
        let digest = ring::digest::digest(&ring::digest::SHA256, whole.as_bytes());
        Self(URL_SAFE_NO_PAD.encode(digest))
    }

    /// A key that was written down.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The key as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_one_key_and_another_answer_another() {
        let question = Question {
            text: "whose domain?".into(),
            asked_at: crate::setup::sample::now(),
        };
        let key = IdempotencyKey::of_answer("req_1", &question, "ours");
        assert_eq!(IdempotencyKey::of_answer("req_1", &question, "ours"), key);
        assert_ne!(IdempotencyKey::of_answer("req_1", &question, "theirs"), key);
        assert_ne!(IdempotencyKey::of_answer("req_2", &question, "ours"), key);
    }
}
