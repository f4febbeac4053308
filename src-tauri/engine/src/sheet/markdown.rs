//! A document in Markdown (CommonMark, with the tables of GitHub's). Whatever stands in a value stays a
//! value: no part of it becomes a heading, a link, a picture, a table or HTML.

use super::document::{Block, Document, Entry, Line, Span};
use std::fmt::Write as _;

/// Writes it.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut out = format!("# {}\n\n", text(&document.title, true));
    blocks(&mut out, &document.blocks, "");
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Every block with an empty line behind it; `indent` stands before every line but the first.
fn blocks(out: &mut String, blocks: &[Block], indent: &str) {
    let mut bullet = '-';
    let mut after_list = false;
    for (index, one) in blocks.iter().enumerate() {
        if index > 0 {
            out.push_str(indent);
        }
        let list = matches!(one, Block::List(_) | Block::Values(_));
        // Two lists with one mark would be one list.
        bullet = match bullet {
            '-' if list && after_list => '*',
            _ => '-',
        };
        after_list = list;
        block(out, one, bullet, indent);
        out.push('\n');
    }
}

// Writing to a text cannot fail.
fn block(out: &mut String, block: &Block, bullet: char, indent: &str) {
    match block {
        Block::Heading { level, text } => {
            let marks = "#".repeat(usize::from(*level));
            let _ = writeln!(out, "{marks} {}", line(text));
        }
        Block::Paragraph(text) => {
            let _ = writeln!(out, "{}", line(text));
        }
        Block::Note { label, text, .. } => {
            let _ = writeln!(out, "> **{}:** {}", self::text(label, false), line(text));
        }
        Block::List(lines) => {
            for (index, one) in lines.iter().enumerate() {
                let before = if index > 0 { indent } else { "" };
                let _ = writeln!(out, "{before}{bullet} {}", line(one));
            }
        }
        Block::Steps(steps) => {
            for (index, step) in steps.iter().enumerate() {
                let mark = format!("{}. ", index + 1);
                let before = if index > 0 { indent } else { "" };
                let _ = write!(out, "{before}{mark}");
                let further = format!("{indent}{:width$}", "", width = mark.len());
                blocks(out, step, &further);
            }
            // The last of them has left its own empty line.
            out.truncate(out.trim_end_matches('\n').len());
            out.push('\n');
        }
        Block::Table { head, rows } => table(out, head, rows, indent),
        Block::Values(entries) => {
            for (index, one) in entries.iter().enumerate() {
                let before = if index > 0 { indent } else { "" };
                out.push_str(before);
                entry(out, one, bullet, indent);
            }
        }
        Block::Verbatim(text) => fenced(out, text, indent),
    }
}

fn entry(out: &mut String, entry: &Entry, bullet: char, indent: &str) {
    let label = text(&entry.label, false);
    match entry.value.verbatim() {
        Some(value) => {
            let _ = write!(out, "{bullet} **{label}:**\n\n{indent}  ");
            fenced(out, value, &format!("{indent}  "));
            if let Some(note) = &entry.note {
                let _ = writeln!(out, "\n{indent}  {}", line(note));
            }
        }
        None => {
            let _ = write!(out, "{bullet} **{label}:** {}", line(&entry.value));
            if let Some(note) = &entry.note {
                let _ = write!(out, "\\\n{indent}  {}", line(note));
            }
            out.push('\n');
        }
    }
}

fn table(out: &mut String, head: &[String], rows: &[Vec<Line>], indent: &str) {
    let cell = |text: String| text.replace('|', "\\|");
    let names: Vec<String> = head.iter().map(|name| cell(bare(name, false))).collect();
    let _ = writeln!(out, "| {} |", names.join(" | "));
    let _ = writeln!(out, "{indent}|{}", " --- |".repeat(head.len()));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|one| cell(bare_line(one))).collect();
        let _ = writeln!(out, "{indent}| {} |", cells.join(" | "));
    }
}

/// A text between fences that are longer than any in it.
fn fenced(out: &mut String, text: &str, indent: &str) {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let _ = writeln!(out, "{fence}text");
    for one in text.lines() {
        let _ = writeln!(out, "{}", format!("{indent}{one}").trim_end());
    }
    let _ = writeln!(out, "{indent}{fence}");
}

fn line(line: &Line) -> String {
    spans(line, text)
}

/// As [`line`], for a cell, where the table itself escapes what divides cells.
fn bare_line(line: &Line) -> String {
    spans(line, bare)
}

