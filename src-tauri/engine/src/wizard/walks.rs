//! Every service with every provider that it allows, walked as a person would see it.

use super::open::show;
use crate::catalog::service::{Answer, FieldSpec, Offered};
use crate::catalog::{Protocol, Service};
use crate::eml::eml;
use crate::provider::Provider;
use crate::setup::{
    Draft, Given, Key, Looked, Observation, Provisioning, SecretState, SetupId, Step, StepState,
    asks, sample,
};
use crate::sheet::{Block, Format, Line, Span, markdown, of_setup};
use crate::values::ClientAuthentication;
use crate::view::SetupView;
use crate::words::Words;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What an admin would enter in a field that only this service has; empty where it stays so.
fn sample_answer<'f>(service: &str, field: &'f FieldSpec, provider: &Provider) -> &'f str {
    // Google gives a file and no address, so the values are entered one by one.
    let address_of_metadata = provider.id != "google";
    match (service, field.id.as_str()) {
        ("leasepilot", "setup-link") => "https://setup.leasepilot.example/7c1e9a",
        ("leasepilot", "acs-url") => "https://auth.leasepilot.example/sso/saml/acs/7c1e9a",
        ("leasepilot", "entity-id") => "https://auth.leasepilot.example/7c1e9a",
        ("leasepilot", "metadata-url") if address_of_metadata => {
            "https://login.acme.example/saml/metadata"
        }
        ("leasepilot", "sso-url") if !address_of_metadata => {
            "https://accounts.google.com/o/saml2/idp?idpid=C01example"
        }
        ("leasepilot", "idp-entity-id") if !address_of_metadata => {
            "https://accounts.google.com/o/saml2?idpid=C01example"
        }
        ("leasepilot", "certificate") if !address_of_metadata => {
            include_str!("../../../../tests/fixtures/certificate.pem")
        }
        ("leasepilot", "claim-mappings") => {
            "id = NameID\nemail = mail\nfirstName = givenName\nlastName = sn"
        }
        // With the metadata's address the rest need not be entered.
        ("leasepilot", _) => "",
        ("cipp", "app-host") => "acme.azurewebsites.net",
        ("rossum", "rossum-host") => "acme.rossum.app",
        ("rossum", "organization-id") => "301472",
        ("rossum", "claim") => "email",
        _ => match &field.value {
            Answer::Draft(_)
            | Answer::Secret
            | Answer::DiscoveryUrl
            | Answer::Certificate
            | Answer::Pairs(_) => "",
            Answer::ProductName => "Example Board",
            Answer::Text => "acme",
            Answer::Address => "https://sso.acme.example/",
            Answer::Host => "app.acme.example",
            Answer::Choice(all) => all[0].as_str(),
        },
    }
}

fn set(draft: &mut Draft, key: &str, value: &str) {
    let key = Key::parse(key).unwrap();
    draft.set(key, Given::Text(value.to_owned())).unwrap();
}

fn draft(service: &Service, region: Option<&str>, provider: &Provider, wanted: bool) -> Draft {
    let mut draft = Draft::new(SetupId::parse("acme").unwrap());
    match Service::find(&service.id) {
        Some(_) => set(&mut draft, "service", &service.id),
        None => draft.use_profile(service.clone()),
    }
    set(&mut draft, "provider", &provider.id);
    if let Some(region) = region {
        set(&mut draft, "region", region);
    }
    if service.regions.is_empty() {
        let own = match service.id.as_str() {
            "devolutions" => "https://acme.devolutions.example/signin",
            _ => "https://app.acme.example/signin",
        };
        set(&mut draft, "further_redirect_uris", own);
    }
    draft.provisioning = wanted.then(Provisioning::default);
    for field in &service.fields {
        let answer = sample_answer(&service.id, field, provider);
        if !answer.is_empty() {
            draft.answer(&field.id, answer).unwrap();
        }
        if let (true, Answer::Draft(key), Some(yes)) = (wanted, &field.value, field.recommended) {
            draft.set(*key, Given::Flag(yes)).unwrap();
        }
    }
    draft
}

fn view(draft: &Draft, words: &Words) -> SetupView {
    let mut stored = sample::stored();
    stored.draft = draft.clone();
    let missing = || SecretState::Missing;
    let observation = Observation::of(&stored, &[], missing(), missing(), sample::now());
    let looked = Looked {
        stored,
        observation,
        reports: Vec::new(),
        requests: Vec::new(),
        outbox: Vec::new(),
        vault_error: None,
    };
    show(&looked, &[], true, words)
}

