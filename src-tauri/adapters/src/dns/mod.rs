//! The domain name system, asked over UDP and, where an answer does not fit, over TCP (RFC 1035 section
//! 4.2): the servers that this computer is set to ask, one after the other, and no others. Nothing is kept.

mod message;
mod servers;
#[cfg(test)]
mod tests;

use latchkey_engine::ports::{Dns, DnsTrouble, MailHosts, Random as _};
use latchkey_engine::values::Domain;
use message::{Query, Reply};
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::timeout;

use crate::random::SystemRandom;

/// How long an answer over UDP is waited for before the question is sent again: packets get lost.
const AGAIN: Duration = Duration::from_secs(2);

/// The largest answer over UDP that is read, in bytes; without EDNS nobody sends more than 512.
const MAX_UDP: usize = 4096;

/// Asks the system's servers.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDns {
    given: Option<SocketAddr>,
}

impl SystemDns {
    /// Asks this server in place of the system's.
    #[must_use]
    pub fn asking(server: SocketAddr) -> Self {
        Self {
            given: Some(server),
        }
    }
}

impl Dns for SystemDns {
    async fn mail_hosts(&self, domain: &Domain, limit: Duration) -> MailHosts {
        let ask = async {
            let servers = match self.given {
                Some(server) => vec![server],
                // The system is asked by calls that may wait for it.
                None => tokio::task::spawn_blocking(servers::of_system)
                    .await
                    .unwrap_or_default(),
            };
            let share = limit / u32::try_from(servers.len()).unwrap_or(u32::MAX).max(1);
            let mut instead = DnsTrouble::NoServer;
            for server in servers {
                instead = match timeout(share, mail_hosts(server, domain)).await {
                    Ok(Ok(answer)) => return answer,
                    Ok(Err(trouble)) => trouble,
                    Err(_) => DnsTrouble::Silent,
                };
            }
            MailHosts::NoAnswer { instead }
        };
        let silent = MailHosts::NoAnswer {
            instead: DnsTrouble::Silent,
        };
        timeout(limit, ask).await.unwrap_or(silent)
    }
}

/// Asks one server until it answers.
async fn mail_hosts(server: SocketAddr, domain: &Domain) -> Result<MailHosts, DnsTrouble> {
    let mut id = [0; 2];
    SystemRandom.fill(&mut id);
    let query = Query::mail_hosts(u16::from_be_bytes(id), domain).ok_or(DnsTrouble::Malformed)?;
    let unreachable = |_: io::Error| DnsTrouble::Unreachable;
    match over_udp(server, &query).await.map_err(unreachable)? {
        Reply::Whole(answer) => answer,
        Reply::Truncated => over_tcp(server, &query).await.map_err(unreachable)?,
    }
}

async fn over_udp(server: SocketAddr, query: &Query) -> io::Result<Reply> {
    let any = match server {
        SocketAddr::V4(_) => SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0)),
        SocketAddr::V6(_) => SocketAddr::from((Ipv6Addr::UNSPECIFIED, 0)),
    };
    let socket = UdpSocket::bind(any).await?;
    // From now on the system takes packets of this server only.
    socket.connect(server).await?;
    let mut buffer = vec![0; MAX_UDP];
    loop {
        socket.send(query.bytes()).await?;
        let reply = timeout(AGAIN, async {
            loop {
                let length = socket.recv(&mut buffer).await?;
                // What answers another question is not for us.
                if let Some(reply) = query.reply(buffer.get(..length).unwrap_or_default()) {
                    return io::Result::Ok(reply);
                }
            }
        });
        if let Ok(reply) = reply.await {
            return reply;
        }
    }
}

/// Each message has its length before it, in two bytes (RFC 1035 section 4.2.2): so there is a bound.
async fn over_tcp(server: SocketAddr, query: &Query) -> io::Result<Result<MailHosts, DnsTrouble>> {
    let mut stream = TcpStream::connect(server).await?;
    let length = u16::try_from(query.bytes().len()).map_err(io::Error::other)?;
    let framed = [&length.to_be_bytes()[..], query.bytes()].concat();
    stream.write_all(&framed).await?;
    let mut answer = vec![0; usize::from(stream.read_u16().await?)];
    stream.read_exact(&mut answer).await?;
    Ok(match query.reply(&answer) {
        Some(Reply::Whole(answer)) => answer,
        Some(Reply::Truncated) | None => Err(DnsTrouble::Malformed),
    })
}
