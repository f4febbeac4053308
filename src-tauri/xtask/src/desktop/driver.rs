//! A WebDriver session with a program in a real window: <https://www.w3.org/TR/webdriver2/>.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};

use super::{Area, Desktop, LIMIT, Running, wait};
use crate::Outcome;

/// The driver and its session; both end when it is dropped.
pub struct Driver {
    port: u16,
    session: String,
    // After the session: ended first, it would leave the program behind.
    _process: Running,
}

impl Driver {
    /// Starts the driver on the desktop and, through it, a program.
    pub fn start(desktop: &Desktop, file: &Path) -> Outcome<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|free| free.local_addr())
            .map_err(|error| format!("no port is free: {error}"))?
            .port();
        let process = Running::start(
            desktop
                .program(Path::new("WebKitWebDriver"))
                .arg(format!("--port={port}"))
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        )?;
        wait("WebKitWebDriver", || {
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok())
        })?;
        let mut driver = Self {
            port,
            session: String::new(),
            _process: process,
        };
        let millis = u64::try_from(LIMIT.as_millis()).unwrap_or(u64::MAX);
        let capabilities = json!({
            "timeouts": { "implicit": millis, "pageLoad": millis, "script": millis },
            "webkitgtk:browserOptions": { "binary": file, "args": [] },
        });
        let created = driver.ask(
            "POST",
            "/session",
            &json!({ "capabilities": { "alwaysMatch": capabilities } }),
        )?;
        driver.session = text(created.get("sessionId"))?;
        Ok(driver)
    }

    /// What a script in the page returns; a promise is waited for.
    pub fn evaluate(&self, script: &str, arguments: &Value) -> Outcome<Value> {
        let body = json!({ "script": script, "args": arguments });
        self.in_session("POST", "/execute/sync", &body)
    }

    /// Waits for the first element that matches, and says where it is on the display.
    pub fn area(&self, selector: &str) -> Outcome<Area> {
        self.element(selector)?;
        let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect(); \
                      return [screenX + box.left, screenY + box.top, box.width, box.height]";
        let found = self.evaluate(script, &json!([selector]))?;
        let number = |index: usize| {
            let number = found.get(index).and_then(Value::as_f64);
            // A cast saturates, and what it cuts off is part of a pixel.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            number
                .map(|number| number as u32)
                .ok_or_else(|| format!("`{selector}` is nowhere: {found}"))
        };
        Ok(Area {
            x: number(0)?,
            y: number(1)?,
            width: number(2)?,
            height: number(3)?,
        })
    }

    /// The text of the first element that matches, as it is shown.
    pub fn text(&self, selector: &str) -> Outcome<String> {
        let path = format!("/element/{}/text", self.element(selector)?);
        text(Some(&self.in_session("GET", &path, &Value::Null)?))
    }

    /// Types into the first element that matches.
    pub fn type_into(&self, selector: &str, keys: &str) -> Outcome {
        let path = format!("/element/{}/value", self.element(selector)?);
        self.in_session("POST", &path, &json!({ "text": keys }))
            .map(drop)
    }

    fn element(&self, selector: &str) -> Outcome<String> {
        let body = json!({ "using": "css selector", "value": selector });
        let found = self.in_session("POST", "/element", &body)?;
        text(found.as_object().and_then(|found| found.values().next()))
    }

    fn in_session(&self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        self.ask(method, &format!("/session/{}{path}", self.session), body)
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        let body = match body {
            Value::Null => String::new(),
            body => body.to_string(),
        };
        let answer = self
            .exchange(&format!(
                "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\
                 Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            ))
            .map_err(|error| format!("WebKitWebDriver does not answer: {error}"))?;
        let said = || format!("WebKitWebDriver, {method} {path}: {answer}");
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(said)?;
        let value = serde_json::from_str(body)
            .ok()
            .and_then(|mut body: Value| body.get_mut("value").map(Value::take));
        value
            .filter(|_| head.starts_with("HTTP/1.1 200"))
            .ok_or_else(said)
    }

    fn exchange(&self, request: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(LIMIT * 2))?;
        stream.write_all(request.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It ends the program; a driver that is gone has ended it already.
        let _ = self.in_session("DELETE", "", &Value::Null);
    }
}

fn text(value: Option<&Value>) -> Outcome<String> {
    value
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or_else(|| format!("WebKitWebDriver gave no text: {value:?}"))
}
