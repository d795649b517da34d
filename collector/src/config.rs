use clap::Parser;
use std::path::PathBuf;

/// Waymark's reference collector: takes batches from any page, keeps every event once, and shows rows to a token.
#[derive(Clone, Debug, Parser)]
#[command(name = "waymark-collector", version)]
pub struct Config {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:8787")]
    pub listen: String,

    /// SQLite file with everything that was received; made if it is not there
    #[arg(long, default_value = "waymark.sqlite")]
    pub database: PathBuf,

    /// Who may read rows. Without one, a new one is made at each start and printed on stderr
    // A process list shows arguments to every user of the machine; the environment it does not.
    #[arg(long, env = "WAYMARK_TOKEN", hide_env_values = true)]
    pub token: Option<String>,

    /// Largest body, in bytes
    #[arg(long, default_value_t = 1024 * 1024)]
    pub max_body: usize,

    /// Seconds that a client may take for its headers, and again for its body
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub read_timeout: u64,
}
