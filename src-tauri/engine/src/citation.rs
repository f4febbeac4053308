//! Where on the web a text stands that a finding cites.

use url::Url;

/// The texts that are cited by name, their pages, and how those name the place of a section; where they
/// have no such name, the page itself is opened.
#[rustfmt::skip]
const BY_NAME: &[(&str, &str, Option<&str>)] = &[
    ("OpenID Connect Core 1.0", "https://openid.net/specs/openid-connect-core-1_0.html", Some("rfc.section.")),
    ("OpenID Connect Discovery 1.0", "https://openid.net/specs/openid-connect-discovery-1_0.html", Some("rfc.section.")),
    ("OAuth 2.0 Form Post Response Mode", "https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html", Some("rfc.section.")),
    ("NIST SP 800-131A", "https://csrc.nist.gov/pubs/sp/800/131/a/r2/final", None),
    ("Public Suffix List, publicsuffix.org", "https://publicsuffix.org/list/", None),
    ("Unicode Technical Standard 39", "https://www.unicode.org/reports/tr39/", None),
];

/// The hosts of all pages.
pub const HOSTS: [&str; 5] = [
    "openid.net",
    "www.rfc-editor.org",
    "csrc.nist.gov",
    "publicsuffix.org",
    "www.unicode.org",
];

/// The page of a citation such as `RFC 9207, section 2.4`; absent for a text that is not known. The
/// host is always one of [`HOSTS`].
#[must_use]
pub fn page(cites: &str) -> Option<Url> {
    let (text, section) = match cites.split_once(", section ") {
        Some((text, section)) => (text, Some(section)),
        None => (cites, None),
    };
    if section.is_some_and(|s| !is_number(s)) {
        return None;
    }
    let (page, anchor) = match text.strip_prefix("RFC ") {
        Some(number) if is_rfc(number) => (
            format!("https://www.rfc-editor.org/rfc/rfc{number}.html"),
            Some("section-"),
        ),
        Some(_) => return None,
        None => {
            let (_, page, anchor) = BY_NAME.iter().find(|(name, ..)| *name == text)?;
            ((*page).to_owned(), *anchor)
        }
    };
    let mut url = Url::parse(&page).ok()?;
    if let (Some(section), Some(anchor)) = (section, anchor) {
        url.set_fragment(Some(&format!("{anchor}{section}")));
    }
    Some(url)
}

/// The number of an RFC.
fn is_rfc(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// The number of a section: `3` or `3.1.2`.
fn is_number(text: &str) -> bool {
    let part = |p: &str| (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    text.split('.').count() <= 8 && text.split('.').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_that_a_finding_cites_has_a_page() {
        for cites in crate::all_faults().filter_map(|fault| fault.cites) {
            let url = page(cites).unwrap_or_else(|| panic!("no page for {cites}"));
            let host = url.host_str().unwrap();
            assert!(HOSTS.contains(&host), "{url}");
            assert_eq!(url.scheme(), "https");
        }
    }

    #[test]
    fn a_section_is_an_anchor() {
        let at = |cites| page(cites).map(String::from);
        assert_eq!(
            at("RFC 9207, section 2.4").as_deref(),
            Some("https://www.rfc-editor.org/rfc/rfc9207.html#section-2.4")
        );
        assert_eq!(
            at("OpenID Connect Core 1.0, section 5.1").as_deref(),
            Some("https://openid.net/specs/openid-connect-core-1_0.html#rfc.section.5.1")
        );
        assert_eq!(
            at("RFC 8996").as_deref(),
            Some("https://www.rfc-editor.org/rfc/rfc8996.html")
        );
    }

    #[test]
    fn nothing_else_becomes_an_address() {
        for text in [
            "",
            "https://evil.example",
            "RFC ",
            "RFC 1/../../x",
            "RFC 123456",
            "RFC 9207, section 2.4#x",
            "RFC 9207, section ",
            "OpenID Connect Core 1.0, section a",
            "OpenID Connect Core 2.0",
        ] {
            assert_eq!(page(text), None, "{text}");
        }
    }
}
