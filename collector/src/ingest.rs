//! `POST /collect`

use crate::batch::Batch;
use crate::body;
use crate::insert::Received;
use crate::reject::Reject;
use crate::server::Collector;
use crate::time;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Method, StatusCode, header};
use std::time::Duration;
use tower_http::cors::{Any, CorsLayer};

/// 204 means: on disk.
pub async fn collect(State(collector): State<Collector>, body: Body) -> Result<StatusCode, Reject> {
    let at = time::now();
    let bytes = body::read(body, collector.max_body, collector.read_timeout).await?;
    let batch = Batch::parse(&bytes)?;
    collector.store.save(Received { batch, at }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Any page may send, without credentials, and may learn when to come again.
pub fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::POST])
        .allow_headers([header::CONTENT_TYPE])
        .expose_headers([header::RETRY_AFTER])
        .max_age(Duration::from_secs(86_400))
}
