//! Words: one Fluent catalogue for findings, failures and every face.
//!
//! A finding's words are the message of its id: the value is the title, `.cause` and `.fix` are
//! attributes. `$provider`, `$expected`, `$received` and the finding's details are its arguments;
//! `$face` is one of every message: `window` or `line`, because what is a button in one is a command in
//! the other.

use crate::finding::{Field, Finding, Grade};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

static CATALOGUE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../catalog/words");

/// A finding with its words, in the language asked for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
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
    texts: Vec<&'static str>,
    /// Read at the first word: whoever opens the window speaks none of these before it is there.
    bundle: OnceLock<FluentBundle<FluentResource>>,
    language: LanguageIdentifier,
    face: &'static str,
}

impl Words {
    /// The languages that there are words for, by their code.
    #[must_use]
    pub fn languages() -> Vec<&'static str> {
        CATALOGUE.dirs().filter_map(|d| d.path().to_str()).collect()
    }

    /// The languages that there are words for: each by its code, and by its name in itself. Sorted by
    /// name.
    #[must_use]
    pub fn names() -> Vec<(&'static str, String)> {
        // The one file that has the name; a whole language takes longer to read.
        let name = |code: &str| {
            let file = CATALOGUE.get_file(format!("{code}/app.ftl"))?;
            let words = Self::of(code, [file.contents_utf8()?]);
            Some(words.say("app-language", &[]))
        };
        let named = |code| (code, name(code).unwrap_or_else(|| code.to_owned()));
        let mut names: Vec<_> = Self::languages().into_iter().map(named).collect();
        names.sort_by(|a, b| a.1.cmp(&b.1));
        names
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
        let files = CATALOGUE.get_dir(code).into_iter().flat_map(Dir::files);
        Self::of(code, files.filter_map(include_dir::File::contents_utf8))
    }

    fn of(code: &str, texts: impl IntoIterator<Item = &'static str>) -> Self {
        Self {
            texts: texts.into_iter().collect(),
            bundle: OnceLock::new(),
            language: code.parse().unwrap_or_default(),
            face: "line",
        }
    }

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let mut bundle = FluentBundle::new_concurrent(vec![self.language.clone()]);
            // Isolation marks are for mixed directions; in a terminal or a JSON text they are noise.
            bundle.set_use_isolating(false);
            for text in &self.texts {
                let resource = match FluentResource::try_new((*text).to_owned()) {
                    Ok(resource) | Err((resource, _)) => resource,
                };
                bundle.add_resource_overriding(resource);
            }
            bundle
        })
    }

    /// The same words, where they are spoken in the window: without commands to type.
    #[must_use]
    pub fn in_window(self) -> Self {
        Self {
            face: "window",
            ..self
        }
    }

    /// The code of the language.
    #[must_use]
    pub fn language(&self) -> String {
        self.language.to_string()
    }

    /// Whether there is a message of that name.
    #[must_use]
    pub fn knows(&self, id: &str) -> bool {
        self.bundle()
            .get_message(id)
            .is_some_and(|m| m.value().is_some())
    }

    /// The words of a finding; its id stands in where a word is missing, which a test forbids.
    #[must_use]
    pub fn finding(&self, finding: &Finding) -> FindingView {
        let mut args = self.arguments_of(&[]);
        args.set(
            "provider",
            finding
                .provider
                .clone()
                .unwrap_or_else(|| "generic".to_owned()),
        );
        args.set("expected", finding.expected.clone().unwrap_or_default());
        args.set("received", finding.received.clone().unwrap_or_default());
        let texts = finding
            .texts
            .iter()
            .map(|(name, text)| (name, text.say(self)));
        let details = finding
            .details
            .iter()
            .map(|(name, value)| (name, value.as_str()));
        for (name, value) in details.chain(texts) {
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

    /// The window's own words in this language: its files, and what it says as the engine does, as the
    /// text of one.
    #[must_use]
    pub fn of_window(&self) -> String {
        let folder = CATALOGUE.get_dir(format!("{}/window", self.language));
        let shared = CATALOGUE.get_file(format!("{}/durations.ftl", self.language));
        let files = folder.into_iter().flat_map(Dir::files).chain(shared);
        let texts: Vec<&str> = files.filter_map(include_dir::File::contents_utf8).collect();
        texts.join("\n")
    }

    /// A finding that was shown before, in this language: where its words need no more than it still
    /// has. Otherwise it stays as it was.
    #[must_use]
    pub fn again(&self, mut finding: FindingView) -> FindingView {
        let args = self.arguments_of(&[
            ("provider", finding.provider.as_deref().unwrap_or("generic")),
            ("expected", finding.expected.as_deref().unwrap_or_default()),
            ("received", finding.received.as_deref().unwrap_or_default()),
        ]);
        let whole = |attribute: Option<&str>| self.resolve(&finding.id, attribute, &args);
        let (title, cause, fix) = (whole(None), whole(Some("cause")), whole(Some("fix")));
        let complete =
            |part: &Option<(String, bool)>| part.as_ref().is_none_or(|(_, whole)| *whole);
        if title.is_some() && [&title, &cause, &fix].into_iter().all(complete) {
            let text = |part: Option<(String, bool)>| part.map(|(text, _)| text);
            finding.title = text(title).unwrap_or(finding.title);
            (finding.cause, finding.fix) = (text(cause), text(fix));
        }
        finding
    }

    /// A sentence of a face; its id stands in where it is missing.
    #[must_use]
    pub fn say(&self, id: &str, arguments: &[(&'static str, &str)]) -> String {
        self.look_up(id, None, &self.arguments_of(arguments))
            .unwrap_or_else(|| id.to_owned())
    }

    /// The hint that belongs to a sentence: its attribute `.hint`, where it has one.
    #[must_use]
    pub fn hint(&self, id: &str, arguments: &[(&'static str, &str)]) -> Option<String> {
        self.look_up(id, Some("hint"), &self.arguments_of(arguments))
    }

    /// A length of time, in microseconds, as people read it.
    #[must_use]
    pub fn duration(&self, us: u64) -> String {
        let of = |id, whole: u64, tenths: u64| {
            let (whole, tenths) = (whole.to_string(), tenths.to_string());
            self.say(id, &[("whole", &whole), ("tenths", &tenths)])
        };
        match us {
            0..1_000 => of("duration-us", us, 0),
            1_000..10_000 => of("duration-ms-tenths", us / 1_000, us % 1_000 / 100),
            10_000..1_000_000 => of("duration-ms", us / 1_000, 0),
            1_000_000..60_000_000 => of("duration-s", us / 1_000_000, us % 1_000_000 / 100_000),
            _ => of("duration-min", us / 60_000_000, us % 60_000_000 / 1_000_000),
        }
    }

    /// A number of bytes as people read it.
    #[must_use]
    pub fn size(&self, bytes: u64) -> String {
        let of = |id, whole: u64, tenths: u64| {
            let (whole, tenths) = (whole.to_string(), tenths.to_string());
            self.say(id, &[("whole", &whole), ("tenths", &tenths)])
        };
        match bytes {
            0..1_000 => of("size-bytes", bytes, 0),
            _ => of("size-kilobytes", bytes / 1_000, bytes % 1_000 / 100),
        }
    }

    fn arguments_of(&self, arguments: &[(&'static str, &str)]) -> FluentArgs<'static> {
        let mut args = FluentArgs::new();
        args.set("face", self.face);
        for (name, value) in arguments {
            args.set(*name, argument(value));
        }
        args
    }

    fn look_up(&self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        self.resolve(id, attribute, args).map(|(text, _)| text)
    }

    /// The words, and whether all that they mention was there.
    fn resolve(
        &self,
        id: &str,
        attribute: Option<&str>,
        args: &FluentArgs<'_>,
    ) -> Option<(String, bool)> {
        let bundle = self.bundle();
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors);
        Some((text.trim().to_owned(), errors.is_empty()))
    }
}

/// A count becomes a number, so that words can choose their plural by it; everything else is text.
fn argument(value: &str) -> FluentValue<'static> {
    match value.parse::<u32>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value.to_owned()),
    }
}

#[cfg(test)]
mod tests;
