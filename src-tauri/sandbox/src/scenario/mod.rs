//! The faults that the sandbox can show: tables of id, sentence and a small change to the
//! settings. Ids are those of the fault list where the fault is listed there.

mod authority;
mod desk;
mod replies;
mod signin;

use std::fmt;

use crate::desk::DeskSettings;
use crate::provider::settings::ProviderSettings;
use crate::tls::Leaf;

/// Everything that a scenario may change.
#[derive(Default)]
pub(crate) struct Settings {
    pub(crate) provider: ProviderSettings,
    pub(crate) desk: DeskSettings,
    /// The provider's certificate, where it speaks HTTPS.
    pub(crate) tls: Option<Leaf>,
}

/// Something that goes wrong, on purpose.
#[derive(Clone, Copy)]
pub struct Scenario {
    /// The name of the fault.
    pub id: &'static str,
    /// What goes wrong, in one sentence.
    pub title: &'static str,
    change: fn(&mut Settings),
}

impl Scenario {
    /// Every scenario, grouped by where the fault shows.
    pub fn all() -> impl Iterator<Item = Scenario> {
        [authority::SCENARIOS, signin::SCENARIOS, desk::SCENARIOS]
            .into_iter()
            .flatten()
            .copied()
    }

    /// The scenario of this id.
    pub fn find(id: &str) -> Option<Scenario> {
        Scenario::all().find(|scenario| scenario.id == id)
    }

    pub(crate) fn apply(&self, settings: &mut Settings) {
        (self.change)(settings);
    }
}

impl fmt::Debug for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

/// The id and the sentence, for a list.
impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.id, self.title)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_are_unique_and_can_be_found() {
        let mut seen = HashSet::new();
        for scenario in Scenario::all() {
            assert!(seen.insert(scenario.id), "{scenario:?} comes twice");
            assert_eq!(
                Scenario::find(scenario.id).map(|found| found.title),
                Some(scenario.title)
            );
        }
        assert!(Scenario::find("no-such-fault").is_none());
    }

    #[test]
    fn ids_are_kebab_case_and_titles_are_sentences() {
        for Scenario { id, title, .. } in Scenario::all() {
            let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(id.chars().all(kebab), "{id}");
            assert!(
                title.ends_with('.') && title.starts_with(char::is_uppercase),
                "{id}: {title}"
            );
        }
    }
}