/// The services of the catalog, and one whose maker wrote its profile after the template.
fn services() -> Vec<Service> {
    let vendor = include_str!("../../../../tests/fixtures/vendor.toml");
    let vendor = Service::parse(vendor).unwrap();
    Service::all().iter().cloned().chain([vendor]).collect()
}

/// Every way in which a service can be set up.
fn each_walk(service: &Service, mut see: impl FnMut(&Draft, &Provider)) {
    let allowed = |p: &&Provider| service.providers.is_empty() || service.providers.contains(&p.id);
    let regions: Vec<Option<&str>> = match service.regions.as_slice() {
        [] => vec![None],
        regions => regions
            .iter()
            .map(|region| Some(region.id.as_str()))
            .collect(),
    };
    for provider in Provider::all().iter().filter(allowed) {
        for region in &regions {
            for wanted in [false, true] {
                see(&draft(service, *region, provider, wanted), provider);
            }
        }
    }
}

fn strings(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(into.insert(text.clone())),
        Value::Array(members) => members.iter().for_each(|member| strings(member, into)),
        Value::Object(members) => members.values().for_each(|member| strings(member, into)),
        _ => {}
    }
}

#[test]
fn every_walk_has_a_guide_and_all_values_that_it_needs() {
    for words in [Words::speaking("en"), Words::speaking("de")] {
        for service in &services() {
            each_walk(service, |draft, provider| {
                let about = format!("{} with {}", service.id, provider.id);
                let view = view(draft, &words);
                assert_eq!(view.steps.len(), service.steps.len(), "{about}");
                let guide = view
                    .guide
                    .as_ref()
                    .unwrap_or_else(|| panic!("{about}: no guide"));
                assert!(
                    !guide.actions.is_empty() && !guide.sources.is_empty(),
                    "{about}"
                );
                for action in &guide.actions {
                    assert!(!action.text.trim().is_empty(), "{about}: {}", action.id);
                    for value in &action.copy {
                        let there = value.value.as_deref().is_some_and(|v| !v.trim().is_empty());
                        assert!(there, "{about}: {} lacks {}", action.id, value.label);
                    }
                    if let Some(page) = &action.open {
                        assert!(
                            !page.contains('{') && page.starts_with("https://"),
                            "{page}"
                        );
                    }
                }
                assert!(!view.tell.is_empty(), "{about}: nothing to tell");
                let region = view.service.as_ref().unwrap().regions.iter();
                for address in region.filter_map(|region| region.login_address.as_deref()) {
                    assert!(!address.contains('{'), "{about}: {address}");
                }
            });
        }
    }
}

#[test]
fn an_authority_of_azure_ad_b2c_leads_to_its_own_guide() {
    let words = Words::speaking("en");
    let generic = Service::find("generic").unwrap();
    let entra = Provider::find("entra").unwrap();
    let mut draft = draft(generic, None, entra, false);
    for (authority, provider) in [
        (
            "https://login.microsoftonline.com/acme.example/v2.0",
            "entra",
        ),
        ("https://acme.ciamlogin.com/acme.example/v2.0", "entra"),
        (
            "https://acme.b2clogin.com/acme.onmicrosoft.com/in/v2.0/",
            "entra-b2c",
        ),
    ] {
        set(&mut draft, "provider", "");
        set(&mut draft, "authority", authority);
        let view = view(&draft, &words);
        assert_eq!(view.provider.unwrap().id, provider, "{authority}");
        let guide = view.guide.unwrap();
        let said = serde_json::to_string(&guide).unwrap();
        assert_eq!(
            said.contains("b2c") || said.contains("B2C"),
            provider == "entra-b2c"
        );
        assert!(!guide.general, "{authority}");
    }
}

#[test]
fn a_form_that_wants_a_scope_named_with_a_provider_gets_it() {
    let words = Words::speaking("en");
    let all_quiet = Service::find("all-quiet").unwrap();
    let scopes = |draft: &Draft| {
        let fields = view(draft, &words).hand_off.unwrap().fields;
        let mut fields = fields.into_iter();
        fields
            .find(|one| one.id == "additional-scopes")
            .unwrap()
            .value
    };
    let with = |id| draft(all_quiet, Some("eu"), Provider::find(id).unwrap(), false);
    let mut google = with("google");
    assert_eq!(scopes(&google).as_deref(), Some("email"));
    let sheet = markdown(&of_setup(&view(&google, &words), &words));
    assert!(sheet.contains("**Additional Scopes:** `email`"), "{sheet}");
    assert_eq!(scopes(&with("okta")), None);
    // Nothing of it is in the draft: another provider does not inherit it.
    set(&mut google, "additional_scopes", "groups, email");
    assert_eq!(scopes(&google).as_deref(), Some("email, groups"));
    set(&mut google, "provider", "");
    set(&mut google, "authority", "https://accounts.google.com");
    assert_eq!(scopes(&google).as_deref(), Some("email, groups"));
    set(&mut google, "provider", "okta");
    assert_eq!(scopes(&google).as_deref(), Some("groups, email"));
}

