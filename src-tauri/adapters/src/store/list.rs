//! The list of setups: a part of it, with what is kept for each in short.

use super::errors::meant;
use super::setups::{SETUP, setup};
use super::text::{parse_name, parse_time};
use latchkey_engine::ports::{ReportHead, StoreError, StoredLine, StoredPage, StoredSetup};
use latchkey_engine::setup::Sent;
use rusqlite::{OptionalExtension as _, Transaction, params};

/// How many the search finds: read from the index alone, like the order of the list.
const FOUND: &str =
    "SELECT count(*) FROM setups INDEXED BY setups_by_change WHERE instr(sought, ?1) > 0";
const PLACE: &str = "INDEXED BY setups_by_change
     WHERE ?1 = '' OR instr(sought, ?1) > 0 ORDER BY changed_at DESC, name LIMIT ?3 OFFSET ?2";
/// Of each subject the row with the greatest id: with `max`, SQLite takes the other columns from it.
const HEADS: &str = "SELECT subject, at, basis, verdict, proof, max(id) FROM reports
     WHERE setup = ?1 GROUP BY subject ORDER BY max(id) DESC";
const STATE: &str = "SELECT json_extract(status, '$.state') FROM requests WHERE setup = ?1 ORDER BY id DESC LIMIT 1";
const WAITS: &str = "SELECT EXISTS (SELECT 1 FROM outbox WHERE setup = ?1 AND withdrawn = 0)";

pub(super) fn page(
    transaction: &Transaction<'_>,
    search: &str,
    from: u32,
    limit: u32,
) -> Result<StoredPage, StoreError> {
    let search = search.trim().to_lowercase();
    let prepare = |text: &str| transaction.prepare_cached(text).map_err(meant);
    let total = prepare("SELECT count(*) FROM setups")?
        .query_row([], |row| row.get(0))
        .map_err(meant)?;
    let found = if search.is_empty() {
        total
    } else {
        let found = prepare(FOUND)?.query_row([&search], |row| row.get(0));
        found.map_err(meant)?
    };
    let mut statement = prepare(&format!("{SETUP} {PLACE}"))?;
    let mut rows = statement
        .query(params![search, from, limit])
        .map_err(meant)?;
    let mut setups = Vec::new();
    while let Some(row) = rows.next().map_err(meant)? {
        setups.push(line(transaction, setup(row)?)?);
    }
    Ok(StoredPage {
        total,
        found,
        setups,
    })
}

fn line(transaction: &Transaction<'_>, setup: StoredSetup) -> Result<StoredLine, StoreError> {
    let prepare = |text: &str| transaction.prepare_cached(text).map_err(meant);
    let name = setup.draft.name.as_str();
    let state: Option<String> = prepare(STATE)?
        .query_row([name], |row| row.get(0))
        .optional()
        .map_err(meant)?;
    let waiting = prepare(WAITS)?.query_row([name], |row| row.get(0));
    Ok(StoredLine {
        reports: heads(transaction, name)?,
        sent: Sent {
            state: state.map(parse_name).transpose()?,
            waiting: waiting.map_err(meant)?,
        },
        setup,
    })
}

/// The latest report on each subject, the newest first.
fn heads(transaction: &Transaction<'_>, name: &str) -> Result<Vec<ReportHead>, StoreError> {
    let mut statement = transaction.prepare_cached(HEADS).map_err(meant)?;
    let mut rows = statement.query(params![name]).map_err(meant)?;
    let mut heads = Vec::new();
    while let Some(row) = rows.next().map_err(meant)? {
        let proof: Option<String> = row.get(4).map_err(meant)?;
        heads.push(ReportHead {
            subject: parse_name(row.get(0).map_err(meant)?)?,
            at: parse_time(&row.get::<_, String>(1).map_err(meant)?)?,
            basis: row.get(2).map_err(meant)?,
            verdict: parse_name(row.get(3).map_err(meant)?)?,
            proof: proof.map(parse_name).transpose()?,
        });
    }
    Ok(heads)
}
