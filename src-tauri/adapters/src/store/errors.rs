//! SQLite's errors as the facts that the store's port knows.

use latchkey_engine::ports::StoreError;
use rusqlite::ErrorCode;

/// SQLite's number for a row that refers to one that is not there.
const FOREIGN_KEY: i32 = rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY;

/// What an error of SQLite means.
pub(super) fn meant(error: rusqlite::Error) -> StoreError {
    let said = error.to_string();
    match error {
        rusqlite::Error::QueryReturnedNoRows => StoreError::Unknown,
        rusqlite::Error::SqliteFailure(code, _) => match code.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Locked,
            ErrorCode::NotADatabase => StoreError::Foreign { said },
            ErrorCode::ConstraintViolation if code.extended_code == FOREIGN_KEY => {
                StoreError::Unknown
            }
            ErrorCode::ConstraintViolation => StoreError::Exists,
            ErrorCode::DiskFull
            | ErrorCode::ReadOnly
            | ErrorCode::PermissionDenied
            | ErrorCode::CannotOpen
            | ErrorCode::SystemIoFailure
            | ErrorCode::OutOfMemory
            | ErrorCode::FileLockingProtocolFailed => StoreError::Unwritable { said },
            _ => StoreError::Corrupt { said },
        },
        _ => StoreError::Corrupt { said },
    }
}

/// What an error of the file system means.
pub(super) fn unwritable(error: &std::io::Error) -> StoreError {
    StoreError::Unwritable {
        said: error.to_string(),
    }
}

/// A column that does not hold what it should.
pub(super) fn unreadable(what: impl std::fmt::Display) -> StoreError {
    StoreError::Corrupt {
        said: what.to_string(),
    }
}
