//! Setups, their earlier drafts and their reports.

use super::errors::meant;
use super::text::{json, name, parse_json, parse_name, parse_optional_time, parse_time, time};
use chrono::{DateTime, Utc};
use latchkey_engine::ports::{
    KEPT_REPORTS, KEPT_REVISIONS, Revision, SecretMark, StoreError, StoredReport, StoredRevision,
    StoredSetup,
};
use latchkey_engine::setup::{Draft, DraftError, SetupId};
use rusqlite::{OptionalExtension as _, Row, Transaction, params};

pub(super) const SETUP: &str =
    "SELECT draft, revision, changed_at, secret_version, secret_kept_at FROM setups";

pub(super) fn all(transaction: &Transaction<'_>) -> Result<Vec<StoredSetup>, StoreError> {
    let mut statement = transaction
        .prepare(&format!("{SETUP} ORDER BY name"))
        .map_err(meant)?;
    let mut rows = statement.query([]).map_err(meant)?;
    let mut setups = Vec::new();
    while let Some(row) = rows.next().map_err(meant)? {
        setups.push(setup(row)?);
    }
    Ok(setups)
}

pub(super) fn one(transaction: &Transaction<'_>, id: &SetupId) -> Result<StoredSetup, StoreError> {
    let mut statement = transaction
        .prepare(&format!("{SETUP} WHERE name = ?1"))
        .map_err(meant)?;
    let mut rows = statement.query([id.as_str()]).map_err(meant)?;
    setup(rows.next().map_err(meant)?.ok_or(StoreError::Unknown)?)
}

pub(super) fn setup(row: &Row<'_>) -> Result<StoredSetup, StoreError> {
    let kept_at: Option<String> = row.get(4).map_err(meant)?;
    Ok(StoredSetup {
        draft: draft(&row.get::<_, String>(0).map_err(meant)?)?,
        revision: Revision(row.get(1).map_err(meant)?),
        changed_at: parse_time(&row.get::<_, String>(2).map_err(meant)?)?,
        secret: SecretMark {
            version: row.get(3).map_err(meant)?,
            kept_at: parse_optional_time(kept_at.as_deref())?,
        },
    })
}

fn draft(text: &str) -> Result<Draft, StoreError> {
    Draft::from_json(text).map_err(|error| match error {
        DraftError::Newer(found) => StoreError::Newer {
            found,
            known: latchkey_engine::setup::SCHEMA.to_owned(),
        },
        DraftError::Malformed(said) => StoreError::Corrupt { said },
    })
}

pub(super) fn add(
    transaction: &Transaction<'_>,
    draft: &Draft,
    at: DateTime<Utc>,
) -> Result<StoredSetup, StoreError> {
    transaction
        .execute(
            "INSERT INTO setups (name, draft, revision, changed_at) VALUES (?1, ?2, 1, ?3)",
            params![draft.name.as_str(), json(draft)?, time(at)],
        )
        .map_err(meant)?;
    one(transaction, &draft.name)
}

pub(super) fn change(
    transaction: &Transaction<'_>,
    draft: &Draft,
    from: Revision,
    at: DateTime<Utc>,
) -> Result<StoredSetup, StoreError> {
    let id = &draft.name;
    replace(transaction, id, from, &json(draft)?, false, at)?;
    transaction
        .execute(
            "DELETE FROM revisions WHERE setup = ?1 AND (undone OR revision NOT IN
             (SELECT revision FROM revisions WHERE setup = ?1 AND NOT undone ORDER BY revision DESC LIMIT ?2))",
            params![id.as_str(), KEPT_REVISIONS],
        )
        .map_err(meant)?;
    one(transaction, id)
}

/// Brings the newest kept draft back: of those before the present one, or with `forward` of those
/// that were undone.
pub(super) fn step(
    transaction: &Transaction<'_>,
    id: &SetupId,
    from: Revision,
    forward: bool,
    at: DateTime<Utc>,
) -> Result<Option<StoredSetup>, StoreError> {
    let target = transaction.query_row(
        "DELETE FROM revisions WHERE setup = ?1 AND revision =
         (SELECT max(revision) FROM revisions WHERE setup = ?1 AND undone = ?2) RETURNING draft",
        params![id.as_str(), forward],
        |row| row.get::<_, String>(0),
    );
    let Some(target) = target.optional().map_err(meant)? else {
        one(transaction, id)?;
        return Ok(None);
    };
    replace(transaction, id, from, &target, !forward, at)?;
    one(transaction, id).map(Some)
}

