//! What the walks of a service say, and what of it each key of its profile is told by.

use super::mishaps::each_mishap;
use super::sheets::written;
use super::*;
use crate::catalog::service::{Channel, Region};

/// All that is said of a service in its walks, in English.
pub(super) struct Spoken {
    texts: BTreeSet<String>,
    /// Of the walks in which nobody asks for provisioning.
    unasked: BTreeSet<String>,
    findings: BTreeMap<String, String>,
    /// One setup of each region, whose answers fill in addresses.
    drafts: BTreeMap<Option<String>, Draft>,
}

impl Spoken {
    pub(super) fn of(service: &Service, words: &Words) -> Self {
        let (mut texts, mut unasked) = (BTreeSet::new(), BTreeSet::new());
        let mut drafts = BTreeMap::new();
        each_walk(service, |draft, _| {
            let view = view(draft, words);
            let mut of_walk = BTreeSet::new();
            say(&view, words, &mut of_walk);
            for used in [ClientAuthentication::Basic, ClientAuthentication::Post] {
                for finding in asks(draft, Some(used)) {
                    let said = serde_json::to_value(words.finding(&finding)).unwrap();
                    strings(&said, &mut of_walk);
                }
            }
            if draft.provisioning.is_none() {
                unasked.extend(of_walk.iter().cloned());
            }
            texts.extend(of_walk);
            drafts.insert(draft.region.clone(), draft.clone());
        });
        let mut findings = BTreeMap::new();
        each_mishap(service, words, |view| {
            let reports = [&view.authority, &view.credentials, &view.sign_in];
            let of_reports = reports.into_iter().flatten().flat_map(|one| &one.findings);
            for found in view.findings.iter().chain(of_reports) {
                findings.insert(found.finding.id.clone(), found.finding.title.clone());
            }
        });
        Self {
            texts,
            unasked,
            findings,
            drafts,
        }
    }

    /// A finding of that id is shown, in words.
    pub(super) fn finds(&self, id: &str) -> bool {
        self.findings
            .get(id)
            .is_some_and(|title| !title.is_empty() && title != id)
    }

    pub(super) fn says(&self, text: &str) -> bool {
        Self::holds(&self.texts, text)
    }

    fn holds(texts: &BTreeSet<String>, text: &str) -> bool {
        let plain = text.replace('`', "");
        let mut texts = texts.iter();
        texts.any(|said| said.contains(text) || said.contains(&plain))
    }

    /// What should be said of the value of a key, and is not.
    pub(super) fn lacks(
        &self,
        (key, value): (&str, &Value),
        service: &Service,
        words: &Words,
    ) -> Vec<String> {
        let told = Told {
            spoken: self,
            service,
            words,
            name: service.name.say(words),
        };
        let lacking = |ways: Vec<String>| {
            let said = ways.iter().any(|text| self.says(text));
            (!said).then(|| ways.join(" or "))
        };
        let wanted = told.by(key, value);
        let drawn = key.starts_with("fields.");
        assert!(
            drawn || !wanted.is_empty(),
            "{key}: nothing says how it is told"
        );
        let mut all: Vec<String> = wanted.into_iter().filter_map(lacking).collect();
        if key == "provisioning.always" {
            let base = service.provisioning.base_url.as_ref().unwrap().say(words);
            if !Self::holds(&self.unasked, base) {
                all.push(format!("unasked: {base}"));
            }
        }
        all
    }
}

/// All that a person reads of a setup: on its pages, on its sheet, in its mail. What is known of the service
/// only counts where the sheet has it: not all of that is drawn.
fn say(view: &SetupView, words: &Words, into: &mut BTreeSet<String>) {
    let document = of_setup(view, words);
    into.insert(markdown(&document));
    into.insert(written(&document.blocks).join("\n"));
    let mut drawn = serde_json::to_value(view).unwrap();
    drawn.as_object_mut().unwrap().remove("service");
    strings(&drawn, into);
}

