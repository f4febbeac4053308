//! The time of this computer.

use chrono::{DateTime, Utc};
use latchkey_engine::ports::{Clock, Sleep};
use std::time::{Duration, Instant};

/// The system's wall clock, and a steady one that starts when this value is made.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock(Instant);

impl Default for SystemClock {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the adapter that asks the system"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn steady(&self) -> Duration {
        self.0.elapsed()
    }
}

impl Sleep for SystemClock {
    async fn sleep(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}
