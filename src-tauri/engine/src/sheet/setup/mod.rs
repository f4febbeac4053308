//! The sheet of a setup, for the colleague who owns the provider's console. No secret is on it.

mod console;
mod hand_over;

use crate::catalog::Protocol;
use crate::finding::moment;
use crate::provider::Provider;
use crate::setup::{Given, Key, Step};
use crate::sheet::document::{Document, Entry, Line};
use crate::sheet::parts::{entry, kept, notes, procedure, sources, step_name};
use crate::view::{Copyable, FieldView, ServiceView, SetupView, SourceView, StepContent};
use crate::wizard::shown;
use crate::words::Words;

/// Writes the sheet of a setup.
#[must_use]
pub fn of_setup(view: &SetupView, words: &Words) -> Document {
    let title = match &view.service {
        Some(service) => words.say("sheet-title", &[("service", &service.in_a_sentence)]),
        None => words.say("sheet-title-none", &[]),
    };
    let sheet = Document::new(&title, words.language());
    let mut writer = Writer { sheet, view, words };
    writer.head();
    writer.before();
    if let Some(guide) = &view.guide {
        writer.guide(guide);
        writer.comes_back(guide);
    }
    writer.in_the_service();
    writer.handing_over();
    writer.afterwards();
    writer.people();
    writer.sources();
    writer.sheet
}

struct Writer<'a> {
    sheet: Document,
    view: &'a SetupView,
    words: &'a Words,
}

