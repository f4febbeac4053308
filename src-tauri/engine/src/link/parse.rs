//! What was handed over, by the system or by a person: a link or the name of a file. Read strictly,
//! because any page on the web can hand over a link.

use super::document::{self, Entry};
use super::limits::MAX_LINK;
use super::{ENDING, SCHEME};
use crate::setup::Given;
use crate::values::{ValueError, Wrong, is_loopback};
use crate::words::Words;
use std::path::PathBuf;
use url::Url;

/// What was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// A link to a desk.
    Link(DeskLink),
    /// A set-up file, to be read.
    File(PathBuf),
}

/// The address at which a desk has a document: https, or http on this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskLink(Url);

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// From a desk, which is asked for it.
    Desk(DeskLink),
    /// From a file, which holds it: its text.
    File(String),
}

/// Why a text is no set-up link.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It is longer than any link.
    #[error("longer than {MAX_LINK} characters")]
    TooLong,
    /// It is neither a link nor the name of a set-up file.
    #[error("neither a set-up link nor a file whose name ends in .{ENDING}")]
    Neither,
    /// It is a link of Latchkey's for something else.
    #[error("not a set-up link: one begins with {SCHEME}://setup?from=")]
    Kind,
    /// It has a parameter that a set-up link does not have, or one twice.
    #[error("a set-up link has the one parameter from, not {0:?}")]
    Parameter(String),
    /// The address that it names is none that Latchkey asks.
    #[error("the address in it cannot be asked: {0}")]
    Address(ValueError),
}

impl LinkError {
    /// In words: lower case, no full stop.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        let (kind, detail) = match self {
            Self::TooLong => ("too-long", MAX_LINK.to_string()),
            Self::Neither => ("neither", ENDING.to_owned()),
            Self::Kind => ("kind", SCHEME.to_owned()),
            Self::Parameter(name) => ("parameter", crate::finding::shown(name)),
            Self::Address(error) => ("address", Wrong::from(error.clone()).say(words)),
        };
        words.say("link-wrong", &[("kind", kind), ("detail", &detail)])
    }
}

impl Handed {
    /// Reads an argument of the program, or what a person pasted: a link of Latchkey's own scheme, the
    /// https address of a desk's document, or the name or `file:` address of a set-up file.
    ///
    /// # Errors
    /// [`LinkError`] when it is none of them.
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        let text = text.trim();
        if text.len() > MAX_LINK {
            return Err(LinkError::TooLong);
        }
        let scheme = text
            .split_once(':')
            .map(|(scheme, _)| scheme.to_lowercase());
        match scheme.as_deref() {
            Some(SCHEME) => of_scheme(text).map(Self::Link),
            Some("https" | "http") => DeskLink::parse(text)
                .map(Self::Link)
                .map_err(LinkError::Address),
            Some("file") => {
                let path = Url::parse(text)
                    .ok()
                    .and_then(|url| url.to_file_path().ok());
                Self::file(path.ok_or(LinkError::Neither)?)
            }
            _ => Self::file(PathBuf::from(text)),
        }
    }

    fn file(path: PathBuf) -> Result<Self, LinkError> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        match ending.is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)) {
            true => Ok(Self::File(path)),
            false => Err(LinkError::Neither),
        }
    }
}

/// `latchkey://setup?from=ADDRESS`, and nothing else. Some systems put a slash before the question mark.
fn of_scheme(text: &str) -> Result<DeskLink, LinkError> {
    let url = Url::parse(text).map_err(|_| LinkError::Kind)?;
    let bare = url.username().is_empty() && url.password().is_none() && url.port().is_none();
    let setup = url.host_str() == Some("setup") && matches!(url.path(), "" | "/");
    if !bare || !setup || url.fragment().is_some() {
        return Err(LinkError::Kind);
    }
    let mut from = None;
    for (name, value) in url.query_pairs() {
        if name != "from" || from.is_some() {
            return Err(LinkError::Parameter(name.into_owned()));
        }
        from = Some(value);
    }
    let from = from.ok_or(LinkError::Kind)?;
    DeskLink::parse(&from).map_err(LinkError::Address)
}

