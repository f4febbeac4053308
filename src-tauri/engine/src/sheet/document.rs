//! What is written on paper, whatever it is written in: headings, paragraphs, lists, tables, values.

use crate::catalog::service::Weight;
use crate::finding::is_hidden;
use url::Url;

/// A text of several pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is about.
    pub title: String,
    /// The language that it is written in, by its code.
    pub language: String,
    /// What it says, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// 2 below the title, 3 and 4 below that.
        level: u8,
        /// What it says.
        text: Line,
    },
    /// A paragraph.
    Paragraph(Line),
    /// A paragraph that is set apart.
    Note {
        /// How much it matters.
        weight: Weight,
        /// The word that it begins with, such as "Warning".
        label: String,
        /// What it says.
        text: Line,
    },
    /// Things without an order.
    List(Vec<Line>),
    /// Things to be done one after the other.
    Steps(Vec<Vec<Block>>),
    /// A table. Every row has as many cells as the head.
    Table {
        /// What the columns are called.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<Line>>,
    },
    /// Values under their names.
    Values(Vec<Entry>),
    /// A text whose lines stay as they are.
    Verbatim(String),
}

/// A value under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is called.
    pub label: String,
    /// The value, as it is typed or shown. One of several lines is kept as it is.
    pub value: Line,
    /// What to know of it.
    pub note: Option<Line>,
}

/// A line of text, in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(Vec<Span>);

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Text(String),
    /// What stands on a screen, or is typed as it is.
    Code(String),
    /// An `https` address to open.
    Link(String),
}

impl Document {
    /// An empty one.
    #[must_use]
    pub fn new(title: &str, language: String) -> Self {
        Self {
            title: clean(title),
            language,
            blocks: Vec::new(),
        }
    }

    /// Begins a part.
    pub fn part(&mut self, title: &str) {
        self.heading(2, title);
    }

    /// Begins a part of a part.
    pub fn under(&mut self, title: &str) {
        self.heading(3, title);
    }

    /// Begins a part of that level.
    pub fn heading(&mut self, level: u8, title: &str) {
        let text = Line::plain(title);
        self.blocks.push(Block::Heading { level, text });
    }

    /// Says something; what stands between backticks is on a screen.
    pub fn say(&mut self, text: &str) {
        self.blocks.push(Block::Paragraph(Line::marked(text)));
    }

    /// Adds values, where there are any.
    pub fn values(&mut self, entries: Vec<Entry>) {
        if !entries.is_empty() {
            self.blocks.push(Block::Values(entries));
        }
    }

    /// Adds a list, where it has members.
    pub fn list(&mut self, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.blocks.push(Block::List(lines));
        }
    }

    /// Adds a table, where it has rows.
    pub fn table(&mut self, head: Vec<String>, rows: Vec<Vec<Line>>) {
        if !rows.is_empty() {
            self.blocks.push(Block::Table { head, rows });
        }
    }

    /// Adds what is done one after the other, where there is something to do.
    pub fn steps(&mut self, steps: Vec<Vec<Block>>) {
        if !steps.is_empty() {
            self.blocks.push(Block::Steps(steps));
        }
    }
}

impl Entry {
    /// A value that is copied or compared as it stands.
    #[must_use]
    pub fn of(label: &str, value: &str) -> Self {
        Self::said(label, Line::code(value))
    }

    /// What is known of something, in words.
    #[must_use]
    pub fn said(label: &str, value: Line) -> Self {
        let (label, note) = (clean(label), None);
        Self { label, value, note }
    }

    /// The same, with what to know of it.
    #[must_use]
    pub fn note(mut self, note: Option<Line>) -> Self {
        self.note = note;
        self
    }
}

impl Line {
    /// Words.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self(vec![Span::Text(one_line(text))])
    }

    /// What is typed as it is, or shown on a screen.
    #[must_use]
    pub fn code(text: &str) -> Self {
        Self(vec![Span::Code(clean(text))])
    }

    /// An address to open; any other address than an `https` one is only shown.
    #[must_use]
    pub fn address(text: &str) -> Self {
        let url = Url::parse(text).ok();
        match url.filter(|url| url.scheme() == "https" && url.has_host()) {
            Some(url) => Self(vec![Span::Link(url.to_string())]),
            None => Self::code(text),
        }
    }

    /// Words, of which those between backticks stand on a screen.
    #[must_use]
    pub fn marked(text: &str) -> Self {
        let text = one_line(text);
        let mut spans = Vec::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('`') {
            let Some((inside, behind)) = after.split_once('`') else {
                break;
            };
            if !before.is_empty() {
                spans.push(Span::Text(before.to_owned()));
            }
            if !inside.is_empty() {
                spans.push(Span::Code(inside.to_owned()));
            }
            rest = behind;
        }
        if !rest.is_empty() {
            spans.push(Span::Text(rest.to_owned()));
        }
        Self(spans)
    }

    /// The way to a page, in a console's words.
    #[must_use]
    pub fn path(path: &[String]) -> Self {
        let mut spans = Vec::new();
        for (index, part) in path.iter().enumerate() {
            if index > 0 {
                spans.push(Span::Text(" › ".to_owned()));
            }
            spans.push(Span::Code(one_line(part)));
        }
        Self(spans)
    }

    /// This line, and another behind it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Its pieces.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// Nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The one piece of it, where that is a value of several lines.
    pub(super) fn verbatim(&self) -> Option<&str> {
        match self.0.as_slice() {
            [Span::Code(text)] if text.contains('\n') => Some(text),
            _ => None,
        }
    }
}

/// A text without what cannot be seen: such characters are spelt out. Line breaks stay.
pub(super) fn clean(text: &str) -> String {
    let lines: Vec<String> = text.trim().split('\n').map(visible).collect();
    lines.join("\n")
}

/// The same in one line. The ends stay: a piece of a line may begin or end with a space.
fn one_line(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(visible).collect();
    lines.join(" ")
}

/// A line without what cannot be seen: such characters are spelt out.
#[must_use]
pub fn visible(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.strip_suffix('\r').unwrap_or(line).chars() {
        match c {
            '\t' => out.push(' '),
            hidden if is_hidden(hidden) => out.extend(hidden.escape_unicode()),
            seen => out.push(seen),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_backticks_is_on_a_screen() {
        let line = Line::marked("Press `New client secret`, then `Add`.");
        let expected = [
            Span::Text("Press ".into()),
            Span::Code("New client secret".into()),
            Span::Text(", then ".into()),
            Span::Code("Add".into()),
            Span::Text(".".into()),
        ];
        assert_eq!(line.spans(), expected);
        assert_eq!(
            Line::marked("a ` alone").spans(),
            [Span::Text("a ` alone".into())]
        );
    }

    #[test]
    fn what_cannot_be_seen_is_spelt_out() {
        let hidden = "a\u{1b}[2J\u{202e}b\nc";
        assert_eq!(clean(hidden), "a\\u{1b}[2J\\u{202e}b\nc");
        assert_eq!(
            Line::plain(hidden).spans(),
            [Span::Text("a\\u{1b}[2J\\u{202e}b c".into())]
        );
    }

    #[test]
    fn only_an_https_address_is_a_link() {
        let link = |text| matches!(Line::address(text).spans(), [Span::Link(_)]);
        assert!(link("https://entra.microsoft.com/#view"));
        for text in [
            "javascript:alert(1)",
            "http://a.example",
            "data:text/html,x",
            "x",
        ] {
            assert!(!link(text), "{text}");
        }
    }
}
