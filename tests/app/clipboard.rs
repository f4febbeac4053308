//! A secret in the clipboard, as another program finds it there.

use std::panic::AssertUnwindSafe;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use gtk::gdk::SELECTION_CLIPBOARD;
use latchkey_app::Clipboard;
use latchkey_engine::secrets::ClientSecret;
use latchkey_sandbox::Visitor;
use serde_json::json;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{COPY_DEPTH_FROM_PARENT, COPY_FROM_PARENT, CURRENT_TIME, NONE};

use crate::desk::Bench;
use crate::driver::LIMIT;
use crate::frame::Display;
use crate::secret::{LISTEN, everything};
use crate::session::{Keychain, Session};
use crate::wizard::Wizard;

const CANARY: &str = "canary-c0ffee-4711";
const TEXT: &str = "UTF8_STRING";
/// What histories go by (`KDE/klipper`, and others after it).
const HINT: &str = "x-kde-passwordManagerHint";
/// Set in the process in which a test does without a window.
const INSIDE: &str = "LATCHKEY_TEST_CLIPBOARD";
/// Longer than any test.
const LONG: Duration = Duration::from_secs(3600);
/// So short that nobody waits for it.
const SHORT: Duration = Duration::from_millis(30);

#[test]
fn a_secret_goes_to_the_service_s_form_past_the_page_and_not_into_histories() {
    let session = Session::new(Keychain::Missing);
    let bench = Bench::start(&[]);
    let wizard = Wizard::open(&session);
    wizard.arrange("acme", &bench, bench.sandbox.desk(), "sign-in");
    wizard.sign_in(
        "Sign in",
        |address| bench.sandbox.register_redirect_uri(address),
        &Visitor::new(&[("login", "alice")]),
    );
    wizard.sees("The claims that came");
    wizard.change(
        "acme",
        &[("service", "all-quiet"), ("region", "eu"), ("desk", "")],
    );
    wizard.evaluate("location.hash = '#/'");
    wizard.evaluate(LISTEN);
    wizard.open_setup("acme");
    wizard.go("Submit", "submit");
    wizard.press("Copy the secret for the service's form");
    wizard.sees("In the clipboard for 30 seconds, kept out of its history.");
    let everything = everything(&wizard);
    assert!(everything.contains("copy_secret"), "it was heard");
    assert!(!everything.contains(&bench.secret()), "{everything}");
    let other = Program::new(Display::of(&session));
    assert_eq!(other.reads(TEXT), Some(bench.secret()));
    assert_eq!(other.reads(HINT).as_deref(), Some("secret"));

    wizard.close(&session);
    assert_eq!(other.reads(TEXT), None);
}

/// Such as one that keeps what others copied for when they have ended.
#[test]
fn closing_takes_a_secret_back_that_another_program_serves_by_now() {
    let session = Session::new(Keychain::Missing);
    let wizard = with_secret_copied(&session);
    let mut other = Program::new(Display::of(&session));
    other.copies(CANARY);
    let served = std::thread::spawn(move || {
        other.is_asked();
        other
    });
    wizard.close(&session);
    let other = served.join().unwrap();
    assert!(!other.has_the_clipboard());
    assert_eq!(other.reads(TEXT), None);
}

#[test]
fn what_was_copied_after_the_secret_stays_when_the_window_closes() {
    let session = Session::new(Keychain::Missing);
    let wizard = with_secret_copied(&session);
    let mut other = Program::new(Display::of(&session));
    other.copies("something else");
    let served = std::thread::spawn(move || {
        other.is_asked();
        other
    });
    wizard.close(&session);
    assert!(served.join().unwrap().has_the_clipboard());
}

#[test]
fn a_secret_is_taken_back_after_its_time() {
    without_a_window("a_secret_is_taken_back_after_its_time", || {
        let other = Program::new(Display::open(None));
        lend(&Clipboard::new(LONG));
        assert_eq!(other.reads(TEXT).as_deref(), Some(CANARY));
        assert_eq!(other.reads(HINT).as_deref(), Some("secret"));
        lend(&Clipboard::new(SHORT));
        let start = Instant::now();
        while other.reads(TEXT).as_deref() != Some("") {
            assert!(start.elapsed() < LIMIT, "it is not taken back");
        }
        assert_eq!(other.reads(HINT), None);
    });
}

#[test]
fn what_was_copied_after_the_secret_stays_when_its_time_is_over() {
    without_a_window(
        "what_was_copied_after_the_secret_stays_when_its_time_is_over",
        || {
            let mut other = Program::new(Display::open(None));
            let clipboard = Clipboard::new(SHORT);
            other.copies("something else");
            // Served by the other one, as if it had been copied in the secret's time.
            lend(&clipboard);
            other.copies("something else");
            other.is_asked();
            // Answered one after the other: at the second answer the first has been gone by.
            let (told, answer) = mpsc::channel();
            gtk::glib::idle_add_once(move || {
                gtk::Clipboard::get(&SELECTION_CLIPBOARD).request_text(move |_, text| {
                    told.send(text.map(str::to_owned)).unwrap();
                });
            });
            other.is_asked();
            assert_eq!(answer.recv().unwrap().as_deref(), Some("something else"));
            assert!(other.has_the_clipboard());
        },
    );
}

