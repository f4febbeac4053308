//! Several runs at the same time.

use std::thread;

/// Runs `work` for every case at the same time. Each sign-in keeps its port for 2 s after the answer,
/// and one after the other would add them up.
pub fn at_once<C: Send>(cases: impl IntoIterator<Item = C>, work: impl Fn(C) + Sync) {
    let work = &work;
    thread::scope(|scope| {
        for case in cases {
            scope.spawn(move || work(case));
        }
    });
}
