//! Understanding what people paste for an authority (feature V1): what was changed, and why.

use crate::faults;
use crate::finding::{Field, Finding};
use crate::provider::Provider;
use crate::values::{Authority, ValueError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;

faults! {
    /// The text was brought into its normal form.
    AUTHORITY_UNDERSTOOD = note "authority-understood";
    /// Quotes or characters that cannot be seen were removed.
    AUTHORITY_WHITESPACE_OR_QUOTES = warn "authority-whitespace-or-quotes";
    /// The address of the discovery document was entered.
    AUTHORITY_IS_WELLKNOWN_URL = warn "authority-is-wellknown-url" cites "OpenID Connect Discovery 1.0, section 4";
    /// An endpoint's address was entered, and no authority was found above it.
    AUTHORITY_IS_ENDPOINT_URL = fail "authority-is-endpoint-url" cites "OpenID Connect Discovery 1.0, section 4";
    /// The text is no address.
    AUTHORITY_UNREADABLE = fail "authority-unreadable" cites "OpenID Connect Core 1.0, section 1.2";
    /// Plain http to another computer.
    AUTHORITY_HTTP_SCHEME = fail "authority-http-scheme" cites "OpenID Connect Discovery 1.0, section 4.3";
    /// Plain http on this computer.
    AUTHORITY_HTTP_LOOPBACK = note "authority-http-loopback";
}

/// What was understood from a pasted text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Address {
    /// The text as it was given.
    pub given: String,
    /// The authorities that it may mean, the likeliest first; empty when it means none. More than
    /// one only for the address of an endpoint.
    pub candidates: Vec<Authority>,
    /// What was changed, in the order in which it was done.
    pub changes: Vec<Change>,
    /// Why it means none.
    pub problem: Option<String>,
}

/// One change on the way to the normal form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Spaces around it were removed.
    Spaces,
    /// Quotes, brackets or characters that cannot be seen were removed.
    Invisible,
    /// `https://` was put before it.
    Scheme,
    /// `/.well-known/…` was cut off.
    WellKnown,
    /// The end of an endpoint's path was cut off.
    Endpoint,
    /// Query or fragment was cut off.
    Query,
    /// The authority was built from a tenant id or domain.
    Tenant,
    /// The host was written in small letters, or the port that goes without saying was dropped.
    Host,
}

impl Change {
    /// The word that the catalogue has for it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Spaces => "spaces",
            Self::Invisible => "invisible",
            Self::Scheme => "scheme",
            Self::WellKnown => "well-known",
            Self::Endpoint => "endpoint",
            Self::Query => "query",
            Self::Tenant => "tenant",
            Self::Host => "host",
        }
    }
}

/// Last words of the paths of endpoints that people paste.
const ENDPOINTS: &[&str] = &[
    "authorize",
    "auth",
    "authorization",
    "token",
    "userinfo",
    "keys",
    "jwks",
    "jwks.json",
    "certs",
    "login",
    "logout",
    "device_authorization",
    "device",
    "introspect",
    "revoke",
    "end_session",
    "oauth-authorization-server",
];

/// Understands a pasted text. `provider` is the one that the person named, if any.
#[must_use]
pub fn understand(given: &str, provider: Option<&Provider>) -> Address {
    let mut address = Address {
        given: given.to_owned(),
        candidates: Vec::new(),
        changes: Vec::new(),
        problem: None,
    };
    let text = clean(given, &mut address.changes);
    let built = provider
        .and_then(|p| p.authority.from_tenant.as_deref())
        .filter(|_| is_tenant(&text));
    let text = match built {
        Some(template) => {
            address.changes.push(Change::Tenant);
            template.replace("{tenant}", &text)
        }
        None => with_scheme(text, &mut address.changes),
    };
    match candidates(&text, &mut address.changes) {
        Ok(candidates) => address.candidates = candidates,
        Err(problem) => address.problem = Some(problem.to_string()),
    }
    address
}

/// Removes what cannot be part of an address and is easily copied along.
fn clean(given: &str, changes: &mut Vec<Change>) -> String {
    let trimmed = given.trim_matches(|c: char| c.is_ascii_whitespace());
    if trimmed.len() != given.len() {
        changes.push(Change::Spaces);
    }
    let hidden = |c: &char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(
                c,
                '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
            )
    };
    let quotes: &[char] = &[
        '"', '\'', '`', '<', '>', '“', '”', '‘', '’', '«', '»', ',', ';',
    ];
    let bare: String = trimmed.chars().filter(|c| !hidden(c)).collect();
    let bare = bare.trim_matches(quotes);
    if bare != trimmed {
        changes.push(Change::Invisible);
    }
    bare.to_owned()
}

