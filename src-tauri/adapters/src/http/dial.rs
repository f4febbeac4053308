//! From a name to a TCP connection: resolution, then "happy eyeballs" (RFC 8305).

use super::facts::{End, Facts, micros};
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use latchkey_engine::exchange::{AttemptOutcome, InterruptionKind, Resolution, Stage};
use std::collections::VecDeque;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::time::sleep;
use url::Host;

/// An address given for this run, so that nobody is asked for it.
pub type PinnedAddress = (String, u16, IpAddr);

/// How long an address is waited for before the next one is tried beside it (RFC 8305 section 5).
const STAGGER: Duration = Duration::from_millis(250);
/// The most addresses of one name that are tried: a server's zone may list thousands.
const MAX_ADDRESSES: usize = 16;

/// Connects to `host`, recording each layer.
pub(super) async fn connect(
    host: &Host<String>,
    port: u16,
    pins: &[PinnedAddress],
    facts: &mut Facts<'_>,
) -> Result<TcpStream, End> {
    facts.enter(Stage::Resolve);
    let addresses = match host {
        Host::Ipv4(address) => vec![IpAddr::V4(*address)],
        Host::Ipv6(address) => vec![IpAddr::V6(*address)],
        Host::Domain(name) => {
            let addresses = resolve(name, port, pins, facts).await?;
            facts.ended(Stage::Resolve);
            addresses
        }
    };
    facts.enter(Stage::Connect);
    let stream = race(interleave(addresses, port), facts).await?;
    facts.ended(Stage::Connect);
    Ok(stream)
}

async fn resolve(
    name: &str,
    port: u16,
    pins: &[PinnedAddress],
    facts: &mut Facts<'_>,
) -> Result<Vec<IpAddr>, End> {
    let began = Instant::now();
    let pinned: Vec<IpAddr> = pins
        .iter()
        .filter(|(host, at, _)| host.eq_ignore_ascii_case(name) && *at == port)
        .map(|(_, _, address)| *address)
        .collect();
    let given = !pinned.is_empty();
    let answer = if given {
        Ok(pinned)
    } else {
        tokio::net::lookup_host((name, port)).await.map(|found| {
            let mut addresses: Vec<IpAddr> = Vec::new();
            for address in found.map(|socket| socket.ip()) {
                if !addresses.contains(&address) && addresses.len() < MAX_ADDRESSES {
                    addresses.push(address);
                }
            }
            addresses
        })
    };
    let (addresses, end) = match answer {
        Ok(addresses) if addresses.is_empty() => (
            addresses,
            Some(End::new(
                InterruptionKind::NameNotFound,
                "the name has no address",
            )),
        ),
        Ok(addresses) => (addresses, None),
        Err(error) => (
            Vec::new(),
            Some(End::new(lookup_failure(&error), error.to_string())),
        ),
    };
    facts.connection.resolution = Some(Resolution {
        host: name.to_owned(),
        addresses: addresses.clone(),
        given,
        took_us: micros(began),
    });
    end.map_or(Ok(addresses), Err)
}

/// Whether the resolver said that there is no such name, or could not say. The standard library
/// hands on the resolver's code on Windows, and on other systems only its words.
fn lookup_failure(error: &io::Error) -> InterruptionKind {
    /// WSATRY_AGAIN and WSANO_RECOVERY.
    const WINDOWS_FAILURES: [i32; 2] = [11002, 11003];
    let words = error.to_string().to_ascii_lowercase();
    let failed = match error.raw_os_error() {
        Some(code) => !cfg!(windows) || WINDOWS_FAILURES.contains(&code),
        None => ["temporary", "non-recoverable", "system error", "memory"]
            .iter()
            .any(|failure| words.contains(failure)),
    };
    if failed {
        InterruptionKind::ResolverFailed
    } else {
        InterruptionKind::NameNotFound
    }
}

