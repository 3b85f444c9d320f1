//! Stage 9, **omissions**: facts and details that a version does not report.

use crate::align::Alignment;
use crate::facts::Fact;
use crate::similarity::Similarity;
use crate::span::Span;
use crate::tokens::Story;

/// A sentence, or a clause of one, that at least one other version does not report.
#[derive(Clone, Debug, PartialEq)]
pub struct Omission {
    /// Whole sentence or detail.
    pub level: Level,
    /// Document that reports it.
    pub document: usize,
    /// Sentence in that document.
    pub sentence: usize,
    /// The words.
    pub span: Span,
    /// Documents that do not report it, sorted.
    pub missing_from: Vec<usize>,
    /// 0–1.
    pub importance: f64,
    /// Why it is that important and why it counts as missing.
    pub reasons: Vec<String>,
    /// The most alike sentence of each document in `missing_from`: `(document, sentence, score)`.
    pub nearest: Vec<(usize, usize, f64)>,
}

/// What is left out.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A whole sentence.
    Sentence,
    /// A clause of an aligned sentence.
    Detail,
}

/// Lists what each version leaves out, the most important first.
#[must_use]
pub fn omissions(
    _story: &Story,
    _similarity: &Similarity,
    _alignments: &[Alignment],
    _facts: &[Fact],
) -> Vec<Omission> {
    Vec::new()
}
