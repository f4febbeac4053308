//! Accepting connections and serving one request on each.

use super::request;
use super::shared::Shared;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use latchkey_engine::ports::Refused;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::timeout;

/// Most connections at once. Browsers open a handful.
const MOST: usize = 64;
/// How long a connection may stay silent: browsers open some in advance and use them later.
const SILENT: Duration = Duration::from_secs(60);
/// How long a request's head may take once it has begun.
const HEAD: Duration = Duration::from_secs(10);
/// How long one connection may last, from its first byte.
const WHOLE: Duration = Duration::from_secs(40);
/// Largest head taken, in bytes: codes and errors stand in the address and may be long.
const MAX_HEAD: usize = 64 * 1024;
/// The first byte of a TLS handshake (RFC 8446 section 5.1).
const TLS_HANDSHAKE: u8 = 22;

/// A connection that was accepted.
struct Open {
    /// A request was understood on it.
    begun: Arc<AtomicBool>,
    task: AbortHandle,
}

/// Serves until it is dropped, and its connections with it.
pub(super) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    let mut open: Vec<Open> = Vec::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    if !make_room(&mut open) {
                        continue;
                    }
                    let begun = Arc::new(AtomicBool::new(false));
                    let served = connection(stream, Arc::clone(&shared), Arc::clone(&begun));
                    let task = connections.spawn(served);
                    open.push(Open { begun, task });
                }
                // Out of descriptors, most likely: they come back when connections end.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
        }
    }
}

/// Whether one more may be served: where there are too many, the one that has been silent longest
/// gives way, so that nobody keeps the answer out by opening connections.
fn make_room(open: &mut Vec<Open>) -> bool {
    open.retain(|o| !o.task.is_finished());
    if open.len() < MOST {
        return true;
    }
    let silent = open.iter().position(|o| !o.begun.load(Ordering::Relaxed));
    silent.map(|i| open.remove(i).task.abort()).is_some()
}

/// Serves one connection. `begun` is set once a request was understood on it; that request has been
/// counted then, if it is to be counted.
async fn connection(stream: TcpStream, shared: Arc<Shared>, begun: Arc<AtomicBool>) {
    let mut first = [0_u8; 1];
    match timeout(SILENT, stream.peek(&mut first)).await {
        Ok(Ok(1)) => {}
        _ => return,
    }
    if first == [TLS_HANDSHAKE] {
        shared.count(|r: &mut Refused| &mut r.tls);
        return;
    }
    let service = service_fn(|request| {
        begun.store(true, Ordering::Relaxed);
        let shared = Arc::clone(&shared);
        async move { Ok::<_, Infallible>(request::answer(&shared, request).await) }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(MAX_HEAD)
        .keep_alive(false)
        .serve_connection(TokioIo::new(stream), service);
    let _ = timeout(WHOLE, served).await;
    if !begun.load(Ordering::Relaxed) {
        shared.count(|r: &mut Refused| &mut r.malformed);
    }
}
