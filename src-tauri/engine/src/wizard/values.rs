//! The values of a setup under the names that people know them by: what is registered at the
//! provider, and what the request tells the service.

use super::catalog::service_name;
use super::client::redirect_of;
use crate::catalog::filled;
use crate::catalog::service::{Answer, FieldSpec};
use crate::finding::moment;
use crate::provider::Provider;
use crate::request::Body;
use crate::setup::{Draft, Given, Key, Provisioning, SecretState, time};
use crate::values::Scope;
use crate::view::Copyable;
use crate::words::Words;

/// What a key is called.
pub(crate) fn name_of(key: Key, words: &Words) -> String {
    words.say(&message(key), &[])
}

fn message(key: Key) -> String {
    format!("value-{}", key.as_str().replace(['.', '_'], "-"))
}

/// The redirect address of the test sign-in as it is to be registered: without its port where any
/// port is asked for and the provider does not look at it (RFC 8252 section 7.3).
pub(super) fn test_redirect(draft: &Draft, provider: Option<&Provider>, words: &Words) -> String {
    let Ok(redirect) = redirect_of(draft.redirect_uri.clone(), provider, words) else {
        return String::new();
    };
    let any_port =
        redirect.port() == 0 && provider.is_some_and(|p| p.redirect.ignores_port_of(&redirect));
    if any_port {
        redirect.as_str().replacen(":0", "", 1)
    } else {
        redirect.as_str().to_owned()
    }
}

/// The service's own redirect addresses, as they are to be registered; as long as none is known, where it
/// comes from.
pub(super) fn service_redirects(draft: &Draft, words: &Words) -> Vec<Copyable> {
    let entry = |value: Option<String>, note: Option<String>| Copyable {
        label: words.say("register-entry-further", &[]),
        value,
        note,
        key: Key::parse("further_redirect_uris").ok(),
    };
    let known = draft.redirect_addresses();
    if known.is_empty() {
        let from = redirects_come_from(draft, words);
        return from
            .map(|note| entry(None, Some(note)))
            .into_iter()
            .collect();
    }
    let hint = || words.hint("register-entry-further", &[]);
    let known = known.iter();
    known
        .map(|uri| entry(Some(uri.to_string()), hint()))
        .collect()
}

/// Where the service's own redirect address comes from; nothing where its profile knows of none.
fn redirects_come_from(draft: &Draft, words: &Words) -> Option<String> {
    let service = draft.service()?;
    let further = |field: &&FieldSpec| match &field.value {
        Answer::Draft(key) => key.as_str() == "further_redirect_uris",
        _ => false,
    };
    if let Some(field) = service.fields.iter().find(further) {
        return Some(match &field.who {
            Some(who) => words.say("service-field-who", &[("who", who.say(words))]),
            None => words.say("register-entry-asked-below", &[]),
        });
    }
    let mut with_addresses = service.regions.iter();
    with_addresses.find(|region| !region.redirect_addresses.is_empty())?;
    let Some(region) = draft.region_of(service) else {
        return Some(words.say("register-entry-by-region", &[]));
    };
    let parts = region.redirect_addresses.iter();
    let parts = parts.flat_map(|address| filled::names(address));
    let mut labels: Vec<&str> = Vec::new();
    for field in parts.filter_map(|id| service.field(id)) {
        let label = field.label.say(words);
        if !labels.contains(&label) && !draft.answers.contains_key(&field.id) {
            labels.push(label);
        }
    }
    let named = labels.join(", ");
    (!labels.is_empty()).then(|| words.say("register-entry-by-fields", &[("fields", &named)]))
}

