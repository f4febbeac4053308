//! A document for a terminal: no marks but backticks around what stands on a screen, and lines that end
//! between words.

use super::document::{Block, Document, Entry, Line, Span};

/// The longest line, in characters.
const WIDTH: usize = 100;
/// How far text stands below its heading.
const INDENT: usize = 2;
/// The widest column of names.
const NAMES: usize = 36;

/// Writes it.
#[must_use]
pub fn text(document: &Document) -> String {
    let mut out = document.title.clone();
    out.push('\n');
    let mut indent = 0;
    for one in &document.blocks {
        if let Block::Heading { level, .. } = one {
            indent = INDENT * usize::from(level.saturating_sub(2));
        }
        out.push('\n');
        block(&mut out, one, indent);
        if matches!(one, Block::Heading { .. }) {
            indent += INDENT;
            // What stands below a heading follows at once.
            out.truncate(out.trim_end_matches('\n').len());
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn block(out: &mut String, block: &Block, indent: usize) {
    match block {
        Block::Heading { text, .. } => put(out, indent, "", &line(text)),
        Block::Paragraph(text) => put(out, indent, "", &line(text)),
        Block::Note { label, text, .. } => put(out, indent, &format!("{label}: "), &line(text)),
        Block::List(lines) => {
            for one in lines {
                put(out, indent, "- ", &line(one));
            }
        }
        Block::Steps(steps) => {
            for (index, step) in steps.iter().enumerate() {
                let mark = format!("{:>2}. ", index + 1);
                let further = indent + mark.len();
                for (at, one) in step.iter().enumerate() {
                    match one {
                        Block::Paragraph(text) if at == 0 => put(out, indent, &mark, &line(text)),
                        one => self::block(out, one, further),
                    }
                }
            }
        }
        Block::Table { head, rows } => table(out, head, rows, indent),
        Block::Values(entries) => values(out, entries, indent),
        Block::Verbatim(text) => {
            for one in text.lines() {
                out.push_str(&" ".repeat(indent));
                out.push_str(one);
                out.push('\n');
            }
        }
    }
}

fn values(out: &mut String, entries: &[Entry], indent: usize) {
    let widths = entries.iter().map(|entry| length(&entry.label));
    let width = widths.max().unwrap_or_default().min(NAMES);
    for entry in entries {
        let label = format!("{:<width$}  ", entry.label);
        match entry.value.verbatim() {
            Some(value) => {
                put(out, indent, "", &entry.label);
                let verbatim = Block::Verbatim(value.to_owned());
                block(out, &verbatim, indent + INDENT);
            }
            None => put(out, indent, &label, &line(&entry.value)),
        }
        if let Some(note) = &entry.note {
            let before = " ".repeat(length(&label));
            put(out, indent, &before, &line(note));
        }
    }
}

/// Columns side by side, the last one broken between words.
fn table(out: &mut String, head: &[String], rows: &[Vec<Line>], indent: usize) {
    let said: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(line).collect())
        .collect();
    let all = || std::iter::once(head).chain(said.iter().map(Vec::as_slice));
    let widths: Vec<usize> = (0..head.len())
        .map(|at| {
            let cells = all().filter_map(|row| row.get(at));
            cells.map(|cell| length(cell)).max().unwrap_or_default()
        })
        .collect();
    for row in all() {
        let Some((last, before)) = row.split_last() else {
            continue;
        };
        let columns = before.iter().zip(&widths);
        let columns: String = columns
            .map(|(cell, width)| format!("{cell:<width$}  "))
            .collect();
        put(out, indent, &columns, last);
    }
}

/// A text behind a mark, broken between words; its further lines begin below its first word.
fn put(out: &mut String, indent: usize, mark: &str, text: &str) {
    let hang = indent + length(mark).min(WIDTH / 2);
    let mut now = format!("{:indent$}{mark}", "");
    let mut column = indent + length(mark);
    let mut begun = false;
    for word in text.split_whitespace() {
        let needed = length(word) + usize::from(begun);
        if begun && column + needed > WIDTH {
            out.push_str(now.trim_end());
            out.push('\n');
            now = " ".repeat(hang);
            column = hang;
            begun = false;
        }
        if begun {
            now.push(' ');
            column += 1;
        }
        now.push_str(word);
        column += length(word);
        begun = true;
    }
    out.push_str(now.trim_end());
    out.push('\n');
}

fn line(line: &Line) -> String {
    let whole = line.spans().len() == 1;
    let said = line.spans().iter().map(|span| match span {
        Span::Code(text) if !whole => format!("`{text}`"),
        Span::Text(text) | Span::Code(text) | Span::Link(text) => text.clone(),
    });
    said.collect()
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_for_a_terminal_has_columns_and_no_long_lines() {
        let mut document = Document::new("Title", "en".into());
        document.part("Part");
        document.say(&"word ".repeat(40));
        document.values(vec![
            Entry::of("Client ID", "abc"),
            Entry::of("Region", "eu").note(Some(Line::marked("the `EU` one"))),
        ]);
        document.table(
            vec!["Name".into(), "Why".into()],
            vec![vec![Line::code("openid"), Line::plain("to sign in")]],
        );
        document.steps(vec![vec![Block::Paragraph(Line::marked("Press `Add`."))]]);
        let page = text(&document);
        assert!(page.lines().all(|line| length(line) <= WIDTH), "{page}");
        for part in [
            "Title\n\nPart\n  word word",
            "  Client ID  abc\n  Region     eu\n             the `EU` one\n",
            "  Name    Why\n  openid  to sign in\n",
            "   1. Press `Add`.\n",
        ] {
            assert!(page.contains(part), "{part:?} in {page}");
        }
    }
}
