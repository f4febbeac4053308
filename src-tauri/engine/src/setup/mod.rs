//! A setup: what the admin chose, how far it has come, and what stands between it and the service.

mod asks;
mod draft;
mod file;
mod gate;
mod id;
mod judge;
mod key;
mod look;
mod observation;
mod place;
mod said;
#[cfg(test)]
pub(crate) mod sample;
mod secret;
mod service;
mod step;
mod steps;

pub use asks::{FAULTS as ASKS_FAULTS, asks};
pub use draft::{Draft, DraftError, Endpoints, Provisioning, SCHEMA};
pub use file::{Beside, Problem, Problems, from_toml};
pub use gate::{Admission, Override, admit, blockers, can_be_set_aside};
pub use id::SetupId;
pub use judge::{FAULTS, judge};
pub(crate) use key::time;
pub use key::{Given, Key, KeyError, Kind};
pub use look::{Looked, look, look_again};
pub use observation::{LastReport, Observation, SecretState, basis};
pub use place::{key_of, step_of};
pub(crate) use secret::forget_unused;
pub use secret::{
    Removal, Replaced, current_secret, forget, keep_secret, keep_token, lend_secret, removal,
    remove,
};
pub use service::AnswerError;
pub use step::{Step, StepState, StepView};
pub use steps::{Sent, next, steps};
