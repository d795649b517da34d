//! Waymark's reference collector: takes canonical batches from any page, keeps every event once, and shows rows to a token.

pub mod access;
pub mod batch;
pub mod body;
pub mod config;
pub mod event;
pub mod fields;
pub mod ingest;
pub mod insert;
pub mod json;
pub mod kinds;
pub mod limits;
pub mod reject;
pub mod request_log;
pub mod rows;
pub mod schema;
pub mod select;
pub mod server;
pub mod store;
pub mod time;
