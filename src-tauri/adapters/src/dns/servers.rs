//! Which servers this computer is set to ask.

use std::net::{IpAddr, SocketAddr};

/// Most servers that are asked, as many as the C library asks (resolv.conf(5)).
const MAX_SERVERS: usize = 3;

/// The port of the domain name system (RFC 1035 section 4.2).
const PORT: u16 = 53;

/// The system's servers, in its order, each once.
pub(super) fn of_system() -> Vec<SocketAddr> {
    let mut servers: Vec<SocketAddr> = Vec::new();
    for address in addresses() {
        let server = SocketAddr::new(address, PORT);
        if !servers.contains(&server) {
            servers.push(server);
        }
    }
    servers.truncate(MAX_SERVERS);
    servers
}

/// Where the C library looks, which macOS keeps up to date as well.
#[cfg(unix)]
fn addresses() -> Vec<IpAddr> {
    /// Longer than any real one, in bytes.
    const MOST: usize = 64 * 1024;
    let text = crate::text_file::read(std::path::Path::new("/etc/resolv.conf"), MOST);
    of_text(&text.unwrap_or_default())
}

/// Lines that are not understood are passed over, as the C library does.
#[cfg(unix)]
fn of_text(text: &str) -> Vec<IpAddr> {
    let (config, _) = resolv_conf::Config::parse_with_errors(text.as_bytes());
    let servers = config.get_nameservers_or_local();
    servers.into_iter().map(IpAddr::from).collect()
}

/// Those of the adapters that are up, the one that Windows prefers first.
#[cfg(windows)]
fn addresses() -> Vec<IpAddr> {
    let mut adapters = ipconfig::get_adapters().unwrap_or_default();
    adapters.retain(|adapter| adapter.oper_status() == ipconfig::OperStatus::IfOperStatusUp);
    adapters.sort_by_key(|adapter| adapter.ipv4_metric().min(adapter.ipv6_metric()));
    let servers = adapters.iter().flat_map(ipconfig::Adapter::dns_servers);
    servers.copied().filter(|ip| !is_placeholder(ip)).collect()
}

/// Windows names these where nobody set any (fec0::/10, deprecated by RFC 3879).
#[cfg(windows)]
fn is_placeholder(ip: &IpAddr) -> bool {
    let IpAddr::V6(ip) = ip else { return false };
    let [first, ..] = ip.segments();
    first & 0xffc0 == 0xfec0
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn servers_are_read_as_the_c_library_reads_them() {
        let text = "# written by a program\nsearch acme.example\nnameserver 192.0.2.1\nnameserver\n\
                    nonsense here\nnameserver 2001:db8::1 # spare\noptions rotate\n";
        let read = of_text(text);
        let expected: Vec<IpAddr> = ["192.0.2.1", "2001:db8::1"]
            .iter()
            .filter_map(|ip| ip.parse().ok())
            .collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn without_a_server_this_computer_is_asked() {
        assert!(of_text("").iter().all(IpAddr::is_loopback));
    }
}
