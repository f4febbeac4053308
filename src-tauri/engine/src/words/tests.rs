#![allow(clippy::unwrap_used, clippy::panic)]
use super::*;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};

/// Of each message and attribute, the variables that it mentions.
type Mentions = BTreeMap<String, BTreeSet<String>>;

/// The files of a folder, which must all be well formed and say nothing twice.
fn mentions(folder: &Dir<'_>) -> Mentions {
    let mut all = Mentions::new();
    for file in folder.files() {
        let text = file.contents_utf8().unwrap();
        let told = mentions_of(text).unwrap_or_else(|e| panic!("{}: {e}", file.path().display()));
        for (id, variables) in told {
            assert!(
                all.insert(id.clone(), variables).is_none(),
                "{id} stands twice"
            );
        }
    }
    all
}

fn mentions_of(text: &str) -> Result<Mentions, String> {
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, e)| format!("{e:?}"))?;
    let mut all = Mentions::new();
    let mut add = |id: String, pattern: &Pattern<&str>| {
        let mut variables = BTreeSet::new();
        of_pattern(pattern, &mut variables);
        match all.insert(id.clone(), variables) {
            None => Ok(()),
            Some(_) => Err(format!("{id} stands twice")),
        }
    };
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let id = message.id.name;
        if let Some(value) = &message.value {
            add(id.to_owned(), value)?;
        }
        for attribute in &message.attributes {
            add(format!("{id}.{}", attribute.id.name), &attribute.value)?;
        }
    }
    Ok(all)
}

fn of_pattern(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, variables);
        }
    }
}

fn of_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, variables),
        Expression::Select { selector, variants } => {
            of_inline(selector, variables);
            for variant in variants {
                of_pattern(&variant.value, variables);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                of_inline(argument, variables);
            }
            for argument in &arguments.named {
                of_inline(&argument.value, variables);
            }
        }
        InlineExpression::Placeable { expression } => of_expression(expression, variables),
        _ => {}
    }
}

/// How the words of another language differ from the English ones, in sentences.
fn differences(english: &Mentions, other: &Mentions) -> Vec<String> {
    let lacking = english
        .iter()
        .filter_map(|(id, variables)| match other.get(id) {
            None => Some(format!("{id} is missing")),
            Some(theirs) if theirs != variables => Some(format!(
                "{id} mentions {theirs:?} in place of {variables:?}"
            )),
            Some(_) => None,
        });
    let others = other.keys().filter(|id| !english.contains_key(*id));
    lacking
        .chain(others.map(|id| format!("{id} is not in English")))
        .collect()
}

#[test]
fn every_language_says_what_english_says() {
    for (place, least) in [("", 100), ("/window", 50)] {
        let folder = |code: &str| CATALOGUE.get_dir(format!("{code}{place}")).unwrap();
        let english = mentions(folder("en"));
        assert!(english.len() > least, "{place}: {}", english.len());
        for code in Words::languages() {
            let differences = differences(&english, &mentions(folder(code)));
            assert!(differences.is_empty(), "{code}{place}: {differences:#?}");
        }
    }
}

#[test]
fn a_difference_between_languages_is_seen() {
    let of = |text| mentions_of(text).unwrap();
    let english =
        of("a = one { $x ->\n  [1] { $y }\n *[other] { NUMBER($z) }\n }\n    .fix = do\nb = two\n");
    assert_eq!(english.get("a").unwrap().len(), 3);
    assert_eq!(
        differences(&english, &of("a = eins { $x }\nc = drei\n")),
        [
            "a mentions {\"x\"} in place of {\"x\", \"y\", \"z\"}",
            "a.fix is missing",
            "b is missing",
            "c is not in English",
        ]
    );
    assert!(mentions_of("a = b\na = c\n").is_err());
    assert!(mentions_of("a = { $x\n").is_err());
}

