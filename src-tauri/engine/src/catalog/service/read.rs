//! A profile from a file, or all that is wrong in it.

use super::check::{Judged, judge};
use super::{Answer, FieldSpec, Service};
use crate::catalog::fault::{CatalogFault, Flaw};
use crate::catalog::form::Form;
use crate::catalog::near::nearest;
use crate::catalog::place::{Found, line_at, place_of};
use crate::catalog::syntax::{Reading, blanked};
use crate::provider::Provider;
use chrono::{DateTime, TimeDelta, Utc};

/// The longest file that is read, in bytes.
const LONGEST: usize = 256 * 1024;

impl Service {
    /// Reads a profile of the catalog.
    ///
    /// # Errors
    /// All that is wrong in it, in the order of the file; where it is no TOML, that alone.
    pub fn parse(text: &str) -> Result<Self, Vec<CatalogFault>> {
        Self::read(text, judge)
    }

    /// Reads the profile of a vendor, which cannot take the place of a service of the catalog, nor rest on a
    /// document that nobody can have read by now.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn parse_own(text: &str, now: DateTime<Utc>) -> Result<Self, Vec<CatalogFault>> {
        Self::read(text, |service| {
            let mut faults = judge(service);
            faults.extend(service.taken());
            faults.extend(service.read_ahead(now));
            faults
        })
    }

    /// The catalog has a service of its id.
    fn taken(&self) -> Option<Judged> {
        let (way, flaw) = (vec!["id".to_owned()], Flaw::Taken(self.id.clone()));
        Self::find(&self.id).map(|_| Judged { way, flaw })
    }

    /// Its sources whose day has not come.
    fn read_ahead(&self, now: DateTime<Utc>) -> impl Iterator<Item = Judged> {
        // Where the author is, the day can have begun already: first of all at UTC+14.
        let today = (now + TimeDelta::hours(14)).date_naive();
        let sources = self.sources.iter().enumerate();
        let ahead = sources.filter(move |(_, source)| source.read > today);
        ahead.map(|(index, source)| Judged {
            way: vec!["sources".into(), (index + 1).to_string(), "read".into()],
            flaw: Flaw::Ahead(source.read),
        })
    }

    fn read(text: &str, judge: impl Fn(&Self) -> Vec<Judged>) -> Result<Self, Vec<CatalogFault>> {
        if text.len() > LONGEST {
            return Err(vec![Found::whole(0, Flaw::TooLong).placed(text)]);
        }
        match toml::from_str::<Self>(text) {
            Ok(service) if judge(&service).is_empty() => Ok(service),
            other => {
                let mut found = explained(text, judge);
                if let (true, Err(error)) = (found.is_empty(), other) {
                    let span = error.span().unwrap_or_default();
                    let value = text.get(span.clone()).unwrap_or_default().to_owned();
                    found.push(Found::whole(span.start, Flaw::Value(value)));
                }
                found.sort_by_key(|found| found.at);
                Err(found.into_iter().map(|found| found.placed(text)).collect())
            }
        }
    }

    /// The known names that are written nearly so, where a fault is about a name.
    fn near(&self, flaw: &Flaw) -> Vec<&str> {
        let fields = |fits: fn(&FieldSpec) -> bool| {
            let fitting = self.fields.iter().filter(move |field| fits(field));
            fitting.map(|field| field.id.as_str())
        };
        match flaw {
            Flaw::Provider(id) => nearest(id, Provider::all().iter().map(|one| one.id.as_str())),
            Flaw::Instead(id) => nearest(id, fields(|field| !field.required)),
            Flaw::Part(id) => nearest(
                id,
                fields(|field| {
                    let kind = &field.value;
                    matches!(kind, Answer::Host | Answer::Part | Answer::Choice(_))
                }),
            ),
            _ => Vec::new(),
        }
    }
}

/// What is wrong in a file that is no profile.
fn explained(text: &str, judge: impl Fn(&Service) -> Vec<Judged>) -> Vec<Found> {
    let (rest, faults) = blanked(text);
    let Reading {
        table,
        faults: mut found,
        whole,
    } = Reading::of(&rest, faults);
    if !whole {
        return found;
    }
    let table = table.get_ref();
    let schema = Service::schema().to_value();
    let (form, read) = Form::read(&schema, table);
    let unread: Vec<usize> = found.iter().map(|found| line_at(text, found.at)).collect();
    let told = form.found.into_iter();
    found.extend(told.filter(|found| !unread.contains(&line_at(text, found.at))));
    if let Ok(service) = serde_json::from_value::<Service>(read) {
        let judged = judge(&service).into_iter();
        let known = judged.filter(|judged| !rests_on(judged, &form.holes));
        found.extend(known.map(|Judged { way, flaw }| Found {
            at: place_of(table, &way),
            near: service.near(&flaw).into_iter().map(str::to_owned).collect(),
            way,
            flaw,
        }));
    }
    found
}

/// Whether a fault would perhaps not be there if what could not be read were right.
fn rests_on(judged: &Judged, holes: &[Vec<String>]) -> bool {
    let way = match judged.flaw {
        // These are about several values of what they are found in.
        Flaw::Missing(_) | Flaw::Told | Flaw::Value(_) => {
            let member = judged
                .way
                .get(1)
                .is_some_and(|name| name.parse::<usize>().is_ok());
            let length = if member { 2 } else { 1 };
            judged.way.get(..length).unwrap_or_default()
        }
        _ => judged.way.as_slice(),
    };
    holes.iter().any(|hole| {
        let first = hole.first().map(String::as_str);
        // What a member of a list is called and what it is; the rest of it is its own affair.
        let tells = |more: &str| match hole.get(2).map(String::as_str) {
            None | Some("id" | "value" | "confidential") => true,
            Some(key) => key == more,
        };
        let other = match &judged.flaw {
            Flaw::Part(_) => first == Some("fields") && tells(""),
            Flaw::Address(text) => text.contains('{') && first == Some("fields") && tells(""),
            Flaw::Instead(_) => first == Some("fields") && tells("required"),
            Flaw::Twice(_) => first == judged.way.first().map(String::as_str) && tells(""),
            Flaw::Step(_) => first == Some("steps"),
            Flaw::Missing(key) => first == Some(key),
            _ => false,
        };
        other || hole.starts_with(way) || way.starts_with(hole)
    })
}
