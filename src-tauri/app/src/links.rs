//! What opens outside of the window. The page never names an address: it names what it wants to see.

use crate::shell::Kit;
use latchkey_engine::citation;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::view::Link;
use url::Url;

/// The hosts that the system's browser may be sent to, whatever an address was made from.
const HOSTS: [&str; 5] = [
    "openid.net",
    "www.rfc-editor.org",
    "csrc.nist.gov",
    "publicsuffix.org",
    "www.unicode.org",
];

/// Opens a page in the system's browser, or the data folder in its file manager.
///
/// # Errors
/// What is to be opened is not known, or the system cannot open it.
pub async fn open(kit: Kit, link: Link) -> Result<(), Failure> {
    let folder = kit.shell.folder.clone();
    let page = match link {
        Link::DataFolder => None,
        Link::Citation { cites } => match citation::page(&cites).filter(is_allowed) {
            Some(url) => Some(url),
            None => return Err(kit.failure(Code::InvalidValue, "app-link-unknown", &[])),
        },
    };
    // The system's opener may take its time.
    let opened = tauri::async_runtime::spawn_blocking(move || match page {
        Some(url) => tauri_plugin_opener::open_url(url, None::<&str>),
        None => tauri_plugin_opener::open_path(folder, None::<&str>),
    });
    let failed =
        |said: String| kit.failure(Code::Unexpected, "app-link-closed", &[("said", &said)]);
    match opened.await {
        Ok(done) => done.map_err(|e| failed(e.to_string())),
        Err(error) => Err(failed(error.to_string())),
    }
}

fn is_allowed(url: &Url) -> bool {
    url.scheme() == "https"
        && url.port().is_none()
        && url.username().is_empty()
        && url.host_str().is_some_and(|host| HOSTS.contains(&host))
}
