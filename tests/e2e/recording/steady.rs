//! What stays the same from run to run: everything but times, ports, sizes and random names.

use serde_json::Value;

/// A copy in which everything that varies reads the same.
pub fn masked(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| {
                let varies = name.ends_with("_us") || name.ends_with("_ms");
                let value = if varies && value.is_number() {
                    Value::from(0)
                } else {
                    masked(value)
                };
                (name.clone(), value)
            })
            .collect(),
        Value::Array(members) => members.iter().map(masked).collect(),
        Value::String(text) => Value::String(mask(text)),
        other => other.clone(),
    }
}

/// The first place where two values differ, and what stands there.
pub fn difference(place: &str, now: &Value, kept: &Value) -> Option<(String, String, String)> {
    match (now, kept) {
        (Value::Object(a), Value::Object(b)) => {
            let names = a
                .keys()
                .chain(b.keys().filter(|name| !a.contains_key(*name)));
            names.into_iter().find_map(|name| {
                let at = |of: &serde_json::Map<String, Value>| of.get(name).cloned();
                let inside = format!("{place}/{name}");
                difference(
                    &inside,
                    &at(a).unwrap_or(Value::from("(nothing)")),
                    &at(b).unwrap_or(Value::from("(nothing)")),
                )
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => a
            .iter()
            .zip(b)
            .enumerate()
            .find_map(|(n, (a, b))| difference(&format!("{place}/{n}"), a, b)),
        (a, b) if a == b => None,
        (a, b) => Some((place.to_owned(), a.to_string(), b.to_string())),
    }
}

/// Digits count as one, and so does a long run of letters and digits: a key, a code, an id. One without any
/// digit is rare, and then of both cases: no name of a protocol is.
fn mask(text: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_alphanumeric() || c == '_' || c == '-' {
            word.push(c);
            continue;
        }
        let has = |kind: fn(&char) -> bool| word.chars().any(|c| kind(&c));
        let random = word.len() >= 16
            && (has(char::is_ascii_digit)
                || (has(char::is_ascii_lowercase) && has(char::is_ascii_uppercase)));
        if random {
            out.push('*');
        } else {
            let mut digits = false;
            for c in word.chars() {
                if !c.is_ascii_digit() {
                    out.push(c);
                } else if !digits {
                    out.push('#');
                }
                digits = c.is_ascii_digit();
            }
        }
        word.clear();
        out.push(c);
    }
    // A fraction comes and goes with the number, and the unit with its size.
    let out = out.replace("#.#", "#");
    ["µs", "ms", "s", "kB", "B"]
        .map(|unit| format!("\u{a0}{unit}"))
        .iter()
        .fold(out, |text, unit| text.replace(&format!("#{unit}"), "# *"))
}
