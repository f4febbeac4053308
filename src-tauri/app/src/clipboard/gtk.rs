//! The clipboard under X11 and Wayland, where the program that copied serves what was copied: GTK does
//! so on the window's own connection, from the main thread.

use gtk::gdk::{Display, SELECTION_CLIPBOARD};
use gtk::glib::idle_add_once;
use gtk::{TargetEntry, TargetFlags};
use latchkey_engine::secrets::ClientSecret;
use std::sync::{Arc, Weak};
use tokio::sync::oneshot;
use zeroize::Zeroizing;

/// By this target programs that keep a history know what they must not keep.
const HINT: &str = "x-kde-passwordManagerHint";
/// The forms in which a text may be asked for.
const TEXT: [&str; 4] = ["UTF8_STRING", "text/plain;charset=utf-8", "TEXT", "STRING"];

/// What is asked for is the text, or the hint.
const IS_TEXT: u32 = 0;
const IS_HINT: u32 = 1;

/// Alive for as long as a text that was put into the clipboard is served from here: until somebody puts
/// something else in its place.
pub type Served = Weak<()>;

/// Puts a text into the clipboard; a secret with a hint for histories.
pub async fn put(text: Zeroizing<String>, secret: bool) -> Result<Served, String> {
    let (done, put) = oneshot::channel();
    idle_add_once(move || {
        let alive = Arc::new(());
        let served = Arc::downgrade(&alive);
        let clipboard = gtk::Clipboard::get(&SELECTION_CLIPBOARD);
        let entry = |target, info| TargetEntry::new(target, TargetFlags::empty(), info);
        let hint = secret.then(|| entry(HINT, IS_HINT));
        let targets: Vec<_> = TEXT
            .map(|t| entry(t, IS_TEXT))
            .into_iter()
            .chain(hint)
            .collect();
        // GTK drops this when another text takes its place, and what it holds with it.
        let serve = move |_: &gtk::Clipboard, asked: &gtk::SelectionData, info: u32| {
            let _ = &alive;
            match info {
                IS_HINT => asked.set(&asked.target(), 8, b"secret"),
                _ => drop(asked.set_text(&text)),
            }
        };
        let taken = clipboard.set_with_data(&targets, serve);
        let _ = done.send(taken.then_some(served));
    });
    let served = put.await.ok().flatten();
    served.ok_or_else(|| "the display did not take it".to_owned())
}

/// Empties the clipboard if the secret is what lies in it, whoever serves it by now. An empty text takes
/// its place, not nothing: where nothing is left, some desktops bring back what was there before.
pub async fn take_back(secret: Arc<ClientSecret>) {
    let (done, taken) = oneshot::channel();
    idle_add_once(move || {
        gtk::Clipboard::get(&SELECTION_CLIPBOARD).request_text(move |clipboard, text| {
            if text.is_some_and(|text| secret.same(text)) {
                clipboard.set_text("");
            }
            // Nobody may wait for it any more.
            let _ = done.send(());
        });
    });
    // Without a main thread there is no window any more, and nobody who serves the text.
    let _ = taken.await;
}

/// The same for what is served from here, at once: the program ends. To be called on the main thread.
pub fn take_back_now(_: &ClientSecret, served: &Served) {
    if served.strong_count() > 0 {
        gtk::Clipboard::get(&SELECTION_CLIPBOARD).set_text("");
        if let Some(display) = Display::default() {
            display.flush();
        }
    }
}
