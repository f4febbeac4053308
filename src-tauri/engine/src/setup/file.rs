//! A draft from a TOML file, with every problem of the file at once.

use super::SetupId;
use super::draft::Draft;
use super::key::{Given, Key, KeyError};
use crate::catalog::Service;
use crate::failure::{Code, Failure};
use crate::finding::Field;
use crate::words::Words;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// One thing that is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The key, with its table: `provisioning.confirm_phone_number`. Empty for the file as a whole.
    pub key: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The field that findings name for it.
    pub field: Option<Field>,
    /// What is wrong: lower case, no full stop.
    pub text: String,
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
        self.0.iter().fold(failure, |failure, p| {
            let line = p.line.to_string();
            let id = if p.key.is_empty() {
                "setup-file-problem-whole"
            } else {
                "setup-file-problem"
            };
            failure.hint(words.say(id, &[("line", &line), ("key", &p.key), ("text", &p.text)]))
        })
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
/// [`Problems`], all of them.
pub fn from_toml(text: &str, beside: Beside) -> Result<Draft, Problems> {
    let line = |span: Range<usize>| {
        1 + text
            .get(..span.start)
            .unwrap_or_default()
            .matches('\n')
            .count()
    };
    let whole = |line: usize, text: String| Problem {
        key: String::new(),
        line,
        field: None,
        text,
    };

    let table = DeTable::parse(text).map_err(|e| {
        Problems(vec![whole(
            e.span().map_or(1, line),
            e.message().to_owned(),
        )])
    })?;
    let mut entries = Vec::new();
    flatten("", table.get_ref(), &mut entries);
    // The parser sorts by name; people read from top to bottom.
    entries.sort_by_key(|entry| entry.span.start);

    let mut problems = Vec::new();
    let mut named = None;
    let mut settings = Vec::new();
    let mut answers = Vec::new();
    for Entry { key, span, value } in entries {
        let line = line(span);
        let mut refuse = |field, text: String| {
            problems.push(Problem {
                key: key.clone(),
                line,
                field,
                text,
            })
        };
        if key == "name" {
            match value.as_str().map(SetupId::parse) {
                Some(Ok(id)) => named = Some(id),
                Some(Err(e)) => refuse(None, e.to_string()),
                None => refuse(
                    None,
                    KeyError::Kind {
                        expected: "one text",
                    }
                    .to_string(),
                ),
            }
            continue;
        }
        if let Some(field) = key.strip_prefix("answers.") {
            match value.as_str() {
                Some(text) => answers.push((field.to_owned(), line, text.to_owned())),
                None => refuse(
                    Some(Field::Answer),
                    KeyError::Kind {
                        expected: "one text",
                    }
                    .to_string(),
                ),
            }
            continue;
        }
        match Key::parse(&key) {
            Ok(known) => match given(value) {
                Some(given) => settings.push((known, line, given)),
                None => refuse(
                    known.field(),
                    format!(
                        "expected text, a list of texts, a time, or true or false, not {}",
                        value.type_str()
                    ),
                ),
            },
            Err(e) => refuse(None, e.to_string()),
        }
    }

    let Some(name) = beside.name.or(named) else {
        if problems.iter().all(|p| p.key != "name") {
            problems.push(whole(
                1,
                "the setup has no name: add name = \"…\" or give one".to_owned(),
            ));
        }
        return Err(Problems(problems));
    };
    // What a pasted authority means depends on the provider, and what a state is called on the service.
    settings.sort_by_key(|(key, ..)| match key.as_str() {
        "provider" => 0,
        "service" => 1,
        _ => 2,
    });
    let chosen = beside.profile.is_some() || beside.service.is_some();
    settings.retain(|(key, ..)| !chosen || key.as_str() != "service");
    let mut draft = Draft::new(name);
    draft.service = beside.service;
    if let Some(profile) = beside.profile {
        draft.use_profile(profile);
    }
    for (key, line, given) in settings {
        if let Err(e) = draft.set(key, given) {
            problems.push(Problem {
                key: key.to_string(),
                line,
                field: key.field(),
                text: e.to_string(),
            });
        }
    }
    // After the service, which says what is asked for.
    for (field, line, text) in answers {
        if let Err(e) = draft.answer(&field, &text) {
            problems.push(Problem {
                key: format!("answers.{field}"),
                line,
                field: Some(Field::Answer),
                text: e.to_string(),
            });
        }
    }
    problems.sort_by_key(|p| p.line);
    if problems.is_empty() {
        Ok(draft)
    } else {
        Err(Problems(problems))
    }
}

struct Entry<'a> {
    key: String,
    span: Range<usize>,
    value: &'a DeValue<'a>,
}

