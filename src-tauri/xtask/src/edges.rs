//! The forbidden edges: what a crate must not depend on, and what the engine's sources must not name.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::Outcome;
use crate::command::{cargo, output};

/// What one crate must not depend on in what it ships (its tests may).
struct Edge {
    package: &'static str,
    /// Not at all, not even through others.
    never: &'static [&'static str],
    /// Not by itself; others may bring it.
    not_directly: &'static [&'static str],
    why: &'static str,
}

const EDGES: &[Edge] = &[
    Edge {
        package: "latchkey-engine",
        never: &[
            "latchkey-adapters",
            "latchkey-sandbox",
            "latchkey-cli",
            "latchkey-app",
            "tokio",
            "hyper",
            "reqwest",
            "rusqlite",
            "keyring",
            "keyring-core",
            "rustls",
            "tauri",
            "clap",
        ],
        not_directly: &["getrandom", "rand", "rand_core"],
        why: "the engine decides everything and touches nothing",
    },
    Edge {
        package: "latchkey-adapters",
        never: &[
            "latchkey-sandbox",
            "latchkey-cli",
            "latchkey-app",
            "tauri",
            "clap",
        ],
        not_directly: &[],
        why: "the adapters serve every face and know none",
    },
    Edge {
        package: "latchkey-sandbox",
        never: &[
            "latchkey-engine",
            "latchkey-adapters",
            "latchkey-cli",
            "latchkey-app",
            "openidconnect",
        ],
        not_directly: &[],
        why: "a misunderstanding shared by both ends of the wire would cancel itself out",
    },
    Edge {
        package: "latchkey-cli",
        never: &["latchkey-app", "tauri"],
        not_directly: &[],
        why: "the command line works where no window can be",
    },
    Edge {
        package: "xtask",
        never: &[
            "latchkey-engine",
            "latchkey-adapters",
            "latchkey-sandbox",
            "latchkey-cli",
            "latchkey-app",
        ],
        not_directly: &[],
        why: "it must build in seconds, and when nothing else does",
    },
];

/// What the engine's sources must not name outside of their tests. Plain values of `std::net`, such as
/// `IpAddr`, and durations are data and not here.
const ENGINE_NEVER_NAMES: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "std::thread",
    "std::io::stdin",
    "std::io::stdout",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "ToSocketAddrs",
    "SystemTime::now",
    "Instant::now",
    "Utc::now",
    "Local::now",
];

/// Lists every edge that is crossed.
pub fn check(root: &Path) -> Outcome {
    let mut crossed = Vec::new();
    for edge in EDGES {
        let all = dependencies(root, edge.package, &[])?;
        let direct = dependencies(root, edge.package, &["--depth", "1"])?;
        let names = [
            (edge.never, all, ""),
            (edge.not_directly, direct, " by itself"),
        ];
        for (forbidden, found, how) in names {
            crossed.extend(
                forbidden
                    .iter()
                    .filter(|name| found.iter().any(|it| it == *name))
                    .map(|name| {
                        format!("{} depends on {name}{how}, and {}", edge.package, edge.why)
                    }),
            );
        }
    }
    let engine = root.join("src-tauri/engine/src");
    let sources = rust_files(&engine)
        .and_then(|files| {
            let read = files.into_iter().map(|file| {
                let source = fs::read_to_string(&file)?;
                Ok((file, source))
            });
            read.collect::<io::Result<Vec<_>>>()
        })
        .map_err(|error| format!("{} cannot be read: {error}", engine.display()))?;
    let tests: Vec<PathBuf> = sources
        .iter()
        .flat_map(|(file, source)| test_modules(source).map(|name| module(file, name)))
        .collect();
    let shipped = |file: &Path| !tests.iter().any(|tests| belongs(file, tests));
    for (file, source) in sources.iter().filter(|(file, _)| shipped(file)) {
        crossed.extend(named_in(source).map(|name| {
            format!(
                "{} names {name}, and the engine reaches the world through its ports only",
                file.strip_prefix(root).unwrap_or(file).display()
            )
        }));
    }
    if crossed.is_empty() {
        Ok(())
    } else {
        Err(crossed.join("\n"))
    }
}

