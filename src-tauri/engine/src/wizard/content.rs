//! What a service's profile has for each step of a setup.

use super::app_type::cannot_provision;
use super::facts::facts;
use crate::catalog::service::{Answer, FieldSpec, Note, Procedure, When};
use crate::catalog::{Service, Source};
use crate::provider::Provider;
use crate::setup::Draft;
use crate::view::{
    FieldKind, FieldView, GuideView, NoteView, ProcedureAction, ProcedureView, RegionView,
    ServiceView, SourceView, StepContent,
};
use crate::words::Words;

impl SourceView {
    pub(super) fn of(source: &Source, words: &Words) -> Self {
        Self {
            text: source.text.clone(),
            read: source.read,
            of: source.of.say(words).to_owned(),
        }
    }
}

/// The service as it is shown.
pub(super) fn service_view(
    service: &Service,
    draft: &Draft,
    provider: Option<&'static Provider>,
    words: &Words,
) -> ServiceView {
    let say = |text: &crate::catalog::Text| text.say(words).to_owned();
    ServiceView {
        id: service.id.clone(),
        name: draft.service_name(words).unwrap_or_default().to_owned(),
        in_a_sentence: draft.service_in_a_sentence(words).to_owned(),
        summary: say(&service.summary),
        protocol: service.protocol,
        channel: draft.channel(),
        plan: service.plan.as_ref().map(say),
        role: service.role.as_ref().map(say),
        support: service.support.clone(),
        regions: service
            .regions
            .iter()
            .map(|region| RegionView {
                id: region.id.clone(),
                name: region.name.clone(),
                login_address: region
                    .login_address
                    .as_deref()
                    .and_then(|address| draft.filled(address)),
            })
            .collect(),
        providers: service.providers.clone(),
        foreign: draft.profile.is_some(),
        always_provisions: service.provisioning.always,
        preferences: draft.preferences().collect(),
        renews_secret: service.expiry.renewed_by_service,
        sources: service
            .sources
            .iter()
            .filter(|source| is_for(&source.providers, provider))
            .map(|source| SourceView::of(source, words))
            .collect(),
    }
}

/// What the profile has for each step that the setup has.
pub(super) fn content(
    draft: &Draft,
    provider: Option<&'static Provider>,
    guide: Option<&GuideView>,
    words: &Words,
) -> Vec<StepContent> {
    let Some(service) = draft.service() else {
        return Vec::new();
    };
    // What stands beside an action of the guide is not told twice.
    let beside_action = |note: &Note| {
        let mut actions = guide.into_iter().flat_map(|guide| &guide.actions);
        actions.any(|action| action.notes.iter().any(|one| one.id == note.id))
    };
    let steps = service.steps.iter();
    steps
        .map(|step| {
            let notes = service.notes.iter().filter(|note| {
                note.step == *step && applies(&note.when, draft, provider) && !beside_action(note)
            });
            let procedures = service.procedures.iter().filter(|procedure| {
                procedure.step == *step && applies(&procedure.when, draft, provider)
            });
            let fields = service.fields.iter().filter(|f| f.step == Some(*step));
            let of_profile = notes.map(|one| note(one, words));
            StepContent {
                step: *step,
                notes: of_profile
                    .chain(facts(service, *step, (draft, provider), words))
                    .collect(),
                procedures: procedures.map(|one| procedure(one, words)).collect(),
                fields: fields.filter_map(|f| field(f, draft, words)).collect(),
            }
        })
        .collect()
}

/// Whether something is shown in this setup.
pub(super) fn applies(when: &When, draft: &Draft, provider: Option<&'static Provider>) -> bool {
    is_for(&when.providers, provider)
        && when.provisioning.is_none_or(|wanted| {
            let from_there = || !provider.is_some_and(|provider| cannot_provision(draft, provider));
            wanted == draft.provisions().is_some() && (!wanted || from_there())
        })
}

/// Nothing is named, or this provider is among what is.
fn is_for(providers: &[String], provider: Option<&'static Provider>) -> bool {
    let named = |id: &String| provider.is_some_and(|provider| provider.id == *id);
    providers.is_empty() || providers.iter().any(named)
}

pub(super) fn note(note: &Note, words: &Words) -> NoteView {
    NoteView {
        id: note.id.clone(),
        weight: note.weight,
        text: note.text.say(words).to_owned(),
    }
}

fn procedure(procedure: &Procedure, words: &Words) -> ProcedureView {
    let action = |action: &crate::catalog::service::ServiceAction| ProcedureAction {
        text: action.text.say(words).to_owned(),
        caution: action
            .caution
            .as_ref()
            .map(|text| text.say(words).to_owned()),
    };
    ProcedureView {
        id: procedure.id.clone(),
        title: procedure.title.say(words).to_owned(),
        lead: procedure
            .lead
            .as_ref()
            .map(|text| text.say(words).to_owned()),
        actions: procedure.actions.iter().map(action).collect(),
    }
}

/// A field that the draft has no place of its own for.
fn field(field: &FieldSpec, draft: &Draft, words: &Words) -> Option<FieldView> {
    let mut options = Vec::new();
    let kind = match &field.value {
        Answer::Draft(_) | Answer::Secret | Answer::DiscoveryUrl => return None,
        Answer::Text | Answer::Part | Answer::ProductName => FieldKind::Text,
        Answer::Address => FieldKind::Address,
        Answer::Host => FieldKind::Host,
        Answer::Certificate => FieldKind::Certificate,
        Answer::Pairs(_) => FieldKind::Pairs,
        Answer::Choice(all) => {
            options.clone_from(all);
            FieldKind::Choice
        }
    };
    let say =
        |text: &Option<crate::catalog::Text>| text.as_ref().map(|text| text.say(words).to_owned());
    Some(FieldView {
        id: field.id.clone(),
        label: field.label.say(words).to_owned(),
        kind,
        options,
        required: draft.needs(field),
        value: draft.answers.get(&field.id).cloned(),
        hint: say(&field.hint),
        caution: say(&field.caution),
        who: say(&field.who),
        elsewhere: field.elsewhere,
        confidential: field.confidential,
    })
}
