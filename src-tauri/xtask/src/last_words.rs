//! What a program said last, for the place where its failure is told: its output may be long gone by then.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::Outcome;
use crate::command::line;

/// How many lines are kept.
const KEPT: usize = 60;
/// How long the rest of the output is waited for when the program has ended: what it left running may
/// hold on to it.
const LIMIT: Duration = Duration::from_millis(500);

type Kept = Arc<Mutex<VecDeque<String>>>;

/// Says the command, runs it, and passes on what it prints. Where it fails, the error has its last lines.
pub fn run(command: &mut Command) -> Outcome {
    eprintln!("  $ {}", line(command));
    passed_on(command, std::io::stdout(), std::io::stderr())
}

fn passed_on(
    command: &mut Command,
    to_out: impl Write + Send + 'static,
    to_err: impl Write + Send + 'static,
) -> Outcome {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`{}` could not be started: {error}", line(command)))?;
    let kept = Kept::default();
    let (ended, ends) = mpsc::channel();
    if let Some(out) = child.stdout.take() {
        pass_on(out, to_out, &kept, ended.clone());
    }
    if let Some(out) = child.stderr.take() {
        pass_on(out, to_err, &kept, ended);
    }
    let status = child
        .wait()
        .map_err(|error| format!("`{}` could not be waited for: {error}", line(command)))?;
    // One for each of the two; after them nobody is left to say more.
    while ends.recv_timeout(LIMIT).is_ok() {}
    if status.success() {
        return Ok(());
    }
    let kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    let said = kept.iter().map(|line| format!("  | {line}\n"));
    Err(format!(
        "`{}` failed: {status}. It said last:\n{}",
        line(command),
        said.collect::<String>()
    ))
}

fn pass_on(
    from: impl Read + Send + 'static,
    mut to: impl Write + Send + 'static,
    kept: &Kept,
    ended: Sender<()>,
) {
    let kept = Arc::clone(kept);
    thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut bytes = Vec::new();
        while from
            .read_until(b'\n', &mut bytes)
            .is_ok_and(|read| read > 0)
        {
            // Nobody may be listening any more; what was said last is kept all the same.
            let _ = to.write_all(&bytes).and_then(|()| to.flush());
            let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            bytes.clear();
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.len() == KEPT {
                kept.pop_front();
            }
            kept.push_back(text);
        }
        let _ = ended.send(());
    });
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::command::program;
    use std::io::sink;
    use std::path::Path;

    #[test]
    fn a_failure_has_what_was_said_last() {
        let mut script = program("sh", Path::new("/"));
        script.args(["-c", "for i in $(seq 100); do echo line $i; done; exit 3"]);
        let said = passed_on(&mut script, sink(), sink()).unwrap_err();
        assert!(said.contains("| line 100\n") && said.contains("| line 41\n"));
        assert!(!said.contains("| line 40\n"), "{said}");
    }

    #[test]
    fn what_is_left_running_keeps_nobody_waiting() {
        let mut script = program("sh", Path::new("/"));
        script.args(["-c", "sleep 60 & echo begun; exit 1"]);
        let begun = std::time::Instant::now();
        let said = passed_on(&mut script, sink(), sink()).unwrap_err();
        assert!(said.contains("begun"));
        assert!(begun.elapsed() < Duration::from_secs(30));
    }
}
