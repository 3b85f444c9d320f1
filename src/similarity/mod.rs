//! Stage 5, **similarity**: how alike two sentences of different versions are.

use crate::tokens::Story;

/// Confidence from which a pair is aligned.
pub const DECISION_CONFIDENCE: f64 = 0.5;

/// Candidate pairs of a story with their features and scores.
#[derive(Clone, Debug, Default)]
pub struct Similarity {}

/// Proposes candidate pairs for all versions and scores them.
#[must_use]
pub fn similarity(_story: &Story) -> Similarity {
    Similarity {}
}
