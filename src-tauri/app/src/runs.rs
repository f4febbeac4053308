//! Work that can be cancelled, by the number that the page gave it.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::task::AbortHandle;

/// The runs of the page that is loaded.
#[derive(Debug, Default)]
pub struct Runs(Mutex<HashMap<u32, Entry>>);

#[derive(Debug)]
enum Entry {
    Runs(AbortHandle),
    /// Cancelled before it began: calls of the page may overtake each other.
    Cancelled,
}

impl Runs {
    /// Notes a run that has begun; it is forgotten when what is returned is dropped. One that was
    /// cancelled already ends at once.
    pub fn begin(&self, run: u32, task: AbortHandle) -> Begun<'_> {
        let mut runs = self.all();
        match runs.remove(&run) {
            Some(Entry::Cancelled) => task.abort(),
            _ => drop(runs.insert(run, Entry::Runs(task))),
        }
        Begun { runs: self, run }
    }

    /// Ends a run: its task is dropped where it stands.
    pub fn cancel(&self, run: u32) {
        match self.all().insert(run, Entry::Cancelled) {
            Some(Entry::Runs(task)) => task.abort(),
            Some(Entry::Cancelled) | None => {}
        }
    }

    /// Ends all of them, because nobody waits for them any more.
    pub fn cancel_all(&self) {
        for (_, entry) in self.all().drain() {
            if let Entry::Runs(task) = entry {
                task.abort();
            }
        }
    }

    /// The map, also after a panic elsewhere: every change of it is one step.
    fn all(&self) -> MutexGuard<'_, HashMap<u32, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A run that has begun.
#[derive(Debug)]
pub struct Begun<'a> {
    runs: &'a Runs,
    run: u32,
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        self.runs.all().remove(&self.run);
    }
}
