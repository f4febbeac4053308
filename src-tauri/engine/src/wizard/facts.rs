//! Facts of a service's profile that are no notes of its own, as notes at the step where they help: where its
//! web app is, what its form asks for, how it finds accounts, who minds the secret's end, what it does with
//! groups.

use super::app_type::cannot_provision;
use crate::catalog::service::{Answer, FieldSpec, MatchedBy, Offered, Weight};
use crate::catalog::{Service, Text};
use crate::finding::Field;
use crate::provider::Provider;
use crate::setup::{Draft, Key, Step, step_of};
use crate::view::NoteView;
use crate::words::Words;

/// What is told at `step`.
pub(super) fn facts(
    service: &Service,
    step: Step,
    (draft, provider): (&Draft, Option<&Provider>),
    words: &Words,
) -> Vec<NoteView> {
    // Where a setup does not have the step, the fact is told at the next best one.
    let place = |wished: &[Step]| {
        let mut there = wished.iter().filter(|step| service.steps.contains(step));
        there.next().copied() == Some(step)
    };
    let name = draft.service_in_a_sentence(words);
    let mut notes = Vec::new();
    if place(&[Step::Service]) {
        let region = draft.region_of(service);
        let console = region.and_then(|region| draft.filled(region.console.as_deref()?));
        notes.extend(console.map(|address| {
            let arguments = [("service", name), ("address", &address)];
            fact("console", words.say("service-console", &arguments))
        }));
    }
    for field in &service.fields {
        if place(&[step_of_field(field), Step::Review, Step::Submit]) {
            notes.extend(of_field(field, words));
        }
    }
    if place(&[Step::People, Step::Follow]) {
        let by = match service.matching.by {
            MatchedBy::Email => "email",
            MatchedBy::ExternalId => "external-id",
            MatchedBy::NotKnown => "not-known",
        };
        let arguments = [("service", name), ("by", by)];
        let said = words.say("service-matches", &arguments);
        notes.push(fact(
            "matching",
            with(said, service.matching.text.as_ref(), words),
        ));
    }
    if place(&[Step::Credentials, Step::Follow]) {
        let renewed = service.expiry.renewed_by_service;
        let said = renewed.then(|| words.say("service-renews", &[("service", name)]));
        let text = with(
            said.unwrap_or_default(),
            service.expiry.text.as_ref(),
            words,
        );
        if !text.is_empty() {
            notes.push(fact("expiry", text));
        }
    }
    if place(&[Step::Provisioning, Step::Follow]) {
        notes.extend(provisioning(service, draft, provider, words));
    }
    notes
}

/// The step at which the value of a field is entered.
fn step_of_field(field: &FieldSpec) -> Step {
    let provisioning = |key: &Key| key.as_str().starts_with("provisioning.");
    match &field.value {
        Answer::Draft(key) if provisioning(key) => Step::Provisioning,
        Answer::Draft(_) | Answer::DiscoveryUrl => {
            let field = field.value.key().and_then(Key::field);
            field.and_then(step_of).unwrap_or(Step::Review)
        }
        Answer::Secret => step_of(Field::ClientSecret).unwrap_or(Step::Review),
        _ => field.step.unwrap_or(Step::Review),
    }
}

/// What the service's own form says of a value that every setup has. Fields that only this service has
/// say it themselves.
fn of_field(field: &FieldSpec, words: &Words) -> Option<NoteView> {
    if field.value.is_own() {
        return None;
    }
    let texts = [&field.hint, &field.caution].into_iter().flatten();
    let texts = texts.map(|text| text.say(words).to_owned());
    let who = field.who.as_ref();
    let who = who.map(|who| words.say("service-field-who", &[("who", who.say(words))]));
    let recommended = field.recommended.map(|yes| {
        let arguments = [("yes", if yes { "yes" } else { "no" })];
        words.say("service-recommends", &arguments)
    });
    let said: Vec<String> = texts.chain(who).chain(recommended).collect();
    (!said.is_empty()).then(|| NoteView {
        id: format!("field-{}", field.id),
        weight: match field.caution {
            Some(_) => Weight::Warning,
            None => Weight::Note,
        },
        text: format!("`{}`: {}", field.label.say(words), said.join(" ")),
    })
}

fn provisioning(
    service: &Service,
    draft: &Draft,
    provider: Option<&Provider>,
    words: &Words,
) -> Vec<NoteView> {
    let provisioned = &service.provisioning;
    let offered = match provisioned.offered {
        Offered::Scim => "scim",
        Offered::No => "no",
        Offered::NotKnown => "not-known",
    };
    let name = draft.service_in_a_sentence(words);
    let arguments = [("service", name), ("offered", offered)];
    let mut notes = vec![fact(
        "provisioning",
        words.say("service-provisioning", &arguments),
    )];
    if draft.provisions().is_none() {
        return notes;
    }
    if let Some(provider) = provider.filter(|provider| cannot_provision(draft, provider)) {
        let arguments = [("service", name), ("provider", &provider.name)];
        notes.push(NoteView {
            id: "provisioning-not-from-there".into(),
            weight: Weight::Warning,
            text: words.say("service-provisioning-not-from-there", &arguments),
        });
        return notes;
    }
    let named = [
        ("provisioning-base-url", &provisioned.base_url),
        ("provisioning-token", &provisioned.token),
        ("provisioning-locked", &provisioned.locked),
        ("provisioning-not-locked", &provisioned.not_locked),
    ];
    for (id, text) in named {
        if let Some(text) = text {
            let arguments = [("text", text.say(words))];
            notes.push(fact(id, words.say(&format!("service-{id}"), &arguments)));
        }
    }
    for mode in &provisioned.modes {
        let id = format!("provisioning-mode-{}", mode.id);
        notes.push(fact(
            &id,
            format!("`{}`: {}", mode.name, mode.text.say(words)),
        ));
    }
    for role in &provisioned.roles {
        let names: Vec<String> = role.names.iter().map(|name| format!("`{name}`")).collect();
        let names = names.join(", ");
        let arguments = [("of", role.of.say(words)), ("names", &names)];
        let id = format!("provisioning-role-{}", role.id);
        notes.push(fact(
            &id,
            words.say("service-provisioning-roles", &arguments),
        ));
    }
    notes
}

fn fact(id: &str, text: String) -> NoteView {
    NoteView {
        id: id.to_owned(),
        weight: Weight::Note,
        text,
    }
}

/// A sentence, and behind it what the profile adds.
fn with(said: String, text: Option<&Text>, words: &Words) -> String {
    let more = text.map(|text| text.say(words)).unwrap_or_default();
    match (said.is_empty(), more.is_empty()) {
        (true, _) => more.to_owned(),
        (_, true) => said,
        _ => format!("{said} {more}"),
    }
}
