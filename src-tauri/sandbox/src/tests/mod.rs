//! The sandbox from outside, over real sockets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod desk;
mod device;
mod links;
mod openapi;
mod provider;
mod scenarios;
mod tls;
mod visitor;
mod wire;
