//! What is done in the provider's console, and what comes back from it.

use super::{Writer, copyables};
use crate::catalog::Protocol;
use crate::catalog::service::{Channel, Weight};
use crate::setup::{Key, Step};
use crate::sheet::document::{Block, Entry, Line};
use crate::sheet::parts::{not_noted, note, notes, permissions, set_apart};
use crate::view::{FieldView, GuideAction, GuideView, ServiceView};
use crate::wizard::{name_of, shown};
use crate::words::Words;

impl Writer<'_> {
    /// What is done in the provider's console.
    pub(super) fn guide(&mut self, guide: &GuideView) {
        let words = self.words;
        let console = self.console();
        let arguments = [("console", console.as_str())];
        let title = words.say("sheet-guide", &arguments);
        self.sheet.part(&title);
        if guide.general {
            let said = words.say("sheet-guide-general", &arguments);
            self.sheet.say(&said);
        }
        let read = guide.read.to_string();
        let dated = match guide.seen {
            Some(seen) => words.say(
                "sheet-guide-seen",
                &[("read", &read), ("seen", &seen.to_string())],
            ),
            None => words.say("sheet-guide-read", &[("read", &read)]),
        };
        self.sheet.say(&dated);
        if let Some(app) = &guide.app_type {
            let entry = Entry::of(&self.label("app"), app);
            self.sheet.values(vec![entry]);
        }
        notes(&mut self.sheet, &guide.app_notes, words);
        // What the service has for this step goes into the actions that follow.
        let view = self.view;
        if let Some(content) = view.content.iter().find(|one| one.step == Step::Register) {
            self.content(content, 3);
        }
        let actions = guide.actions.iter().map(|one| action(one, words));
        self.sheet.steps(actions.collect());
        if !guide.permissions.is_empty() {
            self.sheet.under(&words.say("sheet-permissions", &[]));
            permissions(&mut self.sheet, &guide.permissions, words);
        }
        let lists = [
            ("sheet-leave-alone", &guide.leave_alone),
            ("sheet-quirks", &guide.quirks),
        ];
        for (title, texts) in lists {
            if !texts.is_empty() {
                self.sheet.under(&words.say(title, &[]));
                let lines = texts.iter().map(|text| Line::marked(text));
                self.sheet.list(lines.collect());
            }
        }
    }

    /// What the console yields, for whoever fills in the setup.
    pub(super) fn comes_back(&mut self, guide: &GuideView) {
        let (view, words) = (self.view, self.words);
        // A service that makes the app itself has the values itself.
        let service = view.service.as_ref();
        let by_itself = service.is_some_and(|service| service.channel == Channel::Itself);
        let mut keys: Vec<Key> = Vec::new();
        for key in guide.actions.iter().flat_map(|action| &action.gives) {
            if !keys.contains(key) {
                keys.push(*key);
            }
        }
        let mut entries: Vec<Entry> = keys
            .iter()
            .map(|key| {
                let label = name_of(*key, words);
                match view.values.get(key) {
                    Some(given) => Entry::of(&label, &shown(Some(*key), given, words)),
                    None => Entry::said(&label, not_noted(!by_itself, words)),
                }
            })
            .collect();
        entries.extend(self.of_console().map(|field| {
            let said = match field.value {
                Some(_) => Line::plain(&words.say("sheet-noted", &[])),
                None => not_noted(self.is_awaited(field), words),
            };
            let hint = field.hint.as_deref().map(Line::marked);
            Entry::said(&field.label, said).note(hint)
        }));
        if self.takes_secret() {
            let label = words.say("value-client-secret", &[]);
            let said = words.say("sheet-secret", &[]);
            entries.push(Entry::said(&label, Line::plain(&said)));
        }
        if !entries.is_empty() {
            self.part("sheet-comes-back");
            self.sheet.values(entries);
        }
    }

    /// The service's form is not complete without it, as far as it is asked for there.
    fn is_awaited(&self, field: &FieldView) -> bool {
        let of_form = self.view.hand_off.iter().flat_map(|form| &form.fields);
        let mut of_form = of_form.filter(|one| one.id == field.id);
        of_form.next().map_or(field.required, |one| one.required)
    }

    /// What only this service asks for, and the console yields.
    pub(super) fn of_console(&self) -> impl Iterator<Item = &FieldView> + use<'_> {
        let steps = [Step::Register, Step::Authority, Step::Credentials];
        let content = self.view.content.iter();
        content
            .filter(move |content| steps.contains(&content.step))
            .flat_map(|content| &content.fields)
            .filter(|field| !field.elsewhere && field.who.is_none())
    }

    fn takes_secret(&self) -> bool {
        let oidc = |service: &ServiceView| service.protocol == Protocol::Oidc;
        let by_hand = self.view.hand_off.as_ref();
        self.view.service.as_ref().is_none_or(oidc)
            && by_hand.is_none_or(|by_hand| by_hand.fields.iter().any(|field| field.secret))
    }
}

/// One numbered action in the console, with all that belongs to it.
fn action(action: &GuideAction, words: &Words) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(Line::marked(&action.text))];
    let mut values = Vec::new();
    let label = |what: &str| words.say("sheet-value", &[("what", what)]);
    if !action.path.is_empty() {
        values.push(Entry::said(&label("path"), Line::path(&action.path)));
    }
    if let Some(page) = &action.open {
        values.push(Entry::said(&label("page"), Line::address(page)));
    }
    values.extend(copyables(&action.copy, words));
    if !action.gives.is_empty() {
        let names: Vec<String> = action
            .gives
            .iter()
            .map(|key| name_of(*key, words))
            .collect();
        let line = Line::plain(&names.join(", "));
        values.push(Entry::said(&label("gives"), line));
    }
    if !values.is_empty() {
        blocks.push(Block::Values(values));
    }
    if let Some(text) = &action.caution {
        blocks.push(note(Weight::Warning, text, words));
    }
    if let Some(text) = &action.unverified {
        let id = "sheet-label-unverified";
        blocks.push(set_apart(Weight::Warning, id, text, words));
    }
    for one in &action.notes {
        blocks.push(note(one.weight, &one.text, words));
    }
    blocks
}
