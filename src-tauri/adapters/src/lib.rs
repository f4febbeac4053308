//! Everything that touches the world, with no opinion in it: each module implements one port of
//! the engine with facts.

pub mod appearance;
pub mod browser;
pub mod clock;
pub mod dns;
pub mod folders;
pub mod http;
pub mod loopback;
pub mod random;
pub mod store;
pub mod system_proxy;
pub mod text_file;
pub mod vault;