impl DeskLink {
    /// Parses the address of a document.
    ///
    /// # Errors
    /// [`ValueError`] when it is not https (or http on this computer), or has a user name or a fragment.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if text.len() > MAX_LINK {
            return Err(ValueError::TooLong(MAX_LINK));
        }
        let url = Url::parse(text.trim()).map_err(|e| ValueError::Address(e.to_string()))?;
        let here = url.host().is_some_and(|host| is_loopback(&host));
        if url.scheme() != "https" && !(url.scheme() == "http" && here) {
            return Err(ValueError::Scheme(url.scheme().to_owned()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(ValueError::Part("a user name or password"));
        }
        if url.fragment().is_some() {
            return Err(ValueError::Part("a fragment"));
        }
        Ok(Self(url))
    }

    /// The address.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.0
    }

    /// Scheme, host and port: whom the document comes from. Nothing in it tells which document.
    #[must_use]
    pub fn origin(&self) -> Url {
        let mut origin = self.0.clone();
        origin.set_path("");
        origin.set_query(None);
        origin
    }

    /// The host that is shown, with its port where it is not the usual one. A name in other letters is
    /// in its ASCII form, so that none looks like another (RFC 5891).
    #[must_use]
    pub fn host(&self) -> String {
        host_of(&self.0)
    }
}

