//! The job against Django OAuth Toolkit: another language, another reading of the specifications. Here
//! the whole job is done with a keychain, from nothing to a request that the service has approved.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr
)]

mod django;
// Its other user needs more kinds of keychains.
#[allow(dead_code)]
#[path = "../keyring/session.rs"]
mod session;
mod support;
mod whole_job;

use latchkey_sandbox::Visitor;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use support::Provider;

/// A client that is registered at the provider: its id and secret.
type Client = (&'static str, Option<&'static str>);

const WEB: Client = ("web", Some("web-secret"));
const ODD: Client = ("odd:id+1", Some("se%cr+et:/&=~"));
const PERCENT: Client = ("percent", Some("pa%41ss+word"));
const NATIVE: Client = ("native", None);

/// Any free port.
const ANY_PORT: &str = "http://127.0.0.1:0/callback";

/// Django OAuth Toolkit in the Python environment that the suite has made, started once. It ends when
/// the tests do, because the way into it is closed then.
fn django() -> &'static Provider {
    static SHARED: LazyLock<Provider> = LazyLock::new(|| {
        let environment = std::env::var_os("LATCHKEY_TEST_VENV")
            .expect("`cargo xtask test second-provider` makes the environment and names it");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/providers");
        let mut python = Command::new(Path::new(&environment).join("bin/python"));
        python.current_dir(folder).args(["-B", "django_op.py"]);
        Provider::start(&mut python)
    });
    &SHARED
}

/// Somebody who signs in under this name.
fn person(name: &str) -> Visitor {
    let password = format!("{name}-password");
    Visitor::new(&[("username", name), ("password", &password)])
}