/// The packages that `package` is built with, on any system.
fn dependencies(root: &Path, package: &str, more: &[&str]) -> Outcome<Vec<String>> {
    let tree = output(
        cargo(root)
            .args(["tree", "--quiet", "--locked", "--package", package])
            .args([
                "--edges", "normal", "--target", "all", "--prefix", "none", "--format", "{p}",
            ])
            .args(more),
    )?;
    // The first line is the package itself.
    Ok(tree
        .lines()
        .skip(1)
        .filter_map(|line| line.split(' ').next().map(str::to_owned))
        .collect())
}

fn rust_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    Ok(files)
}

/// The modules in files of their own that a source has for its tests only.
fn test_modules(source: &str) -> impl Iterator<Item = &str> {
    source
        .split("#[cfg(test)]\n")
        .skip(1)
        .filter_map(|after| after.lines().next()?.trim().strip_suffix(';'))
        .filter_map(|declared| {
            declared
                .strip_prefix("pub(crate) ")
                .unwrap_or(declared)
                .strip_prefix("mod ")
        })
}

/// Where the module `name` that `parent` declares lies, beside it or in the folder of its name: without
/// an ending, for it is a file or a folder.
fn module(parent: &Path, name: &str) -> PathBuf {
    let beside = ["mod.rs", "lib.rs"]
        .iter()
        .any(|root| parent.file_name().is_some_and(|file| file == *root));
    let folder = if beside {
        parent.with_file_name("")
    } else {
        parent.with_extension("")
    };
    folder.join(name)
}

/// Whether `file` is the module at `module`, or one inside it.
fn belongs(file: &Path, module: &Path) -> bool {
    file.with_extension("") == module || file.starts_with(module)
}

/// The forbidden names in the code of `source`: comments and the module of tests at its end are no part
/// of it, and `use std::{env, fs}` names what `std::env` names.
fn named_in(source: &str) -> impl Iterator<Item = &'static str> {
    let code: String = source
        .split("#[cfg(test)]\nmod tests {")
        .take(1)
        .flat_map(str::lines)
        .map(|line| line.split("//").next().unwrap_or(line))
        .flat_map(str::chars)
        .filter(|character| !character.is_whitespace())
        .collect();
    let grouped: String = code
        .split("usestd::{")
        .skip(1)
        .filter_map(|rest| rest.split(';').next())
        .flat_map(|group| group.split(['{', '}', ',']))
        .map(|item| format!("std::{item};"))
        .collect();
    ENGINE_NEVER_NAMES
        .iter()
        .copied()
        .filter(move |name| code.contains(name) || grouped.contains(name))
}

#[cfg(test)]
mod tests {
    use super::{belongs, module, named_in, test_modules};
    use std::path::Path;

    fn names(source: &str) -> Vec<&'static str> {
        named_in(source).collect()
    }

    #[test]
    fn a_forbidden_name_is_found_in_every_spelling() {
        assert_eq!(
            names("let now = std::time::SystemTime::now();"),
            ["SystemTime::now"]
        );
        assert_eq!(names("use std::{\n    env,\n    fmt,\n};"), ["std::env"]);
        assert_eq!(
            names("use std::{collections::{BTreeMap, HashMap}, fs};"),
            ["std::fs"]
        );
    }

    #[test]
    fn values_comments_and_tests_are_free() {
        assert!(names("use std::net::{IpAddr, SocketAddr};\nuse std::time::Duration;").is_empty());
        assert!(names("// not std::fs\n").is_empty());
        assert!(names("fn judge() {}\n#[cfg(test)]\nmod tests { use std::fs; }").is_empty());
        assert_eq!(names("#[cfg(test)]\nmod tests;\nuse std::fs;"), ["std::fs"]);
    }

    #[test]
    fn a_file_of_tests_is_told_by_its_declaration() {
        let source = "mod real;\n#[cfg(test)]\nmod tests;\n#[cfg(test)]\npub(crate) mod sample;\n\
                      #[cfg(test)]\nmod inside {\n}\n";
        assert_eq!(
            test_modules(source).collect::<Vec<_>>(),
            ["tests", "sample"]
        );
        let of = |parent: &str, file: &str| {
            belongs(Path::new(file), &module(Path::new(parent), "tests"))
        };
        assert!(of("view/mod.rs", "view/tests.rs"));
        assert!(of("view/mod.rs", "view/tests/mod.rs"));
        assert!(of("view/mod.rs", "view/tests/inside.rs"));
        assert!(of("view/step.rs", "view/step/tests.rs"));
        assert!(!of("view/mod.rs", "view/tests_of_it.rs"));
        assert!(!of("view/step.rs", "view/tests.rs"));
    }
}
