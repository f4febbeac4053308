//! Where in a file something stands.

use super::fault::{CatalogFault, Flaw, shortened};
use toml::de::{DeTable, DeValue};

/// The line, counted from 1, of a place in a text.
pub(super) fn line_at(text: &str, byte: usize) -> usize {
    1 + text.get(..byte).unwrap_or_default().matches('\n').count()
}

/// Something that is wrong, where its place in the text is known in bytes.
pub(crate) struct Found {
    /// Where.
    pub at: usize,
    /// The way there; empty for the file as a whole.
    pub way: Vec<String>,
    /// What.
    pub flaw: Flaw,
    /// What was meant, perhaps.
    pub near: Vec<String>,
}

impl Found {
    /// Of the file as a whole.
    pub(crate) fn whole(at: usize, flaw: Flaw) -> Self {
        let (way, near) = (Vec::new(), Vec::new());
        Self {
            at,
            way,
            flaw,
            near,
        }
    }

    /// With its line and column.
    pub(crate) fn placed(self, text: &str) -> CatalogFault {
        let before = text.get(..self.at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let named = |name: &String| match !name.is_empty() && name.chars().all(bare) {
            true => shortened(name),
            false => format!("\"{}\"", shortened(name)),
        };
        CatalogFault {
            line: line_at(text, self.at),
            column: 1 + line.chars().count(),
            key: self.way.iter().map(named).collect::<Vec<_>>().join("."),
            flaw: self.flaw,
            near: self.near,
        }
    }
}

/// A step on the way to a value in a file.
#[derive(Clone, Copy, Debug)]
pub(super) enum At<'a> {
    /// The value of a key.
    Key(&'a str),
    /// A member of a list, counted from 0.
    Index(usize),
}

impl At<'_> {
    /// As it is told: members of lists counted from 1.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Key(key) => (*key).to_owned(),
            Self::Index(index) => (index + 1).to_string(),
        }
    }
}

/// Where the value of a way begins, in bytes, or what of the way there exists.
pub(super) fn place_of(table: &DeTable<'_>, way: &[String]) -> usize {
    let mut start = 0;
    let mut here: Option<&DeValue<'_>> = None;
    for name in way {
        let next = match here {
            None => table.get_key_value(name.as_str()),
            Some(DeValue::Table(table)) => table.get_key_value(name.as_str()),
            Some(DeValue::Array(members)) => {
                let index = name
                    .parse::<usize>()
                    .ok()
                    .and_then(|nth| nth.checked_sub(1));
                let Some(member) = index.and_then(|index| members.get(index)) else {
                    break;
                };
                start = member.span().start;
                here = Some(member.get_ref());
                continue;
            }
            _ => None,
        };
        let Some((key, value)) = next else { break };
        start = key.span().start;
        here = Some(value.get_ref());
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "id = \"a\"\n\n[[fields]]\nid = \"x\"\n\n[[fields]]\nid = \"y\"\n\
                        [tell]\nbutton = \"Go\"\n";

    fn line(way: &[&str]) -> usize {
        let table = DeTable::parse(TEXT).unwrap();
        let way: Vec<String> = way.iter().map(ToString::to_string).collect();
        Found::whole(place_of(table.get_ref(), &way), Flaw::Told)
            .placed(TEXT)
            .line
    }

    #[test]
    fn a_value_is_found_by_its_way() {
        assert_eq!(line(&["id"]), 1);
        assert_eq!(line(&["fields", "2", "id"]), 7);
        assert_eq!(line(&["tell", "button"]), 9);
    }

    #[test]
    fn of_a_value_that_is_not_there_it_is_the_place_where_it_should_be() {
        assert_eq!(line(&["tell", "region"]), 8);
        assert_eq!(line(&["fields", "3", "id"]), 3);
        assert_eq!(line(&["sources"]), 1);
    }

    #[test]
    fn what_is_told_of_a_file_fits_into_a_line() {
        let told = shortened(&"a\n".repeat(100));
        assert!(told.starts_with("a\\na") && told.ends_with('…'), "{told}");
        let found = Found {
            way: vec!["a b".into(), "c".into()],
            ..Found::whole(5, Flaw::Told)
        };
        let placed = found.placed("ä\nöx");
        assert_eq!(
            (placed.line, placed.column, placed.key.as_str()),
            (2, 2, "\"a b\".c")
        );
    }
}
