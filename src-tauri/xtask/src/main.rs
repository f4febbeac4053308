//! The only commands a person must know: `cargo xtask run`, `test`, `check`, `bench` and `dist`.

mod bench;
mod check;
mod command;
mod copy;
mod desktop;
mod dist;
mod edges;
mod install;
mod last_words;
mod needs;
mod place;
mod platforms;
mod release;
mod run;
mod suites;
mod test;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What could not be done, in one sentence for the person at the terminal.
type Outcome<T = ()> = Result<T, String>;

const HELP: &str = "\
Usage: cargo xtask <COMMAND>

Commands:
  run                   Install what is missing, build, and open the window (without a display: latchkey demo)
  run -- ARGS...        Build, and run the command line with ARGS
  test [SUITE...]       Run everything that must hold, or only the suites named
  check [edges]         Only the edges that no dependency and no source line may cross
  check platforms       Type-check the whole tree for Windows and macOS (on Debian, about 10 minutes each)
  check dependencies    Hold the licences and sources of all dependencies against deny.toml
  check advisories      Look for known faults in all dependencies (asks the network for their list)
  bench [PART] [--runs N]
                        Measure the speed, and hold it against the targets; PART: `tools`, `window`
  dist                  Make the packages that this system can make without downloads, and test the .deb
  dist --download       Make also those whose tools are downloaded
  help                  Print this text

Suites:
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = root().and_then(|root| match words.as_slice() {
        [] | ["help" | "--help" | "-h", ..] | [_, "--help" | "-h"] => {
            print!("{HELP}{}", suites::list());
            Ok(ExitCode::SUCCESS)
        }
        ["run"] => run::window(&root),
        ["run", "--", arguments @ ..] => run::command_line(&root, arguments),
        ["test", names @ ..] => test::run(&root, names),
        ["check", arguments @ ..] => check::run(&root, arguments),
        ["bench", arguments @ ..] => bench::run(&root, arguments),
        ["dist", arguments @ ..] => dist::run(&root, arguments),
        other => Err(format!(
            "`{}` is no command; `cargo xtask help` lists them",
            other.join(" ")
        )),
    });
    result.unwrap_or_else(|sentence| {
        eprintln!("xtask: {sentence}");
        ExitCode::from(2)
    })
}

/// The root of the repository. Cargo names this crate's folder when it starts it, so that a moved
/// tree with an old build still finds itself.
fn root() -> Outcome<PathBuf> {
    let crate_folder = std::env::var("CARGO_MANIFEST_DIR")
        .map_err(|_| "start it as `cargo xtask`, which tells it where the tree is".to_owned())?;
    Path::new(&crate_folder)
        .ancestors()
        .nth(2)
        .map(Path::to_path_buf)
        .ok_or_else(|| format!("{crate_folder} is not inside the tree"))
}