#[test]
fn a_redirect_address_that_is_not_known_yet_stands_in_the_guide_and_on_the_sheet_with_where_it_is_from()
 {
    let words = Words::speaking("en");
    let said = "Redirect address of the service";
    for (id, from) in [
        ("rossum", "as soon as this is entered: Rossum domain."),
        (
            "devolutions",
            "The page of the existing configuration in Devolutions Cloud",
        ),
        (
            "generic",
            "The service's page for single sign-on, or its documents",
        ),
        ("cipp", "as soon as this is entered: App Service host."),
        (
            "all-quiet",
            "follows from the region, which is not chosen yet",
        ),
    ] {
        let mut draft = Draft::new(SetupId::parse("acme").unwrap());
        set(&mut draft, "service", id);
        set(&mut draft, "provider", "entra");
        let view = view(&draft, &words);
        let actions = view.guide.as_ref().unwrap().actions.iter();
        let of_guide: Vec<_> = actions.flat_map(|action| &action.copy).collect();
        for copies in [of_guide, view.register.iter().collect()] {
            let mut own = copies.into_iter().filter(|copy| copy.label == said);
            let own = own.next().unwrap_or_else(|| panic!("{id}: no line"));
            assert_eq!(own.value, None, "{id}");
            assert!(own.note.as_ref().unwrap().contains(from), "{id}: {own:?}");
        }
        let sheet = markdown(&of_setup(&view, &words));
        assert!(
            sheet.contains(&format!("**{said}:** not chosen yet")),
            "{id}: {sheet}"
        );
        assert!(sheet.contains(from), "{id}");
    }
}

#[test]
fn a_setup_that_is_made_for_provisioning_says_all_of_it_unasked() {
    let words = Words::speaking("en");
    let entra = Provider::find("entra").unwrap();
    let devolutions = draft(Service::find("devolutions").unwrap(), None, entra, false);
    assert!(devolutions.provisioning.is_none());
    let of_devolutions = view(&devolutions, &words);
    let sheet = markdown(&of_setup(&of_devolutions, &words));
    for text in ["Base URL: `Tenant URL`", "Token: `Secret Token`"] {
        assert!(sheet.contains(text), "{text}: {sheet}");
    }
    let step = of_devolutions.steps.iter();
    let mut step = step.filter(|line| line.step == Step::Provisioning);
    assert_eq!(step.next().unwrap().state, StepState::Done);
    let service = of_devolutions.service.unwrap();
    assert!(service.always_provisions && service.preferences.is_empty());
    let all_quiet = draft(
        Service::find("all-quiet").unwrap(),
        Some("eu"),
        entra,
        false,
    );
    let of_all_quiet = view(&all_quiet, &words);
    assert!(!markdown(&of_setup(&of_all_quiet, &words)).contains("Base URL: "));
    assert_eq!(of_all_quiet.service.unwrap().preferences.len(), 2);
}

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
    let secretive = include_str!("../../../../tests/fixtures/vendor.toml")
        .replace(
            "value = { choice = [\"sign in as before\", \"are locked out\"] }",
            "value = \"text\"\nconfidential = true",
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
        for (language, kept) in [("en", "kept in Latchkey"), ("de", "in Latchkey aufgehoben")] {
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
                assert!(
                    mail.body.contains(&format!("Guests: {kept}")),
                    "{}",
                    mail.body
                );
            }
        }
    }
}

