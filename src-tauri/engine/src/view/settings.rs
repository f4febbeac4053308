//! Settings, and what the window needs to begin.

use super::list::SetupPage;
use super::setup::OptionView;
use crate::settings::Theme;
use serde::{Deserialize, Serialize};

/// Everything that the window needs for its first picture.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Start {
    /// The settings.
    pub settings: SettingsView,
    /// The language in use.
    pub language: String,
    /// The window's own words in that language: the text of a Fluent file.
    pub words: String,
    /// The first part of the list of setups.
    pub setups: SetupPage,
}

/// What can be picked from. The first picture shows none of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Catalog {
    /// The services.
    pub services: Vec<OptionView>,
    /// The providers.
    pub providers: Vec<OptionView>,
}

/// The settings.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SettingsView {
    /// The language chosen; absent where the system's is used.
    pub language: Option<String>,
    /// The languages that there are.
    pub languages: Vec<Language>,
    /// The theme.
    pub theme: Theme,
    /// The proxy for every request; absent where the system's is used. Without a password.
    pub proxy: Option<String>,
    /// Files of root certificates that are trusted besides the system's.
    pub roots: Vec<RootFile>,
    /// Where the data lie.
    pub data_folder: String,
    /// The name of the keychain entries.
    pub keychain: String,
    /// Latchkey's version.
    pub version: String,
}

/// A language.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Language {
    /// Its code.
    pub code: String,
    /// Its name, in itself.
    pub name: String,
}

/// A file of root certificates.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RootFile {
    /// The file's name.
    pub name: String,
    /// Whom its certificates are of.
    pub subjects: Vec<String>,
}

/// A page on the web that the window may open, by what it is.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "link", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Link {
    /// The text that a finding cites.
    Citation {
        /// As the finding has it.
        cites: String,
    },
    /// The console's page at an action of the setup's guide.
    Action {
        /// The setup.
        setup: String,
        /// The action's name within the guide.
        action: String,
    },
    /// The page of the service's own form.
    Form {
        /// The setup.
        setup: String,
    },
    /// Latchkey's own folder of data, in the system's file manager.
    DataFolder,
}
