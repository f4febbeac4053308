//! A WebDriver session with the built program: <https://www.w3.org/TR/webdriver2/>.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::session::{Session, is_running, process_of};

/// How long the driver may take to start, an element to appear, and an answer to come.
pub const LIMIT: Duration = Duration::from_secs(30);
/// How long a state of the page is waited for before it is looked at again.
const PAUSE: Duration = Duration::from_millis(20);

/// Keys that have no character of their own (WebDriver, section "Keyboard actions").
pub mod key {
    pub const TAB: char = '\u{E004}';
    pub const ENTER: char = '\u{E007}';
    pub const SHIFT: char = '\u{E008}';
    pub const CONTROL: char = '\u{E009}';
    pub const ESCAPE: char = '\u{E00C}';
}

/// The driver and its window; both end when it is dropped.
pub struct Driver {
    data: PathBuf,
    process: Child,
    port: u16,
    session: String,
}

impl Driver {
    /// Opens the window in a session. `program` is Latchkey's.
    pub fn open(program: &str, session: &Session) -> Self {
        Self::open_with(program, session, &[])
    }

    /// The same, with variables in the program's environment.
    pub fn open_with(program: &str, session: &Session, variables: &[(&str, &Path)]) -> Self {
        Self::start(program, session, variables, None)
    }

    /// The same, with a set-up link or file.
    pub fn open_handed(program: &str, session: &Session, handed: &str) -> Self {
        Self::start(program, session, &[], Some(handed))
    }

    fn start(
        program: &str,
        session: &Session,
        variables: &[(&str, &Path)],
        handed: Option<&str>,
    ) -> Self {
        let mut driver = Self::listening(session, variables);
        let mut arguments = vec![json!("--data-dir"), json!(driver.data)];
        arguments.extend(handed.map(Value::from));
        let capabilities = json!({
            "timeouts": { "implicit": LIMIT.as_millis(), "pageLoad": LIMIT.as_millis() },
            "webkitgtk:browserOptions": { "binary": program, "args": arguments },
        });
        let created = driver.ask(
            "POST",
            "/session",
            &json!({ "capabilities": { "alwaysMatch": capabilities } }),
        );
        created
            .get("sessionId")
            .and_then(Value::as_str)
            .expect("a session")
            .clone_into(&mut driver.session);
        driver
    }

    /// What the page calls itself.
    pub fn page_title(&self) -> String {
        text_of(&self.get("/title"))
    }

    /// The text of the first element that matches, as it is shown. It is waited for.
    pub fn text(&self, selector: &str) -> String {
        text_of(&self.get(&format!("/element/{}/text", self.element(selector))))
    }

    /// Clicks what has this role, as written in the page or as its element has it, and this name: a
    /// button, a link, a radio button, whatever a person would call by that name.
    pub fn click_named(&self, tag: &str, name: &str) {
        let path = format!(
            "//{tag}[normalize-space(.)={name} or @aria-label={name}]",
            name = literal(name)
        );
        self.click_element(&self.find("xpath", &path));
    }

    /// Types into the field that has this label, in the place of what stands there.
    pub fn fill(&self, label: &str, text: &str) {
        let path = format!(
            "//*[@id=//label[normalize-space(.)={label}]/@for] | //label[normalize-space(.)={label}]//input | //*[@aria-label={label}]",
            label = literal(label)
        );
        let field = self.find("xpath", &path);
        self.post(&format!("/element/{field}/clear"), &json!({}));
        self.post(&format!("/element/{field}/value"), &json!({ "text": text }));
    }

    /// Presses keys one after the other, wherever the focus is. A modifier ([`key::SHIFT`],
    /// [`key::CONTROL`]) stays down until the last one.
    pub fn press(&self, keys: &[char]) {
        let event = |kind: &str, key: &char| json!({ "type": kind, "value": key });
        let holds = |key: &&char| matches!(**key, key::SHIFT | key::CONTROL);
        let mut events = Vec::new();
        for key in keys {
            events.push(event("keyDown", key));
            if !holds(&key) {
                events.push(event("keyUp", key));
            }
        }
        events.extend(keys.iter().filter(holds).map(|key| event("keyUp", key)));
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": events });
        self.post("/actions", &json!({ "actions": [keyboard] }));
    }

