//! A text that a person pasted because the browser never came back (feature T5): what a page said, or
//! what stood in the address bar. OAuth errors, codes that the provider's data knows, and callback
//! addresses are found in it. Codes and tokens in it are never repeated.

mod read;
#[cfg(test)]
mod tests;

use super::callback;
use super::scrub::Scrub;
use crate::credentials::answer::stands_in;
use crate::credentials::codes;
use crate::credentials::observation::Said;
use crate::credentials::redirect;
use crate::faults;
use crate::finding::{Field, Finding};
use crate::provider::Provider;
use crate::values::LoopbackRedirect;
use read::Pasted;
use url::Url;

faults! {
    /// The address of an answer: the browser came back, and nobody was there.
    PASTED_CALLBACK = warn "pasted-callback" cites "RFC 8252, section 7.3";
    /// Nothing in the text is known.
    PASTED_UNKNOWN = note "pasted-unknown";
}

/// The sign-in that the text may be of.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The provider, by catalog id, where it is known.
    pub provider: Option<&'a str>,
    /// Where the browser was to come back to; port 0 stands for any.
    pub redirect: &'a LoopbackRedirect,
    /// The scopes as they were sent.
    pub scopes: &'a str,
    /// The `prompt` parameter.
    pub prompt: Option<&'a str>,
}

/// What a pasted text means. Only its first 64 KiB are read.
#[must_use]
pub fn explain(text: &str, asked: &Asked<'_>) -> Vec<Finding> {
    let own = asked.provider.and_then(Provider::find);
    let pasted = read::read(text);
    let mut findings = not_registered(&pasted.text, own, asked);
    let about_redirect = !findings.is_empty();
    findings.extend(codes_in(&pasted, own));
    let error = pasted.error.as_ref().filter(|_| !about_redirect);
    if let Some(error) = error {
        let requested = (asked.scopes, asked.prompt);
        findings.push(callback::refused(error, requested));
    } else if let (None, Some(came_to)) = (&pasted.error, &pasted.callback) {
        findings.push(came_back(came_to, &pasted.scrub, asked.redirect));
    }
    if findings.is_empty() {
        findings.push(PASTED_UNKNOWN.found());
    }
    for finding in &mut findings {
        if finding.provider.is_none() {
            finding.provider = own.map(|p| p.id.clone());
        }
    }
    findings
}

/// Texts by which a provider says that the redirect address is not registered: its own, and those of
/// others, because one provider may hand on to another.
fn not_registered(text: &str, own: Option<&Provider>, asked: &Asked<'_>) -> Vec<Finding> {
    let others = Provider::all().iter();
    let providers = own.into_iter().chain(others);
    let mut said = providers.filter_map(|provider| {
        let is_own = own.is_none_or(|own| own.id == provider.id);
        let mut texts = provider.redirect.not_registered.iter();
        let found = texts.find(|t| (is_own || is_telling(t)) && stands_in(t, text))?;
        Some((provider, found))
    });
    let found = said.next().map(|(provider, found)| {
        redirect::says_not_registered(asked.redirect.as_str(), found, Some(provider))
    });
    found.into_iter().collect()
}

/// What the codes mean that the provider's data, or another's, names.
fn codes_in(pasted: &Pasted, own: Option<&Provider>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for provider in own.into_iter().chain(Provider::all()) {
        let is_own = own.is_some_and(|own| own.id == provider.id);
        let known = provider.credentials.refused_codes.iter().map(|c| &c.code);
        let named = known.filter(|c| (is_own || is_telling(c)) && stands_in(c, &pasted.text));
        let said = Said {
            error: None,
            codes: named.cloned().collect(),
            description: None,
        };
        for finding in codes::found(&said, Some(provider), None) {
            let known = findings.iter().any(|f| f.fault.id == finding.fault.id);
            if !known {
                findings.push(finding);
            }
        }
    }
    findings
}

/// A text that nobody else would write: a sentence, or a code with letters and digits.
fn is_telling(text: &str) -> bool {
    let has = |kind: fn(&char) -> bool| text.chars().any(|c| kind(&c));
    text.contains(' ') || has(char::is_ascii_digit) && has(char::is_ascii_alphabetic)
}

/// The browser came back to an address at which nobody waited.
fn came_back(came_to: &Url, scrub: &Scrub, expected: &LoopbackRedirect) -> Finding {
    let wanted = expected.uri().url();
    let same_place = came_to.scheme() == wanted.scheme()
        && came_to.host() == wanted.host()
        && came_to.path() == wanted.path();
    let same_port =
        came_to.port_or_known_default() == Some(expected.port()) || expected.port() == 0;
    let came = match (same_place, same_port) {
        (true, true) => "late",
        (true, false) => "port",
        (false, _) => "elsewhere",
    };
    let mut bare = came_to.clone();
    bare.set_query(None);
    bare.set_fragment(None);
    // These fail only for addresses that cannot have credentials.
    let _ = bare.set_username("");
    let _ = bare.set_password(None);
    PASTED_CALLBACK
        .found()
        .field(Field::RedirectUri)
        .expected(expected.as_str())
        .received(scrub.text(bare.as_str()))
        .detail("came", came)
}
