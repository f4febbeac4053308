//! The published schemas are those of the types. `UPDATE=1 cargo test` writes them anew.

use latchkey_engine::catalog::{Guide, Service};
use latchkey_engine::failure::Failure;
use latchkey_engine::link;
use latchkey_engine::provider::Provider;
use latchkey_engine::report::Report;
use schemars::schema_for;
use serde::Serialize;
use std::path::PathBuf;

fn committed(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("schemas")
        .join(name)
}

fn hold_against(name: &str, schema: &impl Serialize) {
    let text = serde_json::to_string_pretty(schema).unwrap() + "\n";
    let (form, version) = name.trim_end_matches(".json").rsplit_once('-').unwrap();
    let id = serde_json::to_value(schema).unwrap()["$id"].clone();
    assert_eq!(id, format!("urn:latchkey:{form}:{version}"));
    let path = committed(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let found = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        found == text,
        "{} is not what the types say; UPDATE=1 writes it anew",
        path.display()
    );
}

#[test]
fn the_failure_schema_is_that_of_the_type() {
    hold_against("failure-1.json", &schema_for!(Failure));
}

/// Observations differ by subject and may grow; what a report promises is the rest.
#[test]
fn the_report_schema_is_that_of_the_type() {
    hold_against(
        "report-1.json",
        &schema_for!(Report<serde_json::Map<String, serde_json::Value>>),
    );
}

/// What stands in `catalog/services`, and in the file of a vendor.
#[test]
fn the_schema_of_a_service_is_that_of_the_type() {
    hold_against("service-1.json", &Service::schema());
}

/// What stands in `catalog/providers`.
#[test]
fn the_schemas_of_a_provider_and_of_its_guides_are_those_of_the_types() {
    hold_against("provider-1.json", &schema_for!(Provider));
    hold_against("guide-1.json", &schema_for!(Guide));
}

#[test]
fn the_schema_of_a_set_up_document_is_that_of_its_presets() {
    hold_against("setup-link-1.json", &link::schema());
}
