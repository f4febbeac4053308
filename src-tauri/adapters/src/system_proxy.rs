//! Whether this computer is told to find its proxy by a script (PAC), which Latchkey does not run.

use url::Url;

/// Where the script that chooses this computer's proxies is said to be, without credentials and
/// query; `None` where there is none. Browsers follow it and Latchkey does not, so the two may reach
/// a provider by different ways.
#[must_use]
pub fn automatic_proxy() -> Option<String> {
    let address = configured().filter(|address| !address.trim().is_empty())?;
    Some(shown(&address))
}

fn shown(address: &str) -> String {
    match Url::parse(address.trim()) {
        Ok(url) => crate::http::shown::url(&url, false),
        Err(_) => address
            .trim()
            .split(['?', '#'])
            .next()
            .unwrap_or_default()
            .to_owned(),
    }
}

#[cfg(windows)]
fn configured() -> Option<String> {
    windows_registry::CURRENT_USER
        .open(r"Software\Microsoft\Windows\CurrentVersion\Internet Settings")
        .ok()?
        .get_string("AutoConfigURL")
        .ok()
}

#[cfg(target_os = "macos")]
fn configured() -> Option<String> {
    use system_configuration::core_foundation::number::CFNumber;
    use system_configuration::core_foundation::string::CFString;
    use system_configuration::dynamic_store::SCDynamicStoreBuilder;
    let settings = SCDynamicStoreBuilder::new("latchkey")
        .build()?
        .get_proxies()?;
    let enabled = settings
        .find(CFString::from_static_string("ProxyAutoConfigEnable"))?
        .downcast::<CFNumber>()?
        .to_i32()?;
    let address = settings
        .find(CFString::from_static_string("ProxyAutoConfigURLString"))?
        .downcast::<CFString>()?;
    (enabled == 1).then(|| address.to_string())
}

#[cfg(not(any(windows, target_os = "macos")))]
fn configured() -> Option<String> {
    std::env::var("auto_proxy").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_script_shows_no_credentials() {
        assert_eq!(
            shown(" http://me:pw@wpad.example/p.pac?user=me "),
            "http://wpad.example/p.pac"
        );
        assert_eq!(shown("wpad.example/p.pac?user=me"), "wpad.example/p.pac");
    }
}
