//! What the catalog knows of a provider, with its guides.

use super::document::{Block, Document, Entry, Line};
use super::parts::{known, note, permissions, set_apart, source};
use crate::catalog::service::Weight;
use crate::catalog::{Action, Guide, Protocol, Text};
use crate::provider::{Capability, Provider};
use crate::view::PermissionView;
use crate::words::Words;

/// Writes down all that the catalog has of a provider.
#[must_use]
pub fn of_provider(provider: &Provider, words: &Words) -> Document {
    let document = Document::new(&provider.name, words.language());
    let mut writer = Writer {
        document,
        provider,
        words,
    };
    writer.head();
    writer.forms();
    writer.app_types();
    writer.quirks();
    writer.refusals();
    for guide in Guide::all_of(&provider.id) {
        writer.guide(guide);
    }
    writer.sources();
    writer.document
}

struct Writer<'a> {
    document: Document,
    provider: &'a Provider,
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

    /// A list of names, where there are any.
    fn names(&self, what: &str, names: &[String]) -> Option<Entry> {
        (!names.is_empty()).then(|| Entry::of(&self.label(what), &names.join(", ")))
    }

    /// A fact that every provider has, and that no source may tell. Of any provider there is none.
    fn fact(&self, what: &str, fact: Option<&str>) -> Option<Entry> {
        let label = self.label(what);
        match fact {
            Some(fact) => Some(Entry::of(&label, fact)),
            None if self.provider.id == Provider::ANY => None,
            None => Some(Entry::said(
                &label,
                Line::plain(&self.capability(Capability::NotKnown)),
            )),
        }
    }

    fn head(&mut self) {
        let provider = self.provider;
        let mut entries = vec![Entry::of(&self.label("id"), &provider.id)];
        entries.extend(self.names("hosts", &provider.authority.hosts));
        entries.extend(self.names("mail-hosts", &provider.mail.mx));
        entries.extend(self.fact("redirect-console", provider.redirect.console.as_deref()));
        let shown = provider.redirect.not_registered.join(", ");
        let shown = (!shown.is_empty()).then_some(shown.as_str());
        entries.extend(self.fact("not-registered", shown));
        if let Some(host) = &provider.redirect.loopback_host {
            entries.push(Entry::of(&self.label("loopback-host"), host));
        }
        entries.extend(self.names("port-ignored", &provider.redirect.port_ignored_for));
        let secret = &provider.secret;
        match &secret.lifetime {
            Some(lifetime) => entries.push(Entry::said(
                &self.label("secret-lifetime"),
                self.marked(lifetime),
            )),
            None if secret.default_days.is_none() && secret.longest_days.is_none() => {
                entries.extend(self.fact("secret-lifetime", None));
            }
            None => {}
        }
        let days = [
            ("secret-default", secret.default_days),
            ("secret-longest", secret.longest_days),
        ];
        for (what, days) in days {
            let days = days.map(|days| days.to_string());
            let said = days.map(|days| self.words.say("sheet-days", &[("days", &days)]));
            entries.extend(said.map(|said| Entry::said(&self.label(what), Line::plain(&said))));
        }
        let overlap = secret.overlap.unwrap_or(Capability::NotKnown);
        if provider.id != Provider::ANY {
            let said = Line::plain(&self.capability(overlap));
            entries.push(Entry::said(&self.label("secret-overlap"), said));
        }
        self.document.values(entries);
    }

    fn capability(&self, can: Capability) -> String {
        let answer = match can {
            Capability::Yes => "yes",
            Capability::No => "no",
            Capability::NotKnown => "not-known",
        };
        known(answer, self.words)
    }

    /// How its authority is put together.
    fn forms(&mut self) {
        let authority = &self.provider.authority;
        if authority.forms.is_empty() {
            return;
        }
        self.part("sheet-forms");
        let forms = authority.forms.iter().map(|form| {
            let when = form.when.as_ref().map(|when| self.marked(when));
            Entry::of(form.name.say(self.words), &form.authority).note(when)
        });
        let forms = forms.collect();
        self.document.values(forms);
        let parts = authority.parts.iter().map(|part| {
            let label = format!("{{{}}}", part.id);
            let name = Line::plain(&format!("{}, ", part.name.say(self.words)));
            let path = (!part.path.is_empty()).then(|| Line::path(&part.path));
            Entry::said(&label, name.then(Line::code(&part.example))).note(path)
        });
        let parts = parts.collect();
        self.document.values(parts);
    }

    /// Its kinds of app, and what each can do.
    fn app_types(&mut self) {
        if self.provider.app_types.is_empty() {
            return;
        }
        self.part("sheet-app-types");
        for app in &self.provider.app_types {
            self.document.under(&app.name);
            let protocols = app.protocols.iter().map(|protocol| match protocol {
                Protocol::Oidc => "OpenID Connect",
                Protocol::Saml => "SAML 2.0",
            });
            let protocols: Vec<&str> = protocols.collect();
            let said = |what: &str, text: &str| Entry::said(&self.label(what), Line::plain(text));
            let mut entries = vec![
                Entry::of(&self.label("id"), &app.id),
                said("protocol", &protocols.join(", ")),
            ];
            let can = [
                ("scim-push", app.scim_push),
                ("custom-claims", app.custom_claims),
                ("device-flow", app.device_flow),
                ("prompt-none", app.prompt_none),
            ];
            entries.extend(can.map(|(what, can)| said(what, &self.capability(can))));
            if let Some(other) = &app.instead {
                entries.push(Entry::of(&self.label("instead"), other));
            }
            let text = app.text.as_ref().map(|text| self.marked(text));
            self.document.values(entries);
            self.document.blocks.extend(text.map(Block::Paragraph));
        }
    }

    fn quirks(&mut self) {
        if self.provider.quirks.is_empty() {
            return;
        }
        self.part("sheet-quirks");
        let quirks = self.provider.quirks.iter();
        let lines = quirks.map(|quirk| {
            let text = quirk.text.say(self.words);
            match self.forms_named(&quirk.forms) {
                Some(forms) => Line::marked(&format!("{forms}: {text}")),
                None => Line::marked(text),
            }
        });
        let lines = lines.collect();
        self.document.list(lines);
    }

    /// The names of the forms of an authority; nothing where none is named.
    fn forms_named(&self, ids: &[String]) -> Option<String> {
        let all = self.provider.authority.forms.iter();
        let named = all.filter(|form| ids.contains(&form.id));
        let names: Vec<&str> = named.map(|form| form.name.say(self.words)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The codes with which it refuses a client or an address, and the finding that each means.
    fn refusals(&mut self) {
        let codes = &self.provider.credentials.refused_codes;
        if codes.is_empty() {
            return;
        }
        self.part("sheet-refusals");
        let heads = ["code", "finding"];
        let head = heads.map(|what| self.words.say("sheet-refusal", &[("what", what)]));
        let rows = codes.iter();
        let rows = rows.map(|code| vec![Line::code(&code.code), Line::code(&code.finding)]);
        let rows = rows.collect();
        self.document.table(head.to_vec(), rows);
    }

    fn guide(&mut self, guide: &Guide) {
        let words = self.words;
        let protocol = match guide.protocol {
            Protocol::Oidc => "OpenID Connect",
            Protocol::Saml => "SAML 2.0",
        };
        self.document
            .part(&words.say("sheet-guide-for", &[("protocol", protocol)]));
        let read = guide.read().to_string();
        let dated = match guide.seen {
            Some(seen) => {
                let seen = seen.to_string();
                words.say("sheet-guide-seen", &[("read", &read), ("seen", &seen)])
            }
            None => words.say("sheet-guide-read", &[("read", &read)]),
        };
        self.document.say(&dated);
        let actions = guide.actions.iter().map(|one| self.action(one)).collect();
        self.document.steps(actions);
        if !guide.permissions.is_empty() {
            self.document.under(&words.say("sheet-permissions", &[]));
            let views = guide.permissions.iter().map(|one| PermissionView {
                name: one.name.clone(),
                kind: one.kind.clone(),
                admin_consent: one.admin_consent,
                reason: one.reason.say(words).to_owned(),
            });
            permissions(&mut self.document, &views.collect::<Vec<_>>(), words);
        }
        if !guide.leave_alone.is_empty() {
            self.document.under(&words.say("sheet-leave-alone", &[]));
            let lines = guide.leave_alone.iter().map(|text| self.marked(text));
            let lines = lines.collect();
            self.document.list(lines);
        }
        self.document.under(&words.say("sheet-sources", &[]));
        let all = guide.sources.iter();
        let lines = all.map(|one| source(&one.text, one.read, Some(one.of.say(words)), words));
        self.document.list(lines.collect());
    }

    fn action(&self, action: &Action) -> Vec<Block> {
        let words = self.words;
        let mut blocks = vec![Block::Paragraph(self.marked(&action.text))];
        let mut values = Vec::new();
        if let Some(id) = &action.app_type {
            values.push(Entry::of(&self.label("app"), id));
        }
        if !action.path.is_empty() {
            values.push(Entry::said(&self.label("path"), Line::path(&action.path)));
        }
        values.extend(action.open.iter().map(|page| {
            let forms = self
                .forms_named(&page.forms)
                .map(|forms| Line::marked(&forms));
            Entry::of(&self.label("page"), &page.at).note(forms)
        }));
        let copy = action.copy.iter().map(|value| {
            let name = serde_json::to_value(value).unwrap_or_default();
            name.as_str().unwrap_or_default().to_owned()
        });
        values.extend(self.names("copy", &copy.collect::<Vec<_>>()));
        let gives = action.gives.iter().map(ToString::to_string);
        values.extend(self.names("gives", &gives.collect::<Vec<_>>()));
        if !values.is_empty() {
            blocks.push(Block::Values(values));
        }
        if let Some(text) = &action.caution {
            blocks.push(note(Weight::Warning, text.say(words), words));
        }
        if let Some(text) = &action.unverified {
            let (id, text) = ("sheet-label-unverified", text.say(words));
            blocks.push(set_apart(Weight::Warning, id, text, words));
        }
        blocks
    }

    fn sources(&mut self) {
        self.part("sheet-sources");
        let all = self.provider.sources.iter();
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
