//! What a service asks for, and how it gets it.

use super::Writer;
use crate::catalog::Text;
use crate::catalog::service::{Answer, Channel, FieldSpec};
use crate::sheet::document::{Entry, Line};
use crate::sheet::parts::known;

impl Writer<'_> {
    pub(super) fn fields(&mut self) {
        if self.service.fields.is_empty() {
            return;
        }
        self.part("sheet-fields");
        let entries = self.service.fields.iter().map(|field| self.field(field));
        let entries = entries.collect();
        self.document.values(entries);
    }

    fn field(&self, field: &FieldSpec) -> Entry {
        let words = self.words;
        let own = format!("answers.{}", field.id);
        let (key, kind) = match &field.value {
            Answer::Draft(key) => (key.to_string(), None),
            Answer::Secret => ("secret".to_owned(), None),
            Answer::DiscoveryUrl => ("discovery-url".to_owned(), None),
            Answer::Text | Answer::ProductName => (own, Some("text".to_owned())),
            Answer::Part => (own, Some("part".to_owned())),
            Answer::Address => (own, Some("address".to_owned())),
            Answer::Host => (own, Some("host".to_owned())),
            Answer::Certificate => (own, Some("certificate".to_owned())),
            Answer::Pairs(names) if names.is_empty() => (own, Some("pairs".to_owned())),
            Answer::Pairs(names) => (own, Some(format!("pairs ({})", names.join(", ")))),
            Answer::Choice(all) => (own, Some(all.join(" | "))),
        };
        let instead = field.instead.join(", ");
        let required = match instead.is_empty() {
            true => words.say("sheet-required", &[]),
            false => words.say("sheet-required-unless", &[("fields", &instead)]),
        };
        let required = field.required.then_some(required);
        let elsewhere = field.elsewhere.then(|| words.say("sheet-elsewhere", &[]));
        let confidential = field.confidential;
        let confidential = confidential.then(|| words.say("sheet-confidential", &[]));
        let more = [kind, required, elsewhere, confidential];
        let more = more.into_iter().flatten();
        let more: String = more.map(|text| format!(", {text}")).collect();
        let line = match more.is_empty() {
            true => Line::code(&key),
            false => Line::code(&key).then(Line::plain(&more)),
        };
        let who = field.who.as_ref();
        let who = who.map(|who| words.say("service-field-who", &[("who", who.say(words))]));
        let recommended = field.recommended.map(|yes| {
            let answer = known(if yes { "yes" } else { "no" }, words);
            words.say("sheet-recommended", &[("answer", &answer)])
        });
        let text = |text: &Option<Text>| text.as_ref().map(|text| text.say(words).to_owned());
        let said = [who, text(&field.hint), text(&field.caution), recommended];
        let said: Vec<String> = said.into_iter().flatten().collect();
        let note = (!said.is_empty()).then(|| Line::marked(&said.join(" ")));
        Entry::said(field.label.say(words), line).note(note)
    }

    pub(super) fn submission(&mut self) {
        let submission = &self.service.submission;
        self.part("sheet-channel");
        let channel = match submission.channel {
            Channel::RequestApi => "request-api",
            Channel::Form => "form",
            Channel::Mail => "mail",
            Channel::Itself => "itself",
        };
        let channel = self.words.say("sheet-channel-is", &[("channel", channel)]);
        self.document.say(&channel);
        let mut entries = Vec::new();
        if !submission.path.is_empty() {
            entries.push(Entry::said(
                &self.label("path"),
                Line::path(&submission.path),
            ));
        }
        if let Some(page) = &submission.page {
            entries.push(Entry::of(&self.label("page"), page));
        }
        if let Some(button) = &submission.button {
            entries.push(Entry::of(&self.label("button"), button));
        }
        if let Some(to) = &submission.to {
            entries.push(Entry::of(&self.label("mail-to"), &to.to_string()));
        }
        for (what, text) in [("mail-ask", &submission.ask), ("after", &submission.after)] {
            let text = text.as_ref().map(|text| self.marked(text));
            entries.extend(text.map(|text| Entry::said(&self.label(what), text)));
        }
        self.document.values(entries);
    }

    pub(super) fn states(&mut self) {
        if self.service.states.is_empty() {
            return;
        }
        self.part("sheet-states");
        let entries = self.service.states.iter().map(|state| {
            let repair = state.repair.as_ref().map(|text| self.marked(text));
            let means = Line::plain("").then(self.marked(&state.means));
            let label = format!("{} ({})", state.name, state.id);
            Entry::said(&label, means).note(repair)
        });
        let entries = entries.collect();
        self.document.values(entries);
    }
}
