//! The redirect address on this computer: a small HTTP server on loopback addresses only.

mod bind;
mod exclusive;
mod request;
mod server;
mod shared;
#[cfg(test)]
mod tests;

use latchkey_engine::ports::{Arrival, BindError, Listener, Loopback, Page, Pages, Refused};
use latchkey_engine::values::LoopbackRedirect;
use shared::{Offer, Shared};
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::Instant;

/// How long the port stays for the browser's repeats once there is a page to show.
const LINGER: Duration = Duration::from_secs(2);

/// How many requests may wait for a decision at once.
const OFFERS: usize = 16;

/// The loopback addresses of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemLoopback;

impl Loopback for SystemLoopback {
    type Listener = LoopbackListener;

    async fn bind(
        &self,
        redirect: &LoopbackRedirect,
        pages: Pages,
    ) -> Result<LoopbackListener, BindError> {
        let (listeners, port) = bind::bind(redirect)?;
        let redirect = if redirect.port() == port {
            redirect.clone()
        } else {
            redirect.with_port(port)
        };
        let addresses = listeners
            .iter()
            .filter_map(|l| l.local_addr().ok())
            .collect();
        let (offers, offered) = mpsc::channel(OFFERS);
        let shared = Arc::new(Shared::new(redirect, pages, offers));
        let mut servers = JoinSet::new();
        for listener in listeners {
            servers.spawn(server::serve(listener, Arc::clone(&shared)));
        }
        Ok(LoopbackListener {
            shared,
            offered,
            addresses,
            concluded: None,
            _servers: servers,
        })
    }
}

/// A bound redirect address. It owns every task that serves it: dropping it ends them all.
pub struct LoopbackListener {
    shared: Arc<Shared>,
    offered: mpsc::Receiver<Offer>,
    addresses: Vec<SocketAddr>,
    concluded: Option<Instant>,
    _servers: JoinSet<()>,
}

impl Listener for LoopbackListener {
    fn redirect(&self) -> &LoopbackRedirect {
        &self.shared.redirect
    }

    fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    async fn answer(
        &mut self,
        mut is_answer: impl FnMut(&Arrival) -> bool + Send,
        limit: Duration,
    ) -> Option<Arrival> {
        let decide = async {
            while let Some(offer) = self.offered.recv().await {
                if is_answer(&offer.arrival) {
                    return Some(offer);
                }
                let _ = offer.decided.send(false);
            }
            None
        };
        let answer = tokio::time::timeout(limit, decide).await.ok()??;
        self.shared.answered_by(answer.raw);
        let _ = answer.decided.send(true);
        // What was offered in the meantime is looked at again: it may be the answer's repeat.
        self.offered.close();
        while self.offered.try_recv().is_ok() {}
        Some(answer.arrival)
    }

    fn conclude(&mut self, page: Page) {
        self.shared.show(page);
        self.concluded = Some(Instant::now());
    }

    async fn linger(self) {
        if let Some(concluded) = self.concluded {
            tokio::time::sleep_until(concluded + LINGER).await;
        }
    }

    fn refused(&self) -> Refused {
        self.shared.refused()
    }
}

impl fmt::Debug for LoopbackListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "listener for {}", self.shared.redirect)
    }
}
