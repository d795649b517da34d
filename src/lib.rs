//! The tracker's pure core.