/// What is to be entered at the provider when the app is registered.
pub(super) fn register(draft: &Draft, provider: Option<&Provider>, words: &Words) -> Vec<Copyable> {
    let entry = |id: &str, value: String, key: &str| Copyable {
        label: words.say(id, &[]),
        value: Some(value),
        note: words.hint(id, &[]),
        key: Key::parse(key).ok(),
    };
    let test = entry(
        "register-entry-test",
        test_redirect(draft, provider, words),
        "redirect_uri",
    );
    let scopes = entry(
        "register-entry-scopes",
        draft.scopes().to_request(),
        "additional_scopes",
    );
    let mut entries = vec![test];
    entries.extend(service_redirects(draft, words));
    entries.push(scopes);
    entries
}

/// Who will see a value that goes to `host`.
pub(super) fn seen_by(host: &str, audience: &str, words: &Words) -> String {
    words.say("review-seen-by", &[("host", host), ("audience", audience)])
}

/// The values of the request, in the order of its form, with who sees each.
pub(super) fn review(draft: &Draft, secret: &SecretState, words: &Words) -> Vec<Copyable> {
    let host = match &draft.desk {
        Some(desk) => desk.host().to_owned(),
        None => words.say("review-the-service", &[]),
    };
    let seen_by = |audience: &str| Some(seen_by(&host, audience, words));
    let plain = |key: Key| draft.get(key).map(|given| shown(Some(key), &given, words));
    let value = |key: &str, audience: &str| {
        let key = Key::parse(key).ok()?;
        let value = match key.as_str() {
            "service" => service_name(draft, words),
            "region" => {
                let region = draft.service().and_then(|service| draft.region_of(service));
                region.map(|r| r.name.clone()).or_else(|| plain(key))
            }
            "additional_scopes" => {
                let scopes = draft.scopes_handed_over();
                let scopes: Vec<&str> = scopes.iter().map(Scope::as_str).collect();
                (!scopes.is_empty()).then(|| scopes.join(", "))
            }
            "provisioning.wanted" => draft.provisions().map(|p| provisioning(p, words)),
            _ => plain(key),
        };
        Some(Copyable {
            label: name_of(key, words),
            value,
            note: seen_by(audience),
            key: Some(key),
        })
    };
    let secret = match secret {
        SecretState::Missing => None,
        SecretState::Stored { .. } => Some("review-secret-stored"),
        SecretState::Unknown { .. } => Some("review-secret-unknown"),
    };
    let secret = Copyable {
        label: words.say("value-client-secret", &[]),
        value: secret.map(|known| words.say(known, &[])),
        note: seen_by("nobody-else"),
        key: None,
    };
    let before = [
        ("service", "service"),
        ("region", "service"),
        ("associated_domains", "service"),
        ("authority", "people"),
        ("client_id", "people"),
    ];
    let after = [
        ("secret_expires_at", "service"),
        ("break_glass_emails", "service"),
        ("additional_scopes", "people"),
        ("provisioning.wanted", "service"),
    ];
    let before = before.into_iter().filter_map(|(k, a)| value(k, a));
    let after = after.into_iter().filter_map(|(k, a)| value(k, a));
    before.chain([secret]).chain(after).collect()
}

/// A value as a person reads it: where it is a time, as times are read everywhere.
pub(crate) fn shown(key: Option<Key>, given: &Given, words: &Words) -> String {
    match given {
        Given::Text(text) if key.is_some_and(Key::is_time) => {
            time(text).map_or_else(|_| text.clone(), moment)
        }
        Given::Text(text) => text.clone(),
        Given::List(members) => members.join(", "),
        Given::Flag(true) => words.say("value-yes", &[]),
        Given::Flag(false) => words.say("value-no", &[]),
    }
}

fn provisioning(wanted: Provisioning, words: &Words) -> String {
    let yes = |flag: bool| if flag { "yes" } else { "no" };
    let arguments = [
        ("change", yes(wanted.change_phone_number)),
        ("confirm", yes(wanted.confirm_phone_number)),
    ];
    words.say("review-provisioning", &arguments)
}