/// Orders the addresses so that the families take turns, beginning with that of the address which
/// the resolver named first (RFC 8305 section 4).
fn interleave(addresses: Vec<IpAddr>, port: u16) -> VecDeque<SocketAddr> {
    let first_is_v6 = addresses.first().is_some_and(IpAddr::is_ipv6);
    let (first, second): (Vec<_>, Vec<_>) = addresses
        .into_iter()
        .partition(|address| address.is_ipv6() == first_is_v6);
    let mut second = second.into_iter();
    let mut order = VecDeque::new();
    for address in first {
        order.push_back(address);
        order.extend(second.next());
    }
    order.extend(second);
    order
        .into_iter()
        .map(|address| SocketAddr::new(address, port))
        .collect()
}

/// Tries the addresses in turn; the first that connects carries the request.
async fn race(mut waiting: VecDeque<SocketAddr>, facts: &mut Facts<'_>) -> Result<TcpStream, End> {
    let mut running = FuturesUnordered::new();
    let mut failures: Vec<(AttemptOutcome, io::Error)> = Vec::new();
    loop {
        if let Some(address) = waiting.pop_front() {
            let index = facts.begin_attempt(address);
            running.push(async move { (index, TcpStream::connect(address).await) });
        } else if running.is_empty() {
            return Err(all_failed(&failures));
        }
        tokio::select! {
            biased;
            Some((index, result)) = running.next() => match result {
                Ok(stream) => {
                    facts.end_attempt(index, AttemptOutcome::Connected);
                    facts.overtake_attempts();
                    // Without it the last small part of a request may wait for an acknowledgement;
                    // a system that refuses loses only that time.
                    let _ = stream.set_nodelay(true);
                    return Ok(stream);
                }
                Err(error) => {
                    let outcome = outcome(&error);
                    facts.end_attempt(index, outcome);
                    failures.push((outcome, error));
                }
            },
            () = sleep(STAGGER), if !waiting.is_empty() => {}
        }
    }
}

fn outcome(error: &io::Error) -> AttemptOutcome {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => AttemptOutcome::Refused,
        io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::AddrNotAvailable => AttemptOutcome::Unreachable,
        io::ErrorKind::TimedOut => AttemptOutcome::TimedOut,
        _ => AttemptOutcome::Failed,
    }
}

/// What the failures of all addresses come to: the one that says most about the host. A family that
/// has no way out of this computer says nothing about it.
fn all_failed(failures: &[(AttemptOutcome, io::Error)]) -> End {
    [
        (AttemptOutcome::TimedOut, InterruptionKind::TimedOut),
        (AttemptOutcome::Refused, InterruptionKind::Refused),
        (AttemptOutcome::Failed, InterruptionKind::Other),
        (AttemptOutcome::Unreachable, InterruptionKind::Unreachable),
    ]
    .into_iter()
    .find_map(|(outcome, kind)| {
        let (_, error) = failures.iter().find(|(o, _)| *o == outcome)?;
        Some(End::new(kind, error.to_string()))
    })
    .unwrap_or_else(|| End::new(InterruptionKind::NameNotFound, "the name has no address"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_families_take_turns() {
        let addresses = ["::1", "::2", "::3", "10.0.0.1"].map(|text| text.parse().unwrap());
        let order: Vec<String> = interleave(addresses.to_vec(), 1)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(order, ["[::1]:1", "10.0.0.1:1", "[::2]:1", "[::3]:1"]);
    }

    #[test]
    fn a_family_without_a_way_out_does_not_hide_why_the_other_failed() {
        let failures = [
            io::ErrorKind::NetworkUnreachable,
            io::ErrorKind::ConnectionRefused,
        ]
        .map(|kind| (outcome(&io::Error::from(kind)), io::Error::from(kind)));
        assert_eq!(all_failed(&failures).kind, InterruptionKind::Refused);
        assert_eq!(
            all_failed(&failures[..1]).kind,
            InterruptionKind::Unreachable
        );
    }
}
