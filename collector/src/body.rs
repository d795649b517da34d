use crate::reject::Reject;
use axum::body::{Body, HttpBody};
use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

/// A sender that is cut off while it still sends may never read the answer, and take it for a broken network: so a body
/// that is too large is read on and thrown away, up to here. <https://www.rfc-editor.org/rfc/rfc9112#section-9.6>
const DISCARDED: usize = 8 * 1024 * 1024;

/// The whole body, of at most so many bytes.
pub async fn read(body: Body, most: usize, time: Duration) -> Result<Vec<u8>, Reject> {
    match tokio::time::timeout(time, read_all(body, most)).await {
        Ok(bytes) => bytes,
        Err(_) => Err(Reject::body_too_slow()),
    }
}

async fn read_all(mut body: Body, most: usize) -> Result<Vec<u8>, Reject> {
    let mut bytes = Vec::new();
    let mut length = 0;
    if body.size_hint().lower() > (most + DISCARDED) as u64 {
        return Err(Reject::body_too_large(most));
    }
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| Reject::bad("truncated", "the body ended before its announced length"))?;
        let Ok(data) = frame.into_data() else { continue };
        length += data.len();
        if length > most + DISCARDED {
            break;
        }
        if length <= most {
            bytes.extend_from_slice(&data);
        }
    }
    if length > most { Err(Reject::body_too_large(most)) } else { Ok(bytes) }
}
