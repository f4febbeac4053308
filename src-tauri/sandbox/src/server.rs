//! One listening socket with its connections, all of which end when it is dropped.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::Router;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

/// How long a client may take for its TLS handshake, and again for the head of a request.
const PATIENCE: Duration = Duration::from_secs(30);

/// Put into a response's extensions, it makes the server close the connection instead of
/// sending that response: the work is done and the answer is lost.
#[derive(Clone)]
pub(crate) struct LoseAnswer;

/// A socket that is bound but not served yet, so that its address can be told to what serves it.
pub(crate) struct Bound {
    listener: TcpListener,
    pub(crate) address: SocketAddr,
}

impl Bound {
    /// Binds `port` on 127.0.0.1; 0 is any free port.
    pub(crate) async fn on(port: u16) -> io::Result<Bound> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        Ok(Bound { listener, address })
    }

    pub(crate) fn serve(self, router: Router, tls: Option<TlsAcceptor>) -> Server {
        Server(tokio::spawn(accept(self.listener, router, tls)))
    }
}

/// A running server; dropping it closes the socket and every connection.
pub(crate) struct Server(JoinHandle<()>);

impl Drop for Server {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn accept(listener: TcpListener, router: Router, tls: Option<TlsAcceptor>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    // An answer in two pieces would wait for the client's delayed acknowledgement.
                    let _ = stream.set_nodelay(true);
                    let (router, tls) = (router.clone(), tls.clone());
                    connections.spawn(async move {
                        match tls {
                            None => talk(stream, router).await,
                            Some(tls) => {
                                if let Ok(Ok(stream)) = timeout(PATIENCE, tls.accept(stream)).await {
                                    talk(stream, router).await;
                                }
                            }
                        }
                    });
                }
                // Out of file descriptors, or the peer went away before it was accepted: both pass.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn talk<S>(stream: S, router: Router)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let answer = router.call(request);
        async move {
            let Ok(response): Result<Response, _> = answer.await;
            if response.extensions().get::<LoseAnswer>().is_some() {
                return Err(io::Error::from(io::ErrorKind::ConnectionAborted));
            }
            Ok(response)
        }
    });
    // A client that hangs up or talks nonsense is its own affair: there is nobody to tell.
    let _ = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}
