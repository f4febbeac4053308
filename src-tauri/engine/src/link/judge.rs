//! Judges a set-up document. One fault of grade fail, and nothing of it can be taken over: whoever asks
//! for what is not allowed is not trusted with the rest.

use super::document::{self, Entry, Malformed};
use super::limits::{MAX_DOCUMENT, preset};
use super::observation::Observation;
use super::offer::Offer;
use super::parse::host_of;
use super::{SCHEMA, site};
use crate::authority::transport;
use crate::catalog::service::{Channel, Offered};
use crate::catalog::{CatalogFault, Service};
use crate::exchange::{Exchange, InterruptionKind};
use crate::faults;
use crate::finding::{Finding, Grade, moment, worst};
use crate::setup::{Draft, Given, Key, KeyError, SetupId};
use chrono::{DateTime, Utc};
use serde_json::Value;
use url::Url;

faults! {
    /// A desk offers it.
    LINK_OFFERED = pass "link-offered";
    /// The values stand in the file itself.
    LINK_IN_FILE = warn "link-in-file";
    /// The desk sends on to another address.
    LINK_SENT_ON = fail "link-sent-on";
    /// The desk does not know the link.
    LINK_UNKNOWN = fail "link-unknown" cites "RFC 9110, section 15.5.5";
    /// Its time is over.
    LINK_EXPIRED = fail "link-expired";
    /// The desk does not offer it any more.
    LINK_REVOKED = fail "link-revoked" cites "RFC 9110, section 15.5.11";
    /// The desk answers with another status.
    LINK_REFUSED = fail "link-refused";
    /// It is longer than any such document.
    LINK_TOO_LONG = fail "link-too-long";
    /// It is no document, or not one in a form that can be read.
    LINK_MALFORMED = fail "link-malformed";
    /// It is a document of another form, or of a newer one.
    LINK_OF_OTHER_FORM = fail "link-of-other-form";
    /// Something that each has is not there.
    LINK_VALUE_MISSING = fail "link-value-missing";
    /// It names something that a link may not preset.
    LINK_KEY_FORBIDDEN = fail "link-key-forbidden";
    /// A value is none of its kind.
    LINK_VALUE_WRONG = fail "link-value-wrong";
    /// The catalog does not have the service.
    LINK_SERVICE_UNKNOWN = fail "link-service-unknown";
    /// The service does not have the region.
    LINK_REGION_UNKNOWN = fail "link-region-unknown";
    /// The service does not take the provider.
    LINK_PROVIDER_NOT_TAKEN = fail "link-provider-not-taken";
    /// The service does not ask for the value.
    LINK_VALUE_NOT_ASKED = fail "link-value-not-asked";
    /// The address of the request API is not at the desk that hands the document out.
    LINK_DESK_ELSEWHERE = fail "link-desk-elsewhere";
    /// A redirect address is on another site than the desk that hands the document out.
    LINK_REDIRECT_ELSEWHERE = fail "link-redirect-elsewhere";
    /// A file says where things are sent to, and no host vouches for that.
    LINK_FILE_NAMES_DESTINATION = fail "link-file-names-destination";
    /// The desk is on no site of the service.
    LINK_NOT_OF_SERVICE = warn "link-not-of-service";
    /// The desk is on no site of the service, and says where things are sent to.
    LINK_DESTINATION_NOT_OF_SERVICE = fail "link-destination-not-of-service";
    /// It presets the authority, so that tests will go there.
    LINK_PRESETS_AUTHORITY = warn "link-presets-authority";
}

/// Judges a document.
#[must_use]
pub fn judge(seen: &Observation) -> Offer {
    let (mut findings, text) = match &seen.exchange {
        None => (Vec::new(), Ok(seen.text.as_deref().unwrap_or_default())),
        Some(exchange) => (on_the_way(exchange), answered(seen, exchange)),
    };
    let mut offer = Offer {
        desk: seen.desk.clone(),
        expires: None,
        keys: Vec::new(),
        findings: Vec::new(),
        preset: Draft::new(SetupId::unnamed()),
    };
    let entries = text.map(document::read);
    match entries {
        Ok(Ok(entries)) => findings.extend(understand(&entries, seen, &mut offer)),
        Ok(Err(Malformed(faults))) => {
            let said = faults.iter().map(CatalogFault::said);
            findings.extend(said.map(|said| LINK_MALFORMED.found().detail_in("said", said)));
        }
        Err(instead) => {
            findings.extend(instead);
            if worst(&findings) != Grade::Fail {
                findings.push(LINK_REFUSED.found().received("nothing"));
            }
        }
    }
    if worst(&findings) != Grade::Fail {
        findings.push(match &seen.desk {
            Some(_) => LINK_OFFERED.found(),
            None => LINK_IN_FILE.found(),
        });
    }
    let host = seen.desk.as_ref().map(host_of).unwrap_or_default();
    let said = findings.into_iter().map(|f| f.detail("desk", &host));
    offer.findings = said.collect();
    offer
}

