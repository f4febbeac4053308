#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
use super::*;
use crate::exchange::Stage;
use crate::fetch::{Budget, Limits};
use crate::link::{DeskLink, Source, look};
use crate::ports::{Answer, Body, Clock};
use crate::request::sample::{Script, answer, no_answer, run};
use crate::setup::sample::now;
use proptest::prelude::*;
use serde_json::json;
use std::time::Duration;
use zeroize::Zeroizing;

const DESK: &str = "https://sso.allquiet.app/links/abc";

struct Noon;

impl Clock for Noon {
    fn now(&self) -> DateTime<Utc> {
        now()
    }
    fn steady(&self) -> Duration {
        Duration::ZERO
    }
}

fn asked(link: &str, answer: Answer) -> Offer {
    let http = Script::of(vec![answer]);
    let link = DeskLink::parse(link).unwrap();
    let budget = Budget::start(Limits::default(), &Noon);
    let offer = run(look(&http, &Noon, &budget, &Source::Desk(link.clone())));
    let sent = http.sent();
    assert_eq!(sent.len(), 1, "nothing is followed");
    assert_eq!(sent[0].url.as_str(), link.url().as_str());
    assert!(sent[0].header("authorization").is_none() && sent[0].header("cookie").is_none());
    offer
}

fn of_file(text: &str) -> Offer {
    let budget = Budget::start(Limits::default(), &Noon);
    let http = Script::of(Vec::new());
    run(look(&http, &Noon, &budget, &Source::File(text.to_owned())))
}

fn ids(offer: &Offer) -> Vec<&'static str> {
    offer.findings.iter().map(|f| f.fault.id).collect()
}

/// A document with these values besides what each has.
fn document(values: Value) -> Value {
    let mut whole = json!({
        "schema": SCHEMA, "service": "all-quiet", "region": "eu", "expires": "2026-12-01T00:00:00Z",
    });
    let Value::Object(values) = values else {
        panic!("an object");
    };
    whole.as_object_mut().unwrap().extend(values);
    whole
        .as_object_mut()
        .unwrap()
        .retain(|_, value| !value.is_null());
    whole
}

fn offered(values: Value) -> Offer {
    asked(DESK, answer(200, &[], &document(values)))
}

#[test]
fn what_a_desk_presets_becomes_a_draft() {
    let offer = offered(json!({
        "desk": "https://sso.allquiet.app/api",
        "provider": "okta",
        "associated_domains": ["acme.com", "acme.org"],
        "additional_scopes": ["groups"],
        "further_redirect_uris": ["https://acme.allquiet.app/signin-oidc"],
        "provisioning": { "wanted": true, "confirm_phone_number": true },
    }));
    assert_eq!(ids(&offer), ["link-offered"], "{:#?}", offer.findings);
    assert_eq!(
        offer.desk.as_ref().unwrap().as_str(),
        "https://sso.allquiet.app/"
    );
    assert_eq!(
        offer.expires.unwrap().to_rfc3339(),
        "2026-12-01T00:00:00+00:00"
    );
    let keys: Vec<_> = offer.keys.iter().map(|key| key.as_str()).collect();
    let shown = [
        "service",
        "region",
        "desk",
        "provider",
        "associated_domains",
        "additional_scopes",
        "further_redirect_uris",
        "provisioning.wanted",
        "provisioning.confirm_phone_number",
    ];
    assert_eq!(keys, shown);
    let draft = offer.draft(SetupId::parse("acme").unwrap()).unwrap();
    assert_eq!(draft.name.as_str(), "acme");
    let set: Vec<_> = Key::all().filter(|key| draft.get(*key).is_some()).collect();
    // Whoever has preferences for provisioned people has all of them.
    let derived = Key::parse("provisioning.change_phone_number").unwrap();
    assert!(
        set.iter()
            .all(|key| offer.keys.contains(key) || *key == derived),
        "{set:?}"
    );
    assert_eq!(
        offer.preset(),
        &Draft {
            name: SetupId::unnamed(),
            ..draft
        }
    );
}

