//! What Latchkey knows of services and providers: data that an expert can read, correct and extend. And what
//! is wrong in a file that a person wrote, with its line.

mod asked;
mod fault;
pub(crate) mod filled;
mod form;
mod guide;
mod near;
mod pages;
mod place;
mod source;
mod syntax;
mod text;

pub mod service;

pub(crate) use fault::shortened;
pub use fault::{CatalogFault, Expected, Flaw, Received};
pub use guide::{Act, Action, Guide, Permission, Protocol, Value};
pub(crate) use near::nearest;
pub use pages::is_console;
pub(crate) use place::Found;
pub use service::Service;
pub use source::Source;
pub(crate) use syntax::faults;
pub use text::{Text, plain};
