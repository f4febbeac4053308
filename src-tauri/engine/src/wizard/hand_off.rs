//! How the values of a setup reach the service's maker by hand (feature S3), and what to tell the
//! people who will sign in (feature E7).

use super::values::{seen_by, shown};
use crate::catalog::service::{Answer, Channel, FieldSpec, Region, StateSpec};
use crate::catalog::{Protocol, Service, filled, plain};
use crate::setup::{Draft, Key};
use crate::view::{HandOff, HandOffField, MailView, StateView};
use crate::words::Words;
use std::sync::LazyLock;

/// How the values are handed over; nothing where the tenant request API takes them.
pub(super) fn hand_off(draft: &Draft, words: &Words) -> Option<HandOff> {
    let service = draft.service()?;
    let channel = draft.channel();
    if channel == Channel::RequestApi {
        return None;
    }
    let submission = &service.submission;
    let page = page_of(service, draft);
    let answered = |page: &str| page.split('/').nth(2).is_none_or(|host| host.contains('{'));
    let confidential = |id: &str| service.field(id).is_some_and(|field| field.confidential);
    Some(HandOff {
        path: submission.path.clone(),
        page_copied: draft.profile.is_some() || page.is_some_and(answered),
        page_confidential: page.is_some_and(|page| filled::names(page).any(confidential)),
        page: page.and_then(|page| draft.filled(page)),
        button: submission.button.clone(),
        mail: (channel == Channel::Mail).then(|| mail(service, draft, words)),
        fields: fields(service, draft, words),
        after: submission
            .after
            .as_ref()
            .map(|text| text.say(words).to_owned()),
        handed_over_at: draft.handed_over_at,
        reference: draft.handed_over_reference.clone(),
        overridden: draft.handed_over_override.clone(),
        tested_before: draft.is_tested_before(),
        own_test: service.protocol == Protocol::Saml,
        own_test_passed_at: draft.own_test_passed_at,
        states: service.states.iter().map(|one| state(one, words)).collect(),
        state: draft.service_state.clone(),
        state_at: draft.service_state_at,
    })
}

/// The page of the service's form; as long as none is known, where its console begins.
fn page_of<'a>(service: &'a Service, draft: &Draft) -> Option<&'a str> {
    let entered = match draft.channel() {
        Channel::Form | Channel::Itself => draft.region_of(service),
        Channel::Mail | Channel::RequestApi => None,
    };
    let begun = |region: &'a Region| {
        let console = region.console.as_deref();
        console.or(region.login_address.as_deref())
    };
    service
        .submission
        .page
        .as_deref()
        .or_else(|| entered.and_then(begun))
}

/// What the form asks for, in its order.
fn fields(service: &Service, draft: &Draft, words: &Words) -> Vec<HandOffField> {
    let fields = service.fields.iter();
    let asked = fields.filter(|field| !field.elsewhere && field.value != Answer::ProductName);
    asked
        .map(|field| hand_off_field(field, draft, words))
        .collect()
}

fn hand_off_field(field: &FieldSpec, draft: &Draft, words: &Words) -> HandOffField {
    let value = draft.value_of(field);
    let value = value.map(|given| shown(field.value.key(), &given, words));
    let host = match draft.product_name() {
        Some(name) => name.to_owned(),
        None => words.say("review-the-service", &[]),
    };
    let audience = match field.value.key().map(Key::as_str) {
        Some("authority" | "client_id" | "additional_scopes") => "people",
        _ if field.value == Answer::Secret => "nobody-else",
        _ => "service",
    };
    HandOffField {
        id: field.id.clone(),
        label: field.label.say(words).to_owned(),
        value,
        secret: field.value == Answer::Secret,
        confidential: field.confidential,
        required: draft.needs(field) || draft.awaits(field),
        seen_by: seen_by(&host, audience, words),
        note: field
            .caution
            .as_ref()
            .map(|text| text.say(words).to_owned()),
    }
}

fn state(state: &StateSpec, words: &Words) -> StateView {
    StateView {
        id: state.id.clone(),
        name: state.name.clone(),
        means: state.means.say(words).to_owned(),
        repair: state.repair.as_ref().map(|text| text.say(words).to_owned()),
        end: state.end,
    }
}