#[test]
fn what_is_shown_is_what_is_taken() {
    let one = offered(json!({})).fingerprint();
    assert!(one.is_some() && one == offered(json!({})).fingerprint());
    for other in [
        json!({ "associated_domains": ["acme.com"] }),
        json!({ "region": "us" }),
        json!({ "expires": "2026-12-02T00:00:00Z" }),
    ] {
        assert_ne!(offered(other).fingerprint(), one);
    }
    let elsewhere = asked(
        "https://desk.allquiet.eu/links/abc",
        answer(200, &[], &document(json!({}))),
    );
    assert_ne!(elsewhere.fingerprint(), one, "who offers it is part of it");
    assert_eq!(offered(json!({ "colour": "red" })).fingerprint(), None);
}

#[test]
fn what_a_link_may_not_preset_spoils_all_of_it() {
    for (key, value) in [
        ("client_secret", json!("hush")),
        ("desk_token", json!("hush")),
        ("redirect_uri", json!("http://127.0.0.1:1/cb")),
        (
            "endpoints",
            json!({ "token_endpoint": "https://evil.example/t" }),
        ),
        ("client_id", json!("abc")),
        ("break_glass_emails", json!(["evil@acme.com"])),
        ("own_test_passed_at", json!("2026-11-22T12:00:00Z")),
        ("profile", json!({ "id": "mine" })),
        ("answers", json!({ "host": "evil.example" })),
        ("from", json!("https://evil.example")),
        ("run", json!("rm")),
    ] {
        let mut values = serde_json::Map::new();
        values.insert(key.to_owned(), value);
        let offer = offered(Value::Object(values));
        assert_eq!(ids(&offer), ["link-key-forbidden"], "{key}");
        assert!(offer.draft(SetupId::unnamed()).is_none(), "{key}");
        let finding = &offer.findings[0];
        assert!(finding.received.as_deref().unwrap().starts_with(key));
        assert!(!format!("{finding:?}").contains("hush"));
    }
}

#[test]
fn a_value_must_be_one_that_the_service_takes() {
    for (values, id) in [
        (json!({ "service": null }), "link-value-missing"),
        (json!({ "expires": null }), "link-value-missing"),
        (json!({ "expires": "soon" }), "link-value-wrong"),
        (json!({ "service": "nobody" }), "link-service-unknown"),
        (json!({ "service": "No Body" }), "link-value-wrong"),
        (json!({ "service": 3 }), "link-value-wrong"),
        (json!({ "region": "mars" }), "link-region-unknown"),
        (json!({ "provider": "nobody" }), "link-value-wrong"),
        (
            json!({ "associated_domains": ["*.acme.com"] }),
            "link-value-wrong",
        ),
        (json!({ "associated_domains": true }), "link-value-wrong"),
        (
            json!({ "desk": "http://sso.allquiet.app" }),
            "link-value-wrong",
        ),
        (
            json!({ "desk": "https://evil.example" }),
            "link-desk-elsewhere",
        ),
        (
            json!({ "desk": "https://sso.allquiet.app:8443" }),
            "link-desk-elsewhere",
        ),
        (
            json!({ "desk": "https://allquiet.app" }),
            "link-desk-elsewhere",
        ),
        (
            json!({ "further_redirect_uris": ["https://allquiet.app.evil.example/cb"] }),
            "link-redirect-elsewhere",
        ),
        (
            json!({ "schema": "latchkey/setup-link/2" }),
            "link-of-other-form",
        ),
        (json!({ "schema": null }), "link-of-other-form"),
    ] {
        let offer = offered(values.clone());
        assert!(ids(&offer).contains(&id), "{values}: {:?}", ids(&offer));
        assert!(offer.draft(SetupId::unnamed()).is_none(), "{values}");
    }
    let saml = offered(
        json!({ "service": "leasepilot", "region": null, "authority": "https://id.acme.com" }),
    );
    assert!(
        ids(&saml).contains(&"link-value-not-asked"),
        "{:?}",
        ids(&saml)
    );
    let itself =
        offered(json!({ "service": "cipp", "region": null, "desk": "https://sso.allquiet.app" }));
    assert!(
        ids(&itself).contains(&"link-value-not-asked"),
        "{:?}",
        ids(&itself)
    );
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let offer =
        offered(json!({ "region": "mars", "desk": "https://evil.example", "client_secret": "x" }));
    let told = [
        "link-key-forbidden",
        "link-region-unknown",
        "link-desk-elsewhere",
    ];
    assert_eq!(ids(&offer), told);
}

