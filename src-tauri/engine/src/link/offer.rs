//! Looking at a document, and what it offers.

use super::observation::Observation;
use super::parse::{DeskLink, Source};
use super::{MAX_DOCUMENT, judge};
use crate::fetch::Budget;
use crate::finding::{Finding, Grade, worst};
use crate::ports::{Answer, Clock, Http, Request};
use crate::setup::{Draft, Key, SetupId};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use ring::digest::{SHA256, digest};
use serde_json::json;
use url::Url;

/// What a document offers, as far as it can be understood, and what is to be said of it.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Scheme, host and port of the desk; absent where a file holds the document.
    pub desk: Option<Url>,
    /// Until when it can be taken over.
    pub expires: Option<DateTime<Utc>>,
    /// The keys that are preset, in the order in which they are shown.
    pub keys: Vec<Key>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The preset values, in a draft that has no others. Its name stands for the one to come.
    pub(super) preset: Draft,
}

impl Offer {
    /// The preset values, in a draft.
    #[must_use]
    pub fn preset(&self) -> &Draft {
        &self.preset
    }

    /// The draft that a setup of that name begins with; nothing where the offer cannot be taken over.
    #[must_use]
    pub fn draft(&self, name: SetupId) -> Option<Draft> {
        let acceptable = worst(&self.findings) != Grade::Fail;
        acceptable.then(|| Draft {
            name,
            ..self.preset.clone()
        })
    }

    /// Stands for all that is shown of the offer: two that have it in common take over the same. Nothing
    /// where the offer cannot be taken over.
    #[must_use]
    pub fn fingerprint(&self) -> Option<String> {
        let draft = self.draft(self.preset.name.clone())?;
        let all = json!([self.desk, self.expires, draft]).to_string();
        Some(URL_SAFE_NO_PAD.encode(digest(&SHA256, all.as_bytes())))
    }
}

/// Looks at a document, and asks the desk for it where it has it. Nothing is followed and nothing taken
/// over.
pub async fn look(http: &impl Http, clock: &impl Clock, budget: &Budget, source: &Source) -> Offer {
    let seen = match source {
        Source::File(text) => Observation {
            desk: None,
            exchange: None,
            sent_on_to: None,
            text: Some(text.clone()),
            at: clock.now(),
        },
        Source::Desk(link) => {
            let mut request = Request::get(link.url().clone());
            request.max_body = MAX_DOCUMENT;
            let answer = http.exchange(request, budget.next(clock)).await;
            observed(link, answer, clock.now())
        }
    };
    judge(&seen)
}

fn observed(link: &DeskLink, answer: Answer, at: DateTime<Utc>) -> Observation {
    let Answer {
        mut exchange,
        body,
        location,
    } = answer;
    // The rest of the address is what only the receiver of the link is to know.
    exchange.url = link.origin().to_string();
    if let Some(response) = &mut exchange.response {
        response.headers.retain(|(name, _)| name != "location");
    }
    let sent_on_to = location.map(|location| match link.url().join(&location) {
        Ok(to) => super::parse::host_of(&to),
        Err(_) => String::new(),
    });
    Observation {
        desk: Some(link.origin()),
        text: String::from_utf8(body.bytes().to_vec()).ok(),
        exchange: Some(exchange),
        sent_on_to,
        at,
    }
}
