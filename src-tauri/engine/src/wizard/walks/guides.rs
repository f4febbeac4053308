//! What each walk shows of the guide and of the values.

use super::*;

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

/// A gap is named here, or a guide is written: none comes about unnoticed.
#[test]
fn the_providers_without_a_guide_of_their_own_for_saml_are_these() {
    let words = Words::speaking("en");
    let leasepilot = Service::find("leasepilot").unwrap();
    assert_eq!(leasepilot.protocol, Protocol::Saml);
    let mut without = Vec::new();
    each_walk(leasepilot, |draft, provider| {
        if view(draft, &words).guide.unwrap().general && !without.contains(&provider.id) {
            without.push(provider.id.clone());
        }
    });
    without.sort_unstable();
    assert_eq!(without, ["authelia", "cognito", "entra-b2c", "gitlab"]);
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
            "the page of the existing configuration in Devolutions Cloud",
        ),
        (
            "generic",
            "the service's page for single sign-on, or its documents",
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

#[test]
fn what_an_authority_s_form_decides_is_told_for_that_form_alone() {
    let words = Words::speaking("en");
    let generic = Service::find("generic").unwrap();
    let mut draft = draft(generic, None, Provider::find("entra").unwrap(), false);
    for (authority, page, template, external) in [
        (
            "https://login.microsoftonline.com/acme.example/v2.0",
            "https://entra.microsoft.com/acme.example",
            false,
            false,
        ),
        // No tenant of that name.
        (
            "https://login.microsoftonline.com/organizations/v2.0",
            "https://entra.microsoft.com/",
            true,
            false,
        ),
        (
            "https://login.microsoftonline.us/acme.example/v2.0",
            "https://portal.azure.us/",
            false,
            false,
        ),
        (
            "https://acme.ciamlogin.com/0f1e/v2.0",
            "https://entra.microsoft.com/0f1e",
            false,
            true,
        ),
        // Nobody knows which it will be.
        ("", "https://entra.microsoft.com/", true, true),
    ] {
        set(&mut draft, "authority", authority);
        let guide = view(&draft, &words).guide.unwrap();
        assert_eq!(guide.actions[0].open.as_deref(), Some(page), "{authority}");
        let warned = |of: &str| guide.quirks.iter().any(|quirk| quirk.contains(of));
        assert_eq!(warned("{tenantid}"), template, "{authority}");
        assert_eq!(warned("external tenant"), external, "{authority}");
    }
}