/// A tenant id (a UUID) or one of the tenant's domains, and nothing else.
fn is_tenant(text: &str) -> bool {
    let label = |l: &str| !l.is_empty() && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_uuid(text)
        || (text.contains('.')
            && text.split('.').all(label)
            && text.parse::<std::net::IpAddr>().is_err())
        || matches!(text, "common" | "organizations" | "consumers")
}

/// A UUID in its usual form.
pub(crate) fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|g| g.len()).eq([8, 4, 4, 4, 12])
        && groups
            .iter()
            .all(|g| g.chars().all(|c| c.is_ascii_hexdigit()))
}

fn with_scheme(text: String, changes: &mut Vec<Change>) -> String {
    let scheme = text.split_once("://").map(|(s, _)| s);
    if text.is_empty() || scheme.is_some_and(|s| !s.contains(['.', ':', '/'])) {
        return text;
    }
    changes.push(Change::Scheme);
    let host = text.split(['/', ':']).next().unwrap_or_default();
    // A name for this computer hardly ever has a certificate.
    let plain = host == "localhost" || host == "127.0.0.1" || text.starts_with("[::1]");
    format!(
        "{}://{}",
        if plain { "http" } else { "https" },
        text.trim_start_matches('/')
    )
}

fn candidates(text: &str, changes: &mut Vec<Change>) -> Result<Vec<Authority>, ValueError> {
    let mut url = Url::parse(text).map_err(|e| match text {
        "" => ValueError::Empty,
        _ => ValueError::Address(e.to_string()),
    })?;
    if url.query().is_some() || url.fragment().is_some() {
        changes.push(Change::Query);
        url.set_query(None);
        url.set_fragment(None);
    }
    let before = text.split_once("://").map_or("", |(_, rest)| {
        rest.split(['/', '?', '#']).next().unwrap_or_default()
    });
    let after = url
        .as_str()
        .split_once("://")
        .map_or("", |(_, rest)| rest.split('/').next().unwrap_or_default());
    if before != after {
        changes.push(Change::Host);
    }
    if let Some(at) = url.path().find("/.well-known/") {
        changes.push(Change::WellKnown);
        let path = url.path().get(..at).unwrap_or_default().to_owned();
        url.set_path(&path);
        return Authority::parse(without_lone_slash(&url)).map(|a| vec![a]);
    }
    let provider = url.host_str().and_then(Provider::of_host);
    let ending = provider.and_then(|p| {
        let fits = |e: &&crate::provider::EndpointEnding| {
            url.path().trim_end_matches('/').ends_with(&e.ending)
        };
        p.authority.endpoints.iter().find(fits)
    });
    if let Some(ending) = ending {
        changes.push(Change::Endpoint);
        let path = url
            .path()
            .trim_end_matches('/')
            .trim_end_matches(ending.ending.as_str())
            .to_owned();
        url.set_path(&format!("{path}{}", ending.authority));
        return Authority::parse(without_lone_slash(&url)).map(|a| vec![a]);
    }
    let slash_was_typed = text.ends_with('/');
    let last = url
        .path()
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if !ENDPOINTS.contains(&last.as_str()) {
        let text = if slash_was_typed {
            url.as_str()
        } else {
            without_lone_slash(&url)
        };
        return Authority::parse(text).map(|a| vec![a]);
    }
    changes.push(Change::Endpoint);
    parents(&url)
}

/// The addresses above an endpoint's, nearest first: at most four, so that few requests are sent.
fn parents(endpoint: &Url) -> Result<Vec<Authority>, ValueError> {
    let mut url = endpoint.clone();
    let mut out = Vec::new();
    loop {
        let path = url
            .path()
            .trim_end_matches('/')
            .rsplit_once('/')
            .map(|(parent, _)| parent.to_owned());
        let Some(path) = path.filter(|_| out.len() < 4) else {
            return Ok(out);
        };
        url.set_path(&path);
        out.push(Authority::parse(without_lone_slash(&url))?);
    }
}

/// The address of a host alone without the slash that the parser puts there.
fn without_lone_slash(url: &Url) -> &str {
    if url.path() == "/" {
        url.as_str().trim_end_matches('/')
    } else {
        url.as_str()
    }
}

