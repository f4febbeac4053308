use super::*;

const FULL: &str = r#"
    name = "acme"
    authority = "https://id.acme.example"
    client-id = "abc"
    associated_domains = ["acme.example", "acme.test"]
    secret_expires_at = 2027-03-31T12:00:00+02:00

    [provisioning]
    confirm_phone_number = true

    [endpoints]
    jwks_uri = "https://id.acme.example/keys"
"#;

#[test]
fn a_file_becomes_a_draft() {
    let draft = from_toml(FULL, Beside::default()).unwrap();
    assert_eq!(draft.name.as_str(), "acme");
    assert_eq!(draft.associated_domains.len(), 2);
    assert_eq!(
        draft.secret_expires_at.unwrap().to_rfc3339(),
        "2027-03-31T10:00:00+00:00"
    );
    assert!(draft.provisioning.unwrap().confirm_phone_number);
    assert!(draft.endpoints.jwks_uri.is_some());
    let other = SetupId::parse("other").unwrap();
    let beside = Beside {
        name: Some(other.clone()),
        ..Beside::default()
    };
    assert_eq!(from_toml(FULL, beside).unwrap().name, other);
}

#[test]
fn all_problems_are_told_at_once_in_the_order_of_the_file() {
    let text = "name = \"Acme\"\nregion = 1\nassociated_domains = [\"*.acme.example\"]\n\
                client_secret = \"hush\"\n[endpoints]\ntoken = \"x\"\n";
    let beside = Beside {
        name: Some(SetupId::parse("acme").unwrap()),
        ..Beside::default()
    };
    let problems = from_toml(text, beside).unwrap_err();
    let told: Vec<_> = problems
        .0
        .iter()
        .map(|p| (p.fault.line, p.fault.key.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (1, "name"),
            (2, "region"),
            (3, "associated_domains"),
            (4, "client_secret"),
            (6, "endpoints.token")
        ]
    );
    let failure = problems.failure(&Words::speaking("en"));
    assert_eq!(failure.field, Some(Field::Region));
    assert_eq!(failure.hints.len(), 5);
    assert!(!format!("{failure:?}").contains("hush"));
}

#[test]
fn a_file_that_is_no_toml_says_where() {
    let told = |text: &str, language: &str| {
        let problems = from_toml(text, Beside::default()).unwrap_err();
        problems.failure(&Words::speaking(language)).hints
    };
    let text = "name = \"acme\"\nauthority = \nregion = eu\n";
    assert_eq!(
        told(text, "en"),
        [
            "line 2, column 13: this cannot be read as TOML: the line ends too early",
            "line 3, column 10: this cannot be read as TOML: `eu`; a text belongs in quotes",
        ]
    );
    assert_eq!(
        told(text, "de")[0],
        "Zeile 2, Spalte 13: das lässt sich nicht als TOML lesen: die Zeile endet zu früh"
    );
    assert_eq!(told("", "en").len(), 1);
}
#[test]
fn answers_are_for_the_service_wherever_it_is_named() {
    let text = "name = \"acme\"\n[answers]\nentity-id = \"urn:x\"\nacs-url = \"http://a\"\n\
                nothing = \"x\"\nsso-url = 3\n";
    let leasepilot = || Beside {
        service: Some("leasepilot".to_owned()),
        ..Beside::default()
    };
    let problems = from_toml(text, leasepilot()).unwrap_err();
    let told = problems
        .0
        .iter()
        .map(|p| (p.fault.line, p.fault.key.as_str(), p.field));
    let answer = Some(Field::Answer);
    let expected = [
        (4, "answers.acs-url", answer),
        (5, "answers.nothing", answer),
        (6, "answers.sso-url", answer),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let service = "name = \"acme\"\nanswers.entity-id = \"urn:x\"\nservice = \"leasepilot\"\n";
    let draft = from_toml(service, Beside::default()).unwrap();
    assert_eq!(draft.answers.get("entity-id").unwrap(), "urn:x");
    let file = "name = \"acme\"\nservice = \"generic\"\nanswers.entity-id = \"urn:x\"\n";
    assert!(from_toml(file, Beside::default()).is_err());
    let draft = from_toml(file, leasepilot()).unwrap();
    assert_eq!(draft.service.as_deref(), Some("leasepilot"));
}

#[test]
fn a_profile_of_a_vendor_goes_before_the_service_of_the_file() {
    let profile = Service::parse(Service::template()).unwrap();
    let id = profile.id.clone();
    let beside = Beside {
        profile: Some(profile),
        ..Beside::default()
    };
    let file = "name = \"acme\"\nservice = \"generic\"\n";
    let draft = from_toml(file, beside).unwrap();
    assert_eq!(draft.service, Some(id));
    assert!(draft.profile.is_some());
}
