//! Each walk has its sheet, with all that is said in it. As they were reviewed, at the end of each walk, the sheets
//! stand in `tests/fixtures/sheets` (`tests/e2e/channels.rs`).

use super::*;

/// Every text of a document, in its order.
pub(super) fn written(blocks: &[Block]) -> Vec<String> {
    fn line(line: &Line) -> String {
        let pieces = line.spans().iter().map(|span| match span {
            Span::Text(text) | Span::Code(text) | Span::Link(text) => text.as_str(),
        });
        pieces.collect()
    }
    let of = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) | Block::Note { text, .. } => {
            vec![line(text)]
        }
        Block::List(lines) => lines.iter().map(line).collect(),
        Block::Table { rows, .. } => rows.iter().flatten().map(line).collect(),
        Block::Values(entries) => entries
            .iter()
            .flat_map(|entry| {
                let note = entry.note.as_ref().map(line).unwrap_or_default();
                [entry.label.clone(), line(&entry.value), note]
            })
            .collect(),
        Block::Verbatim(text) => vec![text.clone()],
        Block::Steps(steps) => steps.iter().flat_map(|step| written(step)).collect(),
    };
    blocks.iter().flat_map(of).collect()
}

#[test]
fn every_walk_has_a_sheet_with_all_that_is_said_in_it() {
    for words in [Words::speaking("en"), Words::speaking("de")] {
        for service in &services() {
            each_walk(service, |draft, provider| {
                let about = format!("{} with {}", service.id, provider.id);
                let view = view(draft, &words);
                let document = of_setup(&view, &words);
                let all = written(&document.blocks).join("\n");
                let has = |text: &str| {
                    let plain = text.replace('`', "");
                    assert!(all.contains(&plain), "{about}: {plain}\n{all}");
                };
                for action in view.guide.iter().flat_map(|guide| &guide.actions) {
                    has(&action.text);
                    action.path.iter().for_each(|part| has(part));
                    let copied = action.copy.iter().filter_map(|copy| copy.value.as_deref());
                    copied.for_each(has);
                    let more = [&action.caution, &action.unverified];
                    more.into_iter().flatten().for_each(|text| has(text));
                    action.notes.iter().for_each(|note| has(&note.text));
                }
                for permission in view.guide.iter().flat_map(|guide| &guide.permissions) {
                    has(&permission.name);
                    has(&permission.reason);
                }
                for content in &view.content {
                    content.notes.iter().for_each(|note| has(&note.text));
                    let actions = content.procedures.iter().flat_map(|p| &p.actions);
                    actions.for_each(|action| has(&action.text));
                    for field in &content.fields {
                        let there = field.value.as_ref().filter(|_| !field.confidential);
                        has(there.unwrap_or(&field.label));
                    }
                }
                let by_hand = view.hand_off.iter();
                for state in by_hand.clone().flat_map(|by_hand| &by_hand.states) {
                    has(&state.means);
                }
                by_hand
                    .flat_map(|by_hand| &by_hand.fields)
                    .for_each(|field| has(&field.label));
                view.tell.iter().for_each(|text| has(text));
                // A message that is missing shows its id.
                for id in ["sheet-", "value-", "register-entry"] {
                    assert!(!all.contains(id), "{about}: {id}\n{all}");
                }
                let page = Format::Html.write(&document);
                for element in ["li", "dl", "dd", "table", "tr", "ol", "ul", "p", "div"] {
                    let begun = page.matches(&format!("<{element}>")).count()
                        + page.matches(&format!("<{element} ")).count();
                    let ended = page.matches(&format!("</{element}>")).count();
                    assert_eq!(begun, ended, "{about}: {element}");
                }
            });
        }
    }
}
