//! `latchkey demo` and `latchkey sandbox`.

use crate::snapshot;
use crate::support::{Place, hold_against_schema};

#[test]
fn the_demo_does_the_whole_job() {
    let ran = Place::new().run(&["demo", "--json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let document = ran.document();
    let steps: Vec<&str> = document["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["step"].as_str().unwrap())
        .collect();
    assert_eq!(
        steps,
        [
            "authority",
            "draft",
            "secret",
            "credentials",
            "signin",
            "preview",
            "submit",
            "status",
            "remove"
        ]
    );
    for step in document["steps"].as_array().unwrap() {
        hold_against_schema(&step["document"]);
    }
    assert!(
        document["took_ms"].as_u64().unwrap() < 5_000,
        "{}",
        document["took_ms"]
    );
}

#[test]
fn the_demo_tells_each_step() {
    snapshot!("demo", Place::new().run(&["demo"]));
}

#[test]
fn scenarios_are_listed() {
    let ran = Place::new().run(&["sandbox", "--list"]);
    assert!(ran.out.lines().count() > 12 && ran.out.contains("issuer-trailing-slash"));
    let unknown = Place::new().run(&["sandbox", "--scenario", "nothing", "--json"]);
    assert_eq!(
        (unknown.status, unknown.document()["code"].as_str()),
        (2, Some("catalog-unknown"))
    );
}
