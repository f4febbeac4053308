//! What leaves Latchkey on paper: the sheet for whoever owns the provider's console (feature G9), and what
//! the catalog has, each as a [`Document`] that is written in Markdown, HTML or plain text.

mod document;
mod html;
mod markdown;
mod parts;
mod provider;
mod service;
mod setup;
#[cfg(test)]
mod tests;
mod text;

pub use document::{Block, Document, Entry, Line, Span, visible};
pub use html::html;
pub use markdown::markdown;
pub use provider::of_provider;
pub use service::of_service;
pub use setup::of_setup;
pub use text::text;

/// The form of a sheet that is handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Format {
    /// One page that any browser shows and prints.
    Html,
    /// A text for tickets and wikis.
    Markdown,
}

impl Format {
    /// The form that the ending of a file's name asks for; Markdown, which every program shows, where it
    /// asks for none.
    #[must_use]
    pub fn of_ending(ending: Option<&str>) -> Self {
        let page = |ending: &str| ["html", "htm"].contains(&ending.to_ascii_lowercase().as_str());
        if ending.is_some_and(page) {
            Self::Html
        } else {
            Self::Markdown
        }
    }

    /// The document, written in it.
    #[must_use]
    pub fn write(self, document: &Document) -> String {
        match self {
            Self::Html => html(document),
            Self::Markdown => markdown(document),
        }
    }
}
