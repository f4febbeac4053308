//! A profile that a vendor wrote after the template: it is one, and what goes wrong while it is written is
//! explained.

use super::Service;
use crate::words::Words;
use proptest::prelude::*;

const VENDOR: &str = include_str!("../../../../../tests/fixtures/vendor.toml");

/// What is wrong in it, in words.
fn faults(text: &str) -> Vec<String> {
    let words = Words::speaking("en");
    let faults = Service::parse(text).expect_err("it has a mistake");
    faults.iter().map(|fault| fault.say(&words)).collect()
}

#[test]
fn it_is_a_profile() {
    let service = Service::parse(VENDOR).unwrap();
    assert!(Service::find(&service.id).is_none());
}

/// What stands in it, what is written in its place, and how that is explained.
const MISTAKES: [(&str, &str, &str); 30] = [
    (
        "name = \"Example Board\"",
        "name = \"Example\\r\\nBcc: all@example.com\"",
        "line 5, name: Example\\r\\nBcc: all@example.com is no value of its kind",
    ),
    (
        "[role]",
        "[rolle]",
        "line 32, rolle: there is no such key; did you mean `role`?",
    ),
    (
        "value = \"secret\"",
        "value = { draft = \"client_secret\" }",
        "line 88, fields.4.value.draft: the secret is no value of a setup: write value = \"secret\"",
    ),
    (
        "required = true\nstep = \"service\"",
        "required = \"yes\"\nstep = \"service\"",
        "line 68, fields.1.required: expected true or false, not the text \"yes\"",
    ),
    (
        "name = \"Example Board\"\n",
        "",
        "line 1, name: this key is missing; expected a text in quotes, or one for each language, such as \
         { en = \"…\", de = \"…\" }",
    ),
    (
        "name = \"Example Board\"",
        "name = \" \"",
        "line 5, name: this text is not written in English (en)",
    ),
    (
        "protocol = \"oidc\"",
        "protocol = \"ws-fed\"",
        "line 6, protocol: expected one of oidc, saml, not the text \"ws-fed\"",
    ),
    (
        "protocol = \"oidc\"",
        "protocol = \"oidc\"\napp_types = [{ provider = \"entra\", id = \"web\" }]",
        "line 7, app_types.1.id: web is no value of its kind",
    ),
    (
        "\"https://{workspace}.us.board.example.com/\"",
        "\"javascript:alert(1)\"",
        "line 61, regions.2.login_address: javascript:alert(1) is no https address that a service can have",
    ),
    (
        "https://{workspace}.us.board.example.com/oidc/mobile",
        "http://us.board.example.com/mobile",
        "line 59, regions.2.redirect_addresses.2: http://us.board.example.com/mobile is no https address \
         that a service can have",
    ),
    (
        "https://{workspace}.eu.board.example.com/oidc/return",
        "https://{tenant}.eu.board.example.com/oidc/return",
        "line 50, regions.1.redirect_addresses.1: tenant is no field of the kind part, host or choice: no other can \
         stand in an address",
    ),
    (
        "https://{workspace}.eu.board.example.com/oidc/return",
        "https://{client-secret}.eu.board.example.com/oidc/return",
        "line 50, regions.1.redirect_addresses.1: client-secret is no field of the kind part, host or choice: no \
         other can stand in an address",
    ),
    (
        "id = \"guests\"",
        "id = \"domains\"",
        "line 99, fields.6.id: domains stands there twice",
    ),
    (
        "label = \"Allowed domains\"",
        "label = \"Allowed domains\"\ninstead = [\"guests\", \"nobody\"]",
        "line 94, fields.5.instead.2: there is no field nobody that can stand in place of this one",
    ),
    (
        "label = \"Allowed domains\"",
        "label = \"Allowed domains\"\ninstead = [\"client-secret\"]",
        "line 94, fields.5.instead.1: there is no field client-secret that can stand in place of this one",
    ),
    (
        "label = \"Allowed domains\"",
        "label = \"Allowed domains\"\ninstead = [\"issuer\"]",
        "line 94, fields.5.instead.1: there is no field issuer that can stand in place of this one",
    ),
    (
        "required = true\ncaution",
        "instead = [\"guests\"]\ncaution",
        "line 95, fields.5.instead: required = true is missing: only what is required can have others instead",
    ),
    (
        "value = { choice = [\"sign in as before\", \"are locked out\"] }",
        "value = { pairs = [\"email=\"] }",
        "line 101, fields.6.value: email= is no value of its kind",
    ),
    (
        "label = \"Allowed domains\"",
        "label = \"Allowed domains\"\nconfidential = true",
        "line 94, fields.5.confidential: this value is told to others, and cannot be confidential",
    ),
    (
        "id = \"america\"\n",
        "",
        "line 54, regions.2.id: this key is missing; expected a text in quotes",
    ),
    (
        "id = \"america\"",
        "id = \"North America\"",
        "line 55, regions.2.id: North America is no name: lower-case letters, digits and hyphens only",
    ),
    (
        "read = \"2026-11-20\"\n",
        "",
        "line 168, sources.1.read: this key is missing; expected a day in quotes, such as \"2026-11-22\"",
    ),
    (
        "read = \"2026-11-20\"",
        "read = \"last week\"",
        "line 170, sources.1.read: expected a day in quotes, such as \"2026-11-22\", not the text \"last week\"",
    ),
    (
        "read = \"2026-11-20\"",
        "read = 2026-11-20",
        "line 170, sources.1.read: a day stands in quotes: write \"2026-11-20\"",
    ),
    (
        "value = { draft = \"client_id\" }",
        "value = { draft = \"issuer\" }",
        "line 82, fields.3.value.draft: expected one of the names that `latchkey services template` lists, not \
         the text \"issuer\"",
    ),
    (
        "value = { draft = \"client_id\" }",
        "value = { draft = \"provisioning.chang_phone_number\" }",
        "line 82, fields.3.value.draft: expected a name that is known here, not the text \
         \"provisioning.chang_phone_number\"; did you mean one of `provisioning.change_phone_number`, \
         `provisioning.confirm_phone_number`?",
    ),
    (
        "providers = [\"entra\"]",
        "providers = [\"azure\"]",
        "line 154, notes.2.providers: there is no provider azure: `latchkey providers` lists them",
    ),
    (
        "channel = \"form\"",
        "channel = \"mail\"",
        "line 130, submission: ask is missing: with the channel mail it says what the mail asks for",
    ),
    (
        "path = [\"Admin\", \"Sign-in\", \"OpenID Connect\"]\npage = \"https://{workspace}.eu.board.example.com/admin/sign-in\"\n",
        "",
        "line 130, submission: path or page is missing: with the channel form they say where the form is",
    ),
    (
        "\"Sign-in\", \"OpenID Connect\"]",
        "\"Sign-in\", \"OpenID Connect\"",
        "line 133, column 1: this cannot be read as TOML: `,` is expected before `page = \"https://{workspace}.eu.board.example.com/admin/sign-in\"`",
    ),
];

