//! Checks `tauri.conf.json` and the permissions, and generates what Tauri's `generate_context!` reads.

use tauri_build::{AppManifest, Attributes, try_build};

// A build script's way to fail is to panic, with the reason.
#[allow(clippy::expect_used)]
fn main() {
    println!("cargo:rerun-if-changed=src-tauri/app/permissions");
    let permissions = AppManifest::new().permissions_path_pattern("./src-tauri/app/permissions/*");
    try_build(Attributes::new().app_manifest(permissions)).expect("what Tauri needs is there");
}