fn spans(line: &Line, words: impl Fn(&str, bool) -> String) -> String {
    let mut out = String::new();
    for span in line.spans() {
        match span {
            Span::Text(one) => out.push_str(&words(one, out.is_empty())),
            Span::Code(one) => out.push_str(&code(one)),
            Span::Link(address) => {
                let _ = write!(out, "<{address}>");
            }
        }
    }
    out
}

/// A value between marks that are longer than any in it.
fn code(text: &str) -> String {
    let text = text.replace('\n', " ");
    if text.is_empty() {
        return String::new();
    }
    let marks = "`".repeat(longest_run(&text) + 1);
    let edge = |c: Option<char>| c.is_some_and(|c| c == '`' || c == ' ');
    let room = if edge(text.chars().next()) || edge(text.chars().last()) {
        " "
    } else {
        ""
    };
    format!("{marks}{room}{text}{room}{marks}")
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or_default()
}

/// Words, with a stroke before whatever would mean something. `first` says that a line begins here.
fn text(text: &str, first: bool) -> String {
    bare(text, first).replace('|', "\\|")
}

fn bare(text: &str, first: bool) -> String {
    // Spaces at the beginning of a line would make code of it.
    let text = if first { text.trim_start() } else { text };
    let mut out = String::with_capacity(text.len());
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    for (index, c) in text.chars().enumerate() {
        let anywhere = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&' | '$'
        );
        let at_the_start = first
            && ((index == 0 && matches!(c, '#' | '+' | '-' | '='))
                || (digits > 0 && index == digits && matches!(c, '.' | ')')));
        match c {
            '\n' => out.push(' '),
            _ => {
                if anywhere || at_the_start {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::service::Weight;

    fn of(block: Block) -> String {
        let mut document = Document::new("T", "en".into());
        document.blocks.push(block);
        let all = markdown(&document);
        all.strip_prefix("# T\n\n").unwrap().to_owned()
    }

    #[test]
    fn what_a_vendor_writes_stays_words() {
        let said = |text: &str| of(Block::Paragraph(Line::plain(text)));
        for (text, written) in [
            ("# no heading", "\\# no heading\n"),
            ("- no list", "\\- no list\n"),
            ("12. no list", "12\\. no list\n"),
            ("    no code", "no code\n"),
            ("**no** _weight_", "\\*\\*no\\*\\* \\_weight\\_\n"),
            (
                "![x](https://evil.example/x.png)",
                "!\\[x\\](https://evil.example/x.png)\n",
            ),
            (
                "<script>alert(1)</script>",
                "\\<script\\>alert(1)\\</script\\>\n",
            ),
            ("a | b &lt; \\ $x$", "a \\| b \\&lt; \\\\ \\$x\\$\n"),
            ("plain, with 3.5 (dots).", "plain, with 3.5 (dots).\n"),
        ] {
            assert_eq!(said(text), written);
        }
    }

    #[test]
    fn a_value_ends_where_it_ends() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a``"), "``` `a`` ```");
        assert_eq!(code(""), "");
        let long = "-----BEGIN\n```\nEND";
        let entry = Entry::of("Certificate", long);
        assert_eq!(
            of(Block::Values(vec![entry])),
            "- **Certificate:**\n\n  ````text\n  -----BEGIN\n  ```\n  END\n  ````\n"
        );
    }

    #[test]
    fn a_cell_stays_one_cell() {
        let table = Block::Table {
            head: vec!["a|b".into(), "c".into()],
            rows: vec![vec![Line::code("x|y"), Line::plain("p|q")]],
        };
        assert_eq!(
            of(table),
            "| a\\|b | c |\n| --- | --- |\n| `x\\|y` | p\\|q |\n"
        );
    }

    #[test]
    fn a_list_behind_a_list_is_another_list() {
        let mut document = Document::new("T", "en".into());
        for name in ["a", "b", "c"] {
            document.list(vec![Line::plain(name)]);
        }
        document.say("x");
        document.list(vec![Line::plain("d")]);
        let lists = "# T\n\n- a\n\n* b\n\n- c\n\nx\n\n- d\n";
        assert_eq!(markdown(&document), lists);
    }

    #[test]
    fn what_belongs_to_an_action_stands_below_it() {
        let note = Block::Note {
            weight: Weight::Warning,
            label: "Careful".into(),
            text: Line::plain("hot"),
        };
        let steps = vec![
            vec![
                Block::Paragraph(Line::plain("one")),
                Block::Values(vec![Entry::of("A", "1"), Entry::of("B", "2")]),
                note,
            ],
            vec![Block::Paragraph(Line::plain("two"))],
        ];
        assert_eq!(
            of(Block::Steps(steps)),
            "1. one\n\n   - **A:** `1`\n   - **B:** `2`\n\n   > **Careful:** hot\n\n2. two\n"
        );
    }
}
