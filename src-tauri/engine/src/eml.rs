//! A mail to a service's maker as a file (RFC 5322, RFC 2047) that mail programs open as a draft.

use crate::IDENTIFIER;
use crate::view::MailView;
use chrono::{DateTime, Utc};
use mail_builder::MessageBuilder;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;

/// The file of a mail about the setup of that name, written at `now`. It names no sender: the mail program
/// fills in the account that the person sends it from.
#[must_use]
pub fn eml(mail: &MailView, setup: &str, now: DateTime<Utc>) -> Vec<u8> {
    let at = now.timestamp();
    // The lines of a mail's text end in both, whatever it is encoded in (RFC 2046 section 4.1.1).
    let body = mail.body.replace("\r\n", "\n").replace('\n', "\r\n");
    let body = format!("{}\r\n", body.trim_end());
    let mut message = MessageBuilder::new()
        // What programs of several makers know a draft by.
        .header("X-Unsent", Raw::new("1"))
        .date(Date::new(at))
        .message_id(format!("{setup}.{at}@{IDENTIFIER}"))
        .header("Content-Language", Raw::new(mail.language.as_str()))
        .subject(mail.subject.as_str())
        .text_body(body);
    if let Some(to) = &mail.to {
        message = message.to(to.as_str());
    }
    let mut out = Vec::new();
    message.serialize(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    fn written(subject: &str, body: &str, to: Option<&str>) -> String {
        let mail = MailView {
            to: to.map(str::to_owned),
            language: "en".to_owned(),
            subject: subject.to_owned(),
            body: body.to_owned(),
        };
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        String::from_utf8(eml(&mail, "acme", now)).unwrap()
    }

    #[test]
    fn a_mail_is_a_draft_with_all_that_is_known_of_it() {
        let file = written(
            "Single sign-on",
            "Hello,\n\nthere",
            Some("support@a.example"),
        );
        let (head, body) = file.split_once("\r\n\r\n").unwrap();
        let lines: Vec<&str> = head.split("\r\n").collect();
        for line in [
            "X-Unsent: 1",
            "Date: Sun, 22 Nov 2026 12:00:00 +0000",
            "Content-Language: en",
            "Subject: Single sign-on",
            "To: <support@a.example>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=\"utf-8\"",
        ] {
            assert!(lines.contains(&line), "{line}: {head}");
        }
        assert!(!head.contains("From:"));
        assert_eq!(body.trim_end(), "Hello,\r\n\r\nthere");
    }

    #[test]
    fn what_is_not_ascii_is_encoded_and_comes_back() {
        let (subject, body) = ("Anmeldung für Größe & 測試 ".repeat(6), "Guten Tag,\nGröße");
        let file = written(subject.trim(), body, None);
        assert!(
            file.is_ascii() && file.split("\r\n").all(|line| line.len() <= 76),
            "{file}"
        );
        let (head, encoded) = file.split_once("\r\n\r\n").unwrap();
        let header = head.split_once("Subject: ").unwrap().1;
        let header = header.split("\r\nMIME").next().unwrap();
        let decoded = |text: &str| String::from_utf8(STANDARD.decode(text).unwrap()).unwrap();
        let words = header.split_whitespace().map(|word| {
            let text = word.strip_prefix("=?utf-8?B?").unwrap();
            decoded(text.strip_suffix("?=").unwrap())
        });
        assert_eq!(words.collect::<String>(), subject.trim());
        assert!(
            head.ends_with("Content-Transfer-Encoding: quoted-printable"),
            "{head}"
        );
        assert_eq!(encoded.trim_end(), "Guten Tag,\r\nGr=C3=B6=C3=9Fe");
    }

    #[test]
    fn no_header_can_be_slipped_in() {
        let file = written(
            "a\r\nBcc: evil@a.example",
            "b",
            Some("x@a.example\r\nBcc: y@a.example"),
        );
        assert!(!file.to_lowercase().contains("\nbcc:"), "{file}");
    }
}