#[test]
fn every_fault_has_words_in_every_language() {
    for language in Words::languages() {
        let words = Words::speaking(language);
        for fault in crate::all_faults() {
            assert!(
                words.knows(fault.id),
                "{language}: no words for {}",
                fault.id
            );
            let view = words.finding(&fault.found());
            let needs_more = fault.grade >= Grade::Warn;
            assert!(
                !needs_more || (view.cause.is_some() && view.fix.is_some()),
                "{}: cause and fix",
                fault.id
            );
        }
    }
}

#[test]
fn no_word_in_the_window_is_a_command_to_type() {
    let words = Words::speaking("en").in_window();
    let is_command = |text: &str| {
        let options = text
            .split_whitespace()
            .filter(|word| word.starts_with("--"));
        // Of programs that are not Latchkey, and of Latchkey where no window has opened.
        let others = [
            "--hostname",
            "--http-relative-path",
            "--proxy-headers",
            "--data-dir",
        ];
        let own = |option: &str| !others.iter().any(|other| option.starts_with(other));
        text.contains("latchkey ") || options.into_iter().any(own)
    };
    for fault in crate::all_faults().filter(|f| !f.id.starts_with("device-")) {
        let view = words.finding(&fault.found());
        for text in [Some(view.title), view.cause, view.fix]
            .into_iter()
            .flatten()
        {
            assert!(!is_command(&text), "{}: {text}", fault.id);
        }
    }
    assert!(is_command(
        &Words::speaking("en")
            .finding(&crate::setup::FAULTS[0].found())
            .fix
            .unwrap()
    ));
}

#[test]
fn no_id_is_declared_twice() {
    let mut seen = BTreeSet::new();
    for fault in crate::all_faults() {
        assert!(seen.insert(fault.id), "{} is declared twice", fault.id);
    }
}

#[test]
fn an_unknown_language_is_answered_in_english() {
    assert_eq!(Words::speaking("tlh").language(), "en");
    assert_eq!(Words::speaking("en_GB.UTF-8").language(), "en");
}

#[test]
fn a_language_is_a_folder_with_a_name_in_itself_and_with_words_for_the_window() {
    let codes: BTreeSet<&str> = Words::languages().into_iter().collect();
    assert!(codes.contains("en") && codes.iter().all(|code| code.len() == 2));
    let names = Words::names();
    assert_eq!(names.len(), codes.len());
    assert!(names.contains(&("en", "English".to_owned())));
    for (code, name) in names {
        assert_ne!(code, name);
        let window = Words::speaking(code).of_window();
        assert!(mentions_of(&window).unwrap().len() > 50);
    }
}

#[test]
fn what_was_said_before_is_said_again_where_nothing_is_lacking() {
    let words = Words::speaking("en");
    let stored = |id: &str, received: Option<&str>| FindingView {
        id: id.to_owned(),
        grade: Grade::Warn,
        title: "of old".to_owned(),
        cause: Some("of old".to_owned()),
        fix: None,
        field: None,
        expected: None,
        received: received.map(str::to_owned),
        suggestion: None,
        provider: None,
        cites: None,
    };
    let again = words.again(stored("issuer-matches", Some("https://a.example")));
    assert_ne!(again.title, "of old");
    // Its words mention a number of days, which is no longer known.
    let again = words.again(stored("secret-expires-soon", Some("2027-01-01")));
    assert_eq!(
        (again.title.as_str(), again.cause.as_deref()),
        ("of old", Some("of old"))
    );
    let again = words.again(stored("nobody-knows-this", None));
    assert_eq!(again.title, "of old");
}

#[test]
fn lengths_and_sizes_are_short() {
    let words = Words::speaking("en");
    let times = [7, 1_234, 12_345, 1_234_567, 61_000_000];
    assert_eq!(
        times.map(|us| words.duration(us)),
        [
            "7\u{a0}µs",
            "1.2\u{a0}ms",
            "12\u{a0}ms",
            "1.2\u{a0}s",
            "1\u{a0}min 1\u{a0}s"
        ]
    );
    assert_eq!(
        [12, 1_644].map(|n| words.size(n)),
        ["12\u{a0}B", "1.6\u{a0}kB"]
    );
}
