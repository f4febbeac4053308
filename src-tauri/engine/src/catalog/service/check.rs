//! Whether a profile means anything: what the form alone does not say.

use super::{Answer, Channel, FieldSpec, SCHEMA, Service};
use crate::catalog::fault::Flaw;
use crate::catalog::place::At;
use crate::catalog::{Value, filled};
use crate::provider::Provider;
use crate::setup::Step;
use crate::values::{RedirectUri, Scope};
use std::collections::BTreeSet;
use url::Url;

/// What is wrong with a profile, and where.
pub(super) struct Judged {
    /// The way there.
    pub way: Vec<String>,
    /// What.
    pub flaw: Flaw,
}

/// All that is wrong with a profile that has the form.
pub(super) fn judge(service: &Service) -> Vec<Judged> {
    let faults = Vec::new();
    let mut check = Check { service, faults };
    check.all();
    check.faults
}

/// The check of one profile.
struct Check<'a> {
    service: &'a Service,
    faults: Vec<Judged>,
}

impl Check<'_> {
    fn all(&mut self) {
        self.head();
        self.names();
        self.fields();
        self.steps();
        self.providers();
        self.addresses();
        self.submission();
    }

    fn fault(&mut self, way: &[At<'_>], flaw: Flaw) {
        let way = way.iter().map(At::name).collect();
        self.faults.push(Judged { way, flaw });
    }

    fn head(&mut self) {
        let service = self.service;
        if service.schema != SCHEMA {
            self.fault(&[At::Key("schema")], Flaw::Schema(service.schema.clone()));
        }
        if service.sources.is_empty() {
            self.fault(&[At::Key("sources")], Flaw::Missing("sources"));
        }
        // A line of its own would be one of a mail's head.
        let names = service.name.all().map(|name| ("name", name));
        let support = service.support.as_deref();
        for (key, line) in names.chain(support.map(|support| ("support", support))) {
            if line.contains(char::is_control) {
                self.fault(&[At::Key(key)], Flaw::Value(line.to_owned()));
            }
        }
        for (index, scope) in service.scopes.iter().enumerate() {
            if Scope::parse(scope).is_err() {
                let way = [At::Key("scopes"), At::Index(index)];
                self.fault(&way, Flaw::Value(scope.clone()));
            }
        }
    }

    /// Every name is one, and stands once in its list.
    fn names(&mut self) {
        let service = self.service;
        if !is_name(&service.id) {
            self.fault(&[At::Key("id")], Flaw::Name(service.id.clone()));
        }
        let lists: [(&str, Vec<&str>); 5] = [
            ("regions", ids(&service.regions, |r| &r.id)),
            ("fields", ids(&service.fields, |f| &f.id)),
            ("states", ids(&service.states, |s| &s.id)),
            ("notes", ids(&service.notes, |n| &n.id)),
            ("procedures", ids(&service.procedures, |p| &p.id)),
        ];
        for (list, names) in lists {
            let mut before = BTreeSet::new();
            for (index, name) in names.into_iter().enumerate() {
                let way = [At::Key(list), At::Index(index), At::Key("id")];
                if !is_name(name) {
                    self.fault(&way, Flaw::Name(name.to_owned()));
                } else if !before.insert(name) {
                    self.fault(&way, Flaw::Twice(name.to_owned()));
                }
            }
        }
        let mut keys = BTreeSet::new();
        for (index, field) in service.fields.iter().enumerate() {
            let name = match &field.value {
                Answer::Draft(key) => key.as_str(),
                Answer::Secret => "secret",
                Answer::ProductName => "product-name",
                Answer::DiscoveryUrl => "discovery-url",
                _ => continue,
            };
            if !keys.insert(name) {
                let way = [At::Key("fields"), At::Index(index), At::Key("value")];
                self.fault(&way, Flaw::Twice(name.to_owned()));
            }
        }
    }

    /// What a field asks for can be given.
    fn fields(&mut self) {
        let service = self.service;
        for (index, field) in service.fields.iter().enumerate() {
            let here = |key| vec![At::Key("fields"), At::Index(index), At::Key(key)];
            for (at, id) in field.instead.iter().enumerate() {
                let can = |other: &FieldSpec| {
                    other.id != field.id && !other.required && other.value != Answer::Secret
                };
                if !service.field(id).is_some_and(can) {
                    let mut way = here("instead");
                    way.push(At::Index(at));
                    self.fault(&way, Flaw::Instead(id.clone()));
                }
            }
            if !field.instead.is_empty() && !field.required {
                self.fault(&here("instead"), Flaw::Missing("required"));
            }
            // These are told to others wherever they are needed.
            let told = !field.value.is_own()
                || field.value == Answer::ProductName
                || Value::of_answer(&field.id).is_some();
            if field.confidential && told {
                self.fault(&here("confidential"), Flaw::Told);
            }
            if let Answer::Pairs(names) = &field.value {
                let fits = |name: &String| name.trim() == name && !name.is_empty();
                let fits = |name: &&String| fits(name) && !name.contains(['=', '\n', '\r']);
                for name in names.iter().filter(|name| !fits(name)) {
                    self.fault(&here("value"), Flaw::Value(name.to_owned()));
                }
            }
        }
    }

    /// Whatever is shown at a step is shown at one that the setup has.
    fn steps(&mut self) {
        let service = self.service;
        let mut before = BTreeSet::new();
        for (index, step) in service.steps.iter().enumerate() {
            if !before.insert(*step) {
                let way = [At::Key("steps"), At::Index(index)];
                self.fault(&way, Flaw::Twice(step.as_str().to_owned()));
            }
        }
        for needed in [Step::Service, Step::Provider, Step::Submit] {
            if !before.contains(&needed) {
                self.fault(&[At::Key("steps")], Flaw::Missing(needed.as_str()));
            }
        }
        let places = [
            ("notes", steps_of(&service.notes, |n| Some(n.step))),
            (
                "procedures",
                steps_of(&service.procedures, |p| Some(p.step)),
            ),
            ("fields", steps_of(&service.fields, |f| f.step)),
        ];
        for (list, steps) in places {
            for (index, step) in steps {
                if !before.contains(&step) {
                    let way = [At::Key(list), At::Index(index), At::Key("step")];
                    self.fault(&way, Flaw::Step(step.as_str().to_owned()));
                }
            }
        }
        for (index, field) in service.fields.iter().enumerate() {
            if field.value.is_own() && field.step.is_none() {
                let way = [At::Key("fields"), At::Index(index), At::Key("step")];
                self.fault(&way, Flaw::Missing("step"));
            }
        }
    }

    fn providers(&mut self) {
        let service = self.service;
        let permitted = service.permissions.iter().map(|p| p.provider.as_str());
        let lists: Vec<(Vec<At<'_>>, Vec<&str>)> = [
            (vec![At::Key("providers")], texts(&service.providers)),
            (vec![At::Key("permissions")], permitted.collect()),
        ]
        .into_iter()
        .chain(service.notes.iter().enumerate().map(|(index, note)| {
            let way = vec![At::Key("notes"), At::Index(index), At::Key("providers")];
            (way, texts(&note.when.providers))
        }))
        .chain(service.sources.iter().enumerate().map(|(index, source)| {
            let way = vec![At::Key("sources"), At::Index(index), At::Key("providers")];
            (way, texts(&source.providers))
        }))
        .chain(service.procedures.iter().enumerate().map(|(index, p)| {
            let way = vec![
                At::Key("procedures"),
                At::Index(index),
                At::Key("providers"),
            ];
            (way, texts(&p.when.providers))
        }))
        .collect();
        for (way, ids) in lists {
            for id in ids {
                if Provider::find(id).is_none() {
                    self.fault(&way, Flaw::Provider(id.to_owned()));
                }
            }
        }
        for (index, wanted) in service.additional_scopes.iter().enumerate() {
            if Provider::find(&wanted.provider).is_none() {
                let way = [
                    At::Key("additional_scopes"),
                    At::Index(index),
                    At::Key("provider"),
                ];
                self.fault(&way, Flaw::Provider(wanted.provider.clone()));
            }
        }
        for (index, wanted) in service.app_types.iter().enumerate() {
            let here = |key| [At::Key("app_types"), At::Index(index), At::Key(key)];
            let Some(provider) = Provider::find(&wanted.provider) else {
                self.fault(&here("provider"), Flaw::Provider(wanted.provider.clone()));
                continue;
            };
            if !provider.app_types.iter().any(|app| app.id == wanted.id) {
                self.fault(&here("id"), Flaw::Value(wanted.id.clone()));
            }
        }
    }

    /// Addresses can be filled, and are `https` then.
    fn addresses(&mut self) {
        let service = self.service;
        for (index, region) in service.regions.iter().enumerate() {
            let here = |key| vec![At::Key("regions"), At::Index(index), At::Key(key)];
            for (at, address) in region.redirect_addresses.iter().enumerate() {
                let mut way = here("redirect_addresses");
                way.push(At::Index(at));
                self.address(&way, address, |filled| RedirectUri::parse(filled).is_ok());
            }
            let others = [
                ("login_address", &region.login_address),
                ("console", &region.console),
            ];
            for (key, address) in others {
                if let Some(address) = address {
                    self.address(&here(key), address, |_| true);
                }
            }
        }
        if let Some(page) = &service.submission.page {
            self.address(&[At::Key("submission"), At::Key("page")], page, |_| true);
        }
    }

    fn address(&mut self, way: &[At<'_>], template: &str, fits: impl Fn(&str) -> bool) {
        let fields = &self.service.fields;
        // Where the form is, the admin alone has to know; all other addresses are told to others.
        let is_form = matches!(way.first(), Some(At::Key("submission")));
        let sample = |name: &str| {
            let field = fields.iter().find(|field| field.id == name)?;
            if field.confidential && !is_form {
                return None;
            }
            match field.value {
                Answer::Host => Some("a.example".to_owned()),
                Answer::Part | Answer::Choice(_) => Some("a".to_owned()),
                // A whole address is all of it.
                Answer::Address if template == format!("{{{name}}}") => {
                    Some("https://a.example/".to_owned())
                }
                _ => None,
            }
        };
        match filled::fill(template, sample) {
            Err(name) => self.fault(way, Flaw::Part(name.to_owned())),
            Ok(filled) => {
                let url = Url::parse(&filled).ok();
                let whole = url.is_some_and(|url| url.scheme() == "https" && url.has_host());
                if !whole || !fits(&filled) {
                    self.fault(way, Flaw::Address(template.to_owned()));
                }
            }
        }
    }

    fn submission(&mut self) {
        let service = self.service;
        let submission = &service.submission;
        let missing = match submission.channel {
            Channel::Form => {
                (submission.path.is_empty() && submission.page.is_none()).then_some("path")
            }
            Channel::Mail => submission.ask.is_none().then_some("ask"),
            Channel::RequestApi => None,
            Channel::Itself => service.states.is_empty().then_some("states"),
        };
        if let Some(key) = missing {
            self.fault(&[At::Key("submission")], Flaw::Missing(key));
        }
        if !service.states.is_empty() && !service.states.iter().any(|state| state.end) {
            self.fault(&[At::Key("states")], Flaw::Missing("end"));
        }
    }
}

fn is_name(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.len() <= 60 && text.chars().all(fits)
}

fn ids<T>(items: &[T], id: impl Fn(&T) -> &String) -> Vec<&str> {
    items.iter().map(|item| id(item).as_str()).collect()
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn steps_of<T>(items: &[T], step: impl Fn(&T) -> Option<Step>) -> Vec<(usize, Step)> {
    let placed = items.iter().enumerate();
    placed
        .filter_map(|(index, item)| Some((index, step(item)?)))
        .collect()
}
