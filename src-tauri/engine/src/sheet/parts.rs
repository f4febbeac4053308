//! What several documents have in common.

use super::document::{Block, Document, Entry, Line};
use crate::catalog::service::Weight;
use crate::view::{NoteView, PermissionView, SourceView};
use crate::words::Words;
use chrono::NaiveDate;

/// Something to know, set apart by its weight.
pub(super) fn note(weight: Weight, text: &str, words: &Words) -> Block {
    let id = match weight {
        Weight::Note => "sheet-label-note",
        Weight::Warning => "sheet-label-warning",
    };
    set_apart(weight, id, text, words)
}

/// A paragraph set apart under a word of its own.
pub(super) fn set_apart(weight: Weight, label: &str, text: &str, words: &Words) -> Block {
    Block::Note {
        weight,
        label: words.say(label, &[]),
        text: Line::marked(text),
    }
}

/// What is to be known: what harm comes from is set apart, the rest is a list.
pub(super) fn notes(document: &mut Document, notes: &[NoteView], words: &Words) {
    let plain = notes.iter().filter(|note| note.weight == Weight::Note);
    document.list(plain.map(|note| Line::marked(&note.text)).collect());
    let warnings = notes.iter().filter(|note| note.weight == Weight::Warning);
    let warnings = warnings.map(|one| note(one.weight, &one.text, words));
    document.blocks.extend(warnings);
}

/// What is done in the service: a title, when it is needed, and its actions.
pub(super) fn procedure<'a>(
    document: &mut Document,
    (level, title): (u8, &str),
    lead: Option<&str>,
    actions: impl Iterator<Item = (&'a str, Option<&'a str>)>,
    words: &Words,
) {
    document.heading(level, title);
    if let Some(lead) = lead {
        document.say(lead);
    }
    let step = |(text, caution): (&str, Option<&str>)| {
        let mut blocks = vec![Block::Paragraph(Line::marked(text))];
        blocks.extend(caution.map(|text| note(Weight::Warning, text, words)));
        blocks
    };
    document.steps(actions.map(step).collect());
}

/// What an app is allowed, and why.
pub(super) fn permissions(document: &mut Document, all: &[PermissionView], words: &Words) {
    let heads = ["name", "kind", "consent", "reason"];
    let head = heads.map(|what| words.say("sheet-permission", &[("what", what)]));
    let rows = all.iter().map(|permission| {
        let consent = match permission.admin_consent {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not-known",
        };
        vec![
            Line::code(&permission.name),
            Line::plain(permission.kind.as_deref().unwrap_or("–")),
            Line::plain(&known(consent, words)),
            Line::marked(&permission.reason),
        ]
    });
    document.table(head.to_vec(), rows.collect());
}

/// Yes, no, or not known.
pub(super) fn known(answer: &str, words: &Words) -> String {
    words.say("sheet-known", &[("answer", answer)])
}

/// A document that something was written from, and when it was read.
pub(super) fn source(text: &str, read: NaiveDate, of: Option<&str>, words: &Words) -> Line {
    let day = read.to_string();
    let said = words.say("sheet-source", &[("text", text), ("read", &day)]);
    match of {
        Some(of) => Line::plain(&format!("{said}: {of}")),
        None => Line::plain(&said),
    }
}

pub(super) fn sources(all: &[SourceView], words: &Words) -> Vec<Line> {
    let line = |one: &SourceView| source(&one.text, one.read, Some(&one.of), words);
    all.iter().map(line).collect()
}

/// A value under its name, or that nothing is chosen yet.
pub(super) fn entry(label: &str, value: Option<&str>, note: Option<&str>, words: &Words) -> Entry {
    let entry = match value {
        Some(value) => Entry::of(label, value),
        None => Entry::said(label, Line::plain(&words.say("sheet-nothing-yet", &[]))),
    };
    entry.note(note.map(Line::marked))
}

/// That a value is there, and that it is for nobody who reads this.
pub(super) fn kept(label: &str, note: Option<&str>, words: &Words) -> Entry {
    let said = Line::plain(&words.say("sheet-kept", &[]));
    Entry::said(label, said).note(note.map(Line::marked))
}

/// That a value which the console yields is not here yet, or need not be.
pub(super) fn not_noted(required: bool, words: &Words) -> Line {
    let id = match required {
        true => "sheet-to-note",
        false => "sheet-field-empty",
    };
    Line::plain(&words.say(id, &[]))
}

/// The name of a step.
pub(super) fn step_name(step: crate::setup::Step, words: &Words) -> String {
    words.say("sheet-step", &[("step", step.as_str())])
}
