//! The forms of a page, which of them to submit and with what.

use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{HtmlString, Token, Tokenizer};

/// What a visitor sees of a page.
pub(crate) struct Page {
    /// The text outside scripts and styles, in one line of at most 500 characters.
    pub(crate) text: String,
    forms: Vec<Form>,
    links: Vec<Link>,
}

struct Link {
    target: String,
    /// What is written on it.
    label: String,
}

pub(crate) struct Form {
    id: String,
    pub(crate) action: String,
    pub(crate) post: bool,
    fields: Vec<Field>,
    buttons: Vec<Button>,
}

struct Field {
    name: String,
    value: String,
    /// Whether the browser would send it if nobody touched it.
    set: bool,
}

struct Button {
    name: String,
    value: String,
    /// What is written on it.
    label: String,
}

/// Words on buttons and links that a visitor who wants to get on does not press.
const REFUSALS: [&str; 9] = [
    "abort", "back", "cancel", "decline", "deny", "disallow", "no", "refuse", "reject",
];
/// Words in the id or the action of forms that lead somewhere else.
const DETOURS: [&str; 4] = ["abort", "lang", "logout", "signout"];

impl Page {
    pub(crate) fn parse(html: &[u8]) -> Page {
        let mut emitter = DefaultEmitter::default();
        // So that what stands in a script is not taken for tags.
        emitter.naively_switch_states(true);
        let mut reading = Reading::default();
        let html: &[u8] = html;
        for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
            reading.take(token);
        }
        let words: Vec<&str> = reading.text.split_whitespace().collect();
        Page {
            text: words.join(" ").chars().take(500).collect(),
            forms: reading.forms,
            links: reading.links,
        }
    }

    /// Whether there is anything to fill in for the visitor.
    pub(crate) fn asks_for(&self, known: &[(String, String)]) -> bool {
        self.forms
            .iter()
            .any(|form| known.iter().any(|(name, _)| form.has(name)))
    }

    /// Where the first link leads that refuses what the page asks for.
    pub(crate) fn refusing_link(&self) -> Option<&str> {
        let refuses = |link: &&Link| refuses(&link.label);
        Some(&self.links.iter().find(refuses)?.target)
    }

    /// The form to submit: the one with most of the visitor's fields, else the first that posts
    /// and does not lead somewhere else.
    pub(crate) fn form_for(&self, known: &[(String, String)]) -> Option<&Form> {
        let fitting = |form: &Form| known.iter().filter(|(name, _)| form.has(name)).count();
        let mut best: Option<(&Form, usize)> = None;
        for form in &self.forms {
            let fits = fitting(form);
            let eligible = fits > 0 || (form.post && !form.is_detour());
            if eligible && best.is_none_or(|(_, most)| fits > most) {
                best = Some((form, fits));
            }
        }
        best.map(|(form, _)| form)
    }
}

impl Form {
    fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
            || self.buttons.iter().any(|button| button.name == name)
    }

    fn is_detour(&self) -> bool {
        let place = format!("{} {}", self.id, self.action).to_ascii_lowercase();
        DETOURS.iter().any(|word| place.contains(word))
    }

    /// Whether there is a button that refuses what the form asks for.
    pub(crate) fn can_refuse(&self) -> bool {
        self.buttons.iter().any(Button::refuses)
    }

    /// What the browser would send after the visitor filled in what they know and pressed the
    /// button that gets them on, or the one that refuses.
    pub(crate) fn filled_in(
        &self,
        known: &[(String, String)],
        refusing: bool,
    ) -> Vec<(String, String)> {
        let mut values: Vec<(String, String)> = Vec::new();
        for field in &self.fields {
            match known.iter().find(|(name, _)| *name == field.name) {
                // Radio buttons share a name: it is filled in once.
                Some((name, _)) if values.iter().any(|(filled, _)| filled == name) => {}
                Some(own) => values.push(own.clone()),
                None if field.set => values.push((field.name.clone(), field.value.clone())),
                None => {}
            }
        }
        let wanted = |button: &&Button| {
            let own = known.iter().find(|(name, _)| *name == button.name);
            own.is_some_and(|(_, value)| *value == button.value)
        };
        let button = self.buttons.iter().find(wanted).or_else(|| {
            self.buttons
                .iter()
                .find(|button| button.refuses() == refusing)
        });
        if let Some(button) = button.filter(|button| !button.name.is_empty()) {
            values.push((button.name.clone(), button.value.clone()));
        }
        values
    }
}

impl Button {
    fn refuses(&self) -> bool {
        [&self.name, &self.value, &self.label]
            .into_iter()
            .any(|text| refuses(text))
    }
}

/// Whether one of the words is one of refusal.
fn refuses(text: &str) -> bool {
    text.to_ascii_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| REFUSALS.contains(&word))
}

/// A page while its tokens come in.
#[derive(Default)]
struct Reading {
    text: String,
    forms: Vec<Form>,
    links: Vec<Link>,
    /// Whether the last link is still open.
    in_link: bool,
    /// Whether the last form is still open.
    in_form: bool,
    /// In a script or a style: the name of its tag.
    hidden: Option<Vec<u8>>,
    /// The button whose label is being read: its form and its place in it.
    button: Option<(usize, usize)>,
    /// A select that is being read: its form and its place in it.
    select: Option<(usize, usize)>,
    /// A text area that is being read.
    textarea: Option<(usize, usize)>,
}

