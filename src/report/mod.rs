//! Stage 10, **report**: one [`Report`], computed once; every output format only reads it.

mod model;

pub use model::*;