impl Writer<'_> {
    fn part(&mut self, id: &str) {
        let title = self.words.say(id, &[]);
        self.sheet.part(&title);
    }

    fn label(&self, what: &str) -> String {
        self.words.say("sheet-value", &[("what", what)])
    }

    fn console(&self) -> String {
        let any = self.given("provider").as_deref() == Some(Provider::ANY);
        let guide = self.view.guide.as_ref().filter(|_| !any);
        let named = guide.and_then(|guide| guide.console.clone());
        let unknown = || self.words.say("sheet-the-provider", &[]);
        named.unwrap_or_else(unknown)
    }

    /// What is set up, with which values.
    fn head(&mut self) {
        let (view, words) = (self.view, self.words);
        let console = self.console();
        let lead = words.say("sheet-lead", &[("console", &console)]);
        self.sheet.say(&lead);
        let mut entries = Vec::new();
        let mut said = |what: &str, text: &str| {
            let label = words.say("sheet-value", &[("what", what)]);
            entries.push(Entry::said(&label, Line::marked(text)));
        };
        if let Some(service) = &view.service {
            said(
                "service",
                &format!("{} – {}", service.name, service.summary),
            );
            if service.foreign {
                said("profile", &words.say("profile-foreign", &[]));
            }
            if let Some(region) = self.region(service) {
                said("region", &region);
            }
        }
        let provider = view.guide.as_ref().and_then(|guide| guide.console.clone());
        let provider = provider.unwrap_or_else(|| words.say("sheet-nothing-yet", &[]));
        said("provider", &provider);
        let protocol = match view.service.as_ref().map(|service| service.protocol) {
            Some(Protocol::Saml) => "SAML 2.0",
            Some(Protocol::Oidc) | None => "OpenID Connect",
        };
        said("protocol", protocol);
        said("setup", &view.name);
        said("changed", &moment(view.changed_at));
        self.sheet.values(entries);
    }

    /// The region that is chosen, where there are several.
    fn region(&self, service: &ServiceView) -> Option<String> {
        let chosen = self.given("region");
        let mut all = service.regions.iter();
        match all.find(|one| Some(&one.id) == chosen.as_ref()) {
            Some(_) if service.regions.len() == 1 => None,
            Some(region) => Some(region.name.clone()),
            None => chosen,
        }
    }

    fn given(&self, key: &str) -> Option<String> {
        let key = Key::parse(key).ok()?;
        let given: &Given = self.view.values.get(&key)?;
        Some(shown(Some(key), given, self.words))
    }

    /// What is needed, and what to know before anything is done.
    fn before(&mut self) {
        let view = self.view;
        let service = view.service.as_ref();
        let mut needed = Vec::new();
        let plan = service.and_then(|service| service.plan.as_deref());
        let role = service.and_then(|service| service.role.as_deref());
        for (what, text) in [("plan", plan), ("role", role)] {
            if let Some(text) = text {
                needed.push(Entry::said(&self.label(what), Line::marked(text)));
            }
        }
        let early: Vec<&StepContent> = view.content.iter().filter(|c| is_early(c.step)).collect();
        if needed.is_empty() && early.iter().all(|content| self.is_empty(content)) {
            return;
        }
        self.part("sheet-before");
        self.sheet.values(needed);
        for content in early {
            self.content(content, 3);
        }
    }

    /// What the profile has for a step; its procedures have headings of that level.
    fn content(&mut self, content: &StepContent, level: u8) {
        let words = self.words;
        notes(&mut self.sheet, &content.notes, words);
        let fields = self
            .own_fields(content)
            .map(|field| own_field(field, words));
        let fields = fields.collect();
        self.sheet.values(fields);
        for one in &content.procedures {
            let actions = one.actions.iter();
            let actions = actions.map(|a| (a.text.as_str(), a.caution.as_deref()));
            procedure(
                &mut self.sheet,
                (level, &one.title),
                one.lead.as_deref(),
                actions,
                words,
            );
        }
    }

    /// The fields that are told of at their step: later ones are where the form is, unless it does not
    /// ask for them; and one whose value stands at the action that enters it is not told of twice.
    fn own_fields<'c>(
        &self,
        content: &'c StepContent,
    ) -> impl Iterator<Item = &'c FieldView> + use<'_, 'c> {
        let form = self.view.hand_off.as_ref().map(|form| &form.fields);
        let asked = move |field: &FieldView| {
            form.is_some_and(|form| form.iter().any(|one| one.id == field.id))
        };
        let actions = self.view.guide.iter().flat_map(|guide| &guide.actions);
        let entered: Vec<&Copyable> = actions.flat_map(|action| &action.copy).collect();
        let copied = move |field: &FieldView| {
            let own = field.value.as_ref();
            own.is_some() && entered.iter().any(|copy| copy.value.as_ref() == own)
        };
        let told =
            move |field: &&FieldView| is_early(content.step) || (!asked(field) && !copied(field));
        content.fields.iter().filter(told)
    }

    fn is_empty(&self, content: &StepContent) -> bool {
        content.notes.is_empty()
            && content.procedures.is_empty()
            && self.own_fields(content).next().is_none()
    }

    /// What is said and done at the steps after the first, until the values are handed over.
    fn in_the_service(&mut self) {
        let view = self.view;
        let late = view.content.iter();
        let late: Vec<_> = late
            .filter(|content| !is_early(content.step) && !self.is_empty(content))
            .filter(|content| content.step != Step::Register || view.guide.is_none())
            .filter(|content| content.step != Step::Follow)
            .collect();
        let Some(service) = view.service.as_ref().filter(|_| !late.is_empty()) else {
            return;
        };
        let title = self
            .words
            .say("sheet-in-service", &[("service", &service.in_a_sentence)]);
        self.sheet.part(&title);
        for content in late {
            self.sheet.under(&step_name(content.step, self.words));
            self.content(content, 4);
        }
    }

    /// What is said and done once the service's maker has the values.
    fn afterwards(&mut self) {
        let mut all = self.view.content.iter();
        let follow = all.find(|content| content.step == Step::Follow);
        if let Some(content) = follow.filter(|content| !self.is_empty(content)) {
            self.part("sheet-afterwards");
            self.content(content, 3);
        }
    }

    fn people(&mut self) {
        if !self.view.tell.is_empty() {
            self.part("sheet-tell");
            let lines = self.view.tell.iter().map(|text| Line::plain(text));
            self.sheet.list(lines.collect());
        }
    }

    fn sources(&mut self) {
        let view = self.view;
        let of_service = view.service.iter().flat_map(|service| &service.sources);
        let of_guide = view.guide.iter().flat_map(|guide| &guide.sources);
        let mut all: Vec<_> = Vec::new();
        for source in of_service.chain(of_guide) {
            let twice = |one: &SourceView| one.text == source.text && one.read == source.read;
            if !all.iter().any(twice) {
                all.push(source.clone());
            }
        }
        if !all.is_empty() {
            self.part("sheet-sources");
            let lines = sources(&all, self.words);
            self.sheet.list(lines);
        }
    }
}

/// A field that only this service has.
fn own_field(field: &FieldView, words: &Words) -> Entry {
    let note = about(field, words);
    if field.confidential && field.value.is_some() {
        return kept(&field.label, note.as_deref(), words);
    }
    entry(&field.label, field.value.as_deref(), note.as_deref(), words)
}

/// Who knows what belongs into a field, what it is, and what can be chosen.
fn about(field: &FieldView, words: &Words) -> Option<String> {
    let who = field.who.as_deref();
    let who = who.map(|who| words.say("service-field-who", &[("who", who)]));
    let options: Vec<String> = field.options.iter().map(|one| format!("`{one}`")).collect();
    let options = options.join(", ");
    let options =
        (!options.is_empty()).then(|| words.say("service-field-options", &[("options", &options)]));
    let said = [who, field.hint.clone(), field.caution.clone(), options];
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// What is said there is to be known before anything is done.
fn is_early(step: Step) -> bool {
    matches!(step, Step::Service | Step::Provider)
}

fn copyables(all: &[Copyable], words: &Words) -> Vec<Entry> {
    let one = |one: &Copyable| {
        let note = one.note.as_deref();
        entry(&one.label, one.value.as_deref(), note, words)
    };
    all.iter().map(one).collect()
}
