#![allow(clippy::unwrap_used)]
use super::{Document, html, markdown, of_provider, of_service, text};
use crate::catalog::{Guide, Service};
use crate::provider::Provider;
use crate::words::Words;
use serde::Serialize;
use serde_json::Value;

/// Every text for people in something of the catalog, in one language.
fn texts(value: &Value, language: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(members) => match members.get(language).and_then(Value::as_str) {
            Some(text) if members.contains_key("en") => into.push(text.to_owned()),
            _ => members.values().for_each(|v| texts(v, language, into)),
        },
        Value::Array(members) => members.iter().for_each(|v| texts(v, language, into)),
        _ => {}
    }
}

/// A text as it is compared: no marks, and one space between words.
fn plain(text: &str) -> String {
    let text = text.replace('`', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The document has every text of `of` in it.
fn holds(document: &Document, of: &impl Serialize, words: &Words, about: &str) {
    let whole = plain(&text(document));
    let mut all = Vec::new();
    let of = serde_json::to_value(of).unwrap();
    texts(&of, &words.language(), &mut all);
    for said in all {
        let said = plain(&said);
        assert!(whole.contains(&said), "{about}: {said}\n{whole}");
    }
    assert!(!whole.contains("sheet-"), "{about}: {whole}");
    // Every other form can be written of it as well.
    assert!(markdown(document).starts_with("# ") && html(document).ends_with("</html>\n"));
}

#[test]
fn all_that_a_profile_says_is_shown() {
    let template = Service::parse(Service::template()).unwrap();
    for words in [Words::speaking("en"), Words::speaking("de")] {
        for service in Service::all().iter().chain([&template]) {
            let document = of_service(service, &words);
            holds(&document, service, &words, &service.id);
            let whole = text(&document);
            for source in &service.sources {
                assert!(
                    plain(&whole).contains(&plain(&source.text)),
                    "{}",
                    service.id
                );
                assert!(whole.contains(&source.read.to_string()), "{}", service.id);
            }
        }
    }
}

#[test]
fn all_that_the_catalog_has_of_a_provider_is_shown() {
    for words in [Words::speaking("en"), Words::speaking("de")] {
        for provider in Provider::all() {
            let document = of_provider(provider, &words);
            holds(&document, provider, &words, &provider.id);
            for guide in Guide::all_of(&provider.id) {
                holds(&document, guide, &words, &provider.id);
            }
        }
    }
}

#[test]
fn what_no_source_says_of_a_provider_is_said_to_be_unknown() {
    let words = Words::speaking("en");
    let duo = Provider::find("duo").unwrap();
    assert!(duo.secret.lifetime.is_none() && duo.redirect.not_registered.is_empty());
    let whole = plain(&text(&of_provider(duo, &words)));
    for said in [
        "Client secret",
        "Two secrets side by side",
        "Where one is missing",
    ] {
        assert!(whole.contains(&format!("{said} not known")), "{said}");
    }
}
