//! From what is kept and observed to what is shown.

pub mod claims;
mod findings;
pub mod hops;
pub mod layers;
mod parameters;
mod report;
mod so_far;

pub use layers::look_events;
pub use report::report_view;
pub use so_far::HopsSoFar;
