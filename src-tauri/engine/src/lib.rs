//! Decides everything, touches nothing.
//!
//! The engine turns what a person typed and what the adapters observed into findings. It has no
//! clock, no randomness and no network of its own: those arrive through [`ports`]. Every subject is
//! a folder with the same files: `observation` (plain facts), `judge` (pure: facts in, findings
//! out), and what else the subject needs.

pub mod authority;
pub mod calendar;
pub mod catalog;
pub mod certificate;
pub mod citation;
pub mod client_auth;
pub mod credentials;
pub mod domains;
pub mod eml;
pub mod exchange;
pub mod failure;
pub mod fetch;
pub mod finding;
pub mod json;
pub mod link;
pub mod ports;
pub mod provider;
pub mod recognition;
pub mod report;
pub mod request;
pub mod secrets;
pub mod settings;
pub mod setup;
pub mod sheet;
pub mod signin;
pub mod values;
pub mod view;
pub mod wizard;
pub mod words;

/// The program's name among programs. Data folder and vault entries of every face derive from it.
pub const IDENTIFIER: &str = "dev.latchkey.desktop";

/// Every kind of finding that there is, over all subjects.
pub fn all_faults() -> impl Iterator<Item = &'static finding::Fault> {
    let authority = authority::FAULTS.iter().copied();
    let credentials = credentials::FAULTS.iter().copied();
    let signin = signin::FAULTS.iter().copied();
    authority
        .chain(credentials)
        .chain(signin)
        .chain(request::FAULTS.iter().copied())
        .chain([domains::FAULTS, link::FAULTS])
        .chain([setup::FAULTS, setup::ASKS_FAULTS])
        .flat_map(|faults| faults.iter().copied())
}
