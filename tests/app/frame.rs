//! The frame that a desktop draws around a window, as far as its close button.

use x11rb::CURRENT_TIME;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, MapState,
};

/// Presses the close button of this process's window: the window is asked to close (ICCCM, section
/// 4.2.8.1) and not destroyed.
pub fn press_close(process: u32) {
    let (display, screen) = x11rb::connect(None).unwrap();
    let atom = |name: &str| -> Atom {
        let asked = display.intern_atom(false, name.as_bytes()).unwrap();
        asked.reply().unwrap().atom
    };
    let (protocols, delete) = (atom("WM_PROTOCOLS"), atom("WM_DELETE_WINDOW"));
    let pid = atom("_NET_WM_PID");
    let has = |window: u32, property: Atom, kind: AtomEnum, value: u32| -> bool {
        let asked = display.get_property(false, window, property, kind, 0, 16);
        let answer = asked.unwrap().reply();
        // A window may go while it is looked at.
        answer.is_ok_and(|found| {
            found
                .value32()
                .is_some_and(|mut all| all.any(|v| v == value))
        })
    };
    let root = display.setup().roots[screen].root;
    let windows = display.query_tree(root).unwrap().reply().unwrap().children;
    let is_shown = |window: u32| {
        let asked = display.get_window_attributes(window).unwrap().reply();
        asked.is_ok_and(|found| found.map_state == MapState::VIEWABLE)
    };
    let window = windows.into_iter().find(|&window| {
        is_shown(window)
            && has(window, pid, AtomEnum::CARDINAL, process)
            && has(window, protocols, AtomEnum::ATOM, delete)
    });
    let window = window.expect("the process has a window that can be closed");
    let message = ClientMessageEvent::new(32, window, protocols, [delete, CURRENT_TIME, 0, 0, 0]);
    let sent = display.send_event(false, window, EventMask::NO_EVENT, message);
    sent.unwrap().check().unwrap();
}
