//! What is told while something runs.

use super::report::{HopView, LayerView};
use serde::Serialize;

/// Told during a look at an authority or at credentials.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LookEvent {
    /// A layer has ended.
    Layer {
        /// The layer.
        layer: LayerView,
    },
}

/// Told during a test sign-in.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SignInEvent {
    /// The port is bound, and this redirect address is sent.
    Listening {
        /// The address, to be registered as it stands.
        redirect: String,
    },
    /// This address is opened in the browser; it can be copied for a private window.
    Open {
        /// The address.
        url: String,
    },
    /// No browser could be opened: the address must be opened by hand.
    BrowserNotOpened {
        /// Why.
        why: String,
    },
    /// The picture as it is now.
    Hops {
        /// Every station.
        hops: Vec<HopView>,
    },
}
