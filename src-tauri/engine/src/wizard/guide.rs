//! A provider's guide, filled with the values of a setup.

use super::app_type::{app_of, capabilities};
use super::content::{applies, note};
use super::values::service_redirects;
use crate::catalog::{Act, Action, Guide, Protocol, Service, Text, Value, filled};
use crate::provider::{Form, Provider};
use crate::setup::{Draft, Key, Step, step_of};
use crate::view::{
    Copyable, FormView, GuideAction, GuideView, PartView, PermissionView, SourceView,
};
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that a guide is filled from.
pub(super) struct Filling<'a> {
    pub draft: &'a Draft,
    pub provider: Option<&'static Provider>,
    /// The temporary redirect address of the test sign-in.
    pub test_redirect: &'a str,
    pub words: &'a Words,
}

/// The guide for the service of the setup, at its provider; that for any console where the provider
/// has none, or is not known.
pub(super) fn guide(filling: &Filling<'_>) -> Option<GuideView> {
    let Filling {
        draft,
        provider,
        words,
        ..
    } = *filling;
    let service = draft.service();
    let protocol = service.map_or(Protocol::Oidc, |service| service.protocol);
    let own = provider.and_then(|provider| Guide::of(&provider.id, protocol));
    let guide = own.or_else(|| Guide::of(Provider::ANY, protocol))?;
    let app = provider.and_then(|provider| app_of(draft, provider));
    let say = |text: &Text| text.say(words).to_owned();
    let (form, parts) = form_of(draft, provider).unzip();
    let place = Place {
        form,
        parts: parts.unwrap_or_default(),
    };
    let mut actions: Vec<GuideAction> = guide
        .actions
        .iter()
        .filter(|action| {
            action.app_type.is_none() || action.app_type.as_ref() == app.map(|app| &app.id)
        })
        .filter_map(|action| filled_action(filling, service, action, &place))
        .collect();
    // Two actions may be for the same; a note stands beside the first.
    let mut told = BTreeSet::new();
    for action in &mut actions {
        action.notes.retain(|note| told.insert(note.id.clone()));
    }
    let wanted = service.into_iter().flat_map(|service| {
        let of_provider = |id: &str| provider.is_some_and(|provider| provider.id == id);
        let wanted = service.permissions.iter();
        wanted
            .filter(move |wanted| of_provider(&wanted.provider))
            .map(|wanted| &wanted.permission)
    });
    let mut permissions: Vec<PermissionView> = Vec::new();
    for permission in wanted.chain(&guide.permissions) {
        if !permissions.iter().any(|one| one.name == permission.name) {
            permissions.push(PermissionView {
                name: permission.name.clone(),
                kind: permission.kind.clone(),
                admin_consent: permission.admin_consent,
                reason: say(&permission.reason),
            });
        }
    }
    Some(GuideView {
        console: provider.map(|provider| provider.name.clone()),
        general: provider.is_some() && own.is_none(),
        app_type: app.map(|app| app.name.clone()),
        app_notes: provider.map_or_else(Vec::new, |provider| {
            capabilities(provider, app, draft, words)
        }),
        read: guide.read(),
        seen: guide.seen,
        sources: guide
            .sources
            .iter()
            .map(|source| SourceView::of(source, words))
            .collect(),
        permissions,
        actions,
        leave_alone: guide.leave_alone.iter().map(say).collect(),
        quirks: provider
            .into_iter()
            .flat_map(|provider| &provider.quirks)
            .filter(|quirk| quirk.protocols.contains(&protocol))
            .filter(|quirk| form.is_none() || is_for(&quirk.forms, form))
            .map(|quirk| say(&quirk.text))
            .collect(),
    })
}

/// Somebody has a use for a value that the console yields: the service's form, or a step of the setup.
fn is_taken(key: Key, draft: &Draft) -> bool {
    draft.service().is_none_or(|service| {
        let step = key.field().and_then(step_of);
        service.asks_for(key) || step.is_some_and(|step| service.steps.contains(&step))
    })
}

/// Where the authority's provider stands, as far as the authority tells.
struct Place {
    form: Option<&'static Form>,
    parts: BTreeMap<&'static str, String>,
}

/// An action, unless it is about a value that the service does not have.
fn filled_action(
    filling: &Filling<'_>,
    service: Option<&Service>,
    action: &Action,
    place: &Place,
) -> Option<GuideAction> {
    let words = filling.words;
    let copy: Vec<Copyable> = action
        .copy
        .iter()
        .flat_map(|value| copyable(filling, *value))
        .collect();
    if copy.is_empty() && !action.copy.is_empty() {
        return None;
    }
    let taken = |key: &&Key| is_taken(**key, filling.draft);
    let gives: Vec<Key> = action.gives.iter().filter(taken).copied().collect();
    let reads_only = matches!(action.does, Act::ClientId | Act::Authority);
    if reads_only && gives.is_empty() && !action.gives.is_empty() {
        return None;
    }
    let notes = service.into_iter().flat_map(|service| {
        let here = move |note: &&crate::catalog::service::Note| {
            note.at == Some(action.does) && applies(&note.when, filling.draft, filling.provider)
        };
        service.notes.iter().filter(here)
    });
    let pages = action
        .open
        .iter()
        .filter(|page| is_for(&page.forms, place.form));
    let part = |name: &str| place.parts.get(name).cloned();
    Some(GuideAction {
        id: action.id.clone(),
        path: action.path.clone(),
        open: pages
            .map(|page| filled::fill(&page.at, part))
            .find_map(Result::ok),
        text: action.text.say(words).to_owned(),
        copy,
        gives,
        caution: action
            .caution
            .as_ref()
            .map(|text| text.say(words).to_owned()),
        unverified: action
            .unverified
            .as_ref()
            .map(|text| text.say(words).to_owned()),
        notes: notes.map(|one| note(one, words)).collect(),
    })
}

