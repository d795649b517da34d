//! `GET /rows`

use crate::reject::Reject;
use crate::server::Collector;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, header};
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

const LONGEST_WAIT: f64 = 30.0;
const MOST_ROWS: i64 = 2_000;

#[derive(Deserialize)]
pub struct Params {
    #[serde(default)]
    after: i64,
    #[serde(default)]
    wait: f64,
    #[serde(default = "some")]
    limit: i64,
}

fn some() -> i64 {
    500
}

type Answer = ([(HeaderName, &'static str); 1], Json<Value>);

/// Answers at once if there are rows, else when one comes, or after `wait` seconds, or when the collector stops.
pub async fn rows(
    State(collector): State<Collector>,
    headers: HeaderMap,
    params: Result<Query<Params>, QueryRejection>,
) -> Result<Answer, Reject> {
    collector.token.check(&headers)?;
    let Params { after, wait, limit } = match params {
        Ok(Query(params)) if params.after >= 0 && params.wait >= 0.0 && params.limit >= 1 => params,
        _ => return Err(Reject::bad("bad_query", "`after` and `limit` must be integers, from 0 and from 1; `wait` seconds, from 0")),
    };
    let until = Instant::now() + Duration::from_secs_f64(wait.min(LONGEST_WAIT));
    let mut commits = collector.store.commits();
    let mut stopping = collector.stopping.clone();
    loop {
        // Seen before the query: a commit during it ends the wait at once.
        commits.borrow_and_update();
        let rows = collector.store.rows(after, limit.min(MOST_ROWS)).await?;
        if rows.is_empty() {
            let news = async {
                tokio::select! {
                    changed = commits.changed() => changed.is_ok(),
                    _ = stopping.wait_for(|stopping| *stopping) => false,
                }
            };
            if let Ok(true) = timeout_at(until, news).await {
                continue;
            }
        }
        let next = rows.last().map_or(json!(after), |row| row["row"].clone());
        return Ok(([(header::CACHE_CONTROL, "no-store")], Json(json!({ "rows": rows, "next": next }))));
    }
}
