//! The wizard as a person has it: by what is written on buttons, fields and steps.

use std::ops::Deref;
use std::path::Path;
use std::time::Instant;

use latchkey_sandbox::{Visit, Visitor};
use serde_json::json;

use crate::LATCHKEY;
use crate::browser::{Browser, parameter, visit};
use crate::desk::Bench;
use crate::driver::{Driver, LIMIT, key, literal};
use crate::frame::press_close;
use crate::session::{Session, is_running, process_of};

/// The address of the test with any free port.
pub const ANY_PORT: &str = "http://127.0.0.1:0/callback";

/// The window, wide enough for all three columns, and the person's browser.
pub struct Wizard {
    window: Driver,
    browser: Browser,
}

impl Deref for Wizard {
    type Target = Driver;

    fn deref(&self) -> &Driver {
        &self.window
    }
}

impl Wizard {
    /// Opens the window in a session.
    pub fn open(session: &Session) -> Self {
        let browser = Browser::new();
        let program = browser.program();
        let variables: [(&str, &Path); 1] = [("BROWSER", &program)];
        let window = Driver::open_with(LATCHKEY, session, &variables);
        window.resize(1280, 800);
        window.text("h1");
        Self { window, browser }
    }

    /// Begins a setup on the first page.
    pub fn begin_setup(&self, name: &str) {
        self.press("Set up single sign-on");
        self.enter("Name", name);
        self.is_at("service");
    }

    /// Arranges a setup past the page, with everything entered and nothing tested yet, and opens it at
    /// a step. Its provider is the bench's, and its desk has this address.
    pub fn arrange(&self, name: &str, bench: &Bench, desk: &str, step: &str) {
        let begun = self.invoke("new_setup", &json!({ "name": name }));
        let values = [
            ("service", "generic"),
            ("region", "eu"),
            ("desk", desk),
            ("authority", bench.sandbox.issuer()),
            ("client_id", &bench.sandbox.client().client_id),
            ("redirect_uri", ANY_PORT),
            ("associated_domains", "example.com"),
            ("break_glass_emails", "admin@example.com"),
        ];
        let changes = values.map(|(key, value)| json!({ "key": key, "value": value }));
        let revision = &begun["ok"]["revision"];
        let answers = [
            self.invoke(
                "change",
                &json!({ "setup": name, "revision": revision, "changes": changes }),
            ),
            self.invoke(
                "store_secret",
                &json!({ "setup": name, "secret": bench.secret() }),
            ),
            self.invoke(
                "store_token",
                &json!({ "setup": name, "token": bench.token() }),
            ),
        ];
        for answer in answers {
            assert!(answer["ok"].is_object(), "{answer}");
        }
        self.evaluate(&format!("location.hash = '#/setup/{name}/{step}'"));
        self.is_at(step);
    }

    /// Arranges a setup past the page that has nothing but its service yet, and opens it at a step.
    pub fn arrange_for(&self, name: &str, service: &str, step: &str) {
        let begun = self.invoke("new_setup", &json!({ "name": name }));
        assert!(begun["ok"].is_object(), "{begun}");
        self.change(name, &[("service", service)]);
        self.evaluate(&format!("location.hash = '#/setup/{name}/{step}'"));
        self.is_at(step);
    }

    /// Gives a setup values past the page.
    pub fn change(&self, name: &str, values: &[(&str, &str)]) {
        let view = self.invoke("open", &json!({ "setup": name }));
        let changes = values.iter();
        let changes = changes.map(|(key, value)| json!({ "key": key, "value": value }));
        let changes: Vec<_> = changes.collect();
        let revision = &view["ok"]["revision"];
        let changed = self.invoke(
            "change",
            &json!({ "setup": name, "revision": revision, "changes": changes }),
        );
        assert!(changed["ok"].is_object(), "{changed}");
    }

    /// Opens a setup by the list of setups.
    pub fn open_setup(&self, name: &str) {
        let path = format!(
            "//a[starts-with(@href, '#/setup/')]//*[normalize-space(.)={}]",
            literal(name)
        );
        self.click_element(&self.find("xpath", &path));
    }

    /// Presses a button.
    pub fn press(&self, button: &str) {
        self.click_named("button", button);
    }

    /// Types into a field and hands it over.
    pub fn enter(&self, label: &str, text: &str) {
        self.fill(label, text);
        self.window.press(&[key::ENTER]);
    }

    /// Presses one key, wherever the focus is.
    pub fn tap(&self, key: char) {
        self.window.press(&[key]);
    }

    /// Chooses one of several, or ticks what may be ticked.
    pub fn choose(&self, label: &str) {
        let path = format!(
            "//label[normalize-space(.)={0} or *[1][normalize-space(.)={0}]]",
            literal(label)
        );
        self.click_element(&self.find("xpath", &path));
    }

    /// Opens what is folded away under this label.
    pub fn unfold(&self, label: &str) {
        self.click_named("summary", label);
    }

    /// Closes the window by the button on its frame, and waits until the program has ended.
    pub fn close(self, session: &Session) {
        let process = process_of(&session.data()).unwrap();
        press_close(session, process);
        let start = Instant::now();
        while is_running(process) {
            assert!(start.elapsed() < LIMIT, "the window does not close");
            std::thread::yield_now();
        }
    }

    /// Goes to a step by the list of steps.
    pub fn go(&self, name: &str, step: &str) {
        let path = format!("//nav//a[contains(normalize-space(.), {})]", literal(name));
        self.click_element(&self.find("xpath", &path));
        self.is_at(step);
    }

    /// Goes on to the step after this one, which must be `step`.
    pub fn go_on(&self, step: &str) {
        self.press("Continue");
        self.is_at(step);
    }

    /// Waits until this step is shown and its heading has the focus.
    pub fn is_at(&self, step: &str) {
        let script = "return document.activeElement.tagName + location.hash";
        self.wait_until(&format!("the step {step}"), |page| {
            let at = page.evaluate(script);
            at.starts_with("H1#/setup/") && at.ends_with(&format!("/{step}"))
        });
    }

    /// Waits until this is to be read somewhere on the page.
    pub fn sees(&self, text: &str) {
        self.wait_until(&format!("{text:?} is to be read"), |page| page.shows(text));
    }

    /// What stands in a field.
    pub fn value(&self, label: &str) -> String {
        let script = "const named = [...document.querySelectorAll('label')];
            return named.find((label) => label.textContent.trim() === NAME)?.control?.value ?? null";
        self.evaluate(&script.replace("NAME", &json!(label).to_string()))
    }

    /// Names another address of the test in the step of the test sign-in.
    pub fn enter_test_address(&self, address: &str) {
        self.unfold("Other scopes, or another address of the test");
        self.enter("Another redirect address", address);
    }

    /// Waits for the address that the browser is to open.
    pub fn opened(&self) -> url::Url {
        let mut opened = None;
        self.wait_until("a browser is opened", |_| {
            opened = self.browser.opened();
            opened.is_some()
        });
        opened.unwrap()
    }

    /// Presses the button, and does in the browser what this visitor does there. `register` takes the
    /// address of the test down as the admin does in the provider's console.
    pub fn sign_in(&self, button: &str, register: impl FnOnce(&str), visitor: &Visitor) -> Visit {
        self.press(button);
        let address = self.opened();
        register(&parameter(&address, "redirect_uri"));
        visit(visitor, &address)
    }
}