#[test]
fn what_is_told_to_others_cannot_be_confidential() {
    let vendor = include_str!("../../../../tests/fixtures/vendor.toml");
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

/// Nothing is a product's name that only stands for any product.
#[test]
fn what_a_product_is_called_is_copied_once_somebody_has_said_it() {
    let words = Words::speaking("en");
    let generic = Service::find("generic").unwrap();
    each_walk(generic, |draft, provider| {
        let of_app = |draft: &Draft| {
            let guide = view(draft, &words).guide.unwrap();
            let mut copies = guide.actions.into_iter().flat_map(|action| action.copy);
            copies.find(|copy| copy.label == "Name of the app")
        };
        let Some(named) = of_app(draft) else {
            return;
        };
        assert_eq!(
            named.value.as_deref(),
            Some("Example Board"),
            "{}",
            provider.id
        );
        let mut unnamed = draft.clone();
        unnamed.answer("product", "").unwrap();
        let unnamed = of_app(&unnamed).unwrap();
        assert_eq!(unnamed.value, None, "{}", provider.id);
        assert!(unnamed.note.unwrap().contains("at the step Service"));
    });
    let entra = Provider::find("entra").unwrap();
    let named = draft(generic, None, entra, false);
    let form = view(&named, &words).hand_off.unwrap();
    assert!(
        !form
            .fields
            .iter()
            .any(|field| field.value.as_deref() == Some("Example Board"))
    );
    assert!(view(&named, &words).tell[0].contains("Example Board"));
}

#[test]
fn the_redirect_addresses_of_a_service_are_those_of_its_region() {
    let all_quiet = Service::find("all-quiet").unwrap();
    let entra = Provider::find("entra").unwrap();
    let of = |region| draft(all_quiet, Some(region), entra, false).redirect_addresses();
    assert_eq!(of("eu")[0].to_string(), "https://allquiet.eu/signin-oidc");
    assert_eq!(of("us").len(), 1);
    let cipp = Service::find("cipp").unwrap();
    let addresses = draft(cipp, None, entra, false).redirect_addresses();
    let easy_auth = "https://acme.azurewebsites.net/.auth/login/aad/callback";
    assert_eq!(addresses[0].to_string(), easy_auth);
}

/// Objects that have a text in English have it in German too.
#[test]
fn every_text_of_the_catalog_is_written_in_both_languages() {
    fn walk(place: &str, value: &Value) {
        match value {
            Value::Object(members) if members.contains_key("en") => {
                assert!(members.contains_key("de"), "{place}: {}", members["en"]);
            }
            Value::Object(members) => members.values().for_each(|member| walk(place, member)),
            Value::Array(members) => members.iter().for_each(|member| walk(place, member)),
            _ => {}
        }
    }
    for service in Service::all() {
        walk(&service.id, &serde_json::to_value(service).unwrap());
    }
    for provider in Provider::all() {
        walk(&provider.id, &serde_json::to_value(provider).unwrap());
        for protocol in [Protocol::Oidc, Protocol::Saml] {
            let guide = crate::catalog::Guide::of(&provider.id, protocol);
            walk(&provider.id, &serde_json::to_value(guide).unwrap());
        }
    }
}

/// A statement of one of the documents that the product grew from, and what shows it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    service: String,
    heading: Option<String>,
    from: Option<String>,
    says: String,
    shown_by: Vec<String>,
}

#[derive(Deserialize)]
struct Statements {
    statement: Vec<Statement>,
}

fn statements() -> Vec<Statement> {
    let text = include_str!("../../../../tests/fixtures/seeds.toml");
    toml::from_str::<Statements>(text).unwrap().statement
}

/// What stands in a profile under each key: a key for each fact that is told of by itself.
fn keys(service: &Service) -> BTreeMap<String, Value> {
    let Value::Object(profile) = serde_json::to_value(service).unwrap() else {
        panic!("a profile is a table");
    };
    let mut keys = BTreeMap::new();
    let said = |value: &Value| match value {
        Value::Null => false,
        Value::Array(members) => !members.is_empty(),
        Value::Bool(flag) => *flag,
        _ => true,
    };
    let named = |prefix: &str, members: &Value, keys: &mut BTreeMap<String, Value>| {
        for member in members.as_array().into_iter().flatten() {
            let id = member["id"].as_str().unwrap();
            keys.insert(format!("{prefix}.{id}"), member.clone());
        }
    };
    for (key, value) in profile.iter().filter(|(_, value)| said(value)) {
        match key.as_str() {
            "schema" | "id" | "name" | "summary" | "steps" | "sources" => {}
            "fields" | "states" | "notes" | "procedures" => named(key, value, &mut keys),
            "regions" => {
                for region in value.as_array().unwrap() {
                    let id = region["id"].as_str().unwrap();
                    for (part, value) in region.as_object().unwrap() {
                        if part != "id" && said(value) {
                            keys.insert(format!("regions.{id}.{part}"), value.clone());
                        }
                    }
                }
            }
            "permissions" => {
                for wanted in value.as_array().unwrap() {
                    let provider = wanted["provider"].as_str().unwrap();
                    let permission = &wanted["permission"];
                    let name = permission["name"].as_str().unwrap();
                    keys.insert(format!("permissions.{provider}.{name}"), permission.clone());
                }
            }
            "asks" | "provisioning" | "submission" | "tell" => {
                for (part, value) in value.as_object().unwrap() {
                    match part.as_str() {
                        "modes" | "roles" => named(&format!("{key}.{part}"), value, &mut keys),
                        _ if said(value) => {
                            keys.insert(format!("{key}.{part}"), value.clone());
                        }
                        _ => {}
                    }
                }
            }
            "expiry" if value["text"].is_null() && value["renewed_by_service"] == false => {}
            _ => {
                keys.insert(key.clone(), value.clone());
            }
        }
    }
    keys
}

