//! Words: one Fluent catalogue for findings, failures and every face.
//!
//! A finding's words are the message of its id: the value is the title, `.cause` and `.fix` are
//! attributes. `$provider`, `$expected`, `$received` and the finding's details are its arguments.

use crate::finding::{Field, Finding, Grade};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use schemars::JsonSchema;
use serde::Serialize;
use unic_langid::LanguageIdentifier;

static CATALOGUE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../catalog/words");

/// A finding with its words, in the language asked for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct FindingView {
    /// Published name of this kind of finding.
    pub id: String,
    /// How much it matters.
    pub grade: Grade,
    /// What was found, in one line.
    pub title: String,
    /// Why it is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// The value to change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// What would have been right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// What was there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<String>,
    /// The value that puts the field right, where the fix is a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// The provider that the fix is for, by catalog id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The text that the finding rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cites: Option<String>,
}

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    language: LanguageIdentifier,
}

impl Words {
    /// The languages that there are words for, by their code.
    #[must_use]
    pub fn languages() -> Vec<&'static str> {
        CATALOGUE.dirs().filter_map(|d| d.path().to_str()).collect()
    }

    /// The words for a wish such as `de-AT` or `en_GB.UTF-8`; English where there are none.
    #[must_use]
    pub fn speaking(wish: &str) -> Self {
        let wanted: String = wish
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect::<String>()
            .to_lowercase();
        let code = Self::languages()
            .into_iter()
            .find(|l| *l == wanted)
            .unwrap_or("en");
        let language: LanguageIdentifier = code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language.clone()]);
        // Isolation marks are for mixed directions; in a terminal or a JSON text they are noise.
        bundle.set_use_isolating(false);
        let files = CATALOGUE.get_dir(code).into_iter().flat_map(Dir::files);
        for text in files.filter_map(include_dir::File::contents_utf8) {
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, language }
    }

    /// The code of the language.
    #[must_use]
    pub fn language(&self) -> String {
        self.language.to_string()
    }

    /// Whether there is a message of that name.
    #[must_use]
    pub fn knows(&self, id: &str) -> bool {
        self.bundle
            .get_message(id)
            .is_some_and(|m| m.value().is_some())
    }

    /// The words of a finding; its id stands in where a word is missing, which a test forbids.
    #[must_use]
    pub fn finding(&self, finding: &Finding) -> FindingView {
        let mut args = FluentArgs::new();
        args.set(
            "provider",
            finding
                .provider
                .clone()
                .unwrap_or_else(|| "generic".to_owned()),
        );
        args.set("expected", finding.expected.clone().unwrap_or_default());
        args.set("received", finding.received.clone().unwrap_or_default());
        for (name, value) in &finding.details {
            args.set(*name, argument(value));
        }
        let id = finding.fault.id;
        FindingView {
            id: id.to_owned(),
            grade: finding.fault.grade,
            title: self
                .look_up(id, None, &args)
                .unwrap_or_else(|| id.to_owned()),
            cause: self.look_up(id, Some("cause"), &args),
            fix: self.look_up(id, Some("fix"), &args),
            field: finding.field,
            expected: finding.expected.clone(),
            received: finding.received.clone(),
            suggestion: finding.suggestion.clone(),
            provider: finding.provider.clone(),
            cites: finding.fault.cites.map(str::to_owned),
        }
    }

    /// A sentence of a face; its id stands in where it is missing.
    #[must_use]
    pub fn say(&self, id: &str, arguments: &[(&'static str, &str)]) -> String {
        self.look_up(id, None, &arguments_of(arguments))
            .unwrap_or_else(|| id.to_owned())
    }

    /// The hint that belongs to a sentence: its attribute `.hint`, where it has one.
    #[must_use]
    pub fn hint(&self, id: &str, arguments: &[(&'static str, &str)]) -> Option<String> {
        self.look_up(id, Some("hint"), &arguments_of(arguments))
    }

    fn look_up(&self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        Some(text.trim().to_owned())
    }
}

fn arguments_of(arguments: &[(&'static str, &str)]) -> FluentArgs<'static> {
    let mut args = FluentArgs::new();
    for (name, value) in arguments {
        args.set(*name, argument(value));
    }
    args
}

/// A count becomes a number, so that words can choose their plural by it; everything else is text.
fn argument(value: &str) -> FluentValue<'static> {
    match value.parse::<u32>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn declared() -> Vec<&'static crate::finding::Fault> {
        crate::all_faults().collect()
    }

    #[test]
    fn every_file_of_words_is_well_formed_and_says_nothing_twice() {
        for language in CATALOGUE.dirs() {
            let mut seen = BTreeSet::new();
            for file in language.files() {
                let text = file.contents_utf8().unwrap();
                let resource = FluentResource::try_new(text.to_owned())
                    .unwrap_or_else(|(_, e)| panic!("{:?}: {e:?}", file.path()));
                for entry in resource.entries() {
                    if let fluent_bundle_syntax::Entry::Message(m) = entry {
                        assert!(
                            seen.insert(m.id.name.to_owned()),
                            "{} stands twice",
                            m.id.name
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn every_fault_has_words_in_every_language() {
        for language in Words::languages() {
            let words = Words::speaking(language);
            for fault in declared() {
                assert!(
                    words.knows(fault.id),
                    "{language}: no words for {}",
                    fault.id
                );
                let view = words.finding(&fault.found());
                let needs_more = fault.grade >= Grade::Warn;
                assert!(
                    !needs_more || (view.cause.is_some() && view.fix.is_some()),
                    "{}: cause and fix",
                    fault.id
                );
            }
        }
    }

    #[test]
    fn no_id_is_declared_twice() {
        let mut seen = BTreeSet::new();
        for fault in declared() {
            assert!(seen.insert(fault.id), "{} is declared twice", fault.id);
        }
    }
    use fluent_syntax::ast as fluent_bundle_syntax;

    #[test]
    fn an_unknown_language_is_answered_in_english() {
        assert_eq!(Words::speaking("tlh").language(), "en");
        assert_eq!(Words::speaking("en_GB.UTF-8").language(), "en");
    }
}
