//! Why a request is not taken. The words never hold anything that came with the request.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use std::borrow::Cow;

#[derive(Clone, Debug, PartialEq)]
pub struct Reject {
    pub status: StatusCode,
    pub code: &'static str,
    /// As in `events[3].value`; empty for the body as a whole.
    pub path: String,
    pub message: Cow<'static, str>,
    /// Seconds after which it is worth another try.
    pub retry_after: Option<u16>,
}

impl Reject {
    fn new(status: StatusCode, code: &'static str, message: impl Into<Cow<'static, str>>) -> Reject {
        Reject { status, code, path: String::new(), message: message.into(), retry_after: None }
    }

    /// The body is not JSON, or a value has another type than the contract says.
    pub fn bad(code: &'static str, message: impl Into<Cow<'static, str>>) -> Reject {
        Reject::new(StatusCode::BAD_REQUEST, code, message)
    }

    /// JSON, but not a batch as the contract says.
    pub fn contract(code: &'static str, message: impl Into<Cow<'static, str>>) -> Reject {
        Reject::new(StatusCode::UNPROCESSABLE_ENTITY, code, message)
    }

    pub fn unauthorized() -> Reject {
        Reject::new(
            StatusCode::UNAUTHORIZED,
            "unauthorized",
            "send the collector's token as `Authorization: Bearer TOKEN`; without --token it is on the collector's stderr",
        )
    }

    pub fn body_too_slow() -> Reject {
        Reject::new(StatusCode::REQUEST_TIMEOUT, "too_slow", "the body did not arrive in time")
    }

    pub fn body_too_large(most: usize) -> Reject {
        Reject::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            format!("the body has more than {most} bytes (--max-body): split the batch"),
        )
    }

    pub fn unavailable(message: &'static str) -> Reject {
        Reject { retry_after: Some(5), ..Reject::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", message) }
    }

    pub async fn not_found() -> Reject {
        Reject::new(StatusCode::NOT_FOUND, "not_found", "there are POST /collect, GET /rows and GET /healthz")
    }

    pub async fn method_not_allowed() -> Reject {
        Reject::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "there are POST /collect, GET /rows and GET /healthz")
    }

    /// The same, seen from one floor up.
    pub fn within(mut self, outer: &str) -> Reject {
        let joint = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{outer}{joint}{}", self.path);
        self
    }

    pub fn within_item(self, index: usize) -> Reject {
        self.within(&format!("[{index}]"))
    }
}

impl IntoResponse for Reject {
    fn into_response(self) -> Response {
        let body = json!({ "error": { "code": self.code, "path": self.path, "message": self.message } });
        let mut response = (self.status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_grows_outward() {
        let reject = Reject::bad("wrong_type", "").within("price").within_item(1).within("items").within_item(3).within("events");
        assert_eq!(reject.path, "events[3].items[1].price");
    }
}
