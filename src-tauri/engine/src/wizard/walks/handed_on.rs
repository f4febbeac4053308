//! What nobody has entered, and what nobody else is to know.

use super::sheets::written;
use super::*;

#[test]
fn what_nobody_has_entered_is_said_to_be_so_and_everywhere_alike() {
    let words = Words::speaking("en");
    let sheet = |service, metadata: &str| {
        let mut draft = Draft::new(SetupId::parse("acme").unwrap());
        set(&mut draft, "service", service);
        set(&mut draft, "provider", "okta");
        if !metadata.is_empty() {
            draft.answer("metadata-url", metadata).unwrap();
        }
        markdown(&of_setup(&view(&draft, &words), &words))
    };
    // Once above, where the console yields it, and once below, where the form asks for it.
    let is_said_twice = |sheet: &str, label: &str, said: &str| {
        let line = format!("**{label}:** {said}");
        assert_eq!(sheet.matches(&line).count(), 2, "{line}: {sheet}");
    };
    let others = ["IdP SSO URL", "IdP URI (Entity ID)", "X.509 Certificate"];
    let (open, empty) = ("to be noted", "nothing entered, and it may stay so");
    let lease = sheet("leasepilot", "");
    for label in ["Identity Provider Metadata URL", "Claim mappings"] {
        is_said_twice(&lease, label, open);
    }
    others
        .into_iter()
        .for_each(|label| is_said_twice(&lease, label, open));
    let lease = sheet("leasepilot", "https://id.acme.com/metadata");
    others
        .into_iter()
        .for_each(|label| is_said_twice(&lease, label, empty));
    let all_quiet = sheet("all-quiet", "");
    let line = format!("**Secret Expires:** {empty}");
    assert!(all_quiet.contains(&line), "{all_quiet}");
}

/// Every way by which a setup leaves Latchkey for somebody else.
fn handed_on(view: &SetupView, words: &Words) -> Vec<String> {
    let document = of_setup(view, words);
    let mut all = vec![
        markdown(&document),
        Format::Html.write(&document),
        written(&document.blocks).join("\n"),
        view.tell.join("\n"),
    ];
    if let Some(mail) = view.hand_off.as_ref().and_then(|form| form.mail.as_ref()) {
        let draft = eml(mail, &view.name, sample::now());
        all.push(String::from_utf8(draft).unwrap());
        all.push(mail.body.clone());
    }
    all
}

#[test]
fn what_is_confidential_is_shown_to_the_admin_and_handed_on_to_nobody() {
    let secretive = include_str!("../../../../../tests/fixtures/vendor.toml")
        .replace(
            "value = { choice = [\"sign in as before\", \"are locked out\"] }",
            "value = \"part\"\nconfidential = true",
        )
        .replace(
            "channel = \"form\"",
            "channel = \"mail\"\nask = \"Please.\"",
        )
        .replace("page = \"https://{workspace}.eu.", "page = \"https://eu.")
        .replace("/admin/sign-in\"\nbutton", "/{guests}\"\nbutton");
    let by_mail = Service::parse(&secretive).unwrap();
    let form = Service::find("leasepilot").unwrap();
    let okta = Provider::find("okta").unwrap();
    for (service, field) in [(form, "setup-link"), (&by_mail, "guests")] {
        let mut draft = draft(service, None, okta, false);
        let region = service.regions.first();
        draft.region = region.map(|region| region.id.clone());
        let canary = match field {
            "guests" => "canary-7c1e9a",
            _ => "https://setup.leasepilot.example/canary-7c1e9a",
        };
        draft.answer(field, canary).unwrap();
        for (language, kept) in [
            ("en", "kept in Latchkey"),
            ("de", "in Latchkey gespeichert"),
        ] {
            let words = Words::speaking(language);
            let view = view(&draft, &words);
            let mut fields = view.content.iter().flat_map(|content| &content.fields);
            let own = fields.find(|one| one.id == field).unwrap();
            assert_eq!(own.value.as_deref(), Some(canary), "the admin sees it");
            assert!(
                view.hand_off
                    .as_ref()
                    .unwrap()
                    .page
                    .as_ref()
                    .unwrap()
                    .contains("canary")
            );
            for text in handed_on(&view, &words) {
                assert!(!text.contains("canary"), "{field}: {text}");
            }
            let sheet = markdown(&of_setup(&view, &words));
            assert!(sheet.contains(kept), "{sheet}");
            if let Some(mail) = &view.hand_off.unwrap().mail {
                assert_eq!(mail.language, "en", "its profile asks in English");
                assert!(
                    mail.body.contains("Guests: kept in Latchkey"),
                    "{}",
                    mail.body
                );
            }
        }
    }
}

#[test]
fn what_is_told_to_others_cannot_be_confidential() {
    let vendor = include_str!("../../../../../tests/fixtures/vendor.toml");
    let in_an_address = vendor.replace(
        "label = \"Workspace\"",
        "label = \"Workspace\"\nconfidential = true",
    );
    let of_the_guide = vendor.replace(
        "id = \"guests\"\n",
        "id = \"acs-url\"\nconfidential = true\n",
    );
    for (text, key) in [
        (in_an_address, "regions.1.redirect_addresses.1"),
        (of_the_guide, "fields.6.confidential"),
    ] {
        let faults = Service::parse(&text).unwrap_err();
        assert!(faults.iter().any(|fault| fault.key == key), "{faults:?}");
    }
}
