//! JSON as a server sends it: parsed without trust, with what a lenient parser would hide kept.

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// A document that could be read, and the members that stood in it twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The document; of members that stand twice, the last.
    pub value: Value,
    /// Names of members that stand more than once in one object, each once, and no more than
    /// [`MAX_DUPLICATES`].
    pub duplicates: Vec<String>,
}

/// Most names of members that stand twice that are noted: a hostile document has thousands.
pub const MAX_DUPLICATES: usize = 16;

/// Why bytes are no JSON document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// The bytes are no UTF-8.
    #[error("not UTF-8 text at byte {at}")]
    Encoding {
        /// The first byte that is wrong.
        at: usize,
    },
    /// A byte order mark stands first, which RFC 8259 section 8.1 forbids.
    #[error("a byte order mark stands before the document")]
    ByteOrderMark,
    /// The text is no JSON.
    #[error("{text} at line {line}, column {column}")]
    Syntax {
        /// It is over before the document is.
        ends: bool,
        /// What the parser met.
        text: String,
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
}

/// Parses one document (RFC 8259). Depth is bounded by the parser (128).
///
/// # Errors
/// [`JsonError`] when the bytes are not exactly one JSON document.
pub fn parse(bytes: &[u8]) -> Result<Parsed, JsonError> {
    let text = std::str::from_utf8(bytes).map_err(|e| JsonError::Encoding {
        at: e.valid_up_to(),
    })?;
    if text.starts_with('\u{feff}') {
        return Err(JsonError::ByteOrderMark);
    }
    let mut duplicates = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    Noting(&mut duplicates)
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value))
        .map(|value| Parsed { value, duplicates })
        .map_err(|e| {
            let full = e.to_string();
            let text = full
                .rsplit_once(" at line ")
                .map_or(full.as_str(), |(head, _)| head);
            JsonError::Syntax {
                ends: e.is_eof(),
                text: text.to_owned(),
                line: e.line(),
                column: e.column(),
            }
        })
}

struct Noting<'a>(&'a mut Vec<String>);

impl<'de> DeserializeSeed<'de> for Noting<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Value, D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Noting<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E>(self, v: bool) -> Result<Value, E> {
        Ok(Value::Bool(v))
    }
    fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_f64<E>(self, v: f64) -> Result<Value, E> {
        Ok(Number::from_f64(v).map_or(Value::Null, Value::Number))
    }
    fn visit_str<E>(self, v: &str) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut out = Vec::new();
        while let Some(v) = seq.next_element_seed(Noting(self.0))? {
            out.push(v);
        }
        Ok(Value::Array(out))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut out = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value_seed(Noting(self.0))?;
            if out.insert(key.clone(), value).is_some()
                && self.0.len() < MAX_DUPLICATES
                && !self.0.contains(&key)
            {
                self.0.push(key);
            }
        }
        Ok(Value::Object(out))
    }
}

/// The kind of a JSON value, in the words of RFC 8259.
#[must_use]
pub fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn members_that_stand_twice_are_noted_at_any_depth() {
        let parsed = parse(br#"{"a":1,"b":{"c":[{"d":1,"d":2}]},"a":3}"#).unwrap();
        assert_eq!(parsed.duplicates, ["d", "a"]);
        assert_eq!(parsed.value["a"], 3);
        let many: String = (0..1000).map(|n| format!("\"{n}\":1,\"{n}\":2,")).collect();
        let parsed = parse(format!("{{{many}\"a\":1}}").as_bytes()).unwrap();
        assert_eq!(parsed.duplicates.len(), MAX_DUPLICATES);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        assert_eq!(parse(b"\xef\xbb\xbf{}"), Err(JsonError::ByteOrderMark));
        assert_eq!(parse(b"{\"a\":\xff}"), Err(JsonError::Encoding { at: 5 }));
        let cut = parse(b"{\"a\": [1,").unwrap_err();
        assert_eq!(
            cut.to_string(),
            "EOF while parsing a value at line 1, column 9"
        );
        assert!(parse(b"{} {}").is_err() && parse(b"").is_err());
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = parse(&bytes);
        }

        #[test]
        fn reads_what_the_ordinary_parser_reads(text in r#"[\[\]{}:," 0-9a-e.truefalsn\\-]{0,40}"#) {
            let ordinary = serde_json::from_str::<Value>(&text).ok();
            prop_assert_eq!(parse(text.as_bytes()).ok().map(|p| p.value), ordinary);
        }
    }
}
