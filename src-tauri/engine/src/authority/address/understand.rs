//! From a pasted text to the authorities that it may mean.

use super::{Address, Change};
use crate::provider::{AuthorityFacts, EndpointEnding, Provider};
use crate::values::{Authority, ValueError, is_uuid};
use url::Url;

/// Last words of the paths of endpoints that people paste. Some authorities end in one of them too.
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
];

/// Understands a pasted text. `provider` is the one that the person named, if any.
#[must_use]
pub fn understand(given: &str, provider: Option<&Provider>) -> Address {
    let mut address = Address {
        given: without_user(given),
        candidates: Vec::new(),
        changes: Vec::new(),
        problem: None,
    };
    let text = clean(given, &mut address.changes);
    let template = provider
        .map(|p| &p.authority)
        .filter(|facts| is_tenant(&text, facts))
        .and_then(|facts| facts.from_tenant.as_deref());
    let text = match template {
        Some(template) => {
            address.changes.push(Change::Tenant);
            template.replace("{tenant}", &text)
        }
        None if is_uuid(&text) => {
            address.problem = Some("it is an id and names no host".to_owned());
            return address;
        }
        None => with_scheme(text, &mut address.changes),
    };
    match candidates(&text, provider, &mut address.changes) {
        Ok(candidates) => address.candidates = candidates,
        Err(problem) => address.problem = Some(problem.to_string()),
    }
    address
}

/// The text without the user name and password that may stand before the host: what is kept of it is
/// shown, and an address with them is refused.
fn without_user(given: &str) -> String {
    let start = given.find("://").map_or(0, |at| at + 3);
    let (scheme, rest) = given.split_at(start);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    match host.rsplit_once('@') {
        Some((_, host)) if start > 0 => format!("{scheme}…@{host}{path}"),
        _ => given.to_owned(),
    }
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
        '"', '\'', '`', '<', '>', '“', '”', '„', '‘', '’', '«', '»', ',', ';',
    ];
    let bare: String = trimmed.chars().filter(|c| !hidden(c)).collect();
    let bare = bare.trim_matches(quotes);
    if bare != trimmed {
        changes.push(Change::Invisible);
    }
    bare.to_owned()
}

/// A tenant id (a UUID), one of the tenant's domains or a word for any tenant, and nothing else.
fn is_tenant(text: &str, facts: &AuthorityFacts) -> bool {
    let label = |l: &str| !l.is_empty() && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let is_host = || facts.hosts.iter().any(|host| host == text);
    is_uuid(text)
        || (text.contains('.')
            && text.split('.').all(label)
            && text.parse::<std::net::IpAddr>().is_err()
            && !is_host())
        || facts.shared_tenants.iter().any(|tenant| tenant == text)
}

/// Puts a scheme before the text, or puts the one right that it has (`https:/host`, `http//host`).
fn with_scheme(text: String, changes: &mut Vec<Change>) -> String {
    let separator = [':', '/', '\\'];
    for scheme in ["https", "http"] {
        let Some((head, rest)) = text.split_at_checked(scheme.len()) else {
            continue;
        };
        let host = rest.trim_start_matches(separator);
        if !head.eq_ignore_ascii_case(scheme) || !rest.starts_with(separator) {
            continue;
        }
        let well_formed = rest.strip_prefix("://") == Some(host);
        if well_formed || host.is_empty() {
            return text;
        }
        changes.push(Change::Scheme);
        return format!("{scheme}://{host}");
    }
    let scheme = text.split_once("://").map(|(s, _)| s);
    if text.is_empty() || scheme.is_some_and(|s| !s.contains(['.', ':', '/'])) {
        return text;
    }
    changes.push(Change::Scheme);
    let text = text.trim_start_matches('/');
    let host = text.split(['/', ':']).next().unwrap_or_default();
    // A name for this computer hardly ever has a certificate.
    let plain = host == "localhost" || host == "127.0.0.1" || text.starts_with("[::1]");
    format!("{}://{text}", if plain { "http" } else { "https" })
}

fn candidates(
    text: &str,
    named: Option<&Provider>,
    changes: &mut Vec<Change>,
) -> Result<Vec<Authority>, ValueError> {
    let mut url = Url::parse(text).map_err(|e| match text {
        "" => ValueError::Empty,
        _ => ValueError::Address(e.to_string()),
    })?;
    if url.query().is_some() || url.fragment().is_some() {
        let with_policy = path_with_policy(&url, named);
        changes.push(match with_policy {
            Some(_) => Change::Policy,
            None => Change::Query,
        });
        if let Some(path) = with_policy {
            url.set_path(&path);
        }
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
    if let Some(path) = above_well_known(url.path()) {
        changes.push(Change::WellKnown);
        url.set_path(&path);
        return Authority::parse(without_lone_slash(&url)).map(|a| vec![a]);
    }
    if let Some(path) = above_known_endpoint(&url, named) {
        changes.push(Change::Endpoint);
        url.set_path(&path);
        return Authority::parse(without_lone_slash(&url)).map(|a| vec![a]);
    }
    let entered = Authority::parse(if text.ends_with('/') {
        url.as_str()
    } else {
        without_lone_slash(&url)
    })?;
    let last = url.path().trim_end_matches('/').rsplit('/').next();
    let last = last.unwrap_or_default().to_ascii_lowercase();
    let mut all = vec![entered];
    if ENDPOINTS.contains(&last.as_str()) {
        all.extend(parents(&url)?);
    }
    Ok(all)
}

/// The path of the authority whose metadata stands at this path. OpenID Connect appends the
/// well-known name to the issuer's path; RFC 8414 section 3.1 puts it before that.
fn above_well_known(path: &str) -> Option<String> {
    let (before, name) = path.split_once("/.well-known/")?;
    let behind = name.strip_prefix("oauth-authorization-server");
    Some(format!("{before}{}", behind.unwrap_or_default()))
}

/// The path of the authority whose endpoint this is, at a provider whose endpoints are known.
fn above_known_endpoint(url: &Url, named: Option<&Provider>) -> Option<String> {
    let path = url.path().trim_end_matches('/');
    let provider = named.or_else(|| Provider::of_host(url.host_str()?))?;
    let fits = |e: &&EndpointEnding| path.ends_with(&e.ending);
    let known = provider.authority.endpoints.iter().find(fits)?;
    let above = path.strip_suffix(known.ending.as_str())?;
    Some(format!("{above}{}", known.authority))
}

/// The path with the policy that the query names, behind the tenant, at a provider that takes it in
/// either place. Without it the address is that of no policy at all.
fn path_with_policy(url: &Url, named: Option<&Provider>) -> Option<String> {
    let of_host = url.host_str().and_then(Provider::of_host);
    let mut providers = named.into_iter().chain(of_host);
    let name = providers.find_map(|p| p.authority.policy_parameter.as_deref())?;
    let (_, policy) = url.query_pairs().find(|(key, _)| key == name)?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if policy.is_empty() || !policy.chars().all(is_name) {
        return None;
    }
    let mut path: Vec<&str> = url.path_segments()?.collect();
    if path.iter().any(|part| part.eq_ignore_ascii_case(&policy)) {
        return None;
    }
    let tenant = usize::from(path.first() == Some(&"tfp"));
    path.get(tenant).filter(|part| !part.is_empty())?;
    path.insert(tenant + 1, &policy);
    Some(format!("/{}", path.join("/")))
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
