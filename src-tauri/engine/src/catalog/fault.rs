//! What is wrong in a file, and in which line.

use super::Text;
use crate::setup::{AnswerError, KeyError};
use crate::words::Words;
use chrono::NaiveDate;
use toml::de::DeValue;

/// One thing that is wrong in a file of the catalog, of a setup, or of a service's desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogFault {
    /// The line, counted from 1.
    pub line: usize,
    /// The place in the line, in characters, counted from 1.
    pub column: usize,
    /// The key, as a path such as `fields.3.step`, members of lists counted from 1. Empty for the file as a
    /// whole.
    pub key: String,
    /// What is wrong there.
    pub flaw: Flaw,
    /// What was meant, perhaps: the known names that are written nearly so.
    pub near: Vec<String>,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is no TOML.
    Toml {
        /// What stands there.
        found: String,
        /// The signs that could stand there, where that is known.
        expected: Vec<&'static str>,
    },
    /// It is no JSON.
    Json {
        /// What stands there; nothing where the text is over.
        found: String,
    },
    /// Another thing than the schema asks for.
    Form(Expected, Received),
    /// The schema has no such key. These could stand there; empty where one is written nearly so.
    Unknown(Vec<String>),
    /// A key that the schema asks for is not there.
    Absent(Expected),
    /// It is a text for people, and not in English.
    English,
    /// The catalog has a service of that id.
    Taken(String),
    /// The client secret stands where a value of the draft is meant.
    Secret,
    /// It is longer than anybody would write it.
    TooLong,
    /// A day that is right, and wants quotes.
    Quotes(String),
    /// It is in a form that this version does not know.
    Schema(String),
    /// It is no name of the catalog: lower-case letters, digits and hyphens.
    Name(String),
    /// The name stands there twice.
    Twice(String),
    /// There is no provider of that id.
    Provider(String),
    /// The setup does not have that step.
    Step(String),
    /// There is no field of that name to fill an address with, or it is none that can stand in one.
    Part(String),
    /// There is no field of that name that can stand in place of another.
    Instead(String),
    /// It is told to others, and cannot be confidential.
    Told,
    /// It is no address that a service can have: `https`, with a host.
    Address(String),
    /// It is no value of its kind.
    Value(String),
    /// The day on which a document was read has not come yet.
    Ahead(NaiveDate),
    /// Something that is needed is not there.
    Missing(&'static str),
    /// The setup has no name, neither in its file nor beside it.
    Unnamed,
    /// A setup does not take it.
    Setup(KeyError),
    /// The service of the setup does not take it.
    Answer(AnswerError),
}

/// What the schema asks for at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A text for people, in one language or several.
    Words,
    /// Yes or no.
    Flag,
    /// A day.
    Day,
    /// An e-mail address.
    Email,
    /// A scope.
    Scope,
    /// A list.
    List,
    /// A table.
    Table,
    /// One of these.
    OneOf(Vec<String>),
    /// A name that is known, where it is told besides which one might be meant.
    Known,
    /// One of more names than a line tells.
    Listed,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    /// A text.
    Text(String),
    /// A number.
    Number(String),
    /// Yes or no.
    Flag(bool),
    /// A day or a time of TOML's own.
    Time(String),
    /// A list.
    List,
    /// A table.
    Table,
}

impl CatalogFault {
    /// In words, with its line: lower case, no full stop.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        let (line, column) = (self.line.to_string(), self.column.to_string());
        let text = self.say_what(words);
        let arguments = [
            ("line", line.as_str()),
            ("column", &column),
            ("key", &self.key),
            ("text", &text),
        ];
        let id = match self.key.as_str() {
            "" => "profile-fault-whole",
            _ => "profile-fault",
        };
        words.say(id, &arguments)
    }

    /// In words, in each language.
    #[must_use]
    pub fn said(&self) -> Text {
        let codes = Words::languages().into_iter();
        let said = codes.map(|code| (code.to_owned(), self.say(&Words::speaking(code))));
        Text::Languages(said.collect())
    }

    /// What is wrong, in words, and what was meant, perhaps.
    #[must_use]
    pub fn say_what(&self, words: &Words) -> String {
        let text = self.flaw.say(words);
        if self.near.is_empty() {
            return text;
        }
        let (count, near) = (self.near.len().to_string(), self.near.join("`, `"));
        let arguments = [("count", count.as_str()), ("text", &text), ("near", &near)];
        words.say("catalog-fault-near", &arguments)
    }
}

