//! Stage 6, **align**: which sentences of two versions tell the same.

pub mod diff;

use crate::similarity::Similarity;
use crate::tokens::Story;

/// Sentences of version `a` that tell what sentences of version `b` tell (1:1, 1:n or m:n).
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// Document number of the first side; smaller than `b`.
    pub a: usize,
    /// Sentence numbers in `a`, sorted, at least one.
    pub a_sentences: Vec<usize>,
    /// Document number of the second side.
    pub b: usize,
    /// Sentence numbers in `b`, sorted, at least one.
    pub b_sentences: Vec<usize>,
    /// The pairs that were found, each with what the model says of it.
    pub pairs: Vec<Pair>,
}

/// Two sentences of different versions that tell the same fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Sentence in the first version.
    pub a: usize,
    /// Sentence in the second version.
    pub b: usize,
    /// How alike they are, 0–1.
    pub score: f64,
    /// Calibrated probability that they report the same fact, 0–1.
    pub confidence: f64,
}

/// Decides which candidate pairs stand.
#[must_use]
pub fn align(_story: &Story, _similarity: &Similarity, _min_confidence: f64) -> Vec<Alignment> {
    Vec::new()
}