/// A window whose setup's secret was just copied.
fn with_secret_copied(session: &Session) -> Wizard {
    let wizard = Wizard::open(session);
    let secret = json!({ "setup": "acme", "secret": CANARY });
    for (command, arguments) in [
        ("new_setup", &json!({ "name": "acme" })),
        ("store_secret", &secret),
        ("copy_secret", &json!({ "setup": "acme" })),
    ] {
        let answer = wizard.invoke(command, arguments);
        assert!(!answer["ok"].is_null(), "{answer}");
    }
    wizard
}

fn lend(clipboard: &Clipboard) {
    let secret = ClientSecret::new(CANARY.to_owned());
    tauri::async_runtime::block_on(clipboard.lend(secret)).unwrap();
}

/// Runs the test `name` once more, in a process of its own that turns GTK's loop as the program does.
fn without_a_window(name: &str, test: impl FnOnce() + Send + 'static) {
    if std::env::var_os(INSIDE).is_none() {
        let session = Session::new(Keychain::Missing);
        let program = std::env::current_exe().unwrap();
        let mut again = session.command(program.to_str().unwrap());
        again.args(["--exact", &format!("clipboard::{name}"), "--nocapture"]);
        let ended = again.env(INSIDE, "yes").output().unwrap();
        let told = String::from_utf8_lossy(&ended.stdout);
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(told.contains("1 passed"), "{told}{said}");
        return;
    }
    gtk::init().unwrap();
    let test = std::thread::spawn(move || {
        let ended = std::panic::catch_unwind(AssertUnwindSafe(test));
        gtk::glib::idle_add_once(gtk::main_quit);
        ended
    });
    gtk::main();
    test.join().unwrap().unwrap();
}

/// Another program at the clipboard (ICCCM, section 2).
struct Program {
    display: Display,
    window: Window,
    copied: String,
}

impl Program {
    fn new(display: Display) -> Self {
        let window = display.connection.generate_id().unwrap();
        let created = display.connection.create_window(
            COPY_DEPTH_FROM_PARENT,
            window,
            display.root,
            0,
            0,
            1,
            1,
            0,
            WindowClass::INPUT_OUTPUT,
            COPY_FROM_PARENT,
            &CreateWindowAux::new(),
        );
        created.unwrap().check().unwrap();
        Self {
            display,
            window,
            copied: String::new(),
        }
    }

    /// What lies in the clipboard in this form; nothing where it has none.
    fn reads(&self, form: &str) -> Option<String> {
        let [clipboard, form, place] =
            ["CLIPBOARD", form, "LATCHKEY_TEST"].map(|name| self.display.atom(name));
        let connection = &self.display.connection;
        let asked = connection.convert_selection(self.window, clipboard, form, place, CURRENT_TIME);
        asked.unwrap().check().unwrap();
        let answer = self.next(|event| match event {
            Event::SelectionNotify(answer) => Some(answer),
            _ => None,
        });
        if answer.property == NONE {
            return None;
        }
        let asked = connection.get_property(true, self.window, place, AtomEnum::ANY, 0, 1024);
        Some(String::from_utf8(asked.unwrap().reply().unwrap().value).unwrap())
    }

    /// Puts a text into the clipboard.
    fn copies(&mut self, text: &str) {
        text.clone_into(&mut self.copied);
        let clipboard = self.display.atom("CLIPBOARD");
        let connection = &self.display.connection;
        let taken = connection.set_selection_owner(self.window, clipboard, CURRENT_TIME);
        taken.unwrap().check().unwrap();
    }

    /// Waits until somebody asks for the text, and gives it.
    fn is_asked(&self) {
        let text = self.display.atom(TEXT);
        loop {
            let asked = self.next(|event| match event {
                Event::SelectionRequest(asked) => Some(asked),
                _ => None,
            });
            let given = asked.target == text;
            self.answer(&asked, given);
            if given {
                return;
            }
        }
    }

    fn answer(&self, asked: &SelectionRequestEvent, given: bool) {
        let connection = &self.display.connection;
        if given {
            let text = self.copied.as_bytes();
            let put = connection.change_property8(
                PropMode::REPLACE,
                asked.requestor,
                asked.property,
                asked.target,
                text,
            );
            put.unwrap().check().unwrap();
        }
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: if given { asked.property } else { NONE },
        };
        let sent = connection.send_event(false, asked.requestor, EventMask::NO_EVENT, answer);
        sent.unwrap().check().unwrap();
    }

    fn has_the_clipboard(&self) -> bool {
        let clipboard = self.display.atom("CLIPBOARD");
        let asked = self.display.connection.get_selection_owner(clipboard);
        asked.unwrap().reply().unwrap().owner == self.window
    }

    /// The next event of a kind. Others are passed over.
    fn next<T>(&self, kind: impl Fn(Event) -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            let event = self.display.connection.poll_for_event().unwrap();
            if let Some(found) = event.and_then(&kind) {
                return found;
            }
            assert!(start.elapsed() < LIMIT, "nobody asks or answers");
            std::thread::yield_now();
        }
    }
}
