//! The pure core, from signals. A test that proves a rule of the contract carries its id.

mod bounds;
mod chance;
mod collectors;
mod delivery;
mod events;
mod filling;
mod flush;
mod goals;
mod leaving;
mod meter;
mod oracle;
mod page_views;
mod queue;
mod recording;
mod replay;
mod retry;
mod scope;
mod script;
mod signals;
mod transcript;
mod wish;
mod world;
