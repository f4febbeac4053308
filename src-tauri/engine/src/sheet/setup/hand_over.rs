//! How the values reach the service's maker, and what the service shows then.

use super::{Writer, about, copyables, is_early};
use crate::catalog::service::Channel;
use crate::finding::moment;
use crate::sheet::document::{Block, Entry, Line, clean};
use crate::sheet::parts::{entry, kept, not_noted};
use crate::view::{HandOff, HandOffField, MailView, ServiceView};
use crate::words::Words;

impl Writer<'_> {
    /// How the values reach the service's maker.
    pub(super) fn handing_over(&mut self) {
        let (view, words) = (self.view, self.words);
        let Some(service) = &view.service else {
            return;
        };
        let title = words.say("sheet-hand-over", &[("service", &service.in_a_sentence)]);
        let Some(by_hand) = &view.hand_off else {
            self.sheet.part(&title);
            let host = view.desk_host.as_deref().unwrap_or("–");
            let lead = words.say("sheet-hand-over-api", &[("host", host)]);
            self.sheet.say(&lead);
            self.sheet.values(copyables(&view.review, words));
            return;
        };
        self.sheet.part(&title);
        self.by_hand(service, by_hand);
        self.states(by_hand);
    }

    fn by_hand(&mut self, service: &ServiceView, by_hand: &HandOff) {
        let words = self.words;
        let id = match service.channel {
            Channel::RequestApi | Channel::Form => "sheet-hand-over-form",
            Channel::Mail => "sheet-hand-over-mail",
            Channel::Itself => "sheet-hand-over-itself",
        };
        self.sheet
            .say(&words.say(id, &[("service", &service.in_a_sentence)]));
        let mut place = Vec::new();
        if !by_hand.path.is_empty() {
            let path = Line::path(&by_hand.path);
            place.push(Entry::said(&self.label("path"), path));
        }
        let told = |page: &&String| {
            let mut own = self.view.content.iter().flat_map(|content| &content.fields);
            !own.any(|field| field.value.as_ref() == Some(page))
        };
        if let Some(page) = by_hand.page.as_ref().filter(told) {
            let line = match by_hand.page_confidential {
                true => Line::plain(&words.say("sheet-kept", &[])),
                false => Line::address(page),
            };
            place.push(Entry::said(&self.label("page"), line));
        }
        if let Some(button) = &by_hand.button {
            place.push(Entry::of(&self.label("button"), button));
        }
        if let Some(support) = &service.support {
            place.push(Entry::of(&self.label("support"), support));
        }
        self.sheet.values(place);
        let fields = by_hand.fields.iter().map(|field| {
            let note = self.note_of(field);
            let noted = self.of_console().any(|one| one.id == field.id);
            form_field(field, noted, note.as_deref(), words)
        });
        let fields = fields.collect();
        self.sheet.values(fields);
        if let Some(mail) = &by_hand.mail {
            self.mail(mail);
        }
        if let Some(after) = &by_hand.after {
            self.sheet.say(after);
        }
        let reference = by_hand.reference.as_deref();
        let done = [
            ("handed-over", by_hand.handed_over_at),
            ("own-test", by_hand.own_test_passed_at),
        ];
        let mut dated = Vec::new();
        for (what, at) in done {
            dated.extend(at.map(|at| Entry::said(&self.label(what), Line::plain(&moment(at)))));
        }
        dated.extend(reference.map(|text| Entry::of(&self.label("reference"), text)));
        let overridden = by_hand.overridden.as_deref();
        dated.extend(overridden.map(|text| Entry::of(&self.label("override"), text)));
        self.sheet.values(dated);
    }

    /// What is told of a field here, and not where it was told of before.
    fn note_of(&self, field: &HandOffField) -> Option<String> {
        let content = self.view.content.iter();
        let mut own =
            content.flat_map(|content| content.fields.iter().map(move |one| (content, one)));
        match own.find(|(_, own)| own.id == field.id) {
            Some((content, _)) if is_early(content.step) => None,
            Some((_, own)) if !self.of_console().any(|one| one.id == own.id) => {
                about(own, self.words)
            }
            _ => field.note.clone(),
        }
    }

    fn mail(&mut self, mail: &MailView) {
        let words = self.words;
        let to = self.label("mail-to");
        let entries = vec![
            entry(&to, mail.to.as_deref(), None, words),
            Entry::of(&self.label("mail-subject"), &mail.subject),
        ];
        self.sheet.values(entries);
        let body = Block::Verbatim(clean(&mail.body));
        self.sheet.blocks.push(body);
    }

    /// The states that the service shows.
    pub(super) fn states(&mut self, by_hand: &HandOff) {
        if by_hand.states.is_empty() {
            return;
        }
        self.sheet.under(&self.words.say("sheet-states", &[]));
        let heads = ["name", "means", "repair"];
        let head = heads.map(|what| self.words.say("sheet-state", &[("what", what)]));
        let rows = by_hand.states.iter().map(|state| {
            let repair = state.repair.as_deref().unwrap_or("–");
            vec![
                Line::code(&state.name),
                Line::marked(&state.means),
                Line::marked(repair),
            ]
        });
        self.sheet.table(head.to_vec(), rows.collect());
        let of = |id: &str| by_hand.states.iter().find(|state| state.id == id);
        if let Some(state) = by_hand.state.as_deref().and_then(of) {
            let at = by_hand.state_at.map(moment).unwrap_or_default();
            let arguments = [("state", state.name.as_str()), ("at", &at)];
            self.sheet
                .say(&self.words.say("sheet-state-now", &arguments));
        }
    }
}

/// A value of the service's form; the secret is named and not there. One that the console yields is `noted`.
fn form_field(field: &HandOffField, noted: bool, note: Option<&str>, words: &Words) -> Entry {
    if field.secret {
        let said = Line::plain(&words.say("sheet-field-secret", &[]));
        return Entry::said(&field.label, said).note(note.map(Line::marked));
    }
    match (&field.value, &field.required) {
        (Some(_), _) if field.confidential => kept(&field.label, note, words),
        (None, required) if noted || !required => {
            Entry::said(&field.label, not_noted(*required, words)).note(note.map(Line::marked))
        }
        (value, _) => entry(&field.label, value.as_deref(), note, words),
    }
}