/// By what the keys of a profile are told.
struct Told<'a> {
    spoken: &'a Spoken,
    service: &'a Service,
    words: &'a Words,
    name: &'a str,
}

impl Told<'_> {
    /// All texts that tell a value, each with the ways in which it can be written.
    fn by(&self, key: &str, value: &Value) -> Vec<Vec<String>> {
        let service = self.service;
        let name = ("service", self.name);
        let one = |text: String| vec![vec![text]];
        let text = || value.as_str().unwrap().to_owned();
        let parts: Vec<&str> = key.split('.').collect();
        let mut all = match parts.as_slice() {
            ["protocol"] => one(self.labelled(
                "protocol",
                match service.protocol {
                    Protocol::Oidc => "OpenID Connect",
                    Protocol::Saml => "SAML 2.0",
                },
            )),
            ["providers"] => {
                let all = service.providers.iter().filter_map(|id| Provider::find(id));
                all.map(|provider| vec![self.labelled("provider", &provider.name)])
                    .collect()
            }
            ["app_types"] => {
                let named = service.app_types.iter().map(|of| {
                    let kinds = &Provider::find(&of.provider).unwrap().app_types;
                    let kind = kinds.iter().find(|kind| kind.id == of.id).unwrap();
                    vec![self.labelled("app", &format!("`{}`", kind.name))]
                });
                named.collect()
            }
            ["app_name"] => {
                let label = self.words.say("register-entry-name", &[]);
                one(format!("**{label}:** `{}`", text()))
            }
            ["scopes"] => one(format!("`{}`", service.scopes.join(" "))),
            ["additional_scopes"] => {
                let key = Key::parse("additional_scopes").unwrap();
                let field = service
                    .fields
                    .iter()
                    .find(|one| one.value == Answer::Draft(key));
                let label = field.unwrap().label.say(self.words);
                let all = service.additional_scopes.iter().map(|of| {
                    let scopes: Vec<_> = of.scopes.iter().map(ToString::to_string).collect();
                    vec![format!("**{label}:** `{}`", scopes.join(", "))]
                });
                all.collect()
            }
            ["support"] => one(self.labelled("support", &format!("`{}`", text()))),
            ["matching"] => {
                let by = value["by"].as_str().unwrap();
                one(self.words.say("service-matches", &[name, ("by", by)]))
            }
            ["expiry"] if service.expiry.renewed_by_service => {
                one(self.words.say("service-renews", &[name]))
            }
            ["regions", id, part] => self.of_region(id, part),
            ["asks", _] => vec![
                vec![value["is"].as_str().unwrap().to_owned()],
                vec![value["source"].as_str().unwrap().to_owned()],
            ],
            ["permissions", _, permission] => {
                let kind = value["kind"].as_str().unwrap();
                let consent = if value["admin_consent"] == true {
                    "yes"
                } else {
                    "no"
                };
                one(format!("| `{permission}` | {kind} | {consent} |"))
            }
            ["provisioning", "offered"] => one(self
                .words
                .say("service-provisioning", &[name, ("offered", &text())])),
            ["provisioning", "always"] => {
                let base = service.provisioning.base_url.as_ref().unwrap();
                let arguments = [("text", base.say(self.words))];
                one(self.words.say("service-provisioning-base-url", &arguments))
            }
            ["provisioning", "modes", _] => one(format!("`{}`: ", value["name"].as_str().unwrap())),
            ["provisioning", "roles", _] => {
                let names = value["names"].as_array().unwrap().iter();
                let names: Vec<_> = names
                    .map(|one| format!("`{}`", one.as_str().unwrap()))
                    .collect();
                let of = value["of"]["en"].as_str().unwrap();
                let arguments = [("of", of), ("names", &names.join(", "))];
                return one(self.words.say("service-provisioning-roles", &arguments));
            }
            ["submission", "channel"] => {
                let id = match service.submission.channel {
                    Channel::RequestApi | Channel::Form => "sheet-hand-over-form",
                    Channel::Mail => "sheet-hand-over-mail",
                    Channel::Itself => "sheet-hand-over-itself",
                };
                one(self.words.say(id, &[name]))
            }
            ["submission", "path"] => {
                let path = service
                    .submission
                    .path
                    .iter()
                    .map(|part| format!("`{part}`"));
                let path: Vec<_> = path.collect();
                one(self.labelled("path", &path.join(" › ")))
            }
            ["submission", "page"] => self.filled(&text()),
            ["submission", "ask"] if value.is_string() => one(text()),
            ["submission", "to"] => one(self.labelled("mail-to", &format!("`{}`", text()))),
            ["submission", "button"] => one(self.labelled("button", &format!("`{}`", text()))),
            ["tell", "region"] => {
                let all = service.regions.iter();
                let say = |one: &Region| self.words.say("tell-region", &[("region", &one.name)]);
                all.map(|one| vec![say(one)]).collect()
            }
            ["tell", "button"] => one(self.words.say("tell-button", &[("button", &text())])),
            ["tell", "no_password"] => one(self.words.say("tell-no-password", &[name])),
            ["states", _] => one(format!("| `{}` | ", value["name"].as_str().unwrap())),
            ["fields", id] => self.of_field(service.field(id).unwrap()),
            _ => Vec::new(),
        };
        let mut own = Vec::new();
        texts(value, &mut own);
        all.extend(own.into_iter().map(|text| vec![text]));
        all
    }

    fn labelled(&self, what: &str, text: &str) -> String {
        let label = self.words.say("sheet-value", &[("what", what)]);
        format!("**{label}:** {text}")
    }

    fn of_region(&self, id: &str, part: &str) -> Vec<Vec<String>> {
        let mut all = self.service.regions.iter();
        let region = all.find(|one| one.id == id).unwrap();
        let each = |addresses: Vec<&String>, say: &dyn Fn(String) -> Vec<String>| {
            let filled = addresses.into_iter().flat_map(|one| self.filled(one));
            filled
                .flatten()
                .flat_map(|one| say(one).into_iter().map(|text| vec![text]))
                .collect()
        };
        let of = |what: &'static str| {
            move |address: String| {
                let label = self.words.say(what, &[]);
                format!("**{label}:** `{address}`")
            }
        };
        let said = |id: &'static str, address: &str| {
            self.words
                .say(id, &[("service", self.name), ("address", address)])
        };
        match part {
            "name" => vec![vec![self.labelled("region", &region.name)]],
            "redirect_addresses" => each(region.redirect_addresses.iter().collect(), &|address| {
                vec![of("register-entry-further")(address)]
            }),
            "login_address" => each(region.login_address.iter().collect(), &|address| {
                vec![
                    said("tell-address", &address),
                    of("register-entry-login")(address),
                ]
            }),
            "console" => each(region.console.iter().collect(), &|address| {
                vec![said("service-console", &address)]
            }),
            _ => Vec::new(),
        }
    }

    /// An address of the profile, as each region's setup fills it in.
    fn filled(&self, address: &str) -> Vec<Vec<String>> {
        let all = self.spoken.drafts.values();
        let ways: BTreeSet<_> = all.filter_map(|draft| draft.filled(address)).collect();
        ways.into_iter().map(|one| vec![one]).collect()
    }

    fn of_field(&self, field: &FieldSpec) -> Vec<Vec<String>> {
        let label = field.label.say(self.words);
        let mut all = Vec::new();
        // Its label stands alone where a page asks for it or hands it over.
        if !self.spoken.texts.contains(label) {
            all.push(vec![format!("**{label}:**"), format!("`{label}`:")]);
        }
        if let Answer::Choice(options) = &field.value {
            all.extend(options.iter().map(|one| vec![format!("`{one}`")]));
        }
        if let Some(yes) = field.recommended {
            let arguments = [("yes", if yes { "yes" } else { "no" })];
            all.push(vec![self.words.say("service-recommends", &arguments)]);
        }
        all
    }
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
