//! Rows only to a token.

use crate::support::Collector;
use tempfile::tempdir;

#[test]
fn a_wrong_or_missing_token_gets_401() {
    let folder = tempdir().unwrap();
    let collector = Collector::start(&folder.path().join("a.sqlite"));
    let cases: [&[(&str, &str)]; 4] =
        [&[], &[("authorization", "Bearer wrong")], &[("authorization", "Bearer test-token2")], &[("authorization", "Basic test-token")]];
    for headers in cases {
        let answer = collector.client().send("GET", "/rows", headers, b"").unwrap();
        assert_eq!((answer.status, answer.error().0.as_str()), (401, "unauthorized"));
        assert_eq!(answer.header("www-authenticate"), Some("bearer"));
    }
    assert_eq!(collector.client().send("GET", "/rows?token=test-token", &[], b"").unwrap().status, 401);
    assert_eq!(collector.get("/rows").status, 200);
}

#[test]
fn without_a_token_one_is_made_and_printed_on_stderr() {
    let folder = tempdir().unwrap();
    let collector = Collector::start_with(&folder.path().join("a.sqlite"), &[]);
    let address = collector.address.clone();
    assert_eq!(collector.client().send("GET", "/rows", &[("authorization", "Bearer ")], b"").unwrap().status, 401);
    collector.signal("TERM");
    let (_, said) = collector.end();
    let token = said.lines().find_map(|line| line.strip_prefix("token ")).expect("a token");
    assert_eq!(token.len(), 32, "{address}");
}

#[test]
fn the_token_of_the_environment_opens_and_is_not_shown_by_help() {
    let folder = tempdir().unwrap();
    let output = Collector::command(&folder.path().join("a.sqlite")).env("WAYMARK_TOKEN", "hidden-canary").arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    assert!(help.contains("WAYMARK_TOKEN") && !help.contains("hidden-canary"));
}

#[test]
fn an_empty_token_does_not_start() {
    let folder = tempdir().unwrap();
    let output = Collector::command(&folder.path().join("a.sqlite")).args(["--token", ""]).output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().contains("the token (--token or WAYMARK_TOKEN) is empty"));
}
