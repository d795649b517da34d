//! The real binary over real sockets.

mod access;
mod answers;
mod crash;
mod cross_origin;
mod lifecycle;
mod long_poll;
mod malformed;
mod support;
mod tables;
mod wire;
