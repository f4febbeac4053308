//! Secrets that the page hands in. They go one way: no command gives one back.

use latchkey_engine::secrets::{ClientSecret, DeskToken};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// A secret among a command's arguments. It is neither `Debug` nor `Clone`, and is read straight into a
/// type that clears its memory on drop. The message that it came in is Tauri's, and freed when the
/// command begins.
pub struct Incoming<S>(S);

impl<S> Incoming<S> {
    /// The secret, on its way to the vault.
    pub fn into_inner(self) -> S {
        self.0
    }
}

impl<'de, S: From<Text>> Deserialize<'de> for Incoming<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_string(Reader(PhantomData))
    }
}

/// The text of a secret that is being read.
pub struct Text(String);

impl From<Text> for ClientSecret {
    fn from(text: Text) -> Self {
        Self::new(text.0)
    }
}

impl From<Text> for DeskToken {
    fn from(text: Text) -> Self {
        Self::new(text.0)
    }
}

struct Reader<S>(PhantomData<S>);

impl<S: From<Text>> Visitor<'_> for Reader<S> {
    type Value = Incoming<S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a secret")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Incoming(Text(text).into()))
    }
}
