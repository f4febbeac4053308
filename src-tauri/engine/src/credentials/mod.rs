//! The client's credentials and redirect addresses: what their shape tells (V6), whether they are
//! right without a sign-in (V5, V7), and when the secret ends (C2).

pub mod answer;
pub mod check;
pub mod codes;
pub mod control;
pub mod decision;
pub mod expiry;
pub mod judge;
pub mod observation;
pub mod proof;
pub mod redirect;
pub mod shape;
#[cfg(test)]
pub(crate) mod testing;

use crate::finding::Fault;

/// Every kind of finding of this subject, by judge.
pub static FAULTS: &[&[&Fault]] = &[
    codes::FAULTS,
    expiry::FAULTS,
    judge::FAULTS,
    redirect::FAULTS,
    shape::FAULTS,
];

pub use check::{Checked, Observation, Question, check, method_of_report};
pub use judge::{judge, working_method};
pub use observation::ProofObservation;
pub use proof::{Ask, may_issue_token, prove};
