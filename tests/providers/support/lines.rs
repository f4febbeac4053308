//! What another program writes, line by line.

use std::io::{BufRead as _, BufReader, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// Longer than anything here takes on a slow and busy machine.
const LIMIT: Duration = Duration::from_secs(60);

/// The lines of a pipe. No wait for one is without an end.
pub struct Lines {
    coming: Receiver<String>,
    /// What was read so far.
    pub text: String,
}

impl Lines {
    /// Reads the pipe until its end, whether or not anybody asks for the lines.
    pub fn of(pipe: impl Read + Send + 'static) -> Self {
        let (sender, coming) = channel();
        thread::spawn(move || {
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                // Nobody asks any more: the pipe is still emptied, so that the writer can go on.
                let _ = sender.send(line);
            }
        });
        Self {
            coming,
            text: String::new(),
        }
    }

    /// The next line; none at the end.
    pub fn next(&mut self) -> Option<String> {
        match self.coming.recv_timeout(LIMIT) {
            Ok(line) => {
                self.text.push_str(&line);
                self.text.push('\n');
                Some(line)
            }
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => {
                panic!("nothing more came within {LIMIT:?} after:\n{}", self.text)
            }
        }
    }

    /// What the first line that has it says.
    pub fn find<T>(&mut self, wanted: impl Fn(&str) -> Option<T>) -> T {
        while let Some(line) = self.next() {
            if let Some(found) = wanted(&line) {
                return found;
            }
        }
        panic!("what was waited for is not in:\n{}", self.text)
    }

    /// Everything, to the end.
    pub fn whole(&mut self) -> &str {
        while self.next().is_some() {}
        &self.text
    }
}
