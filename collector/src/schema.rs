use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

const VERSION: i64 = 1;

/// The one connection that writes.
pub fn open(path: &Path) -> Result<Connection, String> {
    prepare(path).map_err(|error| format!("cannot use the database {}: {error}", path.display()))
}

fn prepare(path: &Path) -> Result<Connection, String> {
    let words = |error: rusqlite::Error| error.to_string();
    let mut connection = Connection::open(path).map_err(words)?;
    connection.busy_timeout(Duration::from_secs(5)).map_err(words)?;
    // With FULL each commit in the log is synced before it is answered. https://www.sqlite.org/pragma.html#pragma_synchronous
    connection.pragma_update(None, "journal_mode", "WAL").map_err(words)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(words)?;
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(words)?;
    match transaction.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(words)? {
        VERSION => {}
        0 => {
            transaction.execute_batch(include_str!("schema.sql")).map_err(words)?;
            transaction.pragma_update(None, "user_version", VERSION).map_err(words)?;
        }
        other => {
            return Err(format!(
                "its tables are of version {other}, this collector knows {VERSION}: use another file or another collector"
            ));
        }
    }
    transaction.commit().map_err(words)?;
    Ok(connection)
}

/// For reading beside the writer, which WAL allows.
pub fn open_to_read(path: &Path) -> Result<Connection, String> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags);
    connection.map_err(|error| format!("cannot read the database {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commits_are_synced_to_a_log() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open(&folder.path().join("a.sqlite")).unwrap();
        let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
        let synchronous: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap();
        assert_eq!((mode.as_str(), synchronous), ("wal", 2));
    }

    #[test]
    fn tables_of_another_version_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite");
        open(&path).unwrap().pragma_update(None, "user_version", 7).unwrap();
        assert!(open(&path).unwrap_err().contains("its tables are of version 7, this collector knows 1"));
    }
}
