//! A WebDriver session with the built program: <https://www.w3.org/TR/webdriver2/>.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long the driver may take to start, an element to appear, and an answer to come.
const LIMIT: Duration = Duration::from_secs(30);

/// The driver and its session; both end when it is dropped.
pub struct Driver {
    process: Child,
    port: u16,
    session: String,
}

impl Driver {
    /// Starts the driver and, through it, `program`.
    pub fn start(program: &str) -> Self {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|free| free.local_addr())
            .expect("a free port")
            .port();
        let process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // Without a graphics card the page stays blank otherwise.
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .spawn()
            .expect("WebKitWebDriver");
        let mut driver = Self {
            process,
            port,
            session: String::new(),
        };
        driver.wait_until_it_listens();
        let capabilities = json!({
            "timeouts": { "implicit": LIMIT.as_millis(), "pageLoad": LIMIT.as_millis() },
            "webkitgtk:browserOptions": { "binary": program, "args": [] },
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
        text_of(&self.in_session("GET", "/title", &Value::Null))
    }

    /// The text of the first element that matches, as it is shown.
    pub fn text(&self, selector: &str) -> String {
        let path = format!("/element/{}/text", self.element(selector));
        text_of(&self.in_session("GET", &path, &Value::Null))
    }

    /// A computed style of the first element that matches.
    pub fn style(&self, selector: &str, property: &str) -> String {
        let path = format!("/element/{}/css/{property}", self.element(selector));
        text_of(&self.in_session("GET", &path, &Value::Null))
    }

    /// What a script in the page returns; a promise is waited for.
    pub fn evaluate(&self, script: &str) -> String {
        self.element("h1");
        let body = json!({ "script": script, "args": [] });
        text_of(&self.in_session("POST", "/execute/sync", &body))
    }

    fn element(&self, selector: &str) -> String {
        let body = json!({ "using": "css selector", "value": selector });
        let found = self.in_session("POST", "/element", &body);
        let reference = found.as_object().and_then(|object| object.values().next());
        text_of(reference.expect("an element"))
    }

    fn in_session(&self, method: &str, path: &str, body: &Value) -> Value {
        self.ask(method, &format!("/session/{}{path}", self.session), body)
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = match body {
            Value::Null => String::new(),
            body => body.to_string(),
        };
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("the driver");
        stream.set_read_timeout(Some(LIMIT * 2)).expect("a limit");
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .expect("the request is sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        assert!(
            head.starts_with("HTTP/1.1 200"),
            "{method} {path}: {answer}"
        );
        let mut body: Value = serde_json::from_str(body).expect("JSON");
        body.get_mut("value").map(Value::take).expect("a value")
    }

    fn wait_until_it_listens(&mut self) {
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if let Some(status) = self.process.try_wait().expect("its state") {
                panic!("WebKitWebDriver ended: {status}");
            }
            assert!(start.elapsed() < LIMIT, "WebKitWebDriver does not listen");
            std::thread::yield_now();
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The session first: it ends the program. A test that failed before there was one has none.
        if !self.session.is_empty() && !std::thread::panicking() {
            self.in_session("DELETE", "", &Value::Null);
        }
        self.process.kill().expect("the driver can be ended");
        self.process.wait().expect("the driver has ended");
    }
}

fn text_of(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
