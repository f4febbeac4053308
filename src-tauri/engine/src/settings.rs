//! What is set for the whole program, and which values it can have.

use crate::certificate::Certificate;
use crate::failure::{Code, Failure};
use crate::finding::Field;
use crate::words::Words;
use serde::{Deserialize, Serialize};
use url::Url;
use x509_parser::pem::Pem;

/// The settings. Nothing in them is a secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language, by its code; the system's where none is chosen.
    pub language: Option<String>,
    /// The window's theme.
    pub theme: Theme,
    /// The proxy for every request; where none is given, the system's settings hold.
    pub proxy: Option<String>,
    /// Root certificates that are trusted besides the system's.
    pub roots: Vec<Roots>,
}

/// Which theme the window has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Theme {
    /// The system's.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The root certificates of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roots {
    /// The file's name.
    pub name: String,
    /// Its text (RFC 7468).
    pub pem: String,
}

impl Roots {
    /// The certificates, as far as they can be read.
    pub fn certificates(&self) -> impl Iterator<Item = Certificate> {
        Pem::iter_from_buffer(self.pem.as_bytes())
            .filter_map(Result::ok)
            .filter_map(|block| Certificate::read(&block.contents))
    }
}

impl Settings {
    /// Chooses a language, or the system's.
    ///
    /// # Errors
    /// There are no words in it.
    pub fn set_language(&mut self, code: Option<&str>, words: &Words) -> Result<(), Failure> {
        if let Some(code) = code.filter(|code| !Words::languages().contains(code)) {
            let text = words.say("settings-language-unknown", &[("code", code)]);
            return Err(Failure::new(Code::InvalidValue, text));
        }
        self.language = code.map(str::to_owned);
        Ok(())
    }

    /// Chooses a proxy, as `HOST:PORT` or an address; an empty text chooses the system's settings.
    ///
    /// # Errors
    /// It is no address of an http proxy, or holds a password: settings are kept in the clear.
    pub fn set_proxy(&mut self, text: &str, words: &Words) -> Result<(), Failure> {
        let text = text.trim();
        if text.is_empty() {
            self.proxy = None;
            return Ok(());
        }
        let refused = |id: &'static str, problem: &str| {
            let arguments = [("problem", problem)];
            let failure = Failure::new(Code::InvalidValue, words.say(id, &arguments));
            let hint = words.hint(id, &arguments);
            hint.into_iter()
                .fold(failure, Failure::hint)
                .field(Field::Proxy)
        };
        let whole = if text.contains("://") {
            text.to_owned()
        } else {
            format!("http://{text}")
        };
        // The text may hold a password: only the kind of fault is repeated.
        let url =
            Url::parse(&whole).map_err(|e| refused("settings-proxy-unreadable", &e.to_string()))?;
        if url.password().is_some() {
            return Err(refused("settings-proxy-password", ""));
        }
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if url.scheme() != "http" || !bare {
            return Err(refused("settings-proxy-kind", ""));
        }
        self.proxy = Some(url.as_str().trim_end_matches('/').to_owned());
        Ok(())
    }

    /// Trusts the certificates of a file. One of the same name is replaced.
    ///
    /// # Errors
    /// There is no certificate in it.
    pub fn add_roots(&mut self, file: Roots, words: &Words) -> Result<(), Failure> {
        if file.certificates().next().is_none() {
            let id = "settings-roots-none";
            let arguments = [("name", file.name.as_str())];
            let failure = Failure::new(Code::InvalidValue, words.say(id, &arguments));
            let hint = words.hint(id, &arguments);
            let failure = hint.into_iter().fold(failure, Failure::hint);
            return Err(failure.field(Field::TrustedRoots));
        }
        self.remove_roots(&file.name);
        self.roots.push(file);
        Ok(())
    }

    /// Trusts the certificates of a file no longer.
    pub fn remove_roots(&mut self, name: &str) {
        self.roots.retain(|file| file.name != name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_has_a_host_and_no_password() {
        let words = Words::speaking("en");
        let mut settings = Settings::default();
        settings
            .set_proxy(" proxy.acme.example:3128 ", &words)
            .unwrap();
        assert_eq!(
            settings.proxy.as_deref(),
            Some("http://proxy.acme.example:3128")
        );
        for wrong in [
            "http://me:canary@proxy.acme.example:3128",
            "me:canary@proxy.acme.example",
            "https://proxy.acme.example",
            "socks5://proxy.acme.example",
            "http://proxy.acme.example/path",
            "http://",
        ] {
            let failure = settings.set_proxy(wrong, &words).unwrap_err();
            assert_eq!(failure.field, Some(Field::Proxy));
            assert!(!failure.hints.is_empty(), "{wrong}");
            assert!(!format!("{failure:?}").contains("canary"), "{failure:?}");
        }
        assert!(settings.proxy.is_some(), "a refused one changes nothing");
        settings.set_proxy("", &words).unwrap();
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn a_file_without_certificates_is_not_trusted() {
        let words = Words::speaking("en");
        let mut settings = Settings::default();
        let file = Roots {
            name: "notes.pem".into(),
            pem: "-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n".into(),
        };
        let failure = settings.add_roots(file, &words).unwrap_err();
        assert_eq!(failure.field, Some(Field::TrustedRoots));
        assert!(settings.roots.is_empty());
    }

    #[test]
    fn only_a_language_with_words_can_be_chosen() {
        let words = Words::speaking("en");
        let mut settings = Settings::default();
        settings.set_language(Some("en"), &words).unwrap();
        assert!(settings.set_language(Some("tlh"), &words).is_err());
        assert_eq!(settings.language.as_deref(), Some("en"));
    }
}
