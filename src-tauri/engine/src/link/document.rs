//! The document, as far as its form goes: names and what stands at each. What they mean, `judge` says.

use crate::catalog::{CatalogFault, Flaw, Found, faults, shortened};
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

/// Why a text is no document: all that is wrong with its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Malformed(pub Vec<CatalogFault>);

/// Reads the text as JSON where it begins with a brace, else as TOML. In the order of the document as far
/// as its form keeps one.
pub(super) fn read(text: &str) -> Result<Vec<Entry>, Malformed> {
    let malformed = |found: Vec<Found>| {
        let placed = found.into_iter().map(|found| found.placed(text));
        Malformed(placed.collect())
    };
    let mut entries = Vec::new();
    if text.trim_start().starts_with('{') {
        let parsed = json::parse(text.as_bytes());
        let parsed = parsed.map_err(|error| malformed(vec![no_json(text, &error)]))?;
        if !parsed.duplicates.is_empty() {
            let twice = parsed.duplicates.into_iter().map(|name| {
                let at = text.rfind(&format!("\"{name}\"")).unwrap_or_default();
                Found::whole(at, Flaw::Twice(name))
            });
            return Err(malformed(twice.collect()));
        }
        flatten_json("", parsed.value, &mut entries);
    } else {
        let table = DeTable::parse(text).map_err(|_| malformed(faults(text)))?;
        flatten_toml("", table.get_ref(), &mut entries);
    }
    Ok(entries)
}

fn no_json(text: &str, error: &JsonError) -> Found {
    let JsonError::Syntax {
        ends, line, column, ..
    } = error
    else {
        let found = String::new();
        return Found::whole(0, Flaw::Json { found });
    };
    let before = text.split_inclusive('\n').take(line.saturating_sub(1));
    let line_at: usize = before.map(str::len).sum();
    // What was met is counted from 1; where the text is over, it was met before.
    let met = if *ends {
        *column
    } else {
        column.saturating_sub(1)
    };
    let at = text.floor_char_boundary(line_at + met);
    let rest = text.get(at..).unwrap_or_default().lines().next();
    let found = match ends {
        true => String::new(),
        false => shortened(rest.unwrap_or_default().trim()),
    };
    Found::whole(at, Flaw::Json { found })
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
    use crate::words::Words;
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
        let words = Words::speaking("en");
        let wrong = |text: &str| {
            let Malformed(faults) = read(text).unwrap_err();
            faults
                .iter()
                .map(|fault| fault.say(&words))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            wrong("a = 1\nb = \nc = x\n"),
            [
                "line 2, column 5: this cannot be read as TOML: the line ends too early",
                "line 3, column 5: this cannot be read as TOML: `x`; a text belongs in quotes",
            ]
        );
        assert_eq!(
            wrong("a = 1\na = 2\n"),
            ["line 2, column 1: a stands there twice"]
        );
        assert_eq!(
            wrong("{\"a\": 1,\n"),
            ["line 2, column 1: this cannot be read as JSON: the text ends too early"]
        );
        assert_eq!(
            wrong("{\n  \"ä\": 1, b}"),
            ["line 2, column 11: this cannot be read as JSON: `b}` cannot stand here"]
        );
        assert_eq!(
            wrong(r#"{"a": 1, "a": 2}"#),
            ["line 1, column 10: a stands there twice"]
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}", json in "[{}\\[\\]:,\"a-e0-9 \\\\]{0,60}") {
            for text in [text, format!("{{{json}")] {
                let faults = read(&text).err().map(|malformed| malformed.0);
                prop_assert!(faults.is_none_or(|faults| !faults.is_empty()));
            }
        }
    }
}
