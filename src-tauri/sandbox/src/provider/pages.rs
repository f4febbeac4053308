//! The pages that a person sees: plain HTML, nothing reflected unescaped.

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::Response;

use super::people::{PEOPLE, Person};

/// A whole page with `body` as its content, which must be HTML already.
pub(crate) fn page(status: StatusCode, title: &str, body: &str) -> Response {
    let title = escape(title);
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <style>body{{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem}}\
         button,select,input{{font:inherit;margin:.5rem .5rem .5rem 0;padding:.3rem .6rem}}</style>\
         </head><body><h1>{title}</h1>\n{body}\n</body></html>\n"
    );
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store"),
    );
    response
}

/// A page that says what is wrong, where there is nobody to send an error to
/// (RFC 6749, section 4.1.2.1: never to an address that is not registered).
pub(crate) fn error_page(sentence: &str) -> Response {
    let body = format!("<p>{}</p>", escape(sentence));
    page(StatusCode::BAD_REQUEST, "This sign-in cannot go on", &body)
}

/// The sign-in and consent form, posted to `action`. `more` is HTML put in front of the buttons.
pub(crate) fn consent_form(action: &str, hint: Option<&str>, more: &str) -> String {
    let chosen = hint.and_then(Person::named).map(|person| person.login);
    let options: String = PEOPLE
        .iter()
        .map(|person| {
            let selected = if chosen == Some(person.login) {
                " selected"
            } else {
                ""
            };
            let email = person.email.unwrap_or("no e-mail address");
            format!(
                "<option value=\"{}\"{selected}>{} ({})</option>",
                person.login,
                escape(person.name),
                escape(email)
            )
        })
        .collect();
    format!(
        "<form method=\"post\" action=\"{}\">{more}\
         <p><label>Sign in as <select name=\"login\">{options}</select></label></p>\
         <p><button type=\"submit\" name=\"action\" value=\"allow\">Sign in and allow</button>\
         <button type=\"submit\" name=\"action\" value=\"deny\">Deny</button></p></form>",
        escape(action)
    )
}

/// The page that carries an answer to the client by POST (OAuth 2.0 Form Post Response Mode).
pub(crate) fn form_post(redirect_uri: &str, answer: &[(String, String)]) -> Response {
    let fields: String = answer
        .iter()
        .map(|(name, value)| {
            format!(
                "<input type=\"hidden\" name=\"{}\" value=\"{}\">",
                escape(name),
                escape(value)
            )
        })
        .collect();
    let body = format!(
        "<form method=\"post\" action=\"{}\">{fields}<button type=\"submit\">Continue</button></form>\
         <script>document.forms[0].submit()</script>",
        escape(redirect_uri)
    );
    page(StatusCode::OK, "Back to the application", &body)
}

/// Text as it may stand in HTML, in content and in a quoted attribute alike.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
