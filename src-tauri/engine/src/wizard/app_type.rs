//! The kind of app that is registered at a provider, and what it can do.

use crate::catalog::service::Weight;
use crate::catalog::{Guide, Protocol};
use crate::provider::{AppType, Capability, Provider};
use crate::setup::Draft;
use crate::view::NoteView;
use crate::words::Words;

/// The kind of app that is made: the one that the service needs there, else that of the guide.
pub(super) fn app_of<'p>(draft: &Draft, provider: &'p Provider) -> Option<&'p AppType> {
    let service = draft.service();
    let protocol = service.map_or(Protocol::Oidc, |service| service.protocol);
    let guide = Guide::of(&provider.id, protocol)?;
    let wished = service.and_then(|service| {
        let mut wished = service.app_types.iter();
        wished.find(|wished| wished.provider == provider.id)
    });
    let id = wished
        .map(|wished| &wished.id)
        .or(guide.app_type.as_ref())?;
    provider.app_types.iter().find(|app| app.id == *id)
}

/// The kind of app that does what this one cannot, where it provisions people.
fn pushing<'p>(app: &AppType, provider: &'p Provider) -> Option<&'p AppType> {
    let other = app.instead.as_deref()?;
    let mut others = provider.app_types.iter();
    others.find(|app| app.id == other && app.scim_push == Capability::Yes)
}

/// People cannot be provisioned from the provider: neither by the app that is made nor by another.
pub(super) fn cannot_provision(draft: &Draft, provider: &Provider) -> bool {
    app_of(draft, provider)
        .is_some_and(|app| app.scim_push == Capability::No && pushing(app, provider).is_none())
}

/// What the kind of app cannot do of what is asked, and which one can (feature G5).
pub(super) fn capabilities(
    provider: &Provider,
    app: Option<&AppType>,
    draft: &Draft,
    words: &Words,
) -> Vec<NoteView> {
    let Some(app) = app else {
        return Vec::new();
    };
    let mut notes: Vec<NoteView> = app
        .text
        .iter()
        .map(|text| NoteView {
            id: format!("app-{}", app.id),
            weight: Weight::Note,
            text: text.say(words).to_owned(),
        })
        .collect();
    if draft.provisions().is_some() && app.scim_push != Capability::Yes {
        let known = if app.scim_push == Capability::No {
            "yes"
        } else {
            "no"
        };
        let arguments = [("app", app.name.as_str()), ("known", known)];
        let mut text = words.say("guide-app-no-scim", &arguments);
        if let Some(other) = pushing(app, provider) {
            text.push(' ');
            text.push_str(&words.say("guide-app-instead", &[("other", &other.name)]));
        }
        notes.push(NoteView {
            id: "app-no-scim".into(),
            weight: Weight::Warning,
            text,
        });
    }
    notes
}
