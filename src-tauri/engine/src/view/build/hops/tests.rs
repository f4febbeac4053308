#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::exchange::{Interruption, InterruptionKind, Stage};
use crate::ports::Refused;
use crate::signin::observation::{ErrorFacts, NotBound};
use crate::signin::testing::{Case, answer};
use serde_json::{Value, json};

/// The picture in letters: passed, broken, not reached, skipped, in the order of the stations; and
/// what is said where it broke.
fn picture(seen: &Observation) -> (String, String) {
    let hops = of_sign_in(seen, &Words::speaking("en"));
    let letter = |hop: &HopView| match hop.state {
        HopState::Passed => 'p',
        HopState::Broken => 'B',
        HopState::NotReached => '.',
        HopState::Skipped => 's',
        HopState::Waiting => 'w',
    };
    let broken = hops.iter().find(|hop| hop.state == HopState::Broken);
    let said = broken.map(|hop| hop.text.clone()).unwrap_or_default();
    (hops.iter().map(letter).collect(), said)
}

/// A sign-in that nobody came back from.
fn waited(change: impl Fn(&mut Observation)) -> (String, String) {
    let mut seen = Case::good().seen();
    (seen.callback, seen.token, seen.keys) = (None, None, None);
    (seen.id_token, seen.userinfo) = (None, None);
    seen.hops.listening_us = Some(100);
    seen.hops.opened_us = Some(200);
    seen.browser = Some(BrowserFacts::Opened);
    change(&mut seen);
    picture(&seen)
}

/// A sign-in that came back and was spoilt.
fn spoilt(change: impl Fn(&mut Case)) -> (String, String) {
    let mut case = Case::good();
    change(&mut case);
    picture(&case.seen())
}

fn broken(picture: &str, said: &str) -> (String, String) {
    (picture.to_owned(), said.to_owned())
}

#[test]
fn a_sign_in_that_goes_well_passes_every_station() {
    let mut seen = Case::good().seen();
    seen.browser = Some(BrowserFacts::Opened);
    seen.hops.opened_us = Some(1_000_000);
    seen.hops.browser_us = Some(1_045_000);
    seen.hops.answered_us = Some(9_400_000);
    seen.hops.token_us = Some(9_532_650);
    seen.token.as_mut().unwrap().exchange.took_us = 132_000;
    seen.asked.provider = Some("entra".into());
    let hops = of_sign_in(&seen, &Words::speaking("en"));
    let texts: Vec<&str> = hops.iter().map(|hop| hop.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "opened · 45\u{a0}ms",
            "8.4\u{a0}s, mostly you",
            "state agrees · 650\u{a0}µs",
            "200 after 132\u{a0}ms",
            "200 after 2\u{a0}µs"
        ]
    );
    assert!(hops.iter().all(|hop| hop.state == HopState::Passed));
    assert_eq!(hops[1].label, Provider::find("entra").unwrap().name);
    assert_eq!(hops[1].took_us, Some(8_400_000));
    seen.callback.as_mut().unwrap().iss = Some(seen.asked.issuer.clone());
    seen.hops.answered_us = Some(1_200_000);
    seen.hops.token_us = None;
    let hops = of_sign_in(&seen, &Words::speaking("en"));
    assert_eq!(
        (hops[1].text.as_str(), hops[2].text.as_str()),
        ("200\u{a0}ms", "state and issuer agree")
    );
}

#[test]
fn what_ends_it_before_the_browser_is_shown_where_it_is() {
    let port = |kind| {
        waited(|seen| {
            seen.hops = Default::default();
            seen.browser = None;
            seen.loopback = Some(LoopbackFacts {
                not_bound: Some(NotBound {
                    port: 8765,
                    kind,
                    text: "no".into(),
                }),
                ..LoopbackFacts::default()
            });
        })
    };
    assert_eq!(
        port(BindErrorKind::Taken),
        broken("..B..", "port 8765 is taken by another program")
    );
    assert_eq!(
        port(BindErrorKind::NotAllowed),
        broken("..B..", "port 8765 is not allowed")
    );
    let not_begun = waited(|seen| {
        seen.hops = Default::default();
        (seen.browser, seen.loopback) = (None, None);
        seen.asked.endpoints_missing = vec!["token_endpoint".into()];
    });
    assert_eq!(
        not_begun,
        broken(".B...", "does not publish token_endpoint")
    );
    let in_clear = waited(|seen| {
        seen.hops = Default::default();
        (seen.browser, seen.loopback) = (None, None);
        seen.asked.endpoints_in_clear = vec!["token_endpoint".into()];
    });
    assert_eq!(in_clear.0, ".B...");
}

