//! What the suites of real providers share: a provider in a process of its own, the program under
//! test, what came of a run, and a person at a browser.
// Each suite uses a part of it.
#![allow(dead_code, unused_imports)]

mod at_once;
mod latchkey;
mod lines;
mod outcome;
mod provider;

pub use at_once::at_once;
pub use latchkey::{Latchkey, Running, browse, parameter};
pub use outcome::Ended;
pub use provider::Provider;
