//! What the window shows of the services of the catalog: a setup of each, filled in as far as it goes without
//! a provider that could be asked, and handed over; and one of a service whose profile is a file.

use super::journey::{change, text};
use super::recorder::{Bench, Recorder, SETUP, id};
use latchkey_engine::catalog::Service;
use latchkey_engine::failure::Failure;
use latchkey_engine::secrets::ClientSecret;
use latchkey_engine::view::SetupView;
use latchkey_engine::wizard;
use serde_json::{Value, json};

/// What a person does with one service.
struct Walk {
    service: &'static str,
    values: &'static [(&'static str, &'static str)],
    answers: &'static [(&'static str, &'static str)],
    secret: bool,
    /// The scene, and what is recorded before it.
    records: fn() -> Vec<(&'static str, Value)>,
}

const ENTRA: &str = "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0";
const CLIENT: &str = "99999999-8888-4777-8666-555555555555";

const WALKS: [Walk; 5] = [
    Walk {
        service: "all-quiet",
        values: &[
            ("region", "eu"),
            ("provider", "entra"),
            ("authority", ENTRA),
            ("client_id", CLIENT),
            ("associated_domains", "example.com"),
            ("break_glass_emails", "admin@example.com"),
        ],
        answers: &[],
        secret: true,
        records: || {
            let handed = json!({ "what": "handed-over", "reference": "AQ-1093", "reason": WHY });
            vec![("all-quiet-sent", handed)]
        },
    },
    Walk {
        service: "cipp",
        values: &[("provider", "entra")],
        answers: &[("app-host", "cipp.example.com"), ("multi-tenant", "off")],
        secret: false,
        records: || {
            let shown = |id| json!({ "what": "state", "id": id });
            vec![
                ("cipp-pending", shown("app-created")),
                ("cipp-complete", shown("complete")),
            ]
        },
    },
    Walk {
        service: "leasepilot",
        values: &[("provider", "okta")],
        answers: &[
            ("setup-link", "https://setup.workos.com/example"),
            ("acs-url", "https://auth.workos.com/sso/saml/acs/example"),
            ("entity-id", "https://auth.workos.com/example"),
            (
                "metadata-url",
                "https://acme.okta.com/app/example/sso/saml/metadata",
            ),
            (
                "claim-mappings",
                "id = user.id\nemail = user.email\nfirstName = user.firstName\nlastName = user.lastName",
            ),
        ],
        secret: false,
        records: || {
            let handed = json!({ "what": "handed-over", "reference": null, "reason": null });
            vec![
                ("leasepilot-sent", handed),
                ("leasepilot-tested", json!({ "what": "own-test-passed" })),
            ]
        },
    },
    Walk {
        service: "rossum",
        values: &[
            ("provider", "google"),
            ("authority", "https://accounts.google.com"),
            ("client_id", "1.apps.googleusercontent.com"),
        ],
        answers: &[
            ("rossum-host", "acme.rossum.app"),
            ("organization-id", "4711"),
            ("claim", "email"),
        ],
        secret: true,
        records: || {
            let handed = json!({ "what": "handed-over", "reference": "4711", "reason": WHY });
            vec![("rossum-sent", handed)]
        },
    },
    Walk {
        service: "devolutions",
        values: &[
            ("provider", "entra"),
            ("authority", ENTRA),
            ("client_id", CLIENT),
            (
                "further_redirect_uris",
                "https://login.example.com/callback",
            ),
        ],
        answers: &[],
        secret: true,
        records: Vec::new,
    },
];

/// Nobody signs in here, so what is handed over goes untested.
const WHY: &str = "The test account is created tomorrow.";

pub async fn record() -> Vec<Value> {
    let mut entries = Vec::new();
    for walk in &WALKS {
        entries.extend(walked(walk).await);
    }
    entries.extend(from_a_file().await);
    entries
}

async fn walked(walk: &Walk) -> Vec<Value> {
    let (bench, mut tape) = (Bench::new().await, Recorder::default());
    let world = bench.world();
    let mut revision = wizard::begin(&world, SETUP).await.unwrap().revision;
    let service = ("service", walk.service);
    for (index, (key, value)) in [service].iter().chain(walk.values).enumerate() {
        let made = vec![change(key, text(value))];
        let args = json!([[{ "key": key, "value": value }]]);
        let answer = wizard::change(&world, &id(), revision, made).await;
        let scene = (index == 0).then(|| format!("{}-begun", walk.service));
        revision = shown(&mut tape, scene.as_deref(), ("change", args), answer);
    }
    for (field, value) in walk.answers {
        let answer = wizard::answer_field(&world, &id(), revision, field, value).await;
        let args = json!([field, value]);
        revision = shown(&mut tape, None, ("answerField", args), answer);
    }
    if walk.secret {
        let secret = ClientSecret::new("not-a-real-one".to_owned());
        let stored = wizard::store_secret(&world, &id(), secret).await;
        revision = shown(&mut tape, None, ("storeSecret", json!([])), stored);
    }
    let opened = wizard::open(&world, &id()).await;
    shown(&mut tape, Some(walk.service), ("open", json!([])), opened);
    for (scene, what) in (walk.records)() {
        let recorded = serde_json::from_value(what.clone()).unwrap();
        let answer = wizard::record(&world, &id(), revision, recorded).await;
        revision = shown(&mut tape, Some(scene), ("record", json!([what])), answer);
    }
    tape.finish()
}

/// A maker's own profile: the template, and one with a mistake in it.
async fn from_a_file() -> Vec<Value> {
    let (bench, mut tape) = (Bench::new().await, Recorder::default());
    let world = bench.world();
    let begun = wizard::begin(&world, SETUP).await.unwrap();
    let revision = begun.revision;
    tape.setup(Some("before-file"), "open", json!([]), vec![], Ok(begun));
    let template = Service::template();
    let faulty = template.replace("[summary]", "sumary = \"\"\n\n[summary]");
    let call = || ("useProfile", json!([]));
    let refused = wizard::use_profile(&world, &id(), revision, &faulty).await;
    let (name, args) = call();
    tape.setup(None, name, args, vec![], refused);
    let taken = wizard::use_profile(&world, &id(), revision, template).await;
    let revision = shown(&mut tape, None, call(), taken);
    let answer = wizard::answer_field(&world, &id(), revision, "subdomain", "acme").await;
    let args = json!(["subdomain", "acme"]);
    shown(&mut tape, Some("file"), ("answerField", args), answer);
    tape.finish()
}

/// Writes down what must have been taken. Its revision is what the next call is made at.
fn shown(
    tape: &mut Recorder,
    scene: Option<&str>,
    (call, args): (&str, Value),
    answer: Result<SetupView, Failure>,
) -> u32 {
    let view = tape.setup(scene, call, args, vec![], answer);
    view.expect("it is taken").revision
}
