//! The engine, seen from outside: a world made of plain structs, no network.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod authority;
mod schemas;
mod world;
