//! Values as the columns hold them: times as RFC 3339 in UTC, everything structured as JSON.

use super::errors::unreadable;
use chrono::{DateTime, SecondsFormat, Utc};
use latchkey_engine::ports::StoreError;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A time, to the microsecond.
pub(super) fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// A time that was written by [`time`].
pub(super) fn parse_time(text: &str) -> Result<DateTime<Utc>, StoreError> {
    DateTime::parse_from_rfc3339(text)
        .map(|t| t.to_utc())
        .map_err(unreadable)
}

/// Like [`parse_time`], where there may be none.
pub(super) fn parse_optional_time(text: Option<&str>) -> Result<Option<DateTime<Utc>>, StoreError> {
    text.map(parse_time).transpose()
}

/// A value as JSON.
pub(super) fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(unreadable)
}

/// A value out of JSON.
pub(super) fn parse_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(unreadable)
}

/// A value whose JSON form is a text, as that text.
pub(super) fn name(value: &impl Serialize) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => Ok(text),
        Ok(_) => Err(unreadable("a value that has no name")),
        Err(error) => Err(unreadable(error)),
    }
}

/// A value whose JSON form is that text.
pub(super) fn parse_name<T: DeserializeOwned>(text: String) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(text)).map_err(unreadable)
}
