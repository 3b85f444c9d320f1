//! Measures the stages against gold files.
