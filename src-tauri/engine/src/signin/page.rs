//! The page that the browser shows when it comes back: what happened, in the person's language, with
//! no script and nothing in it that is not escaped.

use crate::finding::{Finding, Grade, worst};
use crate::ports::{Page, Pages};
use crate::words::Words;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:38rem;margin:4rem auto;padding:0 1.5rem;\
overflow-wrap:anywhere;color:#1c1c1e;background:#fff;color-scheme:light dark}h1{font-size:1.4rem}li{margin:.8rem 0}li p{margin:.2rem 0;color:#55555a}\
@media(prefers-color-scheme:dark){body{color:#f2f2f4;background:#1c1c1e}li p{color:#a8a8ae}}";

/// The most findings that the page lists; Latchkey itself shows them all.
const LISTED: usize = 5;

/// What the listener shows by itself.
#[must_use]
pub fn standing(words: &Words) -> Pages {
    Pages {
        refusal: words.say("signin-page-refusal", &[]),
        unfinished: page(words, &words.say("signin-page-unfinished", &[]), ""),
    }
}

/// The page for a sign-in that was judged.
#[must_use]
pub fn of_findings(words: &Words, findings: &[Finding]) -> Page {
    let title = match worst(findings) {
        Grade::Pass | Grade::Note => "signin-page-pass",
        Grade::Warn => "signin-page-warn",
        Grade::Fail => "signin-page-fail",
    };
    let mut listed: Vec<&Finding> = findings
        .iter()
        .filter(|f| f.fault.grade >= Grade::Warn)
        .collect();
    listed.sort_by_key(|f| std::cmp::Reverse(f.fault.grade));
    let items: String = listed
        .into_iter()
        .take(LISTED)
        .map(|finding| {
            let view = words.finding(finding);
            let more: String = [view.cause, view.fix]
                .into_iter()
                .flatten()
                .map(|text| format!("<p>{}</p>", escape(&text)))
                .collect();
            format!("<li>{}{more}</li>", escape(&view.title))
        })
        .collect();
    let list = if items.is_empty() {
        String::new()
    } else {
        format!("<ul>{items}</ul>")
    };
    page(words, &words.say(title, &[]), &list)
}

fn page(words: &Words, title: &str, list: &str) -> Page {
    let hash = ring::digest::digest(&ring::digest::SHA256, STYLE.as_bytes());
    let (title, closing) = (
        escape(title),
        escape(&words.say("signin-page-closing", &[])),
    );
    Page {
        html: format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
             <style>{STYLE}</style></head><body><main><h1>{title}</h1>{list}<p>{closing}</p></main></body></html>",
            escape(&words.language()),
        ),
        policy: format!(
            "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            STANDARD.encode(hash)
        ),
    }
}

/// Text as it may stand in HTML, between tags and in a quoted attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    text.chars()
        .fold(String::with_capacity(text.len()), |mut out, c| {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                c => out.push(c),
            }
            out
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signin::callback::AUTHORIZE_ERROR;

    #[test]
    fn nothing_that_a_server_sends_becomes_markup() {
        let finding = AUTHORIZE_ERROR
            .found()
            .detail("error", "<script>x</script>")
            .received("\"'><img src=x>");
        let page = of_findings(&Words::speaking("en"), &[finding]);
        assert!(page.html.contains("&lt;script&gt;x"), "{}", page.html);
        assert!(
            page.html.contains("&gt;&lt;img src=x&gt;"),
            "what the provider says is shown: {}",
            page.html
        );
        assert!(
            !page.html.contains("<script") && !page.html.contains("<img"),
            "{}",
            page.html
        );
        assert!(
            page.policy
                .starts_with("default-src 'none'; style-src 'sha256-")
        );
    }

    #[test]
    fn the_page_says_whether_it_went_well() {
        let words = Words::speaking("en");
        let well = of_findings(&words, &[]);
        let ill = of_findings(&words, &[AUTHORIZE_ERROR.found().detail("error", "x")]);
        assert!(
            well.html
                .contains(&escape(&words.say("signin-page-pass", &[])))
        );
        assert!(
            ill.html
                .contains(&escape(&words.say("signin-page-fail", &[])))
        );
    }
}