#[test]
fn a_wait_that_ends_without_an_answer_breaks_at_one_station() {
    assert_eq!(
        waited(|_| ()),
        broken("pB...", "nobody came back within 5\u{a0}min")
    );
    let by_hand = waited(|seen| seen.browser = None);
    assert_eq!(by_hand.0, "sB...");
    let no_browser = waited(|seen| {
        seen.browser = Some(BrowserFacts::NotOpened { why: "no".into() });
    });
    assert_eq!(no_browser, broken("B....", "could not be opened"));
    let came =
        |change: fn(&mut LoopbackFacts)| waited(|seen| change(seen.loopback.as_mut().unwrap()));
    assert_eq!(
        came(|l| l.other_state = 1),
        broken("ppB..", "an answer to another sign-in came")
    );
    assert_eq!(
        came(|l| l.without_state = 1).1,
        "an answer without state came"
    );
    assert_eq!(came(|l| l.prefetched = 1).0, "ppB..");
    let tls = Refused {
        tls: 1,
        ..Refused::default()
    };
    assert_eq!(
        waited(|seen| seen.loopback.as_mut().unwrap().refused = tls).1,
        "the browser came by https, and this address is http"
    );
}

#[test]
fn an_answer_that_is_none_breaks_where_it_was_made() {
    let mut seen = Case::good().seen();
    (seen.token, seen.id_token, seen.userinfo) = (None, None, None);
    seen.hops.opened_us = Some(1_000);
    seen.hops.answered_us = Some(3_900);
    seen.hops.verdict_us = Some(4_275);
    let callback = |change: &dyn Fn(&mut Observation)| {
        let mut seen = seen.clone();
        change(&mut seen);
        picture(&seen)
    };
    let error = callback(&|seen| {
        let callback = seen.callback.as_mut().unwrap();
        callback.code = false;
        callback.error = Some(ErrorFacts {
            error: "access_denied".into(),
            ..ErrorFacts::default()
        });
    });
    assert_eq!(
        error,
        broken("pBp..", "answered access_denied · 2.9\u{a0}ms")
    );
    let issuer = callback(&|seen| {
        seen.callback.as_mut().unwrap().iss = Some("https://b.example".into());
    });
    assert_eq!(
        issuer,
        broken(
            "ppB..",
            "the answer does not come from the issuer · 375\u{a0}µs"
        )
    );
    let without = callback(&|seen| seen.callback.as_mut().unwrap().code = false);
    assert_eq!(
        without,
        broken("ppB..", "came back without a code · 375\u{a0}µs")
    );
    let twice = callback(&|seen| {
        seen.callback.as_mut().unwrap().parameters = vec!["code".into(), "code".into()];
    });
    assert_eq!(
        twice,
        broken(
            "ppB..",
            "a parameter stands twice in the answer · 375\u{a0}µs"
        )
    );
}

#[test]
fn the_endpoints_break_by_their_answers() {
    let refused = |status, body: &'static str| {
        move |case: &mut Case| case.token_answer = Some(answer(status, "application/json", body))
    };
    assert_eq!(
        spoilt(refused(401, r#"{"error":"invalid_client"}"#)),
        broken("pppB.", "401 invalid_client after 2\u{a0}µs")
    );
    assert_eq!(
        spoilt(refused(502, "no")),
        broken("pppB.", "502 after 2\u{a0}µs")
    );
    let unreachable = spoilt(|case| {
        let mut silent = answer(0, "", "");
        silent.exchange.response = None;
        silent.exchange.interruption = Some(Interruption {
            stage: Stage::Connect,
            kind: InterruptionKind::Refused,
            text: "os error 111".into(),
        });
        case.token_answer = Some(silent);
    });
    assert_eq!(unreachable, broken("pppB.", "refused · 2\u{a0}µs"));
    assert_eq!(
        spoilt(|case| case.set("aud", Value::from("other"))),
        broken("pppBp", "the ID Token is not accepted · 2\u{a0}µs")
    );
    assert_eq!(
        spoilt(|case| case.token = json!({"id_token": null})),
        broken("pppB.", "200 after 2\u{a0}µs")
    );
    assert_eq!(
        spoilt(|case| case.userinfo = Some(answer(401, "application/json", "{}"))),
        broken("ppppB", "401 after 2\u{a0}µs")
    );
    assert_eq!(
        spoilt(|case| {
            case.userinfo = Some(answer(200, "application/json", r#"{"sub":"bob"}"#));
        }),
        broken("ppppB", "the answer is not accepted · 2\u{a0}µs")
    );
    assert_eq!(spoilt(|case| case.userinfo = None), broken("pppps", ""));
}

#[test]
fn a_claim_that_is_missing_breaks_no_station() {
    let none = json!({"sub": "ann"}).to_string();
    let picture = spoilt(|case| {
        case.set("email", Value::Null);
        case.userinfo = Some(answer(200, "application/json", &none));
    });
    assert_eq!(picture, broken("ppppp", ""));
}
