//! A document as one page of HTML: nothing is fetched, nothing runs, and everything is escaped.

use super::document::{Block, Document, Entry, Line, Span};
use crate::catalog::service::Weight;
use std::fmt::Write as _;

/// For the screen and for paper: A4 and Letter, nothing torn apart that belongs together.
const STYLE: &str = include_str!("sheet.css");

/// Writes it.
#[must_use]
pub fn html(document: &Document) -> String {
    let mut out = String::new();
    // Writing to a text cannot fail.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
        escaped(&document.language),
        escaped(&document.title),
        escaped(&document.title),
    );
    blocks(&mut out, &document.blocks);
    out.push_str("</body>\n</html>\n");
    out
}

fn blocks(out: &mut String, blocks: &[Block]) {
    for one in blocks {
        block(out, one);
    }
}

fn block(out: &mut String, block: &Block) {
    match block {
        Block::Heading { level, text } => {
            let _ = writeln!(out, "<h{level}>{}</h{level}>", line(text));
        }
        Block::Paragraph(text) => {
            let _ = writeln!(out, "<p>{}</p>", line(text));
        }
        Block::Note {
            weight,
            label,
            text,
        } => {
            let class = match weight {
                Weight::Note => "note",
                Weight::Warning => "warning",
            };
            let label = escaped(label);
            let text = line(text);
            let _ = writeln!(
                out,
                "<p class=\"{class}\"><strong>{label}:</strong> {text}</p>"
            );
        }
        Block::List(lines) => {
            out.push_str("<ul>\n");
            for one in lines {
                let _ = writeln!(out, "<li>{}</li>", line(one));
            }
            out.push_str("</ul>\n");
        }
        Block::Steps(steps) => {
            out.push_str("<ol>\n");
            for step in steps {
                out.push_str("<li>\n");
                blocks(out, step);
                out.push_str("</li>\n");
            }
            out.push_str("</ol>\n");
        }
        Block::Table { head, rows } => table(out, head, rows),
        Block::Values(entries) => {
            out.push_str("<dl>\n");
            for one in entries {
                entry(out, one);
            }
            out.push_str("</dl>\n");
        }
        Block::Verbatim(text) => {
            let _ = writeln!(out, "<pre>{}</pre>", escaped(text));
        }
    }
}

fn entry(out: &mut String, entry: &Entry) {
    let value = match entry.value.verbatim() {
        Some(text) => format!("<pre>{}</pre>", escaped(text)),
        None => line(&entry.value),
    };
    let note = entry.note.as_ref().map(line);
    let note = note
        .map(|note| format!("<p>{note}</p>"))
        .unwrap_or_default();
    let label = escaped(&entry.label);
    let _ = writeln!(out, "<div><dt>{label}</dt><dd>{value}{note}</dd></div>");
}

fn table(out: &mut String, head: &[String], rows: &[Vec<Line>]) {
    out.push_str("<table>\n<thead><tr>");
    for name in head {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(name));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            let _ = write!(out, "<td>{}</td>", line(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn line(line: &Line) -> String {
    let mut out = String::new();
    for span in line.spans() {
        let _ = match span {
            Span::Text(text) => write!(out, "{}", escaped(text)),
            Span::Code(text) => write!(out, "<code>{}</code>", escaped(text)),
            Span::Link(address) => {
                let address = escaped(address);
                write!(
                    out,
                    "<a href=\"{address}\" rel=\"noreferrer\">{address}</a>"
                )
            }
        };
    }
    out
}

/// A text in which nothing is HTML, in an element or in an attribute between quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVIL: &str = "</title><script src=\"https://evil.example\">x</script>'&";

    #[test]
    fn nothing_that_a_vendor_writes_is_an_element() {
        let mut document = Document::new(EVIL, EVIL.to_owned());
        document.part(EVIL);
        document.say(&format!("{EVIL} `{EVIL}`"));
        document.list(vec![Line::address(EVIL), Line::path(&[EVIL.to_owned()])]);
        document.table(vec![EVIL.to_owned()], vec![vec![Line::code(EVIL)]]);
        document.values(vec![Entry::of(EVIL, &format!("{EVIL}\n{EVIL}"))]);
        document.blocks.push(Block::Verbatim(EVIL.to_owned()));
        document.blocks.push(Block::Note {
            weight: Weight::Note,
            label: EVIL.to_owned(),
            text: Line::plain(EVIL),
        });
        let page = html(&document);
        assert!(!page.contains("<script"), "{page}");
        assert_eq!(page.matches("</title>").count(), 1);
        assert_eq!(page.matches("&lt;script src=&quot;").count(), 16, "{page}");
    }

    #[test]
    fn a_page_fetches_nothing() {
        let page = html(&Document::new("T", "en".into()));
        assert!(page.contains("default-src 'none'"));
        for part in [
            "http://", "https://", "url(", "@import", "<script", "<img", "<link",
        ] {
            assert!(!page.contains(part), "{part}");
        }
    }

    #[test]
    fn a_link_goes_where_it_says() {
        let mut document = Document::new("T", "en".into());
        document.list(vec![Line::address("https://a.example/?b=\"c\"&d")]);
        let page = html(&document);
        let link = "<a href=\"https://a.example/?b=%22c%22&amp;d\" rel=\"noreferrer\">\
                    https://a.example/?b=%22c%22&amp;d</a>";
        assert!(page.contains(link), "{page}");
    }
}
