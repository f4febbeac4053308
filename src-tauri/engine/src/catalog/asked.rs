//! What the schema of a file asks for at a place.

use super::fault::Expected;
use chrono::NaiveDate;
use serde_json::{Value, json};

/// The most names that a line tells.
pub(super) const MOST: usize = 12;

/// What a schema asks for at a place.
pub(super) enum Asked<'s> {
    /// A text for people.
    Words,
    /// The name of a value that every setup has.
    Key,
    Email,
    Scope,
    Day,
    Text,
    Flag,
    List(&'s Value),
    Table(&'s Value),
    /// One of these names, or of these tables with one key.
    Choice(&'s [Value]),
}

/// The schema of a file.
pub(super) struct Schema<'s>(pub &'s Value);

impl<'s> Schema<'s> {
    pub(super) fn asked(&self, schema: &'s Value) -> Asked<'s> {
        if let Some(name) = schema["$ref"].as_str().and_then(|at| at.rsplit('/').next()) {
            return match name {
                "Text" => Asked::Words,
                "Key" => Asked::Key,
                "Email" => Asked::Email,
                "Scope" => Asked::Scope,
                _ => self.asked(of(&self.0["$defs"], name)),
            };
        }
        if let Some(first) = schema["anyOf"].get(0) {
            // What may be left out is this or nothing.
            return self.asked(first);
        }
        if let Some(options) = schema["oneOf"].as_array() {
            return Asked::Choice(options);
        }
        let kind = &schema["type"];
        match kind.as_str().or_else(|| kind[0].as_str()) {
            Some("boolean") => Asked::Flag,
            Some("array") => Asked::List(&schema["items"]),
            Some("object") => Asked::Table(schema),
            _ if schema["format"] == "date" => Asked::Day,
            _ => Asked::Text,
        }
    }

    pub(super) fn expected(&self, schema: &'s Value) -> Expected {
        match self.asked(schema) {
            Asked::Words => Expected::Words,
            Asked::Key => Expected::Listed,
            Asked::Email => Expected::Email,
            Asked::Scope => Expected::Scope,
            Asked::Day => Expected::Day,
            Asked::Text => Expected::Text,
            Asked::Flag => Expected::Flag,
            Asked::List(_) => Expected::List,
            Asked::Table(_) => Expected::Table,
            Asked::Choice(options) if options.len() > MOST => Expected::Listed,
            Asked::Choice(options) => {
                let name = |option: &Value| match option["const"].as_str() {
                    Some(name) => name.to_owned(),
                    None => format!("{{ {} = … }}", only_key(option).unwrap_or_default()),
                };
                Expected::OneOf(options.iter().map(name).collect())
            }
        }
    }

    /// Something that has the form that the schema asks for.
    pub(super) fn sample(&self, schema: &'s Value) -> Value {
        match self.asked(schema) {
            Asked::Words | Asked::Text | Asked::Scope => json!("unread"),
            Asked::Key => json!("authority"),
            Asked::Email => json!("unread@example.com"),
            Asked::Day => json!(NaiveDate::default()),
            Asked::Flag => json!(false),
            Asked::List(_) => json!([]),
            Asked::Table(schema) => {
                let names = schema["required"].as_array().into_iter().flatten();
                let names = names.filter_map(Value::as_str);
                let read = names.map(|name| {
                    (
                        name.to_owned(),
                        self.sample(of(&schema["properties"], name)),
                    )
                });
                Value::Object(read.collect())
            }
            Asked::Choice(options) => {
                let named = options.iter().find_map(|option| option.get("const"));
                named.cloned().unwrap_or_default()
            }
        }
    }
}

/// What a schema has of that name.
pub(super) fn of<'s>(schemas: &'s Value, name: &str) -> &'s Value {
    static NOTHING: Value = Value::Null;
    schemas.get(name).unwrap_or(&NOTHING)
}

/// The key of a table that has but one.
pub(super) fn only_key(option: &Value) -> Option<&str> {
    option["required"].get(0)?.as_str()
}
