//! Which hosts belong together.

use crate::catalog::Service;
use crate::catalog::service::Channel;
use crate::values::is_loopback;
use std::collections::BTreeSet;
use url::{Host, Url};

/// The service in the sandbox, whose addresses are those of this computer.
const SANDBOX: &str = "sandbox";

/// Whether two addresses are on one site: below one name that somebody registered, by the public suffix
/// list; and neither without https, but on this computer.
pub(super) fn is_same(one: &Url, other: &Url) -> bool {
    let private = |url: &Url| url.scheme() == "https" || here(url);
    private(one) && private(other) && site(one).is_some_and(|site| self::site(other) == Some(site))
}

/// Whether an address is on a site of the service; nothing where its profile names none.
pub(super) fn is_of(service: &Service, url: &Url) -> Option<bool> {
    if service.id == SANDBOX {
        return Some(here(url));
    }
    let sites = sites(service);
    let own = || site(url).is_some_and(|site| sites.contains(&site));
    (!sites.is_empty()).then(own)
}

fn sites(service: &Service) -> BTreeSet<String> {
    let of_regions = service.regions.iter().flat_map(|region| {
        let further = [&region.login_address, &region.console];
        let further = further.into_iter().flatten();
        region.redirect_addresses.iter().chain(further)
    });
    let form = service.submission.channel == Channel::Form;
    let page = service.submission.page.iter().filter(|_| form);
    let addresses = of_regions.chain(page);
    // A name in braces is asked for: what stands around it is the service's.
    let whole = addresses.map(|address| address.replace(['{', '}'], ""));
    let urls = whole.filter_map(|address| Url::parse(&address).ok());
    urls.filter_map(|url| registered(url.host_str()?)).collect()
}

/// The registered name of a host, or the host itself where nobody could register one.
fn site(url: &Url) -> Option<String> {
    match url.host()? {
        Host::Domain(name) => Some(registered(name).unwrap_or_else(|| name.to_owned())),
        address => Some(address.to_string()),
    }
}

/// The name below a public suffix that is known.
fn registered(host: &str) -> Option<String> {
    let domain = psl::domain(host.as_bytes())?;
    let known = domain.suffix().is_known();
    let name = || String::from_utf8_lossy(domain.as_bytes()).into_owned();
    known.then(name)
}

fn here(url: &Url) -> bool {
    url.host().is_some_and(|host| is_loopback(&host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn a_site_is_what_somebody_registered() {
        let same = |one: &str, other: &str| is_same(&url(one), &url(other));
        assert!(same(
            "https://desk.acme.com",
            "https://app.acme.com:8443/cb"
        ));
        assert!(same("http://127.0.0.1:1", "http://127.0.0.1:2"));
        for (one, other) in [
            ("https://acme.com", "https://acme.co.uk"),
            ("https://acme.co.uk", "https://evil.co.uk"),
            ("https://a.azurewebsites.net", "https://b.azurewebsites.net"),
            ("https://acme.com", "http://app.acme.com"),
            ("https://acme.com", "https://acme.com.evil.com"),
            ("https://192.0.2.1", "https://192.0.2.2"),
        ] {
            assert!(!same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_service_is_known_by_the_addresses_of_its_profile() {
        let of = |service: &str, address: &str| {
            let service = Service::find(service).unwrap();
            is_of(service, &url(address))
        };
        assert_eq!(of("all-quiet", "https://desk.allquiet.app"), Some(true));
        assert_eq!(
            of("all-quiet", "https://allquiet.app.evil.com"),
            Some(false)
        );
        assert_eq!(of("all-quiet", "http://127.0.0.1:1"), Some(false));
        assert_eq!(of("sandbox", "http://127.0.0.1:1"), Some(true));
        assert_eq!(of("sandbox", "https://desk.acme.com"), Some(false));
        assert_eq!(of("generic", "https://desk.acme.com"), None);
    }
}
