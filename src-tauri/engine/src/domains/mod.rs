//! The domains whose people sign in through the provider, and the addresses that may do without it
//! (feature V8).

mod judge;
mod observation;

pub use judge::{FAULTS, judge};
pub use observation::Observation;
