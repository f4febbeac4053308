//! What opens outside of the window. The page never names an address: it names what it wants to see.

use crate::shell::Kit;
use latchkey_engine::catalog::is_console;
use latchkey_engine::citation;
use latchkey_engine::failure::{Code, Failure};
use latchkey_engine::setup::{Given, Key};
use latchkey_engine::view::{Link, SetupView};
use latchkey_engine::wizard;
use url::Url;

/// The hosts of texts that the system's browser may be sent to, whatever an address was made from. Those
/// of consoles are the catalog's.
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
        link => match page(&kit, link).await? {
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

/// The page that is named, if it may be opened.
async fn page(kit: &Kit, link: Link) -> Result<Option<Url>, Failure> {
    let page = match link {
        Link::DataFolder => None,
        Link::Citation { cites } => citation::page(&cites).filter(is_text),
        Link::Action { setup, action } => {
            let view = wizard::show_again(&kit.world(), &kit.id(&setup)?).await?;
            let mut actions = view.guide.iter().flat_map(|guide| &guide.actions);
            let action = actions.find(|one| one.id == action);
            console(action.and_then(|one| one.open.as_deref()), &view)
        }
        Link::Form { setup } => {
            let view = wizard::show_again(&kit.world(), &kit.id(&setup)?).await?;
            // What a stranger's profile names is copied by the person, who then sees where it leads.
            let own = view.service.as_ref().is_some_and(|one| !one.foreign);
            let form = view.hand_off.as_ref().filter(|_| own);
            console(form.and_then(|form| form.page.as_deref()), &view)
        }
    };
    Ok(page)
}

fn console(page: Option<&str>, view: &SetupView) -> Option<Url> {
    let key = Key::parse("authority").ok()?;
    let authority = match view.values.get(&key) {
        Some(Given::Text(text)) => Url::parse(text).ok(),
        _ => None,
    };
    let page = Url::parse(page?).ok()?;
    is_console(&page, authority.as_ref()).then_some(page)
}

fn is_text(url: &Url) -> bool {
    url.scheme() == "https"
        && url.port().is_none()
        && url.username().is_empty()
        && url.host_str().is_some_and(|host| HOSTS.contains(&host))
}