/// The texts for people under a key, in English.
fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(members) => match members.get("en") {
            Some(english) => into.push(english.as_str().unwrap().to_owned()),
            None => members.values().for_each(|member| texts(member, into)),
        },
        Value::Array(members) => members.iter().for_each(|member| texts(member, into)),
        _ => {}
    }
}

/// All that is said of a service in its walks, in English.
fn spoken(service: &Service) -> BTreeSet<String> {
    let words = Words::speaking("en");
    let mut spoken = BTreeSet::new();
    each_walk(service, |draft, _| {
        strings(
            &serde_json::to_value(view(draft, &words)).unwrap(),
            &mut spoken,
        );
        for used in [ClientAuthentication::Basic, ClientAuthentication::Post] {
            for finding in asks(draft, Some(used)) {
                let said = serde_json::to_value(words.finding(&finding)).unwrap();
                strings(&said, &mut spoken);
            }
        }
    });
    spoken
}

#[test]
fn every_statement_of_the_seeds_is_shown_in_a_walk_of_its_service() {
    let words = Words::speaking("en");
    let faults: BTreeSet<&str> = crate::all_faults().map(|fault| fault.id).collect();
    let of_window = words.of_window();
    let mut known = BTreeMap::new();
    let mut amiss = Vec::new();
    for statement in statements() {
        let Statement { service, says, .. } = &statement;
        assert!(
            statement.heading.is_some() != statement.from.is_some(),
            "{says}"
        );
        let (keys, spoken) = known.entry(service.clone()).or_insert_with(|| {
            let service = Service::find(service).unwrap();
            (keys(service), spoken(service))
        });
        for shown_by in &statement.shown_by {
            let there = match shown_by.split_once(':') {
                Some(("word", id)) => {
                    let named = format!("{id} =");
                    words.knows(id) || of_window.lines().any(|line| line.starts_with(&named))
                }
                Some(("finding", id)) => faults.contains(id),
                _ => match keys.get(shown_by) {
                    None => false,
                    Some(value) => {
                        let mut said = Vec::new();
                        texts(value, &mut said);
                        let missing: Vec<_> = said
                            .iter()
                            .filter(|text| {
                                let plain = text.replace('`', "");
                                !spoken
                                    .iter()
                                    .any(|s| s.contains(text.as_str()) || s.contains(&plain))
                            })
                            .collect();
                        for text in missing {
                            amiss.push(format!("{service}: {shown_by} is shown nowhere: {text}"));
                        }
                        true
                    }
                },
            };
            if !there {
                amiss.push(format!("{service}: {says}: there is no {shown_by}"));
            }
        }
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

#[test]
fn every_key_of_a_profile_stands_beside_a_statement() {
    let statements = statements();
    let mut alone = Vec::new();
    for id in ["all-quiet", "cipp", "leasepilot", "rossum", "devolutions"] {
        let service = Service::find(id).unwrap();
        let told: BTreeSet<&str> = statements
            .iter()
            .filter(|statement| statement.service == id)
            .flat_map(|statement| statement.shown_by.iter().map(String::as_str))
            .collect();
        let keys = keys(service).into_keys();
        alone.extend(
            keys.filter(|key| !told.contains(key.as_str()))
                .map(|key| format!("{id}: {key}")),
        );
    }
    assert!(alone.is_empty(), "{}", alone.join("\n"));
}

/// Every text of a document, in its order.
fn written(blocks: &[Block]) -> Vec<String> {
    fn line(line: &Line) -> String {
        let pieces = line.spans().iter().map(|span| match span {
            Span::Text(text) | Span::Code(text) | Span::Link(text) => text.as_str(),
        });
        pieces.collect()
    }
    let of = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) | Block::Note { text, .. } => {
            vec![line(text)]
        }
        Block::List(lines) => lines.iter().map(line).collect(),
        Block::Table { rows, .. } => rows.iter().flatten().map(line).collect(),
        Block::Values(entries) => entries
            .iter()
            .flat_map(|entry| {
                let note = entry.note.as_ref().map(line).unwrap_or_default();
                [entry.label.clone(), line(&entry.value), note]
            })
            .collect(),
        Block::Verbatim(text) => vec![text.clone()],
        Block::Steps(steps) => steps.iter().flat_map(|step| written(step)).collect(),
    };
    blocks.iter().flat_map(of).collect()
}

