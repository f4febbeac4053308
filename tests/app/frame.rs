//! The frames that a desktop draws around windows, as far as their close buttons, and the system's own
//! dialogs.

use x11rb::CURRENT_TIME;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, InputFocus, KEY_PRESS_EVENT,
    KEY_RELEASE_EVENT, MapState, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use crate::session::{Session, process_of};

/// The key Enter (X11 protocol, appendix A).
const RETURN: u32 = 0xff0d;

/// Presses the close button of this process's window: the window is asked to close (ICCCM, section
/// 4.2.8.1) and not destroyed.
pub fn press_close(session: &Session, process: u32) {
    let display = Display::of(session);
    let window = display.windows(process).into_iter().next();
    display.press_close(window.expect("the process has a window that can be closed"));
}

/// A dialog of the system's own that is shown.
pub struct Dialog {
    display: Display,
    window: Window,
}

impl Dialog {
    /// The one of that title in the session's window.
    pub fn of(session: &Session, title: &str) -> Option<Self> {
        let display = Display::of(session);
        let mut windows = display.windows(process_of(&session.data())?).into_iter();
        let window = windows.find(|&window| display.title(window) == title)?;
        Some(Self { display, window })
    }

    /// Closes it by its frame.
    pub fn close(self) {
        self.display.press_close(self.window);
    }

    /// Presses Enter in it.
    pub fn accept(self) {
        self.display.press_key(self.window, RETURN);
    }
}

/// A display, as a desktop sees it.
pub struct Display {
    pub connection: RustConnection,
    pub root: Window,
}

impl Display {
    /// The one of a session.
    pub fn of(session: &Session) -> Self {
        Self::open(Some(session.display()))
    }

    /// The one of this name; otherwise the one that the environment names.
    pub fn open(name: Option<&str>) -> Self {
        let (connection, screen) = x11rb::connect(name).unwrap();
        let root = connection.setup().roots[screen].root;
        Self { connection, root }
    }

    /// The number of a name.
    pub fn atom(&self, name: &str) -> Atom {
        let asked = self.connection.intern_atom(false, name.as_bytes()).unwrap();
        asked.reply().unwrap().atom
    }

    /// The windows of a process that are shown and can be closed.
    fn windows(&self, process: u32) -> Vec<Window> {
        let (protocols, delete) = (self.atom("WM_PROTOCOLS"), self.atom("WM_DELETE_WINDOW"));
        let pid = self.atom("_NET_WM_PID");
        let has = |window: u32, property: Atom, kind: AtomEnum, value: u32| -> bool {
            let asked = self
                .connection
                .get_property(false, window, property, kind, 0, 16);
            let answer = asked.unwrap().reply();
            // A window may go while it is looked at.
            answer.is_ok_and(|found| {
                found
                    .value32()
                    .is_some_and(|mut all| all.any(|v| v == value))
            })
        };
        let tree = self.connection.query_tree(self.root).unwrap();
        let mut windows = tree.reply().unwrap().children;
        windows.retain(|&window| {
            self.is_shown(window)
                && has(window, pid, AtomEnum::CARDINAL, process)
                && has(window, protocols, AtomEnum::ATOM, delete)
        });
        windows
    }

    fn is_shown(&self, window: Window) -> bool {
        let asked = self.connection.get_window_attributes(window).unwrap();
        asked
            .reply()
            .is_ok_and(|found| found.map_state == MapState::VIEWABLE)
    }

    fn title(&self, window: Window) -> String {
        let (name, utf8) = (self.atom("_NET_WM_NAME"), self.atom("UTF8_STRING"));
        let asked = self
            .connection
            .get_property(false, window, name, utf8, 0, 256);
        let answer = asked.unwrap().reply();
        answer.map_or_else(
            |_| String::new(),
            |found| String::from_utf8_lossy(&found.value).into_owned(),
        )
    }

    fn press_close(&self, window: Window) {
        let (protocols, delete) = (self.atom("WM_PROTOCOLS"), self.atom("WM_DELETE_WINDOW"));
        let data = [delete, CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, protocols, data);
        let sent = self
            .connection
            .send_event(false, window, EventMask::NO_EVENT, message);
        sent.unwrap().check().unwrap();
    }

    /// Presses a key, and lets it go.
    fn press_key(&self, window: Window, symbol: u32) {
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let keys = self
            .connection
            .get_keyboard_mapping(first, last - first + 1);
        let keys = keys.unwrap().reply().unwrap();
        let each = usize::from(keys.keysyms_per_keycode);
        let mut symbols = keys.keysyms.chunks(each);
        let key = symbols.position(|of_key| of_key.contains(&symbol));
        let key = first + u8::try_from(key.expect("the keyboard has the key")).unwrap();
        // No desktop is here that would give a new window the keyboard.
        let focused = self
            .connection
            .set_input_focus(InputFocus::PARENT, window, CURRENT_TIME);
        focused.unwrap().check().unwrap();
        for kind in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            let pressed = self
                .connection
                .xtest_fake_input(kind, key, 0, self.root, 0, 0, 0);
            pressed.unwrap().check().unwrap();
        }
    }
}
