//! One thread writes; requests wait for its commit.

use crate::insert::{Received, insert};
use crate::reject::Reject;
use crate::{schema, select};
use rusqlite::{Connection, TransactionBehavior};
use serde_json::Value;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use tokio::sync::{mpsc, oneshot, watch};

/// Batches that may wait; more are told to come again.
const WAITING: usize = 256;
/// Batches that one commit, hence one sync of the disk, may serve.
const TOGETHER: usize = 64;

enum Order {
    Save(Box<Received>, oneshot::Sender<bool>),
    Stop,
}

#[derive(Clone)]
pub struct Store {
    orders: mpsc::Sender<Order>,
    commits: watch::Receiver<u64>,
    reader: Arc<Mutex<Connection>>,
}

/// The thread that writes, to be waited for at the end.
pub struct Writer(JoinHandle<()>);

impl Store {
    pub fn open(path: &Path) -> Result<(Store, Writer), String> {
        let connection = schema::open(path)?;
        let reader = Arc::new(Mutex::new(schema::open_to_read(path)?));
        let (orders, waiting) = mpsc::channel(WAITING);
        let (committed, commits) = watch::channel(0);
        let thread = thread::Builder::new().name("writer".into()).spawn(move || write(connection, waiting, committed));
        let thread = thread.map_err(|error| format!("cannot start the thread that writes: {error}"))?;
        Ok((Store { orders, commits, reader }, Writer(thread)))
    }

    /// Returns when the batch is on disk.
    pub async fn save(&self, received: Received) -> Result<(), Reject> {
        let (done, answer) = oneshot::channel();
        self.orders
            .try_send(Order::Save(Box::new(received), done))
            .map_err(|_| Reject::unavailable("too many batches wait to be written"))?;
        match answer.await {
            Ok(true) => Ok(()),
            _ => Err(Reject::unavailable("the batch could not be written")),
        }
    }

    pub async fn rows(&self, after: i64, limit: i64) -> Result<Vec<Value>, Reject> {
        let reader = self.reader.clone();
        let read = move || select::rows(&reader.lock().unwrap_or_else(PoisonError::into_inner), after, limit);
        match tokio::task::spawn_blocking(read).await {
            Ok(Ok(rows)) => Ok(rows),
            Ok(Err(error)) => {
                eprintln!("waymark-collector: cannot read rows: {error}");
                Err(Reject::unavailable("rows could not be read"))
            }
            Err(_) => Err(Reject::unavailable("rows could not be read")),
        }
    }

    /// Changes with each commit.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.commits.clone()
    }

    pub fn can_write(&self) -> bool {
        !self.orders.is_closed()
    }

    /// Writes what waits, and leaves one file with everything in it.
    pub async fn close(self, writer: Writer) {
        let _ = self.orders.send(Order::Stop).await;
        // The last connection to close folds the log into the database.
        drop(self.reader);
        let _ = tokio::task::spawn_blocking(|| writer.0.join()).await;
    }
}

fn write(mut connection: Connection, mut orders: mpsc::Receiver<Order>, committed: watch::Sender<u64>) {
    loop {
        let mut group = Vec::new();
        let mut stop = false;
        let mut next = orders.blocking_recv();
        while let Some(order) = next {
            match order {
                Order::Save(received, done) => group.push((received, done)),
                Order::Stop => stop = true,
            }
            if stop || group.len() == TOGETHER {
                break;
            }
            next = orders.try_recv().ok();
        }
        if group.is_empty() {
            return;
        }
        save(&mut connection, group);
        committed.send_modify(|count| *count += 1);
        if stop {
            return;
        }
    }
}

/// Answers each only after the commit that holds it.
fn save(connection: &mut Connection, group: Vec<(Box<Received>, oneshot::Sender<bool>)>) {
    let together = commit(connection, group.iter().map(|(received, _)| &**received));
    let alone = group.len() == 1;
    for (received, done) in group {
        // One that cannot be written must not take the others with it.
        let saved = match &together {
            Err(_) if !alone => commit(connection, [&*received]),
            together => together.as_ref().map_err(|error| error.to_string()).copied(),
        };
        if let Err(error) = &saved {
            eprintln!("waymark-collector: a batch could not be written: {error}");
        }
        let _ = done.send(saved.is_ok());
    }
}

fn commit<'a>(connection: &mut Connection, group: impl IntoIterator<Item = &'a Received>) -> Result<(), String> {
    let commit = || {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for received in group {
            insert(&transaction, received)?;
        }
        transaction.commit()
    };
    commit().map_err(|error: rusqlite::Error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Batch;
    use serde_json::json;

    fn received(stream: &str) -> Box<Received> {
        let batch = json!({
            "v": 1, "batch_id": "b", "stream_id": stream, "sent_at": "2026-11-25T08:00:00Z", "mono": 0, "session_id": "s", "sdk": "test",
            "hw": 0, "drops": {}, "pages": [], "events": [],
        });
        Box::new(Received { batch: Batch::parse(batch.to_string().as_bytes()).unwrap(), at: "2026-11-25T08:00:00.000Z".into() })
    }

    #[test]
    fn one_that_cannot_be_written_does_not_take_the_others_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = schema::open(&folder.path().join("a.sqlite")).unwrap();
        let refuse = "CREATE TRIGGER refuse BEFORE INSERT ON batches WHEN new.stream_id = 'poison' BEGIN SELECT raise(ABORT, 'no'); END";
        connection.execute_batch(refuse).unwrap();
        let (group, answers): (Vec<_>, Vec<_>) = ["first", "poison", "third"]
            .map(|stream| {
                let (done, answer) = oneshot::channel();
                ((received(stream), done), answer)
            })
            .into_iter()
            .unzip();
        save(&mut connection, group);
        let answers: Vec<bool> = answers.into_iter().map(|answer| answer.blocking_recv().unwrap()).collect();
        assert_eq!(answers, [true, false, true]);
        let streams = "SELECT group_concat(stream_id ORDER BY stream_id) FROM streams";
        assert_eq!(connection.query_row(streams, [], |row| row.get::<_, String>(0)).unwrap(), "first,third");
    }
}
