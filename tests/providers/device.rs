//! `latchkey signin --device`.

use crate::support::{Latchkey, at_once, browse};
use crate::{DEVICE, NATIVE, oidc_provider, person};

#[test]
fn somebody_signs_in_or_refuses_on_another_device() {
    let provider = oidc_provider();
    let cases = [
        (person("alice"), "Success", [""; 0].as_slice()),
        (
            person("alice").refusing(),
            "interrupted",
            &["token-refused"],
        ),
    ];
    at_once(cases, |(visitor, page, troubles)| {
        let latchkey = Latchkey::new();
        let who = ["--authority", &provider.issuer, "--client-id", DEVICE.0];
        let mut running = latchkey.start(&[&["signin", "--device"], &who[..]].concat(), None);
        let address = running.shown_address("user_code");
        let shown = browse(&visitor, address.as_str());
        assert!(shown.text.contains(page), "{shown:?}");

        let report = running.end();
        assert_eq!(report.troubles(), troubles);
        assert_eq!(
            report.passes().contains(&"signin-works"),
            troubles.is_empty()
        );
        // It waited for its first look as long as the provider asked (RFC 8628, section 3.5).
        assert_eq!(report.at("/observations/sign_in/device/polls"), 1);
    });
}

#[test]
fn a_client_that_may_not_is_told_so() {
    let provider = oidc_provider();
    let who = ["--authority", &provider.issuer, "--client-id", NATIVE.0];
    let report = Latchkey::new().run(&[&["signin", "--device"], &who[..]].concat(), None);
    assert_eq!(report.code, 1);
    assert_eq!(report.troubles(), ["device-refused"]);
}
