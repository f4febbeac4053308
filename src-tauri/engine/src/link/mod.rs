//! Set-up links and files (feature G8): what a service's desk presets for a setup. A link names a
//! document at a desk, a file holds one or names one. What they say is shown, and taken over on the
//! person's word only.
//!
//! A link names a service of the catalog, and never brings a profile of its own: a profile decides where
//! people, values and mails are sent, on far more places than anybody would read in an offer. Whoever
//! has a profile as a file opens it as that, and sees it whole.

mod document;
mod judge;
mod limits;
mod look;
mod observation;
mod offer;
mod parse;
mod site;

pub use judge::{FAULTS, judge};
pub use limits::{MAX_DOCUMENT, MAX_LINK, schema};
pub use look::look;
pub use observation::Observation;
pub use offer::Offer;
pub use parse::{DeskLink, Handed, LinkError, Source, host_of};

/// The scheme of set-up links, which the system brings to Latchkey.
pub const SCHEME: &str = "latchkey";
/// The ending of set-up files, without its dot.
pub const ENDING: &str = "latchkey-setup";
/// The name and version of the document's form.
pub const SCHEMA: &str = "latchkey/setup-link/1";
