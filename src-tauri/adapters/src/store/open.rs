//! Opening the store's file: whose it is, which form it has, and bringing it to the present one.

use super::errors::{meant, unwritable};
use latchkey_engine::ports::StoreError;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

/// The file's name in the data folder.
const FILE: &str = "latchkey.db";
/// Marks the file as ours (`PRAGMA application_id`): "Ltky".
const APPLICATION_ID: i32 = 0x4c74_6b79;
/// Each brings the file from the form of its index to the next one (`PRAGMA user_version`).
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/1.sql"),
    include_str!("migrations/2.sql"),
];

/// Opens the store in a folder, making both where they are not. `patience` is how long a call waits
/// for another program that is writing.
pub(super) fn open(folder: &Path, patience: Duration) -> Result<Connection, StoreError> {
    make_private(folder).map_err(|e| unwritable(&e))?;
    let path = folder.join(FILE);
    make_file_private(&path).map_err(|e| unwritable(&e))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(&path, flags).map_err(meant)?;
    connection.busy_timeout(patience).map_err(meant)?;
    check(&connection)?;
    configure(&connection)?;
    migrate(&mut connection, MIGRATIONS)?;
    Ok(connection)
}

/// Whose file it is, without writing to it.
fn check(connection: &Connection) -> Result<(), StoreError> {
    let owner: i32 = pragma(connection, "application_id")?;
    let found = form(connection)?;
    let entries: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(meant)?;
    if owner != APPLICATION_ID && (owner, found, entries) != (0, 0, 0) {
        return Err(StoreError::Foreign {
            said: format!("application_id {owner:#x}, {entries} tables and indexes"),
        });
    }
    newer(found, MIGRATIONS)?;
    let health: String = pragma(connection, "quick_check(1)")?;
    if health == "ok" {
        Ok(())
    } else {
        Err(StoreError::Corrupt { said: health })
    }
}

fn newer(found: usize, migrations: &[&str]) -> Result<(), StoreError> {
    if found > migrations.len() {
        return Err(StoreError::Newer {
            found: found.to_string(),
            known: migrations.len().to_string(),
        });
    }
    Ok(())
}

fn configure(connection: &Connection) -> Result<(), StoreError> {
    // Answers with the mode that there is then. Where shared memory is not to be had, as on network
    // folders, that is not WAL, and the ordinary journal is as safe. A program that is writing keeps
    // the mode as it is: a later start sees to it.
    let mode = connection.query_row("PRAGMA journal_mode = WAL", [], |row| {
        row.get::<_, String>(0)
    });
    let is_wal = match mode.map_err(meant) {
        Ok(mode) => mode.eq_ignore_ascii_case("wal"),
        Err(StoreError::Locked) => true,
        Err(_) => false,
    };
    if !is_wal {
        connection
            .query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
            .map_err(meant)?;
    }
    // FULL: what was confirmed is still there after a power cut, in WAL too.
    connection
        .execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
             PRAGMA secure_delete = ON; PRAGMA cache_size = -8000;",
        )
        .map_err(meant)
}

/// Brings the file to the present form, all steps in one transaction. The form is read again inside
/// it, because another program may have been quicker.
fn migrate(connection: &mut Connection, migrations: &[&str]) -> Result<(), StoreError> {
    if form(connection)? == migrations.len() {
        return Ok(());
    }
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(meant)?;
    let found = form(&transaction)?;
    newer(found, migrations)?;
    for step in migrations.iter().skip(found) {
        transaction.execute_batch(step).map_err(meant)?;
    }
    transaction
        .pragma_update(None, "application_id", APPLICATION_ID)
        .map_err(meant)?;
    transaction
        .pragma_update(None, "user_version", migrations.len().to_string())
        .map_err(meant)?;
    transaction.commit().map_err(meant)
}

/// How many migrations the file has seen.
fn form(connection: &Connection) -> Result<usize, StoreError> {
    let found: u32 = pragma(connection, "user_version")?;
    Ok(usize::try_from(found).unwrap_or(usize::MAX))
}

