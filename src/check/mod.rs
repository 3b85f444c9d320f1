//! Beside the stages: has the report of a story changed since somebody accepted it?
//!
//! A [`golden`] holds what a reader of the report would miss if it went away, as tab-separated lines that read well in a
//! review; [`changes`] tells what was gained, lost or moved.

pub mod changes;
pub mod golden;

pub use changes::{Change, changes};
pub use golden::golden;

/// Name of the file beside a story's texts that holds the accepted report.
pub const GOLDEN_NAME: &str = "report.golden";

/// Name of the file beside a story's texts that holds what people found in them.
pub const GOLD_NAME: &str = "gold.jsonl";
