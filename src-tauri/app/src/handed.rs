//! The set-up link or file that was handed over last, until the person has answered it.

use crate::files;
use crate::shell::Kit;
use latchkey_engine::failure::Failure;
use latchkey_engine::link::{Handed, LinkError, MAX_DOCUMENT, SCHEME, Source};
use latchkey_engine::wizard;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// What waits for the person's word.
#[derive(Default)]
pub struct Waiting(Mutex<Last>);

#[derive(Default)]
struct Last {
    text: Option<String>,
    /// Counts what was handed over, so that the page sees each.
    number: u32,
}

/// A document's source, and the name of its file.
pub struct Found {
    /// Where the document comes from.
    pub source: Source,
    /// The name of the file, where it came in one.
    pub file: Option<String>,
}

/// Reads an argument of the program; a file's name is taken from the folder in which it was typed. A link
/// of Latchkey's own that is wrong is handed over too: the window says what is wrong with it.
///
/// # Errors
/// It is neither a link nor the name of a set-up file.
pub fn argument(text: &str, folder: &Path) -> Result<String, LinkError> {
    match Handed::parse(text) {
        Ok(Handed::Link(_)) => Ok(text.to_owned()),
        Ok(Handed::File(path)) => Ok(folder.join(path).to_string_lossy().into_owned()),
        Err(LinkError::Neither) => Err(LinkError::Neither),
        Err(error) => match text.split_once(':') {
            Some((scheme, _)) if scheme.eq_ignore_ascii_case(SCHEME) => Ok(text.to_owned()),
            _ => Err(error),
        },
    }
}

impl Waiting {
    /// Something was handed over; what waited before is forgotten. Returns its number.
    pub fn put(&self, text: String) -> u32 {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.text = Some(text);
        last.number += 1;
        last.number
    }

    /// The number of what waits.
    pub fn number(&self) -> Option<u32> {
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.text.as_ref().map(|_| last.number)
    }

    /// Nothing waits any more: it was taken over, or declined.
    pub fn clear(&self) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.text = None;
    }

    /// What waits; a file is read.
    ///
    /// # Errors
    /// It is no set-up link, or the file cannot be read.
    pub async fn found(&self, kit: &Kit) -> Result<Option<Found>, Failure> {
        let text = {
            let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            last.text.clone()
        };
        let Some(text) = text else {
            return Ok(None);
        };
        Ok(Some(match wizard::handed(&text, kit.words())? {
            Handed::Link(link) => Found {
                source: Source::Desk(link),
                file: None,
            },
            Handed::File(path) => {
                let file = files::read(path, MAX_DOCUMENT, kit).await?;
                Found {
                    source: Source::of_file(file.text),
                    file: Some(file.name),
                }
            }
        }))
    }
}
