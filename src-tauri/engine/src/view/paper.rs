//! What of a setup can leave Latchkey in a file.

use serde::Deserialize;

/// A file that is made of a setup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Paper {
    /// The sheet for whoever owns the provider's console (feature G9).
    Sheet,
    /// The calendar file with the client secret's end (feature C2).
    Calendar,
    /// The mail to the service's maker (feature S3).
    Mail,
}
