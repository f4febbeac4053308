//! The recording that the window is tested and designed with (`ui/src/host/recorded/recording.json`):
//! a whole setup, as the engine answers it against the sandbox. The test makes it anew and compares what
//! does not change from run to run. `UPDATE=1 cargo test -p latchkey-adapters --test recording`
//! writes it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod browser;
mod hops;
mod journey;
mod keychain;
mod links;
mod recognition;
mod recorder;
mod services;
mod steady;

use serde_json::Value;
use std::path::Path;

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../ui/src/host/recorded/recording.json"
);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_window_s_recording_is_what_the_engine_answers() {
    let mut now = journey::record().await;
    now.extend(hops::record().await);
    now.extend(services::record().await);
    now.extend(links::record().await);
    now.extend(recognition::record().await);
    if std::env::var_os("UPDATE").is_some() {
        let lines: Vec<String> = now.iter().map(Value::to_string).collect();
        std::fs::write(FILE, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
    }
    let text = std::fs::read_to_string(Path::new(FILE)).unwrap_or_else(|_| "[]".to_owned());
    let kept: Vec<Value> = serde_json::from_str(&text).unwrap();
    for (index, (now, kept)) in now.iter().zip(&kept).enumerate() {
        let [now, kept] = [now, kept].map(steady::masked);
        if let Some((place, now, kept)) = steady::difference("", &now, &kept) {
            panic!(
                "call {index}, {place}: recorded {kept}, and now {now}; \
                 UPDATE=1 cargo test -p latchkey-adapters --test recording writes it anew"
            );
        }
    }
    assert_eq!(now.len(), kept.len(), "calls");
}