#[test]
fn a_mistake_is_explained_with_its_line() {
    for (right, wrong, explained) in MISTAKES {
        assert_eq!(VENDOR.matches(right).count(), 1, "{right}");
        let text = VENDOR.replace(right, wrong);
        assert_eq!(faults(&text), [explained], "{wrong}");
    }
}

#[test]
fn a_text_that_could_lead_elsewhere_stands_in_no_address() {
    let text = VENDOR.replace("value = \"part\"", "value = \"text\"");
    let faults = faults(&text);
    assert_eq!(faults.len(), VENDOR.matches("{workspace}").count());
    for fault in faults {
        assert!(
            fault.contains("workspace is no field of the kind part"),
            "{fault}"
        );
    }
}

#[test]
fn a_document_cannot_have_been_read_on_a_day_that_has_come_nowhere() {
    let day = "read = \"2026-11-20\"";
    let faults = |now: &str| {
        let now = now.parse().unwrap();
        let faults = Service::parse_own(VENDOR, now).err().unwrap_or_default();
        faults
            .into_iter()
            .map(|fault| fault.say(&Words::speaking("en")))
    };
    assert_eq!(VENDOR.matches(day).count(), 1);
    assert_eq!(faults("2026-11-19T10:00:00Z").count(), 0);
    assert_eq!(
        faults("2026-11-19T09:59:59Z").collect::<Vec<_>>(),
        [
            "line 170, sources.1.read: 2026-11-20 has not come yet: write the day on which the document was read"
        ]
    );
}