fn flatten<'a>(prefix: &str, table: &'a DeTable<'a>, out: &mut Vec<Entry<'a>>) {
    for (key, value) in table {
        let path = if prefix.is_empty() {
            key.get_ref().to_string()
        } else {
            format!("{prefix}.{}", key.get_ref())
        };
        match value.get_ref() {
            DeValue::Table(inner) => flatten(&path, inner, out),
            value => out.push(Entry {
                key: path,
                span: key.span(),
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
mod tests {
    use super::*;

    const FULL: &str = r#"
        name = "acme"
        authority = "https://id.acme.example"
        client-id = "abc"
        associated_domains = ["acme.example", "acme.test"]
        secret_expires_at = 2027-03-31T12:00:00+02:00

        [provisioning]
        confirm_phone_number = true

        [endpoints]
        jwks_uri = "https://id.acme.example/keys"
    "#;

    #[test]
    fn a_file_becomes_a_draft() {
        let draft = from_toml(FULL, Beside::default()).unwrap();
        assert_eq!(draft.name.as_str(), "acme");
        assert_eq!(draft.associated_domains.len(), 2);
        assert_eq!(
            draft.secret_expires_at.unwrap().to_rfc3339(),
            "2027-03-31T10:00:00+00:00"
        );
        assert!(draft.provisioning.unwrap().confirm_phone_number);
        assert!(draft.endpoints.jwks_uri.is_some());
        let other = SetupId::parse("other").unwrap();
        let beside = Beside {
            name: Some(other.clone()),
            ..Beside::default()
        };
        assert_eq!(from_toml(FULL, beside).unwrap().name, other);
    }

    #[test]
    fn all_problems_are_told_at_once_in_the_order_of_the_file() {
        let text = "name = \"Acme\"\nregion = 1\nassociated_domains = [\"*.acme.example\"]\n\
                    client_secret = \"hush\"\n[endpoints]\ntoken = \"x\"\n";
        let beside = Beside {
            name: Some(SetupId::parse("acme").unwrap()),
            ..Beside::default()
        };
        let problems = from_toml(text, beside).unwrap_err();
        let told: Vec<_> = problems
            .0
            .iter()
            .map(|p| (p.line, p.key.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (1, "name"),
                (2, "region"),
                (3, "associated_domains"),
                (4, "client_secret"),
                (6, "endpoints.token")
            ]
        );
        let failure = problems.failure(&Words::speaking("en"));
        assert_eq!(failure.field, Some(Field::Region));
        assert_eq!(failure.hints.len(), 5);
        assert!(!format!("{failure:?}").contains("hush"));
    }

    #[test]
    fn a_file_that_is_no_toml_says_where() {
        let problems = from_toml("name = \"acme\"\nauthority = \n", Beside::default()).unwrap_err();
        assert_eq!((problems.0[0].line, problems.0[0].key.as_str()), (2, ""));
        assert_eq!(from_toml("", Beside::default()).unwrap_err().0.len(), 1);
    }
    #[test]
    fn answers_are_for_the_service_wherever_it_is_named() {
        let text = "name = \"acme\"\n[answers]\nentity-id = \"urn:x\"\nacs-url = \"http://a\"\n\
                    nothing = \"x\"\nsso-url = 3\n";
        let leasepilot = || Beside {
            service: Some("leasepilot".to_owned()),
            ..Beside::default()
        };
        let problems = from_toml(text, leasepilot()).unwrap_err();
        let told = problems.0.iter().map(|p| (p.line, p.key.as_str(), p.field));
        let answer = Some(Field::Answer);
        let expected = [
            (4, "answers.acs-url", answer),
            (5, "answers.nothing", answer),
            (6, "answers.sso-url", answer),
        ];
        assert_eq!(told.collect::<Vec<_>>(), expected);
        let service = "name = \"acme\"\nanswers.entity-id = \"urn:x\"\nservice = \"leasepilot\"\n";
        let draft = from_toml(service, Beside::default()).unwrap();
        assert_eq!(draft.answers.get("entity-id").unwrap(), "urn:x");
        let file = "name = \"acme\"\nservice = \"generic\"\nanswers.entity-id = \"urn:x\"\n";
        assert!(from_toml(file, Beside::default()).is_err());
        let draft = from_toml(file, leasepilot()).unwrap();
        assert_eq!(draft.service.as_deref(), Some("leasepilot"));
    }

    #[test]
    fn a_profile_of_a_vendor_goes_before_the_service_of_the_file() {
        let profile = Service::parse(Service::template()).unwrap();
        let id = profile.id.clone();
        let beside = Beside {
            profile: Some(profile),
            ..Beside::default()
        };
        let file = "name = \"acme\"\nservice = \"generic\"\n";
        let draft = from_toml(file, beside).unwrap();
        assert_eq!(draft.service, Some(id));
        assert!(draft.profile.is_some());
    }
}
