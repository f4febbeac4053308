use std::path::PathBuf;

use axum::http::{Method, StatusCode, header};
use serde_json::{Value, json};

use super::desk::{body, post};
use super::wire::{call, get, header_of, json, sandbox};
use crate::openapi;
use crate::visitor::http::{Trust, whole};

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("openapi.json")
}

/// The schema of this name in the document, with what it refers to.
fn validator(name: &str) -> jsonschema::Validator {
    let mut document = openapi();
    document["$ref"] = json!(format!("#/components/schemas/{name}"));
    jsonschema::options()
        .should_validate_formats(true)
        .build(&document)
        .unwrap()
}

fn accepts(name: &str, content: &Value) {
    let errors: Vec<String> = validator(name)
        .iter_errors(content)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:?} in {content}");
}

#[test]
fn the_committed_document_is_the_one_the_types_make() {
    let made = format!("{:#}\n", openapi());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file(), &made).unwrap();
    }
    let committed = std::fs::read_to_string(file())
        .unwrap()
        .replace("\r\n", "\n");
    assert!(
        committed == made,
        "openapi.json is out of date: run this test once with UPDATE=1"
    );
}

#[tokio::test]
async fn every_documented_operation_is_there() {
    let sandbox = sandbox().await;
    let document = openapi();
    let mut operations = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            operations += 1;
            let method: Method = method.to_uppercase().parse().unwrap();
            let url = format!("{}{}", sandbox.desk(), path.replace("{id}", "unknown"));
            let mut call = call(method, &url);
            let token = sandbox.desk_token().expose();
            call.headers
                .push((header::AUTHORIZATION, format!("Bearer {token}")));
            let answer = whole(&call, &Trust::nobody()).await.unwrap();
            if answer.status.is_success() {
                accepts("SetupLinks", &json(&answer));
                continue;
            }
            // A path that is not routed is answered with no problem document.
            assert_eq!(
                header_of(&answer, header::CONTENT_TYPE),
                "application/problem+json",
                "{path}"
            );
            accepts("ProblemDetails", &json(&answer));
        }
    }
    assert_eq!(operations, 8);
}

#[tokio::test]
async fn answers_are_as_documented() {
    let sandbox = sandbox().await;
    let created = post(&sandbox, "/requests", Some("key"), &body()).await;
    assert_eq!(created.status, StatusCode::CREATED);
    accepts("RequestStatus", &json(&created));
    let id = json(&created)["id"].as_str().unwrap().to_owned();
    let path = format!("/operator/requests/{id}/move");
    for to in ["in_review", "information_needed"] {
        let moved = post(&sandbox, &path, None, &json!({ "to": to, "note": "Why?" })).await;
        accepts("RequestStatus", &json(&moved));
    }
    let conflict = post(&sandbox, "/requests", Some("other"), &body()).await;
    accepts("ProblemDetails", &json(&conflict));
    let fields = post(&sandbox, "/requests", Some("third"), &json!({})).await;
    accepts("ProblemDetails", &json(&fields));
}

#[tokio::test]
async fn set_up_links_are_as_documented() {
    let sandbox = sandbox().await;
    let new = json!({ "presets": { "service": "sandbox" }, "expires": "2031-05-01T12:00:00Z" });
    accepts("NewSetupLink", &new);
    let issued = post(&sandbox, "/setup-links", None, &new).await;
    assert_eq!(issued.status, StatusCode::CREATED);
    accepts("SetupLink", &json(&issued));
    let read = get(json(&issued)["address"].as_str().unwrap()).await;
    assert_eq!(read.status, StatusCode::OK);
    accepts("SetupDocument", &json(&read));
    let path = format!("{}/revoke", header_of(&issued, header::LOCATION));
    let revoked = post(&sandbox, &path, None, &json!({})).await;
    accepts("SetupLink", &json(&revoked));
    let gone = get(json(&issued)["address"].as_str().unwrap()).await;
    accepts("ProblemDetails", &json(&gone));
}

#[test]
fn the_schema_of_a_request_takes_what_the_desk_takes_and_no_more() {
    let mut whole = body();
    whole["secret_expires_at"] = json!("2031-05-01T12:00:00Z");
    whole["break_glass_emails"] = json!(["admin@example.com"]);
    whole["additional_scopes"] = json!(["offline_access"]);
    whole["provisioning"] = json!({ "change_phone_number": true, "confirm_phone_number": true });
    accepts("TenantRequest", &body());
    accepts("TenantRequest", &whole);
    let validator = validator("TenantRequest");
    for (name, value) in [
        ("nickname", json!("x")),
        ("associated_domains", json!([])),
        ("break_glass_emails", json!(["nobody"])),
        ("secret_expires_at", json!("tomorrow")),
        ("additional_scopes", json!(["a b"])),
        ("client_id", json!("")),
        ("provisioning", json!({ "change_phone_number": true })),
    ] {
        let mut wrong = body();
        wrong[name] = value;
        assert!(!validator.is_valid(&wrong), "{name}");
    }
}
