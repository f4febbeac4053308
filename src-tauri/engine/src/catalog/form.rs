//! Whether a file has the form that its schema asks for: every place where it has not, in one go.

use super::asked::{Asked, MOST, Schema, of, only_key};
use super::fault::{Expected, Flaw, Received, shortened};
use super::near::nearest;
use super::place::Found;
use crate::setup::{Key, KeyError};
use crate::values::{Email, Scope};
use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file, held against its schema.
pub(super) struct Form<'s> {
    schema: Schema<'s>,
    /// What is wrong.
    pub found: Vec<Found>,
    /// The ways to what could not be read, or might have been meant otherwise.
    pub holes: Vec<Vec<String>>,
}

/// The most names that a line tells besides which one might be meant.
const FEW: usize = 3;

impl<'s> Form<'s> {
    /// Reads a file. What comes back has the schema's form, with something in place of whatever the file
    /// has not.
    pub(super) fn read(schema: &'s Value, file: &DeTable<'_>) -> (Self, Value) {
        let mut form = Self {
            schema: Schema(schema),
            found: Vec::new(),
            holes: Vec::new(),
        };
        let read = form.table(schema, file, 0, &mut Vec::new());
        (form, read)
    }

    fn value(
        &mut self,
        schema: &'s Value,
        value: &Spanned<DeValue<'_>>,
        at: usize,
        way: &mut Vec<String>,
    ) -> Value {
        let asked = self.schema.asked(schema);
        match (&asked, value.get_ref()) {
            (Asked::Text, DeValue::String(text)) => json!(text),
            (Asked::Flag, DeValue::Boolean(flag)) => json!(flag),
            (Asked::Day, DeValue::String(text)) if text.parse::<NaiveDate>().is_ok() => json!(text),
            (Asked::Day, DeValue::Datetime(time)) if let Some(day) = time.date => {
                self.hole(schema, at, way, Flaw::Quotes(day.to_string()))
            }
            (Asked::Email, DeValue::String(text)) if Email::parse(text).is_ok() => json!(text),
            (Asked::Scope, DeValue::String(text)) if Scope::parse(text).is_ok() => json!(text),
            (Asked::Key, DeValue::String(text)) => match Key::parse(text) {
                Ok(key) => json!(key),
                Err(KeyError::Secret) => self.hole(schema, at, way, Flaw::Secret),
                Err(_) => self.otherwise(schema, value, at, way),
            },
            (Asked::List(items), DeValue::Array(members)) => {
                let read = members.iter().enumerate().map(|(index, member)| {
                    way.push((index + 1).to_string());
                    let read = self.value(items, member, member.span().start, way);
                    way.pop();
                    read
                });
                read.collect()
            }
            (Asked::Table(schema), DeValue::Table(table)) => self.table(schema, table, at, way),
            (Asked::Words, DeValue::String(text)) if !text.trim().is_empty() => json!(text),
            (Asked::Words, DeValue::String(_)) => self.hole(schema, at, way, Flaw::English),
            (Asked::Words, DeValue::Table(texts)) => self.words(schema, texts, at, way),
            (Asked::Choice(options), DeValue::String(text))
                if options.iter().any(|option| option["const"] == **text) =>
            {
                json!(text)
            }
            (Asked::Choice(options), DeValue::Table(table)) if table.len() == 1 => {
                let chosen = table.iter().find_map(|(key, value)| {
                    let name = &**key.get_ref();
                    let mut inner = options.iter().map(|option| of(&option["properties"], name));
                    let inner = inner.find(|inner| !inner.is_null())?;
                    Some((key, inner, value))
                });
                let Some((key, inner, value)) = chosen else {
                    return self.otherwise(schema, value, at, way);
                };
                way.push(key.get_ref().to_string());
                let read = self.value(inner, value, key.span().start, way);
                let name = way.pop().unwrap_or_default();
                Value::Object(Map::from_iter([(name, read)]))
            }
            _ => self.otherwise(schema, value, at, way),
        }
    }

    /// A table, member by member.
    fn table(
        &mut self,
        schema: &'s Value,
        table: &DeTable<'_>,
        at: usize,
        way: &mut Vec<String>,
    ) -> Value {
        let known = schema["properties"].as_object();
        let mut read = Map::new();
        let mut meant = Vec::new();
        for (key, value) in table {
            let (name, place) = (key.get_ref().to_string(), key.span().start);
            way.push(name.clone());
            match known.and_then(|known| known.get(&name)) {
                Some(schema) => {
                    let value = self.value(schema, value, place, way);
                    read.insert(name, value);
                }
                None => meant.extend(self.unknown(known, table, place, way)),
            }
            way.pop();
        }
        for name in schema["required"].as_array().into_iter().flatten() {
            let name = name.as_str().unwrap_or_default();
            if !read.contains_key(name) {
                let schema = of(&schema["properties"], name);
                way.push(name.to_owned());
                let instead = match meant.iter().any(|meant| meant == name) {
                    // Of the key that was meant, enough is said.
                    true => self.schema.sample(schema),
                    false => {
                        let flaw = Flaw::Absent(self.schema.expected(schema));
                        self.hole(schema, at, way, flaw)
                    }
                };
                way.pop();
                read.insert(name.to_owned(), instead);
            }
        }
        Value::Object(read)
    }