fn pragma<T: rusqlite::types::FromSql>(
    connection: &Connection,
    name: &str,
) -> Result<T, StoreError> {
    connection
        .query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
        .map_err(meant)
}

/// The folder, for its user alone. On Windows the per-user data folder hands down an access list of
/// the user, the administrators and the system, which is what the mode says elsewhere.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The file, for its user alone, before SQLite writes into it; SQLite gives its journals the same
/// mode. On Windows it inherits the folder's access list.
fn make_file_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    const SHORT: Duration = Duration::from_millis(20);

    fn error(folder: &Path) -> StoreError {
        open(folder, SHORT).unwrap_err()
    }

    #[test]
    fn a_new_store_is_ours_safe_and_private() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("a/b");
        let connection = open(&data, SHORT).unwrap();
        assert_eq!(
            pragma::<i32>(&connection, "application_id").unwrap(),
            APPLICATION_ID
        );
        assert_eq!(
            pragma::<String>(&connection, "journal_mode").unwrap(),
            "wal"
        );
        assert_eq!(pragma::<i32>(&connection, "synchronous").unwrap(), 2);
        assert_eq!(pragma::<i32>(&connection, "foreign_keys").unwrap(), 1);
        assert_eq!(pragma::<i32>(&connection, "trusted_schema").unwrap(), 0);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&data), 0o700);
            let files: Vec<_> = std::fs::read_dir(&data)
                .unwrap()
                .map(|e| e.unwrap().path())
                .collect();
            assert!(files.len() >= 2, "{files:?}");
            assert!(files.iter().all(|file| mode(file) == 0o600), "{files:?}");
        }
    }

    #[test]
    fn a_newer_store_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        open(folder.path(), SHORT)
            .unwrap()
            .pragma_update(None, "user_version", 99)
            .unwrap();
        let before = std::fs::read(folder.path().join(FILE)).unwrap();
        assert_eq!(
            error(folder.path()),
            StoreError::Newer {
                found: "99".into(),
                known: MIGRATIONS.len().to_string()
            }
        );
        assert_eq!(std::fs::read(folder.path().join(FILE)).unwrap(), before);
    }

    #[test]
    fn a_file_that_is_not_ours_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let text = "not a database, but long enough to be looked at as one: ".repeat(20);
        std::fs::write(&path, &text).unwrap();
        assert!(matches!(error(folder.path()), StoreError::Foreign { .. }));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);

        std::fs::remove_file(&path).unwrap();
        Connection::open(&path)
            .unwrap()
            .execute_batch("CREATE TABLE theirs (x)")
            .unwrap();
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(error(folder.path()), StoreError::Foreign { .. }));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_damaged_store_is_told_from_a_foreign_one() {
        let folder = tempfile::tempdir().unwrap();
        drop(open(folder.path(), SHORT).unwrap());
        let path = folder.path().join(FILE);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[4096..].fill(0x55);
        std::fs::write(&path, bytes).unwrap();
        assert!(matches!(error(folder.path()), StoreError::Corrupt { .. }));
    }

    #[test]
    fn a_place_where_nothing_can_be_written_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "x").unwrap();
        assert!(matches!(
            error(&file.join("below")),
            StoreError::Unwritable { .. }
        ));
    }

    #[test]
    fn migrations_run_once_in_order_and_wholly_or_not_at_all() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, &["CREATE TABLE a (x)"]).unwrap();
        let broken = ["CREATE TABLE a (x)", "CREATE TABLE b (x)", "CREATE TABLE"];
        assert!(migrate(&mut connection, &broken).is_err());
        assert_eq!(form(&connection).unwrap(), 1);
        migrate(&mut connection, &broken[..2]).unwrap();
        migrate(&mut connection, &broken[..2]).unwrap();
        let tables: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))
            .unwrap();
        assert_eq!((tables, form(&connection).unwrap()), (2, 2));
    }
}
