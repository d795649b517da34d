//! Every problem in words.
