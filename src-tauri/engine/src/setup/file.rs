//! A draft from a TOML file, with every problem of the file at once.

use super::SetupId;
use super::draft::Draft;
use super::key::{Given, Key, KeyError, Kind};
use super::service::AnswerError;
use crate::catalog::{CatalogFault, Expected, Flaw, Found, Received, Service, faults, nearest};
use crate::failure::{Code, Failure};
use crate::finding::Field;
use crate::words::Words;
use toml::de::{DeTable, DeValue};

/// One thing that is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What, and where.
    pub fault: CatalogFault,
    /// The field that findings name for it.
    pub field: Option<Field>,
}

/// Everything that is wrong in a file, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// As the failure of a command that was to read the file.
    #[must_use]
    pub fn failure(&self, words: &Words) -> Failure {
        let count = self.0.len().to_string();
        let failure = Failure::new(
            Code::InvalidValue,
            words.say("setup-file-problems", &[("count", count.as_str())]),
        );
        let failure = match self.0.iter().find_map(|p| p.field) {
            Some(field) => failure.field(field),
            None => failure,
        };
        let problems = self.0.iter();
        problems.fold(failure, |failure, p| failure.hint(p.fault.say(words)))
    }
}

/// What is said beside a file, and goes before what the file says of it.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The setup's name.
    pub name: Option<SetupId>,
    /// The service, by catalog id.
    pub service: Option<String>,
    /// The service's profile, where it is not of the catalog.
    pub profile: Option<Service>,
}

/// Reads a draft. It must have a name, in the file or beside it. What only its service asks for stands in
/// the table `answers`.
///
/// # Errors
/// [`Problems`], all of them; where it is no TOML, that alone.
pub fn from_toml(text: &str, beside: Beside) -> Result<Draft, Problems> {
    let refused = |mut found: Vec<(Found, Option<Field>)>| {
        found.sort_by_key(|(found, _)| found.at);
        let placed = found.into_iter().map(|(found, field)| Problem {
            fault: found.placed(text),
            field,
        });
        Problems(placed.collect())
    };
    let table = DeTable::parse(text).map_err(|_| {
        let found = faults(text).into_iter();
        refused(found.map(|found| (found, None)).collect())
    })?;
    let mut entries = Vec::new();
    flatten(&[], table.get_ref(), &mut entries);
    // The parser sorts by name; people read from top to bottom.
    entries.sort_by_key(|entry| entry.at);

    let mut found = Vec::new();
    let mut named = None;
    let mut settings = Vec::new();
    let mut answers = Vec::new();
    for entry in &entries {
        let key = entry.way.join(".");
        match (key.as_str(), key.strip_prefix("answers."), entry.value) {
            ("name", _, DeValue::String(text)) => match SetupId::parse(text) {
                Ok(id) => named = Some(Some(id)),
                Err(error) => {
                    named = Some(None);
                    let near = SetupId::suggested(text).map(|id| id.to_string());
                    let flaw = Flaw::Setup(KeyError::Value(error.into()));
                    found.push((entry.refused(flaw, near), None));
                }
            },
            ("name", ..) => {
                named = Some(None);
                found.push((entry.is_not(Kind::Text), None));
            }
            (_, Some(field), DeValue::String(text)) => {
                answers.push((entry, field.to_owned(), text))
            }
            (_, Some(_), _) => found.push((entry.is_not(Kind::Text), Some(Field::Answer))),
            _ => match (Key::parse(&key), given(entry.value)) {
                (Ok(known), Some(given)) => settings.push((entry, known, given)),
                (Ok(known), None) => found.push((entry.is_not(known.kind()), known.field())),
                (Err(KeyError::Unknown(_)), _) => {
                    let known = Key::all().map(Key::as_str).chain(["name"]);
                    let near = nearest(&key, known).into_iter().map(str::to_owned);
                    found.push((entry.refused(Flaw::Unknown(Vec::new()), near), None));
                }
                (Err(error), _) => found.push((entry.refused(Flaw::Setup(error), None), None)),
            },
        }
    }

    if beside.name.is_none() && named.is_none() {
        found.push((Found::whole(0, Flaw::Unnamed), None));
    }
    let name = beside.name.or(named.flatten());
    // What a pasted authority means depends on the provider, and what a state is called on the service.
    settings.sort_by_key(|(_, key, _)| match key.as_str() {
        "provider" => 0,
        "service" => 1,
        _ => 2,
    });
    let chosen = beside.profile.is_some() || beside.service.is_some();
    settings.retain(|(_, key, _)| !chosen || key.as_str() != "service");
    // With a name or without one: what else is wrong is told all the same.
    let mut draft = Draft::new(name.unwrap_or_else(SetupId::unnamed));
    draft.service = beside.service;
    if let Some(profile) = beside.profile {
        draft.use_profile(profile);
    }
    for (entry, key, given) in settings {
        found.extend(match draft.set(key, given) {
            Ok(()) => None,
            Err(KeyError::Kind { expected }) => Some((entry.is_not(expected), key.field())),
            Err(error) => Some((entry.refused(Flaw::Setup(error), None), key.field())),
        });
    }
    // After the service, which says what is asked for.
    for (entry, field, text) in answers {
        let Err(error) = draft.answer(&field, text) else {
            continue;
        };
        let service = draft.service().into_iter();
        let asked = service.flat_map(|service| &service.fields);
        let asked = asked.filter(|field| field.value.is_own());
        let near = match &error {
            AnswerError::Unknown(_) => nearest(&field, asked.map(|field| field.id.as_str())),
            AnswerError::Value(_) => Vec::new(),
        };
        let near = near.into_iter().map(str::to_owned);
        found.push((
            entry.refused(Flaw::Answer(error), near),
            Some(Field::Answer),
        ));
    }
    match found.is_empty() {
        true => Ok(draft),
        false => Err(refused(found)),
    }
}

/// A value of the file that is no table.
struct Entry<'a> {
    way: Vec<String>,
    at: usize,
    value: &'a DeValue<'a>,
}

impl Entry<'_> {
    fn refused(&self, flaw: Flaw, near: impl IntoIterator<Item = String>) -> Found {
        Found {
            at: self.at,
            way: self.way.clone(),
            flaw,
            near: near.into_iter().collect(),
        }
    }

    fn is_not(&self, kind: Kind) -> Found {
        let expected = match kind {
            Kind::Text => Expected::Text,
            Kind::List => Expected::List,
            Kind::Flag => Expected::Flag,
        };
        let received = Received::of(self.value);
        self.refused(Flaw::Form(expected, received), None)
    }
}

fn flatten<'a>(before: &[String], table: &'a DeTable<'a>, out: &mut Vec<Entry<'a>>) {
    for (key, value) in table {
        let way = [before, &[key.get_ref().to_string()]].concat();
        match value.get_ref() {
            DeValue::Table(inner) => flatten(&way, inner, out),
            value => out.push(Entry {
                way,
                at: key.span().start,
                value,
            }),
        }
    }
}

fn given(value: &DeValue<'_>) -> Option<Given> {
    match value {
        DeValue::String(text) => Some(Given::Text(text.to_string())),
        DeValue::Datetime(time) => Some(Given::Text(time.to_string())),
        DeValue::Boolean(flag) => Some(Given::Flag(*flag)),
        DeValue::Array(members) => {
            let texts = members
                .iter()
                .map(|m| m.get_ref().as_str().map(str::to_owned));
            texts.collect::<Option<_>>().map(Given::List)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
