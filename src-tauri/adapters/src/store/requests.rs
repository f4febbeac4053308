//! The outbox, and the requests that services have.

use super::errors::{meant, unreadable};
use super::text::{json, parse_json, parse_optional_time, parse_time, time};
use chrono::{DateTime, Utc};
use latchkey_engine::ports::{StoreError, StoredRequest, Waiting};
use latchkey_engine::request::{DeskAddress, IdempotencyKey, Status};
use latchkey_engine::setup::{Override, SetupId};
use rusqlite::{Transaction, params};

pub(super) fn enqueue(transaction: &Transaction<'_>, waiting: &Waiting) -> Result<(), StoreError> {
    transaction
        .execute(
            "INSERT INTO outbox (key, setup, desk, body, secret_version, overridden, written_at, attempts,
                                 last_attempt_at, may_be_there, not_before, withdrawn)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            params![
                waiting.key.as_str(),
                waiting.setup.as_str(),
                waiting.desk.to_string(),
                json(&waiting.body)?,
                waiting.secret_version,
                waiting.overridden.as_ref().map(json).transpose()?,
                time(waiting.written_at),
                waiting.attempts,
                waiting.last_attempt_at.map(time),
                waiting.may_be_there,
                waiting.not_before.map(time),
                waiting.withdrawn,
            ],
        )
        .map_err(meant)?;
    Ok(())
}

pub(super) fn outbox(
    transaction: &Transaction<'_>,
    id: &SetupId,
) -> Result<Vec<Waiting>, StoreError> {
    let mut statement = transaction
        .prepare(
            "SELECT key, desk, body, secret_version, overridden, written_at, attempts, last_attempt_at,
                    may_be_there, not_before, withdrawn FROM outbox WHERE setup = ?1 ORDER BY id",
        )
        .map_err(meant)?;
    let mut rows = statement.query([id.as_str()]).map_err(meant)?;
    let mut waiting = Vec::new();
    while let Some(row) = rows.next().map_err(meant)? {
        let last_attempt_at: Option<String> = row.get(7).map_err(meant)?;
        let not_before: Option<String> = row.get(9).map_err(meant)?;
        waiting.push(Waiting {
            key: IdempotencyKey::stored(row.get(0).map_err(meant)?),
            setup: id.clone(),
            desk: address(&row.get::<_, String>(1).map_err(meant)?)?,
            body: parse_json(&row.get::<_, String>(2).map_err(meant)?)?,
            secret_version: row.get(3).map_err(meant)?,
            overridden: overridden(row.get(4).map_err(meant)?)?,
            written_at: parse_time(&row.get::<_, String>(5).map_err(meant)?)?,
            attempts: row.get(6).map_err(meant)?,
            last_attempt_at: parse_optional_time(last_attempt_at.as_deref())?,
            may_be_there: row.get(8).map_err(meant)?,
            not_before: parse_optional_time(not_before.as_deref())?,
            withdrawn: row.get(10).map_err(meant)?,
        });
    }
    Ok(waiting)
}

fn address(text: &str) -> Result<DeskAddress, StoreError> {
    DeskAddress::parse(text).map_err(unreadable)
}

fn overridden(text: Option<String>) -> Result<Option<Override>, StoreError> {
    text.map(|text| parse_json(&text)).transpose()
}

pub(super) fn mark_attempt(
    transaction: &Transaction<'_>,
    key: &IdempotencyKey,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    one_row(transaction.execute(
        "UPDATE outbox SET attempts = attempts + 1, last_attempt_at = ?2, may_be_there = 1 WHERE key = ?1",
        params![key.as_str(), time(at)],
    ))
}

pub(super) fn postpone(
    transaction: &Transaction<'_>,
    key: &IdempotencyKey,
    may_be_there: bool,
    until: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    one_row(transaction.execute(
        "UPDATE outbox SET may_be_there = ?2, not_before = ?3 WHERE key = ?1",
        params![key.as_str(), may_be_there, until.map(time)],
    ))
}

pub(super) fn supersede(
    transaction: &Transaction<'_>,
    key: &IdempotencyKey,
    instead: Option<&Waiting>,
) -> Result<(), StoreError> {
    one_row(transaction.execute(
        "UPDATE outbox SET withdrawn = 1 WHERE key = ?1",
        [key.as_str()],
    ))?;
    transaction
        .execute(
            "DELETE FROM outbox WHERE key = ?1 AND may_be_there = 0",
            [key.as_str()],
        )
        .map_err(meant)?;
    match instead {
        Some(waiting) => enqueue(transaction, waiting),
        None => Ok(()),
    }
}

pub(super) fn settle(
    transaction: &Transaction<'_>,
    key: &IdempotencyKey,
    request: Option<&StoredRequest>,
) -> Result<(), StoreError> {
    let settled = transaction
        .execute("DELETE FROM outbox WHERE key = ?1", [key.as_str()])
        .map_err(meant)?;
    // No row: another program sent the same and was answered first. Then all is said already.
    match request {
        Some(request) if settled > 0 => keep(transaction, request),
        _ => Ok(()),
    }
}

fn keep(transaction: &Transaction<'_>, request: &StoredRequest) -> Result<(), StoreError> {
    transaction
        .execute(
            "INSERT INTO requests (setup, key, desk, desk_id, body, secret_version, overridden, status, seen_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                request.setup.as_str(),
                request.key.as_str(),
                request.desk.to_string(),
                request.status.id,
                json(&request.body)?,
                request.secret_version,
                request.overridden.as_ref().map(json).transpose()?,
                json(&request.status)?,
                time(request.seen_at),
            ],
        )
        .map_err(meant)?;
    Ok(())
}

pub(super) fn all(
    transaction: &Transaction<'_>,
    id: &SetupId,
) -> Result<Vec<StoredRequest>, StoreError> {
    let mut statement = transaction
        .prepare(
            "SELECT key, desk, body, secret_version, overridden, status, seen_at
             FROM requests WHERE setup = ?1 ORDER BY id DESC",
        )
        .map_err(meant)?;
    let mut rows = statement.query([id.as_str()]).map_err(meant)?;
    let mut requests = Vec::new();
    while let Some(row) = rows.next().map_err(meant)? {
        requests.push(StoredRequest {
            setup: id.clone(),
            key: IdempotencyKey::stored(row.get(0).map_err(meant)?),
            desk: address(&row.get::<_, String>(1).map_err(meant)?)?,
            body: parse_json(&row.get::<_, String>(2).map_err(meant)?)?,
            secret_version: row.get(3).map_err(meant)?,
            overridden: overridden(row.get(4).map_err(meant)?)?,
            status: parse_json(&row.get::<_, String>(5).map_err(meant)?)?,
            seen_at: parse_time(&row.get::<_, String>(6).map_err(meant)?)?,
        });
    }
    Ok(requests)
}

pub(super) fn note_status(
    transaction: &Transaction<'_>,
    id: &SetupId,
    status: &Status,
    seen_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    one_row(transaction.execute(
        "UPDATE requests SET status = ?3, seen_at = ?4 WHERE setup = ?1 AND desk_id = ?2",
        params![id.as_str(), status.id, json(status)?, time(seen_at)],
    ))
}

/// A change of a row that was there when it was read.
fn one_row(changed: rusqlite::Result<usize>) -> Result<(), StoreError> {
    match changed.map_err(meant)? {
        0 => Err(StoreError::Changed),
        _ => Ok(()),
    }
}
