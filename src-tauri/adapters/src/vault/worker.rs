//! A keychain on a thread of its own, because any call of it may wait for somebody who is not there.

use latchkey_engine::ports::VaultError;
use std::fmt;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::timeout;

/// When to say that the keychain has not answered.
const NOTICE: Duration = Duration::from_secs(5);
/// When to give up, with somebody there to answer the keychain's window.
const GIVE_UP: Duration = Duration::from_secs(60);

/// How long to wait for a keychain that may be waiting for a person itself.
pub struct Patience {
    notice_after: Duration,
    then: Option<(Notice, Duration)>,
}

type Notice = Box<dyn Fn() + Send + Sync>;

impl Patience {
    /// Somebody is there: after 5 s without an answer `notice` is called, which says that the
    /// keychain may be waiting in a window of its own, and the wait goes on up to 60 s in all.
    #[must_use]
    pub fn with_somebody(notice: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            notice_after: NOTICE,
            then: Some((Box::new(notice), GIVE_UP - NOTICE)),
        }
    }

    /// Nobody is there, neither at a terminal nor at a window: 5 s.
    #[must_use]
    pub fn with_nobody() -> Self {
        Self {
            notice_after: NOTICE,
            then: None,
        }
    }
}

impl fmt::Debug for Patience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let then = self.then.as_ref().map(|(_, more)| more);
        f.debug_struct("Patience")
            .field("notice_after", &self.notice_after)
            .field("then", &then)
            .finish()
    }
}

/// The thread, and what is known of it.
pub(super) struct Worker<K> {
    jobs: mpsc::Sender<Job<K>>,
    patience: Patience,
    /// How long was waited for a call that was given up. For as long as it holds the keychain no other one
    /// is made.
    silent: Silent,
}

type Silent = Arc<Mutex<Option<Duration>>>;

type Job<K> = Box<dyn FnOnce(&K) + Send>;