/// Host, and port where it is not the usual one.
#[must_use]
pub fn host_of(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

impl Source {
    /// The document of a file, by its text: a file holds it, or says by `from` alone which desk has it.
    #[must_use]
    pub fn of_file(text: String) -> Self {
        let named = document::read(&text)
            .ok()
            .and_then(|entries| from(&entries));
        named.map_or(Self::File(text), Self::Desk)
    }

    /// The host that has the document; nothing where a file holds it.
    #[must_use]
    pub fn host(&self) -> Option<String> {
        match self {
            Self::Desk(link) => Some(link.host()),
            Self::File(_) => None,
        }
    }
}

fn from(entries: &[Entry]) -> Option<DeskLink> {
    let only = entries
        .iter()
        .all(|e| matches!(e.key.as_str(), "schema" | "from"));
    let of = |key: &str| entries.iter().find(|e| e.key == key)?.given.as_ref();
    match (only, of("schema")?, of("from")?) {
        (true, Given::Text(schema), Given::Text(from)) if schema == super::SCHEMA => {
            DeskLink::parse(from).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn link(text: &str) -> DeskLink {
        match Handed::parse(text) {
            Ok(Handed::Link(link)) => link,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_link_names_the_document_of_a_desk() {
        let plain = "https://desk.example/links/abc?x=1";
        for text in [
            "latchkey://setup?from=https%3A%2F%2Fdesk.example%2Flinks%2Fabc%3Fx%3D1",
            " latchkey://setup/?from=https://desk.example/links/abc%3Fx=1 ",
            "LATCHKEY://setup?from=https://desk.example/links/abc?x=1",
            plain,
        ] {
            let link = link(text);
            assert_eq!(link.url().as_str(), plain, "{text}");
            assert_eq!(link.origin().as_str(), "https://desk.example/");
            assert_eq!(link.host(), "desk.example");
        }
        assert_eq!(link("http://127.0.0.1:8080/a").host(), "127.0.0.1:8080");
        let other_letters = link("https://dеsk.example/").host();
        assert!(other_letters.starts_with("xn--"), "{other_letters}");
    }

    #[test]
    fn every_other_link_is_refused() {
        use LinkError::{Address, Kind, Parameter};
        let parameter = |name: &str| Parameter(name.to_owned());
        let scheme = |name: &str| Address(ValueError::Scheme(name.to_owned()));
        for (text, error) in [
            ("latchkey:setup?from=https://d.example", Kind),
            ("latchkey://run?from=https://d.example", Kind),
            ("latchkey://setup/more?from=https://d.example", Kind),
            ("latchkey://setup:1?from=https://d.example", Kind),
            ("latchkey://me@setup?from=https://d.example", Kind),
            ("latchkey://setup?from=https://d.example#x", Kind),
            ("latchkey://setup", Kind),
            ("latchkey://setup?", Kind),
            (
                "latchkey://setup?from=https://a.example&from=https://b.example",
                parameter("from"),
            ),
            (
                "latchkey://setup?from=https://d.example&yes=1",
                parameter("yes"),
            ),
            ("latchkey://setup?from=http://d.example", scheme("http")),
            ("latchkey://setup?from=file:///etc/passwd", scheme("file")),
            (
                "latchkey://setup?from=javascript:alert(1)",
                scheme("javascript"),
            ),
            ("http://d.example/", scheme("http")),
            (
                "https://me@d.example/",
                Address(ValueError::Part("a user name or password")),
            ),
            ("acme.toml", LinkError::Neither),
            ("--help", LinkError::Neither),
            ("", LinkError::Neither),
            ("file://server/etc/passwd", LinkError::Neither),
        ] {
            assert_eq!(Handed::parse(text), Err(error), "{text}");
        }
        let long = format!("https://d.example/{}", "x".repeat(MAX_LINK));
        assert_eq!(Handed::parse(&long), Err(LinkError::TooLong));
    }

    #[test]
    fn a_file_is_known_by_its_ending() {
        let file = |text: &str| Handed::parse(text);
        let named = Ok(Handed::File(PathBuf::from("acme.latchkey-setup")));
        assert_eq!(file("acme.latchkey-setup"), named);
        let Ok(Handed::File(path)) = file("Acme Setup.LATCHKEY-SETUP") else {
            panic!("a file");
        };
        assert_eq!(path, PathBuf::from("Acme Setup.LATCHKEY-SETUP"));
        #[cfg(unix)]
        assert_eq!(
            file("file:///home/me/a%20b.latchkey-setup"),
            Ok(Handed::File(PathBuf::from("/home/me/a b.latchkey-setup")))
        );
    }

    #[test]
    fn a_file_that_names_a_desk_holds_nothing_else() {
        let schema = "schema = \"latchkey/setup-link/1\"\n";
        let from = "from = \"https://desk.example/links/abc\"\n";
        let of = |text: &str| Source::of_file(text.to_owned());
        let desk = Source::Desk(DeskLink::parse("https://desk.example/links/abc").unwrap());
        assert_eq!(of(&format!("{schema}{from}")), desk);
        let json =
            r#"{"schema": "latchkey/setup-link/1", "from": "https://desk.example/links/abc"}"#;
        assert_eq!(of(json), desk);
        for own in [
            from.to_owned(),
            format!("{schema}{from}service = \"sandbox\"\n"),
            format!("{schema}from = \"http://desk.example\"\n"),
            schema.to_owned(),
            "{".to_owned(),
        ] {
            assert_eq!(of(&own), Source::File(own.clone()));
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_handed_over_makes_it_panic(text in "\\PC{0,80}", from in "\\PC{0,80}") {
            let _ = Handed::parse(&text);
            let _ = Handed::parse(&format!("latchkey://setup?from={from}"));
            let _ = Source::of_file(text);
        }

        #[test]
        fn whoever_is_asked_is_asked_over_https_and_shown(
            text in "(latchkey://setup/?\\?(from=)?)?(https?|file|ftp)(://|%3A%2F%2F)[a-z0-9.@:\\[\\]/#?%&=]{0,40}"
        ) {
            if let Ok(Handed::Link(link)) = Handed::parse(&text) {
                let url = link.url();
                let here = url.host().is_some_and(|host| is_loopback(&host));
                prop_assert!(url.scheme() == "https" || here);
                prop_assert!(url.username().is_empty() && url.password().is_none());
                prop_assert!(link.host().starts_with(url.host_str().unwrap()));
                let origin = link.origin();
                prop_assert!(origin.path() == "/" && origin.query().is_none());
            }
        }
    }
}
