//! The reference pages' tables come from the specification (`js/host/spec.ts`). `tests/js/docs.test.ts` fails while one is stale.

use crate::process::{command, run as run_command};
use anyhow::Result;

pub fn run() -> Result<()> {
    run_command(command("node").args(["--import", "tsx", "docs/generate.ts"]))
}