/// The mail that asks for what the service's maker does. The secret is no part of it. Whoever reads it may not
/// speak the admin's language: it is in that one only if the profile asks in it, and in English if not.
fn mail(service: &Service, draft: &Draft, words: &Words) -> MailView {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::speaking("en"));
    let ask = service.submission.ask.as_ref();
    let understood = ask.is_some_and(|ask| ask.in_language(&words.language()).is_some());
    let words = if understood { words } else { &*ENGLISH };
    let name = draft.service_in_a_sentence(words);
    let mut body: Vec<String> = vec![words.say("mail-greeting", &[]), String::new()];
    body.extend(ask.map(|ask| plain(ask.say(words))));
    body.push(String::new());
    let addresses = draft.redirect_addresses();
    for address in &addresses {
        body.push(format!(
            "{}: {address}",
            words.say("register-entry-further", &[])
        ));
    }
    let fields = fields(service, draft, words);
    for field in fields.iter().filter(|field| !field.secret) {
        let value = match &field.value {
            Some(_) if field.confidential => words.say("sheet-kept", &[]),
            Some(value) => value.clone(),
            None if field.required => words.say("mail-missing", &[]),
            None => continue,
        };
        body.push(format!("{}: {value}", field.label));
    }
    if fields.iter().any(|field| field.secret) {
        body.push(String::new());
        body.push(words.say("mail-secret", &[]));
    }
    MailView {
        to: service.submission.to.as_ref().map(ToString::to_string),
        language: words.language(),
        subject: words.say("mail-subject", &[("service", name)]),
        body: body.join("\n"),
    }
}

/// What to tell the people who will sign in.
pub(super) fn tell(draft: &Draft, words: &Words) -> Vec<String> {
    let Some(service) = draft.service() else {
        return Vec::new();
    };
    let tell = &service.tell;
    let region = draft.region_of(service);
    let mut lines = Vec::new();
    let name = draft.service_in_a_sentence(words);
    match draft.login_address() {
        Some(address) => {
            lines.push(words.say("tell-address", &[("service", name), ("address", &address)]))
        }
        None => lines.push(words.say("tell-service", &[("service", name)])),
    }
    if let Some(region) = region.filter(|_| tell.region) {
        lines.push(words.say("tell-region", &[("region", &region.name)]));
    }
    if let Some(button) = &tell.button {
        lines.push(words.say("tell-button", &[("button", button)]));
    }
    if tell.no_password {
        lines.push(words.say("tell-no-password", &[("service", name)]));
    }
    lines.extend(tell.more.iter().map(|text| plain(text.say(words))));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::SetupId;

    #[test]
    fn the_form_is_opened_where_its_region_has_it_and_copied_where_a_person_named_the_host() {
        let words = Words::speaking("en");
        let page = |service: &str, region: Option<&str>, answers: &[(&str, &str)]| {
            let mut draft = Draft::new(SetupId::parse("acme").unwrap());
            draft.service = Some(service.to_owned());
            draft.region = region.map(str::to_owned);
            for (field, answer) in answers {
                draft.answer(field, answer).unwrap();
            }
            let by_hand = hand_off(&draft, &words).unwrap();
            (by_hand.page, by_hand.page_copied)
        };
        let opened = |page: &str| (Some(page.to_owned()), false);
        let copied = |page: &str| (Some(page.to_owned()), true);
        assert_eq!(page("all-quiet", None, &[]), (None, false));
        assert_eq!(
            page("all-quiet", Some("eu"), &[]),
            opened("https://allquiet.eu/app/account")
        );
        assert_eq!(
            page("cipp", None, &[("app-host", "cipp.acme.example")]),
            copied("https://cipp.acme.example")
        );
        let link = [("setup-link", "https://setup.example/link")];
        assert_eq!(
            page("leasepilot", None, &link),
            copied("https://setup.example/link")
        );
        assert_eq!(page("rossum", None, &[]).0, None, "a mail has no page");
    }
}