impl<K: Send + 'static> Worker<K> {
    /// Starts the thread. It is no task of the runtime, which would wait at the program's end for a
    /// call that never returns; it ends with the worker, or with the program.
    pub(super) fn start(keychain: K, patience: Patience) -> Self {
        let (jobs, queue) = mpsc::channel::<Job<K>>();
        let silent = Silent::default();
        let over = Arc::clone(&silent);
        let thread = std::thread::Builder::new().name("keychain".to_owned());
        // Where no thread can be had the queue is dropped here, and every call says so.
        let _ = thread.spawn(move || {
            for job in queue {
                job(&keychain);
                *over.lock().unwrap_or_else(PoisonError::into_inner) = None;
            }
        });
        Self {
            jobs,
            patience,
            silent,
        }
    }

    /// Makes one call. Dropping the future stops waiting for it.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        call: impl FnOnce(&K) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        if let Some(waited) = *self.silent() {
            return Err(VaultError::Silent { waited });
        }
        let (reply, mut answer) = oneshot::channel();
        let job: Job<K> = Box::new(move |keychain| {
            // Nobody listens any more: the call was cancelled.
            if !reply.is_closed() {
                let _ = reply.send(call(keychain));
            }
        });
        let ended = || VaultError::Refused {
            said: "the keychain's thread has ended".to_owned(),
        };
        self.jobs.send(job).map_err(|_| ended())?;

        let mut waited = self.patience.notice_after;
        let mut answered = timeout(waited, &mut answer).await;
        if let (Err(_), Some((notice, more))) = (&answered, &self.patience.then) {
            notice();
            waited += *more;
            answered = timeout(*more, &mut answer).await;
        }
        match answered {
            Ok(result) => result.unwrap_or_else(|_| Err(ended())),
            Err(_) => {
                let mut silent = self.silent();
                // The thread answers before it takes the lock: an answer that came just now is not missed.
                answer.try_recv().unwrap_or_else(|_| {
                    *silent = Some(waited);
                    Err(VaultError::Silent { waited })
                })
            }
        }
    }

    /// Every change of it is one step, so that a panic elsewhere leaves it whole.
    fn silent(&self) -> MutexGuard<'_, Option<Duration>> {
        self.silent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K> fmt::Debug for Worker<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Worker")
            .field("patience", &self.patience)
            .field("silent", &self.silent)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    const MOMENT: Duration = Duration::from_millis(30);

    /// A keychain that answers when it is told to.
    struct Told(Mutex<mpsc::Receiver<()>>);

    fn told() -> (mpsc::Sender<()>, Told) {
        let (go, wait) = mpsc::channel();
        (go, Told(Mutex::new(wait)))
    }

    fn wait_for_word(keychain: &Told) -> Result<u8, VaultError> {
        keychain.0.lock().unwrap().recv().unwrap();
        Ok(7)
    }

    #[tokio::test]
    async fn with_nobody_there_it_gives_up_until_the_call_has_come_back() {
        let (go, keychain) = told();
        let worker = Worker::start(
            keychain,
            Patience {
                notice_after: MOMENT,
                then: None,
            },
        );
        let silent = Err(VaultError::Silent { waited: MOMENT });
        assert_eq!(worker.ask(wait_for_word).await, silent);
        assert_eq!(worker.ask(|_| Ok(1)).await, silent);
        go.send(()).unwrap();
        let free = async {
            while worker.ask(|_| Ok(1)).await == silent {
                tokio::task::yield_now().await;
            }
        };
        timeout(Duration::from_secs(60), free).await.unwrap();
        assert_eq!(worker.ask(|_| Ok(1)).await, Ok(1));
    }

    #[tokio::test]
    async fn what_was_given_up_before_its_turn_is_not_done() {
        let (go, keychain) = told();
        let worker = Worker::start(
            keychain,
            Patience {
                notice_after: Duration::from_secs(60),
                then: None,
            },
        );
        let done = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&done);
        let count = move |_: &Told| {
            seen.fetch_add(1, Ordering::Relaxed);
            Ok(())
        };
        let first = worker.ask(wait_for_word);
        let second = timeout(MOMENT, worker.ask(count));
        let (first, second) = tokio::join!(first, async {
            let ended = second.await;
            go.send(()).unwrap();
            ended
        });
        assert!(first.is_ok() && second.is_err());
        worker.ask(|_| Ok(())).await.unwrap();
        assert_eq!(done.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn with_somebody_there_it_says_so_once_and_goes_on_waiting() {
        let (go, keychain) = told();
        let notices = Arc::new(AtomicUsize::new(0));
        let (seen, told) = (Arc::clone(&notices), go.clone());
        let notice: Notice = Box::new(move || {
            seen.fetch_add(1, Ordering::Relaxed);
            told.send(()).unwrap();
        });
        let then = Some((notice, Duration::from_secs(60)));
        let worker = Worker::start(
            keychain,
            Patience {
                notice_after: MOMENT,
                then,
            },
        );
        assert_eq!(worker.ask(wait_for_word).await, Ok(7));
        assert_eq!(notices.load(Ordering::Relaxed), 1);
        go.send(()).unwrap();
        assert_eq!(worker.ask(wait_for_word).await, Ok(7));
    }

    #[tokio::test]
    async fn a_cancelled_call_stops_nobody() {
        let (go, keychain) = told();
        let worker = Worker::start(
            keychain,
            Patience {
                notice_after: Duration::from_secs(60),
                then: None,
            },
        );
        let cancelled = timeout(MOMENT, worker.ask(wait_for_word)).await;
        assert!(cancelled.is_err());
        go.send(()).unwrap();
        assert_eq!(worker.ask(|_| Ok(1)).await, Ok(1));
    }

    #[tokio::test]
    async fn a_keychain_that_panics_is_an_error() {
        let worker = Worker::start(
            (),
            Patience {
                notice_after: Duration::from_secs(60),
                then: None,
            },
        );
        let ended: Result<(), VaultError> = worker.ask(|()| panic!("broken")).await;
        assert!(matches!(ended, Err(VaultError::Refused { .. })));
        assert!(matches!(
            worker.ask(|()| Ok(())).await,
            Err(VaultError::Refused { .. })
        ));
    }
}