/// What is to be said of the connection. Which field of a setup it is about does not matter here.
fn on_the_way(exchange: &Exchange) -> Vec<Finding> {
    let found = transport::judge(exchange, exchange.at).into_iter();
    let telling = found.filter(|f| f.fault.grade > Grade::Note);
    telling
        .map(|finding| Finding {
            field: None,
            ..finding
        })
        .collect()
}

/// The document's text, or why there is none; nothing where what is said of the connection says it.
fn answered<'s>(seen: &'s Observation, exchange: &Exchange) -> Result<&'s str, Vec<Finding>> {
    let interruption = exchange.interruption.as_ref().map(|i| i.kind);
    if interruption == Some(InterruptionKind::BodyTooLarge) {
        let most = (MAX_DOCUMENT / 1024).to_string();
        return Err(vec![LINK_TOO_LONG.found().detail("most", most)]);
    }
    let Some(response) = &exchange.response else {
        return Err(Vec::new());
    };
    let refused = LINK_REFUSED
        .found()
        .received(format!("HTTP {}", response.status));
    Err(vec![match response.status {
        200..=299 => match (&seen.text, interruption) {
            (Some(text), None) => return Ok(text),
            (None, None) => LINK_MALFORMED.found().detail("said", "not-utf-8"),
            (_, Some(InterruptionKind::BodyEncoding)) => refused,
            (_, Some(_)) => return Err(Vec::new()),
        },
        300..=399 => {
            let to = seen.sent_on_to.as_deref();
            LINK_SENT_ON.found().detail("to", or_none(to))
        }
        404 => LINK_UNKNOWN.found(),
        410 if problem(seen).as_deref() == Some(EXPIRED) => {
            LINK_EXPIRED.found().detail("at", or_none(None))
        }
        410 => LINK_REVOKED.found(),
        _ => refused,
    }])
}

/// What the desk calls the refusal of a link whose time is over (RFC 9457, section 3.1.1).
const EXPIRED: &str = "urn:latchkey:problem:setup-link-expired";

fn problem(seen: &Observation) -> Option<String> {
    let details: Value = serde_json::from_str(seen.text.as_deref()?).ok()?;
    details.get("type")?.as_str().map(str::to_owned)
}

/// Takes the values in, and says what is wrong with them.
fn understand(entries: &[Entry], seen: &Observation, offer: &mut Offer) -> Vec<Finding> {
    let text = |key: &str| match entries.iter().find(|e| e.key == key)?.given.as_ref()? {
        Given::Text(text) => Some(text.as_str()),
        Given::List(_) | Given::Flag(_) => None,
    };
    let schema = text("schema").unwrap_or_default();
    if schema != SCHEMA {
        let other = LINK_OF_OTHER_FORM.found().expected(SCHEMA);
        return vec![other.detail("form", or_none(Some(schema)))];
    }
    let mut findings = Vec::new();
    match text("expires").map(DateTime::parse_from_rfc3339) {
        Some(Ok(until)) => {
            offer.expires = Some(until.to_utc());
            findings.extend(expired(until.to_utc(), seen.at));
        }
        Some(Err(_)) => findings.push(wrong("expires", text("expires"), ("time", ""))),
        None => findings.push(LINK_VALUE_MISSING.found().received("expires")),
    }
    let mut given = Vec::new();
    for entry in entries {
        match (preset(&entry.key), &entry.given) {
            _ if matches!(entry.key.as_str(), "schema" | "expires") => {}
            (None, _) => findings.push(LINK_KEY_FORBIDDEN.found().received(&entry.key)),
            (Some(_), None) => findings.push(wrong(&entry.key, None, ("", ""))),
            (Some((place, key)), Some(value)) => given.push((place, key, value.clone())),
        }
    }
    // What a pasted authority means depends on the provider, which comes before it.
    given.sort_by_key(|(place, ..)| *place);
    for (_, key, value) in given {
        let received = received(&value);
        match offer.preset.set(key, value) {
            Ok(()) if offer.preset.get(key).is_some() => offer.keys.push(key),
            Ok(()) => {}
            Err(KeyError::Value(error)) => {
                findings.push(wrong(key.as_str(), Some(&received), error.arguments()));
            }
            Err(_) => findings.push(wrong(key.as_str(), Some(&received), ("", ""))),
        }
    }
    let service = offer.preset.service.clone();
    match service.as_deref().map(Service::find) {
        Some(Some(service)) => findings.extend(of_service(service, seen, offer)),
        Some(None) => {
            let id = service.unwrap_or_default();
            findings.push(LINK_SERVICE_UNKNOWN.found().received(id));
        }
        None => findings.push(LINK_VALUE_MISSING.found().received("service")),
    }
    findings.extend(destinations(seen, &offer.preset));
    findings
}

