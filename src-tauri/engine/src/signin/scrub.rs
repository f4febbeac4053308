//! Taking secrets out of what a server says, which may repeat what it was sent.

use crate::exchange::Exchange;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

/// Texts that must not stand in an observation, whoever repeats them.
#[derive(Default)]
pub struct Scrub(Vec<Zeroizing<String>>);

impl Scrub {
    /// Adds a secret. Texts too short to be one are left, or every answer would be full of holes.
    pub fn add(&mut self, secret: &str) {
        if secret.len() >= 6 {
            self.0.push(Zeroizing::new(secret.to_owned()));
            let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
            if encoded != secret {
                self.0.push(Zeroizing::new(encoded));
            }
        }
    }

    /// The text without them.
    #[must_use]
    pub fn text(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, secret| {
            match text.contains(secret.as_str()) {
                true => text.replace(secret.as_str(), "[secret]"),
                false => text,
            }
        })
    }

    /// The value without them, at any depth.
    #[must_use]
    pub fn value(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(text)),
            Value::Array(items) => Value::Array(items.iter().map(|v| self.value(v)).collect()),
            Value::Object(map) => Value::Object(self.map(map)),
            other => other.clone(),
        }
    }

    /// The members without them.
    #[must_use]
    pub fn map(&self, map: &Map<String, Value>) -> Map<String, Value> {
        map.iter()
            .map(|(name, value)| (self.text(name), self.value(value)))
            .collect()
    }

    /// The exchange without them, where a server repeats them in a header or in its last words.
    #[must_use]
    pub fn exchange(&self, mut exchange: Exchange) -> Exchange {
        for (_, value) in exchange
            .response
            .iter_mut()
            .flat_map(|r| r.headers.iter_mut())
        {
            *value = self.text(value);
        }
        if let Some(interruption) = &mut exchange.interruption {
            interruption.text = self.text(&interruption.text);
        }
        exchange
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_secret_is_found_at_any_depth_and_in_its_encoded_form() {
        let mut scrub = Scrub::default();
        scrub.add("canary+1");
        scrub.add("short");
        let value = json!({"a": ["x canary+1 y", {"canary%2B1": "a short text"}], "b": 7});
        let expected = json!({"a": ["x [secret] y", {"[secret]": "a short text"}], "b": 7});
        assert_eq!(scrub.value(&value), expected);
    }
}
