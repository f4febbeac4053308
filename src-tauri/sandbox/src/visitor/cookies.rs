//! Cookies, as far as signing in needs them (RFC 6265). Each belongs to the host that set it: a
//! wider `Domain` is not honoured, and `Secure` is not asked about, since all this is loopback.

use chrono::DateTime;
use url::Url;

use crate::clock;

#[derive(Default)]
pub(crate) struct Jar(Vec<Cookie>);

struct Cookie {
    host: String,
    path: String,
    name: String,
    value: String,
}

impl Jar {
    /// Takes in one `Set-Cookie` that came from `url`.
    pub(crate) fn store(&mut self, url: &Url, header: &str) {
        let mut parts = header.split(';');
        let pair = parts.next().and_then(|pair| pair.split_once('='));
        let Some((name, value)) = pair.map(|(name, value)| (name.trim(), value.trim())) else {
            return;
        };
        let mut path = default_path(url);
        let mut gone = None;
        for part in parts {
            let (attribute, setting) = part.split_once('=').unwrap_or((part, ""));
            let setting = setting.trim();
            match attribute.trim().to_ascii_lowercase().as_str() {
                "path" if setting.starts_with('/') => path = setting.to_owned(),
                // Max-Age wins over Expires, whichever comes first (RFC 6265, section 5.3).
                "max-age" => {
                    if let Ok(seconds) = setting.parse::<i64>() {
                        gone = Some(seconds <= 0);
                    }
                }
                "expires" => {
                    if let Ok(time) = DateTime::parse_from_rfc2822(setting) {
                        gone.get_or_insert(time <= clock::now());
                    }
                }
                _ => {}
            }
        }
        let host = url.host_str().unwrap_or_default();
        self.0
            .retain(|known| known.host != host || known.path != path || known.name != name);
        if gone != Some(true) {
            self.0.push(Cookie {
                host: host.to_owned(),
                path,
                name: name.to_owned(),
                value: value.to_owned(),
            });
        }
    }

    /// The header `Cookie` for a request to `url`: longer paths first (RFC 6265, section 5.4).
    pub(crate) fn header(&self, url: &Url) -> Option<String> {
        let host = url.host_str().unwrap_or_default();
        let mut fitting: Vec<&Cookie> = self
            .0
            .iter()
            .filter(|cookie| cookie.host == host && below(url.path(), &cookie.path))
            .collect();
        fitting.sort_by_key(|cookie| std::cmp::Reverse(cookie.path.len()));
        let pairs: Vec<String> = fitting
            .iter()
            .map(|cookie| format!("{}={}", cookie.name, cookie.value))
            .collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }
}

/// RFC 6265, section 5.1.4.
fn below(path: &str, cookie_path: &str) -> bool {
    path.strip_prefix(cookie_path)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || cookie_path.ends_with('/'))
}

fn default_path(url: &Url) -> String {
    match url.path().rsplit_once('/') {
        Some((folder, _)) if !folder.is_empty() => folder.to_owned(),
        _ => "/".to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn a_cookie_goes_back_to_its_host_and_below_its_path_only() {
        let mut jar = Jar::default();
        jar.store(&url("http://127.0.0.1:1/o/login"), "a=1; HttpOnly");
        jar.store(&url("http://127.0.0.1:1/o/login"), "b=2; Path=/");
        let header = |text: &str| jar.header(&url(text));
        assert_eq!(
            header("http://127.0.0.1:2/o/next").as_deref(),
            Some("a=1; b=2")
        );
        assert_eq!(header("http://127.0.0.1:1/other").as_deref(), Some("b=2"));
        assert_eq!(header("http://127.0.0.1:1/other").as_deref(), Some("b=2"));
        assert_eq!(header("http://localhost:1/o/next"), None);
    }

    #[test]
    fn a_cookie_is_replaced_and_taken_away() {
        let mut jar = Jar::default();
        let at = url("http://localhost/");
        jar.store(&at, "session=one");
        jar.store(&at, "session=two");
        assert_eq!(jar.header(&at).as_deref(), Some("session=two"));
        jar.store(&at, "session=; expires=Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(jar.header(&at), None);
        jar.store(
            &at,
            "session=three; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
        );
        assert_eq!(jar.header(&at).as_deref(), Some("session=three"));
        jar.store(&at, "session=three; Max-Age=0");
        assert_eq!(jar.header(&at), None);
    }
}
