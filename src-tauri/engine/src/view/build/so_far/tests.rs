#![allow(clippy::unwrap_used)]
use super::*;
use crate::values::LoopbackRedirect;

/// The picture after each of the steps, a second apart.
fn pictures(opens: bool, steps: &[Step]) -> Vec<Vec<(HopState, String)>> {
    let words = Words::speaking("en");
    let mut so_far = HopsSoFar::begin(None, opens);
    let seconds = (1..).map(Duration::from_secs);
    steps
        .iter()
        .zip(seconds)
        .map(|(step, at)| {
            so_far.reached(step, at);
            let hops = so_far.hops(&words);
            hops.into_iter().map(|hop| (hop.state, hop.text)).collect()
        })
        .collect()
}

fn listening() -> [Step; 2] {
    let redirect = LoopbackRedirect::parse("http://127.0.0.1:1/cb").unwrap();
    let url = "https://a.example/authorize".parse().unwrap();
    [Step::Listening(redirect), Step::Open(url)]
}

#[test]
fn one_station_is_waited_for_after_the_other() {
    let [listening, open] = listening();
    let steps = [
        listening,
        open,
        Step::BrowserOpened,
        Step::CallbackReceived,
        Step::TokenReceived { took_us: 1_200 },
        Step::UserinfoReceived { took_us: 650 },
    ];
    let pictures = pictures(true, &steps);
    let waits = |picture: &Vec<(HopState, String)>| {
        picture
            .iter()
            .position(|(state, _)| *state == HopState::Waiting)
    };
    let waited: Vec<_> = pictures.iter().map(waits).collect();
    assert_eq!(waited, [None, Some(0), Some(1), Some(3), Some(4), None]);
    for picture in &pictures {
        let waiting = picture.iter().filter(|(s, _)| *s == HopState::Waiting);
        assert!(waiting.count() <= 1, "{picture:?}");
    }
    let last: Vec<_> = pictures
        .last()
        .unwrap()
        .iter()
        .map(|(_, t)| t.as_str())
        .collect();
    assert_eq!(
        last,
        [
            "opened · 1.0\u{a0}s",
            "2.0\u{a0}s, mostly you",
            "state agrees",
            "answered after 1.2\u{a0}ms",
            "answered after 650\u{a0}µs"
        ]
    );
}

#[test]
fn an_address_that_the_person_opens_is_waited_for_at_the_browser() {
    let browser = |opens, step: Option<Step>| {
        let mut steps = listening().to_vec();
        steps.extend(step);
        pictures(opens, &steps).pop().unwrap().swap_remove(0)
    };
    assert_eq!(
        browser(false, None),
        (HopState::Waiting, "open the link yourself".into())
    );
    assert_eq!(
        browser(true, None),
        (HopState::Waiting, "is being opened".into())
    );
    let (state, text) = browser(true, Some(Step::BrowserNotOpened("no".into())));
    assert_eq!(state, HopState::Waiting);
    assert!(text.ends_with("open the link yourself"));
    assert_eq!(
        browser(false, Some(Step::CallbackReceived)),
        (HopState::Passed, "opened by hand".into())
    );
}
