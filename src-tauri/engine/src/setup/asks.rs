//! What the test sign-in does not prove, because the service itself asks the provider otherwise, or nobody
//! has written down how.

use super::draft::Draft;
use crate::catalog::Service;
use crate::catalog::service::Known;
use crate::faults;
use crate::finding::{Fault, Field, Finding};
use crate::values::ClientAuthentication;
use std::collections::BTreeSet;

faults! {
    /// The service asks the provider in another way than the test does.
    SERVICE_ASKS_OTHERWISE = note "service-asks-otherwise";
    /// No source says how the service asks in this respect.
    SERVICE_ASKS_NOT_KNOWN = note "service-asks-not-known";
    /// No source says anything of how the service asks.
    SERVICE_ASKS_NOTHING_KNOWN = note "service-asks-nothing-known";
}

/// How the test asks, whatever the service: with PKCE, and for an answer in the query.
const TEST_MODE: &str = "query";

/// Compares how the service asks with how the test does. `used` is how the client proved itself in the
/// test, where it did.
#[must_use]
pub fn asks(draft: &Draft, used: Option<ClientAuthentication>) -> Vec<Finding> {
    let Some(service) = draft.service().filter(|_| draft.is_oidc()) else {
        return Vec::new();
    };
    let asks = &service.asks;
    let is_known = [
        asks.client_authentication.is_some(),
        asks.pkce.is_some(),
        asks.response_mode.is_some(),
        asks.scopes.is_some(),
    ];
    if is_known.iter().all(|known| !known) {
        return vec![about(&SERVICE_ASKS_NOTHING_KNOWN, service)];
    }
    let method = asks.client_authentication.as_ref();
    let tested = used.map_or("", ClientAuthentication::as_str);
    let mut findings = Vec::new();
    findings.extend(compare(
        service,
        "client-authentication",
        method.map(|known| (known.is.as_str().to_owned(), known.source.as_str())),
        (!tested.is_empty()).then(|| tested.to_owned()),
    ));
    findings.extend(compare(
        service,
        "pkce",
        asks.pkce
            .as_ref()
            .map(|known| (yes(known.is), known.source.as_str())),
        Some(yes(true)),
    ));
    findings.extend(compare(
        service,
        "response-mode",
        asks.response_mode.as_ref().map(text),
        Some(TEST_MODE.to_owned()),
    ));
    let sorted = |scopes: &[String]| {
        let all: BTreeSet<&str> = scopes.iter().map(String::as_str).collect();
        all.into_iter().collect::<Vec<_>>().join(" ")
    };
    let tested: Vec<String> = draft
        .scopes()
        .to_request()
        .split(' ')
        .map(str::to_owned)
        .collect();
    findings.extend(compare(
        service,
        "scopes",
        asks.scopes
            .as_ref()
            .map(|known| (sorted(&known.is), known.source.as_str())),
        Some(sorted(&tested)),
    ));
    findings
}

/// One respect. `tested` is absent where the test said nothing of it.
fn compare(
    service: &Service,
    what: &str,
    known: Option<(String, &str)>,
    tested: Option<String>,
) -> Option<Finding> {
    let finding = match (known, tested) {
        (None, _) => about(&SERVICE_ASKS_NOT_KNOWN, service),
        (Some((asks, source)), Some(tested)) if asks != tested => {
            about(&SERVICE_ASKS_OTHERWISE, service)
                .expected(asks)
                .received(tested)
                .detail("source", source)
        }
        (Some(_), _) => return None,
    };
    Some(finding.detail("what", what))
}

fn about(fault: &'static Fault, service: &Service) -> Finding {
    let finding = fault.found().field(Field::TestUser);
    finding.detail_in("service", service.name.clone())
}

fn text(known: &Known<String>) -> (String, &str) {
    (known.is.clone(), known.source.as_str())
}

fn yes(flag: bool) -> String {
    if flag { "yes" } else { "no" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::{Given, Key, SetupId};

    fn draft(service: &str) -> Draft {
        let mut draft = Draft::new(SetupId::parse("acme").unwrap());
        let key = Key::parse("service").unwrap();
        draft.set(key, Given::Text(service.to_owned())).unwrap();
        draft
    }

    fn ids(draft: &Draft, used: Option<ClientAuthentication>) -> Vec<(&'static str, String)> {
        let what = |f: &Finding| f.details.get("what").cloned().unwrap_or_default();
        asks(draft, used)
            .iter()
            .map(|f| (f.fault.id, what(f)))
            .collect()
    }

    #[test]
    fn what_the_service_does_otherwise_is_told_and_what_is_alike_is_not() {
        let not_known = |what: &str| ("service-asks-not-known", what.to_owned());
        let rest = ["pkce", "response-mode", "scopes"].map(not_known);
        let all_quiet = draft("all-quiet");
        assert_eq!(ids(&all_quiet, Some(ClientAuthentication::Post)), rest);
        let found = ids(&all_quiet, Some(ClientAuthentication::Basic));
        assert_eq!(
            found[0],
            ("service-asks-otherwise", "client-authentication".into())
        );
        assert_eq!(found[1..], rest);
    }

    #[test]
    fn of_a_service_that_nobody_described_one_sentence_is_enough() {
        let ids = ids(&draft("generic"), None);
        assert_eq!(ids, [("service-asks-nothing-known", String::new())]);
    }

    #[test]
    fn where_nothing_is_tested_from_here_nothing_is_left_open() {
        assert!(ids(&draft("leasepilot"), None).is_empty());
        assert!(asks(&Draft::new(SetupId::parse("acme").unwrap()), None).is_empty());
    }
}
