//! Which pages of consoles may be opened: those on the hosts that the catalog's own guides and profiles
//! name, and nothing else, whatever an address was made from.

use super::filled;
use super::guide::Guide;
use super::service::Service;
use crate::provider::Provider;
use url::Url;

/// Whether a page is on a host that the catalog names. A self-hosted provider has its console beside the
/// authority, which is the one host that the person named.
#[must_use]
pub fn is_console(page: &Url, authority: Option<&Url>) -> bool {
    if page.scheme() != "https" || !page.username().is_empty() || page.password().is_some() {
        return false;
    }
    let (Some(host), port) = (page.host_str(), page.port()) else {
        return false;
    };
    if port.is_none() && (of_services(host) || of_providers(host)) {
        return true;
    }
    authority.is_some_and(|at| at.origin() == page.origin()) && is_self_hosted()
}

fn of_services(host: &str) -> bool {
    Service::all().iter().any(|service| {
        let of_regions = service.regions.iter().flat_map(|region| &region.console);
        let mut pages = of_regions.chain(&service.submission.page);
        pages.any(|page| host_of(page).is_some_and(|named| fits(named, host)))
    })
}

fn of_providers(host: &str) -> bool {
    pages().any(|(provider, page)| {
        host_of(page).is_some_and(|named| fits(named, host) || beside(provider, named, host))
    })
}

/// Some guide's console is where the authority is.
fn is_self_hosted() -> bool {
    pages().any(|(_, page)| host_of(page).is_some_and(is_all_of_it))
}

/// Every page that a guide opens, as it stands in the catalog.
fn pages() -> impl Iterator<Item = (&'static Provider, &'static str)> {
    let providers = Provider::all().iter();
    let guides = providers.flat_map(|one| Guide::all_of(&one.id).map(move |guide| (one, guide)));
    guides.flat_map(|(provider, guide)| {
        let open = guide.actions.iter().flat_map(|action| &action.open);
        open.map(move |page| (provider, page.at.as_str()))
    })
}

fn host_of(page: &str) -> Option<&str> {
    page.strip_prefix("https://")?.split('/').next()
}

/// One name stands for the whole host.
fn is_all_of_it(named: &str) -> bool {
    named.starts_with('{') && named.find('}') == named.len().checked_sub(1)
}

/// The host is the one that is named. A name in braces stands for letters, digits and hyphens within one
/// label, and only before a domain of the catalog's own.
fn fits(named: &str, host: &str) -> bool {
    let Some((head, rest)) = named.split_once('{') else {
        return named == host;
    };
    let Some((_, tail)) = rest.split_once('}') else {
        return false;
    };
    let own = tail.split_once('.').map(|(_, domain)| domain);
    let is_own = own.is_some_and(|domain| domain.contains('.') && !tail.contains('{'));
    let value = host
        .strip_prefix(head)
        .and_then(|host| host.strip_suffix(tail));
    is_own
        && value.is_some_and(|value| {
            !value.is_empty()
                && value
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
}

/// The host is the one that is named, for one of the hosts on which the provider has its authorities: what
/// differs between its regions may be the end of the name.
fn beside(provider: &Provider, named: &str, host: &str) -> bool {
    let forms = provider.authority.forms.iter();
    forms
        .filter_map(|form| host_of(&form.authority))
        .any(|form| {
            !is_all_of_it(form)
                && provider.authority.hosts.iter().any(|known| {
                    let parts = filled::read(form, known).unwrap_or_default();
                    let part = |name: &str| {
                        let of = parts.iter().find(|(part, _)| *part == name);
                        of.map(|(_, value)| value.clone())
                    };
                    filled::fill(named, part).is_ok_and(|named| named == host)
                })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opens(page: &str, authority: Option<&str>) -> bool {
        let authority = authority.map(|at| Url::parse(at).unwrap());
        is_console(&Url::parse(page).unwrap(), authority.as_ref())
    }

    #[test]
    fn hosts_that_the_catalog_names_are_opened() {
        for page in [
            "https://entra.microsoft.com/",
            "https://admin.google.com/ac/apps",
            "https://acme-admin.okta.com/",
            "https://console.pingone.eu/?env=1",
            "https://console.pingone.com.au/?env=1",
            "https://allquiet.eu/app/account",
        ] {
            assert!(opens(page, None), "{page}");
        }
    }

    #[test]
    fn nothing_else_is() {
        for page in [
            "https://acme.example/",
            "http://entra.microsoft.com/",
            "https://entra.microsoft.com:8443/",
            "https://entra.microsoft.com@acme.example/",
            "https://me@entra.microsoft.com/",
            "https://entra.microsoft.com.acme.example/",
            "https://evil.example-admin.okta.com/",
            "https://-admin.okta.com.acme.example/",
            "https://console.pingone.acme.example/",
            "https://console.pingone.evil/",
        ] {
            assert!(!opens(page, None), "{page}");
            assert!(!opens(page, Some("https://id.acme.org/")), "{page}");
        }
    }

    #[test]
    fn a_console_beside_the_authority_is_opened_on_the_same_port_only() {
        let at = Some("https://id.acme.example:9443/application/o/wiki/");
        assert!(opens("https://id.acme.example:9443/if/admin/", at));
        assert!(!opens("https://id.acme.example/if/admin/", at));
        assert!(!opens("https://acme.example:9443/if/admin/", at));
        assert!(!opens("http://id.acme.example:9443/if/admin/", at));
    }

    #[test]
    fn every_page_of_a_guide_can_be_opened_once_its_authority_is_known() {
        for (provider, page) in pages() {
            let forms = provider.authority.forms.iter();
            let opened = forms.filter_map(|form| {
                let example = |name: &str| {
                    let part = provider.authority.parts.iter().find(|p| p.id == name);
                    part.map(|part| part.example.clone())
                };
                let authority = filled::fill(&form.authority, example).ok()?;
                let names: Vec<_> = filled::names(&form.authority).collect();
                let known = |name: &str| names.contains(&name).then(|| example(name)).flatten();
                let page = filled::fill(page, known).ok()?;
                Some(opens(&page, Some(&authority)))
            });
            let opened: Vec<bool> = opened.collect();
            assert!(!opened.is_empty(), "{}: {page}", provider.id);
            assert!(opened.iter().all(|one| *one), "{}: {page}", provider.id);
        }
    }
}