/// Keeps the present draft, and puts another one in its place.
fn replace(
    transaction: &Transaction<'_>,
    id: &SetupId,
    from: Revision,
    draft: &str,
    undone: bool,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    if one(transaction, id)?.revision != from {
        return Err(StoreError::Changed);
    }
    transaction
        .execute(
            "INSERT INTO revisions (setup, revision, draft, changed_at, undone)
             SELECT name, revision, draft, changed_at, ?2 FROM setups WHERE name = ?1",
            params![id.as_str(), undone],
        )
        .map_err(meant)?;
    transaction
        .execute(
            "UPDATE setups SET draft = ?2, revision = revision + 1, changed_at = ?3 WHERE name = ?1",
            params![id.as_str(), draft, time(at)],
        )
        .map_err(meant)?;
    Ok(())
}

pub(super) fn revisions(
    transaction: &Transaction<'_>,
    id: &SetupId,
) -> Result<Vec<StoredRevision>, StoreError> {
    let mut statement = transaction
        .prepare("SELECT draft, revision, changed_at, undone FROM revisions WHERE setup = ?1 ORDER BY revision DESC")
        .map_err(meant)?;
    let mut rows = statement.query([id.as_str()]).map_err(meant)?;
    let mut revisions = Vec::new();
    while let Some(row) = rows.next().map_err(meant)? {
        revisions.push(StoredRevision {
            draft: draft(&row.get::<_, String>(0).map_err(meant)?)?,
            revision: Revision(row.get(1).map_err(meant)?),
            changed_at: parse_time(&row.get::<_, String>(2).map_err(meant)?)?,
            undone: row.get(3).map_err(meant)?,
        });
    }
    Ok(revisions)
}

pub(super) fn mark_secret(
    transaction: &Transaction<'_>,
    id: &SetupId,
    mark: SecretMark,
) -> Result<(), StoreError> {
    let marked = transaction
        .execute(
            "UPDATE setups SET secret_version = ?2, secret_kept_at = ?3 WHERE name = ?1",
            params![id.as_str(), mark.version, mark.kept_at.map(time)],
        )
        .map_err(meant)?;
    if marked == 0 {
        Err(StoreError::Unknown)
    } else {
        Ok(())
    }
}

pub(super) fn remove(transaction: &Transaction<'_>, id: &SetupId) -> Result<(), StoreError> {
    let removed = transaction
        .execute("DELETE FROM setups WHERE name = ?1", [id.as_str()])
        .map_err(meant)?;
    if removed == 0 {
        Err(StoreError::Unknown)
    } else {
        Ok(())
    }
}

pub(super) fn add_report(
    transaction: &Transaction<'_>,
    report: &StoredReport,
) -> Result<(), StoreError> {
    let (setup, subject) = (report.setup.as_str(), name(&report.subject)?);
    transaction
        .execute(
            "INSERT INTO reports (setup, subject, at, basis, verdict, proof, document)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                setup,
                subject,
                time(report.at),
                report.basis,
                name(&report.verdict)?,
                report.proof.as_ref().map(name).transpose()?,
                json(&report.document)?,
            ],
        )
        .map_err(meant)?;
    transaction
        .execute(
            "DELETE FROM reports WHERE setup = ?1 AND subject = ?2 AND id NOT IN
             (SELECT id FROM reports WHERE setup = ?1 AND subject = ?2 ORDER BY id DESC LIMIT ?3)",
            params![setup, subject, KEPT_REPORTS],
        )
        .map_err(meant)?;
    Ok(())
}

pub(super) fn reports(
    transaction: &Transaction<'_>,
    id: &SetupId,
) -> Result<Vec<StoredReport>, StoreError> {
    let mut statement = transaction
        .prepare("SELECT subject, at, basis, verdict, proof, document FROM reports WHERE setup = ?1 ORDER BY id DESC")
        .map_err(meant)?;
    let mut rows = statement.query([id.as_str()]).map_err(meant)?;
    let mut reports = Vec::new();
    while let Some(row) = rows.next().map_err(meant)? {
        reports.push(StoredReport {
            setup: id.clone(),
            subject: parse_name(row.get(0).map_err(meant)?)?,
            at: parse_time(&row.get::<_, String>(1).map_err(meant)?)?,
            basis: row.get(2).map_err(meant)?,
            verdict: parse_name(row.get(3).map_err(meant)?)?,
            proof: row
                .get::<_, Option<String>>(4)
                .map_err(meant)?
                .map(parse_name)
                .transpose()?,
            document: parse_json(&row.get::<_, String>(5).map_err(meant)?)?,
        });
    }
    Ok(reports)
}
