//! The window is closed in the middle of something, and opened again.

use crate::desk::Bench;
use crate::session::{Keychain, Session};
use crate::wizard::Wizard;

#[test]
fn experiment() {
    let session = Session::new(Keychain::Missing);
    let bench = Bench::start(&[]);
    let wizard = Wizard::open(&session);
    wizard.arrange("acme", &bench, bench.sandbox.desk(), "service");
    eprintln!("{}", wizard.evaluate("
        const api = window.__TAURI_INTERNALS__; const real = api.invoke;
        const d = Object.getOwnPropertyDescriptor(api, 'invoke');
        try { api.invoke = (...a) => real(...a); } catch (e) { return String(e) + JSON.stringify(d) }
        return JSON.stringify(d) + (api.invoke !== real) + Object.getOwnPropertyNames(api)"));
    wizard.fill("Region", "us");
    let t = std::time::Instant::now();
    wizard.close_for_test();
    let mut n = 0u64;
    while crate::session::has_window(&session.data()) && t.elapsed().as_secs() < 5 { n += 1; std::thread::yield_now(); }
    eprintln!("closed after {:?} {n}", t.elapsed());
    drop(wizard);
    eprintln!("dropped after {:?}", t.elapsed());
    let wizard = Wizard::open(&session);
    eprintln!("opened after {:?}", t.elapsed());
    wizard.open_setup("acme");
    wizard.is_at("service");
    assert_eq!(wizard.value("Region"), "us");
}
