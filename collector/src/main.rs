use clap::Parser;
use std::process::ExitCode;
use waymark_collector::{config::Config, server};

#[tokio::main]
async fn main() -> ExitCode {
    match server::run(Config::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("waymark-collector: {error}");
            ExitCode::FAILURE
        }
    }
}
