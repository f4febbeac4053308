//! Every service with every provider that it allows, walked as a person would see it.

mod guides;
mod handed_on;
mod mishaps;
mod seeds;
mod sheets;
mod spoken;

use super::open::show;
use crate::catalog::service::{Answer, FieldSpec};
use crate::catalog::{Protocol, Service, filled};
use crate::eml::eml;
use crate::ports::{StoredReport, StoredSetup};
use crate::provider::Provider;
use crate::setup::{
    Draft, Given, Key, Looked, Observation, SecretState, SetupId, Step, StepState, asks, sample,
};
use crate::sheet::{Block, Format, Line, Span, markdown, of_setup};
use crate::values::ClientAuthentication;
use crate::view::SetupView;
use crate::words::Words;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

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
            include_str!("../../../../../tests/fixtures/certificate.pem")
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
            Answer::Text | Answer::Part => "acme",
            Answer::Address => "https://sso.acme.example/",
            Answer::Host => "app.acme.example",
            Answer::Choice(all) => all[0].as_str(),
        },
    }
}

/// The authority in the provider's first form, made of the examples of its parts.
fn sample_authority(provider: &Provider) -> Option<String> {
    let form = provider.authority.forms.first()?;
    let example = |name: &str| {
        let part = provider.authority.parts.iter().find(|part| part.id == name);
        part.map(|part| part.example.clone())
    };
    filled::fill(&form.authority, example).ok()
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
    if let Some(authority) = sample_authority(provider) {
        set(&mut draft, "authority", &authority);
    }
    if wanted {
        set(&mut draft, "provisioning.wanted", "yes");
    }
    for field in &service.fields {
        let answer = sample_answer(&service.id, field, provider);
        if !answer.is_empty() {
            draft.answer(&field.id, answer).unwrap();
        }
    }
    draft
}

fn view(draft: &Draft, words: &Words) -> SetupView {
    shown(draft, |_| Vec::new(), words)
}

/// The setup with the reports that are kept of it.
fn shown(
    draft: &Draft,
    reports: impl Fn(&StoredSetup) -> Vec<StoredReport>,
    words: &Words,
) -> SetupView {
    let mut stored = sample::stored();
    stored.draft = draft.clone();
    let reports = reports(&stored);
    let heads: Vec<_> = reports.iter().map(StoredReport::head).collect();
    let missing = || SecretState::Missing;
    let observation = Observation::of(&stored, &heads, missing(), missing(), sample::now());
    let looked = Looked {
        stored,
        observation,
        reports,
        requests: Vec::new(),
        outbox: Vec::new(),
        secret_error: None,
        token_error: None,
    };
    show(&looked, &[], true, words)
}

/// The services of the catalog, and one whose maker wrote its profile after the template.
fn services() -> Vec<Service> {
    let vendor = include_str!("../../../../../tests/fixtures/vendor.toml");
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
        for guide in crate::catalog::Guide::all_of(&provider.id) {
            walk(&provider.id, &serde_json::to_value(guide).unwrap());
        }
    }
}
