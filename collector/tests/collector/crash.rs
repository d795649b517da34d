//! What was answered 2xx is on disk, whatever happens to the process.

use crate::support::{Client, Collector, Random, batch, sent};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use tempfile::tempdir;

const KILLS: usize = 20;
const PAGES: u64 = 6;

/// A page that sends batch after batch, and the same again if it heard no answer.
struct Page {
    stream: String,
    random: Random,
    next: u64,
    unanswered: Option<Value>,
    answered: BTreeSet<u64>,
}

impl Page {
    fn new(index: u64, seed: u64) -> Page {
        let random = Random::of(seed ^ (index + 1));
        Page { stream: format!("stream-{index}"), random, next: 0, unanswered: None, answered: BTreeSet::new() }
    }

    /// Sends until the line breaks, and tells of each answer.
    fn send_on(&mut self, address: &str, told: &Sender<()>) {
        let Ok(mut client) = Client::connect(address) else { return };
        while self.send_one(&mut client) {
            let _ = told.send(());
        }
    }

    fn send_one(&mut self, client: &mut Client) -> bool {
        let sending = self.unanswered.take().unwrap_or_else(|| {
            let from = self.next;
            self.next += 1 + self.random.below(20);
            batch(&self.stream, from..self.next)
        });
        let answered = client.send("POST", "/collect", &[], &sent(&sending)).is_ok_and(|answer| {
            assert_eq!(answer.status, 204);
            true
        });
        match answered {
            true => self.answered.extend(sending["events"].as_array().unwrap().iter().map(|event| event["seq"].as_u64().unwrap())),
            false => self.unanswered = Some(sending),
        }
        answered
    }
}

/// What the database was seen to hold.
#[derive(Default)]
struct Ledger {
    streams: BTreeMap<String, BTreeSet<u64>>,
    events: usize,
    last: i64,
}

impl Ledger {
    /// Reads on from the last row seen: nothing may be there twice, every acknowledged event must be.
    fn check(&mut self, collector: &Collector, pages: &[Page]) {
        for row in collector.rows_after(self.last) {
            let stream = self.streams.entry(row["stream_id"].as_str().unwrap().into()).or_default();
            assert!(stream.insert(row["seq"].as_u64().unwrap()), "twice: {}", row["id"]);
            self.events += 1;
            self.last = row["row"].as_i64().unwrap();
        }
        let none = BTreeSet::new();
        for page in pages {
            let there = self.streams.get(&page.stream).unwrap_or(&none);
            let lost: Vec<&u64> = page.answered.difference(there).collect();
            assert!(lost.is_empty(), "{} lost {lost:?}", page.stream);
            assert!(there.last().is_none_or(|last| *last < page.next), "{} was never sent so far", page.stream);
        }
    }
}

#[test]
fn acknowledged_events_survive_kill_9_exactly_once() {
    let folder = tempdir().unwrap();
    let database = folder.path().join("a.sqlite");
    let (mut random, seed) = Random::seeded();
    let mut pages: Vec<Page> = (0..PAGES).map(|index| Page::new(index, seed)).collect();
    let mut ledger = Ledger::default();
    for _ in 0..KILLS {
        let mut collector = Collector::start(&database);
        // Right after each crash, before a repeat could mend a loss.
        ledger.check(&collector, &pages);
        let address = collector.address.clone();
        let answers = 1 + random.below(60);
        thread::scope(|scope| {
            let (told, heard) = channel();
            for page in &mut pages {
                let (told, address) = (told.clone(), &address);
                scope.spawn(move || page.send_on(address, &told));
            }
            drop(told);
            // All pages go on sending while the kill comes: it meets batches at every stage.
            assert_eq!(heard.iter().take(answers as usize).count() as u64, answers, "the pages stopped by themselves");
            collector.kill();
        });
    }

    let collector = Collector::start(&database);
    ledger.check(&collector, &pages);
    for page in &mut pages {
        while page.unanswered.is_some() {
            assert!(page.send_one(&mut collector.client()));
        }
    }
    ledger.check(&collector, &pages);
    assert_eq!(ledger.events as u64, pages.iter().map(|page| page.next).sum::<u64>(), "all that was ever sent is there");
    // What was seen once is still there.
    let mut all = Ledger::default();
    all.check(&collector, &pages);
    assert_eq!(all.streams, ledger.streams);
    let missing = "SELECT count(*) FROM gaps WHERE unknown <> 0";
    let connection = rusqlite::Connection::open(&database).unwrap();
    assert_eq!(connection.query_row(missing, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
    println!("{} events in {KILLS} kills", all.events);
}
