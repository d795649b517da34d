use super::{Answer, Client};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};

pub const TOKEN: &str = "test-token";

/// A running collector. Ends with the test.
pub struct Collector {
    child: Child,
    pub address: String,
    stderr: Option<JoinHandle<String>>,
}

impl Collector {
    pub fn start(database: &Path) -> Collector {
        Collector::start_with(database, &["--token", TOKEN])
    }

    pub fn start_with(database: &Path, options: &[&str]) -> Collector {
        let mut command = Collector::command(database);
        let mut child = command.args(options).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("start the collector");
        let mut pipe = child.stderr.take().expect("stderr");
        let stderr = thread::spawn(move || {
            let mut text = String::new();
            let _ = pipe.read_to_string(&mut text);
            text
        });
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("stdout")).read_line(&mut line).expect("a line");
        let address = line.strip_prefix("ready http://").and_then(|rest| rest.strip_suffix("/\n")).map(str::to_owned);
        let Some(address) = address else {
            let _ = child.kill();
            panic!("not ready: {line:?} {}", stderr.join().unwrap_or_default());
        };
        Collector { child, address, stderr: Some(stderr) }
    }

    pub fn command(database: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waymark-collector"));
        command.env_remove("WAYMARK_TOKEN").args(["--listen", "127.0.0.1:0", "--database"]).arg(database);
        command
    }

    pub fn client(&self) -> Client {
        Client::connect(&self.address).expect("connect to the collector")
    }

    pub fn post(&self, body: &[u8]) -> Answer {
        self.client().send("POST", "/collect", &[], body).expect("an answer")
    }

    pub fn get(&self, path: &str) -> Answer {
        let authorization = format!("Bearer {TOKEN}");
        self.client().send("GET", path, &[("authorization", &authorization)], b"").expect("an answer")
    }

    /// All rows.
    pub fn rows(&self) -> Vec<Value> {
        self.rows_after(0)
    }

    pub fn rows_after(&self, mut after: i64) -> Vec<Value> {
        let mut rows = Vec::new();
        loop {
            let page = self.get(&format!("/rows?after={after}&limit=1000")).json();
            let found = page["rows"].as_array().expect("rows");
            if found.is_empty() {
                return rows;
            }
            rows.extend_from_slice(found);
            after = page["next"].as_i64().expect("next");
        }
    }

    /// SIGKILL: no handler runs, nothing is flushed.
    pub fn kill(&mut self) {
        self.child.kill().expect("kill the collector");
        self.child.wait().expect("the end of the collector");
    }

    pub fn signal(&self, name: &str) {
        let status = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status().expect("run kill");
        assert!(status.success());
    }

    /// What it said on stderr, and how it ended.
    pub fn end(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().expect("the end of the collector");
        (status, self.stderr.take().expect("once").join().expect("stderr"))
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
