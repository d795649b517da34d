//! Start, slow clients, the log, and the end.

use crate::support::{Collector, batch, sent};
use rusqlite::Connection;
use std::io::Write;
use std::process::Command;
use tempfile::tempdir;

#[test]
fn it_tells_its_health() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    assert!(collector.address.starts_with("127.0.0.1:"));
    assert_eq!(collector.client().send("GET", "/healthz", &[], b"").unwrap().status, 200);
}

#[test]
fn both_signals_end_it_cleanly_after_the_open_requests() {
    for signal in ["INT", "TERM"] {
        let folder = tempdir().unwrap();
        let database = folder.path().join("a.sqlite");
        let collector = Collector::start(&database);
        let body = sent(&batch("stream", [0]));
        let mut sending = collector.client();
        sending.begin("POST", "/collect", &[("expect", "100-continue")], body.len()).unwrap();
        // The collector has begun to read: the request is open.
        assert_eq!(sending.answer().unwrap().status, 100);
        let mut waiting = collector.client();
        // Two requests in one piece: once the first is answered, the second is being worked on.
        let second = "GET /rows?wait=30 HTTP/1.1\r\nhost: collector\r\nauthorization: Bearer test-token\r\n\r\n";
        waiting.write(format!("GET /healthz HTTP/1.1\r\nhost: collector\r\n\r\n{second}").as_bytes()).unwrap();
        assert_eq!(waiting.answer().unwrap().status, 200);
        let mut idle = collector.client();
        assert_eq!(idle.send("GET", "/healthz", &[], b"").unwrap().status, 200);

        collector.signal(signal);
        // An idle connection is closed at once: now the end has begun.
        assert!(idle.closed(), "{signal}");
        sending.write(&body).unwrap();
        assert_eq!(sending.answer().unwrap().status, 204, "{signal}");
        assert_eq!(waiting.answer().unwrap().status, 200, "{signal}");
        let (status, _) = collector.end();
        assert!(status.success(), "{signal}: {status}");

        assert!(!folder.path().join("a.sqlite-wal").exists(), "one file is left");
        let count: i64 = Connection::open(&database).unwrap().query_row("SELECT count(*) FROM events", [], |row| row.get(0)).unwrap();
        assert_eq!(count, 1, "{signal}");
    }
}

#[test]
fn clients_that_never_finish_are_let_go() {
    let folder = tempdir().unwrap();
    let collector = Collector::start_with(&folder.path().join("a.sqlite"), &["--read-timeout", "1"]);
    let mut slow_body = collector.client();
    slow_body.begin("POST", "/collect", &[], 100).unwrap();
    slow_body.write(b"{").unwrap();
    let mut slow_head = collector.client();
    slow_head.write(b"POST /collect HTTP/1.1\r\nhost: ").unwrap();
    let mut silent = collector.client();
    let answer = slow_body.answer().unwrap();
    assert_eq!((answer.status, answer.error().0.as_str()), (408, "too_slow"));
    assert!(slow_head.closed());
    assert!(silent.closed());
    assert_eq!(collector.post(&sent(&batch("stream", [0]))).status, 204);
}

#[test]
fn the_log_names_no_visitor() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    let mut client = collector.client();
    let mut canaries = batch("canary", [0]);
    canaries["user_id"] = "canary".into();
    let headers = [("user-agent", "canary"), ("referer", "http://canary/"), ("cookie", "canary=1"), ("x-forwarded-for", "192.0.2.77")];
    let body = sent(&canaries);
    client.send("POST", "/collect?canary", &headers, &body).unwrap();
    client.send("GET", "/canary@example.org", &headers, b"").unwrap();
    client.send("CANARY", "/collect", &headers, b"").unwrap();
    collector.signal("TERM");
    drop(client);
    let (_, said) = collector.end();
    let lines: Vec<&str> = said.lines().map(|line| line.rsplit_once(' ').unwrap().0.rsplit_once(' ').unwrap().0).collect();
    assert_eq!(lines, [&format!("POST /collect 204 {} B", body.len()), "GET (unknown) 404 0 B", "OTHER /collect 405 0 B"]);
    assert!(!said.contains("127.0.0.1") && !said.contains("192.0.2"), "{said}");
}

#[test]
fn what_keeps_it_from_starting_is_named() {
    let folder = tempdir().unwrap();
    let taken = Collector::start(&folder.path().join("a.sqlite"));
    let start = |database: &str, listen: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waymark-collector"));
        let output = command.args(["--token", "x", "--listen", listen, "--database"]).arg(folder.path().join(database)).output().unwrap();
        assert!(!output.status.success() && output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    };
    let busy = start("b.sqlite", &taken.address);
    assert!(busy.contains(&format!("cannot listen on {}", taken.address)) && busy.contains("--listen"), "{busy}");
    assert!(start("none/b.sqlite", "127.0.0.1:0").contains("none/b.sqlite"));

    std::fs::File::create(folder.path().join("c.sqlite")).unwrap().write_all(&[b'x'; 4096]).unwrap();
    assert!(start("c.sqlite", "127.0.0.1:0").contains("cannot use the database"));
}
