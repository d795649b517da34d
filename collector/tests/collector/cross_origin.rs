//! CORS: batches from everywhere, rows for nobody's page. https://fetch.spec.whatwg.org/#http-cors-protocol

use crate::support::{Collector, batch, sent};
use tempfile::tempdir;

const ORIGIN: (&str, &str) = ("origin", "https://shop.example");

#[test]
fn every_answer_to_a_batch_can_be_read_by_its_page() {
    let folder = tempdir().unwrap();
    let collector = Collector::start_with(&folder.path().join("a.sqlite"), &["--max-body", "1000"]);
    for (body, status) in [(sent(&batch("stream", [0])), 204), (b"{".to_vec(), 400), (b"{}".to_vec(), 422), (vec![b' '; 2_000], 413)] {
        let answer = collector.client().send("POST", "/collect", &[ORIGIN], &body).unwrap();
        assert_eq!(answer.status, status);
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{status}");
        assert_eq!(answer.header("access-control-expose-headers"), Some("retry-after"), "{status}");
        assert_eq!(answer.header("access-control-allow-credentials"), None, "{status}");
    }
}

#[test]
fn a_preflight_for_json_is_answered() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    let asked = [ORIGIN, ("access-control-request-method", "POST"), ("access-control-request-headers", "content-type")];
    let answer = collector.client().send("OPTIONS", "/collect", &asked, b"").unwrap();
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(answer.header("access-control-allow-methods"), Some("post"));
    assert_eq!(answer.header("access-control-allow-headers"), Some("content-type"));
}

#[test]
fn rows_are_never_shown_to_another_origin() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    let asked = [ORIGIN, ("access-control-request-method", "GET"), ("access-control-request-headers", "authorization")];
    let preflight = collector.client().send("OPTIONS", "/rows", &asked, b"").unwrap();
    assert_eq!(preflight.status, 405);
    let right = collector.client().send("GET", "/rows", &[ORIGIN, ("authorization", "Bearer test-token")], b"").unwrap();
    assert_eq!(right.status, 200);
    for answer in [preflight, right] {
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}
