//! What a user may set, with the values that are in force when nothing is said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a version is split into sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Split {
    /// Page noise is removed, then paragraphs are split into sentences.
    #[default]
    Text,
    /// One sentence a line; blank lines are skipped and nothing is cleaned.
    Lines,
}

/// Settings of one comparison; all of them are echoed in the report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Settings {
    /// How versions are split.
    pub split: Split,
    /// Whether page noise is removed.
    pub clean: bool,
    /// Least confidence (0–1) at which a pair is aligned.
    pub min_confidence: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { split: Split::Text, clean: true, min_confidence: crate::similarity::decision_confidence() }
    }
}
