//! Where a text is no TOML.

use super::fault::{Flaw, shortened};
use super::place::Found;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::DeTable;
use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{Expected, ParseError, Source};

/// How deep lists and tables stand in each other, as for the parser itself.
const DEEPEST: u32 = 80;

/// The most faults that are looked for: each takes a reading of its own.
const MOST: usize = 25;

/// A text as TOML, as far as it is that.
pub(super) struct Reading<'t> {
    /// What was read.
    pub table: Spanned<DeTable<'t>>,
    /// What could not be read.
    pub faults: Vec<Found>,
    /// Only single values were not read, or keys that stand twice.
    pub whole: bool,
}

/// All that keeps a text from being TOML, in its order.
pub(crate) fn faults(text: &str) -> Vec<Found> {
    let (rest, faults) = blanked(text);
    let mut faults = Reading::of(&rest, faults).faults;
    faults.sort_by_key(|found| found.at);
    faults
}

/// The text with blanks in place of the statements that are against TOML's grammar, and what is wrong there.
pub(super) fn blanked(text: &str) -> (String, Vec<Found>) {
    let (mut rest, mut faults) = (text.to_owned(), Vec::new());
    loop {
        let (events, errors) = read(&rest);
        let first = errors.iter().min_by_key(|error| place(error));
        let (Some(error), true) = (first, faults.len() < MOST) else {
            return (rest, faults);
        };
        faults.push(fault(&rest, error));
        // What comes after is read as if the faulty statement was not there: else all of it is a fault.
        rest = without(&rest, place(error), &events);
    }
}

impl<'t> Reading<'t> {
    /// Reads what is left of a text, with what was wrong in it already.
    pub(super) fn of(rest: &'t str, mut faults: Vec<Found>) -> Self {
        let whole = faults.is_empty();
        let (table, errors) = DeTable::parse_recoverable(rest);
        let (events, _) = read(rest);
        let is_key = |event: &&Event| event.kind() == EventKind::SimpleKey;
        let keys: BTreeSet<usize> = events
            .iter()
            .filter(is_key)
            .map(|key| key.span().start())
            .collect();
        let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        for error in errors {
            let span = error.span().unwrap_or_default();
            let (at, key) = (span.start, rest.get(span).unwrap_or_default());
            // The grammar is kept, and it is a key as any other: so it stands twice.
            if keys.contains(&at) && !key.is_empty() && key.chars().all(bare) {
                // Where a head was faulty, its keys are taken for those of the table before it.
                if whole {
                    faults.push(Found::whole(at, Flaw::Twice(key.to_owned())));
                }
            } else {
                faults.push(Found::whole(at, unread(rest, at, Vec::new())));
            }
        }
        Self {
            table,
            faults,
            whole,
        }
    }
}

fn read(text: &str) -> (Vec<Event>, Vec<ParseError>) {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let (mut events, mut errors) = (Vec::new(), Vec::new());
    let mut receiver = ValidateWhitespace::new(&mut events, source);
    let mut receiver = RecursionGuard::new(&mut receiver, DEEPEST);
    parse_document(&tokens, &mut receiver, &mut errors);
    (events, errors)
}

fn place(error: &ParseError) -> usize {
    let span = error.unexpected().or(error.context());
    span.map_or(0, |span| span.start())
}

/// The text with blanks in place of the statement that has a fault at that place.
fn without(text: &str, at: usize, events: &[Event]) -> String {
    let (mut depth, mut statement) = (0_usize, 0);
    for event in events.iter().filter(|event| event.span().start() < at) {
        match event.kind() {
            EventKind::ArrayOpen | EventKind::InlineTableOpen => depth += 1,
            EventKind::ArrayClose | EventKind::InlineTableClose => depth = depth.saturating_sub(1),
            EventKind::SimpleKey if depth == 0 => statement = event.span().start(),
            _ => {}
        }
    }
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let end = at + after.find('\n').unwrap_or(after.len());
    let opened = text.get(..statement).unwrap_or_default();
    let opened = opened.rfind('\n').map_or(0, |end| end + 1);
    let begins_line = text
        .get(line..at)
        .is_some_and(|before| before.trim().is_empty());
    let range = match (depth, opened < line && begins_line) {
        (0, _) => line..end,
        (_, true) => opened..line,
        (_, false) => opened..end,
    };
    let blank = |(index, byte): (usize, u8)| match range.contains(&index) && byte != b'\n' {
        true => b' ',
        false => byte,
    };
    let blanked = text.bytes().enumerate().map(blank).collect();
    String::from_utf8(blanked).unwrap_or_default()
}

fn fault(text: &str, error: &ParseError) -> Found {
    let expected = error.expected().unwrap_or_default().iter();
    let literals = expected.filter_map(|one| match one {
        Expected::Literal(literal) if !literal.trim().is_empty() => Some(*literal),
        _ => None,
    });
    let at = place(error);
    Found::whole(at, unread(text, at, literals.collect()))
}

fn unread(text: &str, at: usize, expected: Vec<&'static str>) -> Flaw {
    let rest = text.get(at..).unwrap_or_default();
    let found = shortened(rest.lines().next().unwrap_or_default().trim());
    Flaw::Toml { found, expected }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    fn told(text: &str) -> Vec<String> {
        let words = Words::speaking("en");
        let (rest, faults) = blanked(text);
        assert_eq!(rest.len(), text.len());
        let faults = Reading::of(&rest, faults).faults.into_iter();
        faults.map(|found| found.placed(text).say(&words)).collect()
    }

    #[test]
    fn each_fault_is_told_once_and_what_follows_is_read_all_the_same() {
        let text = "a = [\"x\"\nb = 1\nname \"y\"\n[c\nd =\ne = \"open\n]\nf = { g = 1\nh = 2\n";
        assert_eq!(
            told(text),
            [
                "line 2, column 1: this cannot be read as TOML: `,` is expected before `b = 1`",
                "line 3, column 6: this cannot be read as TOML: `=` is expected before `\"y\"`",
                "line 4, column 3: this cannot be read as TOML: the line ends where `]` is expected",
                "line 7, column 1: this cannot be read as TOML: `[` is expected before `]`",
                "line 9, column 1: this cannot be read as TOML: `,` is expected before `h = 2`",
                "line 5, column 4: this cannot be read as TOML: the line ends too early",
                "line 6, column 10: this cannot be read as TOML: the line ends too early",
            ]
        );
        let text = "a = 1\nb = text\nstraße = 1\nc = \"\\q\"\na = 2026-13-45\n[t]\n[t]\n";
        assert_eq!(
            told(text),
            [
                "line 2, column 5: this cannot be read as TOML: `text`; a text belongs in quotes",
                "line 3, column 5: this cannot be read as TOML: `ße = 1`; a text belongs in quotes",
                "line 4, column 7: this cannot be read as TOML: `q\"`; a text belongs in quotes",
                "line 5, column 5: this cannot be read as TOML: `2026-13-45`; a text belongs in quotes",
                "line 5, column 1: a stands there twice",
                "line 7, column 2: t stands there twice",
            ]
        );
    }

    #[test]
    fn nothing_makes_it_go_on_for_ever_or_too_deep() {
        for deep in ["[[", "a = [", "a = { b = "] {
            assert!(!told(&deep.repeat(50_000)).is_empty());
        }
        assert!(!told(&format!("a = {}", "[".repeat(100_000))).is_empty());
        let (_, faults) = blanked(&"a\n".repeat(MOST + 5));
        assert_eq!(faults.len(), MOST);
    }
}
