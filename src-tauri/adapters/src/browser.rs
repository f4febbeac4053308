//! The browser that the system would use.

use latchkey_engine::ports::{Browser, NotOpened};
use std::time::Duration;
use tokio::sync::oneshot;
use url::Url;

/// How long the system may take to start a browser.
const LIMIT: Duration = Duration::from_secs(5);

/// The system's browser. Only http and https addresses are opened.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemBrowser;

impl Browser for SystemBrowser {
    async fn open(&self, url: &Url) -> Result<(), NotOpened> {
        #[cfg(all(unix, not(target_os = "macos")))]
        session::can_show(|name| std::env::var(name).ok(), session::is_wsl())?;
        let url = url.to_string();
        let (done, outcome) = oneshot::channel();
        // A thread of its own: it runs programs that may hang, and a task of the runtime that hangs
        // would keep the runtime from ending.
        let thread = std::thread::Builder::new().name("open-browser".to_owned());
        let started = thread.spawn(move || {
            let _ = done.send(webbrowser::open(&url));
        });
        let failed = |error: std::io::Error| NotOpened(error.to_string().to_lowercase());
        started.map_err(failed)?;
        match tokio::time::timeout(LIMIT, outcome).await {
            Ok(Ok(result)) => result.map_err(failed),
            Ok(Err(_)) => Err(NotOpened(
                "the system's opener ended without an answer".to_owned(),
            )),
            Err(_) => Err(NotOpened(format!(
                "the system's opener did not answer within {} seconds",
                LIMIT.as_secs()
            ))),
        }
    }
}

/// What a desktop session needs to show a browser. Other systems always have a desktop.
#[cfg(all(unix, not(target_os = "macos")))]
mod session {
    use super::NotOpened;
    use std::path::Path;

    /// Browsers that would take the terminal, which is not theirs to take.
    const IN_TERMINAL: &[&str] = &["elinks", "links", "links2", "lynx", "w3m", "www-browser"];

    /// Whether there is a display, or a program named by the person that needs none.
    pub(super) fn can_show(
        variable: impl Fn(&str) -> Option<String>,
        wsl: bool,
    ) -> Result<(), NotOpened> {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let chosen = set("BROWSER");
        let in_terminal = |command: &str| {
            let program = command.split_whitespace().next().unwrap_or_default();
            Path::new(program)
                .file_name()
                .is_some_and(|name| IN_TERMINAL.iter().any(|t| name == *t))
        };
        if chosen
            .as_deref()
            .is_some_and(|list| list.split(':').any(in_terminal))
        {
            return Err(NotOpened(
                "the browser named by BROWSER runs in the terminal".to_owned(),
            ));
        }
        if chosen.is_none() && set("DISPLAY").is_none() && set("WAYLAND_DISPLAY").is_none() && !wsl
        {
            return Err(NotOpened("this session has no display".to_owned()));
        }
        Ok(())
    }

    /// Linux inside Windows, whose browser needs no display here.
    pub(super) fn is_wsl() -> bool {
        Path::new("/proc/sys/fs/binfmt_misc/WSLInterop").exists()
    }

    #[cfg(test)]
    #[allow(clippy::unwrap_used)]
    mod tests {
        use super::*;

        fn shows(variables: &[(&str, &str)], wsl: bool) -> Result<(), NotOpened> {
            let find = |name: &str| {
                variables
                    .iter()
                    .find(|(n, _)| *n == name)
                    .map(|(_, v)| (*v).to_owned())
            };
            can_show(find, wsl)
        }

        #[test]
        fn without_a_display_nothing_is_tried() {
            assert_eq!(
                shows(&[], false).unwrap_err().0,
                "this session has no display"
            );
            assert!(shows(&[("DISPLAY", "")], false).is_err());
            assert!(
                shows(&[("DISPLAY", ":0")], false).is_ok()
                    && shows(&[("WAYLAND_DISPLAY", "wayland-0")], false).is_ok()
            );
            assert!(shows(&[], true).is_ok());
        }

        #[test]
        fn a_chosen_browser_needs_no_display_and_may_not_take_the_terminal() {
            assert!(shows(&[("BROWSER", "/opt/remote/open %s")], false).is_ok());
            assert!(
                shows(
                    &[("BROWSER", "firefox:/usr/bin/lynx"), ("DISPLAY", ":0")],
                    false
                )
                .is_err()
            );
        }
    }
}
