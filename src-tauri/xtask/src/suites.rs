//! The table of everything that must hold: which suite needs what, runs where, and why not elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{npm, program, which};
use crate::install::{npm_packages, python_packages};
use crate::last_words::run;
use crate::needs::{self, Need};
use crate::place::Place;
use crate::run::page;
use crate::{Outcome, edges};

/// One row of the table.
pub struct Suite {
    pub name: &'static str,
    /// What holds when it passes.
    pub proves: &'static str,
    /// The systems it runs on.
    pub on: Systems,
    /// What must be on the machine.
    pub needs: &'static [&'static Need],
    /// The test targets that run in this suite only. Every other one runs in `rust`, so that none can
    /// be forgotten.
    pub targets: &'static [&'static str],
    pub steps: fn(&Place) -> Outcome,
}

/// The systems a suite runs on.
pub enum Systems {
    All,
    /// With the reason why it cannot run elsewhere.
    Linux(&'static str),
    /// Linux with `apt-get`, and the reason.
    Debian(&'static str),
}

pub const SUITES: &[Suite] = &[
    Suite {
        name: "format",
        proves: "the Rust sources are formatted",
        on: Systems::All,
        needs: &[&needs::RUSTFMT],
        targets: &[],
        steps: |place| run(place.cargo().args(["fmt", "--all", "--check"])),
    },
    Suite {
        name: "edges",
        proves: "no forbidden dependency and no forbidden name",
        on: Systems::All,
        needs: &[],
        targets: &[],
        steps: |place| edges::check(&place.tree),
    },
    Suite {
        name: "lints",
        proves: "types and lints of all Rust sources, tests and window included",
        on: Systems::All,
        needs: &[&needs::CLIPPY, &needs::WEB_VIEW],
        targets: &[],
        steps: |place| {
            run(place
                .cargo()
                .args(["clippy", "--workspace", "--all-targets", "--locked"])
                .args(["--", "-D", "warnings"]))
        },
    },
    Suite {
        name: "rust",
        proves: "unit, integration and documentation tests of all crates, and of the command line",
        on: Systems::All,
        needs: &[],
        targets: &[],
        steps: |place| {
            run(&mut place.unclaimed_tests()?)?;
            run(place.crates(&["test"]).arg("--doc"))
        },
    },
    Suite {
        name: "ui",
        proves: "format, lints, types, unit and component tests, and build of the page in the window",
        on: Systems::All,
        needs: &[&needs::NODE],
        targets: &[],
        steps: |place| {
            let ui = place.tree.join("ui");
            npm_packages(&ui)?;
            ["format", "lint", "check", "test", "build"]
                .iter()
                .try_for_each(|script| run(npm(&ui).args(["run", "--silent", script])))
        },
    },
    Suite {
        name: "browser",
        proves: "the whole wizard in a browser, by role, label and keyboard, and to the eye of axe",
        on: Systems::All,
        needs: &[&needs::NODE, &needs::BROWSER, &needs::FONTS],
        targets: &[],
        steps: |place| {
            let ui = place.tree.join("ui");
            npm_packages(&ui)?;
            let browser = needs::browser().ok_or("no browser was found")?;
            run(npm(&ui)
                .args(["run", "--silent", "e2e"])
                .env("LATCHKEY_TEST_BROWSER", browser))
        },
    },
    Suite {
        name: "providers",
        proves: "the whole job against npm's oidc-provider",
        on: Systems::All,
        needs: &[&needs::NODE],
        targets: &["providers"],
        steps: |place| {
            npm_packages(&place.tree.join("tests/providers"))?;
            run(&mut place.crates(&["test", "--test", "providers"]))
        },
    },
    Suite {
        name: "second-provider",
        proves: "the whole job against Django OAuth Toolkit, with a keychain",
        on: Systems::Linux("only there a keychain can be made for a test and thrown away"),
        needs: &[&needs::PYTHON, &needs::SESSION_BUS, &needs::KEYCHAIN],
        targets: &["second_provider"],
        steps: |place| {
            let environment = place.kept.join("python");
            let requirements = place.tree.join("tests/providers/requirements.txt");
            python_packages(&environment, &requirements)?;
            run(place
                .crates(&["test", "--test", "second_provider"])
                .env("LATCHKEY_TEST_VENV", environment))
        },
    },
    Suite {
        name: "third-provider",
        proves: "check, credentials and sign-in against LemonLDAP::NG",
        on: Systems::Debian("it is installed from Debian's packages"),
        needs: &[&needs::LEMONLDAP, &needs::SESSION_BUS, &needs::KEYCHAIN],
        targets: &["third_provider"],
        steps: |place| run(&mut place.crates(&["test", "--test", "third_provider"])),
    },
    Suite {
        name: "keyring",
        proves: "secrets in a real keychain: open, locked and absent, and the whole job with one",
        on: Systems::Linux("only the Secret Service can be made for a test and thrown away"),
        needs: &[&needs::SESSION_BUS, &needs::KEYCHAIN],
        targets: &["keyring", "keyring_cli"],
        steps: |place| {
            run(&mut place.crates(&["test", "--test", "keyring", "--test", "keyring_cli"]))
        },
    },
    Suite {
        name: "workflow",
        proves: "the workflows are what their published schema asks for",
        on: Systems::Linux("the Python environments of the tests are made there"),
        needs: &[&needs::PYTHON],
        targets: &[],
        steps: |place| {
            let python = python_packages(
                &place.kept.join("workflow"),
                &place.tree.join(".github/requirements.txt"),
            )?;
            run(program(python, &place.tree)
                .args(["-m", "check_jsonschema", "--builtin-schema"])
                .args(["vendor.github-workflows", "--verbose"])
                .args(workflows(&place.tree)?))
        },
    },
    Suite {
        name: "window",
        proves: "the whole wizard in the real window, with a real keychain, store and provider",
        on: Systems::Linux("only WebKitGTK lets a test read the window, on a display nobody sees"),
        needs: &[
            &needs::NODE,
            &needs::WEB_VIEW,
            &needs::WEB_DRIVER,
            &needs::VIRTUAL_DISPLAY,
            &needs::SESSION_BUS,
            &needs::KEYCHAIN,
            &needs::FONTS,
        ],
        targets: &["window"],
        steps: |place| {
            npm_packages(&place.tree.join("tests/providers"))?;
            page(&place.tree)?;
            let mut test = place.cargo();
            test.args([
                "test",
                "--locked",
                "--package",
                "latchkey-app",
                "--test",
                "window",
            ])
            .args(["--features", "tauri/custom-protocol"]);
            run(&mut test)
        },
    },
];

/// The files of the workflows.
fn workflows(tree: &Path) -> Outcome<Vec<PathBuf>> {
    let folder = tree.join(".github/workflows");
    fs::read_dir(&folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
        .map_err(|error| format!("{} cannot be read: {error}", folder.display()))
}

impl Suite {
    /// Why this system cannot run it.
    pub fn why_not_here(&self) -> Option<&'static str> {
        match self.on {
            Systems::Linux(why) if !cfg!(target_os = "linux") => Some(why),
            Systems::Debian(why) if which("apt-get").is_none() => Some(why),
            _ => None,
        }
    }
}

/// The table for the help text.
pub fn list() -> String {
    SUITES
        .iter()
        .map(|suite| {
            let on = match suite.on {
                Systems::All => String::new(),
                Systems::Linux(why) => format!(" (Linux only: {why})"),
                Systems::Debian(why) => format!(" (Debian and its like only: {why})"),
            };
            format!("  {:<16} {}{on}\n", suite.name, suite.proves)
        })
        .collect()
}
