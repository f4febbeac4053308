//! A copy of a desktop's home, from which every round begins.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::Desktop;
use crate::Outcome;

/// The copy.
pub struct Kept {
    home: PathBuf,
    copy: PathBuf,
}

impl Kept {
    /// Copies the home as it is now.
    pub fn of(desktop: &Desktop) -> Outcome<Self> {
        let home = desktop.home().to_owned();
        let copy = home.with_file_name("kept");
        replace(&home, &copy)?;
        Ok(Self { home, copy })
    }

    /// Makes the home what it was.
    pub fn restore(&self) -> Outcome {
        replace(&self.copy, &self.home)
    }
}

fn replace(from: &Path, to: &Path) -> Outcome {
    let _ = fs::remove_dir_all(to);
    copy(from, to).map_err(|error| {
        format!(
            "{} cannot be copied to {}: {error}",
            from.display(),
            to.display()
        )
    })
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, name) = (entry.file_type()?, entry.file_name());
        if kind.is_dir() {
            copy(&entry.path(), &to.join(name))?;
        } else if kind.is_file() {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}