/// The lines of a profile that are a key and its value, with their numbers.
fn values(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let lines = text.lines().enumerate();
    lines.filter_map(|(index, line)| {
        let (key, value) = line.split_once(" = ")?;
        let whole = !value.ends_with('[') && !line.starts_with(['#', ' ']);
        whole.then_some((index, key, value))
    })
}

fn with_line(text: &str, index: usize, line: &str) -> String {
    let lines = text.lines().enumerate();
    let lines = lines.map(|(at, old)| if at == index { line } else { old });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn one_mistake_is_told_once_and_nothing_that_follows_from_it() {
    for text in [VENDOR, Service::template()] {
        assert!(values(text).count() > 50);
        let keys = values(text).filter(|(_, key, _)| !["en", "de"].contains(key));
        for (index, key, _) in keys {
            for (line, slip) in [
                (format!("{key} = 3"), false),
                (format!("{key} = 2026-11-20"), false),
                (format!("{key} = [[]]"), false),
                (format!("{key}x = 1"), true),
            ] {
                let faults = Service::parse(&with_line(text, index, &line)).unwrap_err();
                let told: Vec<_> = faults.iter().map(|one| (one.line, &one.near)).collect();
                assert_eq!(told.len(), 1, "{line}: {faults:#?}");
                assert_eq!(told[0].0, index + 1, "{line}: {faults:#?}");
                let near = told[0].1.first().map(String::as_str);
                assert_eq!(near, slip.then_some(key), "{line}: {faults:#?}");
                assert!(faults[0].column >= 1 && !faults[0].key.is_empty());
            }
        }
    }
}

#[test]
fn whatever_is_refused_is_explained_by_its_key() {
    let instead = [
        "\"\"",
        "\"x y\"",
        "true",
        "[]",
        "[3]",
        "{}",
        "{ en = 3 }",
        "{ draft = 3 }",
        "1.5",
    ];
    for (index, key, _) in values(VENDOR) {
        let without = with_line(VENDOR, index, "");
        let others = instead.map(|value| with_line(VENDOR, index, &format!("{key} = {value}")));
        for text in [without].into_iter().chain(others) {
            let faults = Service::parse(&text).err().unwrap_or_default();
            assert!(
                faults.iter().all(|fault| !fault.key.is_empty()),
                "{faults:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_none_is_refused_without_a_reason(
        text in "\\PC{0,200}",
        toml in "([\\[\\]a-e{}=\\., \"\\\\\n0-9#'-]|id|fields|tell){0,60}",
        at in 0..VENDOR.len(),
        less in 0..40usize,
    ) {
        let end = (at + less).min(VENDOR.len());
        let within = match (VENDOR.get(..at), VENDOR.get(end..)) {
            (Some(before), Some(after)) => [before, &toml, after].concat(),
            _ => String::new(),
        };
        for text in [&text, &toml, &within] {
            if let Err(faults) = Service::parse(text) {
                let lines = text.lines().count() + 1;
                prop_assert!(!faults.is_empty() && faults.iter().all(|one| one.line <= lines));
                prop_assert!(faults.is_sorted_by_key(|one| (one.line, one.column)));
            }
        }
    }
}
