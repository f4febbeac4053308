//! The arguments of `latchkey-app`.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// What a start may ask for.
#[derive(Debug, Default)]
pub struct Args {
    /// Where setups are kept, if not in the usual place. The command line has the same option.
    pub data_dir: Option<PathBuf>,
}

impl Args {
    /// Reads them; the program's own name is not among them.
    ///
    /// # Errors
    /// An argument that is not known, in one sentence.
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut args = Self::default();
        let mut rest = arguments.into_iter();
        while let Some(argument) = rest.next() {
            let value = if argument == OsStr::new("--data-dir") {
                rest.next()
            } else {
                argument
                    .to_str()
                    .and_then(|a| a.strip_prefix("--data-dir="))
                    .map(OsString::from)
            };
            let Some(folder) = value.filter(|v| !v.is_empty()) else {
                return Err(format!(
                    "it takes --data-dir PATH and nothing else, not {}",
                    argument.display()
                ));
            };
            // The folder is also handed to programs that may stand elsewhere.
            let folder = std::path::absolute(&folder).unwrap_or_else(|_| PathBuf::from(&folder));
            args.data_dir = Some(folder);
        }
        Ok(args)
    }
}
