//! `latchkey demo` and `latchkey sandbox`.

#[cfg(target_os = "linux")]
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

/// Signals are sent to a program in this way on Unix only.
#[cfg(unix)]
#[test]
fn a_cancelled_demo_leaves_nothing_behind() {
    use std::io::{BufRead as _, BufReader};
    use std::process::Command;

    let (place, temporary) = (Place::new(), tempfile::tempdir().unwrap());
    let mut command = place.command(&["demo"]);
    let mut child = command.env("TMPDIR", temporary.path()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.next().unwrap().unwrap();
    assert!(line.contains("authority"), "{line}");
    assert_ne!(temporary.path().read_dir().unwrap().count(), 0);
    let mut kill = Command::new("kill");
    let told = kill.args(["-INT", &child.id().to_string()]).status();
    assert!(told.unwrap().success());
    let ran = crate::support::finish(child);
    assert_eq!(ran.status, 130, "{ran:?}");
    assert!(ran.err.ends_with("cancelled\n"), "{ran:?}");
    assert_eq!(temporary.path().read_dir().unwrap().count(), 0);
}

/// Only Linux can be without a keychain on demand, which the demo tells as well.
#[cfg(target_os = "linux")]
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
