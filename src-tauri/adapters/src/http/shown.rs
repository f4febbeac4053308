//! Which part of an address may stand in the facts.

use url::{Url, form_urlencoded};

/// Parameters of OAuth 2.0 and OpenID Connect that belong to one sign-in or one client and to nobody
/// else. A query that holds one of them is not shown.
const PRIVATE: &[&str] = &[
    "access_token",
    "assertion",
    "client_assertion",
    "client_secret",
    "code",
    "code_challenge",
    "code_verifier",
    "device_code",
    "id_token",
    "id_token_hint",
    "login_hint",
    "nonce",
    "refresh_token",
    "request",
    "state",
    "token",
    "user_code",
];

fn is_public(query: &str) -> bool {
    form_urlencoded::parse(query.as_bytes()).all(|(name, _)| !PRIVATE.contains(&name.as_ref()))
}

/// The address asked: never with credentials or fragment, and with its query only where that is
/// allowed and tells nothing.
pub(crate) fn url(url: &Url, query_allowed: bool) -> String {
    let mut shown = url.clone();
    // These fail only for addresses that cannot have credentials.
    let _ = shown.set_username("");
    let _ = shown.set_password(None);
    shown.set_fragment(None);
    if !(query_allowed && url.query().is_none_or(is_public)) {
        shown.set_query(None);
    }
    shown.into()
}

/// A `location`, which may be relative (RFC 9110 section 10.2.2), by the same rule.
pub(super) fn location(value: &str, query_allowed: bool) -> String {
    if let Ok(absolute) = Url::parse(value)
        && (!absolute.username().is_empty() || absolute.password().is_some())
    {
        return url(&absolute, query_allowed);
    }
    let whole = value.split('#').next().unwrap_or_default();
    match whole.split_once('?') {
        Some((path, query)) if !(query_allowed && is_public(query)) => path.to_owned(),
        _ => whole.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_address_shows_no_more_than_it_may() {
        let shown = |text: &str, allowed| url(&Url::parse(text).unwrap(), allowed);
        assert_eq!(
            shown("https://u:p@h/a?appid=1#x", true),
            "https://h/a?appid=1"
        );
        assert_eq!(shown("https://h/a?appid=1", false), "https://h/a");
        assert_eq!(
            shown("https://h/a?prompt=none&st%61te=1", true),
            "https://h/a"
        );
    }

    #[test]
    fn a_location_shows_no_more_than_it_may() {
        assert_eq!(location("/next?v=2#id_token=x", true), "/next?v=2");
        assert_eq!(location("/next?v=2", false), "/next");
        assert_eq!(
            location("https://h/cb?error=x&state=y", true),
            "https://h/cb"
        );
        assert_eq!(location("https://u:p@h/cb?v=2", true), "https://h/cb?v=2");
        assert_eq!(location("", true), "");
    }
}