/// What the values are called that differ from those that were sent.
pub(super) fn changed_since(sent: &Body, draft: &Draft, words: &Words) -> Vec<String> {
    let name = |key: &str| Key::parse(key).ok().map(|key| name_of(key, words));
    let differing = [
        ("service", draft.service.as_ref() != Some(&sent.service)),
        ("region", draft.region.as_ref() != Some(&sent.region)),
        (
            "associated_domains",
            Body::domains_of(draft) != sent.associated_domains,
        ),
        (
            "authority",
            draft.authority.as_ref() != Some(&sent.authority),
        ),
        (
            "client_id",
            draft.client_id.as_ref() != Some(&sent.client_id),
        ),
        (
            "secret_expires_at",
            draft.secret_expires_at != sent.secret_expires_at,
        ),
        (
            "break_glass_emails",
            draft.break_glass_emails != sent.break_glass_emails,
        ),
        (
            "additional_scopes",
            draft.scopes_handed_over() != sent.additional_scopes,
        ),
        (
            "provisioning.wanted",
            draft.provisions() != sent.provisioning,
        ),
    ];
    let differing = differing.into_iter().filter(|(_, differs)| *differs);
    differing.filter_map(|(key, _)| name(key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::sample;
    use crate::values::LoopbackRedirect;

    #[test]
    fn every_key_has_a_name() {
        let words = Words::speaking("en");
        for key in Key::all() {
            assert!(words.knows(&message(key)), "{}", message(key));
        }
    }

    #[test]
    fn the_review_has_all_that_is_sent_and_says_who_sees_it() {
        let words = Words::speaking("en");
        let stored = SecretState::Stored { since: None };
        let review = review(&sample::draft(), &stored, &words);
        assert_eq!(review.len(), 10);
        let said = |entry: &Copyable| {
            let note = entry.note.as_deref().unwrap_or_default();
            note.contains("desk.allquiet.example")
        };
        assert!(review.iter().all(said), "{review:?}");
        let missing = review.iter().filter(|entry| entry.value.is_none());
        assert_eq!(missing.count(), 2, "no end of the secret, no scopes");
    }

    #[test]
    fn only_a_secret_that_the_vault_denies_is_missing_from_the_review() {
        let words = Words::speaking("en");
        let said = |secret: SecretState| {
            let secret = review(&sample::draft(), &secret, &words).swap_remove(5);
            assert_eq!(secret.label, "Client secret");
            secret.value
        };
        let unknown = SecretState::Unknown {
            said: "locked".to_owned(),
        };
        assert_eq!(said(SecretState::Missing), None);
        assert_eq!(
            said(unknown).as_deref(),
            Some("the keychain has not said whether it is there")
        );
    }

    #[test]
    fn what_was_changed_is_named() {
        let words = Words::speaking("en");
        let mut draft = sample::draft();
        let sent = Body::of(&draft).unwrap();
        assert_eq!(changed_since(&sent, &draft, &words), [""; 0]);
        draft
            .associated_domains
            .extend(sent.associated_domains.clone());
        assert_eq!(changed_since(&sent, &draft, &words), [""; 0], "each once");
        draft.client_id = None;
        draft.provisioning = None;
        assert_eq!(
            changed_since(&sent, &draft, &words),
            ["Client ID", "Provisioning"]
        );
    }

    #[test]
    fn any_port_is_registered_without_one_where_the_provider_ignores_it() {
        let words = Words::speaking("en");
        let registered = |draft: &Draft, provider| test_redirect(draft, provider, &words);
        let mut draft = sample::draft();
        let entra = Provider::find("entra");
        assert_eq!(registered(&draft, None), "http://127.0.0.1:8765/callback");
        assert_eq!(registered(&draft, entra), "http://localhost:8765/callback");
        draft.redirect_uri = LoopbackRedirect::parse("http://localhost:0/cb").ok();
        assert_eq!(registered(&draft, entra), "http://localhost/cb");
        assert_eq!(registered(&draft, None), "http://localhost:0/cb");
    }
}
