//! The one window: its page, its colours, and what it may not do.

use crate::shell::Shell;
use latchkey_engine::settings::Theme;
use latchkey_engine::view::Start;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Manager, Theme as Shown, WebviewWindow, WebviewWindowBuilder, Window};
use url::Url;

/// The window's name, by which it has its permissions.
const MAIN: &str = "main";
/// What is seen before the page has painted: `--canvas` of `ui/src/styles/tokens.css`, light and dark.
pub const CANVAS: [[u8; 3]; 2] = [[0xf6, 0xf6, 0xf4], [0x16, 0x16, 0x15]];

/// How long the window waits for its page before it appears without: the page's process may have ended.
const LOADING_TAKES: Duration = Duration::from_secs(3);

/// What a new window begins with.
pub struct Beginning<'a> {
    /// What its page shows first; without it the page asks.
    pub first: Option<&'a Start>,
    /// The number of the set-up link or file that waits for the person's word.
    pub waiting: Option<u32>,
}

/// Makes the window, which appears when its page has been loaded. `prefers_dark` is what the desktop said of
/// itself, where it was asked.
///
/// # Errors
/// The system cannot open a window.
pub fn open(
    app: &App,
    begins: &Beginning<'_>,
    prefers_dark: Option<bool>,
    data: &Path,
) -> tauri::Result<()> {
    let theme = begins
        .first
        .map(|start| start.settings.theme)
        .unwrap_or_default();
    let all = &app.config().app.windows;
    let config = all.iter().find(|window| window.label == MAIN);
    let config = config.ok_or(tauri::Error::WindowNotFound)?;
    let own = own_pages(app);
    let shown = shown(theme, prefers_dark);
    let window = WebviewWindowBuilder::from_config(app, config)?
        // WebKitGTK asks a page for its picture when the window is drawn first, and waits half a second for it
        // if the page waits for the window just then. A loaded page waits for nothing.
        .visible(false)
        .data_directory(data.to_owned())
        .theme(shown)
        .background_color(canvas(shown.unwrap_or(Shown::Light)))
        .initialization_script(begins.script()?)
        .on_navigation(move |url| own.iter().any(|page| same_origin(page, url)))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    // On Linux the builder's theme is not taken.
    if shown.is_some() {
        window.set_theme(shown)?;
    }
    paint(&window, shown);
    let runtime = tauri::async_runtime::handle();
    let _entered = runtime.inner().enter();
    app.state::<Arc<Shell>>().go_on(async move {
        tokio::time::sleep(LOADING_TAKES).await;
        appear(&window.as_ref().window());
    });
    Ok(())
}

/// Shows the window, once: what the system or the person does with it later counts.
pub fn appear(window: &Window) {
    let shell = window.state::<Arc<Shell>>();
    shell.appeared.call_once(|| {
        // A window that the system does not show has nobody to tell.
        let _ = window.show();
    });
}

impl Beginning<'_> {
    /// Hands the page what it shows first, so that it need not ask, and the place at which it begins. A page
    /// that is loaded anew has a place already, and asks: by then much may have changed.
    fn script(&self) -> tauri::Result<String> {
        let mut script = String::new();
        if let Some(first) = self.first {
            // The text of a text: JSON is read faster than the script that it would be too.
            let text = serde_json::to_string(&serde_json::to_string(first)?)?;
            script.push_str(&format!("globalThis.latchkeyStart = {text};"));
        }
        if let Some(number) = self.waiting {
            script.push_str(&goes_to(&link(number)));
        }
        Ok(format!(
            "if (performance.getEntriesByType('navigation')[0]?.type === 'navigate') {{ {script} }}"
        ))
    }
}

/// Brings the page to another place of its own: what is being typed is handed over before, as when it is left
/// by hand.
pub fn goes_to(place: &str) -> String {
    format!("document.activeElement?.blur(); location.hash = '#/{place}';")
}

/// The place of what was handed over.
fn link(number: u32) -> String {
    format!("link/{number}")
}

/// The window, while it is open.
pub fn main(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(MAIN)
}

/// Shows the window in another theme.
///
/// # Errors
/// There is no window.
pub fn set_theme(app: &AppHandle, theme: Theme, prefers_dark: Option<bool>) -> tauri::Result<()> {
    let window = main(app).ok_or(tauri::Error::WindowNotFound)?;
    let shown = shown(theme, prefers_dark);
    window.set_theme(shown)?;
    paint(&window, shown);
    Ok(())
}

/// Brings the window to the front, and shows in it what was handed over: the program was started a second
/// time, or the system opened something with it.
pub fn come_forward(app: &AppHandle, handed: Option<String>) {
    let number = handed.map(|handed| app.state::<Arc<Shell>>().waiting.put(handed));
    if let Some(window) = main(app) {
        if let Some(number) = number {
            // A window that is closing needs to show nothing.
            let _ = window.eval(goes_to(&link(number)));
        }
        // What the system does not let happen needs no other answer.
        let _ = window
            .show()
            .and(window.unminimize())
            .and(window.set_focus());
    }
}

fn paint(window: &WebviewWindow, shown: Option<Shown>) {
    let shown = shown.or_else(|| window.theme().ok());
    // A window of the wrong colour for a moment is no reason to have none.
    let _ = window.set_background_color(Some(canvas(shown.unwrap_or(Shown::Light))));
}

/// The theme to ask the system for; nothing where it knows its own.
fn shown(theme: Theme, prefers_dark: Option<bool>) -> Option<Shown> {
    match (theme, prefers_dark) {
        (Theme::Light, _) | (Theme::System, Some(false)) => Some(Shown::Light),
        (Theme::Dark, _) | (Theme::System, Some(true)) => Some(Shown::Dark),
        (Theme::System, None) => None,
    }
}

fn canvas(shown: Shown) -> Color {
    let [light, dark] = CANVAS;
    let [red, green, blue] = if shown == Shown::Dark { dark } else { light };
    Color(red, green, blue, 0xff)
}

/// Where the window's own page comes from: what is built in, and in a development build the server that
/// is named in `tauri.conf.json`.
fn own_pages(app: &App) -> Vec<Url> {
    let built_in = ["tauri://localhost", "http://tauri.localhost"];
    let server = app
        .config()
        .build
        .dev_url
        .clone()
        .filter(|_| tauri::is_dev());
    let parsed = built_in.iter().filter_map(|page| Url::parse(page).ok());
    parsed.chain(server).collect()
}

fn same_origin(page: &Url, url: &Url) -> bool {
    let origin = |url: &Url| {
        (
            url.scheme().to_owned(),
            url.host_str().map(str::to_owned),
            url.port(),
        )
    };
    origin(page) == origin(url)
}