    /// A key that is not known, and which ones were meant, perhaps. If that is not plain, it might have been
    /// any that is not there.
    fn unknown(
        &mut self,
        known: Option<&Map<String, Value>>,
        table: &DeTable<'_>,
        at: usize,
        way: &[String],
    ) -> Vec<String> {
        let (name, before) = way
            .split_last()
            .map_or(("", way), |(name, before)| (name.as_str(), before));
        let names = known.into_iter().flat_map(Map::keys).map(String::as_str);
        let free: Vec<&str> = names.filter(|name| !table.contains_key(*name)).collect();
        let near = nearest(name, free.iter().copied());
        for meant in if near.is_empty() { &free } else { &near } {
            let meant = [before, &[(*meant).to_owned()]].concat();
            self.holes.push(meant);
        }
        let free = match near.is_empty() && free.len() <= MOST {
            true => free.into_iter().map(str::to_owned).collect(),
            false => Vec::new(),
        };
        let near: Vec<String> = near.into_iter().map(str::to_owned).collect();
        self.found.push(Found {
            at,
            way: way.to_vec(),
            flaw: Flaw::Unknown(free),
            near: near.clone(),
        });
        near
    }

    /// A text in several languages.
    fn words(
        &mut self,
        schema: &'s Value,
        texts: &DeTable<'_>,
        at: usize,
        way: &mut Vec<String>,
    ) -> Value {
        let before = self.found.len();
        for (key, value) in texts {
            if value.get_ref().as_str().is_none() {
                way.push(key.get_ref().to_string());
                self.found.push(Found {
                    at: key.span().start,
                    way: way.clone(),
                    flaw: Flaw::Form(Expected::Text, Received::of(value.get_ref())),
                    near: Vec::new(),
                });
                way.pop();
            }
        }
        let english = texts.get("en").map(Spanned::get_ref);
        match english.map(|english| english.as_str().map(str::trim)) {
            None | Some(Some("")) => self.hole(schema, at, way, Flaw::English),
            _ if self.found.len() == before => texts
                .iter()
                .map(|(code, text)| (code.get_ref().to_string(), json!(text.get_ref().as_str())))
                .collect(),
            _ => self.schema.sample(schema),
        }
    }

    /// Another thing stands there than is asked for.
    fn otherwise(
        &mut self,
        schema: &'s Value,
        value: &Spanned<DeValue<'_>>,
        at: usize,
        way: &[String],
    ) -> Value {
        let mut received = Received::of(value.get_ref());
        let near = match (self.schema.asked(schema), value.get_ref()) {
            (Asked::Key, DeValue::String(text)) => nearest(text, Key::all().map(Key::as_str)),
            (Asked::Choice(options), DeValue::String(text)) => nearest(
                text,
                options.iter().filter_map(|option| option["const"].as_str()),
            ),
            (Asked::Choice(options), DeValue::Table(table)) if table.len() == 1 => {
                let name = table.keys().next().map_or("", |name| name.get_ref());
                let near = nearest(name, options.iter().filter_map(only_key));
                if !near.is_empty() {
                    received = Received::Text(shortened(name));
                }
                near
            }
            _ => Vec::new(),
        };
        let expected = match self.schema.expected(schema) {
            Expected::OneOf(names) if names.len() <= FEW => Expected::OneOf(names),
            _ if !near.is_empty() => Expected::Known,
            expected => expected,
        };
        let near = near.into_iter().map(str::to_owned).collect();
        let flaw = Flaw::Form(expected, received);
        let instead = self.hole(schema, at, way, flaw);
        if let Some(found) = self.found.last_mut() {
            found.near = near;
        }
        instead
    }

    /// Notes what is wrong, and says what is taken in its place.
    fn hole(&mut self, schema: &'s Value, at: usize, way: &[String], flaw: Flaw) -> Value {
        self.holes.push(way.to_vec());
        self.found.push(Found {
            at,
            way: way.to_vec(),
            flaw,
            near: Vec::new(),
        });
        self.schema.sample(schema)
    }
}
