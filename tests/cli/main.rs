//! The command line as a person and a script see it: what it prints, and what it ends with. The
//! binary runs for real, against a sandbox in this process.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod by_hand;
mod canary;
mod catalog;
mod check;
mod credentials;
mod demo;
mod failures;
mod link;
mod paper;
mod recognise;
mod request;
mod setup;
mod signin;
mod support;
