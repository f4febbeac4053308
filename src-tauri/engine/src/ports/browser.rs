//! The person's browser, and the listener on this computer to which it comes back (RFC 8252
//! section 7.3).

use crate::values::LoopbackRedirect;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;
use url::Url;
use zeroize::Zeroizing;

/// Opens addresses in the browser that the system would use.
pub trait Browser: Send + Sync {
    /// Asks the system to open `url`. Success says only that the system took it: whether a window
    /// appeared, nobody tells.
    ///
    /// # Errors
    /// [`NotOpened`] when there is no browser, no display, or no answer within a few seconds.
    fn open(&self, url: &Url) -> impl Future<Output = Result<(), NotOpened>> + Send;
}

/// Why no browser could be opened, in lower case and without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotOpened(pub String);

/// Binds the port of a redirect address.
pub trait Loopback: Send + Sync {
    /// The listener that comes of it.
    type Listener: Listener;

    /// Binds the address; port 0 stands for any free one. For `localhost`, 127.0.0.1 and, where the
    /// machine has it, [::1] on the same port, because a browser may try either; for 127.0.0.1 also
    /// [::1] where it can be had.
    ///
    /// # Errors
    /// [`BindError`] when the port cannot be had.
    fn bind(
        &self,
        redirect: &LoopbackRedirect,
        pages: Pages,
    ) -> impl Future<Output = Result<Self::Listener, BindError>> + Send;
}

/// The pages that a listener shows by itself.
#[derive(Clone, Debug)]
pub struct Pages {
    /// For everything that is not the answer, as plain text.
    pub refusal: String,
    /// For the answer, when nobody said in time what came of it.
    pub unfinished: Page,
}

/// A page without script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The whole document, everything in it escaped.
    pub html: String,
    /// The value of its `Content-Security-Policy` header.
    pub policy: String,
}

/// A port that is bound. Dropping it closes the port and every connection at once.
pub trait Listener: Send {
    /// The redirect address with the port that was really bound.
    fn redirect(&self) -> &LoopbackRedirect;

    /// The addresses bound.
    fn addresses(&self) -> &[SocketAddr];

    /// Waits for the first request on the path, by GET or POST, that `is_answer` takes. Every other
    /// request gets a plain refusal and does not end the wait. The request that carried the answer
    /// is held for a few seconds, until [`Listener::conclude`] gives its page. None when `limit`
    /// passed first.
    fn answer(
        &mut self,
        is_answer: impl FnMut(&Arrival) -> bool + Send,
        limit: Duration,
    ) -> impl Future<Output = Option<Arrival>> + Send;

    /// Shows the page to the request that is held, and to every repeat of it from now on.
    fn conclude(&mut self, page: Page);

    /// Keeps the port for the browser's repeats until two seconds after [`Listener::conclude`], and
    /// closes it. Without a conclusion it closes at once.
    fn linger(self) -> impl Future<Output = ()> + Send;

    /// What was refused without a look at its parameters.
    fn refused(&self) -> Refused;
}

/// A request on the redirect address's path. Its parameters may be secrets: `Debug` shows their names.
pub struct Arrival {
    /// GET, or POST with a form.
    pub method: crate::exchange::Method,
    /// Names and values in the order sent, decoded.
    pub parameters: Vec<(String, Zeroizing<String>)>,
    /// The browser fetched it in advance (`Sec-Purpose` or `Purpose: prefetch`); no person saw it.
    pub prefetch: bool,
}

impl Arrival {
    /// The first parameter of that name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }
}

impl fmt::Debug for Arrival {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.parameters.iter().map(|(n, _)| n.as_str()).collect();
        write!(f, "{:?} with {}", self.method, names.join(", "))
    }
}

/// How many requests were refused, by the reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Refused {
    /// For another path, such as the icon that browsers ask for.
    pub other_path: u32,
    /// By another method than GET or POST.
    pub other_method: u32,
    /// With a `Host` header that is not that of the redirect address.
    pub other_host: u32,
    /// Not HTTP, too large, too slow, or a body that is no form.
    pub malformed: u32,
    /// TLS, where plain http was expected: something turned http into https.
    pub tls: u32,
}

/// Why a port could not be bound.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("port {port} cannot be bound: {text}")]
pub struct BindError {
    /// The port asked for.
    pub port: u16,
    /// Why.
    pub kind: BindErrorKind,
    /// The system's own words.
    pub text: String,
}

/// Why a port could not be bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BindErrorKind {
    /// Another program has it.
    Taken,
    /// The system does not allow it.
    NotAllowed,
    /// Something else; the text says what.
    Other,
}
