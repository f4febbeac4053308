//! The document, as far as its form goes: names and what stands at each. What they mean, `judge` says.

use crate::json::{self, JsonError};
use crate::setup::Given;
use serde_json::Value;
use toml::de::{DeTable, DeValue};

/// A name in the document, and what stands there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// The name, with its table: `provisioning.wanted`.
    pub key: String,
    /// What stands there; absent where it is neither text, list of texts, time, nor yes or no.
    pub given: Option<Given>,
}

/// Why a text is no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Malformed(pub String);

/// Reads the text as JSON where it begins with a brace, else as TOML. In the order of the document as far
/// as its form keeps one.
pub(super) fn read(text: &str) -> Result<Vec<Entry>, Malformed> {
    let mut entries = Vec::new();
    if text.trim_start().starts_with('{') {
        let parsed = json::parse(text.as_bytes()).map_err(of_json)?;
        if let Some(twice) = parsed.duplicates.first() {
            return Err(Malformed(format!("{twice} stands there twice")));
        }
        flatten_json("", parsed.value, &mut entries);
    } else {
        let table = DeTable::parse(text).map_err(|e| {
            let start = e.span().map_or(0, |span| span.start);
            let line = 1 + text.get(..start).unwrap_or_default().matches('\n').count();
            Malformed(format!("{} at line {line}", e.message()))
        })?;
        flatten_toml("", table.get_ref(), &mut entries);
    }
    Ok(entries)
}

fn of_json(error: JsonError) -> Malformed {
    Malformed(error.to_string())
}

fn below(prefix: &str, key: &str) -> String {
    match prefix {
        "" => key.to_owned(),
        _ => format!("{prefix}.{key}"),
    }
}

fn flatten_json(prefix: &str, value: Value, out: &mut Vec<Entry>) {
    let given = match value {
        Value::Object(members) => {
            for (key, value) in members {
                flatten_json(&below(prefix, &key), value, out);
            }
            return;
        }
        Value::String(text) => Some(Given::Text(text)),
        Value::Bool(flag) => Some(Given::Flag(flag)),
        Value::Array(members) => {
            let texts = members.into_iter().map(|member| match member {
                Value::String(text) => Some(text),
                _ => None,
            });
            texts.collect::<Option<_>>().map(Given::List)
        }
        Value::Null | Value::Number(_) => None,
    };
    out.push(Entry {
        key: prefix.to_owned(),
        given,
    });
}

fn flatten_toml(prefix: &str, table: &DeTable<'_>, out: &mut Vec<Entry>) {
    for (key, value) in table {
        let key = below(prefix, key.get_ref());
        let given = match value.get_ref() {
            DeValue::Table(inner) => {
                flatten_toml(&key, inner, out);
                continue;
            }
            DeValue::String(text) => Some(Given::Text(text.to_string())),
            DeValue::Datetime(time) => Some(Given::Text(time.to_string())),
            DeValue::Boolean(flag) => Some(Given::Flag(*flag)),
            DeValue::Array(members) => {
                let texts = members.iter().map(|member| member.get_ref().as_str());
                let texts: Option<Vec<_>> = texts.map(|text| text.map(str::to_owned)).collect();
                texts.map(Given::List)
            }
            _ => None,
        };
        out.push(Entry { key, given });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_forms_say_the_same() {
        let toml = "schema = \"x\"\nassociated_domains = [\"a.example\"]\nsize = 3\n\
                    expires = 2027-01-01T00:00:00Z\n[provisioning]\nwanted = true\n";
        let json = r#"{"schema": "x", "associated_domains": ["a.example"], "size": 3,
            "expires": "2027-01-01T00:00:00Z", "provisioning": {"wanted": true}}"#;
        let sorted = |text: &str| {
            let mut entries = read(text).unwrap();
            entries.sort_by(|a, b| a.key.cmp(&b.key));
            entries
        };
        assert_eq!(sorted(toml), sorted(json));
        let size = sorted(json).into_iter().find(|entry| entry.key == "size");
        assert_eq!(size.unwrap().given, None);
    }

    #[test]
    fn what_is_no_document_says_where() {
        let wrong = |text: &str| read(text).unwrap_err().0;
        assert!(wrong("a = 1\nb = \n").ends_with("at line 2"));
        assert!(wrong("{\"a\": 1,").contains("line 1"));
        assert_eq!(wrong(r#"{"a": 1, "a": 2}"#), "a stands there twice");
        assert!(wrong("a = 1\na = 2\n").contains("line 2"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}", json in "[{}\\[\\]:,\"a-e0-9 \\\\]{0,60}") {
            let _ = read(&text);
            let _ = read(&format!("{{{json}"));
        }
    }
}
