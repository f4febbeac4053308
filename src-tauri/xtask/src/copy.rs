//! The copy of the tree in which the tests run.
//!
//! The repository must stand alone: nothing that runs may need a folder beside it. So every suite runs
//! in a copy that has nothing beside it, always, and not one suite more that repeats the others
//! there: what is proven is then what is tested, and there is one build. The copy stays, and only
//! files whose content changed are written again: cargo goes by their times.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::command::{output, program};

/// Brings the copy up to date with the files that git tracks or would take, and returns its folder.
pub fn update(root: &Path) -> Outcome<PathBuf> {
    let listed = output(program("git", root).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    // A file that was removed without telling git is still listed.
    let files: BTreeSet<&str> = listed
        .split('\0')
        .filter(|name| !name.is_empty() && root.join(name).is_file())
        .collect();
    let home = root.join("target/alone");
    let tree = home.join("latchkey");
    synchronise(root, &home.join("files"), &tree, &files)
        .map_err(|error| format!("the tree cannot be copied to {}: {error}", tree.display()))?;
    Ok(tree)
}

fn synchronise(root: &Path, list: &Path, tree: &Path, files: &BTreeSet<&str>) -> io::Result<()> {
    let before = fs::read_to_string(list).unwrap_or_default();
    for gone in before.lines().filter(|name| !files.contains(name)) {
        match fs::remove_file(tree.join(gone)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    for name in files {
        let (from, to) = (root.join(name), tree.join(name));
        if fs::read(&to).ok() != Some(fs::read(&from)?) {
            to.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::copy(&from, &to)?;
        }
    }
    fs::create_dir_all(tree)?;
    fs::write(list, files.iter().copied().collect::<Vec<_>>().join("\n"))
}
