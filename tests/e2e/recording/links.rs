//! What set-up links and a set-up file offer: one that can be taken over, one whose time is over, one that
//! was taken back, and values in a file.

use super::recorder::{Bench, Recorder};
use chrono::{DateTime, TimeDelta, Utc};
use latchkey_adapters::clock::SystemClock;
use latchkey_engine::link::{Handed, Source};
use latchkey_engine::ports::Clock as _;
use latchkey_engine::wizard;
use latchkey_sandbox::{NewSetupLink, Options, Sandbox, SetupPresets};
use serde_json::{Value, json};

const FILE: &str = "schema = \"latchkey/setup-link/1\"\nservice = \"all-quiet\"\nregion = \"eu\"\n\
                    provider = \"entra\"\nassociated_domains = [\"example.com\"]\n\
                    expires = 2099-01-01T00:00:00Z\n";

pub async fn record() -> Vec<Value> {
    let (bench, mut tape) = (Bench::new().await, Recorder::default());
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    tape.stands_in(&sandbox, 8705);
    let now = SystemClock::default().now();
    let operator = sandbox.operator();
    let issue = |expires| operator.issue_link(link(expires)).link;
    let offered = issue(now + TimeDelta::days(7));
    let expired = issue(now - TimeDelta::days(1));
    let revoked = operator.issue_link(link(now + TimeDelta::days(7)));
    operator.revoke_link(&revoked.id).unwrap();
    let links = [
        ("offered", offered),
        ("expired", expired),
        ("revoked", revoked.link),
    ];
    for (name, link) in links {
        let source = match wizard::handed(&link, bench.world().words).unwrap() {
            Handed::Link(link) => Source::Desk(link),
            Handed::File(path) => panic!("{path:?}"),
        };
        tape.write_instead(link.clone(), &format!("latchkey://setup?from={name}"));
        let offer = wizard::offer(&bench.world(), &source).await;
        tape.answer(None, ("lookAtOffer", json!([link])), vec![], &offer, None);
    }
    let in_file = wizard::offer(&bench.world(), &Source::of_file(FILE.to_owned())).await;
    let asked = ("lookAtOffer", json!([null]));
    tape.answer(None, asked, vec![], &in_file, None);
    tape.finish()
}

fn link(expires: DateTime<Utc>) -> NewSetupLink {
    NewSetupLink {
        presets: SetupPresets {
            service: "sandbox".to_owned(),
            region: Some("eu".to_owned()),
            provider: Some("okta".to_owned()),
            authority: Some("https://acme.okta.com".to_owned()),
            associated_domains: vec!["example.com".to_owned()],
            additional_scopes: vec!["groups".to_owned()],
            provisioning: None,
        },
        expires,
    }
}
