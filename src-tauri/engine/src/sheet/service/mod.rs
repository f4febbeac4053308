//! A service's profile, whole.

mod form;
mod steps;

use crate::catalog::service::{Known, MatchedBy, Offered, Region, Service};
use crate::catalog::{Protocol, Text};
use crate::sheet::document::{Document, Entry, Line};
use crate::sheet::parts::{known, permissions, source};
use crate::values::Scope;
use crate::view::PermissionView;
use crate::words::Words;
use std::collections::BTreeSet;

/// Writes down all that a profile says.
#[must_use]
pub fn of_service(service: &Service, words: &Words) -> Document {
    let document = Document::new(service.name.say(words), words.language());
    let mut writer = Writer {
        document,
        service,
        words,
    };
    writer.head();
    writer.regions();
    writer.fields();
    writer.asks();
    writer.permissions();
    writer.provisioning();
    writer.submission();
    writer.states();
    writer.steps();
    writer.tell();
    writer.sources();
    writer.document
}

struct Writer<'a> {
    document: Document,
    service: &'a Service,
    words: &'a Words,
}

impl Writer<'_> {
    fn label(&self, what: &str) -> String {
        self.words.say("sheet-value", &[("what", what)])
    }

    fn part(&mut self, id: &str) {
        let title = self.words.say(id, &[]);
        self.document.part(&title);
    }

    fn marked(&self, text: &Text) -> Line {
        Line::marked(text.say(self.words))
    }

    fn head(&mut self) {
        let (service, words) = (self.service, self.words);
        self.document.say(service.summary.say(words));
        let protocol = match service.protocol {
            Protocol::Oidc => "OpenID Connect",
            Protocol::Saml => "SAML 2.0",
        };
        let any = words.say("sheet-any", &[]);
        let providers = match service.providers.as_slice() {
            [] => any,
            ids => ids.join(", "),
        };
        let steps: Vec<&str> = service.steps.iter().map(|step| step.as_str()).collect();
        let mut entries = vec![
            Entry::of(&self.label("id"), &service.id),
            Entry::said(&self.label("protocol"), Line::plain(protocol)),
            Entry::said(&self.label("providers"), Line::plain(&providers)),
            Entry::said(&self.label("steps"), Line::plain(&steps.join(", "))),
        ];
        if let Some(name) = &service.app_name {
            entries.push(Entry::of(&self.label("app-name"), name));
        }
        for app in &service.app_types {
            let only = [("ids", app.provider.as_str())];
            let only = words.say("sheet-when-provider", &only);
            entries.push(Entry::of(&self.label("app"), &app.id).note(Some(Line::plain(&only))));
        }
        for (what, text) in [("plan", &service.plan), ("role", &service.role)] {
            if let Some(text) = text {
                entries.push(Entry::said(&self.label(what), self.marked(text)));
            }
        }
        if service.protocol == Protocol::Oidc {
            let scopes = match service.scopes.as_slice() {
                [] => "openid profile email".to_owned(),
                scopes => scopes.join(" "),
            };
            entries.push(Entry::of(&self.label("scopes"), &scopes));
        }
        for of in &service.additional_scopes {
            let scopes: Vec<&str> = of.scopes.iter().map(Scope::as_str).collect();
            let only = [("ids", of.provider.as_str())];
            let only = words.say("sheet-when-provider", &only);
            let entry = Entry::of(&self.label("additional-scopes"), &scopes.join(" "));
            entries.push(entry.note(Some(Line::plain(&only))));
        }
        let by = match service.matching.by {
            MatchedBy::Email => "email",
            MatchedBy::ExternalId => "external-id",
            MatchedBy::NotKnown => "not-known",
        };
        let by = words.say("sheet-matched-by", &[("by", by)]);
        let more = service.matching.text.as_ref().map(|text| self.marked(text));
        entries.push(Entry::said(&self.label("matching"), Line::plain(&by)).note(more));
        let renewed = match service.expiry.renewed_by_service {
            true => "yes",
            false => "no",
        };
        let more = service.expiry.text.as_ref().map(|text| self.marked(text));
        let renewed = Line::plain(&known(renewed, words));
        entries.push(Entry::said(&self.label("renewed"), renewed).note(more));
        if let Some(support) = &service.support {
            entries.push(Entry::of(&self.label("support"), support));
        }
        self.document.values(entries);
    }

    fn regions(&mut self) {
        if self.service.regions.is_empty() {
            return;
        }
        self.part("sheet-regions");
        for region in &self.service.regions {
            self.region(region);
        }
    }

    fn region(&mut self, region: &Region) {
        self.document.under(&region.name);
        let mut entries = vec![Entry::of(&self.label("id"), &region.id)];
        let addresses = region.redirect_addresses.iter();
        entries.extend(addresses.map(|at| Entry::of(&self.label("redirect"), at)));
        let others = [
            ("login", &region.login_address),
            ("console", &region.console),
        ];
        for (what, address) in others {
            entries.extend(address.iter().map(|at| Entry::of(&self.label(what), at)));
        }
        self.document.values(entries);
    }

    /// How it asks the provider, each with its source, or that it is not known.
    fn asks(&mut self) {
        if self.service.protocol != Protocol::Oidc {
            return;
        }
        self.part("sheet-asks");
        let asks = &self.service.asks;
        let yes = |is: &bool| known(if *is { "yes" } else { "no" }, self.words);
        let entries = vec![
            self.ask("client-authentication", &asks.client_authentication, |is| {
                is.as_str().to_owned()
            }),
            self.ask("pkce", &asks.pkce, yes),
            self.ask("response-mode", &asks.response_mode, Clone::clone),
            self.ask("asked-scopes", &asks.scopes, |is| is.join(" ")),
        ];
        self.document.values(entries);
    }

    fn ask<T>(&self, what: &str, ask: &Option<Known<T>>, say: impl Fn(&T) -> String) -> Entry {
        let label = self.label(what);
        match ask {
            Some(known) => {
                let source = Line::plain(&known.source);
                Entry::of(&label, &say(&known.is)).note(Some(source))
            }
            None => Entry::said(&label, Line::plain(&known("not-known", self.words))),
        }
    }

    fn permissions(&mut self) {
        let all = &self.service.permissions;
        if all.is_empty() {
            return;
        }
        self.part("sheet-permissions");
        let providers: BTreeSet<&str> = all.iter().map(|one| one.provider.as_str()).collect();
        for provider in providers {
            self.document.under(provider);
            let of = all.iter().filter(|one| one.provider == provider);
            let views: Vec<PermissionView> = of
                .map(|one| PermissionView {
                    name: one.permission.name.clone(),
                    kind: one.permission.kind.clone(),
                    admin_consent: one.permission.admin_consent,
                    reason: one.permission.reason.say(self.words).to_owned(),
                })
                .collect();
            permissions(&mut self.document, &views, self.words);
        }
    }

    fn provisioning(&mut self) {
        let words = self.words;
        let provisioned = &self.service.provisioning;
        self.part("sheet-provisioning");
        let offered = match provisioned.offered {
            Offered::Scim => "yes",
            Offered::No => "no",
            Offered::NotKnown => "not-known",
        };
        let offered = Line::plain(&known(offered, words));
        let mut entries = vec![Entry::said("SCIM", offered)];
        let texts = [
            ("base-url", &provisioned.base_url),
            ("token", &provisioned.token),
            ("locked", &provisioned.locked),
            ("not-locked", &provisioned.not_locked),
        ];
        for (what, text) in texts {
            let text = text.as_ref().map(|text| self.marked(text));
            entries.extend(text.map(|text| Entry::said(&self.label(what), text)));
        }
        for mode in &provisioned.modes {
            entries.push(Entry::said(&mode.name, self.marked(&mode.text)));
        }
        for role in &provisioned.roles {
            let label = words.say("sheet-roles", &[("of", role.of.say(words))]);
            entries.push(Entry::said(&label, Line::plain(&role.names.join(", "))));
        }
        self.document.values(entries);
    }

    fn tell(&mut self) {
        let tell = &self.service.tell;
        let words = self.words;
        self.part("sheet-tell");
        let yes = |flag| Line::plain(&known(if flag { "yes" } else { "no" }, words));
        let mut entries = vec![
            Entry::said(&self.label("tell-region"), yes(tell.region)),
            Entry::said(&self.label("tell-no-password"), yes(tell.no_password)),
        ];
        if let Some(button) = &tell.button {
            entries.push(Entry::of(&self.label("button"), button));
        }
        self.document.values(entries);
        let more = tell.more.iter().map(|text| self.marked(text)).collect();
        self.document.list(more);
    }

    fn sources(&mut self) {
        self.part("sheet-sources");
        let all = self.service.sources.iter();
        let lines = all.map(|one| {
            source(
                &one.text,
                one.read,
                Some(one.of.say(self.words)),
                self.words,
            )
        });
        let lines = lines.collect();
        self.document.list(lines);
    }
}