#[test]
fn whoever_is_not_the_service_does_not_say_where_things_go() {
    let from = |link: &str, values: Value| asked(link, answer(200, &[], &document(values)));
    let plain = from("https://evil.example/x", json!({}));
    assert_eq!(ids(&plain), ["link-not-of-service", "link-offered"]);
    assert!(plain.draft(SetupId::unnamed()).is_some());
    let leading = from(
        "https://evil.example/x",
        json!({ "desk": "https://evil.example" }),
    );
    assert_eq!(ids(&leading), ["link-destination-not-of-service"]);
    let redirect = json!({ "further_redirect_uris": ["https://evil.example/cb"] });
    let redirect = from("https://evil.example/x", redirect);
    assert_eq!(ids(&redirect), ["link-destination-not-of-service"]);
    let any = json!({ "service": "generic", "region": null, "desk": "https://desk.acme.com/api" });
    let any = from("https://desk.acme.com/x", any);
    assert_eq!(ids(&any), ["link-offered"], "{:#?}", any.findings);
}

#[test]
fn an_authority_is_shown_as_preset() {
    let offer = offered(json!({ "authority": "https://id.acme.com/tenant" }));
    assert_eq!(ids(&offer), ["link-presets-authority", "link-offered"]);
    assert_eq!(offer.findings[0].received.as_deref(), Some("id.acme.com"));
}

#[test]
fn its_time_is_held_against_the_clock() {
    let at = |time: &str| offered(json!({ "expires": time }));
    assert_eq!(ids(&at("2026-11-22T12:00:00Z")), ["link-expired"]);
    assert_eq!(ids(&at("2026-11-22T14:00:01+02:00")), ["link-offered"]);
}

#[test]
fn what_a_desk_answers_instead_has_a_name() {
    let problem = |name: &str| json!({ "type": format!("urn:latchkey:problem:{name}") });
    let refused = |status: u16, body: &Value| ids(&asked(DESK, answer(status, &[], body)));
    assert_eq!(refused(404, &json!({})), ["link-unknown"]);
    assert_eq!(
        refused(410, &problem("setup-link-expired")),
        ["link-expired"]
    );
    assert_eq!(
        refused(410, &problem("setup-link-revoked")),
        ["link-revoked"]
    );
    assert_eq!(refused(410, &json!("gone")), ["link-revoked"]);
    assert_eq!(refused(503, &json!({})), ["link-refused"]);
    assert_eq!(refused(401, &document(json!({}))), ["link-refused"]);
    assert_eq!(refused(200, &json!([])), ["link-malformed"]);
    let mut page = answer(200, &[], &json!({}));
    page.body = Body::new(b"<!doctype html><title>Sign in</title>".to_vec());
    assert_eq!(ids(&asked(DESK, page)), ["link-malformed"]);
    let mut letters = answer(200, &[], &json!({}));
    letters.body = Body::new(vec![b'{', 0xff, b'}']);
    assert_eq!(ids(&asked(DESK, letters)), ["link-malformed"]);
}

