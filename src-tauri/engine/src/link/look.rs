//! Looking at a document.

use super::judge::judge;
use super::limits::MAX_DOCUMENT;
use super::observation::Observation;
use super::offer::Offer;
use super::parse::{DeskLink, Source, host_of};
use crate::fetch::Budget;
use crate::ports::{Answer, Clock, Http, Request};
use chrono::{DateTime, Utc};

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
        Ok(to) => host_of(&to),
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