/// What the app at the provider is called.
fn app_name(draft: &Draft) -> Option<&str> {
    let named = draft.service().and_then(|one| one.app_name.as_deref());
    named.or_else(|| draft.product_name())
}

/// It has a test sign-in from here, whose address the app must know.
fn is_tested(draft: &Draft) -> bool {
    let has = |service: &Service| service.steps.contains(&Step::SignIn);
    draft.is_oidc() && draft.service().is_none_or(has)
}

/// The values that stand behind a name, each with its label.
fn copyable(filling: &Filling<'_>, value: Value) -> Vec<Copyable> {
    let Filling { draft, words, .. } = *filling;
    let entry = |id: &str, value: String, key: &str| Copyable {
        label: words.say(id, &[]),
        value: Some(value),
        note: words.hint(id, &[]),
        key: Key::parse(key).ok(),
    };
    let answer = |label: &str| {
        let value = value.answer().and_then(|id| draft.answers.get(id).cloned());
        Copyable {
            label: words.say(label, &[]),
            note: value
                .is_none()
                .then(|| words.say("register-entry-asked-below", &[])),
            value,
            key: None,
        }
    };
    match value {
        Value::ServiceName if draft.service().is_none() => Vec::new(),
        Value::ServiceName => match app_name(draft) {
            Some(name) => vec![entry("register-entry-name", name.to_owned(), "service")],
            None => vec![Copyable {
                label: words.say("register-entry-name", &[]),
                value: None,
                note: Some(words.say("register-entry-name-asked", &[])),
                key: Key::parse("service").ok(),
            }],
        },
        Value::RedirectAddresses => service_redirects(draft, words),
        Value::TestRedirect if !is_tested(draft) => Vec::new(),
        Value::TestRedirect => vec![entry(
            "register-entry-test",
            filling.test_redirect.to_owned(),
            "redirect_uri",
        )],
        Value::LoginAddress => draft
            .login_address()
            .map(|address| entry("register-entry-login", address, "region"))
            .into_iter()
            .collect(),
        Value::Scopes => vec![entry(
            "register-entry-scopes",
            draft.scopes().to_request(),
            "additional_scopes",
        )],
        Value::AcsUrl => vec![answer("register-entry-acs")],
        Value::EntityId => vec![answer("register-entry-entity")],
    }
}

/// The parts of the setup's authority, by the form that made it.
fn form_of(
    draft: &Draft,
    provider: Option<&'static Provider>,
) -> Option<(&'static Form, BTreeMap<&'static str, String>)> {
    let authority = draft.authority.as_ref()?.to_string();
    let read = provider?.authority.forms.iter().filter_map(|form| {
        let parts = filled::read(&form.authority, &authority)?;
        Some((form, parts.into_iter().collect::<BTreeMap<_, _>>()))
    });
    // `organizations` would pass for the name of a tenant.
    read.min_by_key(|(_, parts)| parts.len())
}

/// Something that is there for some forms of an authority only is there for this one.
fn is_for(forms: &[String], form: Option<&Form>) -> bool {
    forms.is_empty() || form.is_some_and(|form| forms.contains(&form.id))
}

/// The ways in which an authority is put together at the provider.
pub(super) fn forms(
    draft: &Draft,
    provider: Option<&'static Provider>,
    words: &Words,
) -> Vec<FormView> {
    let known = form_of(draft, provider).map(|(_, parts)| parts);
    let known = known.unwrap_or_default();
    let Some(provider) = provider else {
        return Vec::new();
    };
    let part = |id: &str| {
        let part = provider.authority.parts.iter().find(|part| part.id == id)?;
        Some(PartView {
            id: part.id.clone(),
            name: part.name.say(words).to_owned(),
            example: part.example.clone(),
            path: part.path.clone(),
            value: known.get(id).cloned(),
        })
    };
    let forms = provider.authority.forms.iter();
    forms
        .map(|form| FormView {
            id: form.id.clone(),
            name: form.name.say(words).to_owned(),
            when: form.when.as_ref().map(|when| when.say(words).to_owned()),
            authority: form.authority.clone(),
            parts: filled::names(&form.authority).filter_map(part).collect(),
        })
        .collect()
}
