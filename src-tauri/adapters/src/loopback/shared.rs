//! What the listener and its connections know in common.

use latchkey_engine::ports::{Arrival, Page, Pages, Refused};
use latchkey_engine::values::LoopbackRedirect;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot, watch};
use zeroize::Zeroizing;

/// How long a request is held for its page.
const HELD: Duration = Duration::from_secs(15);

/// A request that may be the answer.
pub(super) struct Offer {
    /// What arrived.
    pub(super) arrival: Arrival,
    /// Its parameters as they were sent, by which a repeat is known.
    pub(super) raw: Zeroizing<Vec<u8>>,
    /// Told whether it is.
    pub(super) decided: oneshot::Sender<bool>,
}

pub(super) struct Shared {
    /// The redirect address with the port that was bound.
    pub(super) redirect: LoopbackRedirect,
    /// The pages that need nobody's say.
    pub(super) pages: Pages,
    offers: mpsc::Sender<Offer>,
    refused: Mutex<Refused>,
    answer: Mutex<Option<Zeroizing<Vec<u8>>>>,
    page: watch::Sender<Option<Page>>,
}

impl Shared {
    pub(super) fn new(
        redirect: LoopbackRedirect,
        pages: Pages,
        offers: mpsc::Sender<Offer>,
    ) -> Self {
        Self {
            redirect,
            pages,
            offers,
            refused: Mutex::default(),
            answer: Mutex::default(),
            page: watch::Sender::new(None),
        }
    }

    /// Counts a request that was refused.
    pub(super) fn count(&self, which: fn(&mut Refused) -> &mut u32) {
        let mut refused = locked(&self.refused);
        let counter = which(&mut refused);
        *counter = counter.saturating_add(1);
    }

    pub(super) fn refused(&self) -> Refused {
        *locked(&self.refused)
    }

    /// From now on, requests with these parameters are the answer's repeats.
    pub(super) fn answered_by(&self, raw: Zeroizing<Vec<u8>>) {
        *locked(&self.answer) = Some(raw);
    }

    /// Gives the page to the request that is held and to its repeats.
    pub(super) fn show(&self, page: Page) {
        self.page.send_replace(Some(page));
    }

    /// Offers a request, and waits for its page if it is the answer or a repeat of it.
    pub(super) async fn offer(&self, arrival: Arrival, raw: Zeroizing<Vec<u8>>) -> Option<Page> {
        if locked(&self.answer).is_none() {
            let (decided, decision) = oneshot::channel();
            let offer = Offer {
                arrival,
                raw: raw.clone(),
                decided,
            };
            // Neither sent nor decided: the wait has ended, perhaps with the answer that this repeats.
            if self.offers.send(offer).await.is_ok()
                && let Ok(is_answer) = decision.await
            {
                return if is_answer {
                    Some(self.page().await)
                } else {
                    None
                };
            }
        }
        let repeats = locked(&self.answer)
            .as_ref()
            .is_some_and(|answer| *answer == raw);
        if repeats {
            Some(self.page().await)
        } else {
            None
        }
    }

    async fn page(&self) -> Page {
        let mut page = self.page.subscribe();
        let shown = tokio::time::timeout(HELD, page.wait_for(Option::is_some)).await;
        let shown = shown
            .ok()
            .and_then(Result::ok)
            .and_then(|page| page.clone());
        shown.unwrap_or_else(|| self.pages.unfinished.clone())
    }
}

/// The value behind a lock. Nothing panics while one is held, and no lock is held across an await.
fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
