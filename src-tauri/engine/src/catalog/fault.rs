//! What is wrong in a file of the catalog, and in which line.

use crate::words::Words;
use toml::de::{DeTable, DeValue};

/// One thing that is wrong in a file of the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogFault {
    /// The line, counted from 1.
    pub line: usize,
    /// The key, as a path such as `fields.authority.step`. Empty for the file as a whole.
    pub key: String,
    /// What is wrong there.
    pub flaw: Flaw,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is no TOML, or not in the form that the schema asks for; in the parser's words.
    Form(String),
    /// The client secret stands where a value of the draft is meant.
    Secret,
    /// It is longer than anybody would write it.
    TooLong,
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
    /// Something that is needed is not there.
    Missing(&'static str),
}

impl CatalogFault {
    /// In words, with its line: lower case, no full stop.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        let (line, text) = (self.line.to_string(), self.flaw.say(words));
        let arguments = [("line", line.as_str()), ("key", &self.key), ("text", &text)];
        let id = match self.key.as_str() {
            "" => "profile-fault-whole",
            _ => "profile-fault",
        };
        words.say(id, &arguments)
    }
}

impl Flaw {
    /// In words: lower case, no full stop.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        let (id, value) = match self {
            Self::Form(said) => return said.clone(),
            Self::Secret => ("catalog-fault-secret", ""),
            Self::TooLong => ("catalog-fault-too-long", ""),
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
            Self::Missing(key) => ("catalog-fault-missing", *key),
        };
        words.say(id, &[("value", value)])
    }
}

/// A step on the way to a value in a file.
#[derive(Clone, Copy, Debug)]
pub(super) enum At<'a> {
    /// The value of a key.
    Key(&'a str),
    /// A member of a list, counted from 0.
    Index(usize),
}

/// The line, counted from 1, in which the value begins, or what of the way there exists.
pub(super) fn line_of(text: &str, way: &[At<'_>]) -> usize {
    let Ok(table) = DeTable::parse(text) else {
        return 1;
    };
    let mut start = 0;
    let mut here: Option<&DeValue<'_>> = None;
    for step in way {
        let next = match (step, here) {
            (At::Key(key), None) => table.get_ref().get_key_value(*key),
            (At::Key(key), Some(DeValue::Table(table))) => table.get_key_value(*key),
            (At::Index(index), Some(DeValue::Array(members))) => {
                let Some(member) = members.get(*index) else {
                    break;
                };
                start = member.span().start;
                here = Some(member.get_ref());
                continue;
            }
            _ => None,
        };
        let Some((key, value)) = next else { break };
        start = key.span().start;
        here = Some(value.get_ref());
    }
    line_at(text, start)
}

/// The line, counted from 1, of a place in a text.
pub(super) fn line_at(text: &str, byte: usize) -> usize {
    1 + text.get(..byte).unwrap_or_default().matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "id = \"a\"\n\n[[fields]]\nid = \"x\"\n\n[[fields]]\nid = \"y\"\n\
                        [tell]\nbutton = \"Go\"\n";

    #[test]
    fn a_value_is_found_by_its_way() {
        let line = |way: &[At<'_>]| line_of(TEXT, way);
        assert_eq!(line(&[At::Key("id")]), 1);
        assert_eq!(line(&[At::Key("fields"), At::Index(1), At::Key("id")]), 7);
        assert_eq!(line(&[At::Key("tell"), At::Key("button")]), 9);
    }

    #[test]
    fn of_a_value_that_is_not_there_it_is_the_place_where_it_should_be() {
        let way = [At::Key("tell"), At::Key("region")];
        assert_eq!(line_of(TEXT, &way), 8);
        assert_eq!(line_of(TEXT, &[At::Key("sources")]), 1);
        assert_eq!(line_of("no = = toml", &[At::Key("no")]), 1);
    }
}
