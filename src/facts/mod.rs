//! Stage 7, **facts**: the alignments of all versions joined.

use crate::align::Alignment;
use crate::tokens::Story;

/// One fact of the story: who reports it, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// `(document, sentences)`, by document, each document once.
    pub members: Vec<(usize, Vec<usize>)>,
    /// `(document, sentence)` of the sentence that says most of what the others say.
    pub central: (usize, usize),
}

/// Joins alignments into facts; a sentence without a partner is a fact of its own.
#[must_use]
pub fn facts(_story: &Story, _alignments: &[Alignment]) -> Vec<Fact> {
    Vec::new()
}
