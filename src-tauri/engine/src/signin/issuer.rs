//! An `iss` that was received, compared with the issuer that was discovered.

use crate::provider::Provider;
use crate::values::is_uuid;
use serde_json::{Map, Value};

/// How an `iss` compares with the discovered issuer (OpenID Connect Core 1.0 section 3.1.3.7, rule 2:
/// they must be the same, character by character).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The same.
    Same,
    /// The discovered issuer is a template for any tenant, and this is one of its issuers.
    OfTemplate,
    /// The same without `https://`.
    WithoutScheme,
    /// They differ in a trailing slash only.
    Slash,
    /// The issuer of an older kind of the same provider.
    Legacy,
    /// Another path on the same host.
    OtherPath,
    /// Something else.
    Other,
}

const TEMPLATE: &str = "{tenantid}";

/// Compares. `tenant` is the token's `tid` claim where there is one.
#[must_use]
pub fn compare(
    discovered: &str,
    received: &str,
    tenant: Option<&str>,
    provider: Option<&Provider>,
) -> Likeness {
    if discovered == received {
        return Likeness::Same;
    }
    if let Some(found) = tenant_in(discovered, received) {
        let one_tenant = is_uuid(found) && tenant.is_none_or(|t| t == found);
        return if one_tenant {
            Likeness::OfTemplate
        } else {
            Likeness::Other
        };
    }
    if discovered.strip_prefix("https://") == Some(received) {
        return Likeness::WithoutScheme;
    }
    if discovered.trim_end_matches('/') == received.trim_end_matches('/') {
        return Likeness::Slash;
    }
    let host = |text: &str| {
        url::Url::parse(text)
            .ok()
            .and_then(|u| u.host_str().map(str::to_owned))
    };
    let (ours, theirs) = (host(discovered), host(received));
    let legacy = |p: &Provider| {
        p.authority
            .legacy_issuer_hosts
            .iter()
            .any(|h| Some(h) == theirs.as_ref())
    };
    if provider.is_some_and(legacy) {
        return Likeness::Legacy;
    }
    if theirs.is_some() && ours == theirs {
        Likeness::OtherPath
    } else {
        Likeness::Other
    }
}

/// What stands in the template's place, if `received` is of its form.
fn tenant_in<'a>(template: &str, received: &'a str) -> Option<&'a str> {
    let (before, after) = template.split_once(TEMPLATE)?;
    received.strip_prefix(before)?.strip_suffix(after)
}

/// The issuer that a token must name: the discovered one, its tenant filled in where it is a
/// template. This is what a strict verifier is told.
#[must_use]
pub fn demanded(
    discovered: &str,
    claims: &Map<String, Value>,
    provider: Option<&Provider>,
) -> String {
    let text = |name| claims.get(name).and_then(Value::as_str);
    match text("iss").map(|iss| (iss, compare(discovered, iss, text("tid"), provider))) {
        Some((iss, Likeness::OfTemplate)) => iss.to_owned(),
        _ => discovered.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TENANT: &str = "00000000-aaaa-0000-0000-00000000000b";

    #[test]
    fn differences_are_told_apart() {
        let template = "https://login.example/{tenantid}/v2.0";
        let filled = format!("https://login.example/{TENANT}/v2.0");
        let is = |a: &str, b: &str, tenant| compare(a, b, tenant, None);
        assert_eq!(
            is("https://a.example/", "https://a.example/", None),
            Likeness::Same
        );
        assert_eq!(is(template, &filled, Some(TENANT)), Likeness::OfTemplate);
        assert_eq!(is(template, &filled, None), Likeness::OfTemplate);
        assert_eq!(is(template, &filled, Some("another")), Likeness::Other);
        assert_eq!(
            is(template, "https://login.example/evil/v2.0", Some("evil")),
            Likeness::Other
        );
        assert_eq!(
            is("https://a.example", "a.example", None),
            Likeness::WithoutScheme
        );
        assert_eq!(
            is("https://a.example", "https://a.example/", None),
            Likeness::Slash
        );
        assert_eq!(
            is("https://a.example/x", "https://a.example", None),
            Likeness::OtherPath
        );
        assert_eq!(
            is("https://a.example", "https://b.example", None),
            Likeness::Other
        );
        assert_eq!(is("https://a.example", "no address", None), Likeness::Other);
    }

    #[test]
    fn a_template_demands_the_token_s_own_tenant() {
        let claims =
            serde_json::json!({"iss": format!("https://l.example/{TENANT}/"), "tid": TENANT});
        let claims = claims.as_object().unwrap();
        assert_eq!(
            demanded("https://l.example/{tenantid}/", claims, None),
            format!("https://l.example/{TENANT}/")
        );
        assert_eq!(
            demanded("https://l.example", claims, None),
            "https://l.example"
        );
    }
}
