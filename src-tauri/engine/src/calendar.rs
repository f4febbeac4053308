//! A calendar file that reminds of the client secret's end (feature C2), as RFC 5545 has it. Neither the
//! secret nor the client id is in it.

use crate::IDENTIFIER;
use crate::credentials::expiry::REMIND_BEFORE;
use crate::failure::{Code, Failure};
use crate::finding::Field;
use crate::ports::StoredSetup;
use crate::provider::Provider;
use crate::words::Words;
use chrono::{DateTime, Utc};

/// The longest line, in bytes, without what ends it (section 3.1).
const LINE: usize = 75;

/// Why there is nothing to be reminded of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoReminder {
    /// The service of that name renews the secret itself.
    Renewed(String),
    /// The sign-in of the setup of that name has no secret.
    NoSecret(String),
    /// The setup of that name does not say when its secret ends.
    NoDate(String),
}

impl NoReminder {
    /// As the failure of a command that was to write the file.
    #[must_use]
    pub fn failure(&self, words: &Words) -> Failure {
        let (id, arguments) = match self {
            Self::Renewed(service) => ("calendar-renewed", [("service", service.as_str())]),
            Self::NoSecret(setup) => ("calendar-no-secret", [("setup", setup.as_str())]),
            Self::NoDate(setup) => ("calendar-no-date", [("setup", setup.as_str())]),
        };
        let failure = Failure::new(Code::InvalidValue, words.say(id, &arguments));
        let hint = words.hint(id, &arguments).into_iter();
        hint.fold(failure, Failure::hint)
            .field(Field::SecretExpires)
    }
}

/// The calendar file of a setup: the end of its secret, with an alarm two weeks before. It is known by the
/// setup's name, so that a calendar which has it already takes the new time over.
///
/// # Errors
/// There is nothing to be reminded of.
pub fn of_setup(setup: &StoredSetup, words: &Words) -> Result<String, NoReminder> {
    let draft = &setup.draft;
    let service = draft.service();
    if let Some(service) = service.filter(|service| service.expiry.renewed_by_service) {
        return Err(NoReminder::Renewed(service.name.say(words).to_owned()));
    }
    let name = draft.name.as_str();
    if !draft.is_oidc() {
        return Err(NoReminder::NoSecret(name.to_owned()));
    }
    let ends = draft.secret_expires_at;
    let ends = ends.ok_or_else(|| NoReminder::NoDate(name.to_owned()))?;
    let provider = draft.provider.as_deref().and_then(Provider::find);
    let provider = match provider {
        Some(provider) => provider.name.clone(),
        None => words.say("sheet-the-provider", &[]),
    };
    let day = ends.format("%Y-%m-%d").to_string();
    let arguments = [
        ("service", draft.service_in_a_sentence(words)),
        ("provider", &provider),
        ("setup", name),
        ("day", &day),
    ];
    let said = |id: &str| text(&words.say(id, &arguments));
    let before = REMIND_BEFORE.num_days();
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        format!("PRODID:-//{IDENTIFIER}//Latchkey//EN"),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{name}.client-secret@{IDENTIFIER}"),
        format!("DTSTAMP:{}", moment(setup.changed_at)),
        format!("SEQUENCE:{}", setup.revision.0),
        format!("DTSTART:{}", moment(ends)),
        format!("SUMMARY:{}", said("calendar-summary")),
        format!("DESCRIPTION:{}", said("calendar-description")),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("TRIGGER:-P{before}D"),
        format!("DESCRIPTION:{}", said("calendar-alarm")),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    Ok(lines.iter().map(|line| folded(line)).collect())
}

