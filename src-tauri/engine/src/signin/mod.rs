//! The test sign-in: through the person's browser and back to this computer, or by device (features
//! T1 to T7).

pub mod callback;
pub mod claims;
pub mod clock;
pub mod device;
pub mod facts;
pub mod flow;
pub mod id_token;
mod issuer;
pub mod judge;
pub mod jws;
pub mod loopback;
pub mod observation;
pub mod page;
pub mod pasted;
mod run;
mod run_device;
mod scrub;
pub mod second_opinion;
mod seen;
pub mod signature;
mod steps;
#[cfg(test)]
pub(crate) mod testing;
pub mod token_response;
pub mod userinfo;
pub mod verifier;

pub use judge::judge;
pub use observation::Observation;
pub use run::{SignIn, World, run};
pub use run_device::run as run_device;
pub use seen::Seen;
pub use steps::{Ask, Progress, Step};

use crate::finding::Fault;

/// Every kind of finding of this subject, by judge.
pub static FAULTS: &[&[&Fault]] = &[
    callback::FAULTS,
    claims::FAULTS,
    clock::FAULTS,
    device::FAULTS,
    id_token::FAULTS,
    judge::FAULTS,
    loopback::FAULTS,
    pasted::FAULTS,
    second_opinion::FAULTS,
    token_response::FAULTS,
    userinfo::FAULTS,
];