/// Judges the text itself. `served` is the candidate that had a discovery document.
#[must_use]
pub fn judge(address: &Address, served: Option<&Authority>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let normal = served.or(address.candidates.first());
    let Some(normal) = normal else {
        let problem = address.problem.clone().unwrap_or_default();
        return vec![
            AUTHORITY_UNREADABLE
                .found()
                .field(Field::Authority)
                .received(&address.given)
                .detail("problem", problem),
        ];
    };
    let understood = |fault: &'static crate::finding::Fault| {
        fault
            .found()
            .field(Field::Authority)
            .expected(normal.as_str())
            .received(&address.given)
            .suggest(normal.as_str())
    };
    let did = |change: &Change| address.changes.contains(change);
    if did(&Change::Invisible) {
        findings.push(understood(&AUTHORITY_WHITESPACE_OR_QUOTES));
    }
    if did(&Change::WellKnown) {
        findings.push(understood(&AUTHORITY_IS_WELLKNOWN_URL));
    }
    if did(&Change::Endpoint) && served.is_none() {
        findings.push(
            AUTHORITY_IS_ENDPOINT_URL
                .found()
                .field(Field::Authority)
                .received(&address.given),
        );
    }
    let said = [Change::Invisible, Change::WellKnown];
    let quiet: Vec<&str> = address
        .changes
        .iter()
        .filter(|c| !said.contains(c))
        .map(Change::word)
        .collect();
    if !quiet.is_empty() && (served.is_some() || !did(&Change::Endpoint)) {
        findings.push(understood(&AUTHORITY_UNDERSTOOD).detail("changes", quiet.join(" ")));
    }
    if normal.url().scheme() == "http" {
        let fault = if normal.is_loopback() {
            &AUTHORITY_HTTP_LOOPBACK
        } else {
            &AUTHORITY_HTTP_SCHEME
        };
        let mut finding = fault
            .found()
            .field(Field::Authority)
            .received(normal.as_str());
        if !normal.is_loopback() {
            let secure = normal.as_str().replacen("http://", "https://", 1);
            finding = finding.expected(secure.as_str()).suggest(secure);
        }
        findings.push(finding);
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn normal(given: &str, provider: Option<&str>) -> (Vec<String>, Vec<Change>) {
        let address = understand(given, provider.and_then(Provider::find));
        (
            address
                .candidates
                .iter()
                .map(|a| a.as_str().to_owned())
                .collect(),
            address.changes,
        )
    }

    #[test]
    fn what_people_paste_is_understood() {
        let tenant = "11111111-2222-3333-4444-555555555555";
        let entra = format!("https://login.microsoftonline.com/{tenant}/v2.0");
        for (given, provider, authority, changes) in [
            ("https://a.example/t", None, "https://a.example/t", vec![]),
            (
                " https://a.example/t/ \n",
                None,
                "https://a.example/t/",
                vec![Change::Spaces],
            ),
            (
                "\u{200b}“https://a.example”",
                None,
                "https://a.example",
                vec![Change::Invisible],
            ),
            ("a.example", None, "https://a.example", vec![Change::Scheme]),
            (
                "A.example:443/T",
                None,
                "https://a.example/T",
                vec![Change::Scheme, Change::Host],
            ),
            (
                "localhost:8080/realms/x",
                None,
                "http://localhost:8080/realms/x",
                vec![Change::Scheme],
            ),
            (
                "https://a.example/x/.well-known/openid-configuration?a=b",
                None,
                "https://a.example/x",
                vec![Change::Query, Change::WellKnown],
            ),
            (tenant, Some("entra"), &entra, vec![Change::Tenant]),
            (
                "contoso.com",
                Some("entra"),
                "https://login.microsoftonline.com/contoso.com/v2.0",
                vec![Change::Tenant],
            ),
            (
                &format!("https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize"),
                None,
                &entra,
                vec![Change::Endpoint],
            ),
        ] {
            assert_eq!(
                normal(given, provider),
                (vec![authority.to_owned()], changes),
                "{given}"
            );
        }
    }

    #[test]
    fn an_endpoint_may_belong_to_any_address_above_it() {
        let (candidates, changes) = normal(
            "https://k.example/realms/r/protocol/openid-connect/auth",
            None,
        );
        assert_eq!(
            candidates.first().map(String::as_str),
            Some("https://k.example/realms/r/protocol/openid-connect")
        );
        assert_eq!(candidates.len(), 4);
        assert!(candidates.contains(&"https://k.example/realms/r".to_owned()));
        assert_eq!(changes, [Change::Endpoint]);
        assert_eq!(
            normal("https://a.example/token", None).0,
            ["https://a.example"]
        );
    }

    #[test]
    fn what_means_nothing_is_said_to_mean_nothing() {
        for given in [
            "",
            "   ",
            "https://",
            "ftp://a.example",
            "mailto:a@b.example",
            "http://[::1",
        ] {
            let address = understand(given, None);
            let findings = judge(&address, None);
            assert!(
                findings
                    .iter()
                    .any(|f| f.fault.id == "authority-unreadable"),
                "{given}: {address:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_is_understood_or_refused(text in ".{0,80}") {
            let address = understand(&text, Provider::find("entra"));
            prop_assert!(address.candidates.is_empty() == address.problem.is_some());
            let _ = judge(&address, None);
        }

        #[test]
        fn the_normal_form_stays_as_it_is(path in "(/[a-z0-9]{1,8}){0,3}") {
            let first = normal(&format!("https://a.example{path}"), None).0;
            if let [only] = first.as_slice() {
                prop_assert_eq!(&normal(only, None).0, &vec![only.clone()]);
            }
        }
    }
}
