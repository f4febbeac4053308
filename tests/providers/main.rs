//! The whole job against npm's `oidc-provider`, by the program as it is shipped: an identity provider
//! that nobody here wrote, and a scripted person who signs in with real forms and cookies.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr
)]

mod authority;
mod by_hand;
mod credentials;
mod device;
mod ending;
mod setup;
mod signin;
mod support;

use latchkey_sandbox::Visitor;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use support::Provider;

/// A client that is registered at the provider: its id and secret.
type Client = (&'static str, Option<&'static str>);

const BASIC: Client = ("web-basic", Some("basic-secret"));
const POST: Client = ("web-post", Some("post-secret"));
const ODD: Client = ("odd:id+1", Some("se%cr+et:/&=~"));
const PERCENT: Client = ("percent", Some("pa%41ss+word"));
/// A public client, at which the provider ignores the port of a loopback address.
const NATIVE: Client = ("native", None);
const DEVICE: Client = ("device", None);

/// Any free port.
const ANY_PORT: &str = "http://127.0.0.1:0/callback";

/// `oidc-provider` as most tests want it, started once. It ends when the tests do, because the way into
/// it is closed then.
fn oidc_provider() -> &'static Provider {
    static SHARED: LazyLock<Provider> = LazyLock::new(|| oidc_provider_with(&json!({})));
    &SHARED
}

/// Starts one with these options of `op.mjs`.
fn oidc_provider_with(options: &Value) -> Provider {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/providers");
    let mut node = Command::new("node");
    node.current_dir(folder)
        .arg("op.mjs")
        .arg(options.to_string());
    Provider::start(&mut node)
}

/// Somebody who signs in under this name; any password will do.
fn person(name: &str) -> Visitor {
    Visitor::new(&[("login", name), ("password", "any")])
}