impl Reading {
    fn take(&mut self, token: Token) {
        match token {
            Token::StartTag(tag) => self.open(&tag),
            Token::EndTag(tag) => self.close(&tag.name),
            Token::String(text) => self.read(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }

    fn open(&mut self, tag: &StartTag<()>) {
        self.text.push(' ');
        match tag.name.as_slice() {
            b"script" | b"style" => self.hidden = Some(tag.name.to_vec()),
            b"form" => {
                self.forms.push(Form {
                    id: attribute(tag, "id").unwrap_or_default(),
                    action: attribute(tag, "action").unwrap_or_default(),
                    post: attribute(tag, "method")
                        .is_some_and(|method| method.eq_ignore_ascii_case("post")),
                    fields: Vec::new(),
                    buttons: Vec::new(),
                });
                self.in_form = true;
            }
            b"a" => {
                if let Some(target) = attribute(tag, "href") {
                    let label = String::new();
                    self.links.push(Link { target, label });
                    self.in_link = true;
                }
            }
            b"input" => self.input(tag),
            b"button" => {
                let kind = attribute(tag, "type").unwrap_or_default();
                if !kind.eq_ignore_ascii_case("button") && !kind.eq_ignore_ascii_case("reset") {
                    self.button = self.add_button(tag, String::new());
                }
            }
            b"select" => self.select = self.add_field(tag, String::new(), false),
            b"textarea" => self.textarea = self.add_field(tag, String::new(), true),
            b"option" => self.option(tag),
            _ => {}
        }
    }

    fn input(&mut self, tag: &StartTag<()>) {
        let kind = attribute(tag, "type")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let value = attribute(tag, "value");
        match kind.as_str() {
            "submit" | "image" => {
                let label = value.unwrap_or_default();
                self.add_button(tag, label);
            }
            "button" | "reset" | "file" => {}
            "checkbox" | "radio" => {
                let checked = attribute(tag, "checked").is_some();
                self.add_field(tag, value.unwrap_or_else(|| "on".to_owned()), checked);
            }
            _ => {
                self.add_field(tag, value.unwrap_or_default(), true);
            }
        }
    }

    /// The first option counts until one says that it is selected.
    fn option(&mut self, tag: &StartTag<()>) {
        let selected = attribute(tag, "selected").is_some();
        let value = attribute(tag, "value");
        if let (Some(place), Some(value)) = (self.select, value)
            && let Some(field) = self.field(place)
            && (!field.set || selected)
        {
            field.value = value;
            field.set = true;
        }
    }

    fn close(&mut self, name: &HtmlString) {
        self.text.push(' ');
        match name.as_slice() {
            b"form" => self.in_form = false,
            b"a" => self.in_link = false,
            b"button" => self.button = None,
            b"select" => self.select = None,
            b"textarea" => self.textarea = None,
            name if self.hidden.as_deref() == Some(name) => self.hidden = None,
            _ => {}
        }
    }

    fn read(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        if let Some(field) = self.textarea.and_then(|place| self.field(place)) {
            field.value.push_str(text);
            return;
        }
        if let Some((form, button)) = self.button
            && let Some(button) = self
                .forms
                .get_mut(form)
                .and_then(|form| form.buttons.get_mut(button))
        {
            button.label.push_str(text);
        }
        if let Some(link) = self.links.last_mut().filter(|_| self.in_link) {
            link.label.push_str(text);
        }
        self.text.push_str(text);
    }

    fn field(&mut self, (form, field): (usize, usize)) -> Option<&mut Field> {
        self.forms.get_mut(form)?.fields.get_mut(field)
    }

    fn add_field(
        &mut self,
        tag: &StartTag<()>,
        value: String,
        set: bool,
    ) -> Option<(usize, usize)> {
        let name = attribute(tag, "name").filter(|name| !name.is_empty())?;
        if attribute(tag, "disabled").is_some() {
            return None;
        }
        let at = self.owner(tag)?;
        let fields = &mut self.forms.get_mut(at)?.fields;
        fields.push(Field { name, value, set });
        Some((at, fields.len() - 1))
    }

    fn add_button(&mut self, tag: &StartTag<()>, label: String) -> Option<(usize, usize)> {
        if attribute(tag, "disabled").is_some() {
            return None;
        }
        let at = self.owner(tag)?;
        let buttons = &mut self.forms.get_mut(at)?.buttons;
        buttons.push(Button {
            name: attribute(tag, "name").unwrap_or_default(),
            value: attribute(tag, "value").unwrap_or_default(),
            label,
        });
        Some((at, buttons.len() - 1))
    }

    /// The form that a control belongs to: the one its `form` attribute names, or the one around it.
    fn owner(&self, tag: &StartTag<()>) -> Option<usize> {
        match attribute(tag, "form") {
            Some(id) => self.forms.iter().position(|form| form.id == id),
            None if self.in_form => self.forms.len().checked_sub(1),
            None => None,
        }
    }
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}
