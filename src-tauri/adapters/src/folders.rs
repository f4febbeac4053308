//! Where this computer keeps a program's data.

use latchkey_engine::IDENTIFIER;
use std::path::{Path, PathBuf};

/// The folder of this user's data on this computer, which the window and the command line share: on
/// Linux below `XDG_DATA_HOME` or `~/.local/share`, on macOS in `~/Library/Application Support`, on
/// Windows in `%LOCALAPPDATA%`, which unlike the roaming folder stays on this computer. `None` where
/// the system names no home. The folder need not be there yet.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    dirs::data_local_dir().map(|parent| parent.join(IDENTIFIER))
}

/// The name that keychain entries bear which belong to a data folder: the program's own for the usual
/// folder, and for any other one with that folder beside it, so that setups of the same name in two
/// folders do not share a secret.
#[must_use]
pub fn keychain_service(folder: &Path) -> String {
    if data_folder().is_some_and(|usual| usual == folder) {
        return IDENTIFIER.to_owned();
    }
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    format!("{IDENTIFIER} {}", folder.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_usual_folder_bears_the_bare_name() {
        assert!(data_folder().is_none_or(|usual| keychain_service(&usual) == IDENTIFIER));
        let one = keychain_service(Path::new("one"));
        assert!(
            one.starts_with(IDENTIFIER) && one.ends_with("one") && one.len() > IDENTIFIER.len() + 4
        );
    }

    #[test]
    fn the_folder_is_named_after_the_program() {
        assert!(
            data_folder().is_none_or(|folder| folder.is_absolute() && folder.ends_with(IDENTIFIER))
        );
    }
}
