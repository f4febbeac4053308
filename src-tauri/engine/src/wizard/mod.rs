//! The wizard: acts on setups, and answers with what the window shows. Every function takes the
//! world through its ports; a face converts, calls one of them, and converts back.

mod app_type;
mod authority;
mod catalog;
mod change;
mod client;
mod content;
mod credentials;
mod explain;
mod facts;
mod guide;
mod hand_off;
mod link;
mod list;
mod open;
mod paper;
mod rail;
mod recognise;
mod record;
mod removal;
mod request;
mod request_view;
mod signin;
mod values;
#[cfg(test)]
mod walks;
mod world;

pub use authority::look_at_authority;
pub use catalog::{provider_options, service_options};
pub use change::{begin, change, redo, setup_id, undo};
pub use client::{client_of, has_what_it_needs, proven_method, redirect_of_test};
pub use credentials::{check_credentials, forget_secret, secret, store_secret, store_token};
pub use explain::explain;
pub use link::{accept, handed, offer, pasted, take_over};
pub use list::{PAGE, page};
pub use open::{open, show_again};
pub use paper::paper;
pub use recognise::recognise;
pub use record::{answer_field, profile, record, use_profile};
pub use removal::{forget_everything, removal, remove};
pub use request::{answer, status, submit, withdraw};
pub use signin::{SignInAsk, sign_in};
pub(crate) use values::{name_of, shown};
pub use world::World;
