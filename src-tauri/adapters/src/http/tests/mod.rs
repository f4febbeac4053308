//! The client against real servers on loopback.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod connections;
mod plain;
mod proxies;
mod tls;
mod watched;

use super::wire::{BoxedStream, Stream};
use super::{HttpClient, HttpOptions};
use latchkey_engine::exchange::{InterruptionKind, Stage};
use latchkey_engine::ports::{Answer, Http as _, Request};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;
use url::Url;

const HELLO: &str =
    "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-type: application/json\r\n\r\n{}";

/// A server that ends with the test.
struct Server {
    address: SocketAddr,
    accepted: Arc<AtomicUsize>,
    log: Log,
    task: AbortHandle,
}

/// The heads of the requests that a server has read.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn push(&self, head: String) {
        self.0.lock().unwrap().push(head);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    /// Lets `talk` speak on every connection.
    async fn start<F, W>(talk: F) -> Self
    where
        F: Fn(TcpStream, Log) -> W + Send + 'static,
        W: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (accepted, log) = (Arc::new(AtomicUsize::new(0)), Log::default());
        let (count, heads) = (accepted.clone(), log.clone());
        let task = tokio::spawn(async move {
            let mut talks = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                talks.spawn(talk(stream, heads.clone()));
            }
        });
        Self {
            address,
            accepted,
            log,
            task: task.abort_handle(),
        }
    }

    /// Answers every request with `answer`, on connections that stay open.
    async fn answering(answer: impl AsRef<[u8]> + Send + Sync + 'static) -> Self {
        let answer: Arc<[u8]> = answer.as_ref().into();
        Self::start(move |mut stream, log| {
            let answer = answer.clone();
            async move { while reply(&mut stream, &log, &answer).await {} }
        })
        .await
    }

    /// Answers one request with `answer` and hangs up.
    async fn answering_once(answer: impl AsRef<[u8]> + Send + Sync + 'static) -> Self {
        let answer: Arc<[u8]> = answer.as_ref().into();
        Self::start(move |mut stream, log| {
            let answer = answer.clone();
            async move {
                reply(&mut stream, &log, &answer).await;
                let _ = stream.shutdown().await;
            }
        })
        .await
    }

    fn port(&self) -> u16 {
        self.address.port()
    }

    fn url(&self, scheme: &str, host: &str, path: &str) -> Url {
        format!("{scheme}://{host}:{}{path}", self.port())
            .parse()
            .unwrap()
    }

    fn heads(&self) -> Vec<String> {
        self.log.0.lock().unwrap().clone()
    }

    fn accepted(&self) -> usize {
        self.accepted.load(Ordering::SeqCst)
    }
}

/// Reads the head of a request; `None` when the other side has gone.
async fn read_head(stream: &mut impl Stream) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    Some(String::from_utf8(head).unwrap())
}

async fn reply(stream: &mut impl Stream, log: &Log, answer: &[u8]) -> bool {
    let Some(head) = read_head(stream).await else {
        return false;
    };
    log.push(head);
    stream.write_all(answer).await.is_ok() && stream.flush().await.is_ok()
}

fn client() -> HttpClient {
    HttpClient::new(HttpOptions::default()).unwrap()
}

async fn get(client: &HttpClient, url: Url) -> Answer {
    client
        .exchange(Request::get(url), Duration::from_secs(10))
        .await
}

fn assert_interrupted(answer: &Answer, stage: Stage, kind: InterruptionKind) {
    let interruption = answer
        .exchange
        .interruption
        .as_ref()
        .expect("an interruption");
    assert_eq!(
        (interruption.stage, interruption.kind),
        (stage, kind),
        "{}",
        interruption.text
    );
}

fn status(answer: &Answer) -> u16 {
    match &answer.exchange {
        exchange if exchange.interruption.is_some() => panic!("{:?}", exchange.interruption),
        exchange => exchange.response.as_ref().unwrap().status,
    }
}
