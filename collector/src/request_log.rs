use axum::extract::{MatchedPath, Request};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;

/// One line a request on stderr. Who asked, and anything else that a visitor or a page put into the request, stays out:
/// no address, no query, no body, and of path and method only those that exist here.
pub async fn log(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = match request.method() {
        method @ (&Method::GET | &Method::HEAD | &Method::POST | &Method::PUT | &Method::DELETE | &Method::OPTIONS) => {
            method.clone().to_string()
        }
        _ => "OTHER".into(),
    };
    let path = request.extensions().get::<MatchedPath>().map_or("(unknown)", MatchedPath::as_str).to_owned();
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    let bytes = announced.map_or("-".into(), |bytes| bytes.to_string());
    let response = next.run(request).await;
    eprintln!("{method} {path} {} {bytes} B {} ms", response.status().as_u16(), begun.elapsed().as_millis());
    response
}
