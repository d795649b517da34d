//! The pure core, from signals. A test that proves a rule of the contract carries its id.

mod bounds;
mod collectors;
mod contract;
mod delivery;
mod events;
mod filling;
mod flush;
mod goals;
mod heard;
mod json;
mod leaving;
mod page_views;
mod problems;
mod queue;
mod recording;
mod replay;
mod retry;
mod scope;
mod script;
mod specification;
mod transcript;
mod types;
mod wish;
mod world;
