//! The browser of the person at the window: it notes the address that it is to open, and the test then
//! does there what a person does.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use latchkey_sandbox::{Visit, Visitor};
use tempfile::TempDir;
use url::Url;

/// A program to be named by `BROWSER`, and what it was asked to open.
pub struct Browser {
    folder: TempDir,
}

impl Browser {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let browser = Self { folder };
        // Under its name only when it is whole.
        let script = format!(
            "#!/bin/sh\nprintf %s \"$1\" > '{0}.part' && mv '{0}.part' '{0}'\n",
            browser.noted().display()
        );
        fs::write(browser.program(), script).unwrap();
        fs::set_permissions(browser.program(), fs::Permissions::from_mode(0o700)).unwrap();
        browser
    }

    /// The program.
    pub fn program(&self) -> PathBuf {
        self.folder.path().join("browser")
    }

    /// The address that it was asked to open since this was asked last.
    pub fn opened(&self) -> Option<Url> {
        let address = fs::read_to_string(self.noted()).ok()?;
        fs::remove_file(self.noted()).unwrap();
        Some(Url::parse(&address).unwrap())
    }

    fn noted(&self) -> PathBuf {
        self.folder.path().join("address")
    }
}

/// A parameter of an address's query.
pub fn parameter(address: &Url, name: &str) -> String {
    let mut pairs = address.query_pairs();
    let (_, value) = pairs.find(|(n, _)| n == name).unwrap();
    value.into_owned()
}

/// Lets a person open an address, and returns where they ended.
pub fn visit(visitor: &Visitor, address: &Url) -> Visit {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(visitor.open(address.as_str())).unwrap()
}