#[test]
fn no_other_host_is_asked() {
    for (location, shown) in [
        ("https://evil.example:8443/x", "evil.example:8443"),
        ("/elsewhere", "sso.allquiet.app"),
        ("http://[", "none"),
    ] {
        let mut on = answer(302, &[("location", location)], &document(json!({})));
        on.location = Some(Zeroizing::new(location.to_owned()));
        let offer = asked(DESK, on);
        assert_eq!(ids(&offer), ["link-sent-on"]);
        assert_eq!(offer.findings[0].details["to"], shown);
    }
}

#[test]
fn a_desk_that_does_not_answer_is_told_by_its_layer() {
    let offer = asked(DESK, no_answer(Stage::Connect, InterruptionKind::Refused));
    assert_eq!(ids(&offer), ["network-connection-refused"]);
    assert_eq!(
        offer.findings[0].field, None,
        "no field of a setup is at fault"
    );
    let odd = asked(DESK, no_answer(Stage::Http, InterruptionKind::BodyEncoding));
    assert_eq!(ids(&odd), ["link-refused"], "nothing is offered by silence");
    assert!(odd.draft(SetupId::unnamed()).is_none());
    let mut long = answer(200, &[], &json!({}));
    long.exchange.interruption = Some(crate::exchange::Interruption {
        stage: Stage::Body,
        kind: InterruptionKind::BodyTooLarge,
        text: String::new(),
    });
    assert_eq!(ids(&asked(DESK, long)), ["link-too-long"]);
}

const FILE: &str = "schema = \"latchkey/setup-link/1\"\nservice = \"all-quiet\"\n\
                    expires = 2026-12-01T00:00:00Z\nassociated_domains = [\"acme.com\"]\n";

#[test]
fn a_file_brings_values_and_no_destination() {
    let offer = of_file(FILE);
    assert_eq!(ids(&offer), ["link-in-file"], "{:#?}", offer.findings);
    assert!(offer.desk.is_none() && offer.fingerprint().is_some());
    for to in [
        "desk = \"https://sso.allquiet.app\"\n",
        "further_redirect_uris = [\"https://allquiet.app/cb\"]\n",
    ] {
        let offer = of_file(&format!("{FILE}{to}"));
        assert_eq!(ids(&offer), ["link-file-names-destination"], "{to}");
    }
    assert_eq!(ids(&of_file("")), ["link-of-other-form"]);
    assert_eq!(ids(&of_file("{")), ["link-malformed"]);
}

proptest! {
    #[test]
    fn no_document_makes_it_panic_or_slips_past(
        key in "[a-z_.]{1,24}",
        text in "\\PC{0,60}",
        list in any::<bool>(),
    ) {
        let value = if list { json!([text]) } else { json!(text) };
        let mut values = serde_json::Map::new();
        values.insert(key.clone(), value);
        let offer = offered(Value::Object(values));
        let unknown = preset(&key).is_none() && !["schema", "expires"].contains(&key.as_str());
        prop_assert!(!unknown || offer.fingerprint().is_none(), "{key}");
    }

    #[test]
    fn whatever_is_taken_leads_to_the_host_that_is_shown(
        from in "[a-z]{1,3}\\.(allquiet\\.app|acme\\.com|evil\\.example)",
        desk in "[a-z]{1,3}\\.(allquiet\\.app|acme\\.com|evil\\.example)",
        service in "(all-quiet|generic)",
    ) {
        let values = json!({ "service": service, "region": null, "desk": format!("https://{desk}/api") });
        let offer = asked(&format!("https://{from}/x"), answer(200, &[], &document(values)));
        if let Some(draft) = offer.draft(SetupId::unnamed()) {
            let to = draft.desk.unwrap();
            let shown = offer.desk.unwrap();
            prop_assert_eq!(to.host(), shown.host_str().unwrap());
            prop_assert!(service == "generic" || to.host().ends_with(".allquiet.app"));
        }
    }
}