/// A moment in UTC (section 3.3.5, form 2).
fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text in which nothing divides or ends it (section 3.3.11).
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// A line with its end, folded where it is too long (section 3.1), and never within a character.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut bytes = 0;
    for c in line.chars() {
        if bytes + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            bytes = 1;
        }
        out.push(c);
        bytes += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::sample;

    fn setup(service: &str) -> StoredSetup {
        let mut setup = sample::stored();
        setup.draft.service = Some(service.to_owned());
        setup.draft.provider = Some("entra".to_owned());
        setup.draft.secret_expires_at = Some("2027-05-01T10:30:00Z".parse().unwrap());
        setup
    }

    fn unfolded(file: &str) -> Vec<String> {
        let whole = file.replace("\r\n ", "");
        whole.split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn the_end_is_an_event_with_an_alarm_two_weeks_before() {
        let words = Words::speaking("en");
        let lines = unfolded(&of_setup(&setup("all-quiet"), &words).unwrap());
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//dev.latchkey.desktop//Latchkey//EN",
            "BEGIN:VEVENT",
            "UID:acme.client-secret@dev.latchkey.desktop",
            "DTSTAMP:20261122T120000Z",
            "SEQUENCE:1",
            "DTSTART:20270501T103000Z",
            "SUMMARY:Client secret for All Quiet ends",
            "DESCRIPTION:From now on nobody can sign in with it. Before that: make a new client \
             secret at Microsoft Entra ID\\, enter it in the setup acme\\, give it to All Quiet\\, \
             and test the sign-in.",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-P14D",
            "DESCRIPTION:The client secret for All Quiet ends on 2027-05-01",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn another_time_is_the_same_event_and_a_later_one() {
        let words = Words::speaking("en");
        let of = |setup: &StoredSetup, key: &str| {
            let lines = unfolded(&of_setup(setup, &words).unwrap());
            let found = lines.into_iter().find(|line| line.starts_with(key));
            found.unwrap()
        };
        let (first, mut second) = (setup("all-quiet"), setup("all-quiet"));
        second.revision.0 += 1;
        second.draft.secret_expires_at = Some("2028-05-01T10:30:00Z".parse().unwrap());
        assert_eq!(of(&first, "UID"), of(&second, "UID"));
        assert_eq!(of(&second, "SEQUENCE"), "SEQUENCE:2");
        assert_eq!(of(&second, "DTSTART"), "DTSTART:20280501T103000Z");
    }

    #[test]
    fn what_identifies_the_client_is_not_in_it() {
        let mut setup = setup("all-quiet");
        setup.draft.client_id = crate::values::ClientId::parse("0a1b2c3d-client").ok();
        for language in Words::languages() {
            let file = of_setup(&setup, &Words::speaking(language)).unwrap();
            assert!(!file.contains("0a1b2c3d") && !file.contains("id.acme.com"));
        }
    }

    #[test]
    fn no_line_is_too_long_and_no_character_is_torn() {
        for language in Words::languages() {
            let mut setup = setup("all-quiet");
            let mut profile = crate::catalog::Service::find("all-quiet").unwrap().clone();
            profile.name = crate::catalog::Text::English("Größe; 測試, \\ und".repeat(9));
            setup.draft.profile = Some(Box::new(profile.clone()));
            let file = of_setup(&setup, &Words::speaking(language)).unwrap();
            assert!(file.split("\r\n").all(|line| line.len() <= LINE));
            let escaped = "Größe\\; 測試\\, \\\\ und".repeat(9);
            assert!(file.replace("\r\n ", "").contains(&escaped));
        }
    }

    #[test]
    fn where_there_is_nothing_to_remind_of_it_says_why() {
        let words = Words::speaking("en");
        let renewed = of_setup(&setup("cipp"), &words).unwrap_err();
        assert!(matches!(&renewed, NoReminder::Renewed(_)));
        let by_saml = of_setup(&setup("leasepilot"), &words).unwrap_err();
        assert!(matches!(&by_saml, NoReminder::NoSecret(_)));
        let mut undated = setup("all-quiet");
        undated.draft.secret_expires_at = None;
        let undated = of_setup(&undated, &words).unwrap_err();
        assert_eq!(undated, NoReminder::NoDate("acme".into()));
        let failure = undated.failure(&words);
        assert_eq!(failure.field, Some(Field::SecretExpires));
        assert!(failure.hints.iter().any(|hint| hint.contains("acme")));
    }
}
