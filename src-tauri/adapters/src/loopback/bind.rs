//! Binding the addresses that a redirect address stands for.

use super::exclusive;
use latchkey_engine::ports::{BindError, BindErrorKind};
use latchkey_engine::values::LoopbackRedirect;
use std::io::{Error, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use tokio::net::{TcpListener, TcpSocket};
use url::Host;

/// How often a free port is looked for that both kinds of address have.
const TRIES: usize = 8;
/// How many connections may wait to be accepted.
const BACKLOG: u32 = 128;

/// Binds, and tells the port.
pub(super) fn bind(redirect: &LoopbackRedirect) -> Result<(Vec<TcpListener>, u16), BindError> {
    let failed = |error: Error| refused(redirect.port(), &error);
    let both = match redirect.uri().url().host() {
        Some(Host::Ipv6(ip)) => {
            return one(ip.into(), redirect.port())
                .map(|(l, p)| (vec![l], p))
                .map_err(failed);
        }
        Some(Host::Ipv4(ip)) if ip != Ipv4Addr::LOCALHOST => {
            return one(ip.into(), redirect.port())
                .map(|(l, p)| (vec![l], p))
                .map_err(failed);
        }
        Some(Host::Ipv4(_)) => false,
        _ => true,
    };
    let mut tries = if redirect.port() == 0 { TRIES } else { 1 };
    loop {
        let (first, port) = one(Ipv4Addr::LOCALHOST.into(), redirect.port()).map_err(failed)?;
        match one(Ipv6Addr::LOCALHOST.into(), port) {
            Ok((second, _)) => return Ok((vec![first, second], port)),
            // Whoever has it there would get what a browser sends to `localhost`.
            Err(error) if both && error.kind() == ErrorKind::AddrInUse => {
                tries -= 1;
                if tries == 0 {
                    return Err(refused(port, &error));
                }
            }
            // The machine has no IPv6; or the address is 127.0.0.1, and no browser asks elsewhere.
            Err(_) => return Ok((vec![first], port)),
        }
    }
}

fn one(ip: IpAddr, port: u16) -> Result<(TcpListener, u16), Error> {
    let socket = match ip {
        IpAddr::V4(_) => TcpSocket::new_v4(),
        IpAddr::V6(_) => TcpSocket::new_v6(),
    }?;
    exclusive::demand(&socket)?;
    socket.bind(SocketAddr::new(ip, port))?;
    let listener = socket.listen(BACKLOG)?;
    let port = listener.local_addr()?.port();
    Ok((listener, port))
}

fn refused(port: u16, error: &Error) -> BindError {
    let kind = match error.kind() {
        ErrorKind::AddrInUse => BindErrorKind::Taken,
        ErrorKind::PermissionDenied => BindErrorKind::NotAllowed,
        _ => BindErrorKind::Other,
    };
    BindError {
        port,
        kind,
        text: error.to_string().to_lowercase(),
    }
}
