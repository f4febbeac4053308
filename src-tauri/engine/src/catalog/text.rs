//! Words that stand in the catalog's data, beside the facts that they are about.

use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A text for people: one in English, or one for each language by its code, `en` among them. What
/// stands between backticks is on the screen of a console, or typed as it is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged, try_from = "Written")]
pub enum Text {
    /// English only.
    English(String),
    /// By the code of the language.
    Languages(BTreeMap<String, String>),
}

/// A text as it stands in a file.
#[derive(Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "expected a text, or one for each language, such as { en = \"…\" }"
)]
enum Written {
    English(String),
    Languages(BTreeMap<String, String>),
}

impl TryFrom<Written> for Text {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let text = match written {
            Written::English(text) => Self::English(text),
            Written::Languages(texts) => Self::Languages(texts),
        };
        let english = text.in_language("en").unwrap_or_default();
        if english.trim().is_empty() {
            return Err("this text is not written in English (en)");
        }
        Ok(text)
    }
}

impl Text {
    /// The text in the language of `words`, or in English where it is not written in it.
    #[must_use]
    pub fn say(&self, words: &Words) -> &str {
        self.in_language(&words.language())
            .or_else(|| self.in_language("en"))
            .unwrap_or_default()
    }

    /// The texts in a row, with commas between them.
    #[must_use]
    pub fn listed(texts: &[&Self]) -> Self {
        let languages = texts.iter().flat_map(|text| match text {
            Self::English(_) => Vec::new(),
            Self::Languages(texts) => texts.keys().map(String::as_str).collect(),
        });
        let codes: BTreeSet<&str> = languages.chain(["en"]).collect();
        let said = codes.into_iter().map(|code| {
            let all = texts.iter().filter_map(|text| {
                let own = text.in_language(code);
                own.or_else(|| text.in_language("en"))
            });
            (code.to_owned(), all.collect::<Vec<_>>().join(", "))
        });
        Self::Languages(said.collect())
    }

    /// The text in each of its languages.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (english, languages) = match self {
            Self::English(text) => (Some(text), None),
            Self::Languages(texts) => (None, Some(texts.values())),
        };
        let all = english.into_iter().chain(languages.into_iter().flatten());
        all.map(String::as_str)
    }

    /// The text in that language, where it is written in it.
    #[must_use]
    pub fn in_language(&self, code: &str) -> Option<&str> {
        match self {
            Self::English(text) => (code == "en").then_some(text),
            Self::Languages(texts) => texts.get(code).map(String::as_str),
        }
    }
}

/// A text without its marks, for places that have no other way to set words apart.
#[must_use]
pub fn plain(text: &str) -> String {
    text.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_what_every_text_has() {
        let read = |text: &str| serde_json::from_str::<Text>(text);
        assert!(read(r#""Create""#).is_ok() && read(r#"{"en": "Create"}"#).is_ok());
        for text in [r#"" ""#, r#"{"de": "Anlegen"}"#, "3"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_text_is_said_in_the_language_or_in_english() {
        let (english, german) = (Words::speaking("en"), Words::speaking("de"));
        let one: Text = Text::English("Create the app".into());
        assert_eq!([one.say(&english), one.say(&german)], ["Create the app"; 2]);
        let both = Text::Languages(
            [("en", "Create"), ("de", "Anlegen")]
                .map(|(code, text)| (code.to_owned(), text.to_owned()))
                .into(),
        );
        assert_eq!(
            [both.say(&english), both.say(&german)],
            ["Create", "Anlegen"]
        );
    }
}
