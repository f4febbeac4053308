//! Findings: what a judge says about observations.

use crate::catalog::Text;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How much a finding matters, from best to worst.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Grade {
    /// Judged and found right.
    Pass,
    /// Worth knowing; nothing to do.
    Note,
    /// Works here, may not work elsewhere or later; or could not be decided.
    Warn,
    /// Sign-in will not work, or not safely, until this is put right.
    Fail,
}

/// The value that a person would change to put a finding right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Field {
    /// The authority, also called issuer address.
    Authority,
    /// The client id that the provider gave.
    ClientId,
    /// The client secret; only its name ever appears, never its value.
    ClientSecret,
    /// When the client secret ends.
    SecretExpires,
    /// The client authentication method at the token endpoint.
    ClientAuthentication,
    /// The redirect address of the test or of the service.
    RedirectUri,
    /// The scopes asked for.
    Scopes,
    /// The domains whose people sign in through the provider.
    AssociatedDomains,
    /// Addresses that may sign in without the provider.
    BreakGlassEmails,
    /// An endpoint entered by hand.
    Endpoints,
    /// The hosting region of the service.
    Region,
    /// The service that the setup is for.
    Service,
    /// The identity provider.
    Provider,
    /// What only this service asks for.
    Answer,
    /// The person who signs in for the test.
    TestUser,
    /// The proxy that this computer uses.
    Proxy,
    /// The roots that this computer trusts.
    TrustedRoots,
}

/// A kind of finding: its published id, grade and the text it rests on. Declared beside the judge
/// that uses it by [`faults!`](crate::faults); its words stand in `catalog/words`.
#[derive(Debug)]
pub struct Fault {
    /// Published name; keeps its meaning for ever.
    pub id: &'static str,
    /// The grade of every finding of this kind.
    pub grade: Grade,
    /// The specification and section, where there is one.
    pub cites: Option<&'static str>,
}

impl Fault {
    /// Starts a finding of this kind.
    #[must_use]
    pub fn found(&'static self) -> Finding {
        Finding {
            fault: self,
            field: None,
            expected: None,
            received: None,
            provider: None,
            suggestion: None,
            details: BTreeMap::new(),
            texts: BTreeMap::new(),
        }
    }
}

/// A judgement on observations. The words are looked up by the fault's id when it is shown.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The kind of finding.
    pub fault: &'static Fault,
    /// The value to change.
    pub field: Option<Field>,
    /// What would have been right, as it would have been written.
    pub expected: Option<String>,
    /// What was there, as it was written.
    pub received: Option<String>,
    /// The provider whose console the fix is found in, by catalog id.
    pub provider: Option<String>,
    /// The value that puts the field right, where the fix is a value.
    pub suggestion: Option<String>,
    /// Further values that the words mention, by the name they have there.
    pub details: BTreeMap<&'static str, String>,
    /// Those of them that the catalog has in several languages.
    pub texts: BTreeMap<&'static str, Text>,
}

impl Finding {
    /// Names the value to change.
    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        self.field = Some(field);
        self
    }

    /// Says what would have been right.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Says what was there; shortened, because a server may send anything.
    #[must_use]
    pub fn received(mut self, received: impl AsRef<str>) -> Self {
        self.received = Some(shown(received.as_ref()));
        self
    }

    /// Gives the value that would put the field right.
    #[must_use]
    pub fn suggest(mut self, value: impl Into<String>) -> Self {
        self.suggestion = Some(value.into());
        self
    }

    /// Gives a value that the words mention as `$name`; shortened like [`Finding::received`].
    #[must_use]
    pub fn detail(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.details.insert(name, shown(value.as_ref()));
        self
    }

    /// Gives a value that the words mention as `$name`, in the language in which it is mentioned.
    #[must_use]
    pub fn detail_in(mut self, name: &'static str, text: Text) -> Self {
        self.texts.insert(name, text);
        self
    }
}

/// Longest piece of a server's text that is shown, in characters.
const SHOWN: usize = 400;

/// A server's text made fit to show: control characters and bidirectional overrides escaped, and cut.
#[must_use]
pub fn shown(text: &str) -> String {
    let mut out = String::new();
    for (n, c) in text.chars().enumerate() {
        if n == SHOWN {
            out.push('…');
            break;
        }
        if is_hidden(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// A character that is not seen, or that changes how others are.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A moment as findings and faces show it: to the minute, in UTC.
#[must_use]
pub fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}

/// The worst grade of all; `Pass` when there is none.
#[must_use]
pub fn worst(findings: &[Finding]) -> Grade {
    findings
        .iter()
        .map(|f| f.fault.grade)
        .max()
        .unwrap_or(Grade::Pass)
}

/// Declares the faults that a judge knows, and their list as `FAULTS`.
///
/// ```
/// latchkey_engine::faults! {
///     /// The light is off.
///     LIGHT_OFF = fail "light-off" cites "House Rules, section 1";
///     /// The light is on.
///     LIGHT_ON = pass "light-on";
/// }
/// assert_eq!(LIGHT_OFF.found().received("dark").fault.id, "light-off");
/// ```
#[macro_export]
macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident = $grade:ident $id:literal $(cites $cites:literal)?;)*) => {
        $(
            $(#[$doc])*
            pub static $name: $crate::finding::Fault = $crate::finding::Fault {
                id: $id,
                grade: $crate::faults!(@grade $grade),
                cites: $crate::faults!(@cites $($cites)?),
            };
        )*
        /// Every fault declared here.
        pub static FAULTS: &[&$crate::finding::Fault] = &[$(&$name),*];
    };
    (@grade pass) => { $crate::finding::Grade::Pass };
    (@grade note) => { $crate::finding::Grade::Note };
    (@grade warn) => { $crate::finding::Grade::Warn };
    (@grade fail) => { $crate::finding::Grade::Fail };
    (@cites) => { None };
    (@cites $cites:literal) => { Some($cites) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_sends_is_shown_without_tricks() {
        assert_eq!(shown("a\u{202e}b\n"), "a\\u{202e}b\\u{a}");
        assert_eq!(shown(&"x".repeat(1000)).chars().count(), SHOWN + 1);
    }

    #[test]
    fn grades_rank_from_pass_to_fail() {
        assert!(
            Grade::Pass < Grade::Note && Grade::Note < Grade::Warn && Grade::Warn < Grade::Fail
        );
    }
}