#[test]
fn every_walk_has_a_sheet_with_all_that_is_said_in_it() {
    for words in [Words::speaking("en"), Words::speaking("de")] {
        for service in &services() {
            each_walk(service, |draft, provider| {
                let about = format!("{} with {}", service.id, provider.id);
                let view = view(draft, &words);
                let document = of_setup(&view, &words);
                let all = written(&document.blocks).join("\n");
                let has = |text: &str| {
                    let plain = text.replace('`', "");
                    assert!(all.contains(&plain), "{about}: {plain}\n{all}");
                };
                for action in view.guide.iter().flat_map(|guide| &guide.actions) {
                    has(&action.text);
                    action.path.iter().for_each(|part| has(part));
                    let copied = action.copy.iter().filter_map(|copy| copy.value.as_deref());
                    copied.for_each(has);
                    let more = [&action.caution, &action.unverified];
                    more.into_iter().flatten().for_each(|text| has(text));
                    action.notes.iter().for_each(|note| has(&note.text));
                }
                for permission in view.guide.iter().flat_map(|guide| &guide.permissions) {
                    has(&permission.name);
                    has(&permission.reason);
                }
                for content in &view.content {
                    content.notes.iter().for_each(|note| has(&note.text));
                    let actions = content.procedures.iter().flat_map(|p| &p.actions);
                    actions.for_each(|action| has(&action.text));
                    content.fields.iter().for_each(|field| has(&field.label));
                }
                let by_hand = view.hand_off.iter();
                for state in by_hand.clone().flat_map(|by_hand| &by_hand.states) {
                    has(&state.means);
                }
                by_hand
                    .flat_map(|by_hand| &by_hand.fields)
                    .for_each(|field| has(&field.label));
                view.tell.iter().for_each(|text| has(text));
                // A message that is missing shows its id.
                for id in ["sheet-", "value-", "register-entry"] {
                    assert!(!all.contains(id), "{about}: {id}\n{all}");
                }
                let page = Format::Html.write(&document);
                for element in ["li", "dl", "dd", "table", "tr", "ol", "ul", "p", "div"] {
                    let begun = page.matches(&format!("<{element}>")).count()
                        + page.matches(&format!("<{element} ")).count();
                    let ended = page.matches(&format!("</{element}>")).count();
                    assert_eq!(begun, ended, "{about}: {element}");
                }
            });
        }
    }
}

/// The sheet of each of the five services with each provider that it allows, as it was reviewed.
/// `UPDATE=1 cargo test` writes them anew.
#[test]
fn every_sheet_is_as_it_was_reviewed() {
    let words = Words::speaking("en");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/sheets");
    let mut differing = Vec::new();
    for id in ["all-quiet", "cipp", "leasepilot", "rossum", "devolutions"] {
        let service = Service::find(id).unwrap();
        let mut written = BTreeSet::new();
        each_walk(service, |draft, provider| {
            // One region is like the other, and without provisioning there is less to read.
            let wanted =
                draft.provisioning.is_some() || service.provisioning.offered != Offered::Scim;
            if !wanted || !written.insert(provider.id.clone()) {
                return;
            }
            let sheet = markdown(&of_setup(&view(draft, &words), &words));
            let file = folder.join(id).join(format!("{}.md", provider.id));
            if std::env::var_os("UPDATE").is_some() {
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                std::fs::write(&file, &sheet).unwrap();
            }
            let reviewed = std::fs::read_to_string(&file).unwrap_or_default();
            if reviewed.replace("\r\n", "\n") != sheet {
                differing.push(file.display().to_string());
            }
        });
    }
    assert!(
        differing.is_empty(),
        "not as reviewed; UPDATE=1 writes them anew: {}",
        differing.join(", ")
    );
}
