//! The name that a person gives to a setup.

use crate::values::ValueError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The name of a setup on this computer: 1 to 40 lower-case letters, digits and hyphens, a hyphen
/// neither first nor last. It stands in commands, in the store and in the names of vault entries.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
pub struct SetupId(String);

/// Longest name, in characters.
const MAX_LENGTH: usize = 40;

impl SetupId {
    /// Parses a name.
    ///
    /// # Errors
    /// [`ValueError`] when it is empty, too long, or has a character that it cannot have.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if text.is_empty() {
            return Err(ValueError::Empty);
        }
        if text.chars().count() > MAX_LENGTH {
            return Err(ValueError::TooLong(MAX_LENGTH));
        }
        let wrong = text
            .chars()
            .find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-'));
        match wrong.or_else(|| (text.starts_with('-') || text.ends_with('-')).then_some('-')) {
            Some(c) => Err(ValueError::Character(c)),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The name that is nearest to a text: what cannot stand in a name is a hyphen. Absent where a letter has
    /// no such form, or nothing is left.
    #[must_use]
    pub fn suggested(text: &str) -> Option<Self> {
        let mut name = String::new();
        for letter in text.to_lowercase().chars() {
            match letter {
                'a'..='z' | '0'..='9' => name.push(letter),
                'ä' => name.push_str("ae"),
                'ö' => name.push_str("oe"),
                'ü' => name.push_str("ue"),
                'ß' => name.push_str("ss"),
                _ if letter.is_alphanumeric() => return None,
                _ if name.ends_with('-') => {}
                _ => name.push('-'),
            }
        }
        let short: String = name.trim_matches('-').chars().take(MAX_LENGTH).collect();
        Self::parse(short.trim_end_matches('-')).ok()
    }

    /// Stands for a name that nobody has given yet.
    pub(crate) fn unnamed() -> Self {
        Self("setup".to_owned())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SetupId {
    type Error = ValueError;
    fn try_from(text: String) -> Result<Self, ValueError> {
        Self::parse(&text)
    }
}

impl From<SetupId> for String {
    fn from(id: SetupId) -> Self {
        id.0
    }
}

impl fmt::Display for SetupId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_stand_in_a_command_and_in_a_file_name() {
        assert!(SetupId::parse("acme-eu-2").is_ok());
        for wrong in [
            "",
            "-acme",
            "acme-",
            "Acme",
            "ac me",
            "a/b",
            "..",
            &"a".repeat(41),
        ] {
            assert!(SetupId::parse(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn the_nearest_name_of_a_text_is_suggested() {
        let suggested = |text: &str| SetupId::suggested(text).map(|id| id.to_string());
        for (text, name) in [
            ("Acme GmbH", "acme-gmbh"),
            (" Müller & Söhne (EU) ", "mueller-soehne-eu"),
            ("acme_eu", "acme-eu"),
        ] {
            assert_eq!(suggested(text).as_deref(), Some(name));
        }
        assert_eq!(suggested(&"a-".repeat(60)).unwrap().len(), MAX_LENGTH - 1);
        for text in ["", " / ", "株式会社", "Société"] {
            assert_eq!(suggested(text), None, "{text}");
        }
    }
}
