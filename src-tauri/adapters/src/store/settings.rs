//! Settings: one row each, so that a version that knows fewer keeps the others.

use super::errors::{meant, unreadable};
use super::text::{json, parse_json};
use latchkey_engine::ports::StoreError;
use latchkey_engine::settings::Settings;
use rusqlite::{Transaction, params};
use serde_json::{Map, Value};

pub(super) fn all(transaction: &Transaction<'_>) -> Result<Settings, StoreError> {
    let mut statement = transaction
        .prepare("SELECT key, value FROM settings")
        .map_err(meant)?;
    let mut rows = statement.query([]).map_err(meant)?;
    let mut members = Map::new();
    while let Some(row) = rows.next().map_err(meant)? {
        let value: String = row.get(1).map_err(meant)?;
        members.insert(row.get(0).map_err(meant)?, parse_json(&value)?);
    }
    serde_json::from_value(Value::Object(members)).map_err(unreadable)
}

pub(super) fn set(transaction: &Transaction<'_>, settings: &Settings) -> Result<(), StoreError> {
    let members = serde_json::to_value(settings).map_err(unreadable)?;
    for (key, value) in members.as_object().into_iter().flatten() {
        transaction
            .execute(
                "INSERT INTO settings (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                params![key, json(value)?],
            )
            .map_err(meant)?;
    }
    Ok(())
}

/// Removes every setup with all that belongs to it, and the settings.
pub(super) fn clear(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    transaction
        .execute_batch("DELETE FROM setups; DELETE FROM settings;")
        .map_err(meant)
}