    /// Types a text, wherever the focus is.
    pub fn type_text(&self, text: &str) {
        self.press(&text.chars().collect::<Vec<_>>());
    }

    /// The text of the element that has the focus, or else its label.
    pub fn focused(&self) -> String {
        self.evaluate(
            "const at = document.activeElement;
             return at.labels?.[0]?.textContent?.trim() || at.ariaLabel || at.textContent.trim()",
        )
    }

    /// What a script in the page returns; a promise is waited for.
    pub fn evaluate(&self, script: &str) -> String {
        self.element("body");
        let body = json!({ "script": script, "args": [] });
        text_of(&self.post("/execute/sync", &body))
    }

    /// What a command answers that the page calls past its own code: `{"ok": …}`, or `{"failed": …}`.
    pub fn invoke(&self, command: &str, arguments: &Value) -> Value {
        let script = format!(
            "return window.__TAURI_INTERNALS__.invoke({}, {arguments}).then(
                 (ok) => JSON.stringify({{ ok }}), (failed) => JSON.stringify({{ failed }}))",
            json!(command)
        );
        serde_json::from_str(&self.evaluate(&script)).expect("JSON")
    }

    /// Begins a run as the page does, with the number `run`; [`Driver::told`] says how far it has come.
    pub fn begin(&self, run: u32, command: &str, arguments: &Value) {
        let script = format!(
            "const seen = {{ events: [], ended: null }};
             (window.seen ??= {{}})[{run}] = seen;
             const api = window.__TAURI_INTERNALS__;
             const channel = api.transformCallback((told) => told.message && seen.events.push(told.message));
             api.invoke({}, {{ ...{arguments}, run: {run}, onEvent: `__CHANNEL__:${{channel}}` }}).then(
                 (ok) => {{ seen.ended = {{ ok }} }}, (failed) => {{ seen.ended = {{ failed }} }})",
            json!(command)
        );
        self.evaluate(&script);
    }

    /// What a run has told so far: its `events`, and how it has `ended`.
    pub fn told(&self, run: u32) -> Value {
        let told = self.evaluate(&format!("return JSON.stringify(window.seen[{run}])"));
        serde_json::from_str(&told).expect("JSON")
    }

    /// Waits for the end of a run.
    pub fn ended(&self, run: u32) -> Value {
        self.wait_until("the run has ended", |page| {
            !page.told(run)["ended"].is_null()
        });
        self.told(run)
    }

    /// Whether this is to be read somewhere on the page.
    pub fn shows(&self, text: &str) -> bool {
        self.evaluate("return document.body.innerText")
            .contains(text)
    }

    /// Waits until the page is as it must be, and says what it waited for where it never is.
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            if start.elapsed() > LIMIT {
                let shown = self.evaluate("return document.body.innerText");
                panic!("never: {what}; the page says:\n{shown}");
            }
            // The page's own time, because it is the page that is waited for.
            let pause = format!(
                "return new Promise((go) => setTimeout(go, {}))",
                PAUSE.as_millis()
            );
            self.evaluate(&pause);
        }
    }

    /// Makes the window this large, in pixels.
    pub fn resize(&self, width: u32, height: u32) {
        self.post("/window/rect", &json!({ "width": width, "height": height }));
    }

    /// Writes what is seen as a PNG file.
    pub fn screenshot(&self, path: &Path) {
        let encoded = text_of(&self.get("/screenshot"));
        let picture = STANDARD.decode(encoded).expect("base64");
        std::fs::write(path, picture).expect("a file");
    }

    /// What was seen when a test failed.
    fn leave_a_picture(&self) {
        let test = std::thread::current()
            .name()
            .unwrap_or("window")
            .replace("::", "-");
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}.png"));
        self.screenshot(&path);
        eprintln!("what was seen: {}", path.display());
    }

    /// Clicks an element, as soon as it has been laid out.
    pub fn click_element(&self, element: &str) {
        let path = format!("/session/{}/element/{element}/click", self.session);
        self.wait_until("the element can be clicked", |page| {
            match page.try_ask("POST", &path, &json!({})) {
                Ok(_) => true,
                Err(said) if said.contains("element not interactable") => false,
                Err(said) => panic!("{said}"),
            }
        });
    }

    fn element(&self, selector: &str) -> String {
        self.find("css selector", selector)
    }

    /// The first element that is found so, by its reference. It is waited for.
    pub fn find(&self, using: &str, value: &str) -> String {
        let found = self.post("/element", &json!({ "using": using, "value": value }));
        let reference = found.as_object().and_then(|object| object.values().next());
        text_of(reference.expect("an element"))
    }

    fn get(&self, path: &str) -> Value {
        self.in_session("GET", path, &Value::Null)
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.in_session("POST", path, body)
    }

    fn in_session(&self, method: &str, path: &str, body: &Value) -> Value {
        self.ask(method, &format!("/session/{}{path}", self.session), body)
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        self.try_ask(method, path, body)
            .unwrap_or_else(|said| panic!("{said}"))
    }

    /// The same, with what the driver says where it cannot do it.
    fn try_ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let body = match body {
            Value::Null => String::new(),
            body => body.to_string(),
        };
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let answer = self
            .exchange(&request, LIMIT * 2)
            .map_err(|error| format!("{method} {path}: {error}"))?;
        let said = || format!("{method} {path}: {answer}");
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(said)?;
        if !head.starts_with("HTTP/1.1 200") {
            return Err(said());
        }
        let mut body: Value = serde_json::from_str(body).map_err(|_| said())?;
        body.get_mut("value").map(Value::take).ok_or_else(said)
    }

    /// Whether it is the driver that answers at the port: another server speaks otherwise, or not at all.
    fn is_ready(&self) -> bool {
        let request = "GET /status HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        self.exchange(request, Duration::from_secs(1))
            .is_ok_and(|answer| answer.contains("\"ready\":true"))
    }

    fn exchange(&self, request: &str, limit: Duration) -> std::io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(limit))?;
        stream.write_all(request.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    /// The driver at a port where it answers. It takes the port by number, and until it does another
    /// test's server may be given the same one: then the driver ends, and is started at another.
    fn listening(session: &Session, variables: &[(&str, &Path)]) -> Self {
        let start = Instant::now();
        loop {
            let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
                .and_then(|free| free.local_addr())
                .expect("a free port")
                .port();
            let process = session
                .command("WebKitWebDriver")
                .arg(format!("--port={port}"))
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                // Where the system's own dialogs begin.
                .current_dir(session.home())
                .envs(variables.iter().copied())
                .stdin(Stdio::null())
                .spawn()
                .expect("WebKitWebDriver is part of the Debian package webkit2gtk-driver");
            let mut driver = Self {
                data: session.data(),
                process,
                port,
                session: String::new(),
            };
            loop {
                if driver.is_ready() {
                    return driver;
                }
                assert!(start.elapsed() < LIMIT, "WebKitWebDriver does not listen");
                if driver.process.try_wait().expect("its state").is_some() {
                    break;
                }
                std::thread::yield_now();
            }
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let program = process_of(&self.data);
        // The session first: it ends the program. A test that failed before there was one has none.
        if !self.session.is_empty() {
            let close = AssertUnwindSafe(|| {
                if std::thread::panicking() {
                    self.leave_a_picture();
                }
                self.in_session("DELETE", "", &Value::Null);
            });
            // Where the program has gone already, the driver is still to be ended.
            let _ = std::panic::catch_unwind(close);
        }
        // The driver ends the program after it has answered. A second window of the same user would only
        // bring the first one to the front.
        let start = Instant::now();
        while program.is_some_and(is_running) && start.elapsed() < LIMIT {
            std::thread::yield_now();
        }
        self.process.kill().expect("the driver can be ended");
        self.process.wait().expect("the driver has ended");
    }
}

/// A text in an XPath expression. None of the texts looked for has both kinds of quotes.
pub fn literal(text: &str) -> String {
    if text.contains('"') {
        format!("'{text}'")
    } else {
        format!("\"{text}\"")
    }
}

fn text_of(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
