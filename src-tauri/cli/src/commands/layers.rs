//! What was observed, layer by layer, in lines for people: each with its own time.

use crate::render::Printer;
use latchkey_engine::authority::AuthorityObservation;
use latchkey_engine::view::build::layers;
use latchkey_engine::view::{LayerState, LayerView};

/// A line in three columns: what it is about, what was seen, and how long it took.
pub struct Row {
    /// What it is about.
    pub label: String,
    /// What was seen.
    pub text: String,
    /// How long it took, in microseconds.
    pub took_us: Option<u64>,
}

/// The layers of an authority: discovery, then keys.
#[must_use]
pub fn of_authority(seen: &AuthorityObservation, printer: &Printer) -> Vec<Row> {
    let views = layers::of_authority(seen, &printer.words);
    views.into_iter().map(Row::from).collect()
}

impl From<LayerView> for Row {
    fn from(view: LayerView) -> Self {
        let text = match view.state {
            LayerState::Broken => format!("✗ {}", view.text),
            LayerState::Heading | LayerState::Done | LayerState::Refused | LayerState::Aside => {
                view.text
            }
        };
        Self {
            label: view.label,
            text,
            took_us: view.took_us,
        }
    }
}

/// The rows as lines, their columns one below the other.
#[must_use]
pub fn lines(rows: &[Row], printer: &Printer) -> Vec<String> {
    let width = |row: &Row| row.label.chars().count();
    let width = rows.iter().map(width).max().unwrap_or_default();
    rows.iter()
        .map(|row| {
            let time = row.took_us.map(|us| printer.words.duration(us));
            let time = time.unwrap_or_default();
            let line = format!("{:<width$}  {:<60} {time:>8}", row.label, row.text);
            line.trim_end().to_owned()
        })
        .collect()
}
