//! The arguments of `latchkey-app`.

use crate::handed;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// What a start may ask for.
#[derive(Debug, Default)]
pub struct Args {
    /// Where setups are kept, if not in the usual place. The command line has the same option.
    pub data_dir: Option<PathBuf>,
    /// A set-up link, or the whole name of a set-up file.
    pub handed: Option<String>,
}

impl Args {
    /// Reads them; the program's own name is not among them. Names of files begin in `folder`.
    ///
    /// # Errors
    /// An argument that is not known, in one sentence.
    pub fn parse(
        arguments: impl IntoIterator<Item = OsString>,
        folder: &Path,
    ) -> Result<Self, String> {
        let mut args = Self::default();
        let mut rest = arguments.into_iter();
        while let Some(argument) = rest.next() {
            if args.handed.is_none()
                && let Some(Ok(handed)) =
                    argument.to_str().map(|text| handed::argument(text, folder))
            {
                args.handed = Some(handed);
                continue;
            }
            let value = if argument == OsStr::new("--data-dir") {
                rest.next()
            } else {
                argument
                    .to_str()
                    .and_then(|a| a.strip_prefix("--data-dir="))
                    .map(OsString::from)
            };
            let Some(data) = value.filter(|v| !v.is_empty()) else {
                return Err(format!(
                    "it takes --data-dir PATH and one set-up link or file, not {}",
                    argument.display()
                ));
            };
            // The folder is also handed to programs that may stand elsewhere.
            args.data_dir = Some(folder.join(data));
        }
        Ok(args)
    }
}
