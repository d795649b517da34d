//! The pure core, from signals. A test that proves a rule of the contract carries its id.