/// What the words choose another sentence by where there is nothing to name.
fn or_none(text: Option<&str>) -> &str {
    text.filter(|text| !text.is_empty()).unwrap_or("none")
}

fn expired(until: DateTime<Utc>, at: DateTime<Utc>) -> Option<Finding> {
    let over = until <= at;
    over.then(|| LINK_EXPIRED.found().detail("at", moment(until)))
}

fn wrong(key: &str, received: Option<&str>, (kind, detail): (&str, &str)) -> Finding {
    let found = LINK_VALUE_WRONG.found().detail("key", key);
    let found = found.detail("kind", kind).detail("detail", detail);
    match received {
        Some(value) => found.received(value),
        None => found,
    }
}

fn received(given: &Given) -> String {
    match given {
        Given::Text(text) => text.clone(),
        Given::List(members) => members.join(", "),
        Given::Flag(flag) => flag.to_string(),
    }
}

/// What the service allows.
fn of_service(service: &Service, seen: &Observation, offer: &Offer) -> Vec<Finding> {
    let mut findings = Vec::new();
    let draft = &offer.preset;
    if let Some(region) = &draft.region
        && service.regions.iter().all(|known| known.id != *region)
    {
        let known: Vec<_> = service.regions.iter().map(|r| r.id.as_str()).collect();
        let unknown = LINK_REGION_UNKNOWN.found().received(region);
        findings.push(unknown.detail("known", or_none(Some(&known.join(", ")))));
    }
    if let Some(provider) = &draft.provider
        && !service.providers.is_empty()
        && !service.providers.contains(provider)
    {
        let refused = LINK_PROVIDER_NOT_TAKEN.found().received(provider);
        findings.push(refused.expected(service.providers.join(", ")));
    }
    let not_asked = offer.keys.iter().filter(|key| !asks_for(service, **key));
    findings.extend(not_asked.map(|key| LINK_VALUE_NOT_ASKED.found().received(key.as_str())));
    if let Some(desk) = &seen.desk
        && site::is_of(service, desk) == Some(false)
    {
        let leads = draft.desk.is_some() || !draft.further_redirect_uris.is_empty();
        findings.push(match leads {
            true => LINK_DESTINATION_NOT_OF_SERVICE.found(),
            false => LINK_NOT_OF_SERVICE.found(),
        });
    }
    let named = findings.into_iter();
    let named = named.map(|f| f.detail_in("service", service.name.clone()));
    named.collect()
}

fn asks_for(service: &Service, key: Key) -> bool {
    match key.as_str() {
        "service" | "region" | "provider" | "further_redirect_uris" => true,
        "desk" => service.submission.channel != Channel::Itself,
        "provisioning.wanted" => service.provisioning.offered != Offered::No,
        _ => service.asks_for(key),
    }
}

/// Where later steps will send something to.
fn destinations(seen: &Observation, draft: &Draft) -> Vec<Finding> {
    let mut findings = Vec::new();
    let address = |text: String| Url::parse(&text).ok();
    let desk = draft
        .desk
        .as_ref()
        .and_then(|desk| address(desk.to_string()));
    let redirects = draft.further_redirect_uris.iter();
    let redirects: Vec<Url> = redirects
        .filter_map(|uri| address(uri.to_string()))
        .collect();
    match &seen.desk {
        None => {
            let all = desk.iter().chain(&redirects);
            findings
                .extend(all.map(|to| LINK_FILE_NAMES_DESTINATION.found().received(host_of(to))));
        }
        Some(from) => {
            let elsewhere = desk.iter().filter(|desk| desk.origin() != from.origin());
            findings.extend(elsewhere.map(|desk| {
                let found = LINK_DESK_ELSEWHERE.found().received(host_of(desk));
                found.expected(host_of(from))
            }));
            let elsewhere = redirects.iter().filter(|to| !site::is_same(from, to));
            findings.extend(elsewhere.map(|to| {
                let found = LINK_REDIRECT_ELSEWHERE.found().received(host_of(to));
                found.expected(host_of(from))
            }));
        }
    }
    if let Some(authority) = draft
        .authority
        .as_ref()
        .and_then(|a| address(a.to_string()))
    {
        findings.push(LINK_PRESETS_AUTHORITY.found().received(host_of(&authority)));
    }
    findings
}

#[cfg(test)]
mod tests;
