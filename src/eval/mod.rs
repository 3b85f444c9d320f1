//! Measures the stages against gold files.

pub mod alignment;
pub mod gold;