impl Flaw {
    /// In words: lower case, no full stop.
    fn say(&self, words: &Words) -> String {
        let (id, value) = match self {
            Self::Toml { found, expected } => {
                let expected = expected.join(" ");
                let kind = match (found.as_str(), expected.as_str()) {
                    ("", "") => "end",
                    ("", _) => "end-expected",
                    (_, "") => "found",
                    _ => "found-expected",
                };
                let arguments = [("kind", kind), ("value", found), ("expected", &expected)];
                return words.say("catalog-fault-toml", &arguments);
            }
            Self::Json { found } => {
                let kind = if found.is_empty() { "end" } else { "found" };
                let arguments = [("kind", kind), ("value", found)];
                return words.say("catalog-fault-json", &arguments);
            }
            Self::Setup(error) => return error.say(words),
            Self::Answer(error) => return error.say(words),
            Self::Form(expected, received) => {
                let (expected, received) = (expected.say(words), received.say(words));
                let arguments = [("expected", expected.as_str()), ("received", &received)];
                return words.say("catalog-fault-form", &arguments);
            }
            Self::Unknown(known) => {
                let some = if known.is_empty() { "no" } else { "yes" };
                let arguments = [("some", some), ("known", &known.join(", "))];
                return words.say("catalog-fault-unknown", &arguments);
            }
            Self::Absent(expected) => {
                let expected = expected.say(words);
                return words.say("catalog-fault-absent", &[("expected", &expected)]);
            }
            Self::English => ("catalog-fault-english", ""),
            Self::Taken(id) => ("catalog-fault-taken", id.as_str()),
            Self::Secret => ("catalog-fault-secret", ""),
            Self::TooLong => ("catalog-fault-too-long", ""),
            Self::Quotes(day) => ("catalog-fault-quotes", day.as_str()),
            Self::Schema(found) => ("catalog-fault-schema", found.as_str()),
            Self::Name(name) => ("catalog-fault-name", name.as_str()),
            Self::Twice(name) => ("catalog-fault-twice", name.as_str()),
            Self::Provider(id) => ("catalog-fault-provider", id.as_str()),
            Self::Step(step) => ("catalog-fault-step", step.as_str()),
            Self::Part(name) => ("catalog-fault-part", name.as_str()),
            Self::Instead(name) => ("catalog-fault-instead", name.as_str()),
            Self::Told => ("catalog-fault-told", ""),
            Self::Address(text) => ("catalog-fault-address", text.as_str()),
            Self::Value(text) => ("catalog-fault-value", text.as_str()),
            Self::Ahead(day) => {
                let day = day.to_string();
                return words.say("catalog-fault-ahead", &[("value", &day)]);
            }
            Self::Unnamed => ("catalog-fault-unnamed", ""),
            Self::Missing(key) => ("catalog-fault-missing", *key),
        };
        words.say(id, &[("value", &shortened(value))])
    }
}

impl Expected {
    fn say(&self, words: &Words) -> String {
        let (kind, names) = match self {
            Self::Text => ("text", &[][..]),
            Self::Words => ("words", &[][..]),
            Self::Flag => ("flag", &[][..]),
            Self::Day => ("day", &[][..]),
            Self::Email => ("email", &[][..]),
            Self::Scope => ("scope", &[][..]),
            Self::List => ("list", &[][..]),
            Self::Table => ("table", &[][..]),
            Self::Known => ("known", &[][..]),
            Self::Listed => ("listed", &[][..]),
            Self::OneOf(names) => ("one-of", names.as_slice()),
        };
        let arguments = [("kind", kind), ("names", &names.join(", "))];
        words.say("catalog-expected", &arguments)
    }
}

impl Received {
    /// What a value is.
    pub(crate) fn of(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Self::Text(shortened(text)),
            DeValue::Integer(number) => Self::Number(shortened(&number.to_string())),
            DeValue::Float(number) => Self::Number(shortened(&number.to_string())),
            DeValue::Boolean(flag) => Self::Flag(*flag),
            DeValue::Datetime(time) => Self::Time(time.to_string()),
            DeValue::Array(_) => Self::List,
            DeValue::Table(_) => Self::Table,
        }
    }

    fn say(&self, words: &Words) -> String {
        let (kind, value) = match self {
            Self::Text(text) => ("text", text.as_str()),
            Self::Number(number) => ("number", number.as_str()),
            Self::Flag(true) => ("flag", "true"),
            Self::Flag(false) => ("flag", "false"),
            Self::Time(time) => ("time", time.as_str()),
            Self::List => ("list", ""),
            Self::Table => ("table", ""),
        };
        words.say("catalog-received", &[("kind", kind), ("value", value)])
    }
}

/// Something of a file, as far as it fits into a line.
pub(crate) fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let mut short = String::new();
    for letter in letters.by_ref().take(SHORT) {
        match letter {
            '"' | '\'' | '\\' => short.push(letter),
            _ => short.extend(letter.escape_debug()),
        }
    }
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// The most characters of a file that a line tells.
const SHORT: usize = 100;
