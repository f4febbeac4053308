//! The clipboard as other programs see it: who copied serves what was copied, in the forms that it offers
//! (ICCCM, section 2).

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xfixes::{ConnectionExt as _, SelectionEventMask};
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, Window,
    WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::{COPY_DEPTH_FROM_PARENT, COPY_FROM_PARENT, CURRENT_TIME, NONE};

/// The longest that anybody waits for a change: a secret stays for 30 seconds.
const LIMIT: Duration = Duration::from_secs(60);

/// The clipboard of the display, watched from when it is opened.
pub struct Selection {
    connection: Arc<RustConnection>,
    window: Window,
    clipboard: Atom,
    changed: Receiver<()>,
    answered: Receiver<Atom>,
    listener: Option<JoinHandle<()>>,
}

impl Selection {
    pub fn open() -> Self {
        let (connection, screen) = x11rb::connect(None).unwrap();
        let root = connection.setup().roots[screen].root;
        let window = connection.generate_id().unwrap();
        let shape = WindowClass::INPUT_ONLY;
        let (depth, visual) = (COPY_DEPTH_FROM_PARENT, COPY_FROM_PARENT);
        let nothing = CreateWindowAux::new();
        connection
            .create_window(depth, window, root, 0, 0, 1, 1, 0, shape, visual, &nothing)
            .unwrap()
            .check()
            .unwrap();
        let clipboard = atom(&connection, "CLIPBOARD");
        connection
            .xfixes_query_version(5, 0)
            .unwrap()
            .reply()
            .unwrap();
        connection
            .xfixes_select_selection_input(
                window,
                clipboard,
                SelectionEventMask::SET_SELECTION_OWNER,
            )
            .unwrap()
            .check()
            .unwrap();
        let connection = Arc::new(connection);
        let (change, changed) = channel();
        let (answer, answered) = channel();
        let heard = Arc::clone(&connection);
        let listener = std::thread::spawn(move || {
            while let Ok(event) = heard.wait_for_event() {
                // Once nobody waits any more there is nobody to tell.
                let _ = match event {
                    Event::XfixesSelectionNotify(_) => change.send(()).is_ok(),
                    Event::SelectionNotify(told) => answer.send(told.property).is_ok(),
                    Event::ClientMessage(_) => return,
                    _ => true,
                };
            }
        });
        Self {
            connection,
            window,
            clipboard,
            changed,
            answered,
            listener: Some(listener),
        }
    }

    /// Waits until somebody puts something else into it.
    pub fn changes(&self) {
        self.changed
            .recv_timeout(LIMIT)
            .expect("something is put into the clipboard");
    }

    /// The text in it.
    pub fn text(&self) -> Option<String> {
        self.read("UTF8_STRING")
    }

    /// What it has in this form; nothing where it is not offered.
    pub fn read(&self, form: &str) -> Option<String> {
        let connection = &self.connection;
        let (form, place) = (atom(connection, form), atom(connection, "LATCHKEY_TEST"));
        connection
            .convert_selection(self.window, self.clipboard, form, place, CURRENT_TIME)
            .unwrap()
            .check()
            .unwrap();
        let answer = self.answered.recv_timeout(LIMIT);
        if answer.expect("who copied answers") == NONE {
            return None;
        }
        let any = u32::from(AtomEnum::ANY);
        let asked = connection.get_property(true, self.window, place, any, 0, 1024);
        let found = asked.unwrap().reply().unwrap();
        Some(String::from_utf8(found.value).unwrap())
    }
}

impl Drop for Selection {
    fn drop(&mut self) {
        let over = ClientMessageEvent::new(32, self.window, AtomEnum::STRING, [0; 5]);
        let sent = self
            .connection
            .send_event(false, self.window, EventMask::NO_EVENT, over);
        let ended = sent.is_ok_and(|sent| sent.check().is_ok());
        if let (true, Some(listener)) = (ended, self.listener.take()) {
            let _ = listener.join();
        }
    }
}

fn atom(connection: &RustConnection, name: &str) -> Atom {
    let asked = connection.intern_atom(false, name.as_bytes()).unwrap();
    asked.reply().unwrap().atom
}
