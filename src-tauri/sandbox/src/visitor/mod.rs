//! A scripted person at a browser: opens an address, keeps cookies, follows redirects, fills in
//! forms and submits them, until a page has nothing left to submit. No scripts are run.

mod cookies;
mod forms;
pub(crate) mod http;

use std::fmt;

use axum::http::{Method, StatusCode, header};
use url::{Url, form_urlencoded};

use cookies::Jar;
use forms::Page;
pub use http::VisitError;
use http::{Call, Trust};

/// How many requests one visit may take.
const MOST_REQUESTS: usize = 60;
/// How many redirects may follow each other.
const MOST_REDIRECTS: usize = 25;
/// How many forms one visit may submit.
const MOST_FORMS: usize = 10;

/// Somebody who signs in by filling given values into fields of given names.
#[derive(Clone)]
pub struct Visitor {
    fields: Vec<(String, String)>,
    refuses: bool,
    trust: Trust,
}

/// Where a visit ended.
#[derive(Clone)]
pub struct Visit {
    /// The address that the visit ended at. It may carry a code in its query: Debug leaves it out.
    pub url: Url,
    /// The status of the last page; none if the visit stopped before an address was requested.
    pub status: Option<StatusCode>,
    /// What is to be read on the last page.
    pub text: String,
    /// One line for each request: method, address with the values of its query left out, status.
    pub trace: Vec<String>,
}

impl fmt::Debug for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Visit")
            .field("url", &without_values(&self.url))
            .field("status", &self.status)
            .field("text", &self.text)
            .field("trace", &self.trace)
            .finish()
    }
}

impl Visitor {
    /// A visitor who knows what to write into fields of these names, or which button of a name
    /// and value to press.
    pub fn new(fields: &[(&str, &str)]) -> Visitor {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Visitor {
            fields: fields.iter().map(owned).collect(),
            refuses: false,
            trust: Trust::nobody(),
        }
    }

    /// The same visitor, who also opens https addresses whose certificate one of the root
    /// certificates in `ca_pem` vouches for.
    pub fn trusting(self, ca_pem: &str) -> Result<Visitor, VisitError> {
        let trust = Trust::roots(ca_pem)?;
        Ok(Visitor { trust, ..self })
    }

    /// The same visitor, who signs in and then refuses: on a page where none of their fields is,
    /// they press the button that says no, or follow the link that does, and are done.
    pub fn refusing(self) -> Visitor {
        Visitor {
            refuses: true,
            ..self
        }
    }

    /// Opens `url` and goes on until a page has nothing to submit, or is an error.
    pub async fn open(&self, url: &str) -> Result<Visit, VisitError> {
        self.visit(url, None).await
    }

    /// Like [`Visitor::open`], but stops before the address `stop` is requested, whatever its
    /// query: for a redirect address at which nobody listens. What a form would have posted there
    /// stands in the query of [`Visit::url`].
    pub async fn open_until(&self, url: &str, stop: &str) -> Result<Visit, VisitError> {
        self.visit(url, Some(http::address(stop)?)).await
    }

    async fn visit(&self, url: &str, stop: Option<Url>) -> Result<Visit, VisitError> {
        let mut jar = Jar::default();
        let mut trace = Vec::new();
        let mut call = Call::get(http::address(url)?);
        let (mut redirects, mut forms, mut refused) = (0, 0, false);
        for _ in 0..MOST_REQUESTS {
            if stop.as_ref().is_some_and(|stop| same_page(stop, &call.url)) {
                let mut url = call.url;
                if let Some(body) = &call.body {
                    url.set_query(Some(body));
                }
                return Ok(Visit {
                    url,
                    status: None,
                    text: String::new(),
                    trace,
                });
            }
            if let Some(cookies) = jar.header(&call.url) {
                call.headers.push((header::COOKIE, cookies));
            }
            let answer = http::whole(&call, &self.trust).await?;
            let line = format!(
                "{} {} {}",
                call.method,
                without_values(&call.url),
                answer.status.as_u16()
            );
            trace.push(line);
            for cookie in answer.headers.get_all(header::SET_COOKIE) {
                jar.store(&call.url, &String::from_utf8_lossy(cookie.as_bytes()));
            }

            let location = answer
                .headers
                .get(header::LOCATION)
                .and_then(|value| value.to_str().ok());
            if let (true, Some(location)) = (answer.status.is_redirection(), location) {
                redirects += 1;
                if redirects > MOST_REDIRECTS {
                    return Err(VisitError::TooManyRedirects { trace });
                }
                let url = http::join(&call.url, location)?;
                call = match answer.status {
                    StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => Call {
                        url,
                        ..call.fresh()
                    },
                    _ => Call::get(url),
                };
                continue;
            }
            redirects = 0;

            let page = Page::parse(&answer.body);
            let good = answer.status.is_success() && !refused;
            let refusing = self.refuses && !page.asks_for(&self.fields);
            if let Some(target) = page.refusing_link().filter(|_| good && refusing) {
                call = Call::get(http::join(&call.url, target)?);
                refused = true;
                continue;
            }
            let form = if good {
                page.form_for(&self.fields)
            } else {
                None
            };
            let Some(form) = form else {
                return Ok(Visit {
                    url: call.url,
                    status: Some(answer.status),
                    text: page.text,
                    trace,
                });
            };
            forms += 1;
            if forms > MOST_FORMS {
                return Err(VisitError::TooManyForms {
                    text: page.text,
                    trace,
                });
            }
            let values = form.filled_in(&self.fields, refusing);
            refused = refusing && form.can_refuse();
            let encoded = form_urlencoded::Serializer::new(String::new())
                .extend_pairs(&values)
                .finish();
            let mut url = http::join(&call.url, &form.action)?;
            let referer = call.url.clone();
            call = if form.post {
                Call::post(url, encoded)
            } else {
                url.set_query(Some(&encoded));
                Call::get(url)
            };
            if referer.origin() == call.url.origin() {
                call.headers.push((header::REFERER, referer.to_string()));
            }
        }
        Err(VisitError::TooManyRequests { trace })
    }
}

fn same_page(a: &Url, b: &Url) -> bool {
    a.origin() == b.origin() && a.path() == b.path()
}

/// An address whose query keeps its names and loses its values.
fn without_values(url: &Url) -> String {
    let mut shown = url.clone();
    shown.set_fragment(None);
    if url.query().is_some() {
        let names: Vec<String> = url
            .query_pairs()
            .map(|(name, _)| name.into_owned())
            .collect();
        shown.set_query(Some(&names.join("&")));
    }
    shown.to_string()
}

impl Call {
    fn get(url: Url) -> Call {
        Call {
            method: Method::GET,
            url,
            headers: vec![(
                header::ACCEPT,
                "text/html,application/xhtml+xml,*/*;q=0.8".to_owned(),
            )],
            body: None,
        }
    }

    fn post(url: Url, body: String) -> Call {
        let mut call = Call::get(url);
        call.method = Method::POST;
        call.body = Some(body);
        let form = "application/x-www-form-urlencoded".to_owned();
        call.headers.push((header::CONTENT_TYPE, form));
        call
    }

    /// The same call without what belongs to one address only.
    fn fresh(mut self) -> Call {
        self.headers
            .retain(|(name, _)| *name != header::COOKIE && *name != header::REFERER);
        self
    }
}
