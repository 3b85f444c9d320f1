//! Measures the stages against gold files.

pub mod attribution;
pub mod loaded;
