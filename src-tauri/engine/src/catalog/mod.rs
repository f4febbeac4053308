//! What Latchkey knows of services and providers: data that an expert can read, correct and extend.

mod fault;
pub(crate) mod filled;
mod form;
mod guide;
mod near;
mod pages;
mod source;
mod syntax;
mod text;

pub mod service;

pub use fault::{CatalogFault, Expected, Flaw, Received};
pub use guide::{Act, Action, Guide, Permission, Protocol, Value};
pub use pages::is_console;
pub use service::Service;
pub use source::Source;
pub use text::Text;
