//! One HTTP/1.1 connection and the requests on it (RFC 9112).

use super::body;
use super::facts::{End, Facts, micros};
use futures_util::FutureExt as _;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::client::conn::http1::{Builder, Connection, SendRequest};
use hyper_util::rt::TokioIo;
use latchkey_engine::exchange::{InterruptionKind, Stage};
use std::error::Error;
use std::future::poll_fn;
use std::io;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Instant;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A byte stream: TCP, TLS, or a tunnel through a proxy.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}
pub(super) type BoxedStream = Box<dyn Stream>;

/// The largest head of an answer, and the most of a body that is read ahead.
const MAX_HEAD: usize = 64 * 1024;
/// The most that is read before the head of the final answer: any number of interim ones may come
/// first (RFC 9110 section 15.2).
const MAX_BEFORE_BODY: usize = 4 * MAX_HEAD;
/// The most headers of an answer.
const MAX_HEADERS: usize = 128;

pub(super) type Message = http::Request<Full<Bytes>>;

/// A connection. Nothing runs in the background: it moves only while somebody waits for an answer
/// on it, and dropping it closes it.
pub(super) struct Wire {
    sender: SendRequest<Full<Bytes>>,
    connection: Option<Connection<TokioIo<Watched>, Full<Bytes>>>,
    first_byte: FirstByte,
    unsent: bool,
}

impl Wire {
    pub async fn new(stream: BoxedStream) -> Result<Self, End> {
        let first_byte = FirstByte::default();
        let io = TokioIo::new(Watched {
            stream,
            first_byte: first_byte.clone(),
        });
        let (sender, connection) = Builder::new()
            .max_buf_size(MAX_HEAD)
            .max_headers(MAX_HEADERS)
            .handshake(io)
            .await
            .map_err(|error| end_of(&error))?;
        Ok(Self {
            sender,
            connection: Some(connection),
            first_byte,
            unsent: false,
        })
    }

    /// Waits for `work` while the connection moves. What breaks the connection reaches `work` by
    /// itself.
    pub async fn drive<T>(&mut self, work: impl Future<Output = T>) -> T {
        drive(&mut self.connection, work).await
    }

    /// Whether another request may be sent on it.
    pub fn is_ready(&mut self) -> bool {
        let ready = drive(&mut self.connection, self.sender.ready()).now_or_never();
        matches!(ready, Some(Ok(()))) && self.connection.is_some()
    }

    /// Whether the connection was closed before anything of the last request was written.
    pub fn unsent(&self) -> bool {
        self.unsent
    }

    /// Whether any byte of an answer to the last request has arrived.
    pub fn answer_began(&self) -> bool {
        self.first_byte.get().is_some()
    }

    /// Sends a request and reads its whole answer into the facts.
    pub async fn carry(&mut self, message: Message, facts: &mut Facts<'_>) -> Result<(), End> {
        facts.enter(Stage::Http);
        self.first_byte.reset();
        let sent = Instant::now();
        let answer = drive(&mut self.connection, self.sender.try_send_request(message)).await;
        let (head, incoming) = match answer {
            Ok(answer) => answer.into_parts(),
            Err(mut error) => {
                self.unsent = error.take_message().is_some();
                return Err(end_of(error.error()));
            }
        };
        let first_byte = self.first_byte.get().map_or_else(
            || micros(sent),
            |at| u64::try_from((at - sent).as_micros()).unwrap_or(u64::MAX),
        );
        self.first_byte.head_is_there();
        facts.head(&head, first_byte);
        facts.ended(Stage::Http);
        facts.enter(Stage::Body);
        body::read(self, &head.headers, incoming, facts).await
    }
}

/// Polls a connection and then what waits for it: in this order, because the connection's end is told
/// to those who wait.
pub(super) async fn drive<C: Future + Unpin, T>(
    connection: &mut Option<C>,
    work: impl Future<Output = T>,
) -> T {
    let mut work = pin!(work);
    poll_fn(|cx| {
        if let Some(running) = connection
            && Pin::new(running).poll(cx).is_ready()
        {
            *connection = None;
        }
        work.as_mut().poll(cx)
    })
    .await
}

/// When the first byte of the answer under way was read, and how much may come before its body.
#[derive(Clone, Default)]
struct FirstByte(Arc<Mutex<Reading>>);

#[derive(Default)]
struct Reading {
    first: Option<Instant>,
    /// How much may still be read before the head is there; no bound once it is.
    left: Option<usize>,
}

impl FirstByte {
    fn lock(&self) -> MutexGuard<'_, Reading> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self) -> Option<Instant> {
        self.lock().first
    }

    fn reset(&self) {
        *self.lock() = Reading {
            first: None,
            left: Some(MAX_BEFORE_BODY),
        };
    }

    fn head_is_there(&self) {
        self.lock().left = None;
    }

    /// Notes that so many bytes were read; fails when that is more than may come before a body.
    fn note(&self, read: usize) -> io::Result<()> {
        let mut reading = self.lock();
        reading.first.get_or_insert_with(Instant::now);
        match &mut reading.left {
            Some(left) if *left < read => Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                "no end of what comes before the answer",
            )),
            Some(left) => {
                *left -= read;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

/// A stream that notes when something is first read from it.
struct Watched {
    stream: BoxedStream,
    first_byte: FirstByte,
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(cx, buffer);
        let read = buffer.filled().len() - before;
        if read > 0
            && let Err(error) = self.first_byte.note(read)
        {
            return Poll::Ready(Err(error));
        }
        polled
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// What a broken connection means.
pub(super) fn end_of(error: &hyper::Error) -> End {
    let causes = || std::iter::successors(error.source(), |cause| (*cause).source());
    let io = causes().find_map(|cause| cause.downcast_ref::<io::Error>());
    // An alert after the handshake comes wrapped in an I/O error of its own.
    let tls = io
        .and_then(io::Error::get_ref)
        .and_then(|e| e.downcast_ref::<rustls::Error>());
    let kind = match io.map(io::Error::kind) {
        _ if tls.is_some() => InterruptionKind::TlsFailed,
        _ if error.is_parse_too_large() => InterruptionKind::HeadTooLarge,
        _ if error.is_parse() => InterruptionKind::NotHttp,
        _ if error.is_incomplete_message() || error.is_closed() || error.is_canceled() => {
            InterruptionKind::Closed
        }
        Some(
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe
            | io::ErrorKind::NotConnected,
        ) => InterruptionKind::Closed,
        Some(io::ErrorKind::FileTooLarge) => InterruptionKind::HeadTooLarge,
        Some(io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput) => InterruptionKind::NotHttp,
        _ => InterruptionKind::Other,
    };
    let text = causes().fold(error.to_string(), |text, cause| format!("{text}: {cause}"));
    End::new(kind, text)
}
